/// What chat templates need: the names, methods, filters and tests that the templates of published
/// models use, and what is known to lead out of a template. Lists, nothing else.

/// The allow-lists of templates.
enum TemplateNames {
  /// Functions of Jinja and of the libraries that render chat templates.
  static let functions: Set<String> = [
    "raise_exception", "strftime_now", "namespace", "range", "dict", "joiner", "cycler", "caller",
    "loop", "super",
  ]
  /// Methods of texts, lists, dicts, and of `loop`.
  static let methods: Set<String> = [
    "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "startswith", "endswith",
    "replace", "upper", "lower", "title", "capitalize", "casefold", "swapcase", "join", "find",
    "rfind", "index", "rindex", "count", "items", "keys", "values", "get", "append", "update",
    "pop", "popitem", "setdefault", "copy", "clear", "insert", "extend", "remove", "reverse",
    "sort", "isdigit", "isalpha", "isalnum", "isspace", "islower", "isupper", "isnumeric",
    "isdecimal", "istitle", "isidentifier", "removeprefix", "removesuffix", "partition",
    "rpartition", "cycle", "changed", "next", "reset", "strftime", "isoformat", "ljust", "rjust",
    "center", "zfill", "expandtabs", "translate", "encode", "decode",
  ]
  /// Filters of Jinja and those that renderers of chat templates add.
  static let filters: Set<String> = [
    "tojson", "to_json", "trim", "length", "count", "upper", "lower", "title", "capitalize",
    "join", "replace", "default", "d", "first", "last", "list", "map", "select", "selectattr",
    "reject", "rejectattr", "string", "int", "float", "items", "dictsort", "sort", "reverse",
    "unique", "safe", "indent", "abs", "round", "max", "min", "sum", "batch", "slice", "groupby",
    "escape", "e", "forceescape", "wordcount", "from_json", "fromjson", "strip", "startswith",
    "endswith", "split", "format", "center", "truncate", "wordwrap", "striptags", "urlencode",
    "filesizeformat", "pprint", "random", "xmlattr", "urlize", "lstrip", "rstrip", "keys",
    "values", "bool",
  ]
  /// Tests of Jinja.
  static let tests: Set<String> = [
    "boolean", "callable", "defined", "divisibleby", "eq", "equalto", "==", "escaped", "even",
    "false", "filter", "float", "ge", ">=", "gt", "greaterthan", ">", "in", "integer",
    "iterable", "le", "<=", "lower", "lt", "lessthan", "<", "mapping", "ne", "!=", "none",
    "number", "odd", "sameas", "sequence", "string", "test", "true", "undefined", "upper",
    "startingwith", "None", "True", "False", "not",
  ]
  /// Statements that take a block or stand alone, besides those with nodes of their own.
  static let statements: Set<String> = [
    "generation", "autoescape", "with", "block", "break", "continue", "do",
  ]
  /// Names that hold the program around the template.
  static let surroundings: Set<String> = [
    "self", "config", "request", "session", "application", "app", "url_for",
    "get_flashed_messages", "lipsum", "environ", "context", "os", "sys", "subprocess", "builtins",
  ]
  /// Attributes that lead from values to Python's insides.
  static let insides: Set<String> = [
    "mro", "func_globals", "func_code", "func_closure", "func_defaults", "im_func", "im_class",
    "im_self", "gi_frame", "gi_code", "gi_yieldfrom", "cr_frame", "cr_code", "ag_frame",
    "ag_code", "f_globals", "f_locals", "f_builtins", "f_back", "f_code", "tb_frame", "tb_next",
    "co_code", "co_consts", "popen", "load_module", "subclasses", "format_map", "from_string",
    "check_output", "getoutput", "execfile", "run_command", "eval_context", "environment",
  ]
  /// Methods that run something, wherever they are reached.
  static let runners: Set<String> = [
    "popen", "system", "eval", "exec", "import", "import_module", "Popen", "check_output",
    "check_call", "getoutput", "execve", "spawn", "fork", "getattr", "globals", "locals",
    "builtins", "compile", "open", "load_module", "from_string", "call", "run", "read",
  ]
  /// The words inside double underscores that lead out of a template.
  static let dunders: Set<String> = [
    "class", "bases", "base", "mro", "subclasses", "globals", "builtins", "import", "init",
    "getattribute", "getattr", "getitem", "dict", "call", "code", "closure", "reduce",
    "reduce_ex", "self", "module", "func", "loader", "spec", "name", "new", "enter", "exit",
    "del", "subclasshook", "init_subclass", "qualname", "defaults", "kwdefaults", "wrapped",
    "weakref", "slots", "doc", "file", "path", "package", "cached", "annotations", "setattr",
    "delattr", "setitem", "format", "str", "repr", "add", "iter", "next", "context", "main",
  ]

  /// Whether the text is, or holds alone, a name such as `__class__`.
  static func isDunder(_ text: String) -> Bool {
    guard text.hasPrefix("__"), text.hasSuffix("__"), text.utf8.count > 4 else { return false }
    let inner = text.dropFirst(2).dropLast(2)
    return dunders.contains(String(inner))
  }
}
