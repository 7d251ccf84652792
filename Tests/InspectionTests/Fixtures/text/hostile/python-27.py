import os
x: os.system('id') = 1
