/// The trusted root: which logs, authorities and timestamp authorities count, and when.
/// Source: github.com/sigstore/protobuf-specs, sigstore_trustroot.proto (media types 0.1 and 0.2).

import Bytes
import SwiftASN1
package import X509

/// What a bundle is checked against; read from a file that the verifier chose.
package struct TrustedRoot: Sendable {
  /// A log, of signatures or of certificates.
  package struct Log: Sendable {
    /// How entries name it.
    package let id: [UInt8]
    /// The key of its promises and checkpoints.
    package let key: VerifyingKey
    /// When its word counts.
    package let validFor: TimeRange
  }

  /// An authority that issues certificates or timestamps.
  package struct Authority: Sendable {
    /// From the first (for timestamps: the one that signs) to the root.
    package let chain: [Certificate]
    /// When its word counts.
    package let validFor: TimeRange
  }

  /// Logs of signatures.
  package let transparencyLogs: [Log]
  /// Logs of certificates.
  package let certificateLogs: [Log]
  /// Issuers of signing certificates.
  package let certificateAuthorities: [Authority]
  /// Issuers of RFC 3161 timestamps.
  package let timestampAuthorities: [Authority]

  private static let mediaTypes: Set<String> = [
    "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
    "application/vnd.dev.sigstore.trustedroot+json;version=0.2",
    "application/vnd.dev.sigstore.trustedroot.v0.2+json",
  ]

  /// Reads a trusted root, or the one inside a client trust configuration.
  package init(_ bytes: [UInt8]) throws(SigstoreError) {
    let part = "trusted root"
    let json: JSON
    do {
      json = try JSON.parse(bytes, limits: Limits.trustedRoot)
    } catch {
      throw .invalidJSON(part: part, error)
    }
    var fields = try JSONFields(json, part: part)
    if fields.value("trustedRoot") != nil { fields = try fields.fields("trustedRoot") }
    let mediaType = try fields.string("mediaType")
    guard Self.mediaTypes.contains(mediaType) else { throw .unknownMediaType(mediaType) }
    transparencyLogs = try Self.logs(fields, "tlogs")
    certificateLogs = try Self.logs(fields, "ctlogs")
    certificateAuthorities = try Self.authorities(fields, "certificateAuthorities")
    timestampAuthorities = try Self.authorities(fields, "timestampAuthorities")
  }

  private static func logs(_ fields: JSONFields, _ name: String) throws(SigstoreError) -> [Log] {
    var logs: [Log] = []
    for log in try fields.list(name, limit: Limits.authorities) {
      let publicKey = try log.fields("publicKey")
      let bytes = try publicKey.bytes("rawBytes", limit: Limits.certificateBytes)
      let validFor = try TimeRange(try publicKey.fields("validFor"))
      // A log with a key of a kind that is not supported here cannot vouch for anything.
      guard let key = try? VerifyingKey(spki: bytes) else { continue }
      var id = try log.optionalFields("checkpointKeyId")?.bytes("keyId", limit: 64)
      if id == nil { id = try log.optionalFields("logId")?.bytes("keyId", limit: 64) }
      logs.append(
        Log(
          id: id ?? key.keyID,
          key: key, validFor: validFor))
    }
    return logs
  }

  private static func authorities(_ fields: JSONFields, _ name: String) throws(SigstoreError)
    -> [Authority]
  {
    var authorities: [Authority] = []
    for authority in try fields.list(name, limit: Limits.authorities) {
      let chain = try authority.optionalFields("certChain")
      var certificates: [Certificate] = []
      for item in try chain?.list("certificates", limit: Limits.certificates) ?? [] {
        certificates.append(
          try SigningCertificate.read(
            try item.bytes("rawBytes", limit: Limits.certificateBytes)))
      }
      authorities.append(
        Authority(chain: certificates, validFor: try TimeRange(try authority.fields("validFor"))))
    }
    return authorities
  }
}
