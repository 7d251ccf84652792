x = f"\N{BULLET}{__import__('os').system('id')}"
