/// Cosignatures: a witness says that, at a time, this was the largest consistent tree of the log that
/// it had seen. Source: c2sp.org/tlog-cosignature, the Ed25519 form (`cosignature/v1`).

import Bytes
import Crypto

/// The public key of a cosigner: Ed25519, type 0x04.
package struct Cosigner: Sendable, Hashable {
  /// The name that signature lines carry.
  package let name: String
  /// The 32 bytes of the public key.
  package let publicKey: [UInt8]
  /// The first four bytes of `SHA-256(name || "\n" || 0x04 || public key)`.
  package let keyID: [UInt8]
  /// `name+hex8+base64(0x04 || key)`.
  package let vkey: String

  /// Takes a name without spaces and plus signs, and 32 bytes.
  package init(name: String, publicKey: [UInt8]) throws(LedgerError) {
    try self.init(try KeyText(name: name, type: KeyText.Kind.cosignature, key: publicKey))
  }

  /// Reads a verifier key of type 0x04.
  package init(vkey: String) throws(LedgerError) { try self.init(try KeyText(vkey)) }

  /// Takes a key that was read already.
  package init(_ text: KeyText) throws(LedgerError) {
    guard text.type == KeyText.Kind.cosignature, text.key.count == 32,
      (try? Curve25519.Signing.PublicKey(rawRepresentation: text.key)) != nil
    else { throw .invalidKey }
    name = text.name
    publicKey = text.key
    keyID = text.keyID
    vkey = text.text
  }

  /// The time (Unix seconds) of a cosignature over the text of a checkpoint; `nil` unless it verifies.
  package func time(of signature: [UInt8], over text: String) -> UInt64? {
    guard signature.count == 72,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
    else { return nil }
    var time: UInt64 = 0
    for byte in signature[0..<8] { time = time << 8 | UInt64(byte) }
    guard time <= UInt64(Int64.max) else { return nil }
    let message = Cosigner.message(text, time: time)
    return key.isValidSignature(signature[8...], for: message) ? time : nil
  }

  /// The newest time at which this cosigner signed `note`; `nil` if it did not. A line of its key that
  /// does not verify refuses the note.
  package func time(in note: SignedNote) throws(LedgerError) -> UInt64? {
    var newest: UInt64?
    for line in note.signatures where line.isOf(name: name, keyID: keyID) {
      guard let time = time(of: line.signature, over: note.text) else {
        throw .noteSignatureInvalid
      }
      newest = max(newest ?? 0, time)
    }
    return newest
  }

  static func message(_ text: String, time: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
  }
}

extension LedgerKey {
  /// What others verify this key's cosignatures with, when it is the key of a witness.
  package var cosigner: Cosigner {
    get throws(LedgerError) { try Cosigner(name: verifier.name, publicKey: verifier.publicKey) }
  }

  /// Cosigns the text of a checkpoint at `time`, Unix seconds. The caller has found it consistent with
  /// all that this witness signed before, and recorded it.
  package func cosign(_ text: String, at time: UInt64) throws(LedgerError) -> SignedNote.Signature {
    guard time > 0, time <= UInt64(Int64.max) else { throw .invalidKey }
    let signature = try signature(over: Cosigner.message(text, time: time))
    let stamp = (0..<8).reversed().map { UInt8(truncatingIfNeeded: time >> ($0 * 8)) }
    let cosigner = try self.cosigner
    return SignedNote.Signature(
      name: cosigner.name, keyID: cosigner.keyID, signature: stamp + signature)
  }
}
