/// Decoders of whole texts: escapes that stand between plain letters, and alphabets in another order.

/// Percent escapes, HTML entities, and the escapes of JSON and of programs.
enum EscapeDecoders {
  /// The fewest escapes that are a reason to decode.
  private static let fewest = 3

  /// The text with its escapes replaced; `nil` if it holds next to none.
  static func decode(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(where: { $0 == 0x25 || $0 == 0x26 || $0 == 0x5C || $0 == 0x3D }) else {
      return nil
    }
    var text: [UInt8] = []
    var count = 0
    var index = 0
    /// The end of the last escape.
    var last = -1
    while index < bytes.count, text.count < GuardLimits.decodedBytes {
      let escape: (scalar: UInt32, end: Int, isByte: Bool)? =
        switch bytes[index] {
        case UInt8(ascii: "%"): percent(bytes, index)
        case UInt8(ascii: "&"): entity(bytes, index)
        case UInt8(ascii: "\\"): backslash(bytes, index)
        case UInt8(ascii: "="): equals(bytes, index, last)
        default: nil
        }
      guard let escape else {
        text.append(bytes[index])
        index += 1
        continue
      }
      if escape.isByte {
        text.append(UInt8(truncatingIfNeeded: escape.scalar))
      } else {
        LetterFolding.append(escape.scalar, to: &text)
      }
      count += 1
      index = escape.end
      last = index
    }
    return count >= fewest ? text : nil
  }

  private static func number(
    _ bytes: [UInt8], _ range: Range<Int>, _ radix: UInt32
  ) -> UInt32? {
    guard range.upperBound <= bytes.count, !range.isEmpty else { return nil }
    var value: UInt32 = 0
    for byte in bytes[range] {
      guard ByteClass.hex.contains(byte) else { return nil }
      let digit = byte.isDigit ? UInt32(byte) - 0x30 : UInt32(byte.lowercased) - 0x57
      guard digit < radix else { return nil }
      value = value * radix + digit
    }
    return value
  }

  private static func percent(_ bytes: [UInt8], _ index: Int) -> (UInt32, Int, Bool)? {
    number(bytes, (index + 1)..<(index + 3), 16).map { ($0, index + 3, true) }
  }

  /// Quoted-printable (RFC 2045 section 6.7), where one escape follows another: `a=20` is a setting.
  private static func equals(_ bytes: [UInt8], _ index: Int, _ last: Int) -> (UInt32, Int, Bool)? {
    guard let value = number(bytes, (index + 1)..<(index + 3), 16) else { return nil }
    let isFollowed = index + 3 < bytes.count && bytes[index + 3] == UInt8(ascii: "=")
    return last == index || isFollowed ? (value, index + 3, true) : nil
  }

  private static let named: [(name: [UInt8], scalar: UInt32)] = [
    ("amp;", 0x26), ("lt;", 0x3C), ("gt;", 0x3E), ("quot;", 0x22), ("apos;", 0x27),
    ("nbsp;", 0x20), ("num;", 0x23),
  ].map { (Array($0.0.utf8), UInt32($0.1)) }

  private static func entity(_ bytes: [UInt8], _ index: Int) -> (UInt32, Int, Bool)? {
    guard index + 3 < bytes.count else { return nil }
    guard bytes[index + 1] == UInt8(ascii: "#") else {
      for (name, scalar) in named where ControlTokens.stands(name, in: bytes, at: index + 1) {
        return (scalar, index + 1 + name.count, false)
      }
      return nil
    }
    let isHex = bytes[index + 2].lowercased == UInt8(ascii: "x")
    let first = index + (isHex ? 3 : 2)
    var end = first
    while end < bytes.count, end - first < 7, ByteClass.hex.contains(bytes[end]) { end += 1 }
    guard let value = number(bytes, first..<end, isHex ? 16 : 10), isScalar(value) else {
      return nil
    }
    let isClosed = end < bytes.count && bytes[end] == UInt8(ascii: ";")
    return (value, isClosed ? end + 1 : end, false)
  }

