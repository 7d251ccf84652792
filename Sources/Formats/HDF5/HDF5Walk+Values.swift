/// Attributes with their texts, files of external storage, and sources of virtual data sets
/// (specification, sections IV.A.2.h, IV.A.2.m and III.E).

extension HDF5Walk {
  // MARK: attributes

  mutating func attribute(_ bytes: [UInt8], at offset: UInt64) throws(FormatError) -> HDF5Attribute
  {
    var cursor = HDF5Cursor(bytes, base: offset)
    let version = try cursor.u8()
    guard (1...3).contains(version) else {
      throw .unsupported(offset: offset, "this version of an attribute")
    }
    let flags = try cursor.u8()
    let lengths = (try cursor.u16(), try cursor.u16(), try cursor.u16())
    if version == 3 { try cursor.skip(1) }
    func padded(_ length: Int) -> Int { version == 1 ? (length + 7) / 8 * 8 : length }
    let name = try cursor.take(padded(lengths.0)).prefix { $0 != 0 }
    var type = HDF5Cursor(try cursor.take(padded(lengths.1)), base: cursor.offset)
    var space = HDF5Cursor(try cursor.take(padded(lengths.2)), base: cursor.offset)
    guard version == 1 || flags & 2 == 0 else {
      throw .unsupported(offset: offset, "a shape that is shared")
    }
    let datatype =
      version > 1 && flags & 1 != 0
      ? try namedDatatype(&type) : try HDF5Types.datatype(&type)
    let count = try HDF5Types.elements(&space, lengthBytes: superblock.lengthBytes) ?? 0
    let (total, overflow) = count.multipliedReportingOverflow(by: UInt64(datatype.size))
    guard !overflow, total <= UInt64(cursor.remaining) else {
      throw .malformed(offset: offset, "arithmetic: an attribute larger than its message")
    }
    let data = try cursor.take(Int(total))
    return HDF5Attribute(
      name: String(decoding: name, as: UTF8.self),
      value: try value(data, datatype, at: offset))
  }

  private mutating func value(_ data: [UInt8], _ type: HDF5Datatype, at offset: UInt64)
    throws(FormatError) -> HDF5Value
  {
    if type.isText || type.kind == 9 {
      return .texts(try heapValues(data, width: type.isText ? 1 : nil, type, at: offset))
    }
    guard type.kind == 3, type.size > 0 else { return .bytes(data) }
    var texts: [[UInt8]] = []
    var at = 0
    while at < data.count, texts.count < FormatLimits.hdf5Texts {
      let text = data[at..<min(data.count, at + Int(type.size))]
      // Fixed texts are filled up with zero bytes; those inside belong to the text.
      let end = text.lastIndex { $0 != 0 }.map { $0 + 1 } ?? text.startIndex
      texts.append(Array(text[..<end]))
      at += Int(type.size)
    }
    return .texts(texts)
  }

  /// Elements of variable length, from the global heap. Of others than texts only the first are
  /// taken, since their number says nothing about their bytes.
  private mutating func heapValues(
    _ data: [UInt8], width: Int?, _ type: HDF5Datatype, at offset: UInt64
  ) throws(FormatError) -> [[UInt8]] {
    var cursor = HDF5Cursor(data, base: offset)
    var values: [[UInt8]] = []
    let element = 8 + superblock.offsetBytes
    while cursor.remaining >= element {
      guard values.count < FormatLimits.hdf5Texts else {
        throw .limit(offset: offset, "the number of texts of one attribute")
      }
      let length = Int(try cursor.u32())
      let heap = try cursor.uint(superblock.offsetBytes)
      let index = Int(try cursor.u32())
      guard heap != 0, heap != undefined, index != 0 else {
        values.append([])
        continue
      }
      let bytes = try globalObject(heap, index)
      if width != nil {
        guard length <= bytes.count else { throw .truncated(offset: heap) }
        values.append(Array(bytes.prefix(length)))
      } else {
        values.append(bytes)
      }
    }
    return values
  }

  // MARK: global heap

  mutating func globalObject(_ heap: UInt64, _ index: Int) throws(FormatError) -> [UInt8] {
    if globalHeaps[heap] == nil { globalHeaps[heap] = try readGlobalHeap(heap) }
    guard let bytes = globalHeaps[heap]?[index] else {
      throw .malformed(offset: heap, "a text that is missing from its heap")
    }
    guard bytes.count <= attributeBytesLeft else {
      throw .limit(offset: heap, "the size of all attributes")
    }
    attributeBytesLeft -= bytes.count
    return bytes
  }

