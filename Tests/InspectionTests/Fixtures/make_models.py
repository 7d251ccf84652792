"""Writes the fixtures of skops, of tree libraries and of JAX, R, Torch7 and MATLAB: ordinary files by
the real libraries, hostile ones byte by byte. Hostile files are never loaded.

    pip install skops==0.16.0 scikit-learn==1.9.1 xgboost==3.2.0 lightgbm==4.7.0 catboost==1.2.10 \
        msgpack==1.2.4 scipy==1.17.1
    python make_models.py            (R's own files need Rscript 4.2)

The expected verdicts stand in expected-models.json.
"""

import io
import json
import os
import pathlib
import struct
import subprocess
import tempfile
import warnings
import zipfile

import numpy as np

warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).parent
EXPECTED = {}


def put(name, data, verdict, rule=None, **more):
    path = HERE / "models" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    assert len(data) < 60_000, (name, len(data))
    EXPECTED["models/" + name] = {"verdict": verdict, **({"rule": rule} if rule else {}), **more}


# --- skops --------------------------------------------------------------------------------------

def skops_files():
    import skops.io
    from sklearn import compose, ensemble, feature_extraction, linear_model, pipeline, preprocessing, svm, neighbors
    rng = np.random.RandomState(0)
    x, y = rng.rand(40, 3), rng.randint(0, 2, 40)
    good = {
        "logistic": linear_model.LogisticRegression().fit(x, y),
        "forest": ensemble.RandomForestClassifier(2, max_depth=2, random_state=np.random.RandomState(1)).fit(x, y),
        "boosting": ensemble.GradientBoostingClassifier(n_estimators=2, max_depth=2).fit(x, y),
        "histogram": ensemble.HistGradientBoostingClassifier(max_iter=2, max_depth=2).fit(x, y),
        "pipeline": pipeline.make_pipeline(
            compose.ColumnTransformer([("a", preprocessing.StandardScaler(), [0, 1]),
                                       ("b", preprocessing.FunctionTransformer(np.log1p), [2])]),
            svm.SVC(probability=False)).fit(x, y),
        "text": feature_extraction.text.TfidfVectorizer().fit(["one two", "two three"]),
        "neighbours": neighbors.KNeighborsClassifier().fit(x, y),
        "sgd": linear_model.SGDClassifier().fit(x, y),
    }
    for name, model in good.items():
        put(f"{name}.skops", skops.io.dumps(model, compression=zipfile.ZIP_DEFLATED), "safe", format="skops")
    # Protocol 0, by skops 0.4.0 and scikit-learn 1.2.2: FunctionTransformer(np.sqrt).
    put("old-function.skops", (HERE / "models/old-function.skops").read_bytes(), "safe", format="skops")
    base = skops.io.dumps(linear_model.LogisticRegression().fit(x, y))

    def armed(node):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(base)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for member in old.namelist():
                data = old.read(member)
                if member == "schema.json":
                    schema = json.loads(data)
                    schema["content"]["content"]["extra"] = node
                    data = json.dumps(schema).encode()
                new.writestr(member, data)
        return out.getvalue()

    def node(loader, module, name, **more):
        return {"__class__": name, "__module__": module, "__loader__": loader, "__id__": 99, **more}

    empty = node("TupleNode", "builtins", "tuple", content=[])
    vectors = {
        "function": (node("FunctionNode", "os", "system"), "malicious", "GH-SKO-001"),
        "old-function": (node("FunctionNode", "builtins", "function", content={"module_path": "os", "function": "system"}),
                         "malicious", "GH-SKO-001"),
        "old-hidden": (node("FunctionNode", "numpy", "log1p", content={"module_path": "os", "function": "system"}),
                       "malicious", "GH-SKO-001"),
        "old-generator": (node("RandomGeneratorNode", "numpy.random._generator", "Generator",
                               content={"bit_generator": {"bit_generator": "test"}}), "malicious", "GH-SKO-003"),
        "object": (node("ObjectNode", "subprocess", "Popen", content=empty), "malicious", "GH-SKO-001"),
        "reduce": (node("ConstructorFromReduceNode", "subprocess", "Popen", content=empty), "malicious", "GH-SKO-001"),
        "operator": (node("OperatorFuncNode", "sklearn.linear_model", "call", attrs=empty), "malicious", "GH-SKO-003"),
        "operator-call": (node("OperatorFuncNode", "operator", "call", attrs=empty), "malicious", "GH-SKO-003"),
        "caller": (node("OperatorFuncNode", "operator", "methodcaller", attrs=empty), "suspicious", "GH-SKO-002"),
        "method": (node("MethodNode", "builtins", "int", content={"func": "run", "obj": node("TypeNode", "subprocess", "run")}),
                   "malicious", "GH-SKO-003"),
        "dunder": (node("MethodNode", "builtins", "list", content={"func": "__reduce_ex__", "obj": node("ListNode", "builtins", "list", content=[])}),
                   "malicious", "GH-SKO-001"),
        "type": (node("TypeNode", "builtins", "eval"), "malicious", "GH-SKO-001"),
        "partial": (node("PartialNode", "os", "system", content={}), "malicious", "GH-SKO-003"),
        "project": (node("ObjectNode", "mypackage.models", "Mine"), "suspicious", "GH-SKO-002"),
        "loader": (node("ShellNode", "builtins", "str"), "suspicious", "GH-SKO-002"),
        "missing": (node("NdArrayNode", "numpy", "ndarray", type="numpy", file="7.npy"), "unknown", "GH-SKO-004"),
    }
    for name, (extra, verdict, rule) in vectors.items():
        put(f"hostile-{name}.skops", armed(extra), verdict, rule)


