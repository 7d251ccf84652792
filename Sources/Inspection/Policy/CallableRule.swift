/// How one importable name may be used, and what is known against others.

/// A Python name as pickles import it: exact, never a prefix.
package struct CallableName: Hashable, Sendable {
  /// The module.
  package let module: String
  /// The qualified name inside the module.
  package let name: String

  /// A name; it is compared byte by byte.
  package init(module: String, name: String) {
    self.module = module
    self.name = name
  }

  /// `module.name`.
  package var dotted: String { module + "." + name }
}

/// What may be done with an allowed name.
package enum CallableRole: String, Sendable {
  /// A class of data: may be instantiated, and its instances filled.
  case dataClass = "class"
  /// A function that makes data from data.
  case call
  /// A value that may be held but not called.
  case value
  /// Makes an instance of the class that is its first argument, which must itself be allowed.
  case wrap
  /// `_codecs.encode`: only a constant text to `latin1`, as old protocols write bytes.
  case encode
  /// Loads the PyTorch stream in its byte string, which is then inspected.
  case load
  /// A PyTorch storage class: named in persistent ids, never called.
  case storage
}

/// Where an allowed name may stand.
package enum CallableContext: String, Sendable {
  /// In every pickle.
  case any
  /// Only in a PyTorch container, where storages lie outside the pickle.
  case torch
}

/// The rule for one allowed name.
package struct CallableRule: Sendable, Equatable {
  /// How it may be used.
  package let role: CallableRole
  /// Where it may stand.
  package let context: CallableContext
}

/// Why a name is dangerous.
package enum Danger: String, Sendable {
  case commands, evaluates, resolves, files, network, loads, exhausts

  /// The reason in words, after "a function that".
  package var words: String {
    switch self {
    case .commands: "runs commands or native code"
    case .evaluates: "evaluates code given as data"
    case .resolves: "turns text into something that can be called, or changes the interpreter"
    case .files: "reads or writes files"
    case .network: "opens network connections"
    case .loads: "loads further objects"
    case .exhausts: "exhausts the machine"
    }
  }
}
