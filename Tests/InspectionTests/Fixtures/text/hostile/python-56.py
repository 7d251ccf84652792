import runpy
runpy.run_path('weights.bin')
