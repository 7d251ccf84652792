/// What a text says in other writing: base64, hexadecimal, percent escapes, HTML entities, JSON escapes, codes of
/// characters in binary or decimal, shifted alphabets, reversed letters or words. Two layers deep, with
/// bounds on how much is decoded.

/// A text that was decoded out of another.
struct DecodedText: Sendable {
  let bytes: [UInt8]
  /// The bytes of the original that it was decoded from.
  let range: Range<Int>
}

struct TextDecoder {
  private var budget = GuardLimits.decodedBytes
  private var found: [DecodedText] = []

  /// Everything decoded out of `bytes`, to the depth of `GuardLimits.decodingDepth`.
  static func decode(_ bytes: [UInt8], words: CanonicalText) -> [DecodedText] {
    var decoder = TextDecoder()
    decoder.layer(bytes, words, nil)
    var from = 0
    for _ in 1..<GuardLimits.decodingDepth {
      let to = decoder.found.count
      for index in from..<to {
        let text = decoder.found[index]
        decoder.layer(text.bytes, CanonicalText.read(text.bytes), text.range)
      }
      from = to
    }
    return decoder.found
  }

  private mutating func layer(_ bytes: [UInt8], _ text: CanonicalText, _ outer: Range<Int>?) {
    for span in SpanDecoders.spans(in: bytes) { add(span.bytes, outer ?? span.range) }
    let whole = outer ?? 0..<bytes.count
    if let plain = EscapeDecoders.decode(bytes) { add(plain, whole) }
    if let plain = CipherDecoders.decode(bytes, text) { add(plain, whole) }
    for plain in AlternativeReadings.of(bytes, text) { add(plain, whole) }
  }

  private mutating func add(_ bytes: [UInt8], _ range: Range<Int>) {
    guard found.count < GuardLimits.decodedTexts, bytes.count <= budget else { return }
    budget -= bytes.count
    found.append(DecodedText(bytes: bytes, range: range))
  }
}

extension GuardLimits {
  /// Layers of encodings that are taken off.
  static let decodingDepth = 2
  /// The most texts decoded out of one.
  static let decodedTexts = 24
  /// The most bytes decoded out of one text.
  static let decodedBytes = 262_144
  /// The most matches of the grammar in one text.
  static let frameMatches = 4_000
  /// The most signs in one text.
  static let signs = 4_000
  /// The most windows of one text that are scored.
  static let injectionWindows = 8_000
}

/// Runs of an encoding inside of a text.
enum SpanDecoders {
  /// The fewest letters of base64 that are tried: twelve bytes of text.
  private static let shortestBase64 = 16

  /// The decoded text of every run that holds readable text.
  static func spans(in bytes: [UInt8]) -> [(bytes: [UInt8], range: Range<Int>)] {
    var found: [(bytes: [UInt8], range: Range<Int>)] = []
    var index = 0
    while index < bytes.count, found.count < GuardLimits.decodedTexts {
      guard ByteClass.base64URL.contains(bytes[index]) else {
        index += 1
        continue
      }
      let end = runEnd(bytes, index)
      if end - index >= shortestBase64, let text = text(bytes[index..<end]) {
        found.append((text, index..<end))
      }
      index = end
    }
    if let numbers = NumberDecoder.decode(bytes) { found.append(numbers) }
    return found
  }

  /// The end of a run of base64 letters; single line ends inside of long ones are passed over.
  private static func runEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var end = start
    var line = start
    while end < bytes.count {
      if ByteClass.base64.contains(bytes[end]) || bytes[end] == UInt8(ascii: "-")
        || bytes[end] == UInt8(ascii: "_")
      {
        end += 1
      } else if bytes[end] == 0x0A, end - line >= 60, end + 1 < bytes.count,
        ByteClass.base64.contains(bytes[end + 1])
      {
        end += 1
        line = end
      } else {
        break
      }
    }
    return end
  }

  /// What a run of letters says in base64 or base32.
  private static func text(_ run: ArraySlice<UInt8>) -> [UInt8]? {
    if let text = base64(run) { return text }
    guard run.allSatisfy({ ByteClass.base32.contains($0) }) else { return nil }
    return base32(run)
  }

  /// RFC 4648 section 6; `nil` unless the bytes are readable text.
  private static func base32(_ run: ArraySlice<UInt8>) -> [UInt8]? {
    var decoded: [UInt8] = []
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for byte in run.prefix(GuardLimits.decodedBytes) where byte != 0x3D {
      bits = (bits << 5 | UInt32(byte.isDigit ? byte - 24 : byte - 0x41)) & 0xFFFF
      count += 5
      guard count >= 8 else { continue }
      count -= 8
      decoded.append(UInt8(truncatingIfNeeded: bits >> count))
      if decoded.count == 24, !isReadable(decoded) { return nil }
    }
    return isReadable(decoded) ? decoded : nil
  }

  /// RFC 4648 sections 4 and 5; `nil` unless the bytes are readable text, or one more code of such.
  private static func base64(_ run: ArraySlice<UInt8>) -> [UInt8]? {
    guard run.contains(where: { $0.isDigit || ($0 >= 0x41 && $0 <= 0x5A) || $0 == 0x3D }) else {
      return nil
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(run.count * 3 / 4)
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for byte in run where byte != 0x0A && byte != 0x3D {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte) - 0x41
      case 0x61...0x7A: value = UInt32(byte) - 0x61 + 26
      case 0x30...0x39: value = UInt32(byte) - 0x30 + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      default: return nil
      }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        decoded.append(UInt8(truncatingIfNeeded: bits >> count))
        if decoded.count == 24, !isPrintable(decoded) { return nil }
      }
      if decoded.count >= GuardLimits.decodedBytes { break }
    }
    if isReadable(decoded, letters: 4) { return decoded }
    return isPrintable(decoded) ? NumberDecoder.decode(decoded)?.bytes : nil
  }

  /// Whether bytes are a part of a text at all.
  private static func isPrintable(_ bytes: [UInt8]) -> Bool {
    isReadable(bytes) || bytes.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) }
  }

  /// Whether bytes are text: hardly any control characters, and letters and spaces, of ten
  /// at least as many as said.
  static func isReadable(_ bytes: [UInt8], letters fewest: Int = 7) -> Bool {
    guard bytes.count >= 8 else { return false }
    var letters = 0
    var index = 0
    var scalars = 0
    while index < bytes.count {
      let byte = bytes[index]
      scalars += 1
      if byte < 0x80 {
        if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { return false }
        if byte.isLetter || byte == 0x20 { letters += 1 }
        index += 1
      } else {
        let before = index
        let scalar = LetterFolding.decode(bytes, &index)
        if scalar == 0 {
          // A sequence that a prefix cut off is no reason.
          if before + 4 > bytes.count { break }
          return false
        }
        letters += 1
      }
    }
    return letters * 10 >= scalars * fewest
  }
}

