"""Writes the fixtures of pickles and PyTorch archives: ordinary files by the real libraries of one
environment, and hostile ones byte by byte. Hostile files are never loaded, here or in the tests.

    python make_pickles.py TAG        TAG names the environment, and starts the files' names
    python make_pickles.py hostile    standard library only
    python make_pickles.py TAG STEP   one step alone, such as array_files

Environments that were used:
    now   numpy==2.4.6 pandas==3.1.1 scikit-learn==1.9.1 scipy==1.17.1 joblib==1.6.0 lightgbm==4.7.0
          xgboost==3.2.0 catboost==1.2.10 torch==2.13.0 dill==0.4.1 cloudpickle==3.1.3
    old   numpy==1.24.4 pandas==1.5.3 scikit-learn==1.2.2 scipy==1.10.1 joblib==1.2.0 lightgbm==3.3.5
          xgboost==1.7.6 dill==0.3.6 cloudpickle==2.2.1
    mid   numpy==2.0.2 pandas==2.2.3 scikit-learn==1.5.2 scipy==1.14.1 joblib==1.4.2 pyarrow==26.0.1

Paths of the machine end up in files that hold functions or programs, so run a copy of this script below a
neutral path, with FIXTURES set to the folder of the fixtures.

The expected verdicts stand in expected-pickles.json, which the tests read.
"""

import argparse
import base64
import collections
import datetime
import functools
import io
import json
import os
import pathlib
import pickle
import struct
import sys
import warnings
import zipfile
import zlib

warnings.simplefilter("ignore")
os.environ.setdefault("OMP_NUM_THREADS", "1")
HERE = pathlib.Path(os.environ.get("FIXTURES", pathlib.Path(__file__).parent))
LIST = HERE / "expected-pickles.json"
EXPECTED = json.loads(LIST.read_text()) if LIST.exists() else {}
LARGEST = 12_000


def put(name, data, verdict="safe", rule=None, format=None):
    path = HERE / "pickles" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if len(data) > LARGEST:
        print("left out, too large:", name, len(data))
        return
    path.write_bytes(data)
    entry = {"verdict": verdict}
    if rule:
        entry["rule"] = rule
    if format:
        entry["format"] = format
    EXPECTED["pickles/" + name] = entry


def dump(tag, name, make, protocols=(4,), verdict="safe", rule=None):
    try:
        thing = make()
    except (ImportError, AttributeError, NameError, TypeError, ValueError) as error:
        print("left out:", name, repr(error)[:80])
        return
    for protocol in protocols:
        put(f"{tag}-{name}-{protocol}.pkl", pickle.dumps(thing, protocol), verdict, rule, "pickle")


# --- ordinary -----------------------------------------------------------------------------------

def pandas_files(tag):
    import numpy as np
    import pandas as pd
    days = pd.date_range("2026-01-01", periods=3)
    dump(tag, "mixed", lambda: pd.DataFrame({"i": [1, 2, 3], "s": list("abc"), "d": days, "t": days - days[0],
                                             "c": pd.Categorical(list("aba"))}), (2, 4, 5))
    dump(tag, "zones", lambda: pd.DataFrame({"d": days.tz_localize("Europe/Berlin")}, index=days.tz_localize("UTC")), (2, 4))
    dump(tag, "levels", lambda: pd.DataFrame(np.ones((4, 1)), index=pd.MultiIndex.from_product([["a", "b"], [1, 2]])))
    dump(tag, "nullable", lambda: pd.DataFrame({"i": pd.array([1, None], dtype="Int64"), "s": pd.array(["a", None], dtype="string"),
                                                "b": pd.array([True, None], dtype="boolean")}), (2, 4))
    dump(tag, "sparse", lambda: pd.DataFrame({"a": pd.arrays.SparseArray([0, 0, 1])}))
    dump(tag, "periods", lambda: pd.Series(pd.period_range("2026-01", periods=2, freq="M")), (2, 4))
    dump(tag, "bins", lambda: pd.cut([1, 2, 3, 4], 2))
    dump(tag, "scalars", lambda: [pd.Timestamp("2026-01-01", tz="America/New_York"), pd.Timedelta("1D"), pd.Interval(0, 1), pd.NaT, pd.NA,
                                  pd.Period("2026-01"), pd.offsets.MonthEnd(2), pd.offsets.BDay(), pd.DateOffset(months=1)])
    dump(tag, "arrow", lambda: pd.Series(pd.array(["a", None], dtype="string[pyarrow]")))
    dump(tag, "arrow-numbers", lambda: pd.Series(pd.array([1, None], dtype="int64[pyarrow]")))


