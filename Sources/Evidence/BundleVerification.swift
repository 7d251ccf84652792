/// Where a model signature becomes a list of files that somebody stands for.

import Bytes

/// What a verifier of bundles trusts and demands.
package struct BundlePolicy: Sendable {
  /// The public keys that may have signed; for key mode.
  package var keys: [TrustedKey]
  /// How many different ones of them have to have signed; what the statement itself demands comes
  /// on top.
  package var threshold: Int
  /// Keys and certificates that no longer count.
  package var revoked: RevocationList
  /// A time at which the model is known to have been signed, in Unix seconds, from a source that the
  /// verifier trusts; `nil` where there is none.
  package var signedAt: Int64?
  /// Whether signatures of model-signing before 1.0 are taken: their predicate, and their faulty
  /// pre-authentication encoding.
  package var allowsLegacy: Bool

  /// Trusts `keys`.
  package init(
    keys: [TrustedKey], threshold: Int = 1, revoked: RevocationList = RevocationList(),
    signedAt: Int64? = nil, allowsLegacy: Bool = false
  ) {
    self.keys = keys
    self.threshold = threshold
    self.revoked = revoked
    self.signedAt = signedAt
    self.allowsLegacy = allowsLegacy
  }
}

extension ModelBundle {
  /// What a verified bundle says.
  package struct Verified: Sendable, Equatable {
    /// The signed files.
    package let manifest: ModelManifest
    /// The keys whose signatures count; at least one.
    package let signers: [TrustedKey]
    /// The signer's certificate and those above it, in words; empty in key mode.
    package let chain: [String]
    /// The bundle does not say which key it is for: accepted, worth a warning.
    package let hintMissing: Bool
    /// Signatures beside those that count: not checked, worth a warning.
    package let otherSignatures: Int
    /// Only the rules of before 1.0 let it through: worth a warning.
    package let isLegacy: Bool
  }

  /// What a statement says that Sigstore's verifier vouches for; `names` are those in the signer's
  /// certificate.
  package static func keyless(_ payload: [UInt8], names: [String]) throws(EvidenceError) -> Verified
  {
    Verified(
      manifest: try ModelManifest(try Statement.decode(payload), allowingLegacy: false),
      signers: [], chain: names, hintMissing: false, otherSignatures: 0, isLegacy: false)
  }

  /// Verifies the bundle with one public key. The key ids in the envelope are hints only: any
  /// signature of the key counts, whatever its id says.
  package func verify(with key: TrustedKey) throws(EvidenceError) -> Verified {
    try verify(BundlePolicy(keys: [key]))
  }

  /// Verifies a bundle of key mode. Every signature is tried with every key; each key counts once.
  package func verify(_ policy: BundlePolicy) throws(EvidenceError) -> Verified {
    guard policy.keys.count <= Limits.trustedKeys, policy.threshold >= 1 else {
      throw .tooLarge(part: "number of keys", limit: Limits.trustedKeys)
    }
    switch material {
    case .publicKey: break
    case .certificates:
      throw .wrongBundleMode(found: "a certificate", expected: "a public key")
    case .keyless: throw .keylessBundle
    }
    if let keyHint, !keyHint.isEmpty, !policy.keys.contains(where: { $0.hint == keyHint }) {
      throw .wrongKeyHint(
        found: keyHint, expected: policy.keys.map(\.hint).joined(separator: " or "))
    }
    let (signers, matched, isLegacy) = signers(among: policy.keys, policy.allowsLegacy)
    guard !signers.isEmpty else {
      throw .badSignature(keyID: policy.keys.map(\.keyID).joined(separator: " "))
    }
    let current = try Self.current(signers, policy)
    guard current.count >= policy.threshold else {
      throw .thresholdNotMet(have: current.count, need: policy.threshold)
    }
    return try verified(
      by: current, policy,
      others: envelope.signatures.count - matched, legacyEncoding: isLegacy)
  }

  /// The keys without the revoked ones; throws if that leaves none.
  private static func current(_ signers: [TrustedKey], _ policy: BundlePolicy)
    throws(EvidenceError) -> [TrustedKey]
  {
    var current: [TrustedKey] = []
    var refusal: EvidenceError?
    for key in signers {
      do {
        try policy.revoked.check(key.keyID, signedAt: policy.signedAt)
        current.append(key)
      } catch {
        refusal = error
      }
    }
    if current.isEmpty, let refusal { throw refusal }
    return current
  }

  /// What is said once it is known who signed: the statement is read only then.
  func verified(
    by signers: [TrustedKey], _ policy: BundlePolicy, others: Int, legacyEncoding: Bool,
    chain: [String] = []
  ) throws(EvidenceError) -> Verified {
    let statement = try Statement.decode(envelope.payload)
    if let demand = try SignerDemand(of: statement) { try demand.check(signers) }
    let manifest = try ModelManifest(statement, allowingLegacy: policy.allowsLegacy)
    return Verified(
      manifest: manifest, signers: signers, chain: chain,
      hintMissing: chain.isEmpty && (keyHint ?? "").isEmpty, otherSignatures: others,
      isLegacy: legacyEncoding || statement.predicateType == PredicateType.modelSignatureLegacy)
  }

  /// The keys that signed, how many signatures were theirs, and whether only the faulty encoding of
  /// before 1.0 made them so.
  func signers(among keys: [TrustedKey], _ allowsLegacy: Bool)
    -> (signers: [TrustedKey], matched: Int, isLegacy: Bool)
  {
    let message = envelope.preAuthenticationEncoding
    let found = signers(among: keys) { $0.verifies($1, over: message) }
    guard found.signers.isEmpty, allowsLegacy else { return (found.signers, found.matched, false) }
    let faulty = envelope.faultyEncodingOfVersion0
    let old = signers(among: keys) { $0.verifiesOld($1, over: faulty) }
    return (old.signers, old.matched, !old.signers.isEmpty)
  }

  private func signers(among keys: [TrustedKey], _ verifies: (TrustedKey, [UInt8]) -> Bool)
    -> (signers: [TrustedKey], matched: Int)
  {
    var signers: [TrustedKey] = []
    var matched = 0
    for signature in envelope.signatures {
      guard let key = keys.first(where: { verifies($0, signature.sig) }) else {
        continue
      }
      matched += 1
      if !signers.contains(where: { $0.keyID == key.keyID }) { signers.append(key) }
    }
    return (signers, matched)
  }
}

extension Envelope {
  /// What model-signing 0.2 signed by mistake: `DSSEV1`, and the payload as Python writes a literal
  /// of bytes. Only for signatures that are that old, and only when it is asked for.
  var faultyEncodingOfVersion0: [UInt8] {
    let hasQuote = payload.contains(UInt8(ascii: "'"))
    let quote = hasQuote && !payload.contains(UInt8(ascii: "\"")) ? "\"" : "'"
    var bytes = Array(
      "DSSEV1 \(payloadType.utf8.count) \(payloadType) \(payload.count) b\(quote)".utf8)
    for byte in payload {
      switch byte {
      case UInt8(ascii: "\\"): bytes += Array("\\\\".utf8)
      case 0x09: bytes += Array("\\t".utf8)
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x0D: bytes += Array("\\r".utf8)
      case UInt8(ascii: "'") where quote == "'": bytes += Array("\\'".utf8)
      case 0x20..<0x7F: bytes.append(byte)
      default: bytes += Array("\\x\(Hex.encode([byte]))".utf8)
      }
    }
    return bytes + Array(quote.utf8)
  }
}
