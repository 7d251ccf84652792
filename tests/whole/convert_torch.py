"""`gatehouse convert` against the real torch and numpy: every tensor bit for bit, hostile and broken sources refused.

    python tests/whole/convert_torch.py BINARIES
"""

import collections
import hashlib
import io
import json
import os
import pathlib
import pickle
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile

import joblib
import numpy as np
import safetensors
import safetensors.torch
import torch

results = {"passed": 0, "failed": 0}
ENV = dict(os.environ, NO_COLOR="1")
MODEL_KEYS = ["state_dict", "model_state_dict", "model", "module"]
OPTIMIZER_KEYS = {"optimizer", "optimizer_state_dict", "lr_scheduler", "scheduler"}


def check(name, good, detail=""):
    results["passed" if good else "failed"] += 1
    if not good:
        print(f"FAIL {name}\n  " + "\n  ".join(str(detail).splitlines()[:12]))
    return good


# What torch.load gives, laid flat by the documented rule.

def holds(value):
    if isinstance(value, (torch.Tensor, np.ndarray)):
        return True
    if isinstance(value, dict):
        return any(holds(v) for v in value.values())
    if isinstance(value, (list, tuple)) and not isinstance(value, torch.Size):
        return any(holds(v) for v in value)
    return False


def flat(value, path=()):
    if isinstance(value, (torch.Tensor, np.ndarray)):
        return {".".join(path): value}
    result = {}
    if isinstance(value, dict):
        for key, inner in value.items():
            result |= flat(inner, (*path, str(key)))
    elif isinstance(value, (list, tuple)) and not isinstance(value, torch.Size):
        for index, inner in enumerate(value):
            result |= flat(inner, (*path, str(index)))
    return result


def chosen(value, optimizer=False):
    if isinstance(value, (torch.Tensor, np.ndarray)):
        return {"tensor": value}
    if not isinstance(value, dict):
        return flat(value)
    bare = lambda v: isinstance(v, (torch.Tensor, np.ndarray))  # noqa: E731
    key = None
    if not any(bare(v) for v in value.values()):
        key = next((k for k in MODEL_KEYS if holds(value.get(k)) and not bare(value[k])), None)
    result = {}
    for name, inner in value.items():
        is_optimizer = name in OPTIMIZER_KEYS and not bare(inner)
        if is_optimizer and not optimizer:
            continue
        if key is None or is_optimizer:
            result |= flat(inner, (str(name),))
        elif name == key:
            result |= flat(inner)
    return result


def raw(tensor):
    """The bytes of a tensor in the order of its axes, little-endian."""
    if isinstance(tensor, np.ndarray):
        tensor = np.asarray(tensor)
        return tensor.astype(tensor.dtype.newbyteorder("<"), copy=False).tobytes(order="C")
    tensor = tensor.detach().cpu().contiguous()
    if tensor.numel() == 0:
        return b""
    return tensor.reshape(-1).view(torch.uint8).numpy().tobytes()


NUMPY_TYPES = {"b1": "BOOL", "u1": "U8", "i1": "I8", "u2": "U16", "i2": "I16", "u4": "U32", "i4": "I32", "u8": "U64",
               "i8": "I64", "f2": "F16", "f4": "F32", "f8": "F64", "c8": "C64"}
TORCH_TYPES = {
    torch.bool: "BOOL", torch.uint8: "U8", torch.int8: "I8", torch.uint16: "U16", torch.int16: "I16",
    torch.uint32: "U32", torch.int32: "I32", torch.uint64: "U64", torch.int64: "I64", torch.float16: "F16",
    torch.bfloat16: "BF16", torch.float32: "F32", torch.float64: "F64", torch.complex64: "C64",
    torch.float8_e4m3fn: "F8_E4M3", torch.float8_e5m2: "F8_E5M2", torch.float8_e4m3fnuz: "F8_E4M3FNUZ",
    torch.float8_e5m2fnuz: "F8_E5M2FNUZ", torch.float8_e8m0fnu: "F8_E8M0",
}


