"""Writes the fixtures of the inspection tests: ordinary files by the real libraries, hostile ones
byte by byte. Hostile files are never loaded, here or in the tests.

    python -m venv venv && venv/bin/pip install torch==2.13.0 numpy safetensors gguf scikit-learn joblib
    venv/bin/python make_fixtures.py

The expected verdicts stand in expected.json, which the tests read.
"""

import collections
import datetime
import decimal
import fractions
import io
import json
import os
import pathlib
import pickle
import struct
import uuid
import warnings
import zipfile
import zlib

warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).parent
EXPECTED = {}


def put(name, data, verdict, rule=None, **more):
    path = HERE / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    assert len(data) < 60_000, (name, len(data))
    EXPECTED[name] = {"verdict": verdict, **({"rule": rule} if rule else {}), **more}


# --- ordinary -----------------------------------------------------------------------------------

def stdlib():
    value = {
        "text": "héllo", "bytes": b"\x00\xff" * 20, "numbers": [1, -1, 2**70, 1.5, True, None, 3j],
        "set": {1, 2}, "frozen": frozenset("ab"), "tuple": (1, (2, 3)),
        "ordered": collections.OrderedDict(a=1), "default": collections.defaultdict(list, x=[1]),
        "deque": collections.deque([1, 2]), "counter": collections.Counter("abca"),
        "when": datetime.datetime(2026, 1, 2, tzinfo=datetime.timezone.utc),
        "money": decimal.Decimal("1.5"), "part": fractions.Fraction(1, 3),
        "id": uuid.UUID(int=5), "path": pathlib.PurePosixPath("a/b"), "range": range(3),
        "array": bytearray(b"abc"),
    }
    value["self"] = value["numbers"]
    for protocol in range(6):
        put(f"benign/stdlib-{protocol}.pkl", pickle.dumps(value, protocol), "safe", format="pickle")
    two = pickle.dumps([1]) + pickle.dumps({"a": 2})
    put("benign/two-streams.pkl", two, "safe", format="pickle")


def torch_files():
    import torch
    torch.manual_seed(1)
    dtypes = [torch.float32, torch.float16, torch.bfloat16, torch.float64, torch.int8, torch.int64,
              torch.uint8, torch.bool, torch.complex64, torch.float8_e4m3fn]
    state = collections.OrderedDict(
        (str(t), torch.ones(4, 3).to(t)) for t in dtypes)
    state["view"] = torch.arange(12.0).reshape(3, 4)[1:, ::2]
    state["parameter"] = torch.nn.Parameter(torch.ones(2))
    state["shape"] = torch.Size([1, 2])
    state["meta"] = {"epoch": 3, "dtype": torch.float32}

    def save(value, **how):
        out = io.BytesIO()
        torch.save(value, out, **how)
        return out.getvalue()

    put("benign/state-dict.pt", save(state), "safe", format="pytorch-zip")
    put("benign/state-dict-legacy.pt", save(state, _use_new_zipfile_serialization=False), "safe",
        format="pytorch-legacy")
    model = torch.nn.Linear(3, 2)
    optimizer = torch.optim.Adam(model.parameters())
    model(torch.ones(1, 3)).sum().backward()
    optimizer.step()
    put("benign/checkpoint.pt",
        save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": 1}),
        "safe", format="pytorch-zip")
    put("benign/tensor.pkl", pickle.dumps(torch.ones(3)), "safe", format="pickle")
    put("module/linear.pt", save(model), "suspicious", "GH-PKL-002")
    put("module/linear-legacy.pt", save(model, _use_new_zipfile_serialization=False), "suspicious",
        "GH-PKL-002")


