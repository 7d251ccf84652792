/// Links of groups: in messages, in symbol tables (trees of version 1 with a local heap), and in
/// fractal heaps (specification, sections III.A, III.B, III.D, IV.A.2.g).

extension HDF5Walk {
  // MARK: links in messages

  mutating func readLink(
    _ bytes: [UInt8], at offset: UInt64, _ path: String, _ depth: Int
  ) throws(FormatError) {
    var cursor = HDF5Cursor(bytes, base: offset)
    guard try cursor.u8() == 1 else { throw .unsupported(offset: offset, "this version of a link") }
    let flags = try cursor.u8()
    let type = flags & 8 != 0 ? try cursor.u8() : 0
    try cursor.skip((flags & 4 != 0 ? 8 : 0) + (flags & 16 != 0 ? 1 : 0))
    let length = try cursor.uint(1 << Int(flags & 3))
    guard length <= UInt64(cursor.remaining) else { throw .truncated(offset: offset) }
    let name = String(decoding: try cursor.take(Int(length)), as: UTF8.self)
    switch type {
    case 0: try link(name, to: try cursor.uint(superblock.offsetBytes), from: path, depth)
    case 1: break  // another name for something inside the file
    case 64:
      try cursor.skip(3)
      let file = String(decoding: try cursor.terminated(), as: UTF8.self)
      leads.append(HDF5Lead(kind: .externalLink, path: join(path, name), target: file))
    default:
      leads.append(HDF5Lead(kind: .userLink, path: join(path, name), target: "\(type)"))
    }
  }

  private func join(_ path: String, _ name: String) -> String {
    path == "/" ? "/" + name : path + "/" + name
  }

  // MARK: symbol tables

  mutating func readSymbolTable(
    _ cursor: inout HDF5Cursor, _ path: String, _ depth: Int
  ) throws(FormatError) {
    let tree = try cursor.uint(superblock.offsetBytes)
    let names = try localHeap(try cursor.uint(superblock.offsetBytes))
    var nodes = [(tree, FormatLimits.hdf5TreeDepth)]
    var seen: Set<UInt64> = []
    while let (address, levels) = nodes.popLast() {
      guard seen.insert(address).inserted, levels > 0 else {
        throw .malformed(offset: address, "a tree that goes in circles")
      }
      let node = try treeNode(address, type: 0, keyBytes: superblock.lengthBytes)
      for child in node.children {
        if node.level > 0 {
          nodes.append((child, levels - 1))
        } else {
          try readSymbols(child, names, path, depth)
        }
      }
    }
  }

  private mutating func readSymbols(
    _ address: UInt64, _ names: [UInt8], _ path: String, _ depth: Int
  ) throws(FormatError) {
    var head = HDF5Cursor(try node(address, 8), base: address)
    try head.expect("SNOD")
    try head.skip(2)
    let count = try head.u16()
    let entry = superblock.offsetBytes * 2 + 24
    let bytes = try node(address + 8, UInt64(count * entry))
    account.claim(address, UInt64(8 + count * entry))
    var cursor = HDF5Cursor(bytes, base: address + 8)
    for _ in 0..<count {
      let nameOffset = try cursor.uint(superblock.offsetBytes)
      let header = try cursor.uint(superblock.offsetBytes)
      let cache = try cursor.u32()
      try cursor.skip(20)
      guard nameOffset < UInt64(names.count) else { throw .truncated(offset: cursor.offset) }
      let name = names[Int(nameOffset)...].prefix { $0 != 0 }
      if cache == 2 { continue }  // a soft link
      try link(String(decoding: name, as: UTF8.self), to: header, from: path, depth)
    }
  }

  mutating func localHeap(_ address: UInt64) throws(FormatError) -> [UInt8] {
    let width = superblock.lengthBytes
    let size = UInt64(8 + 2 * width + superblock.offsetBytes)
    var cursor = HDF5Cursor(try node(address, size), base: address)
    try cursor.expect("HEAP")
    try cursor.skip(4)
    let length = try cursor.uint(width)
    try cursor.skip(width)
    let data = try cursor.uint(superblock.offsetBytes)
    account.claim(address, size)
    account.claim(data, length)
    return try node(data, length)
  }

  /// Reads a block that is held in memory, and counts it.
  mutating func node(_ address: UInt64, _ length: UInt64) throws(FormatError) -> [UInt8] {
    guard nodesLeft > 0 else { throw .limit(offset: address, "the number of nodes") }
    nodesLeft -= 1
    guard length <= FormatLimits.hdf5Heap else { throw .limit(offset: address, "a heap") }
    return try region.bytes(address, Int(length))
  }

