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
package enum CallableRole: String, Sendable, CaseIterable {
  /// A class of data: may be instantiated, and its instances filled.
  case dataClass = "class"
  /// A class whose instances are data but whose initialiser does more: instances are made without
  /// it and filled, as pickles do.
  case instance
  /// A function that makes data from data.
  case call
  /// A function that answers an object of the running program, which must not be filled.
  case lookup
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
  /// `getattr`: only of an allowed name, and only to what is itself an allowed dotted name.
  case attribute
  /// `functools.partial`: only of an allowed name; the result must not be called.
  case bind
  /// `type`: only of `None` and its like, to name their types.
  case typeOf = "type-of"
  /// A function that answers one of Python's own types for its name.
  case typeName = "type-name"
  /// `operator.getitem` as the parameters of generic types are written: only of an allowed name.
  case item
  /// Calls its first argument, an allowed function, with the tuple that follows.
  case apply
  /// A scipy distribution, whose state holds a text that is executed: only the text that scipy
  /// itself writes.
  case distribution
  /// A description of data by statsmodels, whose state may name a formula that is evaluated when it
  /// is filled: only without one.
  case design

  /// Whether objects of this name may be held by others: as a class, a function or a value.
  var isHeld: Bool {
    switch self {
    case .dataClass, .instance, .call, .value, .storage, .distribution, .design: true
    default: false
    }
  }
}

/// Where an allowed name may stand.
package enum CallableContext: String, Sendable, CaseIterable {
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

/// Packages whose names are known not to be a project's own.
package enum LibraryKind: String, Sendable, CaseIterable {
  /// Python's standard library, any version.
  case standard
  /// A package that many projects use.
  case common
}

/// Why a name is dangerous.
package enum Danger: String, Sendable, CaseIterable {
  case commands, evaluates, resolves, files, network, loads, exhausts, bytecode

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
    case .bytecode: "makes functions or classes from bytecode in the file"
    }
  }
}
