/// The signature inside a CycloneDX bill: JSON Signature Format (JSF 0.82) with ES256 over the bill in
/// canonical JSON (RFC 8785), the form that CycloneDX prescribes.

package import Bytes
package import Evidence

/// Signing bills and verifying them.
package enum BillSignature {
  /// What a signature comes to.
  package enum Outcome: Sendable, Equatable {
    /// It verifies under the key that stands in it, given as the PEM text of the public key.
    case valid(publicPEM: String)
    /// It does not verify.
    case invalid
    /// It is of a kind that is not verified here, or there is none.
    case unknown
  }

  /// The bill with a signature by `key` at its end.
  package static func signed(_ bill: JSON, with key: EvidenceKey) throws(EvidenceError) -> JSON {
    var result = bill
    result["signature"] = [
      "algorithm": "ES256", "keyId": .string(key.keyID), "publicKey": try key.jsonWebKey(),
    ]
    let value = try key.rawSignature(over: result.encoded(.canonical))
    result["signature"]?["value"] = .string(Base64URL.encode(value))
    return result
  }

  /// Verifies the signature of `bill` with the key that stands in it: whether the bill is as it was
  /// signed. Whose key that is, the caller has to know.
  package static func verify(_ bill: JSON) -> Outcome {
    guard let signature = bill["signature"], signature["algorithm"]?.string == "ES256",
      signature["signers"] == nil, signature["chain"] == nil, signature["excludes"] == nil,
      let key = signature["publicKey"], let text = signature["value"]?.string
    else { return .unknown }
    guard let value = Base64URL.decode(text) else { return .invalid }
    var body = bill
    body["signature"]?["value"] = nil
    guard let pem = JSONWebKey.verify(value, over: body.encoded(.canonical), key) else {
      return .invalid
    }
    return .valid(publicPEM: pem)
  }
}
