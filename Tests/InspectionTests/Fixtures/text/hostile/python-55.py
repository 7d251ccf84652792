import types
types.FunctionType(compile('1', '', 'eval'), {})()
