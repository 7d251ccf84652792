x = rf"\{__import__('os').system('id')}"
