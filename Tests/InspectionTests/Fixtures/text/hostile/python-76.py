exec(open('weights.bin').read())
