"""Writes the fixtures of HDF5, Keras and Orbax: ordinary files by the real libraries, hostile ones made
from them by changing their bytes or their configuration. Hostile files are never loaded.

    pip install keras==3.15.1 tf_keras==2.21.0 tensorflow==2.21.0 h5py==3.14.0 orbax-checkpoint jax==0.10.2
    python make_keras.py

The expected verdicts stand in expected-keras.json.
"""

import base64
import io
import json
import marshal
import os
import pathlib
import pickle
import struct
import tarfile
import zipfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
import h5py
import numpy as np

HERE = pathlib.Path(__file__).parent
EXPECTED = {}


def put(name, data, verdict, rule=None, **more):
    path = HERE / "models" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    assert len(data) < 60_000, (name, len(data))
    EXPECTED["models/" + name] = {"verdict": verdict, **({"rule": rule} if rule else {}), **more}


def h5(build, **how):
    out = io.BytesIO()
    with h5py.File(out, "w", **how) as file:
        build(file)
    return out.getvalue()


# --- HDF5 ---------------------------------------------------------------------------------------

def tree(file):  # one of each kind of object and attribute
    file.attrs["text"] = "a text of variable length"
    file.attrs["fixed"] = np.bytes_(b"fixed")
    file.attrs["numbers"] = np.arange(6.0).reshape(2, 3)
    file.attrs["texts"] = ["a", "bc", "def"]
    file.attrs["nothing"] = h5py.Empty("f")
    file["plain"] = np.arange(12, dtype="<f4").reshape(3, 4)
    file["scalar"] = 3.5
    file["group/chunked"] = np.zeros((4, 4))
    file.create_dataset("group/packed", data=np.arange(64.0), chunks=(16,), compression="gzip", shuffle=True)
    file.create_dataset("group/lzf", data=np.arange(64), chunks=(16,), compression="lzf")
    file.create_dataset("group/growing", (4,), maxshape=(None,), dtype="i4")
    file.create_dataset("words", data=["x", "yy"], dtype=h5py.string_dtype())
    file["soft"] = h5py.SoftLink("/group/packed")
    file["again"] = file["plain"]
    file["loop"] = file["/"]
    file["fields"] = np.zeros(3, dtype=[("a", "i4"), ("b", "S3")])
    file["ref"] = file["plain"].ref
    file["named"] = np.dtype("f8")


