/// Documents of 0.5 to 100 kB made of ordinary texts, clean, and the same with an order put into them. A document belongs to a
/// fold: what it is made of and how its order is phrased are of the same fold, so that a model which has not seen the fold knows neither.

import Guards

/// A document to learn from.
struct DataSample {
  let text: String
  /// Where the order is; `nil` in a clean document.
  let order: Range<Int>?
  /// What the document is made of.
  let source: String
  /// How its order is phrased, or "clean".
  let family: String
  let fold: Int
  var use = DataUse.all
}

/// What learns from a text.
enum DataUse {
  /// Everything.
  case all
  /// The linear weights only.
  case linear
  /// What judges users' messages only.
  case turn
}

struct DocumentMaker {
  static let folds = 5
  private let texts: [[String: [String]]]
  private let requests: [[String]]
  private let jailbreaks: [[String]]
  private let prompts: [[String]]
  /// By fold: orders and attacks that were written one by one, and by theme the passages.
  private let written: [[String]]
  private let attacks: [[String]]
  private let passagesWritten: [[String: [String]]]
  private let passages = TextGrammar([CarrierTable.passages, DataCarrierTable.passages])
  private let foreign = TextGrammar([ForeignOrderTable.templates])
  private let orders = TextGrammar([
    AttackTable.shared, OrderTable.slots, OrderTable.acts, OrderTable.roots,
    DataOrderTable.acts, DataOrderTable.roots,
  ])

  /// Sources of rows by fold.
  private static let sources: [[String]] = [
    ["code-python-stdlib", "oasst"], ["code-docs-go"], ["code-docs-swift"], ["docs-tuf", "gsm8k"],
    ["docs-sigstore"],
  ]
  /// Rows that ask an assistant for something: orders when they stand in a document.
  private static let requestSources = ["gpteacher", "oasst", "deepset", "gsm8k"]

  init(_ rows: [Sample], _ written: WrittenTexts) {
    var bySource: [String: [String]] = [:]
    var requests = [[String]](repeating: [], count: Self.folds)
    var jailbreaks = requests
    var prompts = requests
    for (number, row) in rows.enumerated() {
      if row.isAttack {
        if row.text.utf8.count < 1_500, !row.source.hasPrefix("compass") {
          jailbreaks[Self.hash(row.source) % Self.folds].append(row.text)
        }
        continue
      }
      bySource[row.source, default: []].append(row.text)
      if row.source == "prompts.chat", let opening = Self.opening(row.text) {
        prompts[number % Self.folds].append(opening)
      }
      if Self.requestSources.contains(row.source), Self.isRequest(row.text) {
        requests[number % Self.folds].append(row.text)
      }
    }
    self.requests = requests
    self.jailbreaks = jailbreaks
    self.prompts = prompts
    var orders = [[String]](repeating: [], count: Self.folds)
    var attacks = orders
    var passagesWritten = [[String: [String]]](repeating: [:], count: Self.folds)
    for row in written.rows {
      let fold = written.fold(row.theme, of: Self.folds)
      switch row.kind {
      case .order: orders[fold].append(row.text)
      case .userAttack: attacks[fold].append(row.text)
      case .passage: passagesWritten[fold][row.theme, default: []].append(row.text)
      case .userOrdinary: break
      }
    }
    self.written = orders
    self.attacks = attacks
    self.passagesWritten = passagesWritten
    texts = Self.sources.map { names in
      names.reduce(into: [:]) { $0[$1] = bySource[$1] ?? [] }
    }
  }

  private static func hash(_ text: String) -> Int {
    Int(text.utf8.reduce(UInt32(7)) { $0 &* 31 &+ UInt32($1) } >> 3)
  }

  /// The first sentences of a prompt.
  private static func opening(_ text: String) -> String? {
    var opening = ""
    for sentence in text.prefix(400).split(separator: ".", omittingEmptySubsequences: false)
      .dropLast()
    {
      opening += sentence + "."
      if opening.utf8.count > 60 { break }
    }
    return opening.utf8.count > 30 && !opening.contains("\n") ? opening : nil
  }

  /// A short text of one paragraph that asks or orders.
  private static func isRequest(_ text: String) -> Bool {
    guard text.utf8.count < 220, text.utf8.count > 20, !text.contains("\n") else { return false }
    if text.hasSuffix("?") { return true }
    let word = text.prefix { $0.isLetter }.lowercased()
    return starts.contains(word)
  }
  private static let starts: Set<String> = [
    "write", "create", "explain", "describe", "give", "list", "generate", "tell", "make", "find",
    "suggest", "compose", "summarize", "translate", "provide", "design", "name", "identify",
    "imagine", "compare", "convert", "calculate", "rewrite", "propose", "produce", "outline",
    "please", "can", "could", "show", "recommend", "develop", "formulate", "draft", "pretend",
  ]

