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

  /// One text of the kind `name`; what is nested too deep is left out.
  func text(_ name: String, _ random: inout SeededGenerator, depth: Int = 0) -> String {
    guard depth < 9, let alternatives = rules[name] else { return "" }
    var text = ""
    var rest = random.pick(alternatives)[...]
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
        text += self.text(String(rest[..<end]), &random, depth: depth + 1)
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
