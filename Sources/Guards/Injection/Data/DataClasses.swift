/// Classes of words for the model for data: what is learned about one word holds for the others of its class.

/// Words by their class.
struct DataClasses: Sendable {
  private let table: SlotTable
  /// The number of classes.
  let count: Int

  /// The built-in words.
  static let builtIn = DataClasses(
    DataClassTable.words, functionWords: DataClassTable.functionWords)
  /// In the place of the number of a class: the word stands for itself.
  static let itself = 255

  /// The number of the class with `name`; 0 for an unknown name.
  static func number(named name: some StringProtocol) -> Int {
    (names.firstIndex { $0 == name } ?? -1) + 1
  }

  private static let names = DataClassTable.words.utf8.split(separator: UInt8(ascii: "\n"))
    .compactMap { line in
      line.split(separator: UInt8(ascii: ":")).first.map { name in
        String(decoding: name.filter { $0 != 0x20 }, as: UTF8.self)
      }
    }

  init(_ lines: String, functionWords: String) {
    var classes: [UInt64: Slots] = [:]
    var number: UInt64 = 0
    for line in lines.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      number += 1
      for entry in parts[1].split(separator: " ") {
        let word = entry.hasSuffix("+") ? String(entry.dropLast()) : String(entry)
        // The first class that names a word has it.
        for form in entry.hasSuffix("+") ? [word, word + "s"] : [word] {
          let hash = Lexicon.hash(form)
          if classes[hash] == nil { classes[hash] = Slots(rawValue: number) }
        }
      }
    }
    count = Int(number) + 1
    for word in functionWords.split(separator: " ") {
      let hash = Lexicon.hash(word)
      if classes[hash] == nil { classes[hash] = Slots(rawValue: UInt64(Self.itself)) }
    }
    table = SlotTable(classes)
  }

  /// The number of the class of the word with `hash`, `itself` for words that hold sentences together, else 0.
  func number(_ hash: UInt64) -> Int { table.value(hash).map { Int($0.rawValue) } ?? 0 }
}