# --- trees --------------------------------------------------------------------------------------

def xgboost_files(rng, x, y):
    import pandas
    import xgboost as xgb
    settings = {
        "binary": {"objective": "binary:logistic"}, "dart": {"booster": "dart"},
        "linear": {"booster": "gblinear"}, "multi": {"objective": "multi:softprob", "num_class": 2},
    }
    for name, more in settings.items():
        booster = xgb.train({"max_depth": 2, "verbosity": 0, **more}, xgb.DMatrix(x, y, feature_names=list("abc")), 2)
        booster.set_attr(note="hello")
        for form in ("json", "ubj"):
            put(f"xgboost-{name}.{form}", bytes(booster.save_raw(form)), "safe", format=f"xgboost-{form}")
    frame = pandas.DataFrame({"a": x[:, 0], "c": pandas.Categorical(rng.choice(list("uvw"), 40))})
    booster = xgb.train({"max_depth": 3}, xgb.DMatrix(frame, y, enable_categorical=True), 2)
    put("xgboost-categories.ubj", bytes(booster.save_raw("ubj")), "safe", format="xgboost-ubj")
    good = bytes(xgb.train({"max_depth": 2}, xgb.DMatrix(x, y), 1).save_raw("json"))
    model = json.loads(good)
    tree = model["learner"]["gradient_booster"]["model"]["trees"][0]
    tree["left_children"][0] = 10**6
    put("xgboost-child.json", json.dumps(model).encode(), "suspicious", "GH-TREE-002")
    tree["left_children"] = [1, 2]
    put("xgboost-short.json", json.dumps(model).encode(), "suspicious", "GH-TREE-002")
    put("not-finite.json", b'{"learner": {"a": NaN, "b": [Infinity, -Infinity, "NaN"]}}', "safe")
    put("not-finite-broken.json", b'{"a": NaN, "b": }', "unknown")
    binary = bytes(booster.save_raw("ubj"))
    put("xgboost-long.ubj", binary[:10] + struct.pack(">q", 2**62) + binary[18:], "unknown")
    at = binary.index(b"[$l#L") + 5
    put("xgboost-array.ubj", binary[:at] + struct.pack(">q", 2**61) + binary[at + 8:], "suspicious", "GH-TREE-002")
    # The old binary form, by XGBoost 1.7.6: booster.save_raw("deprecated").
    for name in ("binary", "dart", "linear"):
        data = (HERE / "models" / f"xgboost-old-{name}.bin").read_bytes()
        put(f"xgboost-old-{name}.bin", data, "safe", format="xgboost-binary")
    data = (HERE / "models/xgboost-old-binary.bin").read_bytes()
    put("xgboost-old-many.bin", data.replace(b"gbtree" + struct.pack("<I", 2), b"gbtree" + struct.pack("<I", 2**31)),
        "suspicious", "GH-TREE-002")
    put("xgboost-old-trailing.bin", data + b"cos\nsystem\n", "unknown", "GH-TREE-001")


