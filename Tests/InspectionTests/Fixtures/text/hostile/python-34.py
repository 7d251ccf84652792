import ctypes
ctypes.CDLL('./x.so').go()
