/// What can be wrong with a Sigstore bundle or a trusted root, as data; the command line has the words.

package import Bytes

/// Why a bundle was not accepted.
package enum SigstoreError: Error, Equatable, Sendable {
  /// The bytes are not strict JSON; `part` names the document.
  case invalidJSON(part: String, JSONError)
  /// A member is missing, has the wrong shape or is unknown; `path` is written as `a.b[0]`.
  case invalidField(part: String, path: String, expected: String)
  /// A media type that is none of those known.
  case unknownMediaType(String)
  /// More of something than `Limits` allows.
  case tooMany(part: String, limit: Int)
  /// A certificate cannot be read, or is not fit for what it is used for.
  case certificate(reason: String)
  /// No chain leads from the certificate to an authority of the trusted root at this time (Unix
  /// seconds).
  case untrustedCertificate(reason: String, at: Int64)
  /// The certificate names other identities than the one asked for.
  case wrongIdentity(found: [String], expected: String)
  /// The certificate was issued on the word of another identity provider.
  case wrongIssuer(found: String?, expected: String)
  /// The proof that the certificate was logged (RFC 6962) is missing or does not verify.
  case certificateTransparency(reason: String)
  /// Nothing that verifies says when the signature was made.
  case noVerifiedTime
  /// A time of the signature lies outside the validity of what it is measured against.
  case timeOutside(of: String, time: Int64)
  /// A signed timestamp (RFC 3161) does not verify.
  case timestamp(reason: String)
  /// The entry of the transparency log does not verify, or speaks about something else.
  case logEntry(reason: String)
  /// The signature does not verify under the key.
  case badSignature
  /// The artefact is not what was signed.
  case wrongArtifact(reason: String)
  /// The signed statement is not an in-toto statement of a known version.
  case statement(reason: String)
  /// The bundle is signed in another way than the one asked for.
  case wrongMaterial(found: String, expected: String)
}
