import os
[os.system(c) for c in ['id']]