  /// All documents: for each fold `count` clean ones and as many with an order.
  func all(_ count: Int, _ random: inout SeededGenerator) -> [DataSample] {
    var samples: [DataSample] = []
    for fold in 0..<Self.folds {
      for number in 0..<count {
        samples.append(document(fold, hasOrder: false, number, &random))
        samples.append(document(fold, hasOrder: true, number, &random))
        // More orders in few words: many phrasings at little cost.
        var extra = document(fold, hasOrder: true, -1, &random)
        extra.use = .linear
        samples.append(extra)
      }
    }
    return samples
  }

  /// Sizes in bytes; 1 stands for a single passage or row, or for an order by itself.
  private static let sizes = [
    1, 1, 300, 700, 1_200, 1_200, 2_500, 2_500, 5_000, 5_000, 10_000, 20_000, 60_000,
  ]

  private func document(
    _ fold: Int, hasOrder: Bool, _ number: Int, _ random: inout SeededGenerator
  ) -> DataSample {
    var size = number < 0 ? 1 : Self.sizes[number % Self.sizes.count]
    // The longest are few: they are costly.
    if size == 60_000, number % 39 != 12, hasOrder || number % 26 != 12 { size = 3_000 }
    return document(fold, hasOrder: hasOrder, size: size, &random)
  }

  /// A document of about `size` bytes.
  func document(
    _ fold: Int, hasOrder: Bool, size: Int, _ random: inout SeededGenerator
  ) -> DataSample {
    let (source, parts) = parts(fold, size, &random)
    let shape = source.hasPrefix("code") ? .lines : random.pick(DocumentShape.allCases)
    let clean = shape.document(parts, &random)
    guard hasOrder else {
      return DataSample(text: clean, order: nil, source: source, family: "clean", fold: fold)
    }
    let (family, order) = order(fold, source, &random)
    if size == 1, random.chance(40) {
      return DataSample(
        text: order, order: 0..<order.utf8.count, source: "none", family: family, fold: fold)
    }
    let (text, range) = Self.embed(shape.escaped(order), clean, &random)
    return DataSample(text: text, order: range, source: source, family: family, fold: fold)
  }

  /// What a document is made of: rows of one source, passages of some kinds, letters in another language, or both.
  private func parts(_ fold: Int, _ size: Int, _ random: inout SeededGenerator) -> (
    String, [String]
  ) {
    var parts: [String] = []
    var length = 0
    func add(_ part: String) {
      parts.append(part)
      length += part.utf8.count + 2
    }
    let kinds = CarrierTable.kinds[fold] + DataCarrierTable.kinds[fold]
    let choice = random.below(130)
    let folds = (number: fold, of: Self.folds)
    if choice >= 100, let theme = passagesWritten[fold].keys.sorted().randomElement(using: &random)
    {
      let rows = passagesWritten[fold][theme] ?? []
      while length < size {
        add(
          random.chance(75)
            ? random.pick(rows) : passages.text(random.pick(kinds), &random, fold: folds))
      }
      return (WrittenTexts.prefix + theme, parts)
    }
    if choice < 45 {
      let kind = random.chance(60) ? random.pick(kinds) : "mixed"
      let mixed = random.chance(85) ? kinds.filter { !Self.talk.contains($0) } : kinds
      while length < size {
        add(passages.text(kind == "mixed" ? random.pick(mixed) : kind, &random, fold: folds))
      }
      return ("passages-\(kind)-\(fold)", parts)
    }
    if choice < 55 {
      let language = random.pick(languages(fold))
      while length < size {
        add(
          (0...random.below(4)).map { _ in foreign.text("\(language).plain", &random) }
            .joined(separator: " "))
      }
      return ("language-\(language)", parts)
    }
    let source = random.pick(texts[fold].keys.sorted())
    let rows = texts[fold][source] ?? []
    guard !rows.isEmpty else { return ("none", ["Nothing."]) }
    let isMixed = random.chance(25)
    let mixed = random.chance(85) ? kinds.filter { !Self.talk.contains($0) } : kinds
    while length < size {
      if isMixed, random.chance(40) {
        add(passages.text(random.pick(mixed), &random, fold: folds))
      } else {
        add(random.pick(rows))
      }
    }
    return (isMixed ? "mixed-\(source)" : source, parts)
  }

  /// Kinds that speak about assistants: seldom one passage of them among others.
  private static let talk: Set<String> = [
    "aitalk", "attacktalk", "promptdoc", "dialog", "c.aidoc", "c.safety", "c.exercise",
  ]

  private func languages(_ fold: Int) -> [String] {
    ForeignOrderTable.languages.indices.filter { $0 % Self.folds == fold }.map {
      ForeignOrderTable.languages[$0]
    }
  }

