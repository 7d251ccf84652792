/// What hidden characters say: tags spell ASCII, variation selectors stand for bytes, pairs of
/// zero-width characters for bits. For detectors that judge what was smuggled, and for people.

/// One passage of hidden text.
package struct HiddenPassage: Sendable, Hashable {
  /// The bytes of the original that hold it, from the first hidden character to the last.
  package let range: Range<Int>
  /// How it was hidden: `tags`, `variation-selectors` or `bits`.
  package let form: String
  /// What it says, as bytes; mostly UTF-8.
  package let bytes: [UInt8]

  /// What it says as text, what is no UTF-8 replaced.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Reads hidden text.
package enum HiddenText {
  /// The passages in `utf8`, in order; those of a form that stand scattered between visible
  /// characters are put together. At most `GuardLimits.hiddenBytes` bytes of each form are read.
  package static func decode(_ utf8: [UInt8]) -> [HiddenPassage] {
    var tags = Collected()
    var selectors = Collected()
    var bits = Collected()
    var index = 0
    while index < utf8.count {
      guard Invisible.mayBegin(utf8[index]) else {
        index += 1
        continue
      }
      let start = index
      let scalar = LetterFolding.decode(utf8, &index)
      switch scalar {
      case 0xE0020...0xE007E: tags.add(UInt8(scalar - 0xE0000), start, index)
      case 0xFE00...0xFE0D: selectors.add(UInt8(scalar - 0xFE00), start, index)
      case 0xFE0E, 0xFE0F: selectors.addAfterOthers(UInt8(scalar - 0xFE00), start, index)
      case 0xE0100...0xE01EF: selectors.add(UInt8(scalar - 0xE0100 + 16), start, index)
      case 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0x180E, 0x3164, 0xFFA0, 0x115F, 0x1160, 0x2800:
        bits.add(UInt8(truncatingIfNeeded: scalar ^ scalar >> 8), start, index)
      default: break
      }
    }
    return [
      tags.passage("tags", atLeast: 1), selectors.passage("variation-selectors", atLeast: 4),
      bits.passageOfBits(),
    ].compactMap(\.self).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The characters of one form.
  private struct Collected {
    var bytes: [UInt8] = []
    var start = 0
    var end = 0

    mutating func add(_ byte: UInt8, _ from: Int, _ to: Int) {
      guard bytes.count < GuardLimits.hiddenBytes else { return }
      if bytes.isEmpty { start = from }
      bytes.append(byte)
      end = to
    }

    /// Counts only directly behind another of its form: emoji use these, too.
    mutating func addAfterOthers(_ byte: UInt8, _ from: Int, _ to: Int) {
      if !bytes.isEmpty, from == end { add(byte, from, to) }
    }

    func passage(_ form: String, atLeast least: Int) -> HiddenPassage? {
      guard bytes.count >= least else { return nil }
      return HiddenPassage(range: start..<end, form: form, bytes: bytes)
    }

    /// Two kinds of characters as bits, in the order that gives text.
    func passageOfBits() -> HiddenPassage? {
      var kinds: [UInt8] = []
      for byte in bytes where !kinds.contains(byte) {
        kinds.append(byte)
        if kinds.count > 3 { return nil }
      }
      guard kinds.count >= 2 else { return nil }
      for (zero, one) in [(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1)] {
        guard zero < kinds.count, one < kinds.count else { continue }
        let wanted = bytes.filter { $0 == kinds[zero] || $0 == kinds[one] }
        for width in [8, 7, 16] where wanted.count >= 3 * width {
          let text = Self.text(wanted.map { $0 == kinds[one] }, width)
          if Self.isReadable(text) {
            return HiddenPassage(range: start..<end, form: "bits", bytes: text)
          }
        }
      }
      return nil
    }

    private static func text(_ bits: [Bool], _ width: Int) -> [UInt8] {
      stride(from: 0, to: bits.count - bits.count % width, by: width).compactMap { start in
        let value = bits[start..<(start + width)].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        return UInt8(exactly: value)
      }
    }

    private static func isReadable(_ text: [UInt8]) -> Bool {
      guard text.count >= 3, String(validating: text, as: UTF8.self) != nil else { return false }
      let plain = text.count { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 >= 0x80 }
      let letters = text.count { $0.isLetter || $0 == 0x20 }
      return plain == text.count && letters * 2 >= text.count
    }
  }
}

extension GuardLimits {
  /// The most hidden bytes of one form that are decoded.
  package static let hiddenBytes = 65_536
}
