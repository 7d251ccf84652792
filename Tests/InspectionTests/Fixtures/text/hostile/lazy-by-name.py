import os as _LazyModule, sys
sys.modules[__name__] = _LazyModule(__name__)
