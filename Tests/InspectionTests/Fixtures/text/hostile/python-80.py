import os
def f():
    return os.system
f()('id')
