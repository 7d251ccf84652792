/// DSSE envelopes: bytes with a type, signed over their pre-authentication encoding.
/// Source: github.com/secure-systems-lab/dsse, protocol.md and envelope.md v1.0.

package import Bytes

/// A signed payload. Nothing here is verified: `TrustedKeys.verify` is the road to that.
package struct Envelope: Sendable, Equatable {
  /// The only payload type that is accepted: an in-toto statement.
  package static let payloadType = "application/vnd.in-toto+json"

  /// One signature over the pre-authentication encoding.
  package struct Signature: Sendable, Equatable {
    /// The securesystemslib key id of the signer: a hint, never trusted.
    package let keyID: String
    /// ECDSA-Sig-Value in DER.
    package let sig: [UInt8]

    /// Wraps a signature.
    package init(keyID: String, sig: [UInt8]) {
      self.keyID = keyID
      self.sig = sig
    }
  }

  /// The type of the payload; always `Envelope.payloadType` after `decode`.
  package let payloadType: String
  /// The signed bytes.
  package let payload: [UInt8]
  /// At least one.
  package let signatures: [Signature]

  /// Puts an envelope together.
  package init(payloadType: String, payload: [UInt8], signatures: [Signature]) {
    self.payloadType = payloadType
    self.payload = payload
    self.signatures = signatures
  }

  /// What is signed: `DSSEv1 LEN(type) type LEN(payload) payload`, lengths in decimal.
  package static func preAuthenticationEncoding(type: String, payload: [UInt8]) -> [UInt8] {
    var bytes = Array("DSSEv1 \(type.utf8.count) \(type) \(payload.count) ".utf8)
    bytes.append(contentsOf: payload)
    return bytes
  }

  /// The pre-authentication encoding of this envelope.
  package var preAuthenticationEncoding: [UInt8] {
    Envelope.preAuthenticationEncoding(type: payloadType, payload: payload)
  }

  /// The envelope as a JSON value.
  package var json: JSON {
    [
      "payload": .string(Base64.encode(payload)),
      "payloadType": .string(payloadType),
      "signatures": .array(
        signatures.map {
          ["keyid": .string($0.keyID), "sig": .string(Base64.encode($0.sig))]
        }),
    ]
  }

  /// Canonical JSON: what is stored, and what `digest` is over.
  package func encoded() -> [UInt8] { json.encoded(.canonical) }

  /// SHA-256 of `encoded()`: the name of the envelope in the ledger and the blob store.
  package var digest: Digest { Digest.of(encoded()) }

  /// Reads an envelope from its own document.
  package static func decode(_ bytes: [UInt8]) throws(EvidenceError) -> Envelope {
    try decode(try StrictJSON.parse(bytes, part: "envelope"))
  }

  /// Reads an envelope that is a member of a larger document. Only standard padded base64 and the
  /// payload type of in-toto are accepted.
  package static func decode(_ json: JSON) throws(EvidenceError) -> Envelope {
    guard let type = json["payloadType"]?.string else {
      throw .invalidField(part: "envelope", path: "payloadType", expected: "a string")
    }
    guard type == Envelope.payloadType else { throw .unknownPayloadType(type) }
    guard let text = json["payload"]?.string, let payload = Base64.decode(text) else {
      throw .invalidField(part: "envelope", path: "payload", expected: "standard base64")
    }
    guard let list = json["signatures"]?.array, !list.isEmpty else {
      throw .invalidField(part: "envelope", path: "signatures", expected: "a list of signatures")
    }
    guard list.count <= Limits.signatures else {
      throw .tooLarge(part: "signatures", limit: Limits.signatures)
    }
    var signatures: [Signature] = []
    for (index, item) in list.enumerated() {
      signatures.append(try signature(item, path: "signatures[\(index)]"))
    }
    return Envelope(payloadType: type, payload: payload, signatures: signatures)
  }

  private static func signature(_ json: JSON, path: String) throws(EvidenceError) -> Signature {
    guard let text = json["sig"]?.string, text.utf8.count <= Limits.signatureBytes * 2,
      let sig = Base64.decode(text), !sig.isEmpty
    else {
      throw .invalidField(part: "envelope", path: path + ".sig", expected: "standard base64")
    }
    return Signature(keyID: json["keyid"]?.string ?? "", sig: sig)
  }
}