def type_of(tensor):
    if isinstance(tensor, np.ndarray):
        return NUMPY_TYPES[tensor.dtype.str[1:]]
    return TORCH_TYPES[tensor.dtype]


def read(path):
    """Name to (type, shape, bytes), and the metadata, straight from the bytes of the file."""
    data = path.read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        start, end = (8 + length + at for at in entry["data_offsets"])
        tensors[name] = (entry["dtype"], entry["shape"], data[start:end])
    return tensors, metadata


class Session:
    def __init__(self, binaries):
        self.gatehouse = str(pathlib.Path(binaries).resolve() / "gatehouse")
        self.base = pathlib.Path(tempfile.mkdtemp(prefix="gatehouse-convert-"))
        self.number = 0

    def close(self):
        shutil.rmtree(self.base, ignore_errors=True)

    def place(self, suffix):
        self.number += 1
        return self.base / f"{self.number}{suffix}"

    def convert(self, source, output, *flags):
        return subprocess.run([self.gatehouse, "convert", str(source), str(output), *flags], env=ENV, cwd=self.base,
                              capture_output=True, text=True, timeout=120)

    def same(self, name, source, expected, *flags, exact=True):
        """The result holds exactly the expected tensors."""
        output = self.place(".safetensors")
        done = self.convert(source, output, *flags)
        if not check(f"{name}: converted", done.returncode == 0, done.stdout + done.stderr):
            return None
        tensors, metadata = read(output)
        aliases = {k: v for k, v in metadata.items() if k != "format" and v in tensors}
        check(f"{name}: names", set(tensors) | set(aliases) == set(expected),
              f"missing {sorted(set(expected) - set(tensors) - set(aliases))[:5]}, "
              f"too many {sorted((set(tensors) | set(aliases)) - set(expected))[:5]}")
        wrong = []
        for key, tensor in expected.items():
            there = tensors.get(key) or tensors.get(aliases.get(key, ""))
            if there is None or there != (type_of(tensor), list(tensor.shape), raw(tensor)):
                wrong.append(f"{key}: {tuple(tensor.shape)} {tensor.dtype}, found {there and there[:2]}")
        check(f"{name}: every bit", not wrong, "\n".join(wrong))
        # The reference reads it, and writes the same bytes.
        with safetensors.safe_open(output, "pt") as opened:
            check(f"{name}: the reference reads it", set(opened.keys()) == set(tensors))
        if exact and all(isinstance(t, torch.Tensor) for t in expected.values()) and len(metadata) == 1:
            again = safetensors.torch.save(
                {k: v.detach().contiguous().clone() for k, v in expected.items()}, metadata)
            check(f"{name}: the bytes of the reference", again == output.read_bytes())
        second = self.place(".safetensors")
        self.convert(source, second, *flags)
        check(f"{name}: the same again", second.read_bytes() == output.read_bytes())
        output.unlink()
        second.unlink()
        return aliases

    def refused(self, name, source, *mentions, codes=(1,), flags=()):
        output = self.place(".safetensors")
        done = self.convert(source, output, *flags)
        text = done.stdout + done.stderr
        check(f"{name}: refused", done.returncode in codes and all(m in text for m in mentions),
              f"exit {done.returncode}, wanted {codes} and {mentions}\n{text}")
        left = [p.name for p in output.parent.iterdir() if p == output or p.name.startswith(".tmp")]
        check(f"{name}: nothing is left", not left, left)


# Sources

def all_types():
    torch.manual_seed(7)
    values = {}
    for dtype, word in TORCH_TYPES.items():
        width = torch.empty(0, dtype=dtype).element_size()
        data = torch.randint(0, 256, (24 * width,), dtype=torch.uint8)
        if dtype == torch.bool:
            data = data & 1
        values["t." + word.lower()] = data.view(dtype).reshape(2, 3, 4)
    return values


