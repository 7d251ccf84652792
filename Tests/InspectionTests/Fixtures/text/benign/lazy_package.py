import sys
from transformers.utils import _LazyModule
_names = {'modeling_tiny': ['Tiny']}
sys.modules[__name__] = _LazyModule(__name__, globals()['__file__'], _names, module_spec=__spec__)
