/// Attestations and reports of others in the workspace: their bytes lie in the blob store, a statement
/// of this system's own key in the ledger says when they were taken in. Whether they count is decided
/// anew each time they are read.

package import Bytes
package import Evidence
import Synchronization

/// One file that was taken in.
package struct ImportRecord: Sendable {
  /// What the ledger says about it.
  package let record: VerifiedStatement
  /// The envelope of the attestation itself.
  package let envelope: Digest
  /// The statement that counts now, or why none does.
  package let outcome: Result<ImportedStatement, ForeignTrust.Refusal>
}

/// What one envelope came to.
struct JudgedImport: Sendable {
  /// The fingerprint of the trust that it was judged by.
  let trust: Digest
  let outcome: Result<AttestedStatement, ForeignTrust.Refusal>
}

extension Workspace {
  /// Everything that was taken in, oldest first, verified now with `trust`. `evidence` is what
  /// `evidence()` answered. A body that is missing or altered is a fault, not an absence.
  package func imports(_ evidence: [VerifiedStatement], trust: ForeignTrust) throws
    -> [ImportRecord]
  {
    var records: [ImportRecord] = []
    for item in evidence where item.statement.predicateType == PredicateType.imported {
      guard
        let digest = item.statement.predicate["envelope"]?["sha256"]?.string
          .flatMap({ Digest(hex: $0) })
      else { continue }
      let outcome = try judged(digest, item, trust).map {
        $0.recorded(entryIndex: item.entryIndex, recordedAt: item.recordedAt)
      }
      records.append(ImportRecord(record: item, envelope: digest, outcome: outcome))
    }
    return records
  }

  /// The bundles around attestations that were taken in and that certificates signed.
  package func bundles(_ evidence: [VerifiedStatement]) throws -> [[UInt8]] {
    var bundles: [[UInt8]] = []
    for item in evidence where item.statement.predicateType == PredicateType.imported {
      let hex = item.statement.predicate["bundle"]?["sha256"]?.string
      guard let digest = hex.flatMap({ Digest(hex: $0) }) else { continue }
      bundles.append(try blobs.get(digest, entry: item.entryIndex))
    }
    return bundles
  }

  /// Each envelope is read and verified once for each trust: large documents come in this way, and the
  /// gateway judges whenever the ledger grows.
  private func judged(_ digest: Digest, _ item: VerifiedStatement, _ trust: ForeignTrust) throws
    -> Result<AttestedStatement, ForeignTrust.Refusal>
  {
    if let known = judgedImports.withLock({ $0[digest] }), known.trust == trust.fingerprint {
      return known.outcome
    }
    let outcome = Self.judge(try blobs.get(digest, entry: item.entryIndex), trust)
    judgedImports.withLock { $0[digest] = JudgedImport(trust: trust.fingerprint, outcome: outcome) }
    return outcome
  }

  private static func judge(_ bytes: [UInt8], _ trust: ForeignTrust)
    -> Result<AttestedStatement, ForeignTrust.Refusal>
  {
    do {
      return .success(try trust.verify(try Envelope.decode(bytes)))
    } catch let refusal as ForeignTrust.Refusal {
      return .failure(refusal)
    } catch let error as EvidenceError {
      return .failure(.invalid(error))
    } catch {
      return .failure(.noTrustedSigner(keyIDs: []))
    }
  }
}
