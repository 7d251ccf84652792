import os
for os.environ['x'] in [str(os.system('id'))]: pass