def array_files(tag):
    import numpy as np
    dump(tag, "records", lambda: [np.rec.array([(1, 2.0)], names="a,b"), np.array([(1, "x")], dtype=[("n", "i4"), ("o", "O")]),
                                  np.zeros(1, dtype=[("x", [("y", "O")]), ("z", "f4", (2,))]), np.array([1, "a"], dtype=object)], (0, 2, 4))
    dump(tag, "generators", lambda: [np.random.SeedSequence(1), np.random.SFC64(1), np.random.Generator(np.random.Philox(1))], (2, 4))
    dump(tag, "texts", lambda: np.array(["a", "longer than others"], dtype=np.dtypes.StringDType()))


def estimator_files(tag):
    import numpy as np
    import scipy.stats
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.ensemble import GradientBoostingClassifier, HistGradientBoostingClassifier, IsolationForest
    from sklearn.feature_selection import SelectKBest, mutual_info_classif
    from sklearn.gaussian_process import GaussianProcessClassifier, kernels
    from sklearn.linear_model import LogisticRegression, SGDClassifier
    from sklearn.metrics import fbeta_score, make_scorer
    from sklearn.model_selection import GridSearchCV, RandomizedSearchCV
    from sklearn.neighbors import KNeighborsClassifier
    from sklearn.neural_network import MLPClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer, StandardScaler
    x = np.random.RandomState(0).rand(24, 3)
    y = (x[:, 0] > 0.5).astype(int)
    for name, model in {
        "calibrated": CalibratedClassifierCV(LogisticRegression(), cv=2),
        "gradient": GradientBoostingClassifier(n_estimators=2),
        "histogram": HistGradientBoostingClassifier(max_iter=2),
        "isolation": IsolationForest(n_estimators=2, max_samples=8),
        "gaussian": GaussianProcessClassifier(kernels.RBF() * kernels.ConstantKernel()),
        "neighbours": KNeighborsClassifier(metric="manhattan", algorithm="kd_tree"),
        "network": MLPClassifier((3,), max_iter=2),
        "descent": SGDClassifier(loss="modified_huber"),
        "functions": make_pipeline(FunctionTransformer(np.log1p), StandardScaler(), LogisticRegression()),
        "partial": make_pipeline(SelectKBest(functools.partial(mutual_info_classif, random_state=0), k=2), LogisticRegression()),
        "search": GridSearchCV(LogisticRegression(), {"C": [1.0, 2.0]}, cv=2, scoring=make_scorer(fbeta_score, beta=2)),
        "random": RandomizedSearchCV(LogisticRegression(), {"C": scipy.stats.uniform(0, 4)}, n_iter=1, cv=2),
    }.items():
        dump(tag, name, lambda: model.fit(x, y), (2, 4))
    for name in ("norm", "expon", "beta", "randint", "t"):
        arguments = {"beta": (2, 3), "randint": (0, 5), "t": (3,)}.get(name, ())
        dump(tag, "frozen-" + name, lambda: getattr(scipy.stats, name)(*arguments), (2, 4))


def boosting_files(tag):
    import numpy as np
    x = np.random.RandomState(0).rand(40, 3)
    y = (x[:, 0] > 0.5).astype(int)

    def light():
        import lightgbm
        return lightgbm.LGBMClassifier(n_estimators=2, verbose=-1).fit(x, y)

    def extreme():
        import xgboost
        return xgboost.XGBClassifier(n_estimators=2).fit(x, y)

    def cat():
        import catboost
        return catboost.CatBoostClassifier(iterations=2, verbose=0, allow_writing_files=False).fit(x, y)

    dump(tag, "lightgbm", light, (2, 4))
    dump(tag, "xgboost", extreme, (2, 4))
    dump(tag, "xgboost-booster", lambda: extreme().get_booster())
    dump(tag, "catboost", cat)


def object_files(tag):
    import logging
    import operator
    import re
    import typing
    dump(tag, "things", lambda: [
        ValueError("x"), OSError(2, "x"), argparse.Namespace(a=1), re.compile("a", re.I), operator.itemgetter(1), type(None), ..., len,
        functools.partial(int, base=2), logging.getLogger("x"), datetime.datetime(2026, 1, 2, tzinfo=datetime.timezone.utc),
        typing.List[int], list[int], collections.defaultdict(list)], (0, 2, 4))
    for name in ("dill", "cloudpickle"):
        try:
            library = __import__(name)
            import numpy as np
        except ImportError:
            continue
        plain = {"a": [1], "d": collections.defaultdict(list), "n": np.ones(2), "t": [int, dict]}
        put(f"{tag}-{name}.pkl", library.dumps(plain))
        put(f"{tag}-{name}-function.pkl", library.dumps(lambda x: x + 1), "malicious", "GH-PKL-019")


