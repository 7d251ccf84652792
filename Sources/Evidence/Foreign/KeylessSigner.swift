/// Signers outside this system who keep no key: an identity provider vouches for them, a certificate
/// of minutes carries the signature, public logs hold both. Whether a bundle proves that is verified
/// by the target `Sigstore`; here stands what comes of it.

package import Bytes

/// An identity of another party that the manifest trusts for some types.
package struct KeylessSigner: Sendable, Hashable {
  /// The name in the manifest.
  package let name: String
  /// Short names of predicate types that the signer may speak in.
  package let kinds: Set<String>
  /// The declared supplier that it signs for; `nil` for none.
  package let supplier: String?
  /// The address, URI or name in the signing certificate, exactly.
  package let identity: String
  /// The identity provider that has to vouch for it, exactly.
  package let issuer: String
  /// SHA-256 of the trusted root that its bundles are verified against.
  package let trustedRoot: Digest

  /// Trusts this identity for these kinds.
  package init(
    name: String, kinds: Set<String>, supplier: String?, identity: String, issuer: String,
    trustedRoot: Digest
  ) {
    self.name = name
    self.kinds = kinds
    self.supplier = supplier
    self.identity = identity
    self.issuer = issuer
    self.trustedRoot = trustedRoot
  }
}

/// An envelope whose bundle was verified: this signer made its signature. Made by the verifier of
/// bundles and by nobody else; `ForeignTrust` lets it count as a signature of the signer.
package struct VouchedEnvelope: Sendable, Hashable {
  /// The digest of the envelope in the bundle.
  package let envelope: Digest
  /// Who made it.
  package let signer: KeylessSigner

  /// States that the bundle around `envelope` verified for `signer`.
  package init(envelope: Digest, signer: KeylessSigner) {
    self.envelope = envelope
    self.signer = signer
  }
}
