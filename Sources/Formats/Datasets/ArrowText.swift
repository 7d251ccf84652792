/// Arrow's IPC formats: streams of messages, and files (Feather 2) that hold such a stream and a
/// list of its parts behind it.

import Bytes

/// Reads the texts of all batches.
package struct ArrowText: DatasetText {
  private let region: Region
  private let isFile: Bool
  private let end: UInt64
  private var offset: UInt64
  private var fields: [ArrowField] = []
  private var dictionaries: [UInt64: ArrowField] = [:]
  private var isOver = false
  private var blocks: [Range<UInt64>] = []
  /// What lies between the parts of a file.
  package private(set) var between: [Range<UInt64>] = []
  /// Bytes that may still be unpacked.
  package private(set) var budget: UInt64

  private static let mark = Array("ARROW1".utf8)

  /// Whether the content starts with the file's mark, or with a message that holds a schema.
  package static func isCandidate(_ region: Region) -> Bool {
    guard let head = try? region.bytes(0, 8) else { return false }
    if head.starts(with: mark) { return true }
    guard head.starts(with: [0xFF, 0xFF, 0xFF, 0xFF]) else { return false }
    let length = head[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length >= 16, length <= FormatLimits.arrowMetadata, length % 8 == 0,
      let bytes = try? region.bytes(8, length), let message = try? ArrowTable(root: bytes)
    else { return false }
    return (try? message.number(1, width: 1)) == 1 && (try? message.table(2)?.tables(1)) != nil
  }

  /// Starts at the first message. `budget`: bytes that may be unpacked.
  package init(_ region: Region, budget: UInt64) throws(FormatError) {
    self.region = region
    self.budget = budget
    isFile = try region.head(6) == Self.mark
    guard isFile else {
      (offset, end) = (0, region.count)
      return
    }
    guard region.count >= 24, try region.bytes(region.count - 6, 6) == Self.mark else {
      throw .malformed(offset: region.count, "the mark at the end")
    }
    var tail = WindowReader(region, at: region.count - 10)
    let length = UInt64(try tail.u32())
    guard length <= region.count - 24, length <= UInt64(FormatLimits.arrowMetadata) else {
      throw .malformed(offset: region.count - 10, "the length of the list of parts")
    }
    (offset, end) = (8, region.count - 10 - length)
    let footer = try ArrowTable(root: try region.bytes(end, Int(length)))
    guard let table = try footer.table(1) else {
      throw .malformed(offset: end, "the list of parts names no columns")
    }
    try schema(table, at: end)
    blocks = try footer.blocks(2) + footer.blocks(3)
    try checkBlocks()
  }

  /// Parts that share bytes would make more work than the file is large. What lies between parts
  /// is the schema and marks of the stream, which readers of files do not look at.
  private mutating func checkBlocks() throws(FormatError) {
    var at: UInt64 = 8
    for block in blocks.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard block.lowerBound >= at, block.upperBound <= end else {
        throw .malformed(offset: block.lowerBound, "parts that share bytes")
      }
      if block.lowerBound > at { between.append(at..<block.lowerBound) }
      at = block.upperBound
    }
    if at < end { between.append(at..<end) }
  }

  /// Bytes behind a stream's end.
  package var rest: Range<UInt64>? { !isFile && isOver && offset < end ? offset..<end : nil }

  /// Hands every text to `body`.
  package mutating func forEach(_ body: (DatasetCell) -> Void) throws(FormatError) {
    if isFile {
      for block in blocks {
        offset = block.lowerBound
        try message(body)
        guard offset == block.upperBound, !isOver else {
          throw .malformed(offset: block.lowerBound, "a part of another length")
        }
      }
      return
    }
    while !isOver {
      guard offset < end else {
        // Without its end mark a stream may have been cut between two messages.
        throw .truncated(offset: offset)
      }
      try message(body)
    }
  }

  private mutating func message(_ visit: (DatasetCell) -> Void) throws(FormatError) {
    var reader = WindowReader(region, at: offset)
    var length = try reader.u32()
    if length == 0xFFFF_FFFF { length = try reader.u32() }
    guard length > 0 else {
      offset = reader.offset
      isOver = true
      return
    }
    guard length <= UInt32(FormatLimits.arrowMetadata) else {
      throw .limit(offset: offset, "the metadata of a message")
    }
    let message = try ArrowTable(root: try reader.take(Int(length)))
    let size = try message.number(3, width: 8)
    guard reader.offset <= end, size <= end - reader.offset else {
      throw .truncated(offset: offset)
    }
    let body = try region.part(reader.offset, size)
    let start = offset
    offset = reader.offset + size
    guard let header = try message.table(2) else {
      throw .malformed(offset: start, "a message without content")
    }
    switch try message.number(1, width: 1) {
    case 1: try schema(header, at: start)
    case 2: try dictionary(header, body, at: start, visit)
    case 3: try batch(header, fields, body, at: start, visit)
    default: throw .unsupported(offset: start, "a kind of message")
    }
  }

  private mutating func schema(_ table: ArrowTable, at offset: UInt64) throws(FormatError) {
    guard fields.isEmpty, try table.number(0, width: 2) == 0 else {
      throw .unsupported(offset: offset, "a schema")
    }
    var found: [ArrowField] = []
    var left = FormatLimits.arrowFields
    for field in try table.tables(1) { found.append(try ArrowField(field, left: &left)) }
    fields = found
    note(fields)
  }

  private mutating func note(_ fields: [ArrowField]) {
    for field in fields {
      if let id = field.dictionary { dictionaries[id] = field }
      note(field.children)
    }
  }

  private mutating func dictionary(
    _ table: ArrowTable, _ body: Region, at offset: UInt64, _ visit: (DatasetCell) -> Void
  ) throws(FormatError) {
    guard let field = dictionaries[try table.number(0, width: 8)], let data = try table.table(1)
    else { throw .malformed(offset: offset, "a dictionary that no column has") }
    // Nested values are rare; their buffers are not texts of this level.
    guard field.children.isEmpty else { throw .unsupported(offset: offset, "a dictionary") }
    var batch = try ArrowBatch(data, body, at: offset, budget: budget)
    defer { budget = batch.budget }
    try batch.read(field.values, field.name, [], visit)
  }

  private mutating func batch(
    _ table: ArrowTable, _ fields: [ArrowField], _ body: Region, at offset: UInt64,
    _ visit: (DatasetCell) -> Void
  ) throws(FormatError) {
    var batch = try ArrowBatch(table, body, at: offset, budget: budget)
    defer { budget = batch.budget }
    for field in fields { try batch.read(field.layout, field.name, field.children, visit) }
    guard batch.isDone else { throw .malformed(offset: offset, "a batch with other columns") }
  }
}

