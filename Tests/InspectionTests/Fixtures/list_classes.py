"""Lists the classes of the installed scikit-learn, scipy, numpy and torch whose instances are data:
the raw material of the tables in Sources/Inspection/Policy. What it prints is read by a person
before it goes into a table; nothing is taken over automatically.

    python list_classes.py > classes.txt
"""

import importlib
import inspect
import pkgutil
import warnings

warnings.simplefilter("ignore")


def modules(package):
    root = importlib.import_module(package)
    yield root
    for found in pkgutil.walk_packages(root.__path__, package + "."):
        parts = found.name.split(".")
        if any(p in ("tests", "externals", "conftest", "_testing", "setup", "_array_api") for p in parts):
            continue
        try:
            yield importlib.import_module(found.name)
        except BaseException:
            continue


def emit(role, context, names):
    grouped = {}
    for module, name in sorted(names):
        grouped.setdefault(module, []).append(name)
    for module in sorted(grouped):
        print(f"{role} {context} {module}: {' '.join(sorted(grouped[module]))}")


def sklearn():
    from sklearn.base import BaseEstimator
    from sklearn.gaussian_process.kernels import Kernel, Hyperparameter
    from sklearn.metrics._scorer import _BaseScorer
    from sklearn.model_selection import BaseCrossValidator
    from sklearn.utils import Bunch

    bases = (BaseEstimator, Kernel, Hyperparameter, _BaseScorer, BaseCrossValidator, Bunch)
    data = ("sklearn.tree._tree", "sklearn._loss", "sklearn.metrics._dist_metrics",
            "sklearn.neighbors._kd_tree", "sklearn.neighbors._ball_tree",
            "sklearn.neighbors._quad_tree", "sklearn.linear_model._sgd_fast",
            "sklearn.linear_model._glm", "sklearn.ensemble._hist_gradient_boosting",
            "sklearn.model_selection._split", "sklearn.utils._bunch")
    found = set()
    for module in modules("sklearn"):
        for value in vars(module).values():
            if not inspect.isclass(value) or not value.__module__.startswith("sklearn."):
                continue
            if issubclass(value, BaseException) or ".tests" in value.__module__ or value.__module__.startswith("sklearn.externals"):
                continue
            if issubclass(value, bases) or value.__module__.startswith(data):
                found.add((value.__module__, value.__qualname__))
    emit("class", "any", found)


def scipy():
    found = set()
    import scipy.sparse, scipy.stats, scipy.interpolate, scipy.spatial
    for name, value in vars(scipy.sparse).items():
        if inspect.isclass(value) and not issubclass(value, BaseException):
            found.add((value.__module__, value.__qualname__))
    emit("class", "any", found)
    dist = set()
    for name, value in vars(scipy.stats).items():
        if isinstance(value, (scipy.stats.rv_continuous, scipy.stats.rv_discrete)):
            dist.add((type(value).__module__, type(value).__qualname__))
    emit("class", "any", dist)


def numpy():
    import numpy as np
    emit("class", "any", {("numpy", n) for n, v in vars(np).items()
                          if inspect.isclass(v) and issubclass(v, np.generic)})
    emit("class", "any", {("numpy.dtypes", n) for n in vars(np.dtypes) if n.endswith("DType")})
    emit("value", "any", {("numpy", n) for n, v in vars(np).items() if isinstance(v, np.ufunc)})


def torch():
    import torch
    emit("value", "any", {("torch", n) for n, v in vars(torch).items()
                          if isinstance(v, (torch.dtype, torch.layout, torch.memory_format, torch.qscheme))})
    emit("storage", "torch", {("torch", n) for n in dir(torch) if n.endswith("Storage") and not n.startswith("_")})


for part in (numpy, scipy, sklearn, torch):
    try:
        part()
    except BaseException as error:
        print("#", part.__name__, repr(error))
