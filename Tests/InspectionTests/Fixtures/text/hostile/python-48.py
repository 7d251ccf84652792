import os
(lambda: os.system('id'))()