def views():
    base = torch.randn(64, 48)
    deep = torch.randn(3, 4, 5, 6)
    return {
        "transposed": base.t(), "row": base[3], "column": base[:, 5], "block": base[8:40:3, 4:40:5],
        "expanded": torch.randn(7, 1, 3).expand(7, 11, 3), "scalar-expanded": torch.tensor(2.5).expand(4, 4),
        "permuted": deep.permute(2, 0, 3, 1), "flipped-axes": deep.permute(3, 2, 1, 0), "stepped": deep[::2, 1::2, :, ::3],
        "channels-last": torch.randn(2, 3, 8, 8).to(memory_format=torch.channels_last),
        "strided": torch.as_strided(torch.arange(200), (5, 6), (17, 3), 9), "overlap": torch.arange(30).unfold(0, 10, 2),
        "diagonal": base.diagonal(), "half": base.half().t()[::2], "bytes": torch.arange(100, dtype=torch.uint8)[5::7],
        "zero-d": torch.tensor(3.0), "zero-d-view": base[1, 1], "empty": torch.empty(0), "empty-axes": torch.empty(3, 0, 2),
        "one": torch.ones(1, 1, 1), "int64": torch.arange(12).reshape(3, 4).t(),
    }


def tied():
    model = torch.nn.ModuleDict({"embed": torch.nn.Embedding(20, 8), "head": torch.nn.Linear(8, 20, bias=False),
                                 "norm": torch.nn.LayerNorm(8)})
    model["head"].weight = model["embed"].weight
    return model.state_dict()


def trained():
    torch.manual_seed(3)
    model = torch.nn.Sequential(torch.nn.Linear(6, 9), torch.nn.BatchNorm1d(9), torch.nn.ReLU(), torch.nn.Linear(9, 2))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 5)
    for _ in range(3):
        optimizer.zero_grad()
        model(torch.randn(4, 6)).sum().backward()
        optimizer.step()
        scheduler.step()
    return model, optimizer, scheduler


def sources():
    """Name, value, and arguments of torch.save."""
    model, optimizer, scheduler = trained()
    plain = model.state_dict()
    yield "all types", all_types(), {}
    yield "views", views(), {}
    yield "tied", tied(), {}
    yield "state dict", plain, {}
    yield "parameters", dict(model.named_parameters()), {}
    yield "buffer class", {"a": torch.nn.Buffer(torch.ones(3)), "b": torch.nn.Parameter(torch.zeros(2), requires_grad=False)}, {}
    yield "data parallel", collections.OrderedDict(("module." + k, v) for k, v in plain.items()), {}
    yield "checkpoint", {"state_dict": plain, "optimizer": optimizer.state_dict(), "epoch": 3, "best": 0.5, "name": "x"}, {}
    yield "model key", {"model": plain, "lr_scheduler": scheduler.state_dict(), "args": {"lr": 0.1, "layers": [1, 2]}}, {}
    yield "model_state_dict", {"model_state_dict": plain, "optimizer_state_dict": optimizer.state_dict(), "loss": 1.5}, {}
    yield "module key", {"module": plain, "extra": torch.Size([1, 2]), "none": None}, {}
    yield "ema beside", {"model": plain, "ema": {k: v * 2 for k, v in plain.items()}}, {}
    yield "nested", {"encoder": {"layers": [{"w": torch.randn(2)}, {"w": torch.randn(3)}]}, "steps": 4, "pair": (torch.ones(1), 2)}, {}
    yield "int keys", {0: torch.ones(2), 1: {5: torch.zeros(1)}}, {}
    yield "a tensor", torch.randn(5, 5).t(), {}
    yield "a parameter", torch.nn.Parameter(torch.randn(4)), {}
    yield "a list", [torch.randn(2), torch.randn(3)], {}
    yield "strange names", {"with space": torch.ones(1), "ünïcode": torch.ones(2), 'quote"back\\slash\n\t\x01\x7f': torch.ones(3), "": torch.ones(4)}, {}
    yield "many", {f"layer.{i}.weight": torch.full((3,), float(i)) for i in range(3000)}, {}
    one = torch.arange(10000, dtype=torch.float32)
    yield "one storage", {f"p{i}": one[i * 10:(i + 1) * 10] for i in range(1000)}, {}
    yield "same object", {"a": one, "b": one, "c": one.view(100, 100), "d": one.clone()}, {}
    yield "attributes", {"x": with_attribute(torch.ones(3)), "y": with_attribute(torch.nn.Parameter(torch.ones(2)))}, {}
    yield "large", {"big": torch.randn(3000, 2000).t(), "bf": torch.randn(2500, 1300).bfloat16().t()[::2], "wide": torch.randn(2, 3000000)}, {}
    yield "protocol 4", plain, {"pickle_protocol": 4}
    yield "wide integers", {"u16": torch.arange(9, dtype=torch.int32).to(torch.uint16).reshape(3, 3).t(), "u64": torch.arange(5).to(torch.uint64)}, {}


