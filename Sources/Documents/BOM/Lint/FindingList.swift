/// Findings of one look, bounded for each rule.

struct FindingList {
  private var counts: [BOMRule: Int] = [:]
  private var list: [BOMFinding] = []

  mutating func add(_ rule: BOMRule, _ place: String, _ text: String) {
    counts[rule, default: 0] += 1
    guard counts[rule, default: 0] <= BOMLimits.findings else { return }
    list.append(BOMFinding(rule: rule, place: place, text: text))
  }

  /// Errors first, then by rule; within a rule in the order in which they were found.
  var all: [BOMFinding] {
    var result = list.enumerated().sorted { left, right in
      let (a, b) = (left.element.rule, right.element.rule)
      if a.isError != b.isError { return a.isError }
      return a == b ? left.offset < right.offset : a.rawValue < b.rawValue
    }.map(\.element)
    for (rule, count) in counts.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where count > BOMLimits.findings {
      result.append(
        BOMFinding(rule: rule, place: "", text: "\(count - BOMLimits.findings) more of this kind"))
    }
    return result
  }
}

/// Bytes of a text for people: short and on one line.
enum Short {
  static func text(_ text: String) -> String {
    let line = String(text.prefix(80))
    return "\"\(line)\"" + (text.count > 80 ? "..." : "")
  }
}
