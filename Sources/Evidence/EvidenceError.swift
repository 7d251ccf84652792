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
}
