/// The escapes of Python's string literals, which Jinja shares (`unicode_escape`), so that `\x5f`
/// cannot hide an underscore.

/// Escaped texts.
enum EscapedText {
  /// The text that the inside of a literal stands for. `\N{LOW LINE}` is known; other names
  /// become U+FFFD, since they are not resolved here.
  static func decode(_ scalars: ArraySlice<Unicode.Scalar>, bytes: Bool = false) -> String {
    var out = String.UnicodeScalarView()
    var at = scalars.startIndex
    while at < scalars.endIndex {
      let scalar = scalars[at]
      at += 1
      guard scalar == "\\", at < scalars.endIndex else {
        out.append(scalar)
        continue
      }
      let letter = scalars[at]
      at += 1
      switch letter {
      case "\n": break
      case "\\", "'", "\"": out.append(letter)
      case "a": out.append("\u{07}")
      case "b": out.append("\u{08}")
      case "f": out.append("\u{0C}")
      case "n": out.append("\n")
      case "r": out.append("\r")
      case "t": out.append("\t")
      case "v": out.append("\u{0B}")
      case "0"..."7": number(scalars, &at, from: at - 1, digits: 3, radix: 8, &out)
      case "x": number(scalars, &at, from: at, digits: 2, radix: 16, &out)
      case "u" where !bytes: number(scalars, &at, from: at, digits: 4, radix: 16, &out)
      case "U" where !bytes: number(scalars, &at, from: at, digits: 8, radix: 16, &out)
      case "N" where !bytes:
        var name = String.UnicodeScalarView()
        if let end = scalars[at...].firstIndex(of: "}") {
          name.append(contentsOf: scalars[at..<end].dropFirst())
          at = end + 1
        }
        out.append(String(name).uppercased() == "LOW LINE" ? "_" : "\u{FFFD}")
      default:
        out.append("\\")
        out.append(letter)
      }
    }
    return String(out)
  }

  private static func number(
    _ scalars: ArraySlice<Unicode.Scalar>, _ at: inout Int, from start: Int, digits: Int,
    radix: UInt32, _ out: inout String.UnicodeScalarView
  ) {
    var value: UInt32 = 0
    var end = start
    while end < scalars.endIndex, end - start < digits,
      let digit = Character(scalars[end]).hexDigitValue, digit < radix
    {
      value = value &* radix &+ UInt32(digit)
      end += 1
    }
    at = end
    out.append(Unicode.Scalar(value) ?? "\u{FFFD}")
  }
}

extension Unicode.Scalar {
  /// Whether an identifier may start with it (UAX 31, as Python and Jinja use it).
  var startsIdentifier: Bool {
    self == "_" || (value < 0x80 ? properties.isAlphabetic : properties.isXIDStart)
  }

  /// Whether an identifier may go on with it.
  var continuesIdentifier: Bool {
    value < 0x80
      ? self == "_" || properties.isAlphabetic || ("0"..."9").contains(self)
      : properties.isXIDContinue
  }
}
