import os as o
s = o.system
s('id')
