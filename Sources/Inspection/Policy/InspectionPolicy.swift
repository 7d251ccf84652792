/// The policy of an inspection: a value with a digest, so that a verdict says what it was judged by.

package import Bytes

/// Which names pickles may use, and which are known to be dangerous.
package struct InspectionPolicy: Sendable {
  /// The version of the tables.
  package let version: String
  /// SHA-256 over the version, the tables and the version of the rules.
  package let digest: Digest
  private let allowed: [CallableName: CallableRule]
  private let dangerous: [String: DangerousModule]

  /// The policy of this version of the program.
  package static let standard = InspectionPolicy(
    version: StandardPolicy.version, allowed: StandardPolicy.allowed,
    dangerous: StandardPolicy.dangerousNames)

  private struct DangerousModule: Sendable {
    var every: Danger?
    var below: Danger?
    var names: [String: Danger] = [:]
  }

  /// Reads the tables. Lines that are not `role context module: names` are left out, which can
  /// only make the policy stricter.
  init(version: String, allowed: String, dangerous: String) {
    self.version = version
    self.allowed = Self.readAllowed(allowed)
    self.dangerous = Self.readDangerous(dangerous)
    digest = Digest.of(
      utf8: ["gatehouse inspection policy", version, allowed, dangerous].joined(separator: "\n"))
  }

  /// The same policy with further names allowed, each as a class of data in any place: a project's
  /// own classes. The digest changes with them.
  package func allowing(_ names: [CallableName]) -> InspectionPolicy {
    let lines = names.map { "class any \($0.module): \($0.name)" }.sorted()
    return InspectionPolicy(
      version: version, allowed: ([StandardPolicy.allowed] + lines).joined(separator: "\n"),
      dangerous: StandardPolicy.dangerousNames)
  }

  /// The rule for a name; `nil` if it is not allowed. Names with characters beyond ASCII never are.
  func rule(for name: CallableName) -> CallableRule? {
    guard name.module.utf8.allSatisfy({ $0 < 0x80 }), name.name.utf8.allSatisfy({ $0 < 0x80 })
    else { return nil }
    return allowed[name]
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
    if let entry = dangerous[module] {
      if let known = entry.names[name] ?? entry.every ?? entry.below { return known }
    }
    var prefix = module[...]
    while let dot = prefix.lastIndex(of: ".") {
      prefix = prefix[..<dot]
      if let known = dangerous[String(prefix)]?.below { return known }
    }
    return nil
  }

  private static func readAllowed(_ table: String) -> [CallableName: CallableRule] {
    var rules: [CallableName: CallableRule] = [:]
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      let head = parts.first.map { $0.split(separator: " ") } ?? []
      guard parts.count == 2, head.count == 3, let role = CallableRole(rawValue: String(head[0])),
        let context = CallableContext(rawValue: String(head[1]))
      else { continue }
      for name in parts[1].split(separator: " ") {
        rules[CallableName(module: String(head[2]), name: String(name))] = CallableRule(
          role: role, context: context)
      }
    }
    return rules
  }

  private static func readDangerous(_ table: String) -> [String: DangerousModule] {
    var modules: [String: DangerousModule] = [:]
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      let head = parts.first.map { $0.split(separator: " ") } ?? []
      guard parts.count == 2, head.count == 2, let danger = Danger(rawValue: String(head[0]))
      else { continue }
      for name in parts[1].split(separator: " ") {
        var entry = modules[String(head[1])] ?? DangerousModule()
        switch name {
        case "*": entry.every = danger
        case "**": entry.below = danger
        default: entry.names[String(name)] = danger
        }
        modules[String(head[1])] = entry
      }
    }
    return modules
  }
}
