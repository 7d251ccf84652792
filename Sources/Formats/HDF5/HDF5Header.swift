/// Object headers: the messages of one object, from all its blocks (specification, section IV.A).

/// A message of an object header.
struct HDF5Message {
  let type: Int
  let flags: UInt8
  let bytes: [UInt8]
  /// Where its data lies.
  let offset: UInt64

  /// Whether the data only says where the message itself lies.
  var isShared: Bool { flags & 2 != 0 }
}

/// Reads the blocks of one header.
struct HDF5HeaderReader {
  let region: Region
  let superblock: HDF5Superblock
  var messages: [HDF5Message] = []
  /// The blocks, for the account of the file's bytes.
  var extents: [(UInt64, UInt64)] = []
  private var pending: [(UInt64, UInt64)] = []
  private var bytesRead = 0
  private var version: UInt8 = 1
  private var ordered = false

  init(_ region: Region, _ superblock: HDF5Superblock) {
    self.region = region
    self.superblock = superblock
  }

  mutating func read(at address: UInt64) throws(FormatError) {
    guard address <= region.count else { throw .truncated(offset: address) }
    let head = try region.bytes(address, Int(min(64, region.count - address)))
    if head.starts(with: Array("OHDR".utf8)) {
      try readSecond(address, head)
    } else {
      try readFirst(address, head)
    }
    var blocks = 0
    while let (start, length) = pending.popLast() {
      blocks += 1
      guard blocks <= FormatLimits.hdf5Blocks else {
        throw .limit(offset: start, "the number of blocks of one object")
      }
      guard !extents.contains(where: { $0.0 == start }) else {
        throw .malformed(offset: start, "a header that goes in circles")
      }
      let bytes = try block(start, length)
      var cursor = HDF5Cursor(bytes, base: start)
      if version == 2 {
        try cursor.expect("OCHK")
        guard bytes.count >= 8 else { throw .truncated(offset: start) }
        guard HDF5Checksum.holds(bytes, to: bytes.count - 4) else { throw wrong(start) }
      }
      try readMessages(&cursor, end: version == 2 ? bytes.count - 4 : bytes.count)
    }
  }

  private mutating func block(_ start: UInt64, _ length: UInt64) throws(FormatError) -> [UInt8] {
    guard length <= UInt64(FormatLimits.hdf5Header - bytesRead) else {
      throw .limit(offset: start, "the size of an object header")
    }
    extents.append((start, length))
    bytesRead += Int(length)
    return try region.bytes(start, Int(length))
  }

  private mutating func readFirst(_ address: UInt64, _ head: [UInt8]) throws(FormatError) {
    var cursor = HDF5Cursor(head, base: address)
    guard try cursor.u8() == 1 else {
      throw .malformed(offset: address, "no object header where one should be")
    }
    version = 1
    try cursor.skip(7)
    let size = UInt64(try cursor.u32())
    extents.append((address, 16))
    var body = HDF5Cursor(try block(address + 16, size), base: address + 16)
    try readMessages(&body, end: body.bytes.count)
  }

  private mutating func readSecond(_ address: UInt64, _ head: [UInt8]) throws(FormatError) {
    var cursor = HDF5Cursor(head, base: address, at: 4)
    guard try cursor.u8() == 2 else {
      throw .unsupported(offset: address + 4, "this version of an object header")
    }
    version = 2
    let flags = try cursor.u8()
    ordered = flags & 4 != 0
    try cursor.skip((flags & 0x20 != 0 ? 16 : 0) + (flags & 0x10 != 0 ? 4 : 0))
    let size = try cursor.uint(1 << Int(flags & 3))
    extents.append((address, UInt64(cursor.at) + 4))
    var body = HDF5Cursor(try block(cursor.offset, size), base: cursor.offset)
    let whole = head[..<cursor.at] + body.bytes + (try region.bytes(cursor.offset + size, 4))
    guard HDF5Checksum.holds(Array(whole), to: whole.count - 4) else { throw wrong(address) }
    try readMessages(&body, end: body.bytes.count)
  }

  private func wrong(_ offset: UInt64) -> FormatError {
    .malformed(offset: offset, "the checksum of a header is wrong")
  }

  private mutating func readMessages(_ cursor: inout HDF5Cursor, end: Int) throws(FormatError) {
    let head = version == 1 ? 8 : (ordered ? 6 : 4)
    while cursor.at <= end - head {
      guard messages.count < FormatLimits.hdf5Messages else {
        throw .limit(offset: cursor.offset, "the number of messages of one object")
      }
      let type = version == 1 ? try cursor.u16() : Int(try cursor.u8())
      let size = try cursor.u16()
      let flags = try cursor.u8()
      try cursor.skip(version == 1 ? 3 : (ordered ? 2 : 0))
      guard size <= end - cursor.at else {
        throw .malformed(offset: cursor.offset, "a message that is longer than its header")
      }
      let message = HDF5Message(
        type: type, flags: flags, bytes: try cursor.take(size), offset: cursor.offset)
      if type == 0x10 { try follow(message) } else if type != 0 { messages.append(message) }
    }
  }

  private mutating func follow(_ message: HDF5Message) throws(FormatError) {
    var cursor = HDF5Cursor(message.bytes, base: message.offset)
    let start = try cursor.uint(superblock.offsetBytes)
    pending.append((start, try cursor.uint(superblock.lengthBytes)))
  }
}
