/// The texts of a Parquet file: the pages of its columns of bytes, unpacked one by one. Texts that
/// a dictionary holds come once.

import Bytes

/// Reads all pages; those of numbers are passed over by their headers.
package struct ParquetText: DatasetText {
  private let region: Region
  private let file: ParquetFile
  private var offset: UInt64 = 0
  private var valuesLeft: UInt64 = 0
  private var row: UInt64 = 0
  /// Bytes that may still be unpacked.
  package private(set) var budget: UInt64

  /// Starts at the first page. `budget`: bytes that may be unpacked.
  package init(_ region: Region, _ file: ParquetFile, budget: UInt64) {
    self.region = region
    self.file = file
    self.budget = budget
  }

  /// Hands every text to `body`.
  package mutating func forEach(_ body: (DatasetCell) -> Void) throws(FormatError) {
    for chunk in file.chunks {
      (offset, valuesLeft, row) = (chunk.pages.lowerBound, chunk.values, 0)
      while offset < chunk.pages.upperBound { try page(chunk, body) }
      guard offset == chunk.pages.upperBound, valuesLeft == 0 else {
        throw .malformed(offset: offset, "a column's pages do not fill its part")
      }
    }
  }

  private mutating func page(_ chunk: ParquetChunk, _ body: (DatasetCell) -> Void)
    throws(FormatError)
  {
    let start = offset
    var reader = ThriftReader(region, at: offset, values: FormatLimits.pageValues)
    let header = try reader.structure()
    let content = reader.reader.offset
    guard let packed = header[3]?.size, let size = header[2]?.size, let type = header[1]?.int,
      content <= chunk.pages.upperBound, packed <= chunk.pages.upperBound - content
    else { throw .malformed(offset: start, "the header of a page") }
    offset = content + packed
    let isData = type == 0 || type == 3
    if isData {
      guard let values = (header[5] ?? header[8])?[1]?.size, values <= valuesLeft else {
        throw .malformed(offset: start, "a page holds more values than its column")
      }
      valuesLeft -= values
    }
    guard chunk.isText, isData || type == 2 else { return }
    guard size <= FormatLimits.parquetPage, packed <= FormatLimits.parquetPage, size <= budget
    else { throw .limit(offset: start, "the size of a page") }
    budget -= size
    let bytes = try region.bytes(content, Int(packed))
    var row = self.row
    try ParquetPage(header, chunk, start).read(bytes, Int(size)) { text in
      body(DatasetCell(row: row, column: chunk.column, text: text, offset: start))
      row += 1
    }
    self.row = row
  }
}

/// One page of texts.
struct ParquetPage {
  let header: ThriftValue
  let chunk: ParquetChunk
  private let offset: UInt64

  init(_ header: ThriftValue, _ chunk: ParquetChunk, _ offset: UInt64) {
    self.header = header
    self.chunk = chunk
    self.offset = offset
  }

  func broken(_ words: String) -> FormatError {
    .malformed(offset: offset, FormatError.Fault(words))
  }

  /// Hands the texts in it to `body`; none for a page of numbers that point into the dictionary.
  func read(_ packed: [UInt8], _ size: Int, _ body: ([UInt8]) -> Void) throws(FormatError) {
    if let dictionary = header[7] {
      let content = try unpack(packed, size)
      return try plain(content[...], dictionary[1]?.size ?? 0, body)
    }
    if let page = header[8] {
      let levels = (page[5]?.size ?? 0) + (page[6]?.size ?? 0)
      guard levels <= UInt64(min(packed.count, size)) else { throw broken("the levels of a page") }
      let rest = Array(packed[Int(levels)...])
      let isPacked = page[7]?.bool ?? true
      let content = isPacked ? try unpack(rest, size - Int(levels)) : rest
      let nulls = min(page[2]?.size ?? 0, page[1]?.size ?? 0)
      return try decode(content[...], page[4]?.int ?? -1, (page[1]?.size ?? 0) - nulls, body)
    }
    guard let page = header[5] else { throw broken("a page of unknown kind") }
    var content = try unpack(packed, size)[...]
    for (level, encoding) in [
      (chunk.levels.repetition, page[4]), (chunk.levels.definition, page[3]),
    ]
    where level > 0 {
      guard encoding?.int == 3 else { throw .unsupported(offset: offset, "bit-packed levels") }
      guard content.count >= 4 else { throw broken("the levels of a page") }
      let length = Self.u32(content)
      guard length <= content.count - 4 else { throw broken("the levels of a page") }
      content = content.dropFirst(4 + length)
    }
    try decode(content, page[2]?.int ?? -1, page[1]?.size ?? 0, body)
  }

