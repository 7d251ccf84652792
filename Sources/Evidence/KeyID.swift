/// The key id of securesystemslib: SHA-256 over the OLPC canonical JSON of the key object.
/// Source: securesystemslib 1.6.0, signer/_utils.py and formats.py.

import Bytes

extension CurvePublicKey {
  /// 64 hex digits. OLPC canonical JSON sorts keys and escapes only the quote and the backslash, so
  /// the newlines of the PEM text stand in it as they are. Base64 has neither of the two.
  var keyID: String {
    let text =
      #"{"keytype":"ecdsa","keyval":{"public":""# + pem + #""},"scheme":""# + curve.scheme + #""}"#
    return Digest.of(utf8: text).hex
  }
}
