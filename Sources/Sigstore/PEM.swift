/// PEM text (RFC 7468) to bytes.

import Bytes

/// Reading PEM.
package enum PEM {
  /// The bytes of the first block, whatever its label.
  package static func first(_ text: String) -> [UInt8]? {
    var lines: [Substring] = []
    var inside = false
    for line in text.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("-----BEGIN ") {
        inside = true
      } else if line.hasPrefix("-----END ") {
        return inside ? Base64.decode(lines.joined()) : nil
      } else if inside {
        lines.append(line)
      }
    }
    return nil
  }
}