def with_attribute(tensor):
    tensor.note = "kept by torch"
    return tensor


def torch_cases(session):
    for name, value, arguments in sources():
        for legacy in (False, True):
            if legacy and name in ("all types", "wide integers"):
                # torch itself cannot read untyped storages back from the legacy format.
                value = {k: v for k, v in value.items() if not (v.dtype in (torch.uint16, torch.uint32, torch.uint64) or "float8" in str(v.dtype))}
                if not value:
                    continue
            path = session.place(".pt")
            torch.save(value, path, _use_new_zipfile_serialization=not legacy, **arguments)
            # The restricted unpickler knows protocol 2 alone.
            loaded = torch.load(path, weights_only=not arguments)
            title = name + (", legacy" if legacy else "")
            aliases = session.same(title, path, chosen(loaded))
            if name == "tied":
                check(f"{title}: one is saved, the other named", aliases == {"head.weight": "embed.weight"}, aliases)
            if name in ("checkpoint", "model_state_dict"):
                session.same(title + ", with optimizer", path, chosen(loaded, optimizer=True), "--include-optimizer")
            if name == "ema beside":
                session.same(title + ", by key", path, flat(loaded["ema"]), "--prefix-key", "ema")
            if name == "nested":
                session.same(title + ", by keys", path, flat(loaded["encoder"]["layers"]), "--prefix-key", "encoder.layers")
            path.unlink()


def loaders(session):
    """Real loaders take the results: tied weights through load_model, two numbers in a byte."""
    model = torch.nn.ModuleDict({"embed": torch.nn.Embedding(20, 8), "head": torch.nn.Linear(8, 20, bias=False)})
    model["head"].weight = model["embed"].weight
    path, output = session.place(".pt"), session.place(".safetensors")
    torch.save(model.state_dict(), path)
    session.convert(path, output)
    other = torch.nn.ModuleDict({"embed": torch.nn.Embedding(20, 8), "head": torch.nn.Linear(8, 20, bias=False)})
    other["head"].weight = other["embed"].weight
    safetensors.torch.load_model(other, output)
    check("load_model takes tied weights", torch.equal(other["head"].weight, model["embed"].weight))
    packed = {"f4": torch.randint(0, 256, (6, 4), dtype=torch.uint8).view(torch.float4_e2m1fn_x2)}
    path, output = session.place(".pt"), session.place(".safetensors")
    torch.save(packed, path)
    done = session.convert(path, output)
    good = done.returncode == 0 and output.read_bytes() == safetensors.torch.save(packed, {"format": "pt"})
    check("two numbers in a byte, as the reference writes them", good, done.stdout + done.stderr)


