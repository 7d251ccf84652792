import os
assert os.system('id') == 0
