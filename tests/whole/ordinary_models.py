"""Ordinary model files, written here by the real libraries, scanned by the built program: none may be called
malicious, at most 2 % suspicious and at most 2 % unknown. The committed fixtures of further libraries
(XGBoost, CatBoost, Keras, TensorFlow, Flax, R) are counted with them.

    .venv/bin/python tests/whole/ordinary_models.py .build/debug
"""

import collections
import datetime
import io
import json
import pathlib
import pickle
import subprocess
import sys
import tempfile
import warnings

import joblib
import lightgbm
import numpy as np
import onnx
import onnx.helper
import pandas as pd
import safetensors.numpy
import safetensors.torch
import sklearn
import skops.io
import torch
from sklearn import (
    calibration, cluster, compose, covariance, decomposition, discriminant_analysis, dummy, ensemble, feature_extraction,
    feature_selection, gaussian_process, impute, isotonic, kernel_approximation, kernel_ridge, linear_model, manifold,
    mixture, model_selection, multiclass, multioutput, naive_bayes, neighbors, neural_network, pipeline, preprocessing,
    random_projection, semi_supervised, svm, tree)

warnings.simplefilter("ignore")
ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(sys.argv[1]).resolve() / "gatehouse"
RNG = np.random.default_rng(7)
X = RNG.normal(size=(60, 5))
Y = (X[:, 0] + X[:, 1] > 0).astype(int)
Z = X[:, 0] * 2 + X[:, 2]


def estimators():
    """Every kind of scikit-learn estimator that people store."""
    classifiers = [
        linear_model.LogisticRegression(), linear_model.SGDClassifier(), linear_model.RidgeClassifierCV(),
        linear_model.Perceptron(), svm.SVC(probability=True), svm.LinearSVC(), svm.NuSVC(),
        neighbors.KNeighborsClassifier(), neighbors.KNeighborsClassifier(algorithm="ball_tree"),
        neighbors.RadiusNeighborsClassifier(radius=9.0), neighbors.NearestCentroid(), tree.DecisionTreeClassifier(),
        tree.ExtraTreeClassifier(), ensemble.RandomForestClassifier(5), ensemble.ExtraTreesClassifier(5),
        ensemble.GradientBoostingClassifier(n_estimators=5), ensemble.HistGradientBoostingClassifier(max_iter=5),
        ensemble.AdaBoostClassifier(n_estimators=5), ensemble.BaggingClassifier(n_estimators=3),
        ensemble.VotingClassifier([("a", linear_model.LogisticRegression()), ("b", naive_bayes.GaussianNB())]),
        ensemble.StackingClassifier([("a", tree.DecisionTreeClassifier()), ("b", naive_bayes.GaussianNB())], cv=2),
        naive_bayes.GaussianNB(), naive_bayes.BernoulliNB(), neural_network.MLPClassifier((4,), max_iter=5),
        discriminant_analysis.LinearDiscriminantAnalysis(), discriminant_analysis.QuadraticDiscriminantAnalysis(),
        gaussian_process.GaussianProcessClassifier(), calibration.CalibratedClassifierCV(linear_model.LogisticRegression(), cv=2),
        multiclass.OneVsRestClassifier(linear_model.LogisticRegression()), multiclass.OneVsOneClassifier(svm.LinearSVC()),
        dummy.DummyClassifier(), semi_supervised.LabelPropagation(),
        model_selection.GridSearchCV(linear_model.LogisticRegression(), {"C": [1, 2]}, cv=2),
        model_selection.RandomizedSearchCV(tree.DecisionTreeClassifier(), {"max_depth": [1, 2]}, n_iter=2, cv=2),
        pipeline.make_pipeline(preprocessing.StandardScaler(), decomposition.PCA(2), svm.SVC()),
        pipeline.make_pipeline(
            compose.ColumnTransformer([("n", preprocessing.StandardScaler(), [0, 1]), ("m", "passthrough", [2])]),
            linear_model.LogisticRegression()),
    ]
    regressors = [
        linear_model.LinearRegression(), linear_model.Ridge(), linear_model.LassoCV(cv=2), linear_model.ElasticNet(),
        linear_model.BayesianRidge(), linear_model.HuberRegressor(), linear_model.TweedieRegressor(), svm.SVR(),
        ensemble.RandomForestRegressor(5), ensemble.HistGradientBoostingRegressor(max_iter=5),
        gaussian_process.GaussianProcessRegressor(gaussian_process.kernels.RBF() + gaussian_process.kernels.WhiteKernel()),
        kernel_ridge.KernelRidge(), neighbors.KNeighborsRegressor(), multioutput.MultiOutputRegressor(linear_model.Ridge()),
        compose.TransformedTargetRegressor(linear_model.Ridge(), transformer=preprocessing.QuantileTransformer(n_quantiles=5)),
        isotonic.IsotonicRegression(),
    ]
    others = [
        preprocessing.StandardScaler(), preprocessing.PowerTransformer(), preprocessing.PolynomialFeatures(),
        preprocessing.KBinsDiscretizer(3), preprocessing.SplineTransformer(), preprocessing.RobustScaler(),
        impute.SimpleImputer(), impute.KNNImputer(), decomposition.PCA(2), decomposition.TruncatedSVD(2),
        decomposition.FastICA(2), decomposition.KernelPCA(2), cluster.KMeans(2, n_init=1), cluster.DBSCAN(),
        cluster.AgglomerativeClustering(), cluster.Birch(n_clusters=2), cluster.MeanShift(), mixture.GaussianMixture(2),
        mixture.BayesianGaussianMixture(n_components=2), manifold.Isomap(n_neighbors=5), covariance.EllipticEnvelope(),
        ensemble.IsolationForest(n_estimators=5), neighbors.LocalOutlierFactor(novelty=True), neighbors.KernelDensity(),
        kernel_approximation.Nystroem(n_components=3), random_projection.GaussianRandomProjection(2),
        feature_selection.SelectKBest(k=2), feature_selection.VarianceThreshold(),
        feature_selection.RFE(linear_model.LogisticRegression(), n_features_to_select=2),
    ]
    for model in classifiers + others:
        yield type(model).__name__, model.fit(X, Y)
    for model in regressors:
        inputs = X[:, 0] if isinstance(model, isotonic.IsotonicRegression) else X
        target = np.stack([Z, Z], 1) if isinstance(model, multioutput.MultiOutputRegressor) else Z
        yield type(model).__name__, model.fit(inputs, target)
    texts = ["one two", "two three", "three four five", "six"]
    for vectorizer in (feature_extraction.text.TfidfVectorizer(), feature_extraction.text.CountVectorizer(ngram_range=(1, 2))):
        yield type(vectorizer).__name__, vectorizer.fit(texts)


