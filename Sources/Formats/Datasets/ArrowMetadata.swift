/// The metadata of Arrow's messages: FlatBuffers (flatbuffers.dev, "Internals") with the tables of
/// `Message.fbs` and `Schema.fbs` (Apache Arrow 1.5 format).

/// One table of a FlatBuffer that is in memory.
struct ArrowTable {
  private let bytes: [UInt8]
  private let position: Int

  /// The root table.
  init(root bytes: [UInt8]) throws(FormatError) {
    self.bytes = bytes
    position = Int(try Self.number(bytes, 0, 4))
  }

  private init(_ bytes: [UInt8], at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ width: Int) throws(FormatError)
    -> UInt64
  {
    guard at >= 0, width <= bytes.count, at <= bytes.count - width else {
      throw .truncated(offset: UInt64(clamping: at))
    }
    return bytes[at..<(at + width)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private func number(_ at: Int, _ width: Int) throws(FormatError) -> UInt64 {
    try Self.number(bytes, at, width)
  }

  /// Where a field lies; `nil` if it has its default.
  private func place(_ field: Int) throws(FormatError) -> Int? {
    let back = Int32(truncatingIfNeeded: try number(position, 4))
    let table = position - Int(back)
    let size = Int(try number(table, 2))
    let slot = 4 + 2 * field
    guard slot + 2 <= size else { return nil }
    let offset = Int(try number(table + slot, 2))
    return offset == 0 ? nil : position + offset
  }

  /// A number of `width` bytes; 0 if it is missing.
  func number(_ field: Int, width: Int) throws(FormatError) -> UInt64 {
    guard let place = try place(field) else { return 0 }
    return try number(place, width)
  }

  private func target(_ field: Int) throws(FormatError) -> Int? {
    guard let place = try place(field) else { return nil }
    return place + Int(try number(place, 4))
  }

  func table(_ field: Int) throws(FormatError) -> ArrowTable? {
    try target(field).map { ArrowTable(bytes, at: $0) }
  }

  /// The start of a text.
  func text(_ field: Int) throws(FormatError) -> String? {
    guard let at = try target(field) else { return nil }
    let length = Int(try number(at, 4))
    guard length <= bytes.count - min(bytes.count, at + 4) else {
      throw .truncated(offset: UInt64(at))
    }
    return String(decoding: bytes[(at + 4)..<(at + 4 + min(length, 200))], as: UTF8.self)
  }

  /// The places of a vector's elements of `width` bytes.
  private func elements(_ field: Int, width: Int) throws(FormatError) -> (start: Int, count: Int) {
    guard let at = try target(field) else { return (0, 0) }
    let count = Int(try number(at, 4))
    guard count <= (bytes.count - min(bytes.count, at + 4)) / width else {
      throw .truncated(offset: UInt64(at))
    }
    return (at + 4, count)
  }

  func tables(_ field: Int) throws(FormatError) -> [ArrowTable] {
    let (start, count) = try elements(field, width: 4)
    var tables: [ArrowTable] = []
    for index in 0..<count {
      let at = start + 4 * index
      tables.append(ArrowTable(bytes, at: at + Int(try number(at, 4))))
    }
    return tables
  }

  /// A vector of pairs of 64-bit numbers, as nodes and buffers are.
  func pairs(_ field: Int) throws(FormatError) -> [(UInt64, UInt64)] {
    let (start, count) = try elements(field, width: 16)
    var pairs: [(UInt64, UInt64)] = []
    for at in stride(from: start, to: start + 16 * count, by: 16) {
      pairs.append((try number(at, 8), try number(at + 8, 8)))
    }
    return pairs
  }

  /// A vector of blocks: offset, length of the metadata, length of the body.
  func blocks(_ field: Int) throws(FormatError) -> [Range<UInt64>] {
    let (start, count) = try elements(field, width: 24)
    var blocks: [Range<UInt64>] = []
    for at in stride(from: start, to: start + 24 * count, by: 24) {
      let offset = try number(at, 8)
      let (end, first) = offset.addingReportingOverflow(try number(at + 8, 4))
      let (stop, second) = end.addingReportingOverflow(try number(at + 16, 8))
      guard !first, !second else { throw .truncated(offset: offset) }
      blocks.append(offset..<stop)
    }
    return blocks
  }

  func numbers(_ field: Int) throws(FormatError) -> [UInt64] {
    let (start, count) = try elements(field, width: 8)
    var numbers: [UInt64] = []
    for at in stride(from: start, to: start + 8 * count, by: 8) {
      numbers.append(try number(at, 8))
    }
    return numbers
  }
}

/// A column, or a part of one.
struct ArrowField {
  enum Layout {
    /// So many buffers without text, then the children's.
    case plain(Int)
    /// Validity, offsets of 4 or 8 bytes, content.
    case text(offset: Int)
    /// Validity, views, and as many buffers as the batch says.
    case views
  }

  let name: String
  let layout: Layout
  let children: [ArrowField]
  /// The dictionary that holds the values, and the layout of those.
  let dictionary: UInt64?
  let values: Layout

  /// `left`: columns that may still be read. Tables may be shared, so that a few bytes could name
  /// columns without end.
  init(_ table: ArrowTable, path: String = "", depth: Int = 0, left: inout Int) throws(FormatError)
  {
    left -= 1
    guard depth < FormatLimits.thriftDepth, left >= 0 else {
      throw .limit(offset: 0, "the depth of the columns")
    }
    let own = try table.text(0) ?? ""
    let name = path.isEmpty ? own : "\(path.prefix(200)).\(own)"
    self.name = name
    values = try Self.layout(table)
    dictionary = try table.table(4).map { encoding throws(FormatError) in
      try encoding.number(0, width: 8)
    }
    if dictionary != nil {
      (layout, children) = (.plain(2), [])
      return
    }
    layout = values
    var children: [ArrowField] = []
    for child in try table.tables(5) {
      children.append(try ArrowField(child, path: name, depth: depth + 1, left: &left))
    }
    self.children = children
  }

  private static func layout(_ table: ArrowTable) throws(FormatError) -> Layout {
    switch try table.number(2, width: 1) {
    case 1, 22: .plain(0)
    case 2, 3, 6...11, 12, 15, 17, 18, 21: .plain(2)
    case 4, 5: .text(offset: 4)
    case 19, 20: .text(offset: 8)
    case 13, 16: .plain(1)
    case 14: .plain(try table.table(3)?.number(0, width: 2) == 1 ? 2 : 1)
    case 23, 24: .views
    case 25, 26: .plain(3)
    default: throw .unsupported(offset: 0, "a type of column")
    }
  }
}
