/// Templates and their expansion: `name = one | another`, `{name}` stands for one of the alternatives of that name.

struct TextGrammar {
  private var rules: [String: [String]] = [:]

  init(_ tables: [String]) {
    for line in tables.flatMap({ $0.split(separator: "\n") }) {
      guard let equals = line.firstRange(of: " = ") else { continue }
      let name = line[..<equals.lowerBound].trimmed
      rules[name] = line[equals.upperBound...].split(separator: "|").map { $0.trimmed }
    }
  }

  /// Alternatives from which on each fold has its own.
  private static let shared = 10

  /// One text of the kind `name`; what is nested too deep is left out. With a fold, long lists of alternatives beneath `name`
  /// are dealt out: each fold has words of its own.
  func text(
    _ name: String, _ random: inout SeededGenerator, depth: Int = 0,
    fold: (number: Int, of: Int)? = nil
  ) -> String {
    guard depth < 9, let alternatives = rules[name] else { return "" }
    var text = ""
    var rest = random.pick(alternatives)[...]
    if let fold, depth > 0, alternatives.count >= Self.shared {
      let own = alternatives.count / fold.of
      rest = alternatives[random.below(own) * fold.of + fold.number][...]
    }
    while let first = rest.first {
      rest = rest.dropFirst()
      if first == "\\", rest.first == "n" {
        text += "\n"
        rest = rest.dropFirst()
      } else if first == "{", rest.first == "{" {
        text += "{"
        rest = rest.dropFirst()
      } else if first == "}", rest.first == "}" {
        text += "}"
        rest = rest.dropFirst()
      } else if first == "{", let end = rest.firstIndex(of: "}") {
        text += self.text(String(rest[..<end]), &random, depth: depth + 1, fold: fold)
        rest = rest[rest.index(after: end)...]
      } else {
        text.append(first)
      }
    }
    return text
  }
}

extension Substring {
  /// Without blanks at both ends.
  var trimmed: String {
    var part = self
    while part.first == " " { part = part.dropFirst() }
    while part.last == " " { part = part.dropLast() }
    return String(part)
  }
}