  // MARK: trees of version 1

  /// A node of a tree of version 1, with the children and, before each, its key.
  struct TreeNode {
    var level: UInt8 = 0
    var children: [UInt64] = []
    var keys: [[UInt8]] = []
  }

  mutating func treeNode(_ address: UInt64, type: UInt8, keyBytes: Int) throws(FormatError)
    -> TreeNode
  {
    let head = UInt64(8 + 2 * superblock.offsetBytes)
    var cursor = HDF5Cursor(try node(address, head), base: address)
    try cursor.expect("TREE")
    guard try cursor.u8() == type else {
      throw .malformed(offset: address, "a tree of another kind")
    }
    var result = TreeNode()
    result.level = try cursor.u8()
    let count = try cursor.u16()
    let length = UInt64(count * (keyBytes + superblock.offsetBytes) + keyBytes)
    account.claim(address, head + length)
    var body = HDF5Cursor(try node(address + head, length), base: address + head)
    for _ in 0..<count {
      result.keys.append(try body.take(keyBytes))
      result.children.append(try body.uint(superblock.offsetBytes))
    }
    return result
  }

  /// Walks the tree of a data set's chunks; the keys hold the packed size of each.
  mutating func readChunks(_ address: UInt64, rank: Int) throws(FormatError) {
    guard rank >= 1, rank <= FormatLimits.hdf5Rank + 1 else {
      throw .malformed(offset: address, "arithmetic: a chunk of too many dimensions")
    }
    var nodes = [(address, FormatLimits.hdf5TreeDepth)]
    var seen: Set<UInt64> = []
    while let (next, levels) = nodes.popLast() {
      guard seen.insert(next).inserted, levels > 0 else {
        throw .malformed(offset: next, "a tree that goes in circles")
      }
      let node = try treeNode(next, type: 1, keyBytes: 8 + 8 * rank)
      for (key, child) in zip(node.keys, node.children) {
        if node.level > 0 {
          nodes.append((child, levels - 1))
        } else {
          var cursor = HDF5Cursor(key, base: next)
          let range = try claimData(child, UInt64(try cursor.u32()))
          if chunks.count < FormatLimits.hdf5Pieces { chunks.append(range) }
        }
      }
    }
  }

  // MARK: dense links and attributes

  mutating func readDense(_ object: ObjectParts, _ path: String, _ depth: Int) throws(FormatError) {
    guard let message = object.linkInfo else { return }
    var cursor = HDF5Cursor(message.bytes, base: message.offset)
    try cursor.skip(1)
    if try cursor.u8() & 1 != 0 { try cursor.skip(8) }
    let heap = try cursor.uint(superblock.offsetBytes)
    let tree = try cursor.uint(superblock.offsetBytes)
    guard heap != undefined, tree != undefined else { return }
    for record in try heapObjects(heap, tree, type: 5, idAt: 4) {
      try readLink(record.bytes, at: record.offset, path, depth)
    }
  }

  mutating func denseAttributes(
    _ message: HDF5Message, _ path: String, _ attributes: inout [HDF5Attribute]
  ) throws(FormatError) {
    var cursor = HDF5Cursor(message.bytes, base: message.offset)
    try cursor.skip(1)
    if try cursor.u8() & 1 != 0 { try cursor.skip(2) }
    let heap = try cursor.uint(superblock.offsetBytes)
    let tree = try cursor.uint(superblock.offsetBytes)
    guard heap != undefined, tree != undefined else { return }
    for record in try heapObjects(heap, tree, type: 8, idAt: 0) {
      attributes.append(try attribute(record.bytes, at: record.offset))
    }
  }

  /// The objects of a fractal heap that the records of a tree name.
  private mutating func heapObjects(
    _ heap: UInt64, _ tree: UInt64, type: UInt8, idAt: Int
  ) throws(FormatError) -> [(bytes: [UInt8], offset: UInt64)] {
    let fractal = try HDF5FractalHeap(&self, heap)
    var found: [(bytes: [UInt8], offset: UInt64)] = []
    for record in try HDF5RecordTree.records(&self, tree, type: type) {
      guard record.count >= idAt + fractal.idBytes else { throw .truncated(offset: tree) }
      found.append(try fractal.object(Array(record[idAt..<(idAt + fractal.idBytes)]), &self))
    }
    return found
  }
}