def torch_files(tag):
    import numpy as np
    import torch
    from torch import nn

    def save(name, thing, **more):
        for ending, new in ((".pt", True), ("-legacy.pt", False)):
            buffer = io.BytesIO()
            torch.save(thing, buffer, _use_new_zipfile_serialization=new)
            put(f"{tag}-torch-{name}{ending}", buffer.getvalue(), **more)

    torch.manual_seed(0)
    net = nn.Linear(2, 2)
    adam = torch.optim.Adam(net.parameters())
    net(torch.ones(1, 2)).sum().backward()
    adam.step()
    steps = torch.optim.lr_scheduler.StepLR(adam, 2)
    save("checkpoint", {"model": net.state_dict(), "optimizer": adam.state_dict(), "scheduler": steps.state_dict(), "epoch": 1,
                        "args": argparse.Namespace(lr=0.1, device=torch.device("cpu")), "best": np.float64(1.5), "type": torch.bfloat16})
    save("sparse", torch.eye(2).to_sparse())
    save("quantised", torch.quantize_per_tensor(torch.ones(3), 0.1, 0, torch.qint8))
    save("nested", torch.nested.nested_tensor([torch.ones(1), torch.ones(2)]))
    save("jagged", torch.nested.nested_tensor([torch.ones(1), torch.ones(2)], layout=torch.jagged))
    save("parameter", nn.Parameter(torch.ones(2)))
    save("small-types", [torch.zeros(2).to(t) for t in (torch.float8_e5m2, torch.bfloat16, torch.complex64, torch.uint16)])
    save("whole-module", net, verdict="suspicious")
    for protocol in (2, 4):
        put(f"{tag}-tensor-{protocol}.pkl", pickle.dumps({"t": torch.ones(2).bfloat16()}, protocol))

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = nn.Linear(3, 2)

        def forward(self, x):
            if x.sum() > 0:
                return torch.relu(self.layer(x))
            return self.layer(x)

    def script(name, module):
        buffer = io.BytesIO()
        torch.jit.save(module, buffer)
        put(f"{tag}-script-{name}.pt", buffer.getvalue(), format="torchscript", rule="GH-PT-003")

    script("branch", torch.jit.script(Net()))
    script("trace", torch.jit.trace(nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2)), torch.ones(1, 1, 4, 4)))
    script("frozen", torch.jit.freeze(torch.jit.script(Net()).eval()))
    buffer = io.BytesIO()
    torch.export.save(torch.export.export(nn.Sequential(nn.Linear(3, 2), nn.ReLU()), (torch.ones(1, 3),)), buffer)
    put(f"{tag}-export.pt2", buffer.getvalue(), format="pytorch-export", rule="GH-PT-003")


def joblib_files(tag):
    import joblib
    import numpy as np
    thing = {"a": np.arange(6.0), "o": np.array([1, "a"], dtype=object), "s": ["x"] * 3}
    for name, compress in {"raw": 0, "zlib": 3, "gzip": ("gzip", 3), "xz": ("xz", 3)}.items():
        buffer = io.BytesIO()
        joblib.dump(thing, buffer, compress=compress)
        put(f"{tag}-joblib-{name}.joblib", buffer.getvalue())


# --- hostile ------------------------------------------------------------------------------------

def short(text):
    return b"\x8c" + bytes([len(text)]) + text.encode()


def name(module, attribute):
    return short(module) + short(attribute) + b"\x93"


def calls(module, attribute, *arguments):
    return b"\x80\x04" + name(module, attribute) + b"(" + b"".join(arguments) + b"tR."


def template(body):
    return ("\ndef _parse_args(self, loc=0, scale=1):\n    return (" + body + "), loc, scale\n\n"
            "def _parse_args_rvs(self, loc=0, scale=1, size=None):\n    return self._argcheck_rvs(loc, scale, size=size)\n\n"
            "def _parse_args_stats(self, loc=0, scale=1, moments='mv'):\n    return (), loc, scale, moments\n")


