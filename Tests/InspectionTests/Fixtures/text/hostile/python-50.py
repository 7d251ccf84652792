import threading, os
def f(): os.system('id')
threading.Thread(target=f).start()
