import mystery
mystery.load()
