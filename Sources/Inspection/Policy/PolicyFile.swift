/// The file form of a policy: lines of text, each of which must be understood.
///
///     gatehouse-policy 1
///     version 2026.11.2
///     # a comment; empty lines are allowed too
///     allow ROLE CONTEXT MODULE: NAME NAME ...     names that data may use, and how
///     deny REASON MODULE: NAME NAME ...            `*` every name of the module, `**` also below it
///     library KIND: PACKAGE PACKAGE ...            packages that are no project's own
///     operator NAMESPACE: NAME NAME ...            operators of PyTorch programs
///     own MODULE: NAME NAME ...                    a project's classes, allowed as data
///
/// The digest of a policy is that of its canonical form, in which lines and names are sorted.

import Bytes

/// What a policy consists of.
struct PolicyTables: Sendable, Equatable {
  /// What is known against the names of one module.
  struct DangerousModule: Sendable, Equatable {
    var every: Danger?
    var below: Danger?
    var names: [String: Danger] = [:]
  }

  var version = ""
  var allowed: [CallableName: CallableRule] = [:]
  var dangerous: [String: DangerousModule] = [:]
  var libraries: [String: LibraryKind] = [:]
  var operators: [String: Set<String>] = [:]
  var owned: Set<CallableName> = []
}

/// Reads and writes policy files.
enum PolicyFile {
  /// The first line.
  static let mark = "gatehouse-policy 1"

  static func read(_ file: [UInt8]) throws(PolicyError) -> PolicyTables {
    guard file.count <= InspectionLimits.policyFile else { throw .line(1, "the file is too large") }
    var tables = PolicyTables()
    var number = 0
    for line in file.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard line.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
        throw .line(number, "a character that is no plain ASCII")
      }
      if number == 1 {
        guard line.elementsEqual(mark.utf8) else { throw .line(1, "not '\(mark)'") }
      } else if let first = line.first, first != UInt8(ascii: "#") {
        try readLine(line, number, &tables)
      }
    }
    guard !tables.version.isEmpty else { throw .line(number, "no version is given") }
    return tables
  }

  private static func readLine(
    _ line: ArraySlice<UInt8>, _ number: Int, _ tables: inout PolicyTables
  ) throws(PolicyError) {
    let parts = line.split(separator: 0x3A, maxSplits: 1)
    let head = words(parts[0])
    if head.first == "version", head.count == 2, parts.count == 1 {
      guard tables.version.isEmpty else { throw .line(number, "a second version") }
      tables.version = head[1]
      return
    }
    guard parts.count == 2, let kind = head.first, case let names = words(parts[1]), !names.isEmpty
    else { throw .line(number, "a line of no known kind") }
    switch (kind, head.count) {
    case ("allow", 4):
      guard let role = CallableRole(rawValue: head[1]) else {
        throw .line(number, "no role '\(head[1])'")
      }
      guard let context = CallableContext(rawValue: head[2]) else {
        throw .line(number, "no context '\(head[2])'")
      }
      for name in names {
        try add(CallableName(module: head[3], name: name), role, context, number, &tables)
      }
    case ("deny", 3):
      guard let danger = Danger(rawValue: head[1]) else {
        throw .line(number, "no reason '\(head[1])'")
      }
      for name in names { deny(name, head[2], danger, &tables) }
    case ("library", 2):
      guard let library = LibraryKind(rawValue: head[1]) else {
        throw .line(number, "no kind of library '\(head[1])'")
      }
      for name in names { tables.libraries[name] = library }
    case ("operator", 2): tables.operators[head[1], default: []].formUnion(names)
    case ("own", 2):
      for name in names { tables.owned.insert(CallableName(module: head[1], name: name)) }
    default: throw .line(number, "a line of no known kind")
    }
  }

  private static func add(
    _ name: CallableName, _ role: CallableRole, _ context: CallableContext, _ number: Int,
    _ tables: inout PolicyTables
  ) throws(PolicyError) {
    guard !name.name.contains("*") else {
      throw .line(number, "names are allowed one by one, never as a pattern")
    }
    let rule = CallableRule(role: role, context: context)
    if let other = tables.allowed.updateValue(rule, forKey: name), other != rule {
      throw .line(number, "\(name.dotted) stands in two roles")
    }
  }

  private static func deny(
    _ name: String, _ module: String, _ danger: Danger, _ tables: inout PolicyTables
  ) {
    switch name {
    case "*": tables.dangerous[module, default: .init()].every = danger
    case "**": tables.dangerous[module, default: .init()].below = danger
    default: tables.dangerous[module, default: .init()].names[name] = danger
    }
  }

  private static func words(_ text: ArraySlice<UInt8>) -> [String] {
    text.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: writing

  /// The canonical form.
  static func encode(_ tables: PolicyTables) -> [UInt8] {
    var lines: [String: [String]] = [:]
    for (name, rule) in tables.allowed {
      let head = "allow \(rule.role.rawValue) \(rule.context.rawValue) \(name.module)"
      lines[head, default: []].append(name.name)
    }
    for (module, entry) in tables.dangerous {
      var denied = entry.names.map { ($0.key, $0.value) }
      if let every = entry.every { denied.append(("*", every)) }
      if let below = entry.below { denied.append(("**", below)) }
      for (name, danger) in denied {
        lines["deny \(danger.rawValue) \(module)", default: []].append(name)
      }
    }
    for (name, library) in tables.libraries {
      lines["library \(library.rawValue)", default: []].append(name)
    }
    for (space, names) in tables.operators { lines["operator \(space)"] = Array(names) }
    for name in tables.owned { lines["own \(name.module)", default: []].append(name.name) }
    var text = "\(mark)\nversion \(tables.version)\n"
    for head in lines.keys.sorted() {
      text += "\(head): \((lines[head] ?? []).sorted().joined(separator: " "))\n"
    }
    return Array(text.utf8)
  }
}