  private mutating func readGlobalHeap(_ address: UInt64) throws(FormatError) -> [Int: [UInt8]] {
    let width = superblock.lengthBytes
    var head = HDF5Cursor(try node(address, UInt64(8 + width)), base: address)
    try head.expect("GCOL")
    try head.skip(4)
    let size = try head.uint(width)
    guard size <= UInt64(attributeBytesLeft) else {
      throw .limit(offset: address, "the size of all attributes")
    }
    attributeBytesLeft -= Int(size)
    var cursor = HDF5Cursor(try node(address, size), base: address, at: 8 + width)
    account.claim(address, size)
    var objects: [Int: [UInt8]] = [:]
    while cursor.remaining >= 8 + width {
      let index = try cursor.u16()
      guard index != 0 else { break }
      try cursor.skip(6)
      let length = try cursor.uint(width)
      guard length <= UInt64(cursor.remaining) else { throw .truncated(offset: cursor.offset) }
      objects[index] = try cursor.take(Int(length))
      try cursor.skip(min(cursor.remaining, (8 - Int(length % 8)) % 8))
    }
    return objects
  }

  // MARK: what lies in other files

  mutating func readExternalStorage(_ message: HDF5Message, _ path: String) throws(FormatError) {
    var cursor = HDF5Cursor(message.bytes, base: message.offset)
    try cursor.skip(6)
    let used = try cursor.u16()
    let heap = try cursor.uint(superblock.offsetBytes)
    // Whatever becomes of the names: the storage lies outside.
    guard let names = try? localHeap(heap), used > 0 else {
      leads.append(HDF5Lead(kind: .externalStorage, path: path, target: "a file without a name"))
      return
    }
    for _ in 0..<used {
      let name = try cursor.uint(superblock.lengthBytes)
      try cursor.skip(2 * superblock.lengthBytes)
      let text = name < UInt64(names.count) ? names[Int(name)...].prefix { $0 != 0 } : []
      leads.append(
        HDF5Lead(
          kind: .externalStorage, path: path, target: String(decoding: text, as: UTF8.self)))
    }
  }

  /// The sources of a virtual data set, from the list in the global heap.
  mutating func readVirtual(_ heap: UInt64, _ index: Int, _ path: String) {
    var sources: Set<String> = []
    do throws(FormatError) {
      guard heap != undefined else { throw .truncated(offset: heap) }
      var cursor = HDF5Cursor(try globalObject(heap, index), base: heap, at: 0)
      guard try cursor.u8() == 0 else {
        throw .unsupported(offset: heap, "this version of a list of sources")
      }
      let count = try cursor.uint(superblock.lengthBytes)
      guard count <= UInt64(cursor.remaining) else { throw .truncated(offset: heap) }
      for _ in 0..<count {
        sources.insert(String(decoding: try cursor.terminated(), as: UTF8.self))
        _ = try cursor.terminated()
        try Self.skipSelection(&cursor)
        try Self.skipSelection(&cursor)
      }
    } catch {
      sources.insert("sources that cannot be read")
    }
    for target in sources.sorted() {
      leads.append(HDF5Lead(kind: .virtualSource, path: path, target: target))
    }
  }

  /// A selection of elements (specification, section VII).
  private static func skipSelection(_ cursor: inout HDF5Cursor) throws(FormatError) {
    let type = try cursor.u32()
    let version = try cursor.u32()
    switch (type, version) {
    case (0, _), (3, _): try cursor.skip(8)
    case (1, 1), (2, 1):
      try cursor.skip(4)
      try cursor.skip(Int(clamping: try cursor.u32()))
    case (2, 2):
      try cursor.skip(1)
      try cursor.skip(Int(clamping: try cursor.u32()))
    case (1, 2):
      let width = Int(try cursor.u8())
      let rank = Int(clamping: try cursor.u32())
      let count = Int(clamping: try cursor.uint(min(width, 8)))
      try skip(&cursor, [rank, count, width])
    case (2, 3):
      let isRegular = try cursor.u8() & 1 != 0
      let width = Int(try cursor.u8())
      let rank = Int(clamping: try cursor.u32())
      let count = isRegular ? 2 : Int(clamping: try cursor.uint(min(width, 8)))
      try skip(&cursor, [2, rank, width, count])
    default: throw .unsupported(offset: cursor.offset, "this kind of selection")
    }
  }

  private static func skip(_ cursor: inout HDF5Cursor, _ factors: [Int]) throws(FormatError) {
    var total = 1
    for factor in factors {
      let (product, overflow) = total.multipliedReportingOverflow(by: factor)
      guard !overflow else { throw .truncated(offset: cursor.offset) }
      total = product
    }
    try cursor.skip(total)
  }
}
