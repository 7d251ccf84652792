/// The policy of an inspection: a value with a digest, so that a verdict says what it was judged by.

package import Bytes

/// Which names pickles may use, and which are known to be dangerous.
package struct InspectionPolicy: Sendable {
  /// The version of the tables.
  package let version: String
  /// SHA-256 over `encoded()`: comments and the order of lines do not count.
  package let digest: Digest
  let tables: PolicyTables

  /// The policy of this version of the program.
  package static let standard = InspectionPolicy(StandardPolicy.tables)

  init(_ tables: PolicyTables) {
    self.tables = tables
    version = tables.version
    digest = Digest.of(PolicyFile.encode(tables))
  }

  /// Reads a policy file; every line must be understood. The format is that of `PolicyFile`.
  package init(file: [UInt8]) throws(PolicyError) {
    let tables = try PolicyFile.read(file)
    var bare = tables
    bare.owned = []
    _ = try InspectionPolicy(bare).allowing(Array(tables.owned))
    self.init(tables)
  }

  /// The policy as a file, in its one canonical form.
  package func encoded() -> [UInt8] { PolicyFile.encode(tables) }

  /// The same policy with further names allowed, each as a class of data in any place: a project's
  /// own classes. The digest changes with them. Names that are known to be dangerous, and names of
  /// Python's library or of common packages, are no project's own and are refused.
  package func allowing(_ names: [CallableName]) throws(PolicyError) -> InspectionPolicy {
    var tables = self.tables
    for name in names {
      guard Self.isName(name.module), Self.isName(name.name) else {
        throw .refused(name, "it is no name of Python")
      }
      if let danger = danger(of: name) {
        throw .refused(name, "it is known as something that \(danger.words)")
      }
      guard library(of: name.module) == nil else {
        throw .refused(name, "it belongs to a library, not to a project")
      }
      tables.owned.insert(name)
    }
    return InspectionPolicy(tables)
  }

  /// Whether a name is allowed only because a project's own list says so.
  func isOwned(_ name: CallableName) -> Bool {
    tables.owned.contains(name) && tables.allowed[name] == nil
  }

  /// The rule for a name; `nil` if it is not allowed. Names with characters beyond ASCII never are.
  func rule(for name: CallableName) -> CallableRule? {
    guard name.module.utf8.allSatisfy({ $0 < 0x80 }), name.name.utf8.allSatisfy({ $0 < 0x80 })
    else { return nil }
    if let rule = tables.allowed[name] { return rule }
    return tables.owned.contains(name) ? CallableRule(role: .dataClass, context: .any) : nil
  }

  /// The kind of library that a module belongs to, by its first part; `nil` for a project's own.
  func library(of module: String) -> LibraryKind? {
    tables.libraries[String(module.prefix { $0 != "." })]
  }

  /// Whether programs of PyTorch may use an operator.
  func allowsOperator(_ space: String, _ name: String) -> Bool {
    tables.operators[space]?.contains(name) == true
  }

  /// What is known against a name; for a dotted name also what its first part leads to.
  func danger(of name: CallableName) -> Danger? {
    if let known = directDanger(module: name.module, name: name.name) { return known }
    // `torch` + `os.system`: the walk through attributes reaches a module of that name.
    let parts = name.name.split(separator: ".").map(String.init)
    guard parts.count > 1 else { return nil }
    for index in 0..<(parts.count - 1) {
      let rest = parts[(index + 1)...].joined(separator: ".")
      if let known = directDanger(module: parts[index], name: rest) { return known }
    }
    return nil
  }

  private func directDanger(module: String, name: String) -> Danger? {
    if let entry = tables.dangerous[module] {
      if let known = entry.names[name] ?? entry.every ?? entry.below { return known }
    }
    var prefix = module[...]
    while let dot = prefix.lastIndex(of: ".") {
      prefix = prefix[..<dot]
      if let known = tables.dangerous[String(prefix)]?.below { return known }
    }
    return nil
  }

  /// Letters, digits, underscores and dots between them.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.first != 0x2E && text.utf8.last != 0x2E
      && text.utf8.allSatisfy {
        $0 == 0x5F || $0 == 0x2E || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
          || ($0 >= 0x30 && $0 <= 0x39)
      }
  }
}

/// Why a policy cannot be had.
package enum PolicyError: Error, Equatable, Sendable {
  /// A line of a policy file that is not understood; counted from 1.
  case line(Int, String)
  /// A name that a project may not allow.
  case refused(CallableName, String)

  /// What is wrong, in words.
  package var words: String {
    switch self {
    case .line(let number, let fault): "line \(number): \(fault)"
    case .refused(let name, let reason): "\(name.dotted) cannot be allowed: \(reason)"
    }
  }
}