  private static func backslash(_ bytes: [UInt8], _ index: Int) -> (UInt32, Int, Bool)? {
    guard index + 3 < bytes.count else { return nil }
    switch bytes[index + 1] {
    case UInt8(ascii: "x"):
      return number(bytes, (index + 2)..<(index + 4), 16).map { ($0, index + 4, true) }
    case UInt8(ascii: "u"):
      guard let value = number(bytes, (index + 2)..<(index + 6), 16) else { return nil }
      // A high surrogate and the low one after it; a lone one stands for nothing.
      if (0xD800...0xDBFF).contains(value), index + 7 < bytes.count,
        bytes[index + 6] == UInt8(ascii: "\\"), bytes[index + 7] == UInt8(ascii: "u"),
        let low = number(bytes, (index + 8)..<(index + 12), 16), (0xDC00...0xDFFF).contains(low)
      {
        return (0x10000 + (value - 0xD800) << 10 + (low - 0xDC00), index + 12, false)
      }
      return (isScalar(value) ? value : 0x20, index + 6, false)
    default: return nil
    }
  }

  private static func isScalar(_ value: UInt32) -> Bool {
    value > 0 && value < 0x11_0000 && !(0xD800...0xDFFF).contains(value)
  }
}

/// Shifted and mirrored alphabets, and texts written backwards: tried when a text reads like no language.
enum CipherDecoders {
  /// How much of a text is read to find out.
  private static let sample = 400

  /// The text in plain letters, if one of the ciphers makes it readable.
  static func decode(_ bytes: [UInt8], _ text: CanonicalText) -> [UInt8]? {
    guard text.words.count >= 3, bytes.count <= GuardLimits.decodedBytes,
      text.counts.latin * 2 > bytes.count
    else { return embedded(bytes, text) }
    let share = text.knownShare
    guard share < 0.55 else { return nil }
    let head = Array(bytes.prefix(sample))
    var best: (share: Double, key: Int)?
    for key in 1...28 {
      let known = CanonicalText.read(apply(key, head)).knownShare
      if known > best?.share ?? 0 { best = (known, key) }
    }
    guard let best, best.share >= 0.6, best.share > share + 0.25 else {
      return embedded(bytes, text)
    }
    return apply(best.key, bytes)
  }

  /// A cipher in a part of the text only: words that rot13 makes known, one after the other.
  private static func embedded(_ bytes: [UInt8], _ text: CanonicalText) -> [UInt8]? {
    var run = 0
    var longest = 0
    for word in text.words.prefix(2_000) {
      run = word.marks.contains(.known) || word.text.count < 3 ? 0 : run + 1
      longest = max(longest, run)
    }
    guard longest >= 5, bytes.count <= GuardLimits.decodedBytes else { return nil }
    for key in [13, 27, 28] {
      let plain = CanonicalText.read(apply(key, Array(bytes.prefix(16_384))))
      var known = 0
      var row = 0
      for word in plain.words {
        row = word.marks.contains(.known) ? row + 1 : 0
        known = max(known, row)
      }
      if known >= 5, known >= longest { return apply(key, bytes) }
    }
    return nil
  }

  /// Keys 1 to 25 shift the alphabet, 26 mirrors it, 27 reverses the text, 28 each of its words.
  private static func apply(_ key: Int, _ bytes: [UInt8]) -> [UInt8] {
    switch key {
    case 26:
      return bytes.map { byte in
        byte.isLetter ? (byte < 0x61 ? 0x9B - byte : 0xDB - byte) : byte
      }
    case 27: return reversed(bytes)
    case 28:
      let words = bytes.split(separator: 0x20, omittingEmptySubsequences: false)
      return Array(words.map { reversed(Array($0)) }.joined(separator: [0x20]))
    default:
      return bytes.map { byte in
        guard byte.isLetter else { return byte }
        let base: UInt8 = byte < 0x61 ? 0x41 : 0x61
        return base + (byte - base + UInt8(key)) % 26
      }
    }
  }

  /// Backwards by scalar.
  private static func reversed(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var end = bytes.count
    while end > 0 {
      var start = end - 1
      while start > 0, end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      text.append(contentsOf: bytes[start..<end])
      end = start
    }
    return text
  }
}
