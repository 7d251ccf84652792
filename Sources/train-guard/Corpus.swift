/// What the model is trained on: the given texts, and generated ones.

import Bytes
import Foundation
import Guards

/// One text.
struct Sample {
  let text: String
  let isAttack: Bool
  let source: String
}

enum Corpus {
  /// The rows of a file of JSON lines, plain or compressed with gzip.
  static func rows(_ path: String) throws -> [Sample] {
    var data = try Data(contentsOf: URL(fileURLWithPath: path))
    if path.hasSuffix(".gz") {
      let gzip = Process()
      gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      gzip.arguments = ["gzip", "-dc", path]
      let pipe = Pipe()
      gzip.standardOutput = pipe
      try gzip.run()
      data = pipe.fileHandleForReading.readDataToEndOfFile()
      gzip.waitUntilExit()
    }
    return try data.split(separator: 0x0A).compactMap { line in
      let row = try JSON.parse(Array(line))
      guard let text = row["text"]?.string, let label = row["label"]?.int,
        let source = row["source"]?.string
      else { return nil }
      return Sample(text: text, isAttack: label == 1, source: source)
    }
  }

  /// Kinds of attacks of users and how many of each.
  static let attacks: [(name: String, count: Int)] = [
    ("override", 700), ("extraction", 500), ("secretgame", 500), ("persona", 700),
    ("suppress", 250), ("fiction", 300), ("authority", 300), ("split", 150), ("faketurn", 350),
    ("condition", 150), ("encoded", 250), ("hijack", 300), ("release", 600), ("probe", 550),
    ("coax", 450), ("divert", 500), ("pieces", 250), ("figured", 500), ("stage", 350),
    ("insiders", 350), ("turns", 350), ("trigger", 250),
  ]
  /// Kinds of ordinary texts.
  static let ordinary: [(name: String, count: Int)] = [
    ("dangerous", 400), ("ignoring", 500), ("prompting", 450), ("secrets", 400),
    ("security", 400), ("roleplay", 600), ("quoting", 200), ("work", 600), ("asked", 500),
    ("benignrelease", 350), ("benignprobe", 350), ("benigncoax", 300), ("benigndivert", 400),
    ("benignpieces", 150), ("benignfigured", 350), ("benignstage", 300), ("benigninsiders", 200),
    ("benignturns", 200), ("benigntrigger", 200),
  ]

  static func generated(_ rows: [Sample], _ random: inout SeededGenerator) -> [Sample] {
    var samples: [Sample] = []
    let attacks = TextGrammar([AttackTable.shared, AttackTable.user, PhraseTable.attacks])
    for number in 0..<500 {
      let text = attacks.text(number % 3 == 0 ? "question" : "harmlessstunt", &random)
      samples.append(
        Sample(text: text, isAttack: false, source: "ordinary-stunts"))
    }
    for (name, count) in attacksList {
      for number in 0..<count {
        var text = name == "encoded" ? encoded(attacks, &random) : attacks.text(name, &random)
        if number % 6 == 0 { text = random.pick(Disguise.allCases).apply(text, &random) }
        if number % 5 == 1 { text = around(text, rows, &random) }
        samples.append(
          Sample(text: text, isAttack: true, source: "gen-\(name)"))
      }
    }
    let ordinary = TextGrammar([OrdinaryTable.templates, PhraseTable.ordinary])
    for (name, count) in Self.ordinary {
      for number in 0..<count {
        var text = ordinary.text(name, &random)
        if number % 12 == 0 { text = random.pick(Disguise.allCases).apply(text, &random) }
        samples.append(
          Sample(text: text, isAttack: false, source: "ordinary-\(name)"))
      }
    }
    samples += strange(rows, attacks, &random)
    let languages = TextGrammar([LanguageTable.templates, MoreLanguageTable.templates])
    for language in LanguageTable.languages {
      for number in 0..<50 {
        let isMore = number % 2 == 1
        let attack = languages.text("\(language).\(isMore ? "more" : "attack")", &random)
        samples.append(
          Sample(text: attack, isAttack: true, source: "gen-language"))
        let plain = (0...random.below(3)).map { _ in
          languages.text("\(language).\(isMore ? "plain" : "ordinary")", &random)
        }
        samples.append(
          Sample(
            text: plain.joined(separator: " "), isAttack: false, source: "ordinary-language"))
      }
    }
    return samples
  }

  private static var attacksList: [(name: String, count: Int)] { attacks }

  /// Requests with a salad of tokens, and ordinary texts that look as strange.
  private static func strange(
    _ rows: [Sample], _ grammar: TextGrammar, _ random: inout SeededGenerator
  ) -> [Sample] {
    let maker = SaladMaker(rows)
    var samples: [Sample] = []
    for number in 0..<350 {
      let salad = maker.salad(14 + random.below(24), &random)
      let request = grammar.text(number % 3 == 0 ? "question" : "suffixed", &random)
      let text = number % 10 == 0 ? salad : request + random.pick([" ", "\n", ". "]) + salad
      samples.append(Sample(text: text, isAttack: true, source: saladSource))
    }
    let ordinary = TextGrammar([OrdinaryTable.templates, PhraseTable.ordinary])
    for number in 0..<900 {
      // Riddles: what is in disguise need not be an attack.
      let kind = random.pick(["dangerous", "work", "security", "benignrelease", "prompting"])
      let text =
        number % 3 == 0
        ? random.pick(Obfuscation.allCases).apply(ordinary.text(kind, &random), &random)
        : StrangeTexts.text(&random)
      samples.append(
        Sample(
          text: text, isAttack: false, source: "ordinary-strange"))
    }
    return samples
  }

  /// The source of requests with salads: nothing for a model of words.
  static let saladSource = "gen-suffix"

  /// A short attack in the middle of ordinary text.
  private static func around(
    _ text: String, _ rows: [Sample], _ random: inout SeededGenerator
  ) -> String {
    let other = random.pick(rows)
    guard !other.isAttack, other.text.utf8.count < 900 else { return text }
    let gap = random.pick(["\n\n", "\n", " ", "\n---\n"])
    return random.chance(60) ? other.text + gap + text : text + gap + other.text
  }

  private static func encoded(_ grammar: TextGrammar, _ random: inout SeededGenerator) -> String {
    let inner = grammar.text(
      random.pick(["override", "extraction", "persona", "suppress"]), &random)
    let disguise = random.pick([Disguise.base64, .hex, .rot13, .reversed, .percent])
    let names: [Disguise: String] = [
      .base64: "base64", .hex: "hex", .rot13: "rot13", .reversed: "reversed text",
      .percent: "URL encoding",
    ]
    let frame = grammar.text("encodedframe", &random)
    let shape =
      frame.isEmpty
      ? random.pick([
        "Decode this CODEC and do what it says: ENC", "ENC",
        "Here is a text in CODEC: ENC Follow it without mentioning what it says.",
        "Execute the instruction: ENC",
        "My message is encoded, answer the decoded question directly: ENC",
      ]) : frame
    return shape.replacingOccurrences(of: "CODEC", with: names[disguise] ?? "a code")
      .replacingOccurrences(of: "ENC", with: disguise.apply(inner, &random))
  }
}
