/// What a template's expressions come to without running it: texts that are put together from
/// pieces (`'__cla' ~ 'ss__'`, `['a','b']|join`, `'%c'|format(95)`), as far as the pieces are known.

import Formats

/// Constant texts of expressions; bounded in length.
struct TemplateConstants {
  /// The constants that were assigned to names; a name with several has none.
  private var names: [String: String?] = [:]
  private static let longest = 4_096
  private static let depth = 24

  /// Remembers that `name` was given `value`.
  mutating func assign(_ name: String, _ value: String?) {
    if let old = names[name], old != value { names[name] = .some(nil) } else { names[name] = value }
  }

  /// Names that were given a text in which a word of Python's insides is put together with unknown
  /// pieces.
  private var made: Set<String> = []

  /// Remembers that `name` holds such a text.
  mutating func assignMade(_ name: String) { made.insert(name) }

  private static let strongWords: Set<Substring> = [
    "class", "globals", "builtins", "subclasses", "mro", "bases", "init", "import", "getattribute",
    "getattr", "popen", "getitem",
  ]

  /// Whether a text that is not known as a whole is put together around a word of Python's insides:
  /// `u ~ u ~ 'class' ~ u ~ u`.
  /// `isReplaced`: parts of the text are replaced, so that the word may stand between others.
  func holdsInsideWord(
    _ expression: JinjaExpression, isPart: Bool = false, isReplaced: Bool = false, depth: Int = 0
  ) -> Bool {
    guard depth < Self.depth else { return false }
    if isPart, let text = text(expression) {
      if isReplaced { return Self.strongWords.contains { text.contains($0) } }
      return text.split { !$0.isLetter }.contains { Self.strongWords.contains($0) }
    }
    let parts: [JinjaExpression]
    var isReplaced = isReplaced
    switch expression {
    case .filter(_, let name, _) where name == "replace" || name == "format": isReplaced = true
    case .call(.attribute(_, let name), _) where name == "replace" || name == "format":
      isReplaced = true
    case .binary("%", _, _): isReplaced = true
    default: break
    }
    switch expression {
    case .name(let name): return made.contains(name)
    case .binary(let operation, let left, let right) where "~+%".contains(operation):
      parts = [left, right]
    case .filter(let operand?, let name, let arguments)
    where ["replace", "format", "join", "first", "last", "string", "list", "lower"].contains(name):
      parts = [operand] + arguments.map(\.value)
    case .call(.attribute(let base, let name), let arguments)
    where ["replace", "format", "join", "lower", "strip"].contains(name):
      parts = [base] + arguments.map(\.value)
    case .list(let elements), .tuple(let elements): parts = elements
    case .item(let base, _): parts = [base]
    default: return false
    }
    return parts.contains {
      holdsInsideWord($0, isPart: true, isReplaced: isReplaced, depth: depth + 1)
    }
  }

  /// The text that `expression` comes to; `nil` if that is not known.
  func text(_ expression: JinjaExpression, depth: Int = 0) -> String? {
    guard depth < Self.depth else { return nil }
    guard let text = evaluate(expression, depth + 1), text.utf8.count <= Self.longest else {
      return nil
    }
    return text
  }

  private func evaluate(_ expression: JinjaExpression, _ depth: Int) -> String? {
    switch expression {
    case .text(let text): return text
    case .integer(let value): return String(value)
    case .name(let name): return names[name] ?? nil
    case .binary(let operation, let left, let right):
      return binary(operation, left, right, depth)
    case .conditional(let value, _, let otherwise):
      guard let value = text(value, depth: depth) else { return nil }
      return otherwise.flatMap { text($0, depth: depth) } == value ? value : nil
    case .filter(let operand?, let name, let arguments):
      return filter(operand, name, arguments, depth)
    case .call(.attribute(let base, let method), let arguments):
      return call(base, method, arguments, depth)
    case .item(let base, let key): return item(base, key, depth)
    default: return nil
    }
  }

  private func binary(
    _ operation: String, _ left: JinjaExpression, _ right: JinjaExpression, _ depth: Int
  ) -> String? {
    guard let first = text(left, depth: depth) else { return nil }
    switch operation {
    case "+", "~": return text(right, depth: depth).map { first + $0 }
    case "*":
      guard case .integer(let count) = right, count >= 0,
        first.utf8.count * min(count, 4096) <= 4096
      else { return nil }
      return String(repeating: first, count: count)
    case "%":
      if case .tuple(let values) = right { return percent(first, values, depth) }
      return percent(first, [right], depth)
    default: return nil
    }
  }