def numpy_files():
    import numpy as np

    def save(value, **how):
        out = io.BytesIO()
        np.save(out, value, **how)
        return out.getvalue()

    rng = np.random.default_rng(1)
    put("benign/floats.npy", save(rng.random((5, 7))), "safe", format="npy")
    put("benign/scalar.npy", save(np.float32(3)), "safe", format="npy")
    put("benign/fields.npy", save(np.zeros(3, dtype=[("a", "<f4"), ("b", "<i2", (2,)), ("c", "U3")])),
        "safe", format="npy")
    put("benign/dates.npy", save(np.array(["2026-01-01"], dtype="M8[D]")), "safe", format="npy")
    put("benign/objects.npy", save(np.array([{"a": 1}, [1, 2], None], dtype=object)), "safe",
        format="npy")
    out = io.BytesIO()
    np.savez(out, a=np.arange(5), b=np.ones((2, 2)))
    put("benign/two.npz", out.getvalue(), "safe", format="npz")
    out = io.BytesIO()
    np.savez_compressed(out, a=np.zeros(5000), b=rng.random(20))
    put("benign/packed.npz", out.getvalue(), "safe", format="npz")
    value = {"ones": np.ones((8, 8)), "random": rng.random(500), "int": np.int64(3),
             "bool": np.True_, "text": np.array(["a", "bc"]), "masked": np.ma.array([1, 2], mask=[0, 1]),
             "rng": np.random.default_rng(2), "old": np.random.RandomState(3), "dtype": np.dtype("f4"),
             "fields": np.zeros(2, dtype=[("a", "f4")])}
    for protocol in (0, 2, 4, 5):
        put(f"benign/numpy-{protocol}.pkl", pickle.dumps(value, protocol), "safe", format="pickle")


def tensor_files():
    import numpy as np
    from safetensors.numpy import save
    put("benign/model.safetensors",
        save({"a": np.ones((2, 3), np.float32), "b": np.arange(5, dtype=np.int64)}, {"format": "pt"}),
        "safe", format="safetensors")
    put("benign/empty.safetensors", save({}), "safe", format="safetensors")
    from gguf import GGUFWriter
    for name, template, verdict, rule in [
        ("benign/model.gguf",
         "{% for m in messages %}{{ '<|' + m['role'] + '|>' + m['content'] | trim }}{% endfor %}"
         "{% if add_generation_prompt %}{{ '<|assistant|>' }}{% endif %}", "safe", "GH-TPL-003"),
        ("benign/plain.gguf", None, "safe", None),
        ("hostile/template.gguf",
         "{{ ''.__class__.__mro__[1].__subclasses__() }}", "malicious", "GH-TPL-001"),
        ("hostile/template-attr.gguf",
         "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f') }}", "malicious", "GH-TPL-001"),
        ("hostile/template-unknown.gguf", "{{ fetch_it('x') }}", "suspicious", "GH-TPL-002"),
        ("hostile/template-open.gguf", "{{ messages", "unknown", "GH-TPL-004"),
    ]:
        path = HERE / name
        path.parent.mkdir(exist_ok=True)
        writer = GGUFWriter(str(path), "llama")
        writer.add_context_length(16)
        writer.add_token_list(["a", "b", "c"])
        if template:
            writer.add_chat_template(template)
        writer.add_tensor("x", np.ones((4, 8), np.float32))
        writer.add_tensor("y", np.ones(3, np.float16))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        put(name, path.read_bytes(), verdict, rule)


def sklearn_files():
    import joblib
    import numpy as np
    from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.neighbors import KNeighborsClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    from sklearn.svm import SVC
    rng = np.random.default_rng(1)
    x, y = rng.random((20, 3)), np.arange(20) % 2
    models = {
        "logistic": LogisticRegression(), "forest": RandomForestClassifier(3, max_depth=2),
        "boosting": GradientBoostingClassifier(n_estimators=2), "svc": SVC(),
        "knn": KNeighborsClassifier(), "pipeline": make_pipeline(StandardScaler(), LogisticRegression()),
    }
    for name, model in models.items():
        data = pickle.dumps(model.fit(x, y))
        if len(data) < 40_000:
            put(f"benign/sklearn-{name}.pkl", data, "safe", format="pickle")
    out = io.BytesIO()
    joblib.dump(models["pipeline"], out)
    put("benign/pipeline.joblib", out.getvalue(), "safe", format="joblib")
    out = io.BytesIO()
    joblib.dump({"x": x, "o": np.array([None, "a"], dtype=object)}, out)
    put("benign/arrays.joblib", out.getvalue(), "safe", format="joblib")
    put("benign/sklearn-tfidf.pkl", pickle.dumps(TfidfVectorizer().fit(["a b c", "dd ee"])), "safe",
        format="pickle")


# --- hostile ------------------------------------------------------------------------------------

def unicode_op(text):
    data = text.encode()
    return b"\x8c" + bytes([len(data)]) + data


