/// Reads FlatBuffers (flatbuffers.dev "Internals"): offsets, tables, vectors, texts, all checked
/// before they are followed. Bytes come through a small cache of pages, whatever the file's size.

import Bytes

/// A buffer that is being read. A class, because tables share its cache; it never leaves one read.
package final class FlatBuffer {
  let schema: FlatSchema
  let region: Region
  /// Number of bytes.
  package let count: UInt64
  private var pages: [UInt64: [UInt8]] = [:]
  private var order: [UInt64] = []

  private static let page: UInt64 = 4_096

  /// Reads `region` by `schema`.
  package init(_ region: Region, _ schema: FlatSchema) {
    self.region = region
    self.schema = schema
    count = region.count
  }

  /// The root table, which should be of type `name`.
  package func root(_ name: String) throws(FormatError) -> FlatTable {
    try FlatTable(self, schema.table(name), try follow(0))
  }

  // MARK: numbers

  private func byte(_ at: UInt64) throws(FormatError) -> UInt8 {
    guard at < count else { throw .truncated(offset: at) }
    let number = at / Self.page
    if let page = pages[number] { return page[Int(at % Self.page)] }
    let start = number * Self.page
    let page = try region.bytes(start, Int(min(Self.page, count - start)))
    if order.count >= FormatLimits.flatPages {
      pages[order.removeFirst()] = nil
    }
    order.append(number)
    pages[number] = page
    return page[Int(at % Self.page)]
  }

  func number(_ at: UInt64, _ width: UInt64) throws(FormatError) -> UInt64 {
    guard width <= count, at <= count - width else { throw .truncated(offset: at) }
    var value: UInt64 = 0
    for index in 0..<width { value |= UInt64(try byte(at + index)) << (8 * index) }
    return value
  }

  /// Where the offset at `at` points: always forwards.
  func follow(_ at: UInt64) throws(FormatError) -> UInt64 {
    let offset = try number(at, 4)
    // The reference verifier bounds offsets by 31 bits, as buffers are smaller.
    guard offset > 0, offset <= UInt64(Int32.max) else {
      throw .malformed(offset: at, "an offset that points nowhere")
    }
    let target = at + offset
    guard target <= count, count - target >= 4 else { throw .truncated(offset: at) }
    return target
  }

  /// The bytes in `range`, at most `limit`.
  package func bytes(_ range: Range<UInt64>, limit: Int) throws(FormatError) -> [UInt8] {
    try region.bytes(
      range.lowerBound, Int(min(range.upperBound - range.lowerBound, UInt64(limit))))
  }
}

/// A list in a buffer.
package struct FlatVector {
  /// Number of elements.
  package let count: UInt64
  /// Where the first one stands.
  package let start: UInt64
  /// Bytes of one element.
  let width: UInt64
  private let buffer: FlatBuffer

  init(_ buffer: FlatBuffer, _ at: UInt64, _ width: UInt64) throws(FormatError) {
    self.buffer = buffer
    self.width = width
    count = try buffer.number(at, 4)
    start = at + 4
    guard start <= buffer.count, count <= (buffer.count - start) / width else {
      throw .truncated(offset: at)
    }
  }

  /// Where its elements lie.
  package var range: Range<UInt64> { start..<start + count * width }

  /// Element `index` of a list of numbers.
  package func number(_ index: UInt64) throws(FormatError) -> UInt64 {
    guard index < count else { throw .truncated(offset: start) }
    return try buffer.number(start + index * width, width)
  }

  /// Element `index`, sign extended.
  package func signed(_ index: UInt64) throws(FormatError) -> Int64 {
    let value = try number(index)
    return width == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
  }

  /// Where element `index` of a list of offsets points.
  func target(_ index: UInt64) throws(FormatError) -> UInt64 {
    guard index < count else { throw .truncated(offset: start) }
    return try buffer.follow(start + index * 4)
  }
}

