globals()['__builtins__']['exec']('import os; os.system(1)')
