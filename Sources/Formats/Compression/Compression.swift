/// The kinds of compressed streams, their envelopes, and how they are told. The envelopes of gzip
/// and zlib are read here, not by zlib: loaders differ in what they check there, and content that
/// any of them would give is wanted.

/// A kind of compressed stream.
package enum Compression: Sendable, Equatable {
  /// Raw deflate, as zip members hold it (RFC 1951).
  case deflate
  /// Its relative with a larger window, in members of zip and of 7z.
  case deflate64
  /// RFC 1950.
  case zlib
  /// RFC 1952.
  case gzip
  case bzip2
  case xz
  /// The .lzma format ("alone"), without checks.
  case lzma
  /// RFC 8878.
  case zstd
  /// LZ4 frames.
  case lz4
  /// Blocks of LZ4 as the first program wrote them; Linux kernels still do.
  case lz4Legacy
  /// A chain of liblzma's coders without envelope, in liblzma's order; `size` is that of the
  /// content, where a container announces it: streams of LZMA need not mark their end.
  case raw([LzmaFilter], size: UInt64?)

  /// The name in reports.
  package var name: String {
    switch self {
    case .deflate: "deflate"
    case .deflate64: "deflate64"
    case .zlib: "zlib"
    case .gzip: "gzip"
    case .bzip2: "bzip2"
    case .xz: "xz"
    case .lzma, .raw: "lzma"
    case .zstd: "zstd"
    case .lz4, .lz4Legacy: "lz4"
    }
  }

  /// The kinds that stand alone as files, tried in this order.
  package static let files: [Compression] = [
    .gzip, .bzip2, .xz, .zstd, .lz4, .lz4Legacy, .zlib, .lzma,
  ]

  /// Whether a stream of this kind may start at `offset`; looks at a few bytes only.
  package func starts(_ region: Region, at offset: UInt64 = 0) -> Bool {
    guard offset < region.count,
      let head = try? region.bytes(offset, Int(min(14, region.count - offset)))
    else { return false }
    switch self {
    case .deflate, .deflate64, .raw: return true
    case .gzip: return head.starts(with: [0x1F, 0x8B, 8])
    case .zlib: return Self.isZlib(head)
    case .bzip2: return Self.isBzip(head)
    case .xz: return head.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0])
    case .lzma: return Self.isLzma(head)
    case .zstd: return Self.frame(region, at: offset) == 0xFD2F_B528
    case .lz4: return Self.frame(region, at: offset) == 0x184D_2204
    case .lz4Legacy: return head.starts(with: [0x02, 0x21, 0x4C, 0x18])
    }
  }

  private static func isZlib(_ head: [UInt8]) -> Bool {
    guard head.count >= 2, head[0] & 15 == 8, head[0] >> 4 <= 7, head[1] & 0x20 == 0 else {
      return false
    }
    return (Int(head[0]) << 8 | Int(head[1])) % 31 == 0
  }

  private static func isBzip(_ head: [UInt8]) -> Bool {
    guard head.starts(with: [0x42, 0x5A, 0x68]), head.count >= 10, head[3] >= 0x31, head[3] <= 0x39
    else { return false }
    let mark = Array(head[4..<10])
    return mark == [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]
      || mark == [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]
  }

  /// As liblzma tells the format in its automatic mode: sane properties, a dictionary of 2^n or
  /// 2^n + 2^(n-1) bytes, and a size that is unknown or below 256 GiB.
  private static func isLzma(_ head: [UInt8]) -> Bool {
    guard head.count >= 14, head[0] < 225, head[13] == 0 else { return false }
    let dictionary = head[1...4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    let size = head[5...12].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard size == .max || size < 1 << 38 else { return false }
    if dictionary == .max { return true }
    guard dictionary >= 1 << 12 else { return false }
    let bits = dictionary.nonzeroBitCount
    return bits == 1 || bits == 2 && dictionary & (dictionary << 1) != 0
  }

  /// The mark of the frame at `offset`, skippable ones passed over.
  private static func frame(_ region: Region, at offset: UInt64) -> UInt32? {
    var reader = WindowReader(region, at: offset)
    for _ in 0..<FormatLimits.skippableFrames {
      guard let mark = try? reader.u32() else { return nil }
      guard mark & 0xFFFF_FFF0 == 0x184D_2A50 else { return mark }
      guard let length = try? reader.u32(), (try? reader.skip(UInt64(length))) != nil else {
        return nil
      }
    }
    return nil
  }

  /// The machine for one stream's body.
  func decoder() throws(FormatError) -> any Decompressor {
    switch self {
    case .deflate, .zlib, .gzip: try DeflateDecoder()
    case .deflate64: Deflate64Decoder()
    case .bzip2: try BzipDecoder()
    case .xz: try LzmaDecoder.xz()
    case .lzma: try LzmaDecoder.alone()
    case .zstd: try ZstdDecoder()
    case .lz4: try Lz4Decoder()
    case .lz4Legacy: Lz4LegacyDecoder()
    case .raw(let chain, let size): try LzmaDecoder.raw(chain, size: size)
    }
  }

  /// Where the body of the stream at `offset` starts.
  func body(_ region: Region, at offset: UInt64) throws(FormatError) -> UInt64 {
    switch self {
    case .gzip: try GzipHeader(region, at: offset).end
    case .zlib, .lz4, .zstd, .lz4Legacy:
      switch self {
      case .zlib: offset + 2
      case .lz4Legacy: offset + 4
      default: try Self.skipped(region, at: offset)
      }
    default: offset
    }
  }

  /// The contents of the skippable frames at the start: programs that unpack pass over them.
  package static func skippable(_ region: Region) -> [Range<UInt64>] {
    var reader = WindowReader(region)
    var found: [Range<UInt64>] = []
    while found.count < FormatLimits.skippableFrames, let mark = try? reader.u32(),
      mark & 0xFFFF_FFF0 == 0x184D_2A50, let length = try? reader.u32()
    {
      let start = reader.offset
      guard (try? reader.skip(UInt64(length))) != nil else { break }
      found.append(start..<reader.offset)
    }
    return found
  }

  /// The first offset from `offset` on that starts no skippable frame.
  private static func skipped(_ region: Region, at offset: UInt64) throws(FormatError) -> UInt64 {
    var reader = WindowReader(region, at: offset)
    for _ in 0..<FormatLimits.skippableFrames {
      let start = reader.offset
      guard reader.remaining >= 8, try reader.u32() & 0xFFFF_FFF0 == 0x184D_2A50 else {
        return start
      }
      try reader.skip(UInt64(try reader.u32()))
    }
    throw .limit(offset: offset, "the number of skippable frames")
  }
}

