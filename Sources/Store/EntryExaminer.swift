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
  /// Bodies that are not there or not whole: faults, unless they were erased.
  var missing: [(index: UInt64, leaf: Digest, fault: LedgerFault)] = []
  /// Entries whose body is encrypted under a key that is not here.
  var sealed: UInt64 = 0
}

extension LedgerReport {
  mutating func add(_ found: ExaminedEntries) {
    evidence += found.evidence
    audit += found.audit
    untrusted += found.untrusted
    sealedBodies += found.sealed
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
      if case .blob(let digest) = body { _ = try self.body(digest, bytes, index, &found) }
    case .evidence(let digest, let type, _):
      found.evidence += 1
      guard let body = try self.body(digest, bytes, index, &found) else { return }
      try examineEnvelope(body, digest, type, index, &found)
    }
  }

  /// The body of an entry; `nil` where it is not there or can't be read here, which is noted.
  private func body(
    _ digest: Digest, _ entry: [UInt8], _ index: UInt64, _ found: inout ExaminedEntries
  ) throws -> [UInt8]? {
    do {
      return try blobs.get(digest, entry: index)
    } catch StoreError.ledger(let fault)
      where fault.kind == .blobMissing || fault.kind == .blobDamaged
    {
      // A body that is half destroyed, or whose key is, is as gone as one that is not there.
      found.missing.append((index, MerkleHash.leaf(entry), fault))
    } catch StoreError.bodySealed {
      found.sealed += 1
    }
    return nil
  }

  private func examineEnvelope(
    _ bytes: [UInt8], _ digest: Digest, _ type: String, _ index: UInt64,
    _ found: inout ExaminedEntries
  ) throws {
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
