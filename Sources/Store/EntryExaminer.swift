/// What a verification asks of each entry: that it is one, that its body is there and unchanged, and
/// that the envelope in it verifies. Works on bundles, many at a time.

import Bytes
import Evidence
import Ledger

/// Counts of the entries of one bundle.
struct ExaminedEntries: Sendable {
  var evidence: UInt64 = 0
  var audit: UInt64 = 0
  var untrusted: [UInt64] = []
}

extension LedgerReport {
  mutating func add(_ found: ExaminedEntries) {
    evidence += found.evidence
    audit += found.audit
    untrusted += found.untrusted
  }
}

struct EntryExaminer: Sendable {
  let files: LedgerFiles
  let blobs: BlobStore
  let trusted: TrustedKeys

  /// Examines `entries`, which begin at index `first`; throws the first fault.
  func examine(_ entries: [[UInt8]], first: UInt64) throws -> ExaminedEntries {
    var found = ExaminedEntries()
    for (offset, bytes) in entries.enumerated() {
      if EntryForm.isInlineAudit(bytes) {
        found.audit += 1
      } else {
        try examine(bytes, first + UInt64(offset), &found)
      }
    }
    return found
  }

  private func examine(_ bytes: [UInt8], _ index: UInt64, _ found: inout ExaminedEntries) throws {
    guard let entry = LedgerEntry.decode(bytes), entry.encoded() == bytes else {
      throw StoreError.ledger(
        LedgerFault(
          .entryInvalid,
          file: files.shown(Tile.entriesPath(index: index / Tile.width, count: 256)),
          index: index, detail: "not an entry that this program writes"))
    }
    switch entry.kind {
    case .audit(_, _, let body):
      found.audit += 1
      if case .blob(let digest) = body { _ = try blobs.get(digest, entry: index) }
    case .evidence(let digest, let type, _):
      found.evidence += 1
      try examineEnvelope(digest, type, index, &found)
    }
  }

  private func examineEnvelope(
    _ digest: Digest, _ type: String, _ index: UInt64, _ found: inout ExaminedEntries
  ) throws {
    let bytes = try blobs.get(digest, entry: index)
    do {
      let sealed = try trusted.verify(try Envelope.decode(bytes))
      guard sealed.statement.predicateType == type else {
        throw EvidenceError.unexpectedPredicateType(
          found: sealed.statement.predicateType, expected: type)
      }
    } catch EvidenceError.untrustedSigner, EvidenceError.thresholdNotMet {
      found.untrusted.append(index)
    } catch {
      throw StoreError.ledger(
        LedgerFault(
          .envelopeInvalid, file: BlobStore.name(digest), index: index,
          detail: "the envelope does not verify"))
    }
  }
}
