/// One header block of a tar archive: v7, ustar, GNU (POSIX.1-2017 pax; GNU tar manual, "Basic Tar
/// Format").

/// The fields of a header, as they stand.
struct TarHeader: Sendable {
  static let block: UInt64 = 512

  /// Name without prefix, up to its first zero byte.
  var name: [UInt8]
  var linkName: [UInt8]
  var type: UInt8
  /// `nil` if the field holds no number.
  var size: UInt64?
  var mode: UInt64?
  /// Device numbers.
  var device: (major: UInt64?, minor: UInt64?)
  let bytes: [UInt8]
  let offset: UInt64

  /// Whether the block is nothing but zeros.
  static func isEnd(_ bytes: [UInt8]) -> Bool { bytes.allSatisfy { $0 == 0 } }

  /// Reads a block; `nil` if its checksum is wrong, so that it is no header.
  init?(_ bytes: [UInt8], at offset: UInt64) {
    guard bytes.count == 512, Self.isSummed(bytes) else { return nil }
    self.bytes = bytes
    self.offset = offset
    type = bytes[156]
    size = Self.number(bytes[124..<136])
    mode = Self.number(bytes[100..<108])
    device = (Self.number(bytes[329..<337]), Self.number(bytes[337..<345]))
    linkName = Self.text(bytes[157..<257])
    let short = Self.text(bytes[0..<100])
    // Only POSIX archives have a prefix there; GNU's keep times and sparse maps in its place.
    let isPosix = Array(bytes[257..<263]) == Array("ustar\0".utf8)
    let prefix = isPosix ? Self.text(bytes[345..<500]) : []
    name = prefix.isEmpty ? short : prefix + [UInt8(ascii: "/")] + short
  }

  private static func text(_ field: ArraySlice<UInt8>) -> [UInt8] {
    Array(field.prefix { $0 != 0 })
  }

  /// The sum of the block with the field itself as spaces; old programs added signed bytes.
  private static func isSummed(_ bytes: [UInt8]) -> Bool {
    guard let wanted = number(bytes[148..<156]), wanted > 0 else { return false }
    var unsigned = 0
    var signed = 0
    for (index, byte) in bytes.enumerated() {
      let value = (148..<156).contains(index) ? 0x20 : byte
      unsigned += Int(value)
      signed += Int(Int8(bitPattern: value))
    }
    return UInt64(unsigned) == wanted || signed > 0 && UInt64(signed) == wanted
  }

  /// Octal digits between spaces and zeros, or GNU's base 256 with the first bit set. An empty
  /// field is 0.
  static func number(_ field: ArraySlice<UInt8>) -> UInt64? {
    guard let first = field.first else { return nil }
    if first & 0x80 != 0 {
      guard first == 0x80 else { return nil }
      var value: UInt64 = 0
      for byte in field.dropFirst() {
        guard value < 1 << 55 else { return nil }
        value = value << 8 | UInt64(byte)
      }
      return value
    }
    var value: UInt64 = 0
    let digits = field.drop { $0 == 0x20 }.prefix { $0 != 0 && $0 != 0x20 }
    for byte in digits {
      guard byte >= 0x30, byte <= 0x37, value < 1 << 60 else { return nil }
      value = value << 3 | UInt64(byte - 0x30)
    }
    return value
  }

  /// Whether the type is that of a file with content, as readers that do not know it assume.
  var isFile: Bool {
    switch type {
    case 0, 0x30, 0x37, 0x53: name.last != UInt8(ascii: "/") || type == 0x53
    case 0x31...0x36, 0x4B, 0x4C, 0x78, 0x67, 0x58, 0x56, 0x4D, 0x44, 0x4E: false
    default: true
    }
  }
}
