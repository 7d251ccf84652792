import math
def f(:
