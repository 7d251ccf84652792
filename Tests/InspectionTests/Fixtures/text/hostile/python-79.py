import os
{'a': os.system}['a']('id')
