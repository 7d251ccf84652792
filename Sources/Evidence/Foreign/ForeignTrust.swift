/// Where an attestation of another party becomes one that counts. There is no other way to make an
/// `AttestedStatement` than through a signature by a key that is trusted for that type, and the gate
/// takes nothing else: what is not verified can't satisfy anything.

package import Bytes

/// Who stands behind an attested statement.
package enum Attester: Sendable, Hashable {
  /// A signer that the manifest names.
  case foreign(ForeignSigner)
  /// An identity that the manifest names, proved by a bundle.
  case keyless(KeylessSigner)
  /// A key of this system.
  case own(TrustedKey)

  /// A short name for people.
  package var name: String {
    switch self {
    case .foreign(let signer): signer.name
    case .keyless(let signer): signer.name
    case .own(let key): key.name
    }
  }

  /// Whether it may make statements of this type. Keys of this system may make all.
  func maySay(_ predicateType: String) -> Bool {
    switch self {
    case .foreign(let signer): PredicateCatalogue.covers(predicateType, kinds: signer.kinds)
    case .keyless(let signer): PredicateCatalogue.covers(predicateType, kinds: signer.kinds)
    case .own: true
    }
  }
}

/// A statement that at least one trusted signer made, in a type that this signer is trusted for.
package struct AttestedStatement: Sendable, Equatable {
  /// What was said.
  package let statement: ForeignStatement
  /// Who said it; at least one.
  package let attesters: [Attester]
  /// The digest of the envelope.
  package let envelopeDigest: Digest

  fileprivate init(
    statement: ForeignStatement, attesters: [Attester], envelopeDigest: Digest
  ) {
    self.statement = statement
    self.attesters = attesters
    self.envelopeDigest = envelopeDigest
  }

  /// The statement at its place in the ledger.
  package func recorded(entryIndex: UInt64, recordedAt: Int64) -> ImportedStatement {
    ImportedStatement(attested: self, entryIndex: entryIndex, recordedAt: recordedAt)
  }
}

/// An attested statement that the ledger holds.
package struct ImportedStatement: Sendable, Equatable {
  /// What was said, and by whom.
  package let attested: AttestedStatement
  /// Where the ledger holds the record of its import.
  package let entryIndex: UInt64
  /// When it was taken in, Unix seconds.
  package let recordedAt: Int64

  fileprivate init(attested: AttestedStatement, entryIndex: UInt64, recordedAt: Int64) {
    self.attested = attested
    self.entryIndex = entryIndex
    self.recordedAt = recordedAt
  }
}

/// The keys that attestations from outside are verified with.
package struct ForeignTrust: Sendable {
  private let signers: [ForeignSigner]
  private let own: TrustedKeys
  private let vouched: [Digest: [KeylessSigner]]

  /// A digest over everything that decides: two of the same fingerprint judge alike.
  package let fingerprint: Digest

  /// Trusts the signers of the manifest, the keys of this system, and what bundles proved.
  package init(signers: [ForeignSigner], own: TrustedKeys, vouched: [VouchedEnvelope] = []) {
    self.signers = signers
    self.own = own
    self.vouched = Dictionary(grouping: vouched, by: \.envelope).mapValues { $0.map(\.signer) }
    let foreign = signers.map { signer -> JSON in
      .strings([signer.name, signer.publicPEM, signer.supplier ?? ""] + signer.kinds.sorted())
    }
    let keys = own.keys.values.sorted { $0.keyID < $1.keyID }.map { key -> JSON in
      .strings([key.name, key.role.rawValue, key.identity, key.publicPEM])
    }
    let proved = vouched.sorted {
      ($0.envelope.hex, $0.signer.name) < ($1.envelope.hex, $1.signer.name)
    }
    .map { item -> JSON in
      let signer = item.signer
      return .strings(
        [
          item.envelope.hex, signer.name, signer.identity, signer.issuer, signer.trustedRoot.hex,
          signer.supplier ?? "",
        ] + signer.kinds.sorted())
    }
    fingerprint = Digest.of(
      JSON.array([.array(foreign), .array(keys), .array(proved)]).encoded(.canonical))
  }

  /// Why an attestation does not count.
  package enum Refusal: Error, Equatable, Sendable {
    /// It can't be read.
    case invalid(EvidenceError)
    /// No trusted key made any of its signatures.
    case noTrustedSigner(keyIDs: [String])
    /// Trusted signers made it, but none of them may make statements of this type.
    case notTheirs(signers: [String], predicateType: String)
  }

  /// Checks the signatures and reads the statement. A signature that names a trusted key and does not
  /// verify refuses the whole envelope; signatures of unknown keys are ignored, as DSSE demands.
  package func verify(_ envelope: Envelope) throws(Refusal) -> AttestedStatement {
    guard envelope.payloadType == Envelope.payloadType else {
      throw .invalid(.unknownPayloadType(envelope.payloadType))
    }
    let found =
      try signersOf(envelope) + (vouched[envelope.digest] ?? []).map { Attester.keyless($0) }
    guard !found.isEmpty else { throw .noTrustedSigner(keyIDs: envelope.signatures.map(\.keyID)) }
    let statement: ForeignStatement
    do {
      statement = try ForeignStatement.decode(envelope.payload)
    } catch {
      throw .invalid(error)
    }
    let speakers = found.filter { $0.maySay(statement.predicateType) }
    guard !speakers.isEmpty else {
      throw .notTheirs(signers: found.map(\.name), predicateType: statement.predicateType)
    }
    return AttestedStatement(
      statement: statement, attesters: speakers, envelopeDigest: envelope.digest)
  }

  private func signersOf(_ envelope: Envelope) throws(Refusal) -> [Attester] {
    let message = envelope.preAuthenticationEncoding
    var found: [Attester] = []
    for signature in envelope.signatures.prefix(Limits.signatures) {
      if let key = own.keys[signature.keyID] {
        guard key.verifies(signature.sig, over: message) else {
          throw .invalid(.badSignature(keyID: key.keyID))
        }
        if !found.contains(.own(key)) { found.append(.own(key)) }
        continue
      }
      // The key id is a hint that other tools fill in their own way, so every signer is tried.
      if let signer = signers.first(where: { $0.verifies(signature.sig, over: message) }) {
        if !found.contains(.foreign(signer)) { found.append(.foreign(signer)) }
      } else if signers.contains(where: { $0.keyID == signature.keyID }) {
        throw .invalid(.badSignature(keyID: signature.keyID))
      }
    }
    return found
  }
}
