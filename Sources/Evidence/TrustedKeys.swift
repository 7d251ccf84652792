/// The place where signed bytes become trusted statements. There is no other way to make a
/// `SealedStatement`, and none to make a `VerifiedStatement` but from one and its place in the ledger.

package import Bytes

/// The public keys that evidence may be signed with.
package struct TrustedKeys: Sendable {
  /// The keys by key id.
  package let keys: [String: TrustedKey]

  /// Trusts exactly `keys`.
  package init(_ keys: [TrustedKey]) {
    var table: [String: TrustedKey] = [:]
    for key in keys { table[key.keyID] = key }
    self.keys = table
  }

  /// Checks the signatures of an envelope and reads its statement. At least one signature must be
  /// a trusted key's; a signature that names a trusted key and does not verify refuses the whole
  /// envelope; signatures of unknown keys are ignored, as DSSE demands. A statement that demands
  /// several signers is refused until enough of them have signed.
  package func verify(_ envelope: Envelope) throws(EvidenceError) -> SealedStatement {
    guard envelope.payloadType == Envelope.payloadType else {
      throw .unknownPayloadType(envelope.payloadType)
    }
    let message = envelope.preAuthenticationEncoding
    var signers: [TrustedKey] = []
    for signature in envelope.signatures.prefix(Limits.signatures) {
      guard let key = keys[signature.keyID] else { continue }
      guard key.verifies(signature.sig, over: message) else {
        throw .badSignature(keyID: key.keyID)
      }
      if !signers.contains(key) { signers.append(key) }
    }
    guard !signers.isEmpty else {
      throw .untrustedSigner(keyIDs: envelope.signatures.map(\.keyID))
    }
    let statement = try Statement.decode(envelope.payload)
    if let demand = try SignerDemand(of: statement) { try demand.check(signers) }
    return SealedStatement(
      statement: statement, signers: signers, envelopeDigest: envelope.digest)
  }
}

/// A statement whose envelope verified; not yet known to be in the ledger.
package struct SealedStatement: Sendable, Equatable {
  /// What was said.
  package let statement: Statement
  /// The trusted keys whose signatures verified; at least one.
  package let signers: [TrustedKey]
  /// The digest of the envelope.
  package let envelopeDigest: Digest

  fileprivate init(statement: Statement, signers: [TrustedKey], envelopeDigest: Digest) {
    self.statement = statement
    self.signers = signers
    self.envelopeDigest = envelopeDigest
  }

  /// The statement at its place in the ledger: entry `entryIndex`, recorded at `recordedAt` (Unix
  /// seconds).
  package func recorded(entryIndex: UInt64, recordedAt: Int64) -> VerifiedStatement {
    VerifiedStatement(sealed: self, entryIndex: entryIndex, recordedAt: recordedAt)
  }
}

/// Evidence: a statement whose signatures verified and which the ledger holds.
package struct VerifiedStatement: Sendable, Equatable {
  /// What was said.
  package let statement: Statement
  /// The trusted keys that said it; at least one.
  package let signers: [TrustedKey]
  /// The digest of the envelope.
  package let envelopeDigest: Digest
  /// Where the ledger holds it.
  package let entryIndex: UInt64
  /// When it was recorded, in Unix seconds.
  package let recordedAt: Int64

  fileprivate init(sealed: SealedStatement, entryIndex: UInt64, recordedAt: Int64) {
    statement = sealed.statement
    signers = sealed.signers
    envelopeDigest = sealed.envelopeDigest
    self.entryIndex = entryIndex
    self.recordedAt = recordedAt
  }

  /// The same with only these of its signers; `nil` if none is left, or fewer than the statement
  /// demands.
  func keeping(_ kept: [TrustedKey]) -> VerifiedStatement? {
    guard !kept.isEmpty else { return nil }
    do {
      if let demand = try SignerDemand(of: statement) { try demand.check(kept) }
    } catch {
      return nil
    }
    let sealed = SealedStatement(
      statement: statement, signers: kept, envelopeDigest: envelopeDigest)
    return VerifiedStatement(sealed: sealed, entryIndex: entryIndex, recordedAt: recordedAt)
  }
}