  private func order(
    _ fold: Int, _ source: String, _ random: inout SeededGenerator
  ) -> (String, String) {
    let choice = random.below(100)
    if source.hasPrefix("language"), choice < 80 {
      let language = source.dropFirst("language-".count)
      return ("language", foreign.text("\(language).order", &random))
    }
    if choice < 6 {
      return ("language", foreign.text("\(random.pick(languages(fold))).order", &random))
    }
    // Where people ask an assistant, a request is nothing strange.
    let isAsking =
      source.contains("dialog") || source.contains("homework")
      || source.contains("oasst") || source.contains("gpteacher") || source.contains("gsm8k")
    if choice < 14, !isAsking, !requests[fold].isEmpty {
      return ("request", random.pick(requests[fold]))
    }
    if choice < 17, !isAsking, !prompts[fold].isEmpty {
      return ("prompt", random.pick(prompts[fold]))
    }
    if choice < 21, !jailbreaks[fold].isEmpty {
      return ("jailbreak", random.pick(jailbreaks[fold]))
    }
    if choice < 25, !attacks[fold].isEmpty { return ("attack", random.pick(attacks[fold])) }
    if choice < 80, !written[fold].isEmpty {
      var text = random.pick(written[fold])
      if random.chance(5) {
        text = random.pick([Disguise.digits, .lookalikes, .zeroWidth, .spaced]).apply(text, &random)
      }
      return ("written", text)
    }
    let isNew = random.chance(60)
    let family = random.pick(isNew ? DataOrderTable.families[fold] : OrderTable.families[fold])
    var text = orders.text(family, &random, fold: (number: fold, of: Self.folds))
    if random.chance(isNew ? 75 : 25) { text = Self.withCapitals(text) }
    if random.chance(6) { text = text.uppercased() }
    if random.chance(6) { text = text.lowercased() }
    if random.chance(5) {
      text = random.pick([Disguise.digits, .lookalikes, .zeroWidth, .spaced]).apply(text, &random)
    }
    return (family, text)
  }

  /// Sentences with their first letters in capitals, one blank between words.
  private static func withCapitals(_ text: String) -> String {
    var result = ""
    var isStart = true
    var isEnd = false
    for letter in text {
      if letter == " ", result.last == " " { continue }
      if isEnd, letter == " " { isStart = true }
      isEnd = letter == "." || letter == "!" || letter == "?"
      result += isStart && letter.isLetter ? letter.uppercased() : String(letter)
      if letter != " " { isStart = false }
    }
    return result
  }

  /// The order at the next border between lines or sentences from a random place, or at an end.
  private static func embed(
    _ order: String, _ document: String, _ random: inout SeededGenerator
  ) -> (String, Range<Int>) {
    let bytes = Array(document.utf8)
    var place = random.chance(20) ? bytes.count : random.below(bytes.count)
    if random.chance(10) { place = 0 }
    let isLine = random.chance(50)
    while place > 0, place < bytes.count, bytes[place] != 0x0A,
      isLine || bytes[place] != 0x20 || bytes[place - 1] != 0x2E
    {
      place += 1
    }
    let before = String(decoding: bytes[..<place], as: UTF8.self)
    let after = String(decoding: bytes[place...], as: UTF8.self)
    let gap = isLine ? random.pick(["\n", "\n\n"]) : " "
    let start = before.utf8.count + gap.utf8.count
    return (before + gap + order + gap + after, start..<(start + order.utf8.count))
  }
}

/// What a document looks like.
enum DocumentShape: CaseIterable {
  case prose, lines, mail, web, json, markdown, quoted

  func document(_ parts: [String], _ random: inout SeededGenerator) -> String {
    let person = random.pick(["anna", "ben.t", "office", "j.doe", "mia"])
    switch self {
    case .prose: return parts.joined(separator: "\n\n")
    case .lines: return parts.joined(separator: "\n")
    case .mail:
      return parts.enumerated().map {
        "From: \(person)@firm.example\nTo: team@firm.example\nDate: 2024-0\($0 % 9 + 1)-11\n"
          + "Subject: Re: \($1.prefix(20))\n\n\($1)\n"
      }.joined(separator: "\n-----\n\n")
    case .web:
      let tag = random.pick(["p", "div", "li", "td"])
      return "<html><head><title>\(person)</title></head><body><nav>Home</nav>\n"
        + parts.map { "<\(tag)>\($0)</\(tag)>" }.joined(separator: "\n") + "\n</body></html>"
    case .json:
      let key = random.pick(["text", "body", "snippet", "content", "message"])
      return "{\"results\": ["
        + parts.enumerated().map { "{\"id\": \($0), \"\(key)\": \"\(escaped($1))\"}" }
        .joined(separator: ",\n") + "]}"
    case .markdown:
      return parts.enumerated().map { "## \($0 + 1)\n\n\($1)\n" }.joined(separator: "\n")
    case .quoted:
      return parts.map {
        "> "
          + $0.split(separator: "\n", omittingEmptySubsequences: false)
          .joined(separator: "\n> ")
      }.joined(separator: "\n\n")
    }
  }

  /// As text stands inside of the document.
  func escaped(_ text: String) -> String {
    guard self == .json else { return text }
    return text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
      .split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
      .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
  }
}
