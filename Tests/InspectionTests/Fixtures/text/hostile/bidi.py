import math
# ‮ }nruter⁦
x = math.pi
