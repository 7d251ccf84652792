/// The records of a 7z header.

import Bytes

/// Reads a header that is in memory.
struct SevenZipReader {
  private var reader: WindowReader
  /// Elements of lists that may still be read, all lists together.
  private var left = FormatLimits.sevenZipElements

  init(_ bytes: [UInt8], at offset: UInt64 = 0) {
    reader = WindowReader(Region(MemorySource(bytes)), at: offset)
  }

  /// A number in one to nine bytes: the first tells by its leading ones how many follow.
  private mutating func number() throws(FormatError) -> UInt64 {
    let first = try reader.u8()
    var mask: UInt8 = 0x80
    var value: UInt64 = 0
    for index in 0..<UInt64(8) {
      if first & mask == 0 { return value | UInt64(first & (mask &- 1)) << (8 * index) }
      value |= UInt64(try reader.u8()) << (8 * index)
      mask >>= 1
    }
    return value
  }

  /// A number of elements, each of which takes at least a bit.
  private mutating func count() throws(FormatError) -> Int {
    let value = try number()
    guard value <= UInt64(left) else { throw .limit(offset: reader.offset, "a list of the header") }
    left -= Int(value)
    return Int(value)
  }

  private mutating func expect(_ id: UInt64) throws(FormatError) {
    guard try number() == id else { throw broken("an unexpected record") }
  }

  private func broken(_ words: String) -> FormatError {
    .malformed(offset: reader.offset, FormatError.Fault(words))
  }

  private mutating func bits(_ count: Int) throws(FormatError) -> [Bool] {
    let bytes = try reader.take((count + 7) / 8)
    return (0..<count).map { bytes[$0 / 8] & (0x80 >> UInt8($0 % 8)) != 0 }
  }

  private mutating func optionalBits(_ count: Int) throws(FormatError) -> [Bool] {
    try reader.u8() != 0 ? [Bool](repeating: true, count: count) : try bits(count)
  }

  private mutating func digests(_ count: Int) throws(FormatError) -> [UInt32?] {
    var result: [UInt32?] = []
    for isDefined in try optionalBits(count) { result.append(isDefined ? try reader.u32() : nil) }
    return result
  }

  // MARK: streams

  /// `StreamsInfo`, without its own id.
  mutating func streams() throws(FormatError) -> [SevenZipFolder] {
    var position: UInt64 = 0
    var packed: [UInt64] = []
    var folders: [SevenZipFolder] = []
    while true {
      switch try number() {
      case 0x00:
        return try place(folders, position, packed)
      case 0x06:
        position = try number()
        packed = try packSizes()
      case 0x07: folders = try unpackInfo()
      case 0x08: try subStreams(&folders)
      default: throw broken("an unknown record of streams")
      }
      for index in folders.indices where folders[index].streams.isEmpty {
        folders[index].streams = [(folders[index].size, folders[index].crc)]
      }
    }
  }

  private mutating func packSizes() throws(FormatError) -> [UInt64] {
    let number = try count()
    var sizes: [UInt64] = []
    while true {
      switch try self.number() {
      case 0x00: return sizes
      case 0x09: for _ in 0..<number { sizes.append(try self.number()) }
      case 0x0A: _ = try digests(number)
      default: throw broken("an unknown record of packed streams")
      }
    }
  }

  /// How many packed streams each folder takes, set by `folder()`.
  private var packedStreams: [Int] = []

  private mutating func unpackInfo() throws(FormatError) -> [SevenZipFolder] {
    try expect(0x0B)
    let number = try count()
    guard try reader.u8() == 0 else {
      throw .unsupported(offset: reader.offset, "a list of coders outside the header")
    }
    var folders: [SevenZipFolder] = []
    var orders: [(outputs: Int, chain: [Int]?)] = []
    packedStreams = []
    for _ in 0..<number {
      let (folder, outputs, order) = try folder()
      folders.append(folder)
      orders.append((outputs, order))
    }
    try expect(0x0C)
    for (index, order) in orders.enumerated() {
      var sizes: [UInt64] = []
      for _ in 0..<order.outputs { sizes.append(try self.number()) }
      folders[index].sizes =
        order.chain.map { chain in chain.map { sizes[$0] } } ?? [sizes.max() ?? 0]
    }
    while true {
      switch try self.number() {
      case 0x00: return folders
      case 0x0A:
        for (index, digest) in try digests(number).enumerated() { folders[index].crc = digest }
      default: throw broken("an unknown record of coders")
      }
    }
  }

