exec('''open("/tmp/x", "w").write("a")''')
