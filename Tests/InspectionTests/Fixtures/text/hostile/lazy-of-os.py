import os, sys
sys.modules[__name__] = os
