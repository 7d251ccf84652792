/// What can be wrong with evidence, as data; the command line turns it into words.

package import Bytes

/// Why a statement, an envelope, a key or a bundle was refused.
package enum EvidenceError: Error, Equatable, Sendable {
  /// The bytes are not the strict JSON that evidence must be; `part` names the document.
  case invalidJSON(part: String, JSONError)
  /// A member is missing or has the wrong shape; `path` is written as `subject[0].digest`.
  case invalidField(part: String, path: String, expected: String)
  /// More or larger content than `Limits` allows.
  case tooLarge(part: String, limit: Int)
  /// The payload of an envelope is not an in-toto statement.
  case unknownPayloadType(String)
  /// A statement of another version than in-toto v1.
  case unknownStatementType(String)
  /// A predicate of another kind than the one asked for.
  case unexpectedPredicateType(found: String, expected: String)
  /// No signature was made by a trusted key; `keyIDs` are those that the envelope names.
  case untrustedSigner(keyIDs: [String])
  /// A signature names a trusted key but does not verify under it.
  case badSignature(keyID: String)
  /// The text is not a usable key; `reason` never holds key material.
  case invalidKey(reason: String)
  /// The hint of a bundle names another public key.
  case wrongKeyHint(found: String, expected: String)
  /// The digest of the subject is not the digest over the resources listed.
  case wrongRootDigest(found: String, expected: String)
  /// A file name in a bundle could leave the model or occurs twice.
  case unsafeResourceName(String)
  /// The private key lies under a passphrase, and none was given.
  case passphraseNeeded
  /// The passphrase does not open the private key.
  case wrongPassphrase
  /// The statement or the verifier demands more signers than there are.
  case thresholdNotMet(have: Int, need: Int)
  /// The key, or a certificate of the chain, was revoked; `since` in Unix seconds where it is known.
  case revokedSigner(id: String, reason: String)
  /// The certificate chain does not lead to a trusted root, or may not sign.
  case certificateRefused(reason: String)
  /// The bundle is signed in a way that this reader has no trust material for (keyless through
  /// Sigstore).
  case keylessBundle
  /// The bundle is of another mode than what it is verified with.
  case wrongBundleMode(found: String, expected: String)
  /// The files were hashed in a way that is not supported.
  case unsupportedSerialization(reason: String)
}