def stack_global(module, name):
    return unicode_op(module) + unicode_op(name) + b"\x93"


def plain_global(module, name):
    return b"c" + module.encode() + b"\n" + name.encode() + b"\n"


COMMAND = b"X\x04\x00\x00\x00echo"


def system_reduce(protocol):
    head = b"" if protocol < 2 else b"\x80" + bytes([protocol])
    if protocol >= 4:
        body = stack_global("os", "system") + COMMAND + b"\x85R."
        return head + b"\x95" + struct.pack("<Q", len(body)) + body
    if protocol == 0:
        return b"cos\nsystem\n(Vecho\ntR."
    return head + b"cos\nsystem\n(" + COMMAND + b"tR."


def pickles():
    h = "hostile/"
    for protocol in range(6):
        put(f"{h}system-{protocol}.pkl", system_reduce(protocol), "malicious", "GH-PKL-001")
    two = b"\x80\x02"
    four = b"\x80\x04"
    vectors = {
        "posix": (two + plain_global("posix", "system") + COMMAND + b"\x85R.", "malicious", "GH-PKL-001"),
        "broken-after": (four + stack_global("os", "system") + COMMAND + b"\x85R\xff\xff garbage",
                         "malicious", "GH-PKL-001"),
        "broken-after-0": (b"cos\nsystem\n(Vecho\ntR\xffnot a pickle", "malicious", "GH-PKL-001"),
        "truncated-after": (four + stack_global("os", "system") + COMMAND + b"\x85R", "malicious", "GH-PKL-001"),
        "dropped-result": (two + b"(" + COMMAND + b"0" + b"cos\nsystem\n" + COMMAND + b"\x85R0N.",
                           "malicious", "GH-PKL-001"),
        "inst": (b"(S'echo'\nios\nsystem\n.", "malicious", "GH-PKL-001"),
        "inst-pop": (b"(S'echo'\nios\nsystem\n0N.", "malicious", "GH-PKL-001"),
        "obj": (b"(cos\nsystem\nS'echo'\no.", "malicious", "GH-PKL-001"),
        "obj-pop": (b"N(cos\nsystem\nS'echo'\no0.", "malicious", "GH-PKL-001"),
        "newobj": (two + plain_global("subprocess", "Popen") + COMMAND + b"\x85\x81.", "malicious", "GH-PKL-001"),
        "newobj-ex": (four + stack_global("subprocess", "Popen") + COMMAND + b"\x85}\x92.", "malicious", "GH-PKL-001"),
        "eval-py2": (two + plain_global("__builtin__", "eval") + COMMAND + b"\x85R.", "malicious", "GH-PKL-001"),
        "builtins-getattr": (four + stack_global("builtins", "getattr") + b"N)\x86R.", "malicious", "GH-PKL-001"),
        "resolve-name": (four + stack_global("pkgutil", "resolve_name") + unicode_op("os:system") + b"\x85R"
                         + COMMAND + b"\x85R.", "malicious", "GH-PKL-001"),
        "attrgetter": (four + stack_global("operator", "attrgetter") + unicode_op("system") + b"\x85R"
                       + stack_global("os", "path") + b"\x85R.", "malicious", "GH-PKL-001"),
        "dotted": (four + stack_global("torch", "os.system") + COMMAND + b"\x85R.", "malicious", "GH-PKL-017"),
        "dotted-deep": (four + stack_global("torch", "_utils.sys.modules") + b".", "malicious", "GH-PKL-017"),
        "computed-name": (four + stack_global("collections", "OrderedDict") + b")R" + unicode_op("x") + b"\x93.",
                          "malicious", "GH-PKL-004"),
        "computed-call": (four + stack_global("collections", "OrderedDict") + b")R)R.", "malicious", "GH-PKL-005"),
        "memo-overwrite": (four + unicode_op("collections") + b"\x94" + unicode_op("OrderedDict") + b"\x94"
                           + unicode_op("os") + b"q\x00" + unicode_op("system") + b"q\x01"
                           + b"h\x00h\x01\x93" + COMMAND + b"\x85R.", "malicious", "GH-PKL-001"),
        "memo-put-text": (b"Vos\np1_0\nVsystem\np 7\n0" + b"\x80\x04" + b"0Vx\n" + b"g10\ng+7\n\x93"
                          + COMMAND + b"\x85R.", "malicious", "GH-PKL-001"),
        "dup": (four + unicode_op("os") + unicode_op("system") + b"\x93" + b"2" + b"0" + COMMAND + b"\x85R.",
                "malicious", "GH-PKL-001"),
        "put-computed": (two + plain_global("builtins", "complex") + b")Rq\x00}bcnumpy\nprod.a\n0.", "malicious", "GH-PKL-017"),
        "ext1": (two + b"\x82\x01)R.", "suspicious", "GH-PKL-006"),
        "ext2": (two + b"\x83\x01\x01)R.", "suspicious", "GH-PKL-006"),
        "ext4": (two + b"\x84\x01\x01\x00\x00.", "suspicious", "GH-PKL-006"),
        "persid": (b"Pevil\n.", "suspicious", "GH-PKL-009"),
        "binpersid": (two + COMMAND + b"Q.", "suspicious", "GH-PKL-009"),
        "sys-modules": (two + plain_global("sys", "modules") + b"X\x02\x00\x00\x00os" + b"N" + b"s.", "malicious", "GH-PKL-008"),
        "setitems": (two + plain_global("sys", "modules") + b"(X\x02\x00\x00\x00os" + b"N" + b"u.", "malicious", "GH-PKL-008"),
        "append-global": (two + plain_global("sys", "path") + COMMAND + b"a.", "malicious", "GH-PKL-008"),
        "build-class": (two + plain_global("collections", "OrderedDict") + b"}(" + COMMAND + b"Nub.", "malicious", "GH-PKL-007"),
        "build-module": (two + plain_global("torch", "nn") + b"}b.", "malicious", "GH-PKL-007"),
        "codecs": (two + plain_global("_codecs", "encode") + COMMAND + b"X\x05\x00\x00\x00rot13\x86R.", "suspicious", "GH-PKL-015"),
        "range-list": (two + plain_global("builtins", "list") + plain_global("builtins", "range")
                       + b"J\xff\xff\xff\x7f\x85R\x85R.", "suspicious", "GH-PKL-015"),
        "project-class": (two + plain_global("mypackage.models", "Net") + b")\x81}b.", "suspicious", "GH-PKL-002"),
        "import-only": (two + plain_global("mypackage", "thing") + b".", "suspicious", "GH-PKL-003"),
        "ufunc-call": (two + plain_global("numpy", "log1p") + b"K\x01\x85R.", "suspicious", "GH-PKL-015"),
        "scipy-setstate": (two + plain_global("scipy.stats._continuous_distns", "norm_gen") + b")\x81}b.", "malicious", "GH-PKL-001"),
        "torch-outside": (two + plain_global("torch._utils", "_rebuild_tensor_v2") + b")R.", "suspicious", "GH-PKL-015"),
        "second-stream": (pickle.dumps({"a": 1}) + system_reduce(2), "malicious", "GH-PKL-001"),
        "trailing": (pickle.dumps({"a": 1}) + b"\xfehello", "unknown", "GH-PKL-013"),
        "nested": (four + b"C" + bytes([len(system_reduce(2))]) + system_reduce(2) + b".", "malicious", "GH-PKL-001"),
        "load-from-bytes": (two + plain_global("torch.storage", "_load_from_bytes") + b"B"
                            + struct.pack("<I", len(system_reduce(2))) + system_reduce(2) + b"\x85R.", "malicious", "GH-PKL-001"),
        "load-computed": (two + plain_global("torch.storage", "_load_from_bytes")
                          + plain_global("collections", "OrderedDict") + b")R\x85R.", "malicious", "GH-PKL-001"),
        "proto-255": (b"\x80\xff" + plain_global("os", "system") + COMMAND + b"\x85R.", "unknown", None),
        "next-buffer": (b"\x80\x05\x97.", "unknown", "GH-PKL-016"),
        "frame-too-long": (four + b"\x95" + struct.pack("<Q", 1 << 40) + b"N.", "unknown", "GH-PKL-010"),
    }
    # A frame that ends inside a text: read flat it is data, read by frames it is a call.
    payload = stack_global("os", "system") + COMMAND + b"\x85R0"
    frame = b"C\x08aaa"
    rest = b"C" + bytes([1 + len(payload)]) + b"z" + payload + b"0."
    vectors["frame-straddle"] = (four + b"\x95" + struct.pack("<Q", len(frame)) + frame
                                 + b"bbbbb" + rest, "malicious", "GH-PKL-001")
    deep = b"\x80\x02" + b"]" * 500 + b"a" * 499 + b"."
    put("benign/deep.pkl", deep, "safe")
    for name, (data, verdict, rule) in vectors.items():
        put(f"{h}{name}.pkl", data, verdict, rule)
    npy = (HERE / "benign/objects.npy").read_bytes()
    end = npy.index(b"\n") + 1
    put(f"{h}objects.npy", npy[:end] + system_reduce(2), "malicious", "GH-PKL-001")
    put(f"{h}header.npy", npy[:10] + npy[10:end].replace(b"'descr': '|O'", b"'descr': f()")
        + npy[end:], "unknown", "GH-NPY-001")
    floats = (HERE / "benign/floats.npy").read_bytes()
    put(f"{h}short.npy", floats[:-8], "unknown", "GH-NPY-001")
    put(f"{h}long.npy", floats + b"12345678", "unknown", "GH-NPY-001")
    legacy = (HERE / "benign/state-dict-legacy.pt").read_bytes()
    put(f"{h}legacy-after.pt", legacy + system_reduce(2), "malicious", "GH-PKL-001")
    magic = b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19."
    put(f"{h}legacy-second.pt", magic + system_reduce(2), "malicious", "GH-PKL-001")
    computed = two + plain_global("builtins", "eval") + b"X\x16\x00\x00\x000x1950a86a20f9469cfc6c\x85R."
    put(f"{h}legacy-computed.pt", computed + legacy[len(magic):], "malicious", "GH-PKL-001")


