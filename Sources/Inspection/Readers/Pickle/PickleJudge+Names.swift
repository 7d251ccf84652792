/// What the values of a stream are called: imported names, and what allowed functions make of them.

import Formats

extension PickleJudge {
  /// How many steps of `getattr` are followed.
  private static let attributeSteps = 8

  /// The name as written.
  static func plainName(_ entry: PickleImport) -> CallableName {
    CallableName(module: entry.module, name: entry.name)
  }

  /// The name that the loader looks for: old modules are mapped below protocol 3.
  static func name(_ entry: PickleImport) -> CallableName {
    guard entry.protocolVersion < 3 else { return plainName(entry) }
    return OldPythonNames.mapped(plainName(entry))
  }

  /// The name that a value stands for: an import, or what an allowed `getattr` or its like makes
  /// of one. `nil` if it cannot be told.
  func resolved(_ value: PickleValue, steps: Int = attributeSteps) -> CallableName? {
    if case .global(let index) = value { return names[Int(index)] }
    guard steps > 0, let call = trace.call(value), call.wellFormed,
      case .global(let callee) = call.callee, let rule = rules[Int(callee)]
    else { return nil }
    switch rule.role {
    case .attribute:
      guard call.arguments.count == 2, let attribute = trace.text(call.arguments[1]),
        let base = resolved(call.arguments[0], steps: steps - 1)
      else { return nil }
      return CallableName(module: base.module, name: base.name + "." + attribute)
    case .typeName:
      guard call.arguments.count == 1, let text = trace.text(call.arguments[0]) else { return nil }
      return CallableName(module: "builtins", name: Self.typeNames[text] ?? text)
    case .typeOf:
      guard call.arguments.count == 1 else { return nil }
      switch call.arguments[0] {
      case .none: return CallableName(module: "builtins", name: "NoneType")
      case .global:
        let made = resolved(call.arguments[0], steps: steps - 1)
        guard made?.module == "builtins", let constant = made?.name,
          constant == "Ellipsis" || constant == "NotImplemented"
        else { return nil }
        return CallableName(module: "builtins", name: constant)
      default: return nil
      }
    default: return nil
    }
  }

  /// Names of types as older versions of dill write them.
  private static let typeNames = [
    "BooleanType": "bool", "DictType": "dict", "DictionaryType": "dict", "ListType": "list",
    "TupleType": "tuple", "IntType": "int", "LongType": "int", "FloatType": "float",
    "StringType": "str", "UnicodeType": "str", "ComplexType": "complex", "SliceType": "slice",
    "ObjectType": "object", "BytesType": "bytes", "SetType": "set", "FrozenSetType": "frozenset",
    "RangeType": "range", "XRangeType": "range", "NoneTypeType": "NoneType",
  ]

  func rule(_ value: PickleValue) -> CallableRule? {
    if case .global(let index) = value { return rules[Int(index)] }
    return resolved(value).flatMap { policy.rule(for: $0) }
  }

  /// The name of a value for a message.
  func dotted(_ value: PickleValue) -> String { resolved(value)?.dotted ?? "something unknown" }

  /// The class whose instance a call makes.
  func classBehind(_ call: PickleCall) -> PickleValue {
    guard rule(call.callee)?.role == .wrap, let first = call.arguments.first else {
      return call.callee
    }
    return first
  }
}

/// CPython's `_compat_pickle`: names of Python 2 as Python 3 finds them.
enum OldPythonNames {
  static func mapped(_ name: CallableName) -> CallableName {
    if let new = names[name.module]?[name.name] { return new }
    let exceptions = name.module == "exceptions" ? "builtins" : nil
    return CallableName(
      module: exceptions ?? modules[name.module] ?? name.module, name: name.name)
  }

  private static func builtin(_ name: String) -> CallableName {
    CallableName(module: "builtins", name: name)
  }

  private static func collection(_ name: String) -> CallableName {
    CallableName(module: "collections", name: name)
  }

  private static let names: [String: [String: CallableName]] = [
    "__builtin__": [
      "xrange": builtin("range"), "unicode": builtin("str"), "long": builtin("int"),
      "unichr": builtin("chr"), "raw_input": builtin("input"), "intern": .init("sys", "intern"),
      "reduce": .init("functools", "reduce"), "basestring": builtin("str"),
    ],
    "itertools": [
      "izip": builtin("zip"), "imap": builtin("map"), "ifilter": builtin("filter"),
      "izip_longest": .init("itertools", "zip_longest"),
      "ifilterfalse": .init("itertools", "filterfalse"),
    ],
    "UserDict": ["IterableUserDict": collection("UserDict"), "UserDict": collection("UserDict")],
    "UserList": ["UserList": collection("UserList")],
    "UserString": ["UserString": collection("UserString")],
    "exceptions": ["StandardError": builtin("Exception")],
  ]

  private static let modules = [
    "__builtin__": "builtins", "copy_reg": "copyreg", "Queue": "queue",
    "SocketServer": "socketserver", "ConfigParser": "configparser", "repr": "reprlib",
    "tkFileDialog": "tkinter.filedialog", "tkSimpleDialog": "tkinter.simpledialog",
    "tkColorChooser": "tkinter.colorchooser", "tkCommonDialog": "tkinter.commondialog",
    "Dialog": "tkinter.dialog", "Tkdnd": "tkinter.dnd", "tkFont": "tkinter.font",
    "tkMessageBox": "tkinter.messagebox", "ScrolledText": "tkinter.scrolledtext",
    "Tkconstants": "tkinter.constants", "Tix": "tkinter.tix", "ttk": "tkinter.ttk",
    "Tkinter": "tkinter", "markupbase": "_markupbase", "_winreg": "winreg",
    "thread": "_thread", "dummy_thread": "_dummy_thread", "dbhash": "dbm.bsd",
    "dumbdbm": "dbm.dumb", "dbm": "dbm.ndbm", "gdbm": "dbm.gnu", "xmlrpclib": "xmlrpc.client",
    "SimpleXMLRPCServer": "xmlrpc.server", "httplib": "http.client",
    "htmlentitydefs": "html.entities", "HTMLParser": "html.parser", "Cookie": "http.cookies",
    "cookielib": "http.cookiejar", "BaseHTTPServer": "http.server",
    "test.test_support": "test.support", "commands": "subprocess",
    "urlparse": "urllib.parse", "robotparser": "urllib.robotparser",
    "urllib2": "urllib.request", "anydbm": "dbm", "_abcoll": "collections.abc",
    "cPickle": "pickle", "_elementtree": "xml.etree.ElementTree",
    "FileDialog": "tkinter.filedialog",
    "SimpleDialog": "tkinter.simpledialog", "DocXMLRPCServer": "xmlrpc.server",
    "SimpleHTTPServer": "http.server", "CGIHTTPServer": "http.server",
    "StringIO": "io", "cStringIO": "io",
  ]
}

extension CallableName {
  fileprivate init(_ module: String, _ name: String) { self.init(module: module, name: name) }
}
