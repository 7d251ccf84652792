x = 1
print(f"{x}: \N{HEAVY CHECK MARK} \\{x}")
