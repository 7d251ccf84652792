/// Writes text out with the masked stretches replaced: the same function for whole texts and for
/// streams, so that both give the same bytes.

/// A stretch that must not go out.
struct MaskedStretch: Sendable, Hashable {
  let start: Int
  /// Position after the stretch; as far as it is known.
  let end: Int
  let type: String
}

/// Where the writing stands.
struct MaskWriter: Sendable {
  /// Position of the next byte to write out or leave out.
  private(set) var position = 0
  /// End of the stretch that was last replaced; later stretches that begin before it only extend it.
  private var maskedTo = 0

  /// Writes everything before `limit`, given all stretches that begin before it.
  mutating func write(
    _ window: TextWindow, upTo limit: Int, masking stretches: [MaskedStretch]
  ) -> [UInt8] {
    var output: [UInt8] = []
    let sorted = stretches.sorted {
      ($0.start, $1.end, $0.type) < ($1.start, $0.end, $1.type)
    }
    for stretch in sorted where stretch.end > maskedTo && stretch.start < limit {
      if stretch.start >= maskedTo {
        copy(window, upTo: stretch.start, into: &output)
        output += Array("[masked: \(stretch.type)]".utf8)
      }
      maskedTo = stretch.end
      position = max(position, min(maskedTo, limit))
    }
    copy(window, upTo: limit, into: &output)
    return output
  }

  private mutating func copy(_ window: TextWindow, upTo end: Int, into output: inout [UInt8]) {
    let start = max(position, min(maskedTo, end))
    if start < end {
      output += window.bytes[(start - window.base)..<(end - window.base)]
    }
    position = max(position, end)
  }
}

/// Masking apart from any policy.
package enum TextMask {
  /// `bytes` with the places of `findings` replaced by their masked forms.
  package static func mask(_ bytes: [UInt8], _ findings: [Finding]) -> String {
    var writer = MaskWriter()
    let stretches = findings.map {
      MaskedStretch(start: $0.range.lowerBound, end: $0.range.upperBound, type: $0.type)
    }
    let window = TextWindow(bytes: bytes, base: 0, isFinal: true)
    return String(
      decoding: writer.write(window, upTo: bytes.count, masking: stretches), as: UTF8.self)
  }
}
