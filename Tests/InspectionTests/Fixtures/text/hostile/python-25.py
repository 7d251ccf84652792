import os
def f(x=os.system('id')): pass