def pickles(folder):
    for number, (name, model) in enumerate(estimators()):
        kind = number % 5
        path = folder / f"{number:03d}-{name}"
        if kind == 0:
            joblib.dump(model, f"{path}.joblib")
        elif kind == 1:
            joblib.dump(model, f"{path}.joblib.z", compress=[("zlib", 3), ("gzip", 3), ("bz2", 3), ("xz", 3), ("lzma", 3)][number // 5 % 5])
        elif kind == 2 and not isinstance(model, (manifold.Isomap, neighbors.LocalOutlierFactor, neighbors.KernelDensity)):
            skops.io.dump(model, f"{path}.skops")
        else:
            path.with_suffix(".pkl").write_bytes(pickle.dumps(model, [2, 4, 5][number % 3]))


def frames(folder):
    frame = pd.DataFrame({
        "number": [1, 2, 3], "text": ["a", "b", None], "when": pd.date_range("2026-01-01", periods=3, tz="UTC"),
        "kind": pd.Categorical(["x", "y", "x"]), "flag": [True, False, True]})
    frame.to_pickle(folder / "frame.pkl")
    frame.set_index(["number", "kind"]).to_pickle(folder / "indexed.pkl")
    frame["number"].astype("Int64").to_pickle(folder / "nullable.pkl")
    frame["when"].dt.tz_localize(None).dt.to_period("D").to_pickle(folder / "period.pkl")
    pd.Series(pd.arrays.SparseArray([0, 0, 1])).to_pickle(folder / "sparse.pkl")
    frame.to_csv(folder / "frame.csv")
    (folder / "stdlib.pkl").write_bytes(pickle.dumps({
        "ordered": collections.OrderedDict(a=1), "when": datetime.datetime.now(), "path": pathlib.PurePosixPath("a")}))


def arrays(folder):
    for dtype in ("float16", "float32", "float64", "int8", "int64", "uint8", "bool", "complex64", "S5", "U5", "datetime64[ns]"):
        np.save(folder / f"array-{dtype[:8]}.npy", np.zeros((3, 4), dtype))
    np.savez(folder / "several.npz", a=X, b=Y)
    np.savez_compressed(folder / "packed.npz", a=X, b=Y)
    np.save(folder / "objects.npy", np.array([{"a": 1}, "b", None], dtype=object), allow_pickle=True)
    (folder / "generator.pkl").write_bytes(pickle.dumps([np.random.default_rng(1), np.random.RandomState(1), np.float32(1)]))


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.body = torch.nn.Sequential(torch.nn.Embedding(10, 8), torch.nn.LSTM(8, 8, batch_first=True))
        self.head = torch.nn.Linear(8, 2)


def torches(folder):
    net = Net()
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-3)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 10)
    sum(p.sum() for p in net.parameters()).backward()
    optimizer.step()
    scheduler.step()
    state = net.state_dict()
    torch.save(state, folder / "state.pt")
    torch.save(state, folder / "state.bin", _use_new_zipfile_serialization=False)
    torch.save({
        "model": state, "optimizer": optimizer.state_dict(), "scheduler": scheduler.state_dict(), "epoch": 3,
        "loss": np.float64(0.5), "rng": torch.get_rng_state(), "config": {"lr": 1e-3, "names": ["a", "b"]}},
        folder / "checkpoint.pth")
    torch.save(torch.randn(4, 4), folder / "tensor.pt")
    torch.save([torch.zeros(2, dtype=d) for d in (torch.bfloat16, torch.float16, torch.int8, torch.bool, torch.complex64)],
               folder / "kinds.pt")
    torch.save({"half": {k: v.half() for k, v in state.items()}, "tied": [state["head.weight"]] * 2}, folder / "tied.ckpt")
    torch.save({"sparse": torch.eye(3).to_sparse(), "quantised": torch.quantize_per_tensor(torch.ones(3), 0.1, 0, torch.qint8)},
               folder / "special.pt")
    torch.save({k: torch.nn.Parameter(v) for k, v in state.items() if v.is_floating_point()}, folder / "parameters.pt")
    (folder / "tensor.pkl").write_bytes(pickle.dumps(torch.ones(2)))
    safetensors.torch.save_file({k: v.contiguous() for k, v in state.items()}, folder / "model.safetensors", {"format": "pt"})
    safetensors.numpy.save_file({"a": X}, folder / "numpy.safetensors")


