/// The values of a page of Parquet, with the levels that tell where rows begin and what is missing
/// (apache/parquet-format 2.11, Encodings.md).

import Bytes

/// What one page holds.
struct ParquetPageValues {
  /// Repetition levels; empty where the column has none.
  var repetitions: [Int] = []
  /// Definition levels; empty where every value is there.
  var definitions: [Int] = []
  /// The values that are there.
  var values: [CellValue] = []
  /// Entries of the page, missing ones counted.
  var count = 0
}

extension ParquetPage {
  /// All values of a data page; `dictionary` holds those that pages may point to.
  func values(_ packed: [UInt8], _ size: Int, _ dictionary: [CellValue]?) throws(FormatError)
    -> ParquetPageValues
  {
    if header[8] != nil { return try secondVersion(packed, size, dictionary) }
    guard let page = header[5] else { throw broken("a page of unknown kind") }
    var result = ParquetPageValues()
    result.count = try entries(page[1])
    var content = try unpack(packed, size)[...]
    if chunk.levels.repetition > 0 {
      result.repetitions = try prefixed(
        &content, page[4], chunk.levels.repetition, result.count)
    }
    if chunk.levels.definition > 0 {
      result.definitions = try prefixed(
        &content, page[3], chunk.levels.definition, result.count)
    }
    let present = present(result)
    result.values = try decode(content, page[2]?.int ?? -1, present, dictionary)
    return result
  }

  /// The values of a dictionary page.
  func dictionary(_ packed: [UInt8], _ size: Int) throws(FormatError) -> [CellValue] {
    let count = try entries(header[7]?[1])
    return try plainValues(try unpack(packed, size)[...], count)
  }

  private func entries(_ value: ThriftValue?) throws(FormatError) -> Int {
    guard let count = value?.size, count <= UInt64(FormatLimits.pageTexts) else {
      throw broken("the number of values of a page")
    }
    return Int(count)
  }

  private func present(_ page: ParquetPageValues) -> Int {
    let most = chunk.levels.definition
    return most > 0 ? page.definitions.count { $0 == most } : page.count
  }

  private func secondVersion(
    _ packed: [UInt8], _ size: Int, _ dictionary: [CellValue]?
  ) throws(FormatError) -> ParquetPageValues {
    guard let page = header[8] else { throw broken("a page of unknown kind") }
    var result = ParquetPageValues()
    result.count = try entries(page[1])
    let lengths = (page[6]?.size ?? 0, page[5]?.size ?? 0)
    let (levels, overflow) = lengths.0.addingReportingOverflow(lengths.1)
    guard !overflow, levels <= UInt64(min(packed.count, size)) else {
      throw broken("the levels of a page")
    }
    let (first, second) = (packed.prefix(Int(lengths.0)), packed.dropFirst(Int(lengths.0)))
    if chunk.levels.repetition > 0 {
      result.repetitions = try hybrid(first, Self.width(chunk.levels.repetition), result.count)
    }
    if chunk.levels.definition > 0 {
      result.definitions = try hybrid(
        second.prefix(Int(lengths.1)), Self.width(chunk.levels.definition), result.count)
    }
    let rest = Array(packed[Int(levels)...])
    let isPacked = page[7]?.bool ?? true
    let content = isPacked && !rest.isEmpty ? try unpack(rest, size - Int(levels)) : rest
    result.values = try decode(
      content[...], page[4]?.int ?? -1, present(result), dictionary)
    return result
  }

  /// Bits that hold every number up to `most`.
  private static func width(_ most: Int) -> Int { Int.bitWidth - most.leadingZeroBitCount }

  private func prefixed(
    _ content: inout ArraySlice<UInt8>, _ encoding: ThriftValue?, _ most: Int, _ count: Int
  ) throws(FormatError) -> [Int] {
    guard encoding?.int == 3 else { throw broken("bit-packed levels, which nobody writes today") }
    guard content.count >= 4, case let length = Self.u32(content), length <= content.count - 4
    else { throw broken("the levels of a page") }
    let levels = content.dropFirst(4).prefix(length)
    content = content.dropFirst(4 + length)
    return try hybrid(levels, Self.width(most), count)
  }

