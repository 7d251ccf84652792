/// Reads a region from front to back through a small window, so that memory stays flat whatever
/// the size of the file. Integers are little-endian.

import Bytes

/// A position in a region and the bytes around it.
package struct WindowReader {
  /// What is read.
  let region: Region
  private var window: [UInt8] = []
  private var windowStart: UInt64 = 0
  /// Offset of the next byte.
  package private(set) var offset: UInt64
  /// Number of bytes of the region.
  package let count: UInt64

  /// Starts at `offset`.
  package init(_ region: Region, at offset: UInt64 = 0) {
    self.region = region
    self.offset = offset
    count = region.count
  }

  /// Bytes left.
  package var remaining: UInt64 { offset >= count ? 0 : count - offset }

  /// Goes to `position`; beyond the end the next read fails.
  package mutating func seek(to position: UInt64) { offset = position }

  /// Moves on by `length` bytes, all of which must be there.
  package mutating func skip(_ length: UInt64) throws(FormatError) {
    guard length <= remaining else { throw .truncated(offset: offset) }
    offset += length
  }

  /// One byte.
  package mutating func u8() throws(FormatError) -> UInt8 {
    if offset >= windowStart, offset < windowStart + UInt64(window.count) {
      defer { offset += 1 }
      return window[Int(offset - windowStart)]
    }
    try fill()
    defer { offset += 1 }
    return window[0]
  }

  /// The next byte, which stays the next.
  package mutating func peek() throws(FormatError) -> UInt8 {
    let byte = try u8()
    offset -= 1
    return byte
  }

  /// Two bytes.
  package mutating func u16() throws(FormatError) -> UInt16 {
    UInt16(truncatingIfNeeded: try littleEndian(2))
  }

  /// Four bytes.
  package mutating func u32() throws(FormatError) -> UInt32 {
    UInt32(truncatingIfNeeded: try littleEndian(4))
  }

  /// Eight bytes.
  package mutating func u64() throws(FormatError) -> UInt64 { try littleEndian(8) }

  /// `length` bytes; the caller has bounded `length`.
  package mutating func take(_ length: Int) throws(FormatError) -> [UInt8] {
    guard length >= 0, UInt64(length) <= remaining else { throw .truncated(offset: offset) }
    let end = windowStart + UInt64(window.count)
    if offset >= windowStart, offset + UInt64(length) <= end {
      let from = Int(offset - windowStart)
      offset += UInt64(length)
      return Array(window[from..<(from + length)])
    }
    let bytes = try region.bytes(offset, length)
    offset += UInt64(length)
    return bytes
  }

  /// The bytes up to and including the next line feed; at most `limit`. Throws `.truncated` if the
  /// region ends before one.
  package mutating func line(limit: Int) throws(FormatError) -> [UInt8] {
    let start = offset
    var line: [UInt8] = []
    while true {
      guard offset < count else { throw .truncated(offset: start) }
      let byte = try u8()
      line.append(byte)
      if byte == 0x0A { return line }
      guard line.count < limit else { throw .limit(offset: start, "the length of a line") }
    }
  }

  private mutating func littleEndian(_ width: Int) throws(FormatError) -> UInt64 {
    guard UInt64(width) <= remaining else { throw .truncated(offset: offset) }
    var value: UInt64 = 0
    for index in 0..<width { value |= UInt64(try u8()) << UInt64(8 * index) }
    return value
  }

  private mutating func fill() throws(FormatError) {
    guard offset < count else { throw .truncated(offset: offset) }
    let length = Int(min(UInt64(FormatLimits.window), count - offset))
    window = try region.bytes(offset, length)
    windowStart = offset
  }
}
