from os import system as _s
_s('id')