/// One batch of rows: its buffers in the order of the columns.
struct ArrowBatch {
  private let nodes: [(UInt64, UInt64)]
  private let buffers: [(UInt64, UInt64)]
  private let variadic: [UInt64]
  private let codec: UInt64?
  private let body: Region
  private let offset: UInt64
  private var node = 0
  private var buffer = 0
  private var views = 0
  private(set) var budget: UInt64

  init(_ table: ArrowTable, _ body: Region, at offset: UInt64, budget: UInt64) throws(FormatError) {
    nodes = try table.pairs(1)
    buffers = try table.pairs(2)
    variadic = try table.numbers(4)
    codec = try table.table(3).map { compression throws(FormatError) in
      try compression.number(0, width: 1)
    }
    self.body = body
    self.offset = offset
    self.budget = budget
  }

  var isDone: Bool { node == nodes.count && buffer == buffers.count }

  private func broken(_ words: String) -> FormatError {
    .malformed(offset: offset, FormatError.Fault(words))
  }

  mutating func read(
    _ layout: ArrowField.Layout, _ name: String, _ children: [ArrowField],
    _ visit: (DatasetCell) -> Void
  ) throws(FormatError) {
    guard node < nodes.count else { throw broken("a batch with fewer columns") }
    let rows = nodes[node].0
    node += 1
    switch layout {
    case .plain(let count):
      for _ in 0..<count { _ = try nextBuffer() }
    case .text(let width): try texts(width, rows, name, visit)
    case .views: try viewed(rows, name, visit)
    }
    for child in children { try read(child.layout, child.name, child.children, visit) }
  }

