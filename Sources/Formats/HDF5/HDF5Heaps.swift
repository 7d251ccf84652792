/// Trees of version 2 and fractal heaps, in which newer files keep many links and attributes
/// (specification, sections III.A.2 and III.G).

/// Reads the records of a tree of version 2.
enum HDF5RecordTree {
  private struct Shape {
    let nodeSize: Int
    let recordSize: Int
    let pointerBytes: [Int]
  }

  static func records(_ walk: inout HDF5Walk, _ address: UInt64, type: UInt8) throws(FormatError)
    -> [[UInt8]]
  {
    let offsets = walk.superblock.offsetBytes
    let lengths = walk.superblock.lengthBytes
    let headSize = UInt64(22 + offsets + lengths)
    var cursor = HDF5Cursor(try walk.node(address, headSize), base: address)
    try cursor.expect("BTHD")
    try cursor.skip(1)
    guard try cursor.u8() == type else {
      throw .malformed(offset: address, "a tree of another kind")
    }
    let nodeSize = Int(try cursor.u32())
    let recordSize = try cursor.u16()
    let depth = try cursor.u16()
    try cursor.skip(2)
    let root = try cursor.uint(offsets)
    let count = try cursor.u16()
    walk.account.claim(address, headSize)
    guard HDF5Checksum.holds(cursor.bytes, to: cursor.bytes.count - 4) else {
      throw .malformed(offset: address, "the checksum of a tree is wrong")
    }
    guard root != walk.undefined else { return [] }
    guard nodeSize >= 64, nodeSize <= Int(FormatLimits.hdf5Heap), recordSize > 0,
      recordSize <= nodeSize - 10, depth <= FormatLimits.hdf5TreeDepth
    else { throw .malformed(offset: address, "arithmetic: a tree of impossible sizes") }
    let shape = shape(nodeSize, recordSize, depth, offsets)
    return try collect(&walk, root, count, depth, shape)
  }

  /// The widths of the numbers beside child addresses, for each level.
  private static func shape(_ nodeSize: Int, _ recordSize: Int, _ depth: Int, _ offsets: Int)
    -> Shape
  {
    let leaf = (nodeSize - 10) / recordSize
    var total = Double(leaf)
    var widths = [0]
    var totalWidth = 0
    for level in stride(from: 1, through: depth, by: 1) {
      let pointer = offsets + width(Double(leaf)) + (level > 1 ? totalWidth : 0)
      widths.append(pointer)
      let records = Double((nodeSize - 10 - pointer) / (recordSize + pointer))
      total = (records + 1) * total + records
      totalWidth = width(total)
    }
    return Shape(nodeSize: nodeSize, recordSize: recordSize, pointerBytes: widths)
  }

  /// Bytes that hold numbers up to `limit`.
  private static func width(_ limit: Double) -> Int {
    var bytes = 1
    var reach = 256.0
    while limit >= reach, bytes < 8 {
      bytes += 1
      reach *= 256
    }
    return bytes
  }

  private static func collect(
    _ walk: inout HDF5Walk, _ root: UInt64, _ count: Int, _ depth: Int, _ shape: Shape
  ) throws(FormatError) -> [[UInt8]] {
    var records: [[UInt8]] = []
    var nodes = [(root, count, depth)]
    var seen: Set<UInt64> = []
    while let (address, count, level) = nodes.popLast() {
      guard seen.insert(address).inserted else {
        throw .malformed(offset: address, "a tree that goes in circles")
      }
      var cursor = HDF5Cursor(try walk.node(address, UInt64(shape.nodeSize)), base: address)
      walk.account.claim(address, UInt64(shape.nodeSize))
      try cursor.expect(level == 0 ? "BTLF" : "BTIN")
      try cursor.skip(2)
      guard records.count + count <= FormatLimits.hdf5Links else {
        throw .limit(offset: address, "the number of links or attributes")
      }
      for _ in 0..<count { records.append(try cursor.take(shape.recordSize)) }
      guard level > 0 else {
        try checkNode(cursor)
        continue
      }
      let offsets = walk.superblock.offsetBytes
      let leafWidth = width(Double((shape.nodeSize - 10) / shape.recordSize))
      for _ in 0...count {
        let child = try cursor.uint(offsets)
        let childCount = try cursor.uint(leafWidth)
        try cursor.skip(shape.pointerBytes[level] - offsets - leafWidth)
        nodes.append((child, Int(clamping: childCount), level - 1))
      }
      try checkNode(cursor)
    }
    return records
  }
}

