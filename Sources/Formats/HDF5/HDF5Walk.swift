/// The walk through an HDF5 file: every object that a path leads to, once; loops end where they
/// come back to an object that is known.

/// State of one walk. Addresses count from the superblock.
struct HDF5Walk {
  let region: Region
  let superblock: HDF5Superblock
  var objects: [HDF5Object] = []
  var leads: [HDF5Lead] = []
  var faults: [FormatError] = []
  var account = HDF5Account()
  var attributeBytesLeft = FormatLimits.hdf5Attributes
  var nodesLeft = FormatLimits.hdf5Nodes
  var linksLeft = FormatLimits.hdf5Links
  /// The first pieces of the data set that is read.
  var chunks: [Range<UInt64>] = []
  var globalHeaps: [UInt64: [Int: [UInt8]]] = [:]
  private var visited: Set<UInt64> = []
  private var queue: [(address: UInt64, path: String, depth: Int)] = []

  init(_ region: Region, _ superblock: HDF5Superblock) {
    self.region = region
    self.superblock = superblock
  }

  var undefined: UInt64 { HDF5Superblock.undefined(superblock.offsetBytes) }

  mutating func run() {
    account.claim(0, superblock.size)
    if superblock.hasDriver {
      leads.append(HDF5Lead(kind: .driver, path: "/", target: "a driver of several files"))
    }
    if let address = superblock.extension { readExtension(address) }
    enqueue(superblock.root, "/", 0)
    while let next = queue.popLast() {
      guard objects.count < FormatLimits.hdf5Objects else {
        return faults.append(.limit(offset: next.address, "the number of objects"))
      }
      do throws(FormatError) {
        try open(next.address, next.path, next.depth)
      } catch {
        fault(error)
      }
    }
  }

  mutating func fault(_ error: FormatError) {
    if faults.count < FormatLimits.hdf5Blocks { faults.append(error) }
  }

  mutating func enqueue(_ address: UInt64, _ path: String, _ depth: Int) {
    guard visited.insert(address).inserted else { return }
    guard depth <= FormatLimits.hdf5Depth else {
      return fault(.limit(offset: address, "the nesting of groups"))
    }
    queue.append((address, path, depth))
  }

  /// Follows one link by its name.
  mutating func link(_ name: String, to address: UInt64, from path: String, _ depth: Int)
    throws(FormatError)
  {
    guard linksLeft > 0 else { throw .limit(offset: address, "the number of links") }
    linksLeft -= 1
    enqueue(address, path == "/" ? "/" + name : path + "/" + name, depth + 1)
  }

  private mutating func readExtension(_ address: UInt64) {
    do throws(FormatError) {
      for message in try header(address) where message.type == 0x14 {
        leads.append(HDF5Lead(kind: .driver, path: "/", target: "a driver of several files"))
      }
    } catch {
      fault(error)
    }
  }

  mutating func header(_ address: UInt64) throws(FormatError) -> [HDF5Message] {
    var reader = HDF5HeaderReader(region, superblock)
    defer { for (start, length) in reader.extents { account.claim(start, length) } }
    try reader.read(at: address)
    return reader.messages
  }

  // MARK: one object

  private mutating func open(_ address: UInt64, _ path: String, _ depth: Int) throws(FormatError) {
    let messages = try header(address)
    var object = ObjectParts()
    for message in messages {
      do throws(FormatError) {
        try take(message, path, depth, &object)
      } catch {
        fault(error)
      }
    }
    try readDense(object, path, depth)
    var attributes = object.attributes
    if let info = object.attributeInfo { try denseAttributes(info, path, &attributes) }
    var extent: Range<UInt64>?
    chunks = []
    if let layout = object.layout { extent = try place(layout, object, path) }
    let kind: HDF5Object.Kind =
      object.layout != nil ? .dataset : (object.isGroup ? .group : .datatype)
    objects.append(
      HDF5Object(
        path: path, kind: kind, attributes: attributes, datatype: object.datatype,
        shape: object.shape, extent: extent.map(inFile), chunks: chunks.map(inFile),
        filters: object.filters))
  }

  /// A range counted from the start of the file instead of the superblock.
  private func inFile(_ range: Range<UInt64>) -> Range<UInt64> {
    (range.lowerBound + superblock.start)..<(range.upperBound + superblock.start)
  }

  /// What the messages of one object say.
  struct ObjectParts {
    var attributes: [HDF5Attribute] = []
    var datatype: HDF5Datatype?
    var shape: [UInt64]?
    var layout: HDF5Message?
    var isGroup = false
    var linkInfo: HDF5Message?
    var attributeInfo: HDF5Message?
    var filters: [Int] = []
    var isExternal = false
  }

