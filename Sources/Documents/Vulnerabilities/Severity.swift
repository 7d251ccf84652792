/// How bad a vulnerability is: from the vectors of CVSS 2, 3.0 and 3.1, else from the database's own
/// word. CVSS 4 vectors are not computed; the word beside them counts.

import Bytes

/// A level of severity, from least to most.
package enum SeverityLevel: String, CaseIterable, Sendable, Comparable {
  case none, low, medium, high, critical

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  package static func < (left: SeverityLevel, right: SeverityLevel) -> Bool {
    left.rank < right.rank
  }

  /// The level of a base score of CVSS 3 in tenths (FIRST, CVSS 3.1, section 5).
  init(tenths: Int) {
    switch tenths {
    case ..<1: self = .none
    case 1..<40: self = .low
    case 40..<70: self = .medium
    case 70..<90: self = .high
    default: self = .critical
    }
  }

  /// Reads the words that databases use.
  init?(word: String) {
    switch word.uppercased() {
    case "NONE": self = .none
    case "LOW", "NEGLIGIBLE", "UNIMPORTANT": self = .low
    case "MODERATE", "MEDIUM": self = .medium
    case "HIGH", "IMPORTANT": self = .high
    case "CRITICAL": self = .critical
    default: return nil
    }
  }
}

/// A severity with what it was taken from.
package struct Severity: Hashable, Sendable {
  /// The level.
  package let level: SeverityLevel
  /// The base score in tenths; `nil` when only a word is known.
  package let tenths: Int?
  /// The method, such as `CVSS_V3`, or `database`.
  package let method: String
  /// The vector or the word.
  package let text: String

  /// The score as a number; `nil` when only a word is known.
  var number: JSON? { tenths.map { .double(Double($0) / 10) } }

  /// The score with one decimal, or the word for the level.
  package var score: String {
    tenths.map { "\($0 / 10).\($0 % 10)" } ?? level.rawValue
  }
}

/// Base scores of CVSS.
enum CVSS {
  /// The base score of a vector in tenths; `nil` for other versions and for vectors that lack parts.
  static func tenths(_ vector: String) -> Int? {
    var metrics: [Substring: Substring] = [:]
    for part in vector.split(separator: "/") {
      guard let colon = part.firstIndex(of: ":") else { return nil }
      let value = part[part.index(after: colon)...]
      guard metrics.updateValue(value, forKey: part[..<colon]) == nil else { return nil }
    }
    switch metrics["CVSS"] {
    case "3.0": return version3(metrics, isRounded31: false)
    case "3.1": return version3(metrics, isRounded31: true)
    case nil: return version2(metrics)
    default: return nil
    }
  }

  private static func version3(_ metrics: [Substring: Substring], isRounded31: Bool) -> Int? {
    let isChanged = metrics["S"] == "C"
    guard isChanged || metrics["S"] == "U",
      let vector = ["N": 0.85, "A": 0.62, "L": 0.55, "P": 0.2][metrics["AV"]],
      let complexity = ["L": 0.77, "H": 0.44][metrics["AC"]],
      let privileges =
        (isChanged
        ? ["N": 0.85, "L": 0.68, "H": 0.5] : ["N": 0.85, "L": 0.62, "H": 0.27])[metrics["PR"]],
      let interaction = ["N": 0.85, "R": 0.62][metrics["UI"]],
      let c = impact3[metrics["C"]], let i = impact3[metrics["I"]], let a = impact3[metrics["A"]]
    else { return nil }
    let sub = 1 - (1 - c) * (1 - i) * (1 - a)
    let impact = isChanged ? 7.52 * (sub - 0.029) - 3.25 * power15(sub - 0.02) : 6.42 * sub
    guard impact > 0 else { return 0 }
    let exploitability = 8.22 * vector * complexity * privileges * interaction
    let sum = min(isChanged ? 1.08 * (impact + exploitability) : impact + exploitability, 10)
    return isRounded31 ? roundedUp(sum) : Int((sum * 10).rounded(.up))
  }

  private static let impact3 = ["H": 0.56, "L": 0.22, "N": 0.0]

  private static func power15(_ value: Double) -> Double {
    (0..<15).reduce(1.0) { result, _ in result * value }
  }

  /// CVSS 3.1, appendix A: whole numbers, so that floating point can't lift a score.
  private static func roundedUp(_ value: Double) -> Int {
    let whole = Int((value * 100_000).rounded())
    return whole % 10_000 == 0 ? whole / 10_000 : whole / 10_000 + 1
  }

  private static func version2(_ metrics: [Substring: Substring]) -> Int? {
    guard let vector = ["N": 1.0, "A": 0.646, "L": 0.395][metrics["AV"]],
      let complexity = ["L": 0.71, "M": 0.61, "H": 0.35][metrics["AC"]],
      let authentication = ["N": 0.704, "S": 0.56, "M": 0.45][metrics["Au"]],
      let c = impact2[metrics["C"]], let i = impact2[metrics["I"]], let a = impact2[metrics["A"]]
    else { return nil }
    let impact = 10.41 * (1 - (1 - c) * (1 - i) * (1 - a))
    let exploitability = 20 * vector * complexity * authentication
    let factor = impact == 0 ? 0 : 1.176
    return Int(((0.6 * impact + 0.4 * exploitability - 1.5) * factor * 10).rounded())
  }

  private static let impact2 = ["N": 0.0, "P": 0.275, "C": 0.66]
}

extension Dictionary where Key == String {
  fileprivate subscript(key: Substring?) -> Value? { key.flatMap { self[String($0)] } }
}

extension Severity {
  /// The worst that an advisory says, for the package if it says so, else for all.
  static func of(_ affected: JSON, _ advisory: JSON) -> Severity? {
    let own = computed(affected["severity"])
    let scores = own.isEmpty ? computed(advisory["severity"]) : own
    if let worst = scores.max(by: { ($0.tenths ?? 0) < ($1.tenths ?? 0) }) { return worst }
    let words = [
      affected["ecosystem_specific"]?["severity"], affected["database_specific"]?["severity"],
      advisory["database_specific"]?["severity"],
    ]
    for case let word? in words.map({ $0?.string }) {
      if let level = SeverityLevel(word: word) {
        return Severity(level: level, tenths: nil, method: "database", text: word)
      }
    }
    return nil
  }

  private static func computed(_ list: JSON?) -> [Severity] {
    (list?.array ?? []).compactMap { item in
      guard let vector = item["score"]?.string, let tenths = CVSS.tenths(vector) else { return nil }
      return Severity(
        level: SeverityLevel(tenths: tenths), tenths: tenths,
        method: item["type"]?.string ?? "CVSS", text: vector)
    }
  }
}
