/// A cursor over untrusted bytes: every read is checked, none traps.

/// Why a read failed.
package enum ByteCursorError: Error, Equatable, Sendable {
  /// Fewer bytes are left than asked for.
  case truncated(offset: Int, wanted: Int, available: Int)
  /// A number does not fit what it counts.
  case overflow(offset: Int)
}

/// A position in a `Span<UInt8>` that the caller passes to each read, so that the cursor itself is
/// an ordinary value. Integers are little-endian unless the name says otherwise.
package struct ByteCursor: Sendable {
  /// Offset of the next byte, from the start of the span.
  package private(set) var offset: Int

  /// Starts at `offset`.
  package init(at offset: Int = 0) {
    self.offset = offset
  }

  /// Bytes left.
  package func remaining(in bytes: Span<UInt8>) -> Int {
    offset >= bytes.count ? 0 : bytes.count - offset
  }

  /// Goes to `position`; positions beyond the end fail at the next read.
  package mutating func seek(to position: Int) {
    offset = max(0, position)
  }

  /// Moves on by `count` bytes.
  package mutating func skip(_ count: Int, in bytes: Span<UInt8>) throws(ByteCursorError) {
    try need(count, in: bytes)
    offset += count
  }

  /// One byte.
  package mutating func u8(_ bytes: Span<UInt8>) throws(ByteCursorError) -> UInt8 {
    try need(1, in: bytes)
    defer { offset += 1 }
    return bytes[offset]
  }

  /// Two bytes.
  package mutating func u16(_ bytes: Span<UInt8>) throws(ByteCursorError) -> UInt16 {
    UInt16(truncatingIfNeeded: try littleEndian(2, bytes))
  }

  /// Four bytes.
  package mutating func u32(_ bytes: Span<UInt8>) throws(ByteCursorError) -> UInt32 {
    UInt32(truncatingIfNeeded: try littleEndian(4, bytes))
  }

  /// Eight bytes.
  package mutating func u64(_ bytes: Span<UInt8>) throws(ByteCursorError) -> UInt64 {
    try littleEndian(8, bytes)
  }

  /// A copy of the next `count` bytes.
  package mutating func take(_ count: Int, in bytes: Span<UInt8>) throws(ByteCursorError) -> [UInt8]
  {
    try need(count, in: bytes)
    let start = offset
    offset += count
    return Array(copying: bytes.extracting(start..<(start + count)))
  }

  private mutating func littleEndian(_ width: Int, _ bytes: Span<UInt8>) throws(ByteCursorError)
    -> UInt64
  {
    try need(width, in: bytes)
    var value: UInt64 = 0
    for index in 0..<width {
      value |= UInt64(bytes[offset + index]) << UInt64(8 * index)
    }
    offset += width
    return value
  }

  private func need(_ count: Int, in bytes: Span<UInt8>) throws(ByteCursorError) {
    let available = remaining(in: bytes)
    guard count >= 0, count <= available else {
      throw .truncated(offset: offset, wanted: count, available: available)
    }
  }
}

extension Array where Element == UInt8 {
  /// A copy of the bytes of `span`.
  package init(copying span: Span<UInt8>) {
    self.init()
    reserveCapacity(span.count)
    for index in span.indices { append(span[index]) }
  }
}
