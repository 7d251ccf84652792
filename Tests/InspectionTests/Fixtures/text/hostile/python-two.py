import os
print 'x'
os.system('id')
