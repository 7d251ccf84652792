exec(''.join(chr(c ^ 7) for c in [110, 106]))
