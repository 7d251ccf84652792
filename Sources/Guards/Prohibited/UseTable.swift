/// The shape of a category's table: what its words do in a sentence. The rules combine them; the
/// tables hold no sentences.

/// Words of one category, each list separated by commas; an entry may have several words. A word
/// after `=` counts only as it stands, not by its stem. A category may have several tables: acts
/// count with the objects of their own table.
struct UseTable: Sendable {
  let category: UseCategory
  /// What the category is about, by how grave a request about it is.
  var objects: [(weight: Double, terms: String)] = []
  /// What is done with them: make, buy, send.
  var acts = ""
  /// Grave by themselves, wherever they stand.
  var phrases: [(weight: Double, terms: String)] = []
  /// What makes the words of this category harmless: "process" beside "kill".
  var excuses = ""
  /// What an object without an act counts, as a part of its weight; 0 for everyday words.
  var mention = 0.0
  /// The most words between an act and its object.
  var reach = GuardLimits.useReach
  /// Whether acts and objects count in full only with a sign of intent, for words that news are
  /// full of.
  var needsIntent = false
  /// Whether the content is the harm, so that fiction makes it no better.
  var isContent = false
}

/// The tables, made ready for matching.
struct UseLexicon: Sendable {
  /// What an entry does.
  enum Role: Sendable, Hashable {
    case act, object, phrase, excuse
  }

  /// One use of a term.
  struct Entry: Sendable, Hashable {
    /// Index into the uses.
    let use: Int
    /// Index into the tables; -1 for the owner's own terms.
    let table: Int
    let role: Role
    let weight: Double
  }

  /// What a term means in every category.
  enum Sign: Sendable, Hashable {
    /// Asks for something, or says that something will be done.
    case intent
    /// Asks why, when, who: about facts.
    case fact
    /// Games, fiction, teaching, prevention.
    case distance
    /// Says that something is not meant or not done.
    case negation
  }

  private(set) var starts: Set<UInt64> = []
  private(set) var entries: [UInt64: [Entry]] = [:]
  /// Words that count only as they stand.
  private(set) var exact: [UInt64: [Entry]] = [:]
  private(set) var signs: [UInt64: Sign] = [:]

  /// The lexicon of `uses`: their categories' tables and their own terms.
  init(_ uses: [ProhibitedUse]) {
    for (index, use) in uses.enumerated() {
      for (place, table) in UseTables.all.enumerated() where table.category == use.category {
        add(table, index, place)
      }
      for term in use.terms { add(term, Entry(use: index, table: -1, role: .phrase, weight: 0.9)) }
    }
    for (sign, terms) in UseTables.signs {
      for term in terms.split(separator: ",") {
        let hashes = UseWords.hashes(term).prefix(GuardLimits.termWords)
        guard let first = hashes.first else { continue }
        starts.insert(first)
        signs[Self.combined(hashes)] = sign
      }
    }
  }

  private mutating func add(_ table: UseTable, _ use: Int, _ place: Int) {
    func all(_ terms: String, _ role: Role, _ weight: Double) {
      for term in terms.split(separator: ",") {
        add(term, Entry(use: use, table: place, role: role, weight: weight))
      }
    }
    for (weight, terms) in table.objects { all(terms, .object, weight) }
    for (weight, terms) in table.phrases { all(terms, .phrase, weight) }
    all(table.acts, .act, 1)
    all(table.excuses, .excuse, 1)
  }

  private mutating func add(_ term: some StringProtocol, _ entry: Entry) {
    let words = UseWords.read(Array(term.utf8)).prefix(GuardLimits.termWords)
    guard let first = words.first else { return }
    starts.insert(first.hash)
    if words.count == 1, term.contains("=") {
      exact[first.exact, default: []].append(entry)
      return
    }
    entries[Self.combined(words.map(\.hash)), default: []].append(entry)
  }

  /// One hash for a run of words.
  static func combined(_ hashes: some Sequence<UInt64>) -> UInt64 {
    hashes.reduce(0) { extend($0, $1) }
  }

  /// The hash of a run, one word longer.
  static func extend(_ run: UInt64, _ word: UInt64) -> UInt64 {
    (run &* 0x9E37_79B9_7F4A_7C15) ^ word ^ (run >> 29)
  }
}
