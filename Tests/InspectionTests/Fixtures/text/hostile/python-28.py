import os
print(f"{os.system('id')!r:>{os.system('id')}}")
