/// A stream guard over the text of one choice that gives back whole characters only.

import Guards

/// Text in, guarded text out.
struct GuardedText: Sendable {
  /// What came out of one push.
  struct Piece {
    var text = ""
    var findings: [Finding] = []
    var isBlocked = false
  }

  private var streamGuard: StreamGuard
  private var carry: [UInt8] = []

  /// Begins a stream with the detectors of `textGuard`.
  init(_ textGuard: TextGuard) {
    streamGuard = StreamGuard(guard: textGuard, origin: .model)
  }

  /// Takes the next text.
  mutating func push(_ text: String) -> Piece {
    piece(streamGuard.push(Array(text.utf8)), isLast: false)
  }

  /// Ends the stream.
  mutating func finish() -> Piece {
    piece(streamGuard.finish(), isLast: true)
  }

  private mutating func piece(_ chunk: GuardedChunk, isLast: Bool) -> Piece {
    var bytes = carry + chunk.released
    carry = []
    if !isLast {
      let whole = Self.wholeCharacters(bytes)
      carry = Array(bytes[whole...])
      bytes.removeSubrange(whole...)
    }
    return Piece(
      text: String(decoding: bytes, as: UTF8.self), findings: chunk.findings,
      isBlocked: chunk.blocked)
  }

  /// Length of the part that does not end inside of a UTF-8 sequence.
  static func wholeCharacters(_ bytes: [UInt8]) -> Int {
    var start = bytes.count
    for _ in 0..<3 where start > 0 {
      start -= 1
      let byte = bytes[start]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return start + length > bytes.count ? start : bytes.count
    }
    return bytes.count
  }
}