  static func u32(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private func decode(
    _ content: ArraySlice<UInt8>, _ encoding: Int64, _ count: UInt64, _ body: ([UInt8]) -> Void
  ) throws(FormatError) {
    switch encoding {
    case 0: try plain(content, count, body)
    case 2, 8: return
    case 6:
      var reader = DeltaReader(content)
      let lengths = try reader.numbers()
      try cut(reader.rest, lengths, body)
    case 7:
      var reader = DeltaReader(content)
      let shared = try reader.numbers()
      var second = DeltaReader(reader.rest)
      let lengths = try second.numbers()
      try join(shared, lengths, second.rest, body)
    default: throw .unsupported(offset: offset, "the encoding of a page")
    }
  }

  /// Each text with its length before it; fewer than announced where some are empty.
  func plain(
    _ content: ArraySlice<UInt8>, _ count: UInt64, _ body: ([UInt8]) -> Void
  ) throws(FormatError) {
    var rest = content
    var number: UInt64 = 0
    while !rest.isEmpty, number < count {
      guard rest.count >= 4, case let length = Self.u32(rest), length <= rest.count - 4 else {
        throw broken("a text of a page")
      }
      body(Array(rest.dropFirst(4).prefix(length)))
      number += 1
      rest = rest.dropFirst(4 + length)
    }
  }

  func cut(
    _ content: ArraySlice<UInt8>, _ lengths: [Int64], _ body: ([UInt8]) -> Void
  ) throws(FormatError) {
    var rest = content
    for length in lengths {
      guard length >= 0, length <= Int64(rest.count) else { throw broken("a text of a page") }
      body(Array(rest.prefix(Int(length))))
      rest = rest.dropFirst(Int(length))
    }
  }

  /// Each text after as many bytes of the one before it as are the same.
  func join(
    _ shared: [Int64], _ lengths: [Int64], _ content: ArraySlice<UInt8>, _ body: ([UInt8]) -> Void
  ) throws(FormatError) {
    guard shared.count == lengths.count else { throw broken("the texts of a page") }
    var rest = content
    var text: [UInt8] = []
    var total = 0
    for (same, length) in zip(shared, lengths) {
      guard same >= 0, same <= Int64(text.count), length >= 0, length <= Int64(rest.count) else {
        throw broken("a text of a page")
      }
      text.removeLast(text.count - Int(same))
      text += rest.prefix(Int(length))
      rest = rest.dropFirst(Int(length))
      total += text.count
      guard total <= Int(FormatLimits.parquetPage) else {
        throw .limit(offset: offset, "the size of a page")
      }
      body(text)
    }
  }

  // MARK: codecs

  func unpack(_ packed: [UInt8], _ size: Int) throws(FormatError) -> [UInt8] {
    let content: [UInt8]? =
      switch chunk.codec {
      case 0: packed
      case 1: Snappy.unpack(packed, limit: size)
      case 2: stream(packed, .gzip, size)
      case 4: Brotli.unpack(packed, limit: size)
      case 5: hadoop(packed, size) ?? Lz4Block.unpack(packed, limit: size)
      case 6: stream(packed, .zstd, size)
      case 7: Lz4Block.unpack(packed, limit: size)
      default: throw .unsupported(offset: offset, "the compression of a page")
      }
    guard let content, content.count == size else { throw broken("a compressed page") }
    return content
  }

  private func stream(_ packed: [UInt8], _ kind: Compression, _ size: Int) -> [UInt8]? {
    let limit = UInt64(size)
    let unpacked = Unpacked(
      Region(MemorySource(packed)), kind, joins: true, keep: limit, limit: limit, work: 0)
    return unpacked.isCut ? nil : try? unpacked.content.bytes(0, Int(unpacked.count))
  }

  /// Hadoop's frames: the sizes of a block's content and of the block, big-endian.
  private func hadoop(_ packed: [UInt8], _ size: Int) -> [UInt8]? {
    var rest = packed[...]
    var content: [UInt8] = []
    while !rest.isEmpty {
      guard rest.count >= 8 else { return nil }
      let sizes = [rest.prefix(4), rest.dropFirst(4).prefix(4)].map {
        $0.reduce(0) { $0 << 8 | Int($1) }
      }
      guard sizes[1] <= rest.count - 8, sizes[0] <= size - content.count,
        let block = Lz4Block.unpack(Array(rest.dropFirst(8).prefix(sizes[1])), limit: sizes[0])
      else { return nil }
      content += block
      rest = rest.dropFirst(8 + sizes[1])
    }
    return content
  }
}

/// Numbers by their differences, packed in blocks (Parquet's `DELTA_BINARY_PACKED`).
struct DeltaReader {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  private mutating func varint() throws(FormatError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard let byte = rest.popFirst() else { throw .truncated(offset: 0) }
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
    }
    throw .malformed(offset: 0, "a number of a page")
  }

  private mutating func zigzag() throws(FormatError) -> Int64 {
    let value = try varint()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func numbers() throws(FormatError) -> [Int64] {
    let block = try varint()
    let parts = try varint()
    let total = try varint()
    var value = try zigzag()
    guard parts > 0, parts <= 512, block <= 1 << 20, block % parts == 0, block / parts % 8 == 0,
      total <= UInt64(FormatLimits.pageTexts)
    else { throw .limit(offset: 0, "the blocks of a page") }
    var numbers: [Int64] = total > 0 ? [value] : []
    while UInt64(numbers.count) < total {
      let least = try zigzag()
      guard UInt64(rest.count) >= parts else { throw .truncated(offset: 0) }
      let widths = Array(rest.prefix(Int(parts)))
      rest = rest.dropFirst(Int(parts))
      for width in widths where UInt64(numbers.count) < total {
        try unpack(Int(width), Int(block / parts), Int(total), least, &value, &numbers)
      }
    }
    return numbers
  }

  private mutating func unpack(
    _ width: Int, _ count: Int, _ total: Int, _ least: Int64, _ value: inout Int64,
    _ numbers: inout [Int64]
  ) throws(FormatError) {
    guard width <= 64, rest.count >= width * count / 8 else { throw .truncated(offset: 0) }
    let bits = Array(rest.prefix(width * count / 8))
    rest = rest.dropFirst(width * count / 8)
    for index in 0..<count where numbers.count < total {
      var delta: UInt64 = 0
      for bit in 0..<width {
        let at = index * width + bit
        if bits[at / 8] & (1 << UInt8(at % 8)) != 0 { delta |= 1 << UInt64(bit) }
      }
      value = value &+ least &+ Int64(bitPattern: delta)
      numbers.append(value)
    }
  }
}
