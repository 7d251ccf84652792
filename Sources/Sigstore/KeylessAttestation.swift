/// Attestations that a certificate signed: whom of the trusted identities a bundle proves.

import Bytes
package import Evidence

/// A trusted identity with the root that its bundles are verified against.
package struct TrustedIdentity: Sendable {
  /// Who.
  package let signer: KeylessSigner
  private let root: TrustedRoot

  /// Reads the trusted root and names the signer by its digest.
  package init(
    name: String, kinds: Set<String>, supplier: String?, identity: String, issuer: String,
    trustedRoot: [UInt8]
  ) throws(SigstoreError) {
    root = try TrustedRoot(trustedRoot)
    signer = KeylessSigner(
      name: name, kinds: kinds, supplier: supplier, identity: identity, issuer: issuer,
      trustedRoot: Digest.of(trustedRoot))
  }

  /// What a bundle comes to for this identity.
  package enum Outcome: Sendable {
    /// The identity signed the envelope in it.
    case vouched(VouchedEnvelope)
    /// Somebody else's bundle.
    case stranger
    /// It claims to be this identity's, and does not verify.
    case refused(SigstoreError)
  }

  /// Verifies a bundle around an in-toto statement, at the times that the bundle itself proves.
  package func judge(_ bundle: [UInt8]) async -> Outcome {
    do {
      let read = try SigstoreBundle(bundle)
      guard case .certificate(let leaf, _) = read.material,
        SigningCertificate.names(leaf).contains(signer.identity),
        SigningCertificate.issuer(leaf) == signer.issuer
      else { return .stranger }
      _ = try await SigstoreVerifier.verify(
        read, of: .statement,
        identity: ExpectedIdentity(name: signer.identity, issuer: signer.issuer), root: root)
      return .vouched(VouchedEnvelope(envelope: try Self.envelope(bundle, read), signer: signer))
    } catch {
      return .refused(error)
    }
  }

  /// What `bundles` prove about `identities`. `refused` is told of a bundle that claims to be of one of
  /// them and does not verify.
  package static func vouch(
    for bundles: [[UInt8]], by identities: [TrustedIdentity],
    refused: (TrustedIdentity, SigstoreError) throws -> Void
  ) async rethrows -> [VouchedEnvelope] {
    var proved: [VouchedEnvelope] = []
    for bundle in bundles {
      for identity in identities {
        switch await identity.judge(bundle) {
        case .vouched(let envelope): proved.append(envelope)
        case .stranger: continue
        case .refused(let error): try refused(identity, error)
        }
      }
    }
    return proved
  }

  /// The digest of the envelope, read as attestations are: it has to be the one that was verified.
  private static func envelope(_ bytes: [UInt8], _ verified: SigstoreBundle) throws(SigstoreError)
    -> Digest
  {
    guard let json = try? JSON.parse(bytes, limits: Limits.bundle),
      let envelope = try? AttestationFile(json).envelope,
      case .envelope(_, let payload, let signature) = verified.content,
      envelope.payload == payload, envelope.signatures.map(\.sig) == [signature]
    else { throw .statement(reason: "it cannot be read as an attestation") }
    return envelope.digest
  }
}