extension HDF5RecordTree {
  /// The checksum stands right behind what a node uses.
  fileprivate static func checkNode(_ cursor: HDF5Cursor) throws(FormatError) {
    guard HDF5Checksum.holds(cursor.bytes, to: cursor.at) else {
      throw .malformed(offset: cursor.base, "the checksum of a tree is wrong")
    }
  }
}

/// The header of a fractal heap, and the way to its objects.
struct HDF5FractalHeap {
  let idBytes: Int
  private let address: UInt64
  private let offsetWidth: Int
  private let lengthWidth: Int
  private let tableWidth: UInt64
  private let startBlock: UInt64
  private let maxDirect: UInt64
  private let root: UInt64
  private let rows: Int

  init(_ walk: inout HDF5Walk, _ address: UInt64) throws(FormatError) {
    self.address = address
    let offsets = walk.superblock.offsetBytes
    let lengths = walk.superblock.lengthBytes
    let size = UInt64(26 + 12 * lengths + 3 * offsets)
    var cursor = HDF5Cursor(try walk.node(address, size), base: address)
    walk.account.claim(address, size)
    try cursor.expect("FRHP")
    try cursor.skip(1)
    idBytes = try cursor.u16()
    guard try cursor.u16() == 0 else {
      throw .unsupported(offset: address, "a heap with filters")
    }
    try cursor.skip(1)
    let maxObject = UInt64(try cursor.u32())
    try cursor.skip(lengths + offsets + lengths + offsets + 8 * lengths)
    tableWidth = UInt64(try cursor.u16())
    startBlock = try cursor.uint(lengths)
    maxDirect = try cursor.uint(lengths)
    let bits = try cursor.u16()
    try cursor.skip(2)
    root = try cursor.uint(offsets)
    rows = try cursor.u16()
    guard HDF5Checksum.holds(cursor.bytes, to: cursor.at) else {
      throw .malformed(offset: address, "the checksum of a heap is wrong")
    }
    guard idBytes >= 3, idBytes <= 64, bits <= 64, tableWidth > 0, startBlock > 0,
      startBlock <= maxDirect, maxDirect <= FormatLimits.hdf5Heap, rows <= 64,
      startBlock & (startBlock - 1) == 0, maxDirect & (maxDirect - 1) == 0
    else { throw .malformed(offset: address, "arithmetic: a heap of impossible sizes") }
    offsetWidth = (bits + 7) / 8
    lengthWidth = Self.width(min(maxDirect, maxObject))
  }

  /// Bytes of a length, as the library counts them: `(log2(limit) + 7) / 8`.
  private static func width(_ limit: UInt64) -> Int {
    max(1, (UInt64.bitWidth - 1 - max(1, limit).leadingZeroBitCount + 7) / 8)
  }

  /// The bytes of the object that `id` names.
  func object(_ id: [UInt8], _ walk: inout HDF5Walk) throws(FormatError) -> (
    bytes: [UInt8], offset: UInt64
  ) {
    switch (id[0] >> 4) & 3 {
    case 0:
      var cursor = HDF5Cursor(id, base: address, at: 1)
      let offset = try cursor.uint(offsetWidth)
      let length = try cursor.uint(lengthWidth)
      let (start, block, size) = try block(of: offset, &walk)
      let inside = offset - start
      guard inside <= size, length <= size - inside else { throw .truncated(offset: block) }
      walk.account.claim(block, size)
      return (try walk.node(block + inside, length), block + inside)
    case 2:
      let length = Int(id[0] & 15) + 1
      guard length < id.count else { throw .truncated(offset: address) }
      return (Array(id[1...length]), address)
    case 1 where id.count >= 1 + 2 * 8:
      var cursor = HDF5Cursor(id, base: address, at: 1)
      let start = try cursor.uint(walk.superblock.offsetBytes)
      return (try walk.node(start, try cursor.uint(walk.superblock.lengthBytes)), start)
    default: throw .unsupported(offset: address, "an object outside of its heap")
    }
  }

