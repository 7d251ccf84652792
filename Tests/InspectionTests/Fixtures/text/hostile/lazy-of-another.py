import sys
from transformers.utils import _LazyModule
_names = {'modeling_tiny': ['Tiny']}
sys.modules['os'] = _LazyModule(__name__, 'f', _names)
