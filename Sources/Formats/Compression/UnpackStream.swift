/// Unpacks compressed streams piece by piece: envelopes, checks, streams that follow each other.

/// The unpacking of a region from its start. What was unpacked before a fault was given out: a
/// loader that reads as it goes has seen it too.
final class UnpackStream {
  private static let chunk = 64 << 10
  private static let room = 256 << 10

  private let packed: Region
  private let compression: Compression
  /// Whether streams that follow directly are read as one content, as most programs do.
  private let joins: Bool
  private var decoder: (any Decompressor)?
  private var input: [UInt8] = []
  private var position = 0
  private var output: [UInt8]
  /// Count and checksum of the stream that is being read.
  private var length: UInt64 = 0
  private var sum: UInt32 = 0
  private var isOver = false
  private var idle = 0

  /// Packed bytes that were used.
  private(set) var consumed: UInt64 = 0
  /// Streams that were read whole.
  private(set) var streams = 0
  /// Why it ended before its end.
  private(set) var fault: String?

  init(_ packed: Region, _ compression: Compression, joins: Bool) {
    self.packed = packed
    self.compression = compression
    self.joins = joins
    // Small streams are many: they get little room.
    let room = max(16 << 10, min(Self.room, Int(clamping: packed.count) &* 4))
    output = [UInt8](repeating: 0, count: packed.count > UInt64(Self.room) ? Self.room : room)
  }

  /// The next piece; empty at the end, of which `fault` tells more.
  func next() -> [UInt8] {
    while !isOver {
      guard let decoder = decoder ?? start() else { return [] }
      if position == input.count, !refill() { return [] }
      let step = decoder.step(input, from: position, into: &output)
      position += step.used
      consumed += UInt64(step.used)
      let piece = step.produced > 0 ? Array(output[0..<step.produced]) : []
      account(for: piece)
      judge(step, decoder)
      if !piece.isEmpty { return piece }
    }
    return []
  }

  private func stop(_ words: String?) {
    isOver = true
    fault = fault ?? words
  }

  private func start() -> (any Decompressor)? {
    do throws(FormatError) {
      consumed = try compression.body(packed, at: consumed)
      let made = try compression.decoder()
      decoder = made
      (input, position, length) = ([], 0, 0)
      sum = compression == .zlib ? 1 : 0
      return made
    } catch {
      stop(error.words)
      return nil
    }
  }

  private func refill() -> Bool {
    let left = packed.count - min(packed.count, consumed)
    do throws(FormatError) {
      input = try packed.bytes(consumed, Int(min(UInt64(Self.chunk), left)))
      position = 0
      return true
    } catch {
      stop(error.words)
      return false
    }
  }

  private func account(for piece: [UInt8]) {
    guard !piece.isEmpty else { return }
    length += UInt64(piece.count)
    if compression == .gzip { sum = Checksum.crc32(piece, from: sum) }
    if compression == .zlib { sum = Checksum.adler32(piece, from: sum) }
  }

  private func judge(_ step: DecompressorStep, _ decoder: any Decompressor) {
    switch step.state {
    case .ended: finish()
    case .faulted(let words): stop(words)
    case .more:
      idle = step.used == 0 && step.produced == 0 ? idle + 1 : 0
      if case .raw(_, let size?) = compression, length >= size { return finish() }
      guard idle > 0 else { return }
      let atEnd = consumed >= packed.count
      if atEnd, (decoder as? Lz4LegacyDecoder)?.isBetweenBlocks == true { return finish() }
      if atEnd || idle > 1 { stop(atEnd ? "the stream breaks off" : "the stream does not go on") }
    }
  }

  /// Checks what follows the body, and goes on with the next stream if there is one.
  private func finish() {
    decoder = nil
    streams += 1
    idle = 0
    do throws(FormatError) { try checkTrailer() } catch {
      return stop(error.words)
    }
    guard joins, streams < FormatLimits.streams else { return stop(nil) }
    passSkippable()
    let next = consumed + padding()
    guard next < packed.count, compression.starts(packed, at: next) else { return stop(nil) }
    consumed = next
  }

  /// Skippable frames at the end belong to the file too.
  private func passSkippable() {
    guard compression == .zstd || compression == .lz4,
      let next = try? compression.body(packed, at: consumed), next == packed.count
    else { return }
    consumed = next
  }

  private func checkTrailer() throws(FormatError) {
    switch compression {
    case .gzip:
      let trailer = try packed.bytes(consumed, 8)
      consumed += 8
      let crc = trailer[0..<4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      let size = trailer[4..<8].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      guard crc == sum, size == UInt32(truncatingIfNeeded: length) else {
        throw .malformed(offset: consumed - 8, "the checksum of the stream is wrong")
      }
    case .zlib:
      let trailer = try packed.bytes(consumed, 4)
      consumed += 4
      guard trailer.reduce(UInt32(0), { $0 << 8 | UInt32($1) }) == sum else {
        throw .malformed(offset: consumed - 4, "the checksum of the stream is wrong")
      }
    default: return
    }
  }

  /// Zeros between streams, which gzip and xz allow.
  private func padding() -> UInt64 {
    guard compression == .gzip || compression == .xz else { return 0 }
    let left = packed.count - min(packed.count, consumed)
    guard let bytes = try? packed.bytes(consumed, Int(min(UInt64(Self.chunk), left))) else {
      return 0
    }
    return UInt64(bytes.prefix { $0 == 0 }.count)
  }
}
