/// Content that was unpacked: kept in memory up to a bound, unpacked again on demand beyond it.

import Bytes
import Synchronization

/// Bytes in pieces of one size, so that growing never copies what is there.
struct ByteChunks: Sendable {
  private static let shift: UInt64 = 20
  private var chunks: [[UInt8]] = []
  private(set) var count: UInt64 = 0

  mutating func append(_ bytes: [UInt8]) {
    let size = 1 << Int(Self.shift)
    var from = 0
    while from < bytes.count {
      if chunks.last.map({ $0.count == size }) ?? true { chunks.append([]) }
      let last = chunks.count - 1
      let length = min(bytes.count - from, size - chunks[last].count)
      chunks[last].append(contentsOf: bytes[from..<(from + length)])
      from += length
    }
    count += UInt64(bytes.count)
  }

  /// The bytes of a range that lies inside.
  func bytes(_ offset: UInt64, _ length: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(length)
    var at = offset
    while result.count < length {
      let chunk = chunks[Int(at >> Self.shift)]
      let from = Int(at & ((1 << Self.shift) - 1))
      let piece = min(length - result.count, chunk.count - from)
      result.append(contentsOf: chunk[from..<(from + piece)])
      at += UInt64(piece)
    }
    return result
  }
}

/// Unpacked content in memory.
struct ChunkedSource: ByteSource {
  let chunks: ByteChunks
  var count: UInt64 { chunks.count }

  func read(at offset: UInt64, length: Int) throws(ByteSourceError) -> [UInt8] {
    try checkBounds(offset: offset, length: length)
    return chunks.bytes(offset, length)
  }
}

/// What came out of compressed streams.
package struct Unpacked: Sendable {
  /// The content: all that was unpacked, also before a fault.
  package let content: Region
  /// Bytes of it that are held in memory until this value goes.
  package let held: UInt64
  /// CRC-32 of it.
  package let crc: UInt32
  /// Packed bytes that were used.
  package let consumed: UInt64
  /// Streams that were read whole.
  package let streams: Int
  /// Why it ended early, if it did.
  package let fault: String?
  /// Whether it ended because `limit` was met: there is more.
  package let isCut: Bool
  private let streamed: StreamedSource?

  /// Bytes that were unpacked again so far to read the content.
  package var workDone: UInt64 { streamed?.workDone ?? 0 }
  /// Bytes unpacked.
  package var count: UInt64 { content.count }

  /// Unpacks the streams at the start of `packed`.
  /// - Parameters:
  ///   - joins: whether streams that follow each other are one content.
  ///   - keep: bytes that may be held in memory. Larger content is unpacked again as it is read,
  ///     with a window of `FormatLimits.unpackWindow` that is held.
  ///   - limit: bytes that may be unpacked.
  ///   - work: bytes that may be unpacked again, in all.
  ///   - ratio: unpacking ends as at `limit` where far more comes out than went in.
  package init(
    _ packed: Region, _ compression: Compression, joins: Bool, keep: UInt64, limit: UInt64,
    work: UInt64, ratio: UInt64 = .max
  ) {
    let stream = UnpackStream(packed, compression, joins: joins)
    var chunks = ByteChunks()
    var count: UInt64 = 0
    var crc: UInt32 = 0
    var isBomb = false
    while count <= limit, !isBomb {
      let piece = stream.next()
      if piece.isEmpty { break }
      count += UInt64(piece.count)
      crc = Checksum.crc32(piece, from: crc)
      if count <= keep {
        chunks.append(piece)
      } else {
        chunks = ByteChunks()
      }
      isBomb = count > FormatLimits.bombFloor && count / max(1, stream.consumed) > ratio
    }
    (self.crc, consumed, streams, fault) = (crc, stream.consumed, stream.streams, stream.fault)
    isCut = count > limit || isBomb
    if count <= keep {
      (content, held, streamed) = (Region(ChunkedSource(chunks: chunks)), count, nil)
    } else {
      let source = StreamedSource(packed, compression, joins: joins, count: count, work: work)
      (content, held, streamed) = (Region(source), UInt64(FormatLimits.unpackWindow), source)
    }
  }
}

extension Unpacked {
  /// One stream, held in memory whole; not cut off when it ends before `limit` bytes.
  package init(_ packed: Region, _ compression: Compression, inMemory limit: UInt64) {
    self.init(packed, compression, joins: false, keep: limit, limit: limit, work: 0)
  }

  /// Whether one stream was read to its own end.
  package var isWhole: Bool { streams == 1 && fault == nil && !isCut }
}

/// Unpacked content that is too large to be held: reading forward unpacks on, reading back beyond
/// the window starts anew. The work is bounded; beyond it the source cannot be read.
final class StreamedSource: ByteSource {
  private struct State {
    var stream: UnpackStream
    /// Pieces in order, the first of which starts at `start`.
    var pieces: [[UInt8]] = []
    var start: UInt64 = 0
    var end: UInt64 = 0
    var workLeft: UInt64
  }

  let count: UInt64
  private let packed: Region
  private let compression: Compression
  private let joins: Bool
  private let granted: UInt64
  private let state: Mutex<State>

  init(_ packed: Region, _ compression: Compression, joins: Bool, count: UInt64, work: UInt64) {
    self.count = count
    self.packed = packed
    self.compression = compression
    self.joins = joins
    granted = work
    state = Mutex(
      State(stream: UnpackStream(packed, compression, joins: joins), workLeft: work))
  }

  var workDone: UInt64 { granted - state.withLock { $0.workLeft } }

  func read(at offset: UInt64, length: Int) throws(ByteSourceError) -> [UInt8] {
    try checkBounds(offset: offset, length: length)
    let bytes = state.withLock { state -> [UInt8]? in
      if offset < state.start {
        state.stream = UnpackStream(packed, compression, joins: joins)
        (state.pieces, state.start, state.end) = ([], 0, 0)
      }
      guard Self.advance(&state, from: offset, to: offset + UInt64(length)) else { return nil }
      return Self.copy(state, offset, length)
    }
    guard let bytes else {
      throw .unreadable(offset: offset, reason: "the bound on unpacking was met")
    }
    return bytes
  }

  /// Unpacks until `end` is inside the window, and drops what lies before it and before `offset`.
  private static func advance(_ state: inout State, from offset: UInt64, to end: UInt64) -> Bool {
    let window = UInt64(FormatLimits.unpackWindow)
    while state.end < end {
      let piece = state.stream.next()
      guard !piece.isEmpty, UInt64(piece.count) <= state.workLeft else { return false }
      state.workLeft -= UInt64(piece.count)
      state.pieces.append(piece)
      state.end += UInt64(piece.count)
      var dropped = 0
      while dropped < state.pieces.count - 1 {
        let next = state.start + UInt64(state.pieces[dropped].count)
        guard next <= offset, state.end - next >= window else { break }
        state.start = next
        dropped += 1
      }
      if dropped > 0 { state.pieces.removeFirst(dropped) }
    }
    return true
  }

  private static func copy(_ state: State, _ offset: UInt64, _ length: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(length)
    var at = state.start
    for piece in state.pieces where result.count < length {
      let next = at + UInt64(piece.count)
      let from = offset + UInt64(result.count)
      if next > from {
        let skip = Int(from - at)
        result.append(contentsOf: piece[skip..<min(piece.count, skip + length - result.count)])
      }
      at = next
    }
    return result
  }
}