  private func filter(
    _ operand: JinjaExpression, _ name: String, _ arguments: [JinjaArgument], _ depth: Int
  ) -> String? {
    if name == "join" {
      let separator = arguments.first.flatMap { text($0.value, depth: depth) } ?? ""
      return pieces(operand, depth)?.joined(separator: separator)
    }
    if name == "first" || name == "last" {
      let list = pieces(operand, depth)
      return name == "first" ? list?.first : list?.last
    }
    if name == "format", let format = text(operand, depth: depth) {
      return percent(format, arguments.map(\.value), depth)
    }
    guard let value = text(operand, depth: depth) else { return nil }
    switch name {
    case "lower": return value.lowercased()
    case "upper": return value.uppercased()
    case "reverse": return String(value.reversed())
    case "string", "safe", "trim", "escape", "e", "default", "d": return value
    case "replace": return replaced(value, arguments, depth)
    default: return nil
    }
  }

  private func call(
    _ base: JinjaExpression, _ method: String, _ arguments: [JinjaArgument], _ depth: Int
  ) -> String? {
    if method == "join", let separator = text(base, depth: depth), let list = arguments.first {
      return pieces(list.value, depth)?.joined(separator: separator)
    }
    guard let value = text(base, depth: depth) else { return nil }
    switch method {
    case "lower", "casefold": return value.lowercased()
    case "upper": return value.uppercased()
    case "strip", "lstrip", "rstrip", "encode", "decode": return value
    case "replace": return replaced(value, arguments, depth)
    case "format": return braces(value, arguments.map(\.value), depth)
    default: return nil
    }
  }

  private func replaced(_ value: String, _ arguments: [JinjaArgument], _ depth: Int) -> String? {
    guard arguments.count >= 2, let old = text(arguments[0].value, depth: depth), !old.isEmpty,
      let new = text(arguments[1].value, depth: depth)
    else { return nil }
    var result = ""
    var rest = value[...]
    while let range = rest.firstRange(of: old) {
      result += rest[..<range.lowerBound] + new
      rest = rest[range.upperBound...]
      guard result.utf8.count <= Self.longest else { return nil }
    }
    return result + rest
  }

  /// The known elements of a list, a tuple, the keys of a dict or of `dict(a=1)`, a text.
  func pieces(_ expression: JinjaExpression, _ depth: Int) -> [String]? {
    guard depth < Self.depth else { return nil }
    switch expression {
    case .list(let elements), .tuple(let elements):
      let known = elements.map { text($0, depth: depth + 1) }
      return known.contains(nil) ? nil : known.compactMap(\.self)
    case .dict(let pairs):
      let known = pairs.map { text($0.key, depth: depth + 1) }
      return known.contains(nil) ? nil : known.compactMap(\.self)
    case .call(.name("dict"), let arguments): return arguments.compactMap(\.name)
    case .filter(let operand?, let name, _) where ["list", "unique", "sort"].contains(name):
      return pieces(operand, depth + 1)
    case .filter(let operand?, "reverse", _):
      return pieces(operand, depth + 1)?.reversed()
    default: return text(expression, depth: depth + 1).map { $0.map(String.init) }
    }
  }

  private func item(_ base: JinjaExpression, _ key: JinjaExpression, _ depth: Int) -> String? {
    if case .slice(let parts) = key {
      let isReversed =
        parts.count == 3 && parts[0] == nil && parts[1] == nil
        && parts[2] == .unary("-", .integer(1))
      return isReversed ? text(base, depth: depth).map { String($0.reversed()) } : nil
    }
    guard let list = pieces(base, depth) else { return nil }
    switch key {
    case .integer(let index): return list.indices.contains(index) ? list[index] : nil
    case .unary("-", .integer(let back)):
      let index = list.count.subtractingReportingOverflow(back).partialValue
      return list.indices.contains(index) ? list[index] : nil
    default: return nil
    }
  }

  private func percent(_ format: String, _ values: [JinjaExpression], _ depth: Int) -> String? {
    var out = ""
    var left = values[...]
    var text = Array(format)[...]
    while let letter = text.popFirst() {
      guard letter == "%" else {
        out.append(letter)
        continue
      }
      guard let kind = text.popFirst() else { return nil }
      if kind == "%" {
        out.append(kind)
        continue
      }
      guard "scdrx".contains(kind), let value = left.popFirst() else { return nil }
      guard let piece = piece(value, asCharacter: kind == "c", depth) else { return nil }
      out += piece
    }
    return out
  }

  private func braces(_ format: String, _ values: [JinjaExpression], _ depth: Int) -> String? {
    var out = ""
    var next = 0
    var text = Array(format)[...]
    while let letter = text.popFirst() {
      guard letter == "{" else {
        out.append(letter)
        continue
      }
      guard let end = text.firstIndex(of: "}") else { return nil }
      let field = String(text[..<end]).split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      text = text[(end + 1)...]
      guard let position = field.first.map({ $0.isEmpty ? next : Int($0) ?? -1 }),
        values.indices.contains(position),
        let piece = piece(values[position], asCharacter: field.last == "c", depth)
      else { return nil }
      next += 1
      out += piece
    }
    return out
  }

  private func piece(_ value: JinjaExpression, asCharacter: Bool, _ depth: Int) -> String? {
    if asCharacter, case .integer(let code) = value {
      return Unicode.Scalar(UInt32(clamping: code)).map { String(Character($0)) }
    }
    return text(value, depth: depth)
  }
}