def lightgbm_files(rng, x, y):
    import lightgbm as lgb
    import pandas
    base = {"verbose": -1, "num_leaves": 4, "min_data_in_leaf": 2}
    settings = {"binary": {"objective": "binary"}, "forest": {"boosting": "rf", "bagging_freq": 1, "bagging_fraction": 0.5},
                "linear": {"linear_tree": True}, "stump": {"min_data_in_leaf": 100}}
    for name, more in settings.items():
        text = lgb.train({**base, **more}, lgb.Dataset(x, y), 2).model_to_string()
        put(f"lightgbm-{name}.txt", text.encode(), "safe", format="lightgbm")
    frame = pandas.DataFrame({"a": x[:, 0], "c": pandas.Categorical(rng.choice(list("uvw"), 40))})
    model = lgb.train({**base, "min_data_per_group": 1, "cat_smooth": 0}, lgb.Dataset(frame, y), 2)
    put("lightgbm-categories.txt", model.model_to_string().encode(), "safe", format="lightgbm")
    text = lgb.train(base, lgb.Dataset(x, y), 1).model_to_string()
    put("lightgbm-child.txt", text.replace("left_child=", "left_child=999", 1).encode(), "suspicious", "GH-TREE-002")
    put("lightgbm-feature.txt", text.replace("split_feature=", "split_feature=7", 1).encode(), "suspicious", "GH-TREE-002")
    put("lightgbm-line.txt", text.replace("end of trees", "exec=1\nend of trees").encode(), "unknown", "GH-TREE-001")
    put("lightgbm-cut.txt", text[:600].encode(), "unknown", "GH-TREE-001")


def catboost_files(rng, x, y):
    import catboost as cb
    import pandas
    how = dict(iterations=2, depth=2, verbose=0, allow_writing_files=False, thread_count=1)
    frame = pandas.DataFrame({"a": x[:, 0], "c": rng.choice(list("uvw"), 40)})
    models = {"class": cb.CatBoostClassifier(**how).fit(x, y),
              "categories": cb.CatBoostClassifier(**how, one_hot_max_size=2).fit(frame, y, cat_features=["c"])}
    for name, model in models.items():
        for form in ("cbm", "json"):
            path = pathlib.Path(tempfile.mkdtemp()) / "model"
            model.save_model(path, format=form)
            put(f"catboost-{name}.{form}", path.read_bytes(), "safe",
                format="catboost" if form == "cbm" else "catboost-json")
    data = (HERE / "models/catboost-categories.cbm").read_bytes()
    put("catboost-size.cbm", data[:4] + struct.pack("<I", 2**31) + data[8:], "suspicious", "GH-TREE-002")
    put("catboost-root.cbm", data[:8] + struct.pack("<I", 2**30) + data[12:], "unknown", "GH-TREE-001")
    put("catboost-trailing.cbm", data + b"more", "unknown", "GH-TREE-001")


def tree_files():
    rng = np.random.RandomState(0)
    x, y = rng.rand(40, 3), rng.randint(0, 2, 40)
    xgboost_files(rng, x, y)
    lightgbm_files(rng, x, y)
    catboost_files(rng, x, y)


# --- JAX ----------------------------------------------------------------------------------------

