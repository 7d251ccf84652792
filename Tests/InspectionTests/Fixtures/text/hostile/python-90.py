import os
try:
    import nothing
except ImportError:
    os.system('pip install nothing')