def zip_files():
    h = "hostile/"
    good = (HERE / "benign/state-dict.pt").read_bytes()

    def repack(change=None, compress=zipfile.ZIP_STORED, extra=()):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(out, "w", compress) as target:
            for info in source.infolist():
                data = source.read(info)
                if change and info.filename.endswith("data.pkl"):
                    data = change(data)
                target.writestr(info.filename, data)
            for name, data in extra:
                target.writestr(name, data)
        return out.getvalue()

    put("benign/repacked.pt", repack(), "safe", format="pytorch-zip")
    put("benign/deflated.pt", repack(compress=zipfile.ZIP_DEFLATED), "safe", format="pytorch-zip")
    evil = repack(lambda data: system_reduce(2))
    put(f"{h}system.pt", evil, "malicious", "GH-PKL-001")
    put(f"{h}system-deflated.pt", repack(lambda d: system_reduce(2), zipfile.ZIP_DEFLATED), "malicious", "GH-PKL-001")
    put(f"{h}after-state.pt", repack(lambda d: d[:-1] + plain_global("os", "system") + COMMAND + b"\x85R0."),
        "malicious", "GH-PKL-001")
    put(f"{h}extra-member.pt", repack(extra=[("archive/extra/other.bin", system_reduce(2))]), "malicious", "GH-PKL-001")
    put(f"{h}text-member.pt", repack(extra=[("archive/readme.txt", b"hello")]), "safe")
    put(f"{h}script.pt", repack(extra=[("archive/code/__torch__.py", b"def f(): pass")]), "safe")
    put(f"{h}slip.zip", repack(extra=[("../../etc/x", b"")]), "suspicious", "GH-ZIP-007")
    put(f"{h}absolute.zip", repack(extra=[("/etc/x", b"1")]), "suspicious", "GH-ZIP-007")
    put(f"{h}duplicate.pt", repack(extra=[("archive/data.pkl", system_reduce(2))]), "malicious", "GH-ZIP-006")

    def patch(data, at, new):
        return data[:at] + new + data[at + len(new):]

    small = io.BytesIO()
    with zipfile.ZipFile(small, "w") as target:
        target.writestr("a/data.pkl", system_reduce(2))
        target.writestr("a/version", b"3\n")
    small = small.getvalue()
    central = small.index(b"PK\x01\x02")
    for bit in (0x1, 0x20, 0x40):
        marked = patch(small, 6, struct.pack("<H", bit))
        marked = patch(marked, central + 8, struct.pack("<H", bit))
        put(f"{h}flag-{bit:02x}.pt", marked, "malicious", "GH-PKL-001")
        put(f"{h}flag-{bit:02x}-central.pt", patch(small, central + 8, struct.pack("<H", bit)), "malicious", "GH-ZIP-002")
    put(f"{h}name-local.pt", patch(small, 30, b"a/Data.pkl"), "malicious", "GH-ZIP-001")
    put(f"{h}name-central.pt", patch(small, central + 46, b"a/nothing."), "malicious", "GH-ZIP-001")
    put(f"{h}crc.pt", patch(patch(small, 14, b"1234"), central + 16, b"1234"), "malicious", "GH-ZIP-004")
    put(f"{h}method.pt", patch(patch(small, 8, b"\x63\x00"), central + 10, b"\x63\x00"), "malicious", "GH-ZIP-008")
    put(f"{h}method-local.pt", patch(small, 8, b"\x08\x00"), "malicious", "GH-ZIP-002")
    put(f"{h}no-directory.pt", small[:central], "malicious", "GH-ZIP-010")
    benign_small = io.BytesIO()
    with zipfile.ZipFile(benign_small, "w") as target:
        target.writestr("a.npy", (HERE / "benign/floats.npy").read_bytes())
    benign_small = benign_small.getvalue()
    put(f"{h}prefix.zip", b"prefix bytes " + benign_small, "suspicious", "GH-ZIP-005")
    put(f"{h}prefix-pickle.zip", system_reduce(2) + benign_small, "malicious", "GH-PKL-001")
    put(f"{h}suffix.zip", benign_small + b"suffix", "suspicious", "GH-ZIP-005")
    put(f"{h}crc-only.zip", patch(patch(benign_small, 14, b"1234"),
                                  benign_small.index(b"PK\x01\x02") + 16, b"1234"), "unknown", "GH-ZIP-004")
    at = benign_small.index(b"PK\x01\x02")
    orphan = small[:small.index(b"PK\x03\x04", 4)]
    moved = benign_small[:at] + orphan + benign_small[at:]
    end = moved.rindex(b"PK\x05\x06")
    put(f"{h}orphan.zip", patch(moved, end + 16, struct.pack("<I", at + len(orphan))), "malicious", "GH-ZIP-011")
    seven = b"7z\xbc\xaf'\x1c\x00\x04" + b"\x00" * 24 + b"data"
    put(f"{h}seven.pt", seven, "unknown", "GH-TAR-008")
    put(f"{h}system.p", system_reduce(2), "malicious", "GH-PKL-001")
    put(f"{h}system.safetensors", system_reduce(4), "malicious", "GH-PKL-001")
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("a.npy", b"\0" * (40 << 20))
    put(f"{h}bomb.zip", bomb.getvalue(), "suspicious", "GH-ZIP-009")
    lying = io.BytesIO()
    with zipfile.ZipFile(lying, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("a.npy", b"\0" * (1 << 20))
    lying = lying.getvalue()
    lying = patch(lying, 22, struct.pack("<I", 100))
    lying = patch(lying, lying.index(b"PK\x01\x02") + 24, struct.pack("<I", 100))
    put(f"{h}lying-size.zip", lying, "suspicious", "GH-ZIP-009")
    nested = benign_small
    for level in range(12):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as target:
            target.writestr("next.zip", nested)
        nested = out.getvalue()
    put(f"{h}nested.zip", nested, "unknown", "GH-ART-004")
    stf = (HERE / "benign/model.safetensors").read_bytes()
    put(f"{h}polyglot.safetensors", stf + small, "malicious", "GH-ART-005")


def safetensors_files():
    h = "hostile/"

    def make(header, data, length=None):
        text = header if isinstance(header, bytes) else json.dumps(header).encode()
        return struct.pack("<Q", len(text) if length is None else length) + text + data

    def t(start, end, shape=None, dtype="U8"):
        return {"dtype": dtype, "shape": shape or [end - start], "data_offsets": [start, end]}

    z = b"\0"
    vectors = {
        "overlap": (make({"a": t(0, 8), "b": t(4, 12)}, z * 12), "suspicious", "GH-STF-001"),
        "gap": (make({"a": t(0, 4), "b": t(8, 12)}, z * 12), "suspicious", "GH-STF-001"),
        "first-gap": (make({"a": t(4, 12)}, z * 12), "suspicious", "GH-STF-001"),
        "trailing": (make({"a": t(0, 4)}, z * 12), "suspicious", "GH-STF-001"),
        "short": (make({"a": t(0, 16)}, z * 12), "suspicious", "GH-STF-001"),
        "duplicate": (make(b'{"a":' + json.dumps(t(0, 4)).encode() + b',"a":' + json.dumps(t(0, 4)).encode() + b"}", z * 4),
                      "suspicious", "GH-STF-002"),
        "huge-header": (make({"a": t(0, 4)}, z * 4, length=100_000_001), "unknown", "GH-STF-004"),
        "header-beyond": (make({"a": t(0, 4)}, z * 4, length=4000), "unknown", "GH-STF-003"),
        "overflow": (make({"a": t(0, 8, [2**63, 2, 8])}, z * 8), "suspicious", "GH-STF-001"),
        "beyond-u64": (make(b'{"a":{"dtype":"U8","shape":[18446744073709551616],"data_offsets":[0,8]}}', z * 8),
                       "unknown", "GH-STF-003"),
        "backwards": (make({"a": {"dtype": "U8", "shape": [4], "data_offsets": [4, 0]}}, z * 4), "suspicious", "GH-STF-001"),
        "dtype": (make({"a": t(0, 4, dtype="X9")}, z * 4), "unknown", "GH-STF-003"),
        "shape": (make({"a": t(0, 4, [5])}, z * 4), "suspicious", "GH-STF-001"),
        "not-json": (make(b"{oops}", z * 4), "unknown", "GH-STF-003"),
        "metadata": (make({"__metadata__": {"a": 1}}, b""), "unknown", "GH-STF-003"),
    }
    for name, (data, verdict, rule) in vectors.items():
        put(f"{h}{name}.safetensors", data, verdict, rule)


def gguf_files():
    h = "hostile/"
    good = (HERE / "benign/plain.gguf").read_bytes()
    put(f"{h}count.gguf", good[:8] + struct.pack("<Q", 2**61) + good[16:], "suspicious", "GH-GGUF-002")
    put(f"{h}entries.gguf", good[:16] + struct.pack("<Q", 2**61) + good[24:], "suspicious", "GH-GGUF-002")
    put(f"{h}key.gguf", good[:24] + struct.pack("<Q", 2**63) + good[32:], "suspicious", "GH-GGUF-002")
    put(f"{h}version.gguf", good[:4] + struct.pack("<I", 9) + good[8:], "unknown", "GH-GGUF-001")
    put(f"{h}cut.gguf", good[:-64], "unknown", "GH-GGUF-001")
    put(f"{h}trailing.gguf", good + b"x" * 64, "suspicious", "GH-GGUF-002")
    at = good.index(b"x", good.index(b"tokens")) if False else good.rindex(b"\x01\x00\x00\x00\x00\x00\x00\x00x")
    shape = at + 9 + 4
    put(f"{h}shape.gguf", good[:shape] + struct.pack("<QQ", 2**62, 2**62) + good[shape + 16:], "suspicious", "GH-GGUF-002")


def others():
    put("unknown/text.txt", b"This is a text, and no model at all.\n", "safe", format="text")
    put("unknown/words.txt", b"(the list)\ncat\ndog\n", "safe", format="text")
    put("unknown/empty.bin", b"", "unknown", "GH-ART-002")
    import random
    put("unknown/random.bin", random.Random(5).randbytes(4096), "unknown", "GH-ART-001")
    put("unknown/script.py", b"import os\nos.system('echo')\n", "malicious", "GH-PY-001")
    put("benign/config.json", b'{"a": 1}\n', "safe", format="json")
    put("unknown/gzip.bin", zlib.compress(b"x" * 99, wbits=31), "safe")


for part in (stdlib, torch_files, numpy_files, tensor_files, sklearn_files, pickles, zip_files,
             safetensors_files, gguf_files, others):
    part()
(HERE / "expected.json").write_text(json.dumps(EXPECTED, indent=1, sort_keys=True) + "\n")
total = sum(os.path.getsize(HERE / n) for n in EXPECTED)
print(len(EXPECTED), "fixtures,", total, "bytes")
