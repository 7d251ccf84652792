/// What the values of a column look like, gathered in one pass.

import Formats
import Statistics

/// The profile of one column.
package struct ColumnProfile: Sendable {
  /// The column's name.
  package let name: String
  /// Values, those that are missing counted.
  package private(set) var count = 0
  /// Values that are missing.
  package private(set) var nulls = 0
  /// Values of each kind.
  package private(set) var numbers = 0
  /// Whole numbers.
  package private(set) var integers = 0
  /// True and false.
  package private(set) var booleans = 0
  /// Texts.
  package private(set) var texts = 0
  /// Lists.
  package private(set) var lists = 0
  /// Numbers that are infinite or not a number.
  package private(set) var nonFinite = 0
  /// Numbers, or lengths of texts in bytes: all of them, or a seeded sample.
  package private(set) var values: [Double] = []
  /// How many there were of what `values` holds.
  package private(set) var valueCount = 0
  /// Sum and range of them.
  package private(set) var sum = 0.0
  /// The smallest.
  package private(set) var least = Double.infinity
  /// The largest.
  package private(set) var most = -Double.infinity
  /// How often each value comes; `nil` once there are too many different ones.
  package private(set) var categories: [String: Int]? = [:]
  /// Words in texts.
  private(set) var words = 0
  /// Whether whole numbers have grown by one from row to row so far: a number of rows.
  private(set) var isCounter = true
  private var last: Double?
  private var room: Int
  private var random: SeededGenerator

  init(name: String, room: Int, seed: UInt64) {
    self.name = name
    self.room = room
    random = SeededGenerator(seed: seed, stream: "column " + name)
  }

  /// Whether `values` is a sample.
  package var isSampled: Bool { valueCount > values.count }

  /// Values that are there.
  package var present: Int { count - nulls }

  /// The type that nearly all values have.
  package var type: String {
    let kinds = [
      ("boolean", booleans), ("integer", integers), ("number", numbers + integers),
      ("list", lists), ("text", texts),
    ]
    guard present > 0 else { return "empty" }
    let limit = Double(present) * 0.99
    return kinds.first { Double($0.1) >= limit }?.0 ?? "mixed"
  }

  /// Whether it holds numbers.
  package var isNumeric: Bool { ["boolean", "integer", "number"].contains(type) }

  /// Different values, if there are few.
  package var distinct: Int? { categories?.count }

  /// Mean number of words of its texts.
  package var meanWords: Double { texts > 0 ? Double(words) / Double(texts) : 0 }

  /// Counts values that are missing.
  mutating func skip(_ rows: Int) {
    count += rows
    nulls += rows
  }

  /// Takes the next value.
  mutating func add(_ value: CellValue) {
    count += 1
    switch value {
    case .null: nulls += 1
    case .bool(let flag):
      booleans += 1
      note(flag ? 1 : 0, category: flag ? "true" : "false")
    case .integer(let number):
      integers += 1
      note(Double(number), category: String(number))
    case .number(let number):
      guard number.isFinite else {
        if number.isNaN { nulls += 1 } else { numbers += 1 }
        nonFinite += 1
        return
      }
      numbers += 1
      note(number, category: categories == nil ? "" : "\(number)")
    case .list(let values):
      lists += 1
      categories = nil
      note(Double(values.count), category: "")
    case .text(let bytes): add(text: bytes)
    }
  }

  private mutating func add(text bytes: [UInt8]) {
    if NumberText.isMissing(bytes) {
      nulls += 1
      return
    }
    if let number = NumberText.value(bytes) {
      let isWhole = bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2B }
      if isWhole { integers += 1 } else { numbers += 1 }
      guard number.isFinite else {
        nonFinite += 1
        return
      }
      return note(number, category: category(bytes))
    }
    texts += 1
    if words < Int.max / 2 { words += Self.wordCount(bytes) }
    note(Double(bytes.count), category: category(bytes))
  }

  private func category(_ bytes: [UInt8]) -> String {
    guard categories != nil else { return "" }
    return bytes.count <= DataLimits.categoryBytes
      ? String(decoding: bytes, as: UTF8.self) : Self.long
  }

  /// Stands for values too long to be a category.
  private static let long = "\u{0}"

  private mutating func note(_ number: Double, category: String) {
    sum += number
    least = min(least, number)
    most = max(most, number)
    isCounter = isCounter && (last.map { number == $0 + 1 } ?? true)
    last = number
    valueCount += 1
    if values.count < room {
      values.append(number)
    } else if room > 0 {
      // Algorithm R: every value has the same chance to stay.
      let place = random.below(valueCount)
      if place < room { values[place] = number }
    }
    guard categories != nil else { return }
    if category == Self.long {
      categories = nil
    } else {
      categories?[category, default: 0] += 1
      if categories?.count ?? 0 > DataLimits.categories { categories = nil }
    }
  }

  private static func wordCount(_ bytes: [UInt8]) -> Int {
    var (count, isWord) = (0, false)
    for byte in bytes {
      let isPart = byte > 0x20
      if isPart && !isWord { count += 1 }
      isWord = isPart
    }
    return count
  }
}

/// The profiles of all columns of a data set.
package struct DataProfile: Sendable {
  /// The columns, in the order of the file.
  package private(set) var columns: [ColumnProfile] = []
  /// Rows.
  package private(set) var rows = 0
  private let seed: UInt64
  private var left = DataLimits.profileValues

  /// Nothing seen yet. `seed`: that of the samples.
  package init(seed: UInt64) { self.seed = seed }

  /// Takes the next row; `names` are the columns known by then.
  package mutating func add(_ row: DataRow, _ names: ColumnNames) {
    let known = min(names.names.count, DataLimits.profiledColumns)
    while columns.count < known {
      // Wide tables keep fewer values of each column.
      let fair = max(1_000, DataLimits.profileValues / max(1, known))
      let room = min(DataLimits.columnValues, fair, max(1_000, left))
      left = max(0, left - room)
      columns.append(ColumnProfile(name: names.names[columns.count], room: room, seed: seed))
    }
    rows += 1
    for cell in row.cells where cell.column < columns.count {
      columns[cell.column].add(cell.value)
    }
  }

  /// Counts as missing what rows without a column left out; to be called once all rows are in. Lists
  /// of objects give several values for a row, which then stand for those of others.
  mutating func settle() {
    for index in columns.indices where columns[index].count < rows {
      columns[index].skip(rows - columns[index].count)
    }
  }

  /// The profile of the column called `name`.
  package func column(_ name: String) -> ColumnProfile? { columns.first { $0.name == name } }
}