  /// The direct block that holds `offset` of the heap: its start in the heap, its address, its
  /// size.
  private func block(of offset: UInt64, _ walk: inout HDF5Walk) throws(FormatError) -> (
    UInt64, UInt64, UInt64
  ) {
    guard rows > 0 else { return (0, root, startBlock) }
    var table = root
    var tableStart: UInt64 = 0
    for _ in 0..<FormatLimits.hdf5TreeDepth {
      var rowStart: UInt64 = 0
      var row = 0
      var size = startBlock
      // Rows 0 and 1 hold blocks of the first size; each further row doubles it.
      while row < 64 {
        let (reach, overflow) = size.multipliedReportingOverflow(by: tableWidth)
        guard !overflow, rowStart <= UInt64.max - reach else { throw .truncated(offset: table) }
        if offset - tableStart < rowStart + reach { break }
        rowStart += reach
        row += 1
        if row > 1 { size = size &* 2 }
      }
      let column = (offset - tableStart - rowStart) / size
      let child = try child(row, column, table, &walk)
      let childStart = tableStart + rowStart + column * size
      if size <= maxDirect { return (childStart, child, size) }
      (table, tableStart) = (child, childStart)
    }
    throw .limit(offset: table, "the nesting of a heap")
  }

  private func child(
    _ row: Int, _ column: UInt64, _ table: UInt64, _ walk: inout HDF5Walk
  ) throws(FormatError) -> UInt64 {
    let offsets = UInt64(walk.superblock.offsetBytes)
    let head = UInt64(5 + walk.superblock.offsetBytes + offsetWidth)
    guard row < 64, column < tableWidth else { throw .truncated(offset: table) }
    let at = head + (UInt64(row) * tableWidth + column) * offsets
    var cursor = HDF5Cursor(try walk.node(table, at + offsets), base: table)
    try cursor.expect("FHIB")
    walk.account.claim(table, at + offsets)
    cursor.at = Int(at)
    let address = try cursor.uint(Int(offsets))
    guard address != walk.undefined else {
      throw .malformed(offset: table, "a heap that lacks a block")
    }
    return address
  }
}

extension HDF5 {
  /// The values of global heaps that lie in `region`, found by their mark: data sets of variable
  /// length keep their values there, and no message says where.
  package static func heapValues(in region: Region) -> [(offset: UInt64, bytes: [UInt8])] {
    var values: [(offset: UInt64, bytes: [UInt8])] = []
    var reader = WindowReader(region)
    var matched = 0
    let mark = Array("GCOL".utf8)
    while reader.remaining > 0, values.count < FormatLimits.hdf5Texts {
      guard let byte = try? reader.u8() else { break }
      matched = byte == mark[matched] ? matched + 1 : (byte == mark[0] ? 1 : 0)
      guard matched == mark.count else { continue }
      matched = 0
      let start = reader.offset - 4
      values += heap(region, at: start)
    }
    return values
  }

  /// The values of one heap, with lengths of eight bytes.
  private static func heap(_ region: Region, at start: UInt64) -> [(offset: UInt64, bytes: [UInt8])]
  {
    let length = min(FormatLimits.hdf5HeapAside, region.count - start)
    guard length >= 32, let bytes = try? region.bytes(start, Int(length)) else { return [] }
    var cursor = HDF5Cursor(bytes, base: start, at: 16)
    var values: [(offset: UInt64, bytes: [UInt8])] = []
    while let index = try? cursor.u16(), index != 0, (try? cursor.skip(6)) != nil,
      let length = try? cursor.uint(8), length <= UInt64(cursor.remaining),
      values.count < FormatLimits.hdf5Texts
    {
      let offset = cursor.offset
      guard let value = try? cursor.take(Int(length)) else { break }
      values.append((offset, value))
      try? cursor.skip(min(cursor.remaining, (8 - Int(length % 8)) % 8))
    }
    return values
  }
}