def jax_files():
    import msgpack
    # As `flax.serialization.to_bytes` writes them (0.12): compared with it byte by byte.
    def pack(value):
        def special(x):
            if isinstance(x, np.ndarray):
                return msgpack.ExtType(1, inner(x))
            if isinstance(x, np.generic):
                return msgpack.ExtType(3, inner(np.asarray(x)))
            if isinstance(x, complex):
                return msgpack.ExtType(2, msgpack.packb((x.real, x.imag)))
            return x

        def inner(x):
            return msgpack.packb((x.shape, x.dtype.name, x.tobytes("C")), use_bin_type=True)
        return msgpack.packb(value, default=special, strict_types=True)
    try:
        import flax.serialization
        assert flax.serialization.msgpack_serialize({"a": np.ones(3)}) == pack({"a": np.ones(3)})
    except ImportError:
        pass
    state = {"params": {"Dense_0": {"kernel": np.ones((3, 4), np.float32), "bias": np.zeros(4, np.float16)}},
             "step": np.int32(7), "c": 1 + 2j, "name": "model", "empty": {}, "list": {"0": 1.5, "1": None, "2": True},
             "big": -(2**40), "raw": b"\x80\x04abc not a pickle", "scalar": np.array(3, np.int64)}
    put("flax.msgpack", pack(state), "safe", format="flax-msgpack")
    put("flax-array.msgpack", pack(np.arange(6.0).reshape(2, 3)), "safe", format="flax-msgpack")
    put("plain.msgpack", msgpack.packb({"a": [1, 2, {"b": "c"}]}), "safe", format="msgpack")
    put("extension.msgpack", msgpack.packb({"a": msgpack.ExtType(42, b"abcdefghi")}), "suspicious", "GH-JAX-002")
    put("pickle.msgpack", msgpack.packb({"nd": True, "kind": b"O", "data": b"cposix\nsystem\n(S'echo'\ntR."}), "malicious")
    put("shape.msgpack", msgpack.packb({"a": msgpack.ExtType(1, msgpack.packb(((2**40, 2**40), "float32", b"1234")))}),
        "unknown", "GH-JAX-001")
    put("type.msgpack", msgpack.packb({"a": msgpack.ExtType(1, msgpack.packb(((1,), "object", b"12345678")))}),
        "unknown", "GH-JAX-001")
    put("map.msgpack", b"\x81\xa1a\xdf\xff\xff\xff\xff", "unknown")
    put("deep.msgpack", b"\x81\xa1a" * 500 + b"\xc0", "unknown")
    put("trailing.msgpack", pack(state) + b"\xc0", "unknown", "GH-JAX-001")
    array = {"zarr_format": 2, "shape": [4], "chunks": [4], "dtype": "<f4", "fill_value": None, "order": "C",
             "compressor": {"id": "zstd", "level": 1}, "filters": None}
    put("zarray.json", json.dumps(array).encode(), "safe", format="zarr")
    put("zarray-pickle.json", json.dumps({**array, "dtype": "|O", "filters": [{"id": "pickle", "protocol": 5}]}).encode(),
        "malicious", "GH-JAX-004")
    group = {"zarr_consolidated_format": 1, "metadata": {".zgroup": {"zarr_format": 2},
             "x/.zarray": {**array, "filters": [{"id": "pickle"}]}}}
    put("zmetadata.json", json.dumps(group).encode(), "malicious", "GH-JAX-004")


# --- R ------------------------------------------------------------------------------------------

R_FILES = """
set.seed(1)
put <- function(x, name, ...) saveRDS(x, name, compress = FALSE, ...)
df <- data.frame(a = 1:3, b = c(1.5, NA, Inf), c = c("x", NA, "\u00e9"), d = factor(c("x", "y", "x")))
put(df, "frame.rds"); put(df, "frame-2.rds", version = 2); put(df, "frame-text.rds", ascii = TRUE)
put(list(1:10, c(TRUE, NA), 1i, as.raw(1:3), NULL, "t", Sys.Date(), matrix(1:4, 2), c(a = 1)), "list.rds")
put(1:100000, "sequence.rds")
x <- 1:3; y <- df
save(x, y, file = "two.RData", compress = FALSE); save(x, y, file = "two-text.rda", ascii = TRUE)
put(lm(mpg ~ wt + log(hp), mtcars[1:12, ]), "lm.rds")
put(glm(am ~ wt, data = mtcars[1:12, ], family = poisson), "glm.rds")
put(kmeans(iris[1:20, 1:4], 3), "kmeans.rds"); put(y ~ poly(x, 2), "formula.rds")
put(quote(system("id")), "hostile-call.rds"); put(function(x) system2("id"), "hostile-function.rds")
put(compiler::cmpfun(function(x) system("id")), "hostile-bytecode.rds")
put(list(a = 1, b = quote(eval(parse(text = "1")))), "hostile-parse.rds")
put(quote(base::system("id")), "hostile-qualified.rds"); put(quote(sapply("id", system)), "hostile-apply.rds")
put(quote(do.call(paste0("sys", "tem"), list("id"))), "hostile-computed.rds")
put(quote(processx::run("id")), "hostile-package.rds"); put(quote(call("system", "id")), "hostile-made.rds")
put(quote(do.call("unlink", list("x"))), "hostile-named.rds"); put(quote(base:::unlink("x")), "hostile-inner.rds")
put(quote(eval(as.call(list(as.name("system"), "id")))), "hostile-symbol.rds")
put(quote(mypackage::thing(1)), "unknown-package.rds"); put(quote(stats::lm(y ~ x)), "package.rds")
.First <- function() mean(1); save(.First, file = "hostile-first.RData", compress = FALSE)
put(y ~ system("id"), "hostile-formula.rds"); put(quote(whatever(1)), "unknown-call.rds")
e <- new.env(); delayedAssign("z", system("id"), assign.env = e); put(e, "hostile-binding.rds")
"""


