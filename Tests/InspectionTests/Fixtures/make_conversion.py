#!/usr/bin/env python3
"""Writes the sources of the tests of `convert`, and what the real libraries load from them.

    pip install torch==2.13.0 numpy==2.4.6 safetensors==0.8.0 joblib==1.6.0 h5py==3.16.0 keras==3.15.1 flax==0.12.8
    KERAS_BACKEND=jax python make_conversion.py

conversion/NAME is a source; conversion/tensors.json says for each one which tensors it holds: name, type, shape and the
SHA-256 of the bytes as `torch.load` or numpy give them, in the order of the axes and little-endian. `reference` is the
digest of the file that the reference library writes from the same tensors.
"""

import collections
import hashlib
import json
import pathlib
import pickle

import flax.serialization
import h5py
import joblib
import keras
import ml_dtypes
import numpy as np
import safetensors.numpy
import safetensors.torch
import torch

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE / "conversion"
TYPES = {
    torch.bool: "BOOL", torch.uint8: "U8", torch.int8: "I8", torch.uint16: "U16", torch.int16: "I16",
    torch.uint32: "U32", torch.int32: "I32", torch.uint64: "U64", torch.int64: "I64", torch.float16: "F16",
    torch.bfloat16: "BF16", torch.float32: "F32", torch.float64: "F64", torch.complex64: "C64",
    torch.float8_e4m3fn: "F8_E4M3", torch.float8_e5m2: "F8_E5M2", torch.float8_e4m3fnuz: "F8_E4M3FNUZ",
    torch.float8_e5m2fnuz: "F8_E5M2FNUZ", torch.float8_e8m0fnu: "F8_E8M0",
}
OTHER = {"bfloat16": "BF16", "float8_e4m3fn": "F8_E4M3"}
NUMPY = {"b1": "BOOL", "u1": "U8", "i1": "I8", "u2": "U16", "i2": "I16", "u4": "U32", "i4": "I32", "u8": "U64", "i8": "I64",
         "f2": "F16", "f4": "F32", "f8": "F64", "c8": "C64"}
tensors: dict = {}
expected: dict = {}


def describe(value):
    if isinstance(value, np.ndarray):
        data = value.astype(value.dtype.newbyteorder("<")).tobytes(order="C")
        return {"dtype": OTHER.get(value.dtype.name) or NUMPY[value.dtype.str[1:]], "shape": list(value.shape), "sha256": hashlib.sha256(data).hexdigest()}
    value = value.detach().contiguous()
    data = value.reshape(-1).view(torch.uint8).numpy().tobytes() if value.numel() else b""
    return {"dtype": TYPES[value.dtype], "shape": list(value.shape), "sha256": hashlib.sha256(data).hexdigest()}


def note(name, values, aliases=(), framework="pt", reference=True, verdict="safe"):
    entry = {"tensors": {k: describe(v) for k, v in values.items()}, "aliases": dict(aliases)}
    if reference and not aliases:
        if framework == "pt":
            written = safetensors.torch.save({k: v.detach().contiguous().clone() for k, v in values.items()}, {"format": "pt"})
        else:
            written = safetensors.numpy.save({k: np.ascontiguousarray(v).astype(v.dtype.newbyteorder("<")).reshape(v.shape) for k, v in values.items()}, {"format": framework})
        entry["reference"] = hashlib.sha256(written).hexdigest()
    tensors[name] = entry
    expected[f"conversion/{name}"] = {"verdict": verdict}


def torch_file(name, value, values, **arguments):
    aliases = arguments.pop("aliases", ())
    torch.save(value, OUT / name, **arguments)
    loaded = torch.load(OUT / name, weights_only=True)
    note(name, values(loaded), aliases)


def data_sets(group):
    found = {}
    group.visititems(lambda path, item: found.update({path.replace("/", "."): np.asarray(item[()])})
                     if isinstance(item, h5py.Dataset) and item.dtype.kind in "fiu" else None)
    return found


def keras_files(rng):
    """Keras's own files of today, and the layout of Keras 2 with types that it rarely uses."""
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4), keras.layers.LayerNormalization(), keras.layers.Dense(2)])
    model.save(OUT / "dense.keras")
    model.save_weights(OUT / "dense.weights.h5")
    with h5py.File(OUT / "dense.weights.h5") as file:
        values = {k: v for k, v in data_sets(file).items() if not k.startswith("optimizer")}
    note("dense.weights.h5", values, framework="tf")
    note("dense.keras", values, framework="tf")
    with h5py.File(OUT / "layout-2.h5", "w") as file:
        file.attrs["keras_version"] = "2.15.0"
        for name, value in {
            "dense/dense/kernel:0": rng.standard_normal((3, 4)).astype("f4"), "dense/dense/bias:0": np.zeros(4, "f4"),
            "half/w:0": rng.standard_normal(5).astype("f2"), "big/w:0": rng.standard_normal((2, 3)).astype(">f8"),
            "count/w:0": np.arange(5, dtype=">u2"), "scalar/w:0": np.float32(3.5), "empty/w:0": np.zeros((0, 3), "f4"),
        }.items():
            file["model_weights/" + name] = value
        file["optimizer_weights/iterations"] = np.int64(4)
    with h5py.File(OUT / "layout-2.h5") as file:
        note("layout-2.h5", data_sets(file["model_weights"]), framework="tf")


