__import__('subprocess').Popen(['id'])