def hostile_pickles():
    system = calls("os", "system", short("id"))
    for module, attribute in [
        ("pydoc_data.topics", "run"), ("asyncio.runners", "run"), ("ctypes.util", "find_library"), ("numpy.lib.utils", "source"),
        ("pandas.io.common", "urlopen"), ("sklearn.datasets._base", "load_files"), ("torch._inductor.codecache", "run"),
        ("scipy.io.matlab", "loadmat"), ("statistics", "_sum"), ("email.message", "message_from_file"), ("sched", "scheduler"),
        ("torch._classes", "load_library"), ("setuptools.command.easy_install", "main"), ("nltk.internals", "java"),
        ("tensorflow.python.framework.load_library", "load_op_library"), ("keras.utils.data_utils", "get_file"),
        ("matplotlib.sphinxext.plot_directive", "_run_code"), ("networkx.readwrite.gpickle", "read_gpickle"),
    ]:
        put(f"hostile/library-{module}.{attribute}.pkl", calls(module, attribute, short("id")), "malicious")
    put("hostile/partial-called.pkl", b"\x80\x04" + name("functools", "partial") + name("builtins", "int") + b"\x85R)R.",
        "malicious", "GH-PKL-005")
    put("hostile/getattr-dunder.pkl", calls("builtins", "getattr", name("collections", "OrderedDict"), short("__subclasses__")),
        "malicious", "GH-PKL-001")
    put("hostile/type-of-three.pkl", calls("builtins", "type", short("X"), b")", b"}"), "malicious", "GH-PKL-001")
    for key, body in {"evil": "__import__('os').system('id')", "plain": ""}.items():
        text = template(body).encode()
        data = (b"\x80\x04" + name("scipy.stats._continuous_distns", "norm_gen") + b")\x81}" + short("_parse_arg_template")
                + b"X" + struct.pack("<I", len(text)) + text + b"sb.")
        put(f"hostile/distribution-{key}.pkl", data, "malicious" if key == "evil" else "safe", "GH-PKL-001" if key == "evil" else None)
    put("hostile/code-type.pkl", calls("types", "CodeType", b"K\x00"), "malicious", "GH-PKL-019")
    put("hostile/load-latin1.pkl",
        b"\x80\x02ctorch.storage\n_load_from_bytes\nc_codecs\nencode\nX" + struct.pack("<I", len(system.decode("latin1").encode()))
        + system.decode("latin1").encode() + b"X\x06\0\0\0latin1\x86R\x85R.", "malicious", "GH-PKL-001")
    for key, text in {"base64": base64.b64encode(system * 1), "hex": system.hex().encode(), "zlib64": base64.b64encode(zlib.compress(system)),
                      "urlsafe": base64.urlsafe_b64encode(system)}.items():
        put(f"hostile/text-{key}.pkl", b"\x80\x04}" + short("payload") + b"X" + struct.pack("<I", len(text)) + text + b"s.", "malicious",
            "GH-PKL-012")
    for key, packed in {"zlib": zlib.compress(system)}.items():
        put(f"hostile/bytes-{key}.pkl", b"\x80\x04B" + struct.pack("<I", len(packed)) + packed + b".", "malicious", "GH-PKL-012")


