import os
ос = os
ос.system('id')