def hdf5_files():
    for library in ("earliest", "latest", "v108", "v110"):
        put(f"tree-{library}.h5", h5(tree, libver=library), "safe", format="hdf5")

    def many(file):
        for index in range(24):
            file[f"name{index:03}"] = np.float32(index)
            file.attrs[f"attribute{index:03}"] = index
    put("many-latest.h5", h5(many, libver="latest"), "safe", format="hdf5")
    put("many-earliest.h5", h5(many), "safe", format="hdf5")
    put("ordered.h5", h5(many, track_order=True), "safe", format="hdf5")
    put("block.h5", h5(tree, userblock_size=512), "safe", format="hdf5")

    def one(file):
        file["group/a"] = [1.0]
    plain = h5(one)

    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w", format=tarfile.GNU_FORMAT) as tar:
        member = tarfile.TarInfo("model.h5")
        member.size = len(plain)
        tar.addfile(member, io.BytesIO(plain))
    put("archive.tar", archive.getvalue(), "safe", format="tar")

    def outside(file):
        file["linked"] = h5py.ExternalLink("/etc/passwd", "/")
    put("external-link.h5", h5(outside), "malicious", "GH-H5-003")
    put("external-link-latest.h5", h5(outside, libver="latest"), "malicious", "GH-H5-003")

    def stored(name):
        def build(file):
            file.create_dataset("secret", (16,), dtype="u1", external=[(name, 0, h5py.h5f.UNLIMITED)])
        return build
    put("external-storage.h5", h5(stored("/etc/passwd")), "malicious", "GH-H5-003")
    put("external-storage-latest.h5", h5(stored("../../x"), libver="latest"), "malicious", "GH-H5-003")
    put("external-near.h5", h5(stored("data.raw")), "suspicious", "GH-H5-003")

    def virtual(file):
        layout = h5py.VirtualLayout((4,), "f8")
        layout[:] = h5py.VirtualSource("/home/user/secret.h5", "x", (4,))
        file.create_virtual_dataset("virtual", layout)
    put("virtual.h5", h5(virtual, libver="latest"), "malicious", "GH-H5-003")

    def inside(file):
        file["x"] = np.zeros(4)
        layout = h5py.VirtualLayout((4,), "f8")
        layout[:] = h5py.VirtualSource(".", "x", (4,))
        file.create_virtual_dataset("virtual", layout)
    put("virtual-inside.h5", h5(inside, libver="latest"), "safe", format="hdf5")
    def mixed(file):
        file["x"] = np.zeros(4)
        layout = h5py.VirtualLayout((2, 4), "f8")
        layout[0] = h5py.VirtualSource(".", "x", (4,))
        layout[1] = h5py.VirtualSource("../secret.h5", "x", (4,))
        file.create_virtual_dataset("virtual", layout)
    put("virtual-mixed.h5", h5(mixed, libver="latest"), "malicious", "GH-H5-003")

    def crowded(file):
        for index in range(40):
            file[f"a{index}"] = np.int8(1)
        file["z"] = h5py.ExternalLink("/etc/passwd", "/")
    put("external-link-dense.h5", h5(crowded, libver="latest", track_order=True), "malicious", "GH-H5-003")
    put("block-hidden.h5", b"MZ" + b"\x90" * 510 + h5(one, userblock_size=512)[512:], "suspicious", "GH-H5-005")
    put("trailing.h5", plain + b"#!/bin/sh\necho\n", "suspicious", "GH-H5-005")
    system = b"cposix\nsystem\n(S'echo'\ntR."
    put("trailing-pickle.h5", plain + system, "malicious", "GH-H5-005")

    def pickled(file):
        file.attrs["value"] = np.bytes_(pickle.dumps({"a": [1, 2.5]}, 0))
    put("pickled.h5", h5(pickled), "safe", format="hdf5")

    def armed(file):
        file.attrs["TITLE"] = np.bytes_(system)
    put("pickle-attribute.h5", h5(armed), "malicious", "GH-H5-006")

    def packed(file):
        file.create_dataset("model", data=np.frombuffer(system, dtype="u1"), compression="gzip")
    put("pickle-packed.h5", h5(packed), "malicious", "GH-H5-006")

    def object_atom(file):
        kind = h5py.vlen_dtype(np.uint8)
        data = file.create_dataset("objects", (1,), dtype=kind, chunks=(1,))
        data.attrs["PSEUDOATOM"] = "object"
        data[0] = np.frombuffer(b"\x80\x04\x95" + struct.pack("<Q", 25) + b"\x8c\x05posix\x8c\x06system\x93\x8c\x04echo\x85R.", dtype=np.uint8)
    put("object-atom.h5", h5(object_atom), "malicious", "GH-H5-006")
    put("cut.h5", plain[:-70], "unknown", "GH-H5-001")
    at = plain.index(b"TREE")
    put("tree-broken.h5", plain[:at] + b"TREX" + plain[at + 4:], "unknown", "GH-H5-001")
    put("far-root.h5", plain[:64] + struct.pack("<Q", 2**63) + plain[72:], "unknown", "GH-H5-001")


# --- Keras --------------------------------------------------------------------------------------

def saved(model, suffix, **how):
    path = HERE / ("tmp" + suffix)
    model.save(path, **how)
    data = path.read_bytes()
    path.unlink()
    return data


def weights(model, suffix=".weights.h5"):
    path = HERE / ("tmp" + suffix)
    model.save_weights(path)
    data = path.read_bytes()
    path.unlink()
    return data


