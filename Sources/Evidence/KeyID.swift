/// The key id of securesystemslib: SHA-256 over the OLPC canonical JSON of the key object.
/// Source: securesystemslib 1.6.0, signer/_utils.py and formats.py.

import Bytes

extension PublicKeyText {
  /// 64 hex digits. OLPC canonical JSON sorts keys and escapes only the quote and the backslash, so
  /// the newlines of the PEM text stand in it as they are.
  static func keyID(ofPEM pem: String) -> String {
    let text =
      #"{"keytype":"ecdsa","keyval":{"public":""# + olpc(pem)
      + #""},"scheme":"ecdsa-sha2-nistp256"}"#
    return Digest.of(utf8: text).hex
  }

  private static func olpc(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      if character == "\"" || character == "\\" { escaped.unicodeScalars.append("\\") }
      escaped.unicodeScalars.append(character)
    }
    return escaped
  }
}
