/// The text of verifier keys: `name+hex8+base64(type || key)`. Source: c2sp.org/signed-note.

import Bytes

/// One verifier key, taken apart; its id is checked.
package struct KeyText: Sendable, Hashable {
  /// The types of signatures that this program knows by name.
  package enum Kind {
    /// Ed25519 signatures of notes.
    package static let ed25519: UInt8 = 0x01
    /// Timestamped Ed25519 cosignatures of checkpoints.
    package static let cosignature: UInt8 = 0x04
    /// ML-DSA-44 cosignatures, which this program can't verify.
    package static let mldsa: UInt8 = 0x06
  }

  /// The name of the key.
  package let name: String
  /// The type of its signatures.
  package let type: UInt8
  /// The public key as the type encodes it.
  package let key: [UInt8]
  /// Four bytes.
  package let keyID: [UInt8]

  /// Reads a verifier key; throws if the id in it is not the key's.
  package init(_ text: String) throws(LedgerError) {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, text.utf8.count <= Limits.vkeyBytes,
      let bytes = Base64.decode(String(decoding: parts[2], as: UTF8.self)), bytes.count > 1
    else { throw .invalidKey }
    try self.init(
      name: String(decoding: parts[0], as: UTF8.self), type: bytes[0], key: Array(bytes[1...]))
    guard Hex.encode(keyID).utf8.elementsEqual(parts[1]) else { throw .invalidKey }
  }

  /// Names a key.
  init(name: String, type: UInt8, key: [UInt8]) throws(LedgerError) {
    guard KeyText.isName(name) else { throw .invalidKey }
    self.name = name
    self.type = type
    self.key = key
    keyID = Array(Digest.of(Array(name.utf8) + [0x0A, type] + key).bytes[0..<4])
  }

  /// The text that others configure.
  package var text: String { "\(name)+\(Hex.encode(keyID))+\(Base64.encode([type] + key))" }

  /// Whether `name` can name a key: not empty, no Unicode spaces, no plus, no control characters.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && !name.unicodeScalars.contains {
        $0.properties.isWhitespace || $0.value < 0x20 || $0.value == 0x2B
      }
  }
}
