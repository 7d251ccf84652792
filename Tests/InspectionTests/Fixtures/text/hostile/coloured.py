import os
RED = '[31m'
os.system('id')