def r_files():
    folder = pathlib.Path(tempfile.mkdtemp())
    (folder / "make.R").write_text(R_FILES)
    subprocess.run(["Rscript", "make.R"], cwd=folder, check=True, capture_output=True)
    good = ["frame.rds", "frame-2.rds", "frame-text.rds", "list.rds", "sequence.rds", "two.RData", "two-text.rda",
            "lm.rds", "kmeans.rds", "formula.rds"]
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        if path.suffix == ".R" or len(data) > 59_000:
            continue
        if path.name in good:
            put(path.name, data, "safe", format="r-workspace" if path.name.startswith("two") else "r-data")
        elif path.name.startswith("unknown"):
            put(path.name, data, "suspicious", "GH-R-002")
        elif path.name.startswith("hostile"):
            put(path.name, data, "malicious", "GH-R-003")
        else:
            put(path.name, data, "safe", format="r-data")

    def xdr(body):
        return b"X\n" + struct.pack(">iii", 2, 0x40202, 0x20300) + body

    def symbol(name):
        return struct.pack(">iii", 1, 9, len(name)) + name

    null = struct.pack(">i", 254)
    text = struct.pack(">iiii", 16, 1, 9, 2) + b"id"
    call = struct.pack(">i", 6) + symbol(b"system") + struct.pack(">i", 2) + text + null
    safe_call = struct.pack(">i", 6) + symbol(b"log") + struct.pack(">i", 2) + text + null
    unbound = struct.pack(">i", 252)
    put("hostile-promise.rds", xdr(struct.pack(">i", 5 | 0x400) + struct.pack(">i", 253) + unbound + safe_call),
        "malicious", "GH-R-001")
    put("hostile-promise-list.rds", xdr(struct.pack(">ii", 19, 1) + struct.pack(">i", 5) + unbound + call), "malicious", "GH-R-001")
    put("hostile-hook.rds", xdr(struct.pack(">iiiii", 247, 0, 1, 9, 1) + b"x"), "suspicious", "GH-R-005")
    put("broken-length.rds", xdr(struct.pack(">ii", 13, 2**31 - 1)), "unknown", "GH-R-004")
    put("broken-negative.rds", xdr(struct.pack(">ii", 13, -2)), "unknown", "GH-R-004")
    put("broken-type.rds", xdr(struct.pack(">i", 99)), "unknown", "GH-R-004")
    put("broken-reference.rds", xdr(struct.pack(">ii", 255, 7)), "unknown", "GH-R-004")
    put("broken-deep.rds", xdr(struct.pack(">ii", 19, 1) * 3000 + null), "unknown", "GH-R-004")
    put("broken-trailing.rds", xdr(struct.pack(">iii", 13, 1, 5)) + call, "unknown", "GH-R-004")


# --- Torch7 and MATLAB --------------------------------------------------------------------------

