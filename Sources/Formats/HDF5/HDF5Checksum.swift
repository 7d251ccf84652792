/// The checksum of HDF5's newer structures: Bob Jenkins' `lookup3`, little-endian, with 0 as its
/// start (specification, section II.A; http://burtleburtle.net/bob/c/lookup3.c, public domain).

enum HDF5Checksum {
  /// Whether the four bytes at `end` are the checksum of what lies from `start` up to them.
  static func holds(_ bytes: [UInt8], from start: Int = 0, to end: Int) -> Bool {
    guard start >= 0, start <= end, end + 4 <= bytes.count else { return false }
    var stored: UInt32 = 0
    for index in 0..<4 { stored |= UInt32(bytes[end + index]) << UInt32(8 * index) }
    return lookup3(bytes[start..<end]) == stored
  }

  static func lookup3(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var a = 0xDEAD_BEEF &+ UInt32(truncatingIfNeeded: bytes.count)
    var b = a
    var c = a
    var at = bytes.startIndex
    func word(_ offset: Int) -> UInt32 {
      var value: UInt32 = 0
      for index in 0..<4 where at + offset + index < bytes.endIndex {
        value |= UInt32(bytes[at + offset + index]) << UInt32(8 * index)
      }
      return value
    }
    func rotated(_ value: UInt32, _ by: UInt32) -> UInt32 { value << by | value >> (32 - by) }
    while bytes.endIndex - at > 12 {
      a = a &+ word(0)
      b = b &+ word(4)
      c = c &+ word(8)
      a = (a &- c) ^ rotated(c, 4)
      c = c &+ b
      b = (b &- a) ^ rotated(a, 6)
      a = a &+ c
      c = (c &- b) ^ rotated(b, 8)
      b = b &+ a
      a = (a &- c) ^ rotated(c, 16)
      c = c &+ b
      b = (b &- a) ^ rotated(a, 19)
      a = a &+ c
      c = (c &- b) ^ rotated(b, 4)
      b = b &+ a
      at += 12
    }
    guard at < bytes.endIndex else { return c }
    a = a &+ word(0)
    b = b &+ word(4)
    c = c &+ word(8)
    c = (c ^ b) &- rotated(b, 14)
    a = (a ^ c) &- rotated(c, 11)
    b = (b ^ a) &- rotated(a, 25)
    c = (c ^ b) &- rotated(b, 16)
    a = (a ^ c) &- rotated(c, 4)
    b = (b ^ a) &- rotated(a, 14)
    c = (c ^ b) &- rotated(b, 24)
    return c
  }
}
