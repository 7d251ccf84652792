import importlib.util as u
s = u.spec_from_file_location('m', 'weights.bin')
m = u.module_from_spec(s)
s.loader.exec_module(m)
