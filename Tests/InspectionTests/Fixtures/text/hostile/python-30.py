import os
if True:
    try:
        pass
    finally:
        os.system('id')