/// The header of a gzip member (RFC 1952 2.3), without the checks that some loaders skip.
package struct GzipHeader: Sendable, Equatable {
  /// Name of the packed file, as written.
  package var name: [UInt8] = []
  /// The comment.
  package var comment: [UInt8] = []
  /// Where extra fields lie.
  package var extra: Range<UInt64> = 0..<0
  /// Whether bits are set that mean nothing: zlib refuses them, Python does not look.
  package var hasReservedFlags = false
  /// Offset of the first byte behind it.
  package var end: UInt64 = 0

  /// Reads the header at `offset`.
  package init(_ region: Region, at offset: UInt64) throws(FormatError) {
    var reader = WindowReader(region, at: offset)
    guard try reader.u8() == 0x1F, try reader.u8() == 0x8B, try reader.u8() == 8 else {
      throw .malformed(offset: offset, "no gzip member")
    }
    let flags = try reader.u8()
    hasReservedFlags = flags & 0xE0 != 0
    try reader.skip(6)
    if flags & 4 != 0 {
      let length = UInt64(try reader.u16())
      extra = reader.offset..<(reader.offset + length)
      try reader.skip(length)
    }
    if flags & 8 != 0 { name = try Self.text(&reader) }
    if flags & 16 != 0 { comment = try Self.text(&reader) }
    if flags & 2 != 0 { try reader.skip(2) }
    end = reader.offset
  }

  private static func text(_ reader: inout WindowReader) throws(FormatError) -> [UInt8] {
    var text: [UInt8] = []
    while true {
      let byte = try reader.u8()
      if byte == 0 { return text }
      if text.count < FormatLimits.gzipText { text.append(byte) }
    }
  }
}
