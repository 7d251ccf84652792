/// Attestations and reports of others in the workspace: their bytes lie in the blob store, a statement
/// of this system's own key in the ledger says when they were taken in. Whether they count is decided
/// anew each time they are read.

package import Bytes
package import Evidence

/// One file that was taken in.
package struct ImportRecord: Sendable {
  /// What the ledger says about it.
  package let record: VerifiedStatement
  /// The envelope of the attestation itself.
  package let envelope: Digest
  /// The statement that counts now, or why none does.
  package let outcome: Result<ImportedStatement, ForeignTrust.Refusal>
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
      let bytes = try blobs.get(digest, entry: item.entryIndex)
      records.append(
        ImportRecord(record: item, envelope: digest, outcome: Self.judge(bytes, item, trust)))
    }
    return records
  }

  private static func judge(_ bytes: [UInt8], _ item: VerifiedStatement, _ trust: ForeignTrust)
    -> Result<ImportedStatement, ForeignTrust.Refusal>
  {
    do {
      let attested = try trust.verify(try Envelope.decode(bytes))
      return .success(attested.recorded(entryIndex: item.entryIndex, recordedAt: item.recordedAt))
    } catch let refusal as ForeignTrust.Refusal {
      return .failure(refusal)
    } catch let error as EvidenceError {
      return .failure(.invalid(error))
    } catch {
      return .failure(.noTrustedSigner(keyIDs: []))
    }
  }
}
