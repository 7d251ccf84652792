import os
@(lambda f: os.system('id'))
def f(): pass
