import numpy as np
np.ctypeslib.ctypes.CDLL('./x.so')