def byte_order(session):
    """The same file as a big-endian machine would have written it."""
    values = {k: v for k, v in all_types().items() if v.dtype not in (torch.uint16, torch.uint32, torch.uint64)}
    values["view"] = torch.arange(60, dtype=torch.int32).reshape(6, 10).t()[::3]
    path, big = session.place(".pt"), session.place(".pt")
    torch.save(values, path)
    swaps = {}
    for key, tensor in values.items():
        width = tensor.element_size() // (2 if tensor.dtype.is_complex else 1)
        swaps[tensor.untyped_storage().data_ptr()] = width
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(big, "w") as new:
        widths = list(swaps.values())
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.endswith("/byteorder"):
                data = b"big"
            elif "/data/" in entry.filename:
                width = widths[int(entry.filename.rsplit("/", 1)[1])]
                data = np.frombuffer(data, f"V{width}").tobytes() if width == 1 else np.frombuffer(data, f"u{width}").byteswap().tobytes()
            new.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), data)
    loaded = torch.load(big, weights_only=True)
    check("big endian: torch reads the same", all(raw(loaded[k]) == raw(v) for k, v in values.items()))
    session.same("big endian", big, loaded)
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        packed = session.place(".pt")
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w", method) as new:
            for entry in old.infolist():
                new.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), old.read(entry), method)
        session.same(f"packed by method {method}", packed, torch.load(path, weights_only=True))


def arrays():
    rng = np.random.default_rng(5)
    base = rng.standard_normal((6, 7))
    result = {code: np.frombuffer(rng.bytes(24 * np.dtype(code).itemsize), np.uint8).reshape(24, -1).copy().view(code).reshape(4, 6)
              for code in NUMPY_TYPES if code != "b1"}
    result |= {">" + code: result[code].astype(">" + code) for code in ("f4", "f8", "i2", "c8", "u8", "f2")}
    result |= {"bool": base > 0, "fortran": np.asfortranarray(base), "fortran-big": np.asfortranarray(base.astype(">f4")),
               "zero-d": np.array(4.5), "empty": np.zeros((0, 3)), "sliced": base[::2, 1:], "transposed": base.T,
               "deep": np.asfortranarray(rng.standard_normal((2, 3, 4, 5)))}
    return result


def numpy_cases(session):
    values = arrays()
    for name, value in values.items():
        path = session.place(".npy")
        np.save(path, value)
        session.same(f"npy {name}", path, {"tensor": np.load(path)})
    for save in (np.savez, np.savez_compressed):
        path = session.place(".npz")
        save(path, **{k.replace(">", "big-"): v for k, v in values.items()})
        session.same(save.__name__, path, {k: v for k, v in np.load(path).items()})
    path = session.place(".npz")
    np.savez(path, weights=values["f4"], labels=np.array(["a", "b"]))
    session.same("npz with texts", path, {"weights": values["f4"]})
    path = session.place(".npy")
    np.save(path, {"conv": {"w": values["f4"], "b": values["f8"]}, "n": 3}, allow_pickle=True)
    session.same("npy of a dict", path, {"conv.w": values["f4"], "conv.b": values["f8"]})
    large = np.random.default_rng(1).integers(0, 256, 30000, dtype=np.uint8)
    for protocol in range(2, 6):
        path = session.place(".pkl")
        path.write_bytes(pickle.dumps({"epoch": 2, "state": values, "large": large, "score": np.float64(0.5)}, protocol=protocol))
        session.same(f"pickle {protocol}", path, flat({"state": values, "large": large}))
    path = session.place(".pkl")
    path.write_bytes(pickle.dumps(values["fortran"], protocol=4))
    session.same("a pickled array", path, {"tensor": values["fortran"]})
    path = session.place(".pkl")
    state = tied()
    path.write_bytes(pickle.dumps(state))
    session.same("tensors in a plain pickle", path, flat(state))
    expected = {"a": values["f4"], "b": values["fortran"], "big": large}
    for codec in (0, ("zlib", 3), ("gzip", 3), ("bz2", 3), ("xz", 3), ("lzma", 3)):
        path = session.place(".joblib")
        joblib.dump({**expected, "epoch": 1}, path, compress=codec)
        session.same(f"joblib, {codec or 'plain'}", path, expected)


