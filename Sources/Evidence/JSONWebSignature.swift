/// P-256 keys and signatures as JSON knows them: JSON Web Key (RFC 7517) and ES256 (RFC 7518, 3.4), for
/// signatures that stand inside a document.

package import Bytes
import Crypto

/// Base64 with the URL-safe alphabet and without padding (RFC 4648, section 5).
package enum Base64URL {
  /// The text of `bytes`.
  package static func encode(_ bytes: [UInt8]) -> String {
    String(
      Base64.encode(bytes).compactMap { letter -> Character? in
        switch letter {
        case "+": "-"
        case "/": "_"
        case "=": nil
        default: letter
        }
      })
  }

  /// The bytes behind `text`; `nil` for other letters and for padding.
  package static func decode(_ text: String) -> [UInt8]? {
    guard !text.contains(where: { "+/=".contains($0) }) else { return nil }
    var standard = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
    while !standard.utf8.count.isMultiple(of: 4) { standard += "=" }
    return Base64.decode(standard)
  }
}

extension EvidenceKey {
  /// The signature as its two numbers, 64 bytes, over SHA-256 of `message`.
  package func rawSignature(over message: [UInt8]) throws(EvidenceError) -> [UInt8] {
    do {
      let key = try P256.Signing.PrivateKey(pemRepresentation: pemForStorage)
      return Array(try key.signature(for: message).rawRepresentation)
    } catch {
      throw .invalidKey(reason: "not a P-256 key, which ES256 needs")
    }
  }

  /// The public half as a JSON Web Key.
  package func jsonWebKey() throws(EvidenceError) -> JSON {
    do {
      let key = try P256.Signing.PublicKey(pemRepresentation: publicPEM)
      let point = Array(key.rawRepresentation)
      return [
        "kty": "EC", "crv": "P-256", "x": .string(Base64URL.encode(Array(point.prefix(32)))),
        "y": .string(Base64URL.encode(Array(point.dropFirst(32)))),
      ]
    } catch {
      throw .invalidKey(reason: "not a P-256 key, which ES256 needs")
    }
  }
}

/// Public keys in JSON.
package enum JSONWebKey {
  /// The PEM text of `key` if `signature` (64 bytes) is its own over `message`; else `nil`.
  package static func verify(_ signature: [UInt8], over message: [UInt8], _ key: JSON) -> String? {
    guard key["kty"]?.string == "EC", key["crv"]?.string == "P-256",
      let x = key["x"]?.string.flatMap(Base64URL.decode), x.count == 32,
      let y = key["y"]?.string.flatMap(Base64URL.decode), y.count == 32,
      let publicKey = try? P256.Signing.PublicKey(rawRepresentation: x + y),
      let value = try? P256.Signing.ECDSASignature(rawRepresentation: signature),
      publicKey.isValidSignature(value, for: message)
    else { return nil }
    return CurvePublicKey.p256(publicKey).pem
  }
}