/// Texts written as numbers: hexadecimal with or without separators, binary, decimal codes.
enum NumberDecoder {
  /// The longest run of number groups, decoded, if it is readable.
  static func decode(_ bytes: [UInt8]) -> (bytes: [UInt8], range: Range<Int>)? {
    var best: (bytes: [UInt8], range: Range<Int>)?
    var index = 0
    while index < bytes.count {
      guard ByteClass.hex.contains(bytes[index]),
        index == 0 || !bytes[index - 1].isAlphanumeric || bytes[index - 1] == UInt8(ascii: "x")
      else {
        index += 1
        continue
      }
      let run = groups(bytes, index)
      if run.groups.count > 0, let text = text(run.groups, bytes),
        text.count > best?.bytes.count ?? 7
      {
        best = (text, index..<run.end)
      }
      index = max(index + 1, run.end)
    }
    return best
  }

  /// Groups of hexadecimal digits that follow each other with little between them.
  private static func groups(_ bytes: [UInt8], _ start: Int) -> (groups: [Range<Int>], end: Int) {
    var groups: [Range<Int>] = []
    var index = start
    var end = start
    while index < bytes.count, groups.count < 20_000 {
      var stop = index
      while stop < bytes.count, ByteClass.hex.contains(bytes[stop]) { stop += 1 }
      guard stop > index, stop >= bytes.count || !bytes[stop].isLetter || bytes[stop] == 0x78 else {
        break
      }
      if stop < bytes.count, bytes[stop] == 0x78, stop - index == 1, bytes[index] == 0x30 {
        index = stop + 1
        continue
      }
      groups.append(index..<stop)
      end = stop
      index = stop
      var gap = 0
      while index < bytes.count, gap < 4, ByteClass.numberGaps.contains(bytes[index]) {
        index += 1
        gap += 1
      }
      if gap == 0 { break }
    }
    return (groups, end)
  }

  private static func text(_ groups: [Range<Int>], _ bytes: [UInt8]) -> [UInt8]? {
    guard groups.reduce(0, { $0 + $1.count }) >= 16 else { return nil }
    for radix in [16, 2, 10] {
      if let text = text(groups, bytes, radix), SpanDecoders.isReadable(text) { return text }
    }
    return nil
  }

  private static func text(_ groups: [Range<Int>], _ bytes: [UInt8], _ radix: Int) -> [UInt8]? {
    var text: [UInt8] = []
    for group in groups {
      let width = radix == 16 ? 2 : radix == 2 ? 8 : group.count
      guard group.count % width == 0, radix != 10 || group.count <= 3 else { return nil }
      var place = group.lowerBound
      while place < group.upperBound {
        var value = 0
        for byte in bytes[place..<(place + width)] {
          let digit = byte.isDigit ? Int(byte) - 0x30 : Int(byte.lowercased) - 0x57
          guard digit < radix else { return nil }
          value = value * radix + digit
        }
        guard value < 256 else { return nil }
        text.append(UInt8(value))
        place += width
      }
      if text.count >= GuardLimits.decodedBytes { break }
    }
    return text
  }
}

extension ByteClass {
  fileprivate static let base32 = ByteClass("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567=")
  /// What stands between numbers that are codes of characters.
  fileprivate static let numberGaps = ByteClass(" ,\\xX:;-\n\t#&[]%u")
}
