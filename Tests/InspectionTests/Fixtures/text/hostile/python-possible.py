import os
def unused_helper():
    os.system('id')
