import os
os.system('echo')
