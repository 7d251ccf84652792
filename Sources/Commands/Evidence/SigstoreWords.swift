// What is wrong with a Sigstore bundle, in words.

import Bytes
import Sigstore

/// Words for refusals of bundles.
enum SigstoreWords {
  /// The code and the words of a refusal.
  static func of(_ error: SigstoreError) -> (code: String, words: String) {
    switch error {
    case .invalidJSON, .invalidField, .unknownMediaType, .tooMany:
      ("GH-0380", malformed(error))
    case .badSignature: ("GH-0381", "the signature does not verify under the key")
    case .wrongArtifact(let reason): ("GH-0381", "not what was signed: \(reason)")
    case .statement(let reason): ("GH-0381", "the signed statement: \(reason)")
    case .wrongMaterial(let found, let expected):
      ("GH-0381", "signed with \(found), and \(expected) was asked for")
    case .wrongIdentity(let found, let expected):
      ("GH-0382", "signed by \(list(found)), not by \(Console.printable(expected))")
    case .wrongIssuer(let found, let expected):
      (
        "GH-0382",
        "the identity was vouched for by \(list(found.map { [$0] } ?? [])), not by \(Console.printable(expected))"
      )
    case .certificate, .untrustedCertificate, .certificateTransparency, .timeOutside,
      .noVerifiedTime, .timestamp, .logEntry:
      ("GH-0383", unproved(error))
    }
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "nobody" : names.map { Console.printable($0) }.joined(separator: ", ")
  }

  private static func malformed(_ error: SigstoreError) -> String {
    switch error {
    case .invalidJSON(let part, let reason): "the \(part) is not strict JSON: \(reason)"
    case .invalidField(let part, let path, let expected):
      "the \(part) at \(Console.printable(path)): expected \(expected)"
    case .unknownMediaType(let type): "unknown media type \(Console.printable(type))"
    case .tooMany(let part, let limit): "more than \(limit) in \(Console.printable(part))"
    default: ""
    }
  }

  private static func unproved(_ error: SigstoreError) -> String {
    switch error {
    case .certificate(let reason): "certificate: \(reason)"
    case .untrustedCertificate(let reason, let time):
      "no chain from the certificate to the trusted root at \(Timestamp.text(time)): \(Console.printable(reason))"
    case .certificateTransparency(let reason): "log of certificates: \(reason)"
    case .timeOutside(let of, let time):
      "signed at \(Timestamp.text(time)), outside the validity of \(of)"
    case .noVerifiedTime: "nothing that verifies says when it was signed"
    case .timestamp(let reason): "timestamp: \(reason)"
    case .logEntry(let reason): "entry of the transparency log: \(Console.printable(reason))"
    default: ""
    }
  }
}