def models(keras):
    K = keras.layers
    dense = keras.Sequential([keras.Input((4,)), K.Dense(3, activation="relu", kernel_regularizer="l2"),
                              K.Dropout(0.5), K.Dense(1, activation="sigmoid")])
    dense.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    dense.fit(np.zeros((4, 4)), np.zeros(4), verbose=0)
    cnn = keras.Sequential([keras.Input((8, 8, 3)), K.Rescaling(1 / 255), K.Conv2D(2, 3, padding="same"),
                            K.BatchNormalization(), K.ReLU(), K.MaxPooling2D(), K.Flatten(), K.Dense(2)])
    cnn.compile(optimizer=keras.optimizers.SGD(0.1, momentum=0.9),
                loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    lstm = keras.Sequential([keras.Input((5,)), K.Embedding(9, 2), K.Bidirectional(K.LSTM(2)), K.Dense(1)])
    a = keras.Input((3,), name="a")
    b = keras.Input((3,), name="b")
    x = K.Dense(2, kernel_constraint="max_norm")(K.Concatenate()([a, b]))
    x = K.LayerNormalization()(x + 1.0) * 2
    functional = keras.Model([a, b], K.Softmax()(x))
    functional.compile(optimizer=keras.optimizers.Adam(keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9)), loss="mse")
    q = keras.Input((4, 8))
    attention = keras.Model(q, K.MultiHeadAttention(2, 4)(q, q))
    return {"dense": dense, "cnn": cnn, "lstm": lstm, "functional": functional, "attention": attention}


def keras_files():
    import keras
    import tf_keras
    for name, model in models(keras).items():
        if name not in ("lstm", "attention"):
            put(f"{name}.keras", saved(model, ".keras"), "safe", format="keras")
        if name in ("dense", "functional"):
            put(f"{name}-3.h5", saved(model, ".h5"), "safe", format="keras-h5")
        if name in ("dense", "lstm"):
            put(f"{name}.weights.h5", weights(model), "safe", format="keras-h5")
    for name, model in models(tf_keras).items():
        if name == "lstm":
            put(f"{name}-2.keras", saved(model, ".keras"), "safe", format="keras")
        put(f"{name}-2.h5", saved(model, ".h5"), "safe", format="keras-h5")
    put("dense-2-weights.h5", weights(models(tf_keras)["dense"], ".h5"), "safe", format="keras-h5")
    lookup = keras.Sequential([keras.Input((1,), dtype="string"), keras.layers.TextVectorization(
        vocabulary=["alpha", "beta", "gamma"], output_sequence_length=3), keras.layers.Embedding(9, 2)])
    put("text.keras", saved(lookup, ".keras"), "safe", format="keras")
    lookup = keras.Sequential([keras.Input((1,), dtype="string"), keras.layers.StringLookup(vocabulary=["a", "b"])])
    put("lookup.keras", saved(lookup, ".keras"), "safe", format="keras")

    class Own(keras.Model):
        def __init__(self):
            super().__init__()
            self.one = keras.layers.Dense(2)

        def call(self, x):
            return self.one(x)
    own = Own()
    own(np.zeros((1, 3)))
    put("subclass.weights.h5", weights(own), "safe", format="keras-h5")
    put("subclass.keras", saved(own, ".keras"), "suspicious", "GH-KER-006")
    code = marshal.dumps(compile("lambda x: x", "x", "eval"))
    with_lambda = tf_keras.Sequential([tf_keras.Input((2,)), tf_keras.layers.Lambda(lambda x: x + 1)])
    put("lambda-2.h5", saved(with_lambda, ".h5"), "malicious", "GH-KER-001")
    put("lambda-2.keras", saved(with_lambda, ".keras"), "malicious", "GH-KER-001")
    with_lambda = keras.Sequential([keras.Input((2,)), keras.layers.Lambda(lambda x: x + 1)])
    put("lambda.keras", saved(with_lambda, ".keras"), "malicious", "GH-KER-001")
    put("lambda-3.h5", saved(with_lambda, ".h5"), "malicious", "GH-KER-001")
    hostile_keras(base64.b64encode(code).decode())