def trees(folder):
    data = lightgbm.Dataset(X, Y)
    booster = lightgbm.train({"objective": "binary", "verbose": -1, "min_data_in_leaf": 2}, data, 3)
    booster.save_model(folder / "lightgbm.txt")
    model = lightgbm.LGBMClassifier(n_estimators=3, verbose=-1).fit(X, Y)
    joblib.dump(model, folder / "lightgbm.joblib")
    (folder / "lightgbm.pkl").write_bytes(pickle.dumps(booster))


def onnx_files(folder):
    tensor = onnx.helper.make_tensor_value_info
    nodes = [
        onnx.helper.make_node("MatMul", ["x", "w"], ["h"]), onnx.helper.make_node("Relu", ["h"], ["r"]),
        onnx.helper.make_node("Softmax", ["r"], ["y"], axis=-1)]
    weights = onnx.numpy_helper.from_array(RNG.normal(size=(5, 2)).astype("float32"), "w")
    graph = onnx.helper.make_graph(
        nodes, "g", [tensor("x", 1, [None, 5])], [tensor("y", 1, [None, 2])], [weights])
    for opset in (13, 17, 21):
        model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", opset)])
        onnx.save(model, folder / f"mlp-{opset}.onnx")


def repository(folder):
    """A Hugging Face repository as its tools write it."""
    home = folder / "repository"
    home.mkdir()
    (home / "config.json").write_text(json.dumps({
        "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 8, "num_attention_heads": 2,
        "torch_dtype": "bfloat16", "transformers_version": "4.57.0", "vocab_size": 32000}, indent=2))
    (home / "generation_config.json").write_text(json.dumps({"do_sample": True, "temperature": 0.6, "eos_token_id": 2}))
    (home / "tokenizer_config.json").write_text(json.dumps({
        "tokenizer_class": "LlamaTokenizerFast", "model_max_length": 4096, "chat_template":
        "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}"
        "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"}))
    (home / "model.safetensors.index.json").write_text(json.dumps({
        "metadata": {"total_size": 16}, "weight_map": {"a": "model-00001-of-00001.safetensors"}}))
    safetensors.numpy.save_file({"a": np.zeros(4, "float32")}, home / "model-00001-of-00001.safetensors", {"format": "pt"})
    (home / "README.md").write_text("---\nlicense: apache-2.0\nlanguage: [en]\ntags: [text-generation]\n---\n# A model\n\nIt answers.\n")
    (home / "merges.txt").write_text("#version: 0.2\nt h\nth e\n")
    (home / "vocab.json").write_text(json.dumps({"a": 0, "b": 1}))


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for make in (pickles, frames, arrays, torches, trees, onnx_files, repository):
            make(folder)
        made = scan([folder])
    fixtures = [f for f in (ROOT / "Tests/InspectionTests/Fixtures").rglob("expected*.json")]
    ordinary = [
        ROOT / "Tests/InspectionTests/Fixtures" / path
        for f in fixtures for path, entry in json.loads(f.read_text()).items() if entry["verdict"] == "safe"]
    reports = made + scan(ordinary)
    count = collections.Counter(r["verdict"] for r in reports)
    for report in reports:
        if report["verdict"] != "safe":
            print(f"{report['verdict']}: {pathlib.Path(report['path']).name} ({report['format']}):",
                  [r["message"] for r in report["reasons"] if r["verdict"] != "safe"][:2])
    total = len(reports)
    print(f"scikit-learn {sklearn.__version__}, {len(made)} files made here and {len(ordinary)} fixtures: {dict(count)}")
    assert len(made) > 100, len(made)
    failed = (count["malicious"] > 0) + (count["suspicious"] > total * 0.02) + (count["unknown"] > total * 0.02)
    print(f"{total - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


def scan(paths):
    run = subprocess.run(
        [BIN, "scan", "--format", "jsonl", "--fail-on", "never", "--files-from", "-"],
        input="\n".join(map(str, paths)), capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"scan ended with {run.returncode}: {run.stderr[-2000:]}")
    return [json.loads(line) for line in run.stdout.splitlines()]


main()
