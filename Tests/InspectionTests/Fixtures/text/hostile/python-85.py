(lambda f: f('__import__("os").system(1)'))(eval)
