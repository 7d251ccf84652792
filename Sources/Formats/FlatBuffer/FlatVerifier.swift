/// Follows everything that a buffer holds, as the reference verifier does: each offset, each table,
/// each list. Knows afterwards which bytes of the file belong to something.

import Bytes

/// What a whole walk found.
package struct FlatAudit: Sendable {
  /// Slots that the schema does not know.
  package fileprivate(set) var strangers: [(words: String, offset: UInt64)] = []
  /// Lists of bytes and texts that start like a program or an archive.
  package fileprivate(set) var embedded: [Range<UInt64>] = []
  /// Texts that hold words of scripts.
  package fileprivate(set) var scripts: [(words: String, offset: UInt64)] = []
  /// Bytes that belong to something, in order, joined where they touch.
  package fileprivate(set) var used: [Range<UInt64>] = []

  /// The parts of the file, from `start` to `end`, that belong to nothing, and to none of `others`;
  /// shorter ones than `least` are padding.
  package func gaps(_ end: UInt64, besides others: [Range<UInt64>] = [], least: UInt64 = 64)
    -> [Range<UInt64>]
  {
    var result: [Range<UInt64>] = []
    var at: UInt64 = 0
    for range in FlatAudit.joined(used + others) {
      if range.lowerBound > at, range.lowerBound - at >= least {
        result.append(at..<range.lowerBound)
      }
      at = max(at, range.upperBound)
    }
    if end > at, end - at >= least { result.append(at..<end) }
    return result
  }

  static func joined(_ ranges: [Range<UInt64>]) -> [Range<UInt64>] {
    var result: [Range<UInt64>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound + 16 {
        result[result.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

/// Verifies a buffer.
package struct FlatVerifier {
  private let buffer: FlatBuffer
  private var audit = FlatAudit()
  private var seen: Set<Seen> = []
  private var left = FormatLimits.flatTables
  private var joinAt = FormatLimits.flatRanges

  private struct Seen: Hashable {
    let position: UInt64
    let type: String
  }

  /// Is shown each table once.
  package typealias Visit = (FlatTable) throws(FormatError) -> Void

  /// Follows everything from the root, which should be of type `name`.
  package static func audit(
    _ buffer: FlatBuffer, _ name: String,
    show: Visit = { (_: FlatTable) throws(FormatError) in }
  ) throws(FormatError) -> FlatAudit {
    var verifier = FlatVerifier(buffer)
    verifier.use(0, 8)
    try verifier.visit(try buffer.root(name), 0, show)
    verifier.audit.used = FlatAudit.joined(verifier.audit.used)
    return verifier.audit
  }

  private init(_ buffer: FlatBuffer) { self.buffer = buffer }

  private mutating func use(_ start: UInt64, _ length: UInt64) {
    audit.used.append(start..<start + length)
    guard audit.used.count > joinAt else { return }
    audit.used = FlatAudit.joined(audit.used)
    joinAt = max(FormatLimits.flatRanges, 2 * audit.used.count)
  }

  private mutating func visit(_ table: FlatTable, _ depth: Int, _ show: Visit)
    throws(FormatError)
  {
    guard depth < FormatLimits.flatDepth else {
      throw .limit(offset: table.position, "the nesting of tables")
    }
    guard seen.insert(Seen(position: table.position, type: table.type.name)).inserted else {
      return
    }
    left -= 1
    guard left >= 0 else { throw .limit(offset: table.position, "the number of tables") }
    try show(table)
    use(table.position, table.size)
    use(table.layout.lowerBound, table.layout.upperBound - table.layout.lowerBound)
    for index in 0..<table.slotCount {
      if let slot = table.type.slots[index] {
        try visit(slot, index, table, depth, show)
      } else if index > table.type.last, try table.slot(index, 1) != nil,
        audit.strangers.count < FormatLimits.protobufOddities
      {
        audit.strangers.append(("slot \(index) of \(table.type.name)", table.position))
      }
    }
  }

  private mutating func visit(
    _ slot: FlatSchema.Slot, _ index: Int, _ table: FlatTable, _ depth: Int, _ show: Visit
  ) throws(FormatError) {
    switch slot.kind {
    case .scalar(let width): _ = try table.slot(index, width)
    case .string, .numbers: try visitBytes(slot, table)
    case .table:
      if let inner = try table.table(slot.name) { try visit(inner, depth + 1, show) }
    case .union:
      if let inner = try table.table(slot.name) {
        try visit(inner, depth + 1, show)
      } else if try table.slot(index, 4) != nil,
        audit.strangers.count < FormatLimits.protobufOddities
      {
        audit.strangers.append(("member of the union \(slot.name)", table.position))
      }
    case .strings: try visitStrings(slot, table)
    case .tables:
      guard let vector = try list(slot, table) else { return }
      for number in 0..<vector.count {
        if let inner = try table.table(slot.name, at: number) { try visit(inner, depth + 1, show) }
      }
    }
  }

  /// A list of offsets; shared ones are bounded by the number of elements that are visited.
  private mutating func list(_ slot: FlatSchema.Slot, _ table: FlatTable) throws(FormatError)
    -> FlatVector?
  {
    guard let vector = try table.vector(slot.name) else { return nil }
    let (rest, overflow) = left.subtractingReportingOverflow(Int(clamping: vector.count))
    guard !overflow, rest >= 0 else {
      throw .limit(offset: vector.start, "the number of elements")
    }
    left = rest
    use(vector.start - 4, 4 + vector.count * 4)
    return vector
  }

  private mutating func visitStrings(_ slot: FlatSchema.Slot, _ table: FlatTable)
    throws(FormatError)
  {
    guard let vector = try list(slot, table) else { return }
    for number in 0..<vector.count {
      let text = try FlatVector(buffer, try vector.target(number), 1)
      use(text.start - 4, 5 + text.count)
      try examine(text.range, isText: true)
    }
  }

  private mutating func visitBytes(_ slot: FlatSchema.Slot, _ table: FlatTable)
    throws(FormatError)
  {
    guard let vector = try table.vector(slot.name) else { return }
    let isText = slot.kind == .string
    use(vector.start - 4, 4 + vector.count * vector.width + (isText ? 1 : 0))
    if vector.width == 1 { try examine(vector.range, isText: isText) }
  }

  private mutating func examine(_ range: Range<UInt64>, isText: Bool) throws(FormatError) {
    guard range.upperBound - range.lowerBound >= 8 else { return }
    let head = try buffer.bytes(range, limit: EmbeddedContent.headLength)
    if EmbeddedContent.isLikely(head), audit.embedded.count < FormatLimits.protobufEmbedded {
      audit.embedded.append(range)
    }
    guard isText, audit.scripts.count < FormatLimits.protobufOddities else { return }
    let text = try buffer.bytes(range, limit: FormatLimits.protobufText)
    if let words = EmbeddedContent.script(in: text) {
      audit.scripts.append((words, range.lowerBound))
    }
  }
}
