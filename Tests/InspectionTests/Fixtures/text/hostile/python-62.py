import os
del [1][os.system('id')]