  /// One folder: its coders and how they are bound. Answers the number of outputs and the order of
  /// the coders from the packed stream to the content, if they are a chain.
  private mutating func folder() throws(FormatError) -> (SevenZipFolder, Int, [Int]?) {
    let number = try self.number()
    guard number >= 1, number <= 32 else { throw broken("the number of coders") }
    var coders: [SevenZipCoder] = []
    var inputs: UInt64 = 0
    var outputs: UInt64 = 0
    for _ in 0..<number {
      let flags = try reader.u8()
      guard flags & 0x80 == 0 else { throw broken("a coder's flags") }
      let method = try reader.take(Int(flags & 15))
      let own = flags & 0x10 != 0 ? (try self.number(), try self.number()) : (1, 1)
      guard own.0 >= 1, own.0 <= 32, own.1 == 1 else { throw broken("a coder's streams") }
      inputs += own.0
      outputs += own.1
      var properties: [UInt8] = []
      if flags & 0x20 != 0 {
        let length = try self.number()
        guard length <= 4096 else { throw broken("a coder's properties") }
        properties = try reader.take(Int(length))
      }
      coders.append(SevenZipCoder(method: method, properties: properties))
    }
    var bound: [UInt64: UInt64] = [:]
    for _ in 0..<(outputs - 1) {
      let input = try self.number()
      bound[try self.number()] = input
    }
    guard inputs >= outputs - 1 else { throw broken("the coders' streams") }
    let packed = inputs - (outputs - 1)
    var first = (0..<inputs).first { input in !bound.values.contains(input) } ?? 0
    if packed > 1 { for _ in 0..<packed { first = try self.number() } }
    packedStreams.append(Int(packed))
    var folder = SevenZipFolder()
    folder.methods = coders.map(\.method)
    let order =
      packed == 1 && inputs == outputs ? Self.order(from: first, bound, coders.count) : nil
    folder.chain = order.map { $0.map { coders[$0] } }
    return (folder, Int(outputs), order)
  }

  /// Coders with one input and one output each, from the one that reads the packed bytes.
  private static func order(from first: UInt64, _ bound: [UInt64: UInt64], _ count: Int) -> [Int]? {
    var order: [Int] = []
    var next: UInt64? = first
    while let at = next, at < UInt64(count), order.count < count {
      order.append(Int(at))
      next = bound[at]
    }
    return order.count == count && Set(order).count == count ? order : nil
  }

  private mutating func subStreams(_ folders: inout [SevenZipFolder]) throws(FormatError) {
    var counts = [Int](repeating: 1, count: folders.count)
    var id = try number()
    if id == 0x0D {
      for index in folders.indices { counts[index] = try count() }
      id = try number()
    }
    let hasSizes = id == 0x09
    for index in folders.indices {
      folders[index].streams = try sizes(counts[index], of: folders[index], given: hasSizes)
    }
    if hasSizes { id = try number() }
    if id == 0x0A {
      try subDigests(&folders)
      id = try number()
    }
    while id != 0x00 { throw broken("an unknown record of files' streams") }
  }

  private mutating func sizes(_ count: Int, of folder: SevenZipFolder, given: Bool)
    throws(FormatError) -> [(size: UInt64, crc: UInt32?)]
  {
    guard count > 0 else { return [] }
    guard count == 1 || given else { throw broken("sizes are missing") }
    var left = folder.size
    var streams: [(size: UInt64, crc: UInt32?)] = []
    for _ in 0..<(count - 1) {
      let size = try number()
      guard size <= left else { throw broken("files are larger than their stream") }
      left -= size
      streams.append((size, nil))
    }
    streams.append((left, count == 1 ? folder.crc : nil))
    return streams
  }

