import multiprocessing, os
multiprocessing.Pool(1, initializer=os.system, initargs=('id',))
