"""Lists what configurations of Keras may name, by module, from an installed package itself. The table
`KerasTable.swift` joins such lists of several versions, less the classes that load something, plus
names of Keras 1 and 2 that are gone from the packages.

    python make_keras_names.py keras keras.json          (keras 3, once for each version)
    python make_keras_names.py tf_keras tf.json          (tf_keras 2)
"""

import importlib
import inspect
import json
import os
import pkgutil
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"


def listing(which):
    out = {}
    def add(m,n): out.setdefault(m,set()).add(n)
    if which=="keras":
        import keras
        from keras.src.layers import Layer
        from keras.src.initializers import Initializer
        from keras.src.regularizers import Regularizer
        from keras.src.constraints import Constraint
        from keras.src.losses import Loss
        from keras.src.metrics import Metric
        from keras.src.optimizers import Optimizer
        from keras.src.optimizers.base_optimizer import BaseOptimizer
        from keras.src.ops.operation import Operation
        from keras.src.optimizers.schedules.learning_rate_schedule import LearningRateSchedule
        try: from keras.src.dtype_policies import DTypePolicy
        except ImportError: DTypePolicy = Layer
        try:
            from keras.src.dtype_policies.dtype_policy_map import DTypePolicyMap; extra=(DTypePolicyMap,)
        except Exception: extra=()
        try:
            from keras.src.quantizers import Quantizer; extra+=(Quantizer,)
        except Exception: pass
        bases=(Layer,Initializer,Regularizer,Constraint,Loss,Metric,BaseOptimizer,Operation,LearningRateSchedule,DTypePolicy)+extra
        pubs=["keras","keras.layers","keras.initializers","keras.regularizers","keras.constraints","keras.losses","keras.metrics","keras.optimizers","keras.optimizers.schedules","keras.dtype_policies","keras.quantizers","keras.models","keras.activations","keras.mixed_precision","keras.random","keras.optimizers.legacy"]
        for p in pubs:
            try: m=importlib.import_module(p)
            except Exception: continue
            for n in dir(m):
                o=getattr(m,n)
                if n.startswith("_"): continue
                if inspect.isclass(o) and (issubclass(o,bases) or p in("keras.random","keras.quantizers","keras.dtype_policies","keras.mixed_precision")): add(p,n)
                elif inspect.isfunction(o) and p in("keras.activations","keras.losses","keras.metrics") and n not in("get","serialize","deserialize"): add(p,n)
        for mi in pkgutil.walk_packages(keras.src.__path__,"keras.src."):
            if any(x in mi.name for x in ("_test","backend.tensorflow","backend.torch","backend.openvino","backend.numpy","trainers","testing","legacy.","export")): continue
            try: m=importlib.import_module(mi.name)
            except BaseException: continue
            for n,o in vars(m).items():
                if inspect.isclass(o) and o.__module__==mi.name and issubclass(o,bases): add(mi.name,n)
        import keras.ops
        higher=("map","scan","while_loop","fori_loop","vectorized_map","cond","switch","custom_gradient","associative_scan","function","vectorize","grad","jvp","fori")
        for n in dir(keras.ops):
            if not n.startswith("_") and inspect.isfunction(getattr(keras.ops,n)) and n not in higher: add("keras.ops",n)
        for n in ("Functional","Sequential","Model"): 
            add("keras.src.models."+n.lower(),n); add("keras.src.engine."+n.lower(),n); add("keras",n); add("keras.models",n)
        add("keras.src","Functional")
        from keras.src import activations,losses,metrics,initializers,regularizers,constraints,optimizers
        for mod in (activations,losses,metrics,initializers,regularizers,constraints,optimizers):
            for k,v in mod.ALL_OBJECTS_DICT.items():
                if isinstance(k,str): add("keras."+mod.__name__.split(".")[-1],k)
        v=keras.__version__
    else:
        import tf_keras as keras
        import tensorflow as tf
        L=keras.layers.Layer
        bases=(L,keras.initializers.Initializer,keras.regularizers.Regularizer,keras.constraints.Constraint,keras.losses.Loss,keras.metrics.Metric,keras.optimizers.Optimizer,keras.optimizers.legacy.Optimizer,keras.optimizers.schedules.LearningRateSchedule,keras.mixed_precision.Policy)
        for p in ["","layers","initializers","regularizers","constraints","losses","metrics","optimizers","optimizers.schedules","optimizers.legacy","mixed_precision","models","activations","layers.experimental","layers.experimental.preprocessing","optimizers.experimental"]:
            full=("tf_keras."+p).rstrip(".")
            try: m=importlib.import_module(full)
            except Exception:
                m=keras
                try:
                    for part in p.split("."): m=getattr(m,part)
                except Exception: continue
            for n in dir(m):
                o=getattr(m,n)
                if n.startswith("_"): continue
                if inspect.isclass(o) and issubclass(o,bases): add(("keras."+p).rstrip("."),n)
                elif inspect.isfunction(o) and p in("activations","losses","metrics") and n not in("get","serialize","deserialize"): add("keras."+p,n)
        for mi in pkgutil.walk_packages(keras.src.__path__,"tf_keras.src."):
            if "_test" in mi.name or "testing" in mi.name: continue
            try: m=importlib.import_module(mi.name)
            except BaseException: continue
            for n,o in vars(m).items():
                if inspect.isclass(o) and o.__module__==mi.name and issubclass(o,bases) and not n.endswith("Test"): add(mi.name.replace("tf_keras.src","keras.src"),n)
        add("keras.src.engine.functional","Functional")
    return {k: sorted(v) for k, v in out.items()}


with open(sys.argv[2], "w") as file:
    json.dump(listing(sys.argv[1]), file, indent=1)
