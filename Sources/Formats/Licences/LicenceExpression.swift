/// Licence expressions (SPDX specification 2.3, annex D): identifiers with AND, OR, WITH and brackets.

/// What may have to be kept: one licence, all of several, or one of several.
package indirect enum LicenceExpression: Hashable, Sendable {
  case name(LicenceName)
  case all([LicenceExpression])
  case any([LicenceExpression])

  /// Reads an expression, or one licence by a usual name ("Apache License 2.0"); `nil` for other
  /// words. Exceptions (`WITH ...`) only permit more and are left out.
  package init?(_ text: String) {
    guard text.utf8.count <= FormatLimits.licenceExpression else { return nil }
    if let name = LicenceName(text) {
      self = .name(name)
      return
    }
    var parser = LicenceParser(text)
    guard let expression = parser.whole() else { return nil }
    self = expression
  }

  /// Every licence in it, in its order, each once.
  package var names: [LicenceName] {
    switch self {
    case .name(let name): return [name]
    case .all(let parts), .any(let parts):
      var seen: Set<LicenceName> = []
      return parts.flatMap(\.names).filter { seen.insert($0).inserted }
    }
  }

  /// Whether it holds when `accepts` says which licences are acceptable.
  package func holds(_ accepts: (LicenceName) -> Bool) -> Bool {
    switch self {
    case .name(let name): accepts(name)
    case .all(let parts): parts.allSatisfy { $0.holds(accepts) }
    case .any(let parts): parts.contains { $0.holds(accepts) }
    }
  }

  /// The expression as SPDX writes it.
  package var text: String { written(inside: false) }

  private func written(inside: Bool) -> String {
    switch self {
    case .name(let name): return name.id
    case .all(let parts): return Self.join(parts, " AND ", inside)
    case .any(let parts): return Self.join(parts, " OR ", inside)
    }
  }

  private static func join(_ parts: [LicenceExpression], _ word: String, _ inside: Bool) -> String {
    let text = parts.map { $0.written(inside: true) }.joined(separator: word)
    return inside ? "(" + text + ")" : text
  }
}

/// Reads one expression; OR binds weaker than AND.
private struct LicenceParser {
  private var words: [String] = []
  private var next = 0

  init(_ text: String) {
    var word = ""
    for character in text {
      if character == "(" || character == ")" || character.isWhitespace {
        if !word.isEmpty { words.append(word) }
        word = ""
        if !character.isWhitespace { words.append(String(character)) }
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
  }

  mutating func whole() -> LicenceExpression? {
    guard words.count <= 4 * FormatLimits.licenceNames else { return nil }
    guard let expression = any(depth: 0), next == words.count else { return nil }
    return expression
  }

  private mutating func any(depth: Int) -> LicenceExpression? {
    guard let first = all(depth: depth) else { return nil }
    var parts = [first]
    while take("OR") {
      guard let part = all(depth: depth) else { return nil }
      parts.append(part)
    }
    return parts.count == 1 ? first : .any(parts)
  }

  private mutating func all(depth: Int) -> LicenceExpression? {
    guard let first = one(depth: depth) else { return nil }
    var parts = [first]
    while take("AND") {
      guard let part = one(depth: depth) else { return nil }
      parts.append(part)
    }
    return parts.count == 1 ? first : .all(parts)
  }

  private mutating func one(depth: Int) -> LicenceExpression? {
    guard next < words.count, depth < FormatLimits.licenceDepth else { return nil }
    if take("(") {
      guard let inner = any(depth: depth + 1), take(")") else { return nil }
      return inner
    }
    guard let name = LicenceName(words[next]), !["AND", "OR", "WITH"].contains(name.id) else {
      return nil
    }
    next += 1
    if take("WITH") {
      guard next < words.count, LicenceName(words[next]) != nil else { return nil }
      next += 1
    }
    return .name(name)
  }

  private mutating func take(_ word: String) -> Bool {
    guard next < words.count, words[next].uppercased() == word else { return false }
    next += 1
    return true
  }
}