  /// Runs of one value and groups of eight packed values, mixed.
  private func hybrid(_ bytes: ArraySlice<UInt8>, _ width: Int, _ count: Int)
    throws(FormatError) -> [Int]
  {
    guard width <= 32 else { throw broken("the width of packed numbers") }
    var numbers: [Int] = []
    numbers.reserveCapacity(count)
    var rest = bytes
    while numbers.count < count {
      let head = try Self.varint(&rest)
      if head & 1 == 0 {
        let run = min(head >> 1, UInt64(count - numbers.count))
        let length = (width + 7) / 8
        guard rest.count >= length, run > 0 else { throw broken("a run of packed numbers") }
        let value = rest.prefix(length).reversed().reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(length)
        numbers.append(contentsOf: repeatElement(value, count: Int(run)))
      } else {
        let groups = head >> 1
        guard groups > 0, groups <= UInt64(FormatLimits.pageTexts) else {
          throw broken("a group of packed numbers")
        }
        // The last group may be cut short where nothing follows.
        let length = min(rest.count, Int(groups) * width)
        unpackBits(
          rest.prefix(length), width, min(count - numbers.count, Int(groups) * 8), &numbers)
        rest = rest.dropFirst(length)
      }
    }
    return numbers
  }

  private func unpackBits(
    _ bytes: ArraySlice<UInt8>, _ width: Int, _ count: Int, _ numbers: inout [Int]
  ) {
    var (buffer, held): (UInt64, Int) = (0, 0)
    var at = bytes.startIndex
    let mask: UInt64 = width == 0 ? 0 : (1 << UInt64(width)) - 1
    for _ in 0..<count {
      while held < width {
        let byte = at < bytes.endIndex ? bytes[at] : 0
        buffer |= UInt64(byte) << UInt64(held)
        held += 8
        at += 1
      }
      numbers.append(Int(buffer & mask))
      buffer >>= UInt64(width)
      held -= width
    }
  }

