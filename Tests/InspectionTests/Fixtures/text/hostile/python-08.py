import importlib as il
m = il.import_module('sub' + 'process')
m.run(['id'])