  private mutating func subDigests(_ folders: inout [SevenZipFolder]) throws(FormatError) {
    var unknown: [(Int, Int)] = []
    for (index, folder) in folders.enumerated() {
      for stream in folder.streams.indices where folder.streams[stream].crc == nil {
        unknown.append((index, stream))
      }
    }
    for (place, digest) in zip(unknown, try digests(unknown.count)) {
      folders[place.0].streams[place.1].crc = digest
    }
  }

  /// Gives each folder its packed bytes.
  private func place(_ folders: [SevenZipFolder], _ position: UInt64, _ packed: [UInt64])
    throws(FormatError) -> [SevenZipFolder]
  {
    var folders = folders
    var (at, overflow) = position.addingReportingOverflow(32)
    guard !overflow else { throw .truncated(offset: 0) }
    var index = 0
    for place in folders.indices {
      let start = at
      for _ in 0..<packedStreams[place] {
        guard index < packed.count else { throw broken("a packed stream is missing") }
        (at, overflow) = at.addingReportingOverflow(packed[index])
        guard !overflow else { throw .truncated(offset: 0) }
        index += 1
      }
      folders[place].packed = start..<at
    }
    return folders
  }

  // MARK: files

  /// The whole header.
  mutating func header() throws(FormatError) -> (folders: [SevenZipFolder], files: [SevenZipFile]) {
    guard try number() == 0x01 else { throw broken("no header") }
    var folders: [SevenZipFolder] = []
    var files: [SevenZipFile] = []
    while true {
      switch try number() {
      case 0x00: return (folders, files)
      case 0x02: try skipProperties()
      case 0x03: _ = try streams()
      case 0x04: folders = try streams()
      case 0x05: files = try filesInfo()
      default: throw broken("an unknown record")
      }
    }
  }

  private mutating func skipProperties() throws(FormatError) {
    while try number() != 0 { try reader.skip(try number()) }
  }

  private mutating func filesInfo() throws(FormatError) -> [SevenZipFile] {
    let number = try count()
    var files = [SevenZipFile](repeating: SevenZipFile(name: []), count: number)
    var emptyFile: [Bool] = []
    while true {
      let id = try self.number()
      if id == 0 { break }
      let size = try self.number()
      let (end, overflow) = reader.offset.addingReportingOverflow(size)
      guard !overflow, size <= reader.remaining else { throw .truncated(offset: reader.offset) }
      switch id {
      case 0x0E:
        for (index, isEmpty) in try bits(number).enumerated() { files[index].hasStream = !isEmpty }
      case 0x0F: emptyFile = try bits(files.count { !$0.hasStream })
      case 0x11: try names(&files)
      case 0x15: try attributes(&files)
      default: break
      }
      reader.seek(to: end)
    }
    var empty = 0
    for index in files.indices where !files[index].hasStream {
      files[index].isDirectory = empty < emptyFile.count ? !emptyFile[empty] : true
      empty += 1
    }
    return files
  }

  private mutating func names(_ files: inout [SevenZipFile]) throws(FormatError) {
    guard try reader.u8() == 0 else {
      throw .unsupported(offset: reader.offset, "names outside the header")
    }
    for index in files.indices {
      var units: [UInt16] = []
      while case let unit = try reader.u16(), unit != 0 {
        guard units.count < FormatLimits.zipName else { throw broken("a name") }
        units.append(unit)
      }
      files[index].name = Array(String(decoding: units, as: UTF16.self).utf8)
    }
  }

  private mutating func attributes(_ files: inout [SevenZipFile]) throws(FormatError) {
    let defined = try optionalBits(files.count)
    guard try reader.u8() == 0 else { return }
    for (index, isDefined) in defined.enumerated() where isDefined {
      files[index].attributes = try reader.u32()
    }
  }
}