class Runs:
    def __reduce__(self):
        return (os.system, ("touch executed",))


class Own:
    pass


def refusals(session):
    def saved(value, **arguments):
        path = session.place(".pt")
        torch.save(value, path, **arguments)
        return path

    good = {"w": torch.ones(3)}
    for legacy in (False, True):
        session.refused("a payload", saved({**good, "x": Runs()}, _use_new_zipfile_serialization=not legacy), "system")
        session.refused("a payload beside the model", saved({"state_dict": good, "x": Runs()}, _use_new_zipfile_serialization=not legacy), "system")
    check("nothing ran", not (session.base / "executed").exists() and not pathlib.Path("executed").exists())
    session.refused("an object in the tree", saved({"a": {"b": [torch.ones(1), Own()]}}), "a.b.1")
    path = saved({"state_dict": good, "args": Own()})
    session.same("an object beside the model is left out", path, good, exact=False)
    session.refused("a whole model", saved(torch.nn.Linear(2, 2)), "torch.nn.modules.linear.Linear")
    session.refused("sparse", saved({"s": torch.eye(3).to_sparse()}), "s:", "sparse")
    session.refused("quantised", saved({"q": torch.quantize_per_tensor(torch.ones(3), 0.1, 0, torch.qint8)}), "q:", "quantised")
    session.refused("complex128", saved({"c": torch.ones(2, dtype=torch.complex128)}), "c:", "ComplexDoubleStorage")
    session.refused("conjugated", saved({"c": torch.ones(2, dtype=torch.complex64).conj()}), "c:")
    session.refused("no tensors", saved({"epoch": 1}), "no tensors")
    session.refused("two tensors of one name", saved({"a.b": torch.ones(1), "a": {"b": torch.ones(1)}}), "a.b")
    session.refused("an unknown key", saved({"m": good}), "there is no key", flags=("--prefix-key", "x"))
    session.refused("a huge expansion", saved({"x": torch.zeros(1).expand(1 << 40)}), "x:")
    script = session.place(".pt")
    torch.jit.script(torch.nn.Linear(2, 2)).save(str(script))
    session.refused("TorchScript", script)
    session.refused("a missing file", session.base / "nowhere.pt", codes=(2,))
    text = session.place(".pt")
    text.write_bytes(b"hello, this is no model\n" * 10)
    session.refused("no model", text)
    structured = session.place(".npy")
    np.save(structured, np.zeros(3, dtype=[("a", "f4"), ("b", "i4")]))
    session.refused("records", structured)
    session.refused("dates", saved_array(session, np.array(["2020-01-01"], dtype="M8[D]")))
    existing = session.place(".safetensors")
    existing.write_bytes(b"precious")
    source = saved(good)
    done = session.convert(source, existing)
    check("an existing file is kept", done.returncode == 2 and existing.read_bytes() == b"precious", done.stderr)
    check("--force replaces it", session.convert(source, existing, "--force").returncode == 0 and len(existing.read_bytes()) > 64)
    done = session.convert(source, source, "--force")
    check("a source is not replaced by itself", done.returncode == 2 and torch.load(source, weights_only=True)["w"].sum() == 3)
    broken(session, saved)


def saved_array(session, value):
    path = session.place(".npy")
    np.save(path, value)
    return path