def hostile_keras(code):
    base = zipfile.ZipFile(HERE / "models/dense.keras")

    def model(*layers, **more):
        config = json.loads(base.read("config.json"))
        config["config"]["layers"] += layers
        config.update(more)
        return archive(config)

    def archive(config):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            for name in base.namelist():
                data = json.dumps(config).encode() if name == "config.json" else base.read(name)
                file.writestr(name_of(name), data, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def layer(name, module="keras.layers", config=None, **more):
        return {"module": module, "class_name": name, "config": config or {}, "registered_name": None, **more}

    def function(module, name):
        return {"module": module, "class_name": "function", "config": name, "registered_name": name}

    vectors = {
        "module": (layer("Popen", "subprocess", {"args": ["id"]}), "malicious", "GH-KER-002"),
        "function": (layer("Lambda", config={"function": function("os", "system")}), "malicious", "GH-KER-002"),
        "numpy": (layer("load", "numpy", {"file": "x"}), "malicious", "GH-KER-002"),
        "get-file": (layer("Lambda", config={"function": function("keras.utils", "get_file"),
                                             "arguments": {"origin": "http://x"}}), "malicious", "GH-KER-003"),
        "get-file-inner": (layer("Lambda", config={"function": function("keras.src.utils.file_utils", "get_file")}),
                           "malicious", "GH-KER-003"),
        "unsafe": (layer("Lambda", config={"function": function("keras.config", "enable_unsafe_deserialization")}),
                   "malicious", "GH-KER-003"),
        "load-model": (layer("Lambda", config={"function": function("keras.models", "load_model")}), "malicious", "GH-KER-003"),
        "lambda-value": (layer("Dense", config={"units": 1, "activation": {"class_name": "__lambda__", "config": {"value": [code, None, None]}}}),
                         "malicious", "GH-KER-001"),
        "lambda-field": (layer("Lambda", config={"function": [code, None, None], "function_type": "lambda"}), "malicious", "GH-KER-001"),
        "lambda-shape": (layer("Lambda", config={"function": "relu", "function_type": "function", "output_shape": [code, None, None],
                                                 "output_shape_type": "lambda"}), "malicious", "GH-KER-001"),
        "lambda-name": (layer("Lambda", config={"function": "system", "function_type": "function", "module": "os"}), "malicious", "GH-KER-002"),
        "operation": (layer("TFOpLambda", config={"function": "io.read_file"}), "malicious", "GH-KER-003"),
        "torch": (layer("TorchModuleWrapper", config={"module": base64.b64encode(b"cposix\nsystem\n(S'echo'\ntR.").decode()}),
                  "malicious", "GH-KER-004"),
        "saved-model": (layer("TFSMLayer", config={"filepath": "gs://bucket/model"}), "malicious", "GH-KER-005"),
        "vocabulary": (layer("StringLookup", config={"vocabulary": "/etc/passwd"}), "malicious", "GH-KER-005"),
        "vocabulary-near": (layer("TextVectorization", config={"vocabulary": "vocab.txt"}), "suspicious", "GH-KER-005"),
        "custom": (layer("Mine", None, registered_name="pkg>Mine"), "suspicious", "GH-KER-006"),
        "new-layer": (layer("DenseOfTheFuture"), "suspicious", "GH-KER-007"),
        "nested": (layer("TimeDistributed", config={"layer": layer("run", "subprocess")}), "malicious", "GH-KER-002"),
    }
    for name, (extra, verdict, rule) in vectors.items():
        put(f"hostile-{name}.keras", model(extra), verdict, rule)
        put(f"hostile-{name}.h5", legacy(extra), verdict, rule)
    put("hostile-compile.keras", model(compile_config={"loss": function("os", "system")}), "malicious", "GH-KER-002")
    put("hostile-build.keras", model(build_config={"x": layer("eval", "builtins")}), "malicious", "GH-KER-002")
    layers = json.loads(base.read("config.json"))["config"]["layers"]
    armed = json.dumps({"class_name": "Sequential", "config": {"layers": [layer("Popen", "subprocess")]}})
    put("hostile-utf16.keras", archive_text(base, armed.encode("utf-16")), "malicious", "GH-KER-002")
    put("hostile-utf32.keras", archive_text(base, armed.encode("utf-32-be")), "malicious", "GH-KER-002")
    put("hostile-mark.keras", archive_text(base, b"\xef\xbb\xbf" + armed.encode()), "malicious", "GH-KER-002")
    twice = armed.replace('"class_name": "Seq', '"class_name": 1, "class_name": "Seq').encode()
    put("hostile-twice.keras", archive_text(base, twice), "malicious", "GH-KER-002")
    put("hostile-deep.keras", archive_text(base, b'{"a":' * 300 + armed.encode() + b"}" * 300), "malicious", "GH-KER-002")
    put("hostile-nan.keras", archive_text(base, armed.replace("{}", '{"x": NaN}').encode()), "malicious", "GH-KER-002")
    put("hostile-json.keras", archive_text(base, b"{not json"), "unknown", "GH-KER-008")

    def stored(file):
        file["layers/dense/vars/0"] = h5py.ExternalLink("x.h5", "/y")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in base.namelist():
            data = h5(stored) if name == "model.weights.h5" else base.read(name)
            file.writestr(name_of(name), data, zipfile.ZIP_DEFLATED)
    put("hostile-weights.keras", out.getvalue(), "malicious", "GH-H5-003")
    hub = {"module": "keras_hub.src.models.gemma.gemma_backbone", "class_name": "GemmaBackbone",
           "config": {"vocabulary_size": 9}, "registered_name": "keras_hub>GemmaBackbone"}
    put("hub.json", json.dumps(hub).encode(), "safe", format="keras-config")
    old = {"class_name": "Sequential", "config": [{"class_name": "Merge", "config": {
        "mode": ["4wEAAAAB", None, None], "mode_type": "lambda"}}]}
    put("hostile-merge.json", json.dumps(old).encode(), "malicious", "GH-KER-001")
    put("config-module.json", json.dumps(layer("Popen", "subprocess")).encode(), "malicious", "GH-KER-002")


def name_of(name):
    return zipfile.ZipInfo(name)


def archive_text(base, config):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in base.namelist():
            file.writestr(name_of(name), config if name == "config.json" else base.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def legacy(layer):
    def build(file):
        file.attrs["keras_version"] = "2.15.0"
        file.attrs["backend"] = "tensorflow"
        file.attrs["model_config"] = json.dumps({"class_name": "Sequential", "config": {"name": "s", "layers": [layer]}})
        file.create_group("model_weights").attrs["layer_names"] = ["a"]
    return h5(build, libver="latest")


# --- Orbax --------------------------------------------------------------------------------------

def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def orbax_files():
    import shutil
    import tempfile
    import jax.numpy as jnp
    import orbax.checkpoint as ocp
    folder = pathlib.Path(tempfile.mkdtemp()) / "checkpoint"
    saver = ocp.StandardCheckpointer()
    saver.save(folder, {"a": jnp.ones((4, 4)), "b": {"c": jnp.arange(3)}})
    saver.wait_until_finished()
    put("orbax-manifest.ocdbt", (folder / "manifest.ocdbt").read_bytes(), "safe", format="ocdbt")
    node = next((folder / "ocdbt.process_0/d").iterdir()).read_bytes()
    put("orbax-node.bin", node, "safe", format="ocdbt")
    put("orbax-metadata.json", (folder / "_METADATA").read_bytes(), "safe")
    shutil.rmtree(folder.parent)

    def envelope(body):
        head = bytes.fromhex("0cdb20de") + struct.pack("<Q", len(body) + 18) + b"\0\0"
        return head + body + struct.pack("<I", crc32c(head + body))

    def files(path):
        return b"\0\x01" + bytes([len(path), 0]) + path

    put("orbax-path.bin", envelope(files(b"../../x") + b"\0"), "malicious", "GH-JAX-003")
    put("orbax-pickle.bin", envelope(files(b"d/1") + b'{"filters":[{"id":"pickle"}]}'), "malicious", "GH-JAX-004")
    put("orbax-value.bin", envelope(files(b"d/1")) + b"cposix\nsystem\n(S'echo'\ntR.", "malicious")
    put("orbax-broken.bin", node[:-1] + bytes([node[-1] ^ 1]), "unknown", "GH-JAX-001")
    put("orbax-table.bin", envelope(b"\0\x7f"), "unknown", "GH-JAX-001")


for part in (hdf5_files, keras_files, orbax_files):
    part()
(HERE / "expected-keras.json").write_text(json.dumps(EXPECTED, indent=1, sort_keys=True) + "\n")
print(len(EXPECTED), "fixtures,", sum(os.path.getsize(HERE / n) for n in EXPECTED), "bytes")