def archive(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as zipped:
        for member, data in members.items():
            zipped.writestr(zipfile.ZipInfo(member, (2026, 1, 2, 0, 0, 0)), data)
    return buffer.getvalue()


def hostile_archives():
    script = {"m/data.pkl": b"\x80\x02c__torch__\nM\n)\x81}b.", "m/constants.pkl": b"\x80\x02).", "m/version": b"3\n"}
    head = b"class M(Module):\n  def forward(self: __torch__.M, x: Tensor) -> Tensor:\n    return "
    for key, code, verdict, rule in [
        ("good", b"torch.relu(x)", "safe", "GH-PT-003"), ("save", b'torch.save(x, "/tmp/x")', "malicious", "GH-PT-005"),
        ("from-file", b'torch.from_file("/etc/passwd", False, 10)', "malicious", "GH-PT-005"),
        ("spaced", b'torch . save(x, "/tmp/x")', "malicious", "GH-PT-005"), ("ops-save", b'ops.aten.save(x, "/tmp/x")', "malicious", "GH-PT-005"),
        ("read-file", b'ops.image.read_file("/etc/passwd")', "malicious", "GH-PT-005"), ("custom", b"ops.evil.run(x)", "suspicious", "GH-PT-004"),
        ("bare", b'getattr(torch, "save")(x, "/tmp/x")', "suspicious", "GH-PT-004"), ("python", b"^evil(1)(x)", "malicious", "GH-PT-005"),
        ("class", b"__torch__.torch.classes.evil.Thing(x)", "suspicious", "GH-PT-004"), ("text", b'annotate(str, "torch.save(x)")', "safe", None),
        ("open-text", b'"torch.relu(x)', "unknown", "GH-PT-009"), ("import", b'os.system("id")', "malicious", "GH-PT-005"),
    ]:
        put(f"hostile/script-{key}.pt", archive({**script, "m/code/__torch__.py": head + code + b"\n"}), verdict, rule, "torchscript")
    put("hostile/bytecode.pt", archive({**script, "m/bytecode.pkl": b"\x80\x02X\x0a\0\0\0aten::save."}), "malicious", "GH-PT-005")
    put("hostile/script-call.pt", archive({**script, "m/constants.pkl": b"\x80\x02cos\nsystem\nX\x02\0\0\0id\x85R."}), "malicious", "GH-PKL-001")
    put("hostile/not-script.pt", archive({"m/data.pkl": script["m/data.pkl"], "m/version": b"3\n"}), "suspicious", "GH-PKL-002")

    def export(target, expression="s0 + 2*Max(1, u0)", more=None):
        graph = {"graph_module": {"graph": {"nodes": [{"target": target, "inputs": [], "outputs": []}]}},
                 "range": {"as_expr": {"expr_str": expression}}}
        return archive({"e/archive_format": b"pt2", "e/archive_version": b"0", "e/byteorder": b"little", "e/.data/version": b"6\n",
                        "e/models/model.json": json.dumps(graph).encode(), **(more or {})})

    for key, data, verdict, rule in [
        ("good", export("torch.ops.aten.relu.default"), "safe", "GH-PT-003"), ("operator", export("_operator.add"), "safe", "GH-PT-003"),
        ("hub", export("torch.hub.load"), "malicious", "GH-PT-005"), ("prefix", export("torchx.hub.load"), "malicious", "GH-PT-005"),
        ("attrgetter", export("_operator.attrgetter"), "malicious", "GH-PT-005"), ("custom", export("torch.ops.evil.run.default"), "suspicious", "GH-PT-004"),
        ("expression", export("_operator.add", "__import__('os').system('id')"), "malicious", "GH-PT-006"),
        ("dotted", export("_operator.add", "s0.func(1)"), "malicious", "GH-PT-006"),
        ("native", export("_operator.add", more={"e/data/aotinductor/model/a.so": b"\x7fELF" + b"\0" * 60}), "malicious", "GH-PT-007"),
        ("pickle", export("_operator.add", more={"e/data/constants/custom_obj_0": calls("os", "system", short("id"))}), "malicious", "GH-PKL-001"),
    ]:
        put(f"hostile/export-{key}.pt2", data, verdict, rule, "pytorch-export")
    old = {"graph_module": {"graph": {"nodes": [{"target": "torch.ops.aten.relu.default"}]}}}
    put("hostile/export-old.pt2", archive({"serialized_exported_program.json": json.dumps(old).encode(), "version": b"7.3"}), "safe",
        "GH-PT-003", "pytorch-export")
    old["graph_module"]["graph"]["nodes"][0]["target"] = "torch.utils.collect_env.run"
    put("hostile/export-old-call.pt2", archive({"serialized_exported_program.json": json.dumps(old).encode(), "version": b"7.3"}),
        "malicious", "GH-PT-005", "pytorch-export")
    manifest = {"runtime": "python", "model": {"modelName": "m", "handler": "image_classifier", "serializedFile": "m.pt"}}
    put("hostile/own-handler.mar", archive({"MAR-INF/MANIFEST.json": json.dumps(manifest).encode()}), "safe", None, "torchserve")
    manifest["model"]["handler"] = "handler.py"
    put("hostile/handler.mar", archive({"MAR-INF/MANIFEST.json": json.dumps(manifest).encode(), "handler.py": b"import os\n"}),
        "suspicious", "GH-PT-008", "torchserve")


if __name__ == "__main__":
    tag = sys.argv[1]
    steps = (hostile_pickles, hostile_archives) if tag == "hostile" else (
        array_files, pandas_files, estimator_files, boosting_files, object_files, torch_files, joblib_files)
    for step in steps if len(sys.argv) < 3 else [globals()[sys.argv[2]]]:
        try:
            step() if tag == "hostile" else step(tag)
        except ImportError as error:
            print("left out:", step.__name__, error)
    LIST.write_text(json.dumps(dict(sorted(EXPECTED.items())), indent=1) + "\n")
    print(len(EXPECTED), "fixtures")
