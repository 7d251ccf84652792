/// What stands in single cells that should not be in a data set: secrets, personal data, hidden
/// characters, instructions to whoever reads the text.

package import Formats
package import Guards

/// Searches cells with the guards. What a data set holds is text that was fetched, so that
/// instructions in it count as such.
package struct CellSearch: Sendable {
  /// The guards with their policy.
  package let textGuard: TextGuard
  /// Families that are not looked for.
  private let ignored: Set<GuardFamily>

  /// Prepares the search. `ignoring`: families that are not looked for.
  package init(policy: GuardPolicy = .secureDefault, ignoring: Set<GuardFamily> = []) {
    textGuard = TextGuard(policy: policy)
    ignored = ignoring
  }

  /// Shortest text that a detector can say something about.
  private static let shortest = 4
  /// Longest value that is read as the answer to its column's name.
  private static let longestAnswer = 512
  /// Digits from which on a number may be that of an account, a card or a phone.
  private static let telling = 7

  /// The text of a value that is searched; `nil` where nothing can be in it.
  package static func text(of value: CellValue) -> [UInt8]? {
    switch value {
    case .text(let bytes): bytes.count >= shortest ? bytes : nil
    case .integer(let number):
      number >= 1_000_000 ? Array(String(number).utf8) : nil
    case .number(let number):
      number >= 1_000_000 && number < 1e17 && number == number.rounded()
        ? Array(String(Int64(number)).utf8) : nil
    case .list(let values):
      joined(values)
    default: nil
    }
  }

  /// The texts of a list, one a line.
  private static func joined(_ values: [CellValue]) -> [UInt8]? {
    var bytes: [UInt8] = []
    for value in values {
      guard case .text(let text) = value else { continue }
      if !bytes.isEmpty { bytes.append(0x0A) }
      bytes += text
    }
    return bytes.count >= shortest ? bytes : nil
  }

  /// What the guards find in `text`, a value of the column `column`, and would not let pass.
  package func findings(in text: [UInt8], column: String) -> [Finding] {
    var found = reported(text)
    let isAnswer = text.count <= Self.longestAnswer && !text.contains(0x0A)
    if found.isEmpty, isAnswer, let name = SensitiveNames.name(of: column) {
      found = asAnswer(text, name)
    }
    return found
  }

  private func reported(_ text: [UInt8]) -> [Finding] {
    textGuard.findings(in: text, origin: .retrieved).filter {
      !ignored.contains($0.family) && textGuard.policy.action(for: $0) > .allow
    }
  }

  /// The value as a form would show it: many are told by the word beside them alone.
  private func asAnswer(_ text: [UInt8], _ name: String) -> [Finding] {
    let prefix = Array("\(name): ".utf8)
    return reported(prefix + text).compactMap { finding in
      guard finding.family == .secrets || finding.family == .personalData,
        finding.range.upperBound > prefix.count
      else { return nil }
      let start = max(0, finding.range.lowerBound - prefix.count)
      return Finding(
        type: finding.type, range: start..<(finding.range.upperBound - prefix.count),
        confidence: finding.confidence, origin: finding.origin)
    }
  }
}

/// Names of columns that say what their values are.
enum SensitiveNames {
  private static let words: [(part: String, shown: String)] = [
    ("password", "password"), ("passwd", "password"), ("passwort", "password"), ("pwd", "password"),
    ("secret", "secret"), ("api_key", "api_key"), ("apikey", "api_key"), ("token", "token"),
    ("access_key", "access_key"), ("private_key", "private_key"), ("credential", "credential"),
    ("ssn", "SSN"), ("social_security", "social security number"), ("birth", "date of birth"),
    ("dob", "date of birth"), ("geburt", "Geburtsdatum"), ("phone", "phone"), ("mobile", "mobile"),
    ("telefon", "Telefon"), ("fax", "fax"), ("iban", "IBAN"), ("account", "account number"),
    ("card", "card number"), ("passport", "passport"), ("tax", "tax id"), ("nino", "NINO"),
    ("national_insurance", "National Insurance number"), ("nhs", "NHS number"),
    ("medicare", "Medicare number"), ("aadhaar", "Aadhaar"), ("pesel", "PESEL"), ("cpf", "CPF"),
    ("cnpj", "CNPJ"), ("bsn", "BSN"), ("dni", "DNI"), ("codice_fiscale", "codice fiscale"),
    ("steuer", "Steuer-ID"), ("sin", "SIN"), ("tfn", "TFN"), ("abn", "ABN"),
  ]

  /// What such a value would be called in a text; `nil` for other columns. Short words must be a
  /// whole part of the name.
  static func name(of column: String) -> String? {
    let last = column.split(separator: ".").last ?? ""
    guard last.utf8.count <= 64 else { return nil }
    var plain = ""
    for character in last {
      // camelCase is taken apart as well.
      if character.isUppercase, plain.last?.isLowercase == true { plain.append("_") }
      plain.append(character == "-" || character == " " ? "_" : character)
    }
    let lower = plain.lowercased()
    let parts = Set(lower.split(separator: "_").map(String.init))
    return words.first { word in
      word.part.utf8.count <= 4 ? parts.contains(word.part) : lower.contains(word.part)
    }?.shown
  }
}
