/// Bytes that lie somewhere else: what the readers of formats see of a file, whatever holds it.

/// Random access to a fixed sequence of bytes. Implementations at the edge read files; tests and
/// nested members use `MemorySource`. A source may fail (disk error, file truncated under us).
package protocol ByteSource: Sendable {
  /// Number of bytes, fixed for the life of the source.
  var count: UInt64 { get }

  /// Exactly `length` bytes from `offset`, or an error: never fewer.
  func read(at offset: UInt64, length: Int) throws(ByteSourceError) -> [UInt8]

  /// Gives all bytes from front to back to each of `readers`, piece by piece. Every reader gets all
  /// pieces in order; readers may run side by side, the first one on the calling thread. `progress`
  /// is told, on the calling thread, how many bytes are done.
  func stream(to readers: [any PieceReader], progress: (UInt64) -> Void) throws(ByteSourceError)

  /// Throws if the bytes may be others than when the source was opened.
  func checkUnchanged() throws(ByteSourceError)
}

/// What takes part in one pass over all bytes of a source.
package protocol PieceReader: Sendable {
  /// Takes the next piece: the first `count` of `bytes`, which lie at `offset` of the source.
  func take(_ bytes: [UInt8], count: Int, at offset: UInt64)
}

/// Why bytes could not be read.
package enum ByteSourceError: Error, Equatable, Sendable {
  /// The range lies (partly) beyond the end.
  case outOfBounds(offset: UInt64, length: Int, count: UInt64)
  /// The system refused; `reason` holds its words, without the path.
  case unreadable(offset: UInt64, reason: String)
}

extension ByteSource {
  /// Throws unless `offset ..< offset + length` lies inside the source.
  package func checkBounds(offset: UInt64, length: Int) throws(ByteSourceError) {
    guard length >= 0, offset <= count, UInt64(length) <= count - offset else {
      throw .outOfBounds(offset: offset, length: length, count: count)
    }
  }

  /// Bytes of one piece: it stays in the caches nearest to the processor.
  package static var pieceBytes: Int { 64 << 10 }

  /// One reader after the other, piece by piece.
  package func stream(to readers: [any PieceReader], progress: (UInt64) -> Void)
    throws(ByteSourceError)
  {
    var offset: UInt64 = 0
    while offset < count {
      let length = Int(min(UInt64(Self.pieceBytes), count - offset))
      let piece = try read(at: offset, length: length)
      for reader in readers { reader.take(piece, count: length, at: offset) }
      offset += UInt64(length)
      progress(offset)
    }
  }

  /// Most sources cannot change.
  package func checkUnchanged() throws(ByteSourceError) {}
}

/// A source over an array in memory.
package struct MemorySource: ByteSource {
  private let bytes: [UInt8]

  /// Wraps `bytes`.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  package var count: UInt64 { UInt64(bytes.count) }

  /// The whole array is one piece, which is not copied.
  package func stream(to readers: [any PieceReader], progress: (UInt64) -> Void)
    throws(ByteSourceError)
  {
    for reader in readers { reader.take(bytes, count: bytes.count, at: 0) }
    progress(count)
  }

  package func read(at offset: UInt64, length: Int) throws(ByteSourceError) -> [UInt8] {
    try checkBounds(offset: offset, length: length)
    return Array(bytes[Int(offset)..<(Int(offset) + length)])
  }
}

/// A window on another source: a stored member of an archive, say.
package struct SliceSource<Base: ByteSource>: ByteSource {
  private let base: Base
  private let start: UInt64
  package let count: UInt64

  /// The `count` bytes of `base` from `start`.
  package init(_ base: Base, start: UInt64, count: UInt64) throws(ByteSourceError) {
    guard start <= base.count, count <= base.count - start else {
      throw .outOfBounds(offset: start, length: Int(clamping: count), count: base.count)
    }
    self.base = base
    self.start = start
    self.count = count
  }

  package func read(at offset: UInt64, length: Int) throws(ByteSourceError) -> [UInt8] {
    try checkBounds(offset: offset, length: length)
    return try base.read(at: start + offset, length: length)
  }
}