  private static func varint(_ rest: inout ArraySlice<UInt8>) throws(FormatError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard let byte = rest.popFirst() else { throw .truncated(offset: 0) }
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
    }
    throw .malformed(offset: 0, "a number of a page")
  }

  // MARK: encodings

  private func decode(
    _ content: ArraySlice<UInt8>, _ encoding: Int64, _ count: Int, _ dictionary: [CellValue]?
  ) throws(FormatError) -> [CellValue] {
    guard count > 0 else { return [] }
    switch encoding {
    case 0: return try plainValues(content, count)
    case 2, 8:
      guard let dictionary, let width = content.first else { throw broken("no dictionary") }
      let places = try hybrid(content.dropFirst(), Int(width), count)
      var values: [CellValue] = []
      values.reserveCapacity(count)
      for place in places {
        guard place < dictionary.count else { throw broken("a place beyond the dictionary") }
        values.append(dictionary[place])
      }
      return values
    case 3 where chunk.type == 0:
      guard content.count >= 4 else { throw broken("the values of a page") }
      return try hybrid(content.dropFirst(4), 1, count).map { .bool($0 != 0) }
    case 5:
      var reader = DeltaReader(content)
      return try exactly(count, reader.numbers().map { whole($0) })
    case 6, 7: return try deltaTexts(content, encoding, count)
    case 9: return try plainValues(try unsplit(content, count)[...], count)
    default: throw broken("values in an encoding that is not known")
    }
  }

  private func exactly(_ count: Int, _ values: [CellValue]) throws(FormatError) -> [CellValue] {
    guard values.count == count else { throw broken("the number of values of a page") }
    return values
  }

  private func deltaTexts(_ content: ArraySlice<UInt8>, _ encoding: Int64, _ count: Int)
    throws(FormatError) -> [CellValue]
  {
    var texts: [CellValue] = []
    var reader = DeltaReader(content)
    let first = try reader.numbers()
    if encoding == 6 {
      try cut(reader.rest, first) { texts.append(bytesValue($0)) }
    } else {
      var second = DeltaReader(reader.rest)
      let lengths = try second.numbers()
      try join(first, lengths, second.rest) { texts.append(bytesValue($0)) }
    }
    return try exactly(count, texts)
  }

  /// Bytes of one value in the plain encoding; 0 where it differs.
  private var valueBytes: Int {
    switch chunk.type {
    case 1, 4: 4
    case 2, 5: 8
    case 3: 12
    case 7: max(0, chunk.meaning.length)
    default: 0
    }
  }

  /// The bytes of values that were stored as a stream for each byte of a value.
  private func unsplit(_ content: ArraySlice<UInt8>, _ count: Int) throws(FormatError) -> [UInt8] {
    let width = valueBytes
    let (total, overflow) = width.multipliedReportingOverflow(by: count)
    guard width > 0, !overflow, content.count >= total else { throw broken("split values") }
    var bytes = [UInt8](repeating: 0, count: total)
    for value in 0..<count {
      for byte in 0..<width {
        bytes[value * width + byte] = content[content.startIndex + byte * count + value]
      }
    }
    return bytes
  }

  private func plainValues(_ content: ArraySlice<UInt8>, _ count: Int) throws(FormatError)
    -> [CellValue]
  {
    var values: [CellValue] = []
    if chunk.type == 6 {
      try plain(content, UInt64(count)) { values.append(bytesValue($0)) }
      return try exactly(count, values)
    }
    if chunk.type == 0 {
      guard content.count * 8 >= count else { throw broken("the values of a page") }
      return (0..<count).map {
        .bool(content[content.startIndex + $0 / 8] >> UInt8($0 % 8) & 1 == 1)
      }
    }
    let width = valueBytes
    let (total, overflow) = width.multipliedReportingOverflow(by: count)
    guard width > 0, !overflow, content.count >= total else {
      throw broken("the values of a page")
    }
    values.reserveCapacity(count)
    for number in 0..<count {
      let start = content.startIndex + number * width
      values.append(fixed(content[start..<(start + width)]))
    }
    return values
  }

  private func fixed(_ bytes: ArraySlice<UInt8>) -> CellValue {
    if chunk.type == 7 { return bytesValue(Array(bytes)) }
    let bits = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    switch chunk.type {
    case 1: return whole(Int64(Int32(truncatingIfNeeded: Int64(bitPattern: bits))))
    case 4: return .number(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
    case 5: return .number(Double(bitPattern: bits))
    case 3:
      // Nanoseconds of a day and the Julian day, as seconds since 1970.
      let day = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      return .number(Double(day - 2_440_588) * 86_400 + Double(bits) / 1e9)
    default: return whole(Int64(bitPattern: bits))
    }
  }

  private func whole(_ value: Int64) -> CellValue {
    if let scale = chunk.meaning.scale { return .number(Double(value) / power(scale)) }
    if chunk.meaning.isUnsigned, value < 0 {
      return .number(
        chunk.type == 1
          ? Double(UInt32(truncatingIfNeeded: value)) : Double(UInt64(bitPattern: value)))
    }
    return .integer(value)
  }

  /// Bytes, or the decimal number that they hold, most significant byte first.
  private func bytesValue(_ bytes: [UInt8]) -> CellValue {
    guard let scale = chunk.meaning.scale, let first = bytes.first, bytes.count <= 32 else {
      return .text(bytes)
    }
    let start: Double = first & 0x80 != 0 ? -1 : 0
    return .number(bytes.reduce(start) { $0 * 256 + Double($1) } / power(scale))
  }

  private func power(_ scale: Int) -> Double {
    (0..<min(max(0, scale), 76)).reduce(1) { product, _ in product * 10 }
  }
}
