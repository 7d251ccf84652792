import functools, os
functools.reduce(getattr, ['system'], os)('id')