def flax_files(rng):
    state = {
        "params": {"dense": {"kernel": rng.standard_normal((3, 4)).astype("f4"), "bias": np.arange(4).astype(ml_dtypes.bfloat16)},
                   "f8": np.arange(4).astype(ml_dtypes.float8_e4m3fn), "mask": np.array([True, False]), "z": np.zeros((2, 0), "f8")},
        "step": 70000, "scale": np.float32(2), "opt_state": {"0": {"mu": np.zeros(3, "f4")}},
    }
    # Arrays beyond this size are cut into pieces; a gigabyte outside of tests.
    flax.serialization.MAX_CHUNK_SIZE = 256
    state["params"]["large"] = np.arange(400, dtype="i4").reshape(10, 8, 5)
    (OUT / "flax.msgpack").write_bytes(flax.serialization.msgpack_serialize(state))
    loaded = flax.serialization.msgpack_restore((OUT / "flax.msgpack").read_bytes())["params"]
    values = {f"params.{k}": v for k, v in loaded.items() if k != "dense"} | {f"params.dense.{k}": v for k, v in loaded["dense"].items()}
    note("flax.msgpack", {k: np.asarray(v) for k, v in values.items()}, framework="flax", reference=False)


def main():
    OUT.mkdir(exist_ok=True)
    torch.manual_seed(1)
    rng = np.random.default_rng(2)
    types = {}
    for dtype, word in TYPES.items():
        data = torch.randint(0, 256, (12 * torch.empty(0, dtype=dtype).element_size(),), dtype=torch.uint8)
        types[word.lower()] = (data & 1 if dtype == torch.bool else data).view(dtype).reshape(3, 4)
    torch_file("types.pt", types, dict)
    base = torch.randn(12, 10)
    views = {
        "transposed": base.t(), "column": base[:, 3], "block": base[2:11:3, 1::2], "permuted": torch.randn(2, 3, 4, 5).permute(2, 0, 3, 1),
        "expanded": torch.randn(3, 1, 2).expand(3, 5, 2), "spread": torch.tensor(1.5).expand(2, 3), "zero-d": torch.tensor(7),
        "empty": torch.empty(2, 0, 3), "overlap": torch.arange(12).unfold(0, 5, 3), "same": base, "diagonal": base.diagonal(),
    }
    torch_file("views.pt", views, dict)
    torch_file("views-legacy.pt", views, dict, _use_new_zipfile_serialization=False)
    model = torch.nn.ModuleDict({"embed": torch.nn.Embedding(6, 4), "head": torch.nn.Linear(4, 6, bias=False)})
    model["head"].weight = model["embed"].weight
    torch_file("tied.pt", model.state_dict(), dict, aliases={"head.weight": "embed.weight"})
    torch_file("tied-legacy.pt", model.state_dict(), dict, aliases={"head.weight": "embed.weight"}, _use_new_zipfile_serialization=False)
    layer = torch.nn.Linear(3, 2)
    optimizer = torch.optim.Adam(layer.parameters())
    layer(torch.ones(1, 3)).sum().backward()
    optimizer.step()
    torch_file("training.pt", {"state_dict": layer.state_dict(), "optimizer": optimizer.state_dict(), "epoch": 2, "args": {"lr": 0.1}},
               lambda loaded: loaded["state_dict"])
    torch_file("nested.pt", {"a": {"b": [torch.ones(2), {"c": torch.zeros(1)}]}, 3: torch.ones(1), "steps": [1, 2]},
               lambda loaded: {"a.b.0": loaded["a"]["b"][0], "a.b.1.c": loaded["a"]["b"][1]["c"], "3": loaded[3]})
    torch_file("tensor.pt", torch.randn(3, 4).t(), lambda loaded: {"tensor": loaded})

    arrays = {code: rng.integers(0, 2, 12).astype(code).reshape(3, 4) for code in NUMPY}
    arrays |= {"fortran": np.asfortranarray(rng.standard_normal((4, 5))), "big": rng.standard_normal((2, 3)).astype(">f8"),
               "zero-d": np.array(2.5, dtype="f4"), "empty": np.zeros((0, 2))}
    for name, save in (("arrays.npz", np.savez), ("packed.npz", np.savez_compressed)):
        save(OUT / name, **arrays)
        note(name, dict(np.load(OUT / name)), framework="np")
    np.save(OUT / "fortran-big.npy", np.asfortranarray(arrays["big"]))
    note("fortran-big.npy", {"tensor": np.load(OUT / "fortran-big.npy")}, framework="np")
    np.save(OUT / "dict.npy", {"w": arrays["f4"], "n": 1}, allow_pickle=True)
    note("dict.npy", {"w": arrays["f4"]}, framework="np")
    for protocol in (2, 3, 4, 5):
        path = OUT / f"arrays-{protocol}.pkl"
        path.write_bytes(pickle.dumps({"layer": arrays, "long": np.arange(1500), "epoch": 1}, protocol=protocol))
        note(path.name, {f"layer.{k}": v for k, v in arrays.items()} | {"long": np.arange(1500)}, framework="np")
    path = OUT / "tensors.pkl"
    path.write_bytes(pickle.dumps(collections.OrderedDict(w=base[:3].t(), b=torch.ones(2))))
    note(path.name, dict(pickle.loads(path.read_bytes())))
    joblib.dump({"a": arrays["f4"], "b": arrays["fortran"]}, OUT / "arrays.joblib")
    note("arrays.joblib", {"a": arrays["f4"], "b": arrays["fortran"]}, framework="np")
    for codec in ("gzip", "lzma"):
        joblib.dump({"a": arrays["f4"], "b": arrays["fortran"], "epoch": 1}, OUT / f"arrays.joblib.{codec}", compress=(codec, 3))
        note(f"arrays.joblib.{codec}", {"a": arrays["f4"], "b": arrays["fortran"]}, framework="np")

    keras_files(rng)
    flax_files(rng)
    (OUT / "tensors.json").write_text(json.dumps(tensors, indent=1, sort_keys=True) + "\n")
    (HERE / "expected-conversion.json").write_text(json.dumps(expected, indent=2, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
