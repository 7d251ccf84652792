/// Recognises the common licences by phrases that only they have. A text in which a permissive
/// licence was narrowed ("non-commercial use only") is not recognised: it is another licence.

/// Recognition of licence texts.
package enum LicenceText {
  /// The licences whose phrases `text` has, as one expression; `nil` if none is recognised or the
  /// text takes back what they give. `SPDX-License-Identifier` lines count too.
  package static func recognise(_ text: String) -> LicenceExpression? {
    let has = PhraseSearch.shared.found(in: text)
    guard let tagged = tagged(text) else { return recognise(has) }
    // A tag says what the text is; a text that is something else is to be kept too.
    guard let given = recognise(has) else {
      return narrowing.contains(where: has.contains) ? nil : tagged
    }
    let named = Set(tagged.names.map(\.family))
    return given.names.allSatisfy { named.contains($0.family) } ? tagged : .all([tagged, given])
  }

  private static func recognise(_ has: Set<String>) -> LicenceExpression? {
    var found: [String] = []
    for entry in phrases where !found.contains(entry.id) {
      guard entry.all.allSatisfy(has.contains) else { continue }
      if !entry.none.contains(where: has.contains) { found.append(entry.id) }
    }
    if found.isEmpty {
      // A short notice that refers to a licence instead of giving it.
      found = notices.filter { has.contains($0.phrase) }.map(\.id)
    }
    guard !found.isEmpty, !isNarrowed(has, found) else { return nil }
    let names = found.map { LicenceExpression.name(LicenceName(known: $0)) }
    return names.count == 1 ? names[0] : .all(names)
  }

  /// Ids that `recognise` can give.
  static let ids: Set<String> = Set(phrases.map(\.id) + notices.map(\.id))

  private static func tagged(_ whole: String) -> LicenceExpression? {
    let text = whole.prefix(FormatLimits.licenceHead)
    guard let tag = text.firstRange(of: "SPDX-License-Identifier:") else { return nil }
    let line = text[tag.upperBound...].prefix { !$0.isNewline }
    let bare = line.trimmed { $0 == " " || $0 == "\t" || $0 == "*" || $0 == "/" || $0 == "-" }
    return LicenceExpression(bare)
  }

  /// Whether a licence that allows every use is followed by words that do not.
  private static func isNarrowed(_ has: Set<String>, _ found: [String]) -> Bool {
    guard found.allSatisfy(permissive.contains) else { return false }
    return narrowing.contains(where: has.contains)
  }

  private static let permissive: Set<String> = [
    "Apache-2.0", "MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause",
    "BSD-3-Clause-Clear", "BSL-1.0", "Zlib", "CC0-1.0", "CC-BY-4.0",
  ]

  private static let narrowing = [
    "commons clause", "non commercial", "noncommercial", "research purposes only",
    "for research only", "research use only", "personal use only", "not for commercial use",
    "no commercial use", "commercial use is prohibited", "commercial use requires",
    "monthly active users", "use restrictions", "acceptable use policy",
  ]

  private struct Phrase: Sendable {
    let id: String
    let all: [String]
    var none: [String] = []

    init(_ id: String, _ all: String..., none: [String] = []) {
      self.id = id
      self.all = all
      self.none = none
    }
  }

  private static let redistribution =
    "redistribution and use in source and binary forms with or without modification are permitted"
  private static let permissionToUse =
    "permission to use copy modify and or distribute this software for any purpose with or without fee is hereby granted"
  private static let freeOfCharge =
    "permission is hereby granted free of charge to any person obtaining a copy of this software"
  private static let noPatents = "no express or implied licenses to any party s patent rights"

  private static let phrases: [Phrase] = [
    Phrase(
      "Apache-2.0", "apache license version 2 0 january 2004",
      "terms and conditions for use reproduction and distribution"),
    Phrase(
      "MIT", freeOfCharge,
      "the above copyright notice and this permission notice shall be included in all copies or substantial portions",
      none: ["x consortium", "boost software license"]),
    Phrase(
      "MIT-0", freeOfCharge,
      "to whom the software is furnished to do so the software is provided as is"),
    Phrase("NCSA", freeOfCharge, "university of illinois ncsa open source license"),
    Phrase("PSF-2.0", "psf license agreement for python"),
    Phrase("PSF-2.0", "python software foundation license version 2"),
    Phrase(
      "ISC", permissionToUse,
      "provided that the above copyright notice and this permission notice appear in all copies"),
    Phrase(
      "ISC",
      "permission to use copy modify and distribute this software for any purpose with or without fee is hereby granted provided that the above copyright notice and this permission notice appear in all copies"
    ),
    Phrase("0BSD", permissionToUse, none: ["provided that the above copyright notice"]),
    Phrase(
      "BSD-2-Clause", redistribution,
      none: [
        "endorse or promote products", "all advertising materials mentioning", noPatents,
      ]),
    Phrase(
      "BSD-3-Clause", redistribution, "endorse or promote products",
      none: ["all advertising materials mentioning", noPatents]),
    Phrase("BSD-3-Clause-Clear", redistribution, noPatents),
    Phrase("BSD-4-Clause", redistribution, "all advertising materials mentioning"),
    Phrase(
      "MPL-2.0", "mozilla public license version 2 0", "incompatible with secondary licenses"),
    Phrase("EPL-2.0", "eclipse public license v 2 0", "recipient s patents"),
    Phrase("EUPL-1.2", "european union public licence v 1 2"),
    Phrase("BSL-1.0", "boost software license version 1 0 august 17th 2003"),
    Phrase("Unlicense", "this is free and unencumbered software released into the public domain"),
    Phrase("Zlib", "the origin of this software must not be misrepresented"),
    Phrase("GPL-2.0", "gnu general public license version 2 june 1991"),
    Phrase("GPL-2.0", "gnu general public license gpl version 2 june 1991"),
    Phrase("GPL-3.0", "gnu general public license version 3 29 june 2007"),
    Phrase("LGPL-2.1", "gnu lesser general public license version 2 1 february 1999"),
    Phrase("LGPL-3.0", "gnu lesser general public license version 3 29 june 2007"),
    Phrase("AGPL-3.0", "gnu affero general public license version 3 19 november 2007"),
    Phrase("CC0-1.0", "cc0 1 0 universal", "affirmer"),
    Phrase("CC-BY-4.0", "creative commons attribution 4 0 international public license"),
    Phrase(
      "CC-BY-SA-4.0", "creative commons attribution sharealike 4 0 international public license"),
    Phrase(
      "CC-BY-ND-4.0", "creative commons attribution noderivatives 4 0 international public license"
    ),
    Phrase(
      "CC-BY-NC-4.0", "creative commons attribution noncommercial 4 0 international public license"
    ),
    Phrase(
      "CC-BY-NC-SA-4.0",
      "creative commons attribution noncommercial sharealike 4 0 international public license"),
    Phrase(
      "CC-BY-NC-ND-4.0",
      "creative commons attribution noncommercial noderivatives 4 0 international public license"),
    Phrase("llama2", "llama 2 community license agreement"),
    Phrase("llama3", "llama 3 community license agreement"),
    Phrase("llama3.1", "llama 3 1 community license agreement"),
    Phrase("llama3.2", "llama 3 2 community license agreement"),
    Phrase("llama3.3", "llama 3 3 community license agreement"),
    Phrase("llama4", "llama 4 community license agreement"),
    Phrase("gemma", "gemma terms of use"),
    Phrase("creativeml-openrail-m", "creativeml open rail m"),
    Phrase("openrail++", "creativeml open rail plusplus m"),
    Phrase("bigscience-bloom-rail-1.0", "bigscience rail license v1 0"),
    Phrase("bigscience-openrail-m", "bigscience open rail m"),
    Phrase("bigcode-openrail-m", "bigcode open rail m"),
    Phrase("tongyi-qianwen", "tongyi qianwen license agreement"),
    Phrase("qwen-research", "qwen research license agreement"),
  ]

  static let everyPhrase: [String] =
    phrases.flatMap { $0.all + $0.none } + narrowing + notices.map(\.phrase)

  private static let notices: [(id: String, phrase: String)] = [
    ("Apache-2.0", "licensed under the apache license version 2 0"),
    ("MPL-2.0", "subject to the terms of the mozilla public license v 2 0"),
    ("MIT", "licensed under the mit license"),
    ("CC-BY-4.0", "creative commons attribution 4 0 international license"),
    ("CC-BY-SA-4.0", "creative commons attribution sharealike 4 0 international license"),
    ("CC-BY-NC-4.0", "creative commons attribution noncommercial 4 0 international license"),
    (
      "CC-BY-NC-SA-4.0",
      "creative commons attribution noncommercial sharealike 4 0 international license"
    ),
    ("CC0-1.0", "creative commons cc0 1 0 universal"),
  ]
}