  private mutating func nextBuffer() throws(FormatError) -> Region {
    guard buffer < buffers.count else { throw broken("a batch with fewer buffers") }
    let (start, length) = buffers[buffer]
    buffer += 1
    return try body.part(start, length)
  }

  /// The bytes of the next buffer, unpacked.
  private mutating func content() throws(FormatError) -> [UInt8] {
    let region = try nextBuffer()
    guard region.count <= FormatLimits.arrowBuffer, region.count <= budget else {
      throw .limit(offset: offset, "a buffer")
    }
    guard let codec, region.count > 0 else {
      budget -= region.count
      return try region.bytes(0, Int(region.count))
    }
    var reader = WindowReader(region)
    let size = try reader.u64()
    let packed = region.tail(from: 8)
    if size == .max { return try packed.bytes(0, Int(packed.count)) }
    guard size <= FormatLimits.arrowBuffer, size <= budget else {
      throw .limit(offset: offset, "a buffer")
    }
    budget -= size
    let kind: Compression = codec == 0 ? .lz4 : .zstd
    let unpacked = Unpacked(packed, kind, joins: false, keep: size, limit: size, work: 0)
    guard unpacked.count == size, unpacked.fault == nil else { throw broken("a packed buffer") }
    return try unpacked.content.bytes(0, Int(size))
  }

  private mutating func texts(
    _ width: Int, _ rows: UInt64, _ name: String, _ visit: (DatasetCell) -> Void
  ) throws(FormatError) {
    _ = try nextBuffer()
    let offsets = try content()
    let data = try content()
    guard rows > 0 else { return }
    guard rows < UInt64(offsets.count / width) else { throw broken("the offsets of a column") }
    var last = 0
    for row in 0...Int(rows) {
      let place = row * width
      let value = offsets[place..<(place + width)].reversed().reduce(UInt64(0)) {
        $0 << 8 | UInt64($1)
      }
      guard value <= UInt64(data.count), row == 0 || Int(value) >= last else {
        throw broken("the offsets of a column")
      }
      if row > 0, Int(value) > last {
        visit(
          DatasetCell(
            row: UInt64(row - 1), column: name, text: Array(data[last..<Int(value)]),
            offset: offset))
      }
      last = Int(value)
    }
  }

  private mutating func viewed(_ rows: UInt64, _ name: String, _ visit: (DatasetCell) -> Void)
    throws(FormatError)
  {
    _ = try nextBuffer()
    let views = try content()
    guard self.views < variadic.count else { throw broken("the views of a column") }
    let count = variadic[self.views]
    self.views += 1
    var data: [[UInt8]] = []
    for _ in 0..<min(count, UInt64(buffers.count)) { data.append(try content()) }
    guard rows <= UInt64(views.count / 16) else { throw broken("the views of a column") }
    for row in 0..<Int(rows) {
      let view = views[(16 * row)..<(16 * row + 16)]
      func number(_ at: Int) -> Int {
        view[(view.startIndex + at)..<(view.startIndex + at + 4)].reversed().reduce(0) {
          $0 << 8 | Int($1)
        }
      }
      let length = number(0)
      guard length > 0 else { continue }
      var text = Array(view.dropFirst(4).prefix(length))
      if length > 12 {
        let (index, start) = (number(8), number(12))
        guard index < data.count, start <= data[index].count, length <= data[index].count - start,
          UInt64(length) <= budget
        else { throw broken("the views of a column") }
        // Views may share bytes: each counts as unpacked.
        budget -= UInt64(length)
        text = Array(data[index][start..<(start + length)])
      }
      visit(DatasetCell(row: UInt64(row), column: name, text: text, offset: offset))
    }
  }
}