  private mutating func take(
    _ message: HDF5Message, _ path: String, _ depth: Int, _ object: inout ObjectParts
  ) throws(FormatError) {
    var cursor = HDF5Cursor(message.bytes, base: message.offset)
    switch message.type {
    case 0x01:
      guard !message.isShared else { throw shared(message) }
      object.shape = try HDF5Types.shape(&cursor, lengthBytes: superblock.lengthBytes)
    case 0x02:
      object.isGroup = true
      object.linkInfo = message
    case 0x03: object.datatype = try datatype(message)
    case 0x06:
      object.isGroup = true
      try readLink(message.bytes, at: message.offset, path, depth)
    case 0x07:
      object.isExternal = true
      try readExternalStorage(message, path)
    case 0x08: object.layout = message
    case 0x0B:
      guard !message.isShared else { throw shared(message) }
      let filters = try HDF5Types.filters(message.bytes, base: message.offset)
      object.filters = filters.map(\.id)
      for filter in filters where !HDF5Filters.known.contains(filter.id) {
        leads.append(
          HDF5Lead(kind: .filter, path: path, target: "\(filter.id) \(filter.name.prefix(64))"))
      }
    case 0x0C:
      guard !message.isShared else { throw shared(message) }
      object.attributes.append(try attribute(message.bytes, at: message.offset))
    case 0x11:
      object.isGroup = true
      try readSymbolTable(&cursor, path, depth)
    case 0x15: object.attributeInfo = message
    case 0x04, 0x05, 0x0A, 0x0D, 0x0E, 0x0F, 0x12, 0x13, 0x16, 0x17: break
    default: throw .unsupported(offset: message.offset, "a message of type \(message.type)")
    }
  }

  func shared(_ message: HDF5Message) -> FormatError {
    .unsupported(offset: message.offset, "a message that is shared")
  }

  /// The type in a message, which may only point to a named type.
  private mutating func datatype(_ message: HDF5Message) throws(FormatError) -> HDF5Datatype {
    var cursor = HDF5Cursor(message.bytes, base: message.offset)
    if message.isShared { return try namedDatatype(&cursor) }
    return try HDF5Types.datatype(&cursor)
  }

  /// Follows a shared message to the named type that it stands for (section IV.A.1).
  mutating func namedDatatype(_ cursor: inout HDF5Cursor) throws(FormatError) -> HDF5Datatype {
    let version = try cursor.u8()
    let type = try cursor.u8()
    if version == 1 { try cursor.skip(6) }
    guard version != 3 || type == 2 else {
      throw .unsupported(offset: cursor.offset, "a table of shared messages")
    }
    let address = try cursor.uint(superblock.offsetBytes)
    for message in try header(address) where message.type == 3 && !message.isShared {
      var inner = HDF5Cursor(message.bytes, base: message.offset)
      return try HDF5Types.datatype(&inner)
    }
    throw .malformed(offset: address, "a named type that is none")
  }

  // MARK: data

  private mutating func place(
    _ message: HDF5Message, _ object: ObjectParts, _ path: String
  ) throws(FormatError) -> Range<UInt64>? {
    let size = UInt64(object.datatype?.size ?? 0)
    let (bytes, overflow) = (object.shape?.reduce(1) { $0 * $1 } ?? 0)
      .multipliedReportingOverflow(by: size)
    guard !overflow else {
      throw .malformed(offset: message.offset, "arithmetic: a shape that overflows")
    }
    switch try HDF5Layout(message, superblock, dataBytes: bytes) {
    case .compact(let offset, let length):
      guard bytes <= length else { throw short(message) }
      return offset..<(offset + length)
    case .contiguous(let address, let length):
      guard address != undefined, !object.isExternal else { return nil }
      guard bytes <= length else { throw short(message) }
      return try claimData(address, length)
    case .chunk(let address, let length):
      guard address != undefined else { return nil }
      let range = try claimData(address, length)
      if object.filters.isEmpty { return range }
      chunks = [range]
      return nil
    case .chunkTree(let address, let rank):
      guard address != undefined else { return nil }
      try readChunks(address, rank: rank)
      return nil
    case .otherIndex: return nil
    case .virtual(let heap, let index):
      readVirtual(heap, index, path)
      return nil
    }
  }

  private func short(_ message: HDF5Message) -> FormatError {
    .malformed(offset: message.offset, "arithmetic: a data set that is larger than its storage")
  }

  mutating func claimData(_ address: UInt64, _ length: UInt64) throws(FormatError) -> Range<UInt64>
  {
    let (end, overflow) = address.addingReportingOverflow(length)
    guard !overflow else {
      throw .malformed(offset: address, "arithmetic: an address that overflows")
    }
    guard end <= region.count else { throw .truncated(offset: address) }
    account.claim(address, length)
    return address..<end
  }
}

/// Filters that the library or h5py's usual plugin packages bring with them; their numbers are
/// registered with The HDF Group.
enum HDF5Filters {
  /// deflate, shuffle, fletcher32, szip, nbit, scaleoffset; lzf, blosc, bzip2, lz4, bitshuffle,
  /// zfp,
  /// zstd, blosc2.
  static let known: Set<Int> = [
    1, 2, 3, 4, 5, 6, 32_000, 32_001, 307, 32_004, 32_008, 32_013, 32_015, 32_026,
  ]
}
