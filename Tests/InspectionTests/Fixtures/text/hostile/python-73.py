import os
class A:
    s = os.system
A.s('id')