/// A table in a buffer.
package struct FlatTable {
  let buffer: FlatBuffer
  let type: FlatSchema.Table
  /// Where it stands.
  package let position: UInt64
  /// Where the table of its slots stands, and how long that is.
  let layout: Range<UInt64>
  /// Bytes of the table itself.
  let size: UInt64

  init(_ buffer: FlatBuffer, _ type: FlatSchema.Table, _ position: UInt64) throws(FormatError) {
    self.buffer = buffer
    self.type = type
    self.position = position
    // The offset to the layout is signed and counts backwards.
    let back = Int64(Int32(truncatingIfNeeded: try buffer.number(position, 4)))
    let (start, overflow) = Int64(clamping: position).subtractingReportingOverflow(back)
    guard !overflow, start >= 0 else {
      throw .malformed(offset: position, "a table whose layout lies before the file")
    }
    let length = try buffer.number(UInt64(start), 2)
    size = try buffer.number(UInt64(start) + 2, 2)
    guard length >= 4, length.isMultiple(of: 2), UInt64(start) + length <= buffer.count else {
      throw .malformed(offset: UInt64(start), "a layout of an impossible length")
    }
    guard size >= 4, position <= buffer.count, size <= buffer.count - position else {
      throw .malformed(offset: position, "a table that reaches beyond the file")
    }
    layout = UInt64(start)..<UInt64(start) + length
  }

  /// Number of slots that the layout has.
  var slotCount: Int { Int((layout.upperBound - layout.lowerBound - 4) / 2) }

  /// Where the content of slot `index` stands; `nil` if it is not set.
  func slot(_ index: Int, _ width: UInt64) throws(FormatError) -> UInt64? {
    guard index < slotCount else { return nil }
    let offset = try buffer.number(layout.lowerBound + 4 + 2 * UInt64(index), 2)
    guard offset > 0 else { return nil }
    guard offset >= 4, offset + width <= size else {
      throw .malformed(offset: position, "a slot outside of its table")
    }
    return position + offset
  }

  /// The number `name`; `standard` if it is not set.
  package func int(_ name: String, _ standard: UInt64 = 0) throws(FormatError) -> UInt64 {
    guard let index = type.numbers[name], case .scalar(let width) = type.slots[index]?.kind,
      let at = try slot(index, width)
    else { return standard }
    return try buffer.number(at, width)
  }

  /// The text `name`, shortened to the bound; `nil` if it is not set.
  package func text(_ name: String) throws(FormatError) -> String? {
    guard let vector = try vector(name) else { return nil }
    return String(
      decoding: try buffer.bytes(vector.range, limit: FormatLimits.protobufText), as: UTF8.self)
  }

  /// The list `name`, or the bytes of a text; `nil` if it is not set.
  package func vector(_ name: String) throws(FormatError) -> FlatVector? {
    guard let index = type.numbers[name], let kind = type.slots[index]?.kind,
      let at = try slot(index, 4)
    else { return nil }
    let width: UInt64? =
      switch kind {
      case .numbers(let width): width
      case .string: 1
      case .strings, .tables: 4
      default: nil
      }
    guard let width else { return nil }
    return try FlatVector(buffer, try buffer.follow(at), width)
  }

  /// The table `name`; `nil` if it is not set.
  package func table(_ name: String) throws(FormatError) -> FlatTable? {
    guard let index = type.numbers[name], let at = try slot(index, 4) else { return nil }
    switch type.slots[index]?.kind {
    case .table(let inner):
      return try FlatTable(buffer, buffer.schema.table(inner), try buffer.follow(at))
    case .union(let union):
      guard let kind = try slot(index - 1, 1),
        let inner = buffer.schema.member(union, try buffer.number(kind, 1))
      else { return nil }
      return try FlatTable(buffer, inner, try buffer.follow(at))
    default: return nil
    }
  }

  /// The name of the table's type.
  package var name: String { type.name }

  /// Element `index` of the list of tables `name`.
  package func table(_ name: String, at index: UInt64) throws(FormatError) -> FlatTable? {
    guard let number = type.numbers[name], case .tables(let inner) = type.slots[number]?.kind,
      let vector = try vector(name), index < vector.count
    else { return nil }
    return try FlatTable(buffer, buffer.schema.table(inner), try vector.target(index))
  }

  /// Number of elements of the list `name`.
  package func count(_ name: String) throws(FormatError) -> UInt64 {
    try vector(name)?.count ?? 0
  }
}

extension FlatTable {
  /// Names of the numbers that the schema gives the table.
  package var numberNames: [String] {
    type.slots.values.filter { if case .scalar = $0.kind { true } else { false } }.map(\.name)
      .sorted()
  }
}
