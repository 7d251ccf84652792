/// What expressions of Python stand for, as far as can be told without running them: dotted names
/// through imports and assignments, and texts that are put together from constants.

import Bytes
import Formats

/// The meaning of an expression.
indirect enum PythonValue: Equatable {
  case unknown
  case text(String)
  case integer(Int)
  case list([PythonValue])
  /// A dotted name of a library; `()` stands for what a call gives.
  case global(String)
  /// Something that this file, or one beside it, defines.
  case local(String)

  var name: String? { if case .global(let name) = self { name } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
}

/// Names and their meanings, innermost scope last.
struct PythonScopes {
  var scopes: [[String: [PythonValue]]] = [[:]]
  /// What was assigned to attributes of `self`, by their names.
  var attributes: [String: [PythonValue]] = [:]
  /// Modules whose names were all imported.
  var starred: [String] = []
  private static let alternatives = 6
  private static let longest = 1 << 16

  mutating func bind(_ name: String, _ value: PythonValue) {
    let top = scopes.count - 1
    var list = scopes[top][name] ?? []
    if list.count < Self.alternatives { list.append(value) } else { list[list.count - 1] = value }
    scopes[top][name] = list
  }

  mutating func bindAttribute(_ name: String, _ value: PythonValue) {
    guard (attributes[name]?.count ?? 0) < Self.alternatives else { return }
    attributes[name, default: []].append(value)
  }

  /// The most telling of several meanings.
  private func best(_ values: [PythonValue]) -> PythonValue {
    let telling = values.last {
      $0.name.map { PythonNames.role(of: $0) != .allow } ?? false
    }
    return telling ?? values.last { $0.name != nil } ?? values.last ?? .unknown
  }

  func lookup(_ name: String) -> PythonValue {
    for scope in scopes.reversed() {
      if let values = scope[name] { return best(values) }
    }
    for module in starred {
      let dotted = module + "." + name
      if let role = PythonNames.roles[dotted], role != .allow { return .global(dotted) }
      if module == "subprocess", name.first?.isLetter == true,
        ["Popen", "run", "call"].contains(name)
      {
        return .global(dotted)
      }
    }
    if PythonNames.builtins.contains(name) { return .global("builtins." + name) }
    if name == "__builtins__" { return .global("builtins") }
    return .unknown
  }

  // MARK: expressions

  func resolve(_ expression: PythonExpression, _ depth: Int = 0) -> PythonValue {
    guard depth < InspectionLimits.pythonResolution else { return .unknown }
    switch expression {
    case .name(let name): return lookup(name)
    case .text(let text), .bytes(let text): return .text(text)
    case .number(let digits): return Self.integer(digits)
    case .formatted(let parts): return joined(parts.map { resolve($0, depth + 1) })
    case .attribute(let base, let name): return attribute(base, name, depth)
    case .item(let base, let key): return item(base, key, depth)
    case .call(let callee, let arguments, _): return call(callee, arguments, depth)
    case .sequence(_, let elements):
      guard elements.count <= 4_096 else { return .unknown }
      return .list(elements.map { resolve($0, depth + 1) })
    case .operation(let sign, let operands): return operation(sign, operands, depth)
    case .walrus(_, let value): return resolve(value, depth + 1)
    default: return .unknown
    }
  }

  private static func integer(_ digits: String) -> PythonValue {
    let lower = digits.lowercased()
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where lower.hasPrefix(prefix) {
      return Int(lower.dropFirst(2), radix: radix).map(PythonValue.integer) ?? .unknown
    }
    return Int(lower).map(PythonValue.integer) ?? .unknown
  }

  private func joined(_ parts: [PythonValue], separator: String = "") -> PythonValue {
    var text = ""
    for (index, part) in parts.enumerated() {
      if index > 0 { text += separator }
      switch part {
      case .text(let more): text += more
      case .integer(let number): text += String(number)
      default: return .unknown
      }
      guard text.utf8.count <= Self.longest else { return .unknown }
    }
    return .text(text)
  }

  private func attribute(_ base: PythonExpression, _ name: String, _ depth: Int) -> PythonValue {
    if case .name(let owner) = base, owner == "self" || owner == "cls",
      let values = attributes[name]
    {
      return best(values)
    }
    return attribute(base, resolve(base, depth + 1), name)
  }

  private func attribute(_ base: PythonExpression, _ owner: PythonValue, _ name: String)
    -> PythonValue
  {
    if case .name(let own) = base, own == "self" || own == "cls", let values = attributes[name] {
      return best(values)
    }
    // A class or an object of this file, to which a dangerous function was given under this name.
    if owner.name == nil, let values = attributes[name],
      let telling = values.last(where: { value in
        value.name.flatMap(PythonNames.role).map { $0 != .allow } ?? false
      })
    {
      return telling
    }
    return member(owner, name)
  }

  private static let wellKnown: Set<String> = [
    "os", "sys", "subprocess", "builtins", "importlib", "shutil", "socket", "pickle", "ctypes",
    "runpy", "pty", "marshal", "requests", "posix", "code", "urllib", "tempfile", "pkgutil",
    "threading", "multiprocessing", "cloudpickle", "dill",
  ]

  /// A member of what is known.
  private func member(_ value: PythonValue, _ name: String) -> PythonValue {
    guard case .global(let owner) = value, owner.utf8.count + name.utf8.count < 512 else {
      if case .local(let owner) = value { return .local(owner + "." + name) }
      return .unknown
    }
    if name == "__dict__" || name == "__builtins__" {
      return .global(name == "__builtins__" ? "builtins" : owner)
    }
    // A module that another one imports: `logging.os.system`, `torch.sys.modules`.
    let plain = String(name.drop { $0 == "_" })
    if Self.wellKnown.contains(plain), !name.hasPrefix("__") { return .global(plain) }
    return .global(owner + "." + name)
  }

  private func item(_ base: PythonExpression, _ key: PythonExpression, _ depth: Int) -> PythonValue
  {
    let owner = resolve(base, depth + 1)
    if case .text(let text) = owner, case .slice(let parts) = key {
      let isReversed =
        parts.count == 3 && parts[0] == nil && parts[1] == nil
        && parts[2] == .operation("-", [.number("1")])
      return isReversed ? .text(String(text.reversed())) : .unknown
    }
    return element(of: owner, resolve(key, depth + 1))
  }

  private func element(of owner: PythonValue, _ index: PythonValue) -> PythonValue {
    switch (owner, index) {
    case (.global("sys.modules"), .text(let name)): return .global(name)
    case (.global("builtins.globals()"), .text(let name)),
      (.global("builtins.locals()"), .text(let name)):
      return name == "__builtins__" ? .global("builtins") : lookup(name)
    case (.global(let module), .text(let name)) where !module.hasSuffix("()"):
      return member(.global(module), name)
    case (.list(let elements), .integer(let at)):
      let position = at < 0 ? elements.count + at : at
      return elements.indices.contains(position) ? elements[position] : .unknown
    default: return .unknown
    }
  }

  private func operation(_ sign: String, _ operands: [PythonExpression], _ depth: Int)
    -> PythonValue
  {
    let values = operands.map { resolve($0, depth + 1) }
    switch (sign, values.first, values.dropFirst().first) {
    case ("+", .some(.text(let first)), .some(.text(let second))):
      return joined([.text(first), .text(second)])
    case ("+", .some(.list(let first)), .some(.list(let second))):
      return first.count + second.count <= 4_096 ? .list(first + second) : .unknown
    case ("%", .some(.text(let format)), .some(let value)):
      if case .list(let list) = value { return formatted(format, list) }
      return formatted(format, [value])
    case ("-", .some(.integer(let number)), nil):
      return .integer(0 &- number)
    case ("or", .some(let first), _) where first != .unknown: return first
    case ("if", .some(let first), _): return first
    case ("await", .some(let first), _): return first
    default: return .unknown
    }
  }

  private func formatted(_ format: String, _ values: [PythonValue]) -> PythonValue {
    var out = ""
    var left = values[...]
    var text = Array(format)[...]
    while let letter = text.popFirst() {
      guard letter == "%" else {
        out.append(letter)
        continue
      }
      guard let kind = text.popFirst(), "sdrc".contains(kind), let value = left.popFirst() else {
        return .unknown
      }
      switch value {
      case .text(let piece): out += piece
      case .integer(let code) where kind == "c":
        guard let scalar = Unicode.Scalar(UInt32(clamping: code)) else { return .unknown }
        out.unicodeScalars.append(scalar)
      case .integer(let number): out += String(number)
      default: return .unknown
      }
    }
    return .text(out)
  }

  // MARK: calls

  private func call(_ callee: PythonExpression, _ arguments: [PythonArgument], _ depth: Int)
    -> PythonValue
  {
    let values = arguments.compactMap(\.value).prefix(8).map { resolve($0, depth + 1) }
    if let found = operatorCall(callee, Array(values), depth) { return found }
    // Each part is resolved once: chains of calls would otherwise take time without measure.
    let meaning: PythonValue
    if case .attribute(let base, let method) = callee {
      let owner = resolve(base, depth + 1)
      if let found = lookedUp(base, owner, method, values.first?.text) { return found }
      if let found = textMethod(owner, method, Array(values)) { return found }
      meaning = attribute(base, owner, method)
    } else {
      meaning = resolve(callee, depth + 1)
    }
    switch meaning {
    case .global(let name): return result(of: name, Array(values), arguments)
    case .local(let name): return .local(name + "()")
    default: return .unknown
    }
  }

  /// `namespace.get('name')` and its relatives, for dicts of names: `os.__dict__`, `globals()`.
  private func lookedUp(
    _ base: PythonExpression, _ owner: PythonValue, _ method: String, _ key: String?
  ) -> PythonValue? {
    guard let key else { return nil }
    var isNamespace = false
    if case .attribute(_, "__dict__") = base { isNamespace = true }
    if case .call(.name("vars"), _, _) = base { isNamespace = true }
    let names = ["builtins.globals()", "builtins.locals()", "sys.modules", "builtins"]
    isNamespace = isNamespace || (owner.name.map(names.contains) ?? false)
    guard
      method.hasPrefix("__getitem") || method.hasPrefix("__getattr")
        || (["get", "pop", "setdefault"].contains(method) && isNamespace)
    else { return nil }
    let found = element(of: owner, .text(key))
    return found == .unknown ? nil : found
  }

  /// `attrgetter('system')(os)`, and what `methodcaller('system', ...)(os)` calls.
  func operatorCall(_ callee: PythonExpression, _ values: [PythonValue], _ depth: Int)
    -> PythonValue?
  {
    guard case .call(let maker, let arguments, _) = callee, let base = values.first else {
      return nil
    }
    switch maker {
    case .name, .attribute(.name, _): break
    default: return nil
    }
    guard let name = resolve(maker, depth + 1).name,
      name == "operator.attrgetter" || name == "operator.methodcaller",
      let member = arguments.first?.value.flatMap({ resolve($0, depth + 1).text })
    else { return nil }
    return member.split(separator: ".").reduce(base) { self.member($0, String($1)) }
  }

  private func textMethod(_ owner: PythonValue, _ method: String, _ values: [PythonValue])
    -> PythonValue?
  {
    guard case .text(let text) = owner else { return nil }
    switch method {
    case "join":
      guard case .list(let parts)? = values.first else {
        if case .text(let letters)? = values.first {
          return joined(letters.map { .text(String($0)) }, separator: text)
        }
        return .unknown
      }
      return joined(parts, separator: text)
    case "decode", "encode", "strip", "lstrip", "rstrip":
      if values.first == .text("rot13") || values.first == .text("rot_13") {
        return .text(Self.rot13(text))
      }
      return .text(text)
    case "lower", "casefold": return .text(text.lowercased())
    case "upper": return .text(text.uppercased())
    case "replace":
      guard values.count >= 2, let old = values[0].text, let new = values[1].text, !old.isEmpty,
        text.utf8.count < 4_096
      else { return .unknown }
      return joined([.text(text.replacing(old, with: new))])
    case "format":
      var out = text
      for value in values {
        guard let piece = joined([value]).text, let range = out.firstRange(of: "{}") else {
          return .unknown
        }
        out.replaceSubrange(range, with: piece)
      }
      return .text(out)
    case "split":
      guard let separator = values.first?.text, let letter = separator.first, separator.count == 1
      else { return .unknown }
      return .list(
        text.split(separator: letter, omittingEmptySubsequences: false).prefix(4_096)
          .map { .text(String($0)) })
    default: return nil
    }
  }

  /// What a call of a known function gives; its name with `()` where nothing is known.
  private func result(of name: String, _ values: [PythonValue], _ arguments: [PythonArgument])
    -> PythonValue
  {
    switch name {
    case "builtins.getattr":
      guard values.count >= 2, let member = values[1].text else { return .unknown }
      return self.member(values[0], member)
    case "builtins.__import__", "importlib.import_module", "importlib.__import__":
      guard let module = values.first?.text else { return .global(name + "()") }
      let isWhole = name == "importlib.import_module" || arguments.count > 3
      return .global(isWhole ? module : String(module.prefix { $0 != "." }))
    case "builtins.vars": return values.first ?? .global("builtins.globals()")
    case "builtins.chr":
      guard case .integer(let code)? = values.first,
        let scalar = Unicode.Scalar(UInt32(clamping: code))
      else { return .global("builtins.chr()") }
      return .text(String(Character(scalar)))
    case "builtins.str", "builtins.compile", "builtins.repr":
      if let text = values.first?.text { return .text(text) }
      return values.first.map { $0.name == nil ? .unknown : $0 } ?? .unknown
    case "builtins.map":
      guard values.first == .global("builtins.chr"), values.count == 2,
        case .list(let codes) = values[1]
      else { return .unknown }
      return .list(codes.map { result(of: "builtins.chr", [$0], []) })
    case "builtins.bytes", "builtins.bytearray":
      guard case .list(let codes)? = values.first else { return values.first ?? .unknown }
      return joined(codes.map { result(of: "builtins.chr", [$0], []) })
    case "builtins.reversed":
      if case .text(let text)? = values.first { return .text(String(text.reversed())) }
      return .unknown
    case "builtins.bytes.fromhex", "binascii.unhexlify", "base64.b16decode":
      return decoded(name, values.first) { Hex.decode($0.filter { $0 != " " }.lowercased()) }
    case "base64.b64decode", "base64.decodebytes", "base64.standard_b64decode",
      "base64.urlsafe_b64decode", "binascii.a2b_base64":
      return decoded(name, values.first) { PythonScopes.base64($0) }
    case "codecs.decode":
      if let text = values.first?.text, let kind = values.dropFirst().first?.text {
        if kind.hasPrefix("rot") { return .text(Self.rot13(text)) }
        if kind.hasPrefix("hex") { return decoded(name, values.first) { Hex.decode($0) } }
        if kind.hasPrefix("base64") { return decoded(name, values.first) { Self.base64($0) } }
      }
      return .global(name + "()")
    case "builtins.object.__getattribute__", "builtins.type.__getattribute__",
      "inspect.getattr_static":
      guard values.count >= 2, let member = values[1].text else { return .unknown }
      return self.member(values[0], member)
    case "functools.reduce":
      guard values.count == 3, values[0] == .global("builtins.getattr"),
        case .list(let names) = values[1]
      else { return .global(name + "()") }
      return names.reduce(values[2]) { value, name in
        name.text.map { member(value, $0) } ?? .unknown
      }
    case "functools.partial", "builtins.staticmethod", "builtins.classmethod":
      return values.first ?? .unknown
    case "operator.attrgetter", "operator.methodcaller":
      return .global(name + "()")
    default: return .global(name + "()")
    }
  }

  private func decoded(_ name: String, _ value: PythonValue?, _ decode: (String) -> [UInt8]?)
    -> PythonValue
  {
    guard let text = value?.text, let bytes = decode(text), bytes.count <= Self.longest else {
      return .global(name + "()")
    }
    return .text(String(validating: bytes, as: UTF8.self) ?? Self.latin(bytes))
  }

  private static func latin(_ bytes: [UInt8]) -> String {
    var view = String.UnicodeScalarView()
    for byte in bytes { view.append(Unicode.Scalar(byte)) }
    return String(view)
  }

  /// Base64 in both alphabets, white space left out.
  static func base64(_ text: String) -> [UInt8]? {
    var out: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text.utf8 {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte) - 0x41
      case 0x61...0x7A: value = UInt32(byte) - 0x61 + 26
      case 0x30...0x39: value = UInt32(byte) - 0x30 + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case 0x3D, 0x0A, 0x0D, 0x20: continue
      default: return nil
      }
      bits = (bits << 6 | value) & 0xFF_FFFF
      count += 6
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return out
  }

  static func rot13(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let base: UInt32? =
        ("a"..."z").contains(scalar) ? 0x61 : ("A"..."Z").contains(scalar) ? 0x41 : nil
      guard let base else {
        view.append(scalar)
        continue
      }
      view.append(Unicode.Scalar((scalar.value - base + 13) % 26 + base) ?? scalar)
    }
    return String(view)
  }
}
