/// Files with holes in tar archives: GNU's old headers and its three kinds of pax records (GNU tar
/// manual, "Storing Sparse Files").

import Bytes

/// Where the parts of a file with holes go.
struct TarSparse {
  /// Pairs of offset and length in the file; `nil` while they stand before the data.
  private var map: [(UInt64, UInt64)]?
  private var realSize: UInt64?
  /// The old format continues its map in blocks behind the header.
  private var continues = false

  /// `nil` if the member is an ordinary file.
  init?(_ header: TarHeader, _ pax: [String: [UInt8]], _ listed: [(UInt64, UInt64)]) {
    func number(_ key: String) -> UInt64? {
      pax[key].flatMap { UInt64(String(decoding: $0, as: UTF8.self)) }
    }
    if header.type == 0x53 {
      map = Self.pairs(header.bytes[386..<482])
      continues = header.bytes[482] != 0
      realSize = TarHeader.number(header.bytes[483..<495])
    } else if number("GNU.sparse.major") == 1 {
      realSize = number("GNU.sparse.realsize")
    } else if let size = number("GNU.sparse.size") {
      realSize = size
      map = listed
      if let text = pax["GNU.sparse.map"] {
        let numbers = String(decoding: text, as: UTF8.self).split(separator: ",").map { UInt64($0) }
        map = stride(from: 0, to: numbers.count - 1, by: 2).compactMap { index in
          numbers[index].flatMap { offset in numbers[index + 1].map { (offset, $0) } }
        }
      }
    } else {
      return nil
    }
  }

  /// Version 0.0 lists each part in two records of the same keys.
  static func collect(_ key: String, _ value: [UInt8], _ map: inout [(UInt64, UInt64)]) {
    guard map.count < FormatLimits.tarSparse,
      let number = UInt64(String(decoding: value.prefix(20), as: UTF8.self))
    else { return }
    if key == "GNU.sparse.offset" { map.append((number, 0)) }
    if key == "GNU.sparse.numbytes", let last = map.indices.last { map[last].1 = number }
  }

  private static func pairs(_ field: ArraySlice<UInt8>) -> [(UInt64, UInt64)] {
    var found: [(UInt64, UInt64)] = []
    var at = field.startIndex
    while at + 24 <= field.endIndex, field[at] != 0 {
      guard let offset = TarHeader.number(field[at..<(at + 12)]),
        let length = TarHeader.number(field[(at + 12)..<(at + 24)])
      else { break }
      found.append((offset, length))
      at += 24
    }
    return found
  }

  /// The file with its holes, and where its data starts; no content if the map makes no sense.
  func content(of region: Region, at start: UInt64, size: UInt64) -> (Region?, UInt64) {
    var parts = map
    var data = start
    if parts == nil { parts = Self.listed(region, &data) }
    if continues { Self.extend(&parts, region, &data) }
    guard let parts, let realSize, realSize <= FormatLimits.tarSparseSize,
      parts.count <= FormatLimits.tarSparse
    else { return (nil, data) }
    let stored = map == nil ? size - min(size, data - start) : size
    guard let packed = try? region.part(data, stored),
      let source = SparseSource(packed, parts, count: realSize)
    else { return (nil, data) }
    return (Region(source), data)
  }

  /// Version 1.0: decimal lines before the data, filled up to a block.
  private static func listed(_ region: Region, _ data: inout UInt64) -> [(UInt64, UInt64)]? {
    var reader = WindowReader(region, at: data)
    func number(_ reader: inout WindowReader) -> UInt64? {
      guard let line = try? reader.line(limit: 24) else { return nil }
      return UInt64(String(decoding: line.dropLast(), as: UTF8.self))
    }
    guard let count = number(&reader), count <= UInt64(FormatLimits.tarSparse) else { return nil }
    var parts: [(UInt64, UInt64)] = []
    for _ in 0..<count {
      guard let offset = number(&reader), let length = number(&reader) else { return nil }
      parts.append((offset, length))
    }
    data += (reader.offset - data + 511) & ~511
    return parts
  }

  private static func extend(
    _ parts: inout [(UInt64, UInt64)]?, _ region: Region, _ data: inout UInt64
  ) {
    while (parts?.count ?? 0) <= FormatLimits.tarSparse {
      guard let block = try? region.bytes(data, 512) else { return parts = nil }
      data += 512
      parts?.append(contentsOf: pairs(block[0..<504]))
      if block[504] == 0 { return }
    }
  }
}

/// A file with holes.
private struct SparseSource: ByteSource {
  private let packed: Region
  private let parts: [(offset: UInt64, length: UInt64, data: UInt64)]
  let count: UInt64

  /// `nil` unless the parts lie in order inside the file and are all there.
  init?(_ packed: Region, _ map: [(UInt64, UInt64)], count: UInt64) {
    var parts: [(offset: UInt64, length: UInt64, data: UInt64)] = []
    var at: UInt64 = 0
    var data: UInt64 = 0
    for (offset, length) in map where length > 0 {
      guard offset >= at, length <= count, offset <= count - length,
        length <= packed.count - data
      else { return nil }
      parts.append((offset, length, data))
      (at, data) = (offset + length, data + length)
    }
    guard data == packed.count else { return nil }
    (self.packed, self.parts, self.count) = (packed, parts, count)
  }

  private func firstPart(endingAfter offset: UInt64) -> Int {
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].offset + parts[middle].length > offset {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }

  func read(at offset: UInt64, length: Int) throws(ByteSourceError) -> [UInt8] {
    try checkBounds(offset: offset, length: length)
    var result = [UInt8](repeating: 0, count: length)
    let end = offset + UInt64(length)
    var index = firstPart(endingAfter: offset)
    while index < parts.count, case let part = parts[index], part.offset < end {
      index += 1
      let from = max(part.offset, offset)
      let to = min(part.offset + part.length, end)
      let bytes = try packed.read(at: part.data + (from - part.offset), length: Int(to - from))
      let place = Int(from - offset)
      result.replaceSubrange(place..<(place + bytes.count), with: bytes)
    }
    return result
  }
}