/// Looks for all phrases in one pass over the words of a text.
private struct PhraseSearch: Sendable {
  static let shared = PhraseSearch(LicenceText.everyPhrase)

  /// Phrases as words, by their first word.
  private let byFirst: [String: [(words: [String], phrase: String)]]

  init(_ phrases: [String]) {
    var table: [String: [(words: [String], phrase: String)]] = [:]
    for phrase in Set(phrases).sorted() {
      let words = phrase.split(separator: " ").map(String.init)
      guard let first = words.first else { continue }
      table[first, default: []].append((words, phrase))
    }
    byFirst = table
  }

  /// The phrases whose words stand in `text` one after the other.
  func found(in text: String) -> Set<String> {
    let words = Self.words(text)
    var found: Set<String> = []
    for (index, word) in words.enumerated() {
      guard let candidates = byFirst[word] else { continue }
      for candidate in candidates where words[index...].starts(with: candidate.words) {
        found.insert(candidate.phrase)
      }
    }
    return found
  }

  /// Lowercase words of letters and digits; every other mark parts them, and `++` is a word.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var previous: UInt8 = 0
    func end() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for byte in text.utf8.prefix(FormatLimits.licenceBytes) {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(byte + 32)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        word.append(byte)
      default:
        end()
        if byte == UInt8(ascii: "+"), previous == byte { words.append("plusplus") }
      }
      previous = byte
    }
    end()
    return words
  }
}

extension StringProtocol {
  /// Without the characters at both ends for which `drops` holds.
  func trimmed(_ drops: (Character) -> Bool) -> String {
    var rest = self[startIndex..<endIndex]
    while let last = rest.last, drops(last) { rest = rest.dropLast() }
    while let first = rest.first, drops(first) { rest = rest.dropFirst() }
    return String(rest)
  }
}
