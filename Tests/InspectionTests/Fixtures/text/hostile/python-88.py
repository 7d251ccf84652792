import os
x = 'sys'
x += 'tem'
getattr(os, x)('id')
