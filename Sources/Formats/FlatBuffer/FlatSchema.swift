/// What the slots of FlatBuffers tables mean: tables of numbers, names and kinds, generated from the
/// projects' own schemas and read from a short text.

/// The tables of one format.
package struct FlatSchema: Sendable {
  /// What a slot holds.
  enum Kind: Sendable, Equatable {
    /// A number of so many bytes, in the table itself.
    case scalar(UInt64)
    case string
    case table(String)
    /// A table whose type the slot before tells.
    case union(String)
    /// A list of numbers of so many bytes.
    case numbers(UInt64)
    case strings
    case tables(String)
  }

  /// One slot.
  struct Slot: Sendable, Equatable {
    let name: String
    let kind: Kind
  }

  /// One type of table, or the members of a union by their number.
  struct Table: Sendable {
    let name: String
    var slots: [Int: Slot] = [:]
    var numbers: [String: Int] = [:]
    /// The highest slot that the schema knows.
    var last = -1
  }

  private let tables: [String: Table]
  /// Whether the text of the table could be read whole; a test checks it.
  package let isSound: Bool

  /// Reads a table: words separated by white space. `Name:` opens a table, `|Name:` a union; then
  /// each slot is three words: number, name, kind. A kind is a width in bytes, `s` (text), the name
  /// of a table or `|` and that of a union; `[` before it says that it is a list.
  package init(_ text: String) {
    var all: [String: Table] = [:]
    var current: Table?
    var sound = true
    var words = text.split(whereSeparator: \.isWhitespace)[...]
    while let word = words.popFirst() {
      if word.hasSuffix(":") {
        if let current { all[current.name] = current }
        current = Table(name: String(word.dropLast()))
      } else if let number = Int(word), let name = words.popFirst(), let kind = words.popFirst(),
        current != nil
      {
        let slot = Slot(name: String(name), kind: Self.kind(kind))
        current?.slots[number] = slot
        current?.numbers[slot.name] = number
        let last = current?.last ?? -1
        current?.last = max(number, last)
      } else {
        sound = false
      }
    }
    if let current { all[current.name] = current }
    tables = all
    isSound =
      sound
      && all.values.allSatisfy { table in
        table.slots.values.allSatisfy { Self.named($0.kind).map { all[$0] != nil } ?? true }
      }
  }

  private static func named(_ kind: Kind) -> String? {
    switch kind {
    case .table(let name), .tables(let name): name
    case .union(let name): "|" + name
    default: nil
    }
  }

  private static func kind(_ word: Substring) -> Kind {
    let isList = word.hasPrefix("[")
    let bare = word.drop { $0 == "[" }
    if let width = UInt64(bare) { return isList ? .numbers(width) : .scalar(width) }
    if bare == "s" { return isList ? .strings : .string }
    if bare.hasPrefix("|") { return .union(String(bare.dropFirst())) }
    return isList ? .tables(String(bare)) : .table(String(bare))
  }

  /// The table with this name; one without slots if there is none.
  func table(_ name: String) -> Table { tables[name] ?? Table(name: name) }

  /// The table that is member `number` of a union; `nil` if it has no such member.
  func member(_ union: String, _ number: UInt64) -> Table? {
    guard let number = Int(exactly: number), let slot = tables["|" + union]?.slots[number],
      case .table(let name) = slot.kind
    else { return nil }
    return table(name)
  }
}