class T7:
    """Writes what `torch.save(name, value)` of Torch7 writes."""

    def __init__(self):
        self.out = b""
        self.count = 0

    def word(self, value):
        self.out += struct.pack("<i", value)

    def text(self, value):
        self.word(len(value))
        self.out += value

    def index(self):
        self.count += 1
        self.word(self.count)

    def put(self, value):
        if value is None:
            self.word(0)
        elif isinstance(value, bool):
            self.word(5)
            self.word(int(value))
        elif isinstance(value, (int, float)):
            self.word(1)
            self.out += struct.pack("<d", value)
        elif isinstance(value, bytes):
            self.word(2)
            self.text(value)
        elif isinstance(value, dict):
            self.word(3)
            self.index()
            self.word(len(value))
            for key, item in value.items():
                self.put(key)
                self.put(item)
        elif isinstance(value, np.ndarray):
            self.head(b"torch.FloatTensor")
            self.word(value.ndim)
            self.out += np.array(value.shape, "<i8").tobytes() + np.array([s // 4 for s in value.strides], "<i8").tobytes()
            self.out += struct.pack("<q", 1)
            self.head(b"torch.FloatStorage")
            self.out += struct.pack("<q", value.size) + value.tobytes()
        else:
            kind, content = value
            if isinstance(kind, int):
                self.word(kind)
                self.index()
                self.text(content)
                self.put({})
            else:
                self.head(kind)
                self.put(content)
        return self

    def head(self, name):
        self.word(4)
        self.index()
        self.text(b"V 1")
        self.text(name)


def torch7_files():
    w = np.ones((2, 3), "<f4")
    layer = (b"nn.Linear", {b"weight": w, b"bias": w[0], b"train": True})
    model = (b"nn.Sequential", {b"modules": {1: layer, 2: (b"nn.ReLU", {b"inplace": False})}, b"train": False})
    put("linear.t7", T7().put(model).out, "safe", format="torch7")
    put("tensor.t7", T7().put(w).out, "safe", format="torch7")
    put("table.t7", T7().put({b"epoch": 3, b"w": w, b"name": b"x"}).out, "safe", format="torch7")
    code = b"\x1bLJ\x02\x02" + b"os.execute"
    for kind in (6, 7, 8):
        put(f"hostile-function-{kind}.t7", T7().put({b"f": (kind, code)}).out, "malicious", "GH-T7-001")
    put("hostile-bare.t7", T7().put((8, code)).out, "malicious", "GH-T7-001")
    put("hostile-cut.t7", T7().put({b"f": (8, code), b"w": w}).out[:-9], "malicious", "GH-T7-001")
    put("class.t7", T7().put((b"my.Layer", {b"a": 1})).out, "suspicious", "GH-T7-002")
    put("broken-size.t7", T7().put(w).out.replace(struct.pack("<q", 6), struct.pack("<q", 2**60)), "unknown", "GH-T7-003")


def matlab_files():
    import h5py
    import scipy.io
    data = {"a": np.arange(6.0).reshape(2, 3), "s": {"x": 1, "y": "text", "z": {"w": [1, 2]}},
            "c": np.array([1, "b", [2, 3]], dtype=object), "i": np.int8([1, 2]), "l": np.array([True]),
            "z": np.array([1 + 2j])}
    for name, packed in (("plain", False), ("packed", True)):
        out = io.BytesIO()
        scipy.io.savemat(out, data, do_compression=packed)
        put(f"{name}.mat", out.getvalue(), "safe", format="matlab-5")
    import scipy.sparse
    out = io.BytesIO()
    scipy.io.savemat(out, {"m": scipy.sparse.eye(3).tocsc()})
    put("sparse.mat", out.getvalue(), "safe", format="matlab-5")
    plain = (HERE / "models/plain.mat").read_bytes()
    flags = plain.index(struct.pack("<III", 6, 8, 6))
    put("function.mat", plain[:flags + 8] + struct.pack("<I", 17) + plain[flags + 12:], "suspicious", "GH-MAT-001")
    put("cut.mat", plain[:-11], "unknown", "GH-MAT-002")
    put("long.mat", plain[:132] + struct.pack("<I", 2**31) + plain[136:], "unknown", "GH-MAT-002")
    path = pathlib.Path(tempfile.mkdtemp()) / "x.mat"
    for name, kind, verdict in (("7.3", b"double", "safe"), ("7.3-function", b"function_handle", "suspicious")):
        with h5py.File(path, "w", userblock_size=512) as file:
            file["x"] = np.ones(3)
            file["x"].attrs["MATLAB_class"] = np.bytes_(kind)
        raw = path.read_bytes()
        head = b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(124) + struct.pack("<H", 0x200) + b"IM"
        put(f"{name}.mat", head.ljust(512, b"\0") + raw[512:], verdict,
            **({"format": "matlab-7.3"} if verdict == "safe" else {"rule": "GH-MAT-001"}))


for part in (skops_files, tree_files, jax_files, r_files, torch7_files, matlab_files):
    part()
(HERE / "expected-models.json").write_text(json.dumps(EXPECTED, indent=1, sort_keys=True) + "\n")
print(len(EXPECTED), "fixtures,", sum(os.path.getsize(HERE / n) for n in EXPECTED), "bytes")
