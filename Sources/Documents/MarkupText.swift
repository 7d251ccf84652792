/// Text inside XML and HTML: what can't stand there is replaced, what means something is escaped.

/// Escaping for element content and double-quoted attributes.
package enum MarkupText {
  /// `text` for XML 1.0 and HTML. Characters that XML 1.0 (2.2) has no place for, and those that
  /// change the direction of what follows, become U+FFFD.
  package static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
    case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F: false
    default: true
    }
  }
}