def broken(session, saved):
    """Cut anywhere, or with bits flipped: refused, or the tensors that are there; never a crash, never a rest."""
    rng = random.Random(11)
    model = collections.OrderedDict(a=torch.arange(6.0).reshape(2, 3).t(), b=torch.ones(5, dtype=torch.int16))
    for source in (saved(model), saved(model, _use_new_zipfile_serialization=False), saved_array(session, np.ones((3, 4)))):
        data = source.read_bytes()
        target, output = session.place(".cut"), session.place(".out")
        for length in [0, 1, 7, len(data) - 1] + [rng.randrange(len(data)) for _ in range(12)]:
            target.write_bytes(data[:length])
            done = session.convert(target, output)
            check(f"cut at {length} of {source.name}", done.returncode in (1, 2) and not output.exists(), done.stdout + done.stderr)
        for _ in range(25):
            changed = bytearray(data)
            for _ in range(rng.randint(1, 4)):
                changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
            target.write_bytes(changed)
            done = session.convert(target, output)
            good = done.returncode in (0, 1, 2) and (done.returncode == 0) == output.exists()
            if done.returncode == 0:
                safetensors.torch.load_file(output)
                output.unlink()
            check("a changed file", good, f"exit {done.returncode}\n{done.stdout}{done.stderr}")
    # Bounds of a view: offset and strides that leave the storage.
    for size, stride, offset in (((4,), (1,), 1), ((2, 2), (3, 1), 0), ((1 << 62,), (0,), 0), ((2,), (1 << 62,), 0), ((2, (1 << 63) - 1), (1, 1), 0)):
        path = crafted(session, size, stride, offset)
        session.refused(f"shape {size}, strides {stride}, offset {offset}", path)


def crafted(session, size, stride, offset):
    """A checkpoint of one tensor over a storage of four numbers, with a shape of our own."""
    def number(value):
        return b"\x8a\x08" + value.to_bytes(8, "little", signed=True)

    def numbers(values):
        return b"(" + b"".join(map(number, values)) + b"t"

    def text(value):
        return b"X" + struct.pack("<I", len(value)) + value.encode()

    storage = b"(" + text("storage") + b"ctorch\nFloatStorage\n" + text("0") + text("cpu") + number(4) + b"tQ"
    pickled = (b"\x80\x02}" + text("w") + b"ctorch._utils\n_rebuild_tensor_v2\n(" + storage + number(offset) + numbers(size)
               + numbers(stride) + b"\x89ccollections\nOrderedDict\n)Rt" + b"Rs.")
    path = session.place(".pt")
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (("a/data.pkl", pickled), ("a/byteorder", b"little"), ("a/data/0", bytes(16)), ("a/version", b"3\n")):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return path


def outputs(session):
    """What is said: JSON for programs, a dry run that writes nothing."""
    path = session.place(".pt")
    torch.save({"model": tied(), "epoch": 4, "optimizer": {"state": {}, "lr": 0.1}}, path)
    output = session.place(".safetensors")
    done = session.convert(path, output, "--dry-run", "--format", "json")
    said = json.loads(done.stdout)
    check("a dry run writes nothing", done.returncode == 0 and not output.exists(), done.stderr)
    check("a dry run says what it would do", said["conversion"]["aliases"] == {"head.weight": "embed.weight"}
          and {d["path"] for d in said["conversion"]["dropped"]} >= {"epoch", "optimizer"}, said)
    done = session.convert(path, output, "--format", "json")
    said = json.loads(done.stdout)
    check("the digest is that of the file", said["result"]["sha256"] == hashlib.sha256(output.read_bytes()).hexdigest(), said)
    tensors, _ = read(output)
    check("and those of the tensors", all(hashlib.sha256(tensors[t["name"]][2]).hexdigest() == t["sha256"] for t in said["tensors"]), said)


def main():
    session = Session(sys.argv[1])
    try:
        for part in (torch_cases, loaders, byte_order, numpy_cases, refusals, outputs):
            part(session)
    finally:
        session.close()
    print(f"convert: {results['passed']} passed, {results['failed']} failed")
    return 1 if results["failed"] or results["passed"] < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
