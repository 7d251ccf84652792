/// The identifier that every request gets, answered in `x-request-id` and kept in the audit entry.

import Bytes

/// `req_` and 32 hexadecimal digits of 128 random bits.
package struct RequestID: Hashable, Sendable, CustomStringConvertible {
  /// The text as clients see it.
  package let text: String

  /// A new one from the system's random generator.
  package init() {
    text = "req_" + RequestID.randomHex(bits: 128)
  }

  /// The text.
  package var description: String { text }

  /// The part after `req_`, which also names the answer (`chatcmpl-...`).
  package var suffix: Substring { text.dropFirst(4) }

  /// Random bits from the system's generator as hexadecimal digits; `bits` is a multiple of 64.
  package static func randomHex(bits: Int) -> String {
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    for _ in 0..<(bits / 64) {
      let word = generator.next()
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    return Hex.encode(bytes)
  }
}
