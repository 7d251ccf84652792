e = eval
e('__import__("os").system(1)')
