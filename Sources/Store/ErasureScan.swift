/// Which entries were erased, found in the ledger's own files: for a verification, which asks when a
/// body is missing and trusts no index.

import Bytes
import Evidence
import Ledger

struct ErasureScan {
  let files: LedgerFiles
  let examiner: EntryExaminer
  private var found: [UInt64: Digest]?

  init(files: LedgerFiles, examiner: EntryExaminer) {
    self.files = files
    self.examiner = examiner
  }

  /// Whether a trusted key signed that entry `index`, whose bytes hash to `leaf`, was erased. The whole
  /// ledger is read once, at the first question.
  mutating func isErased(
    _ index: UInt64, leaf: Digest, checkpoint: Checkpoint, waiting: [[UInt8]]
  ) throws -> Bool {
    if found == nil { found = try scan(checkpoint, waiting) }
    return found?[index] == leaf
  }

  private func scan(_ checkpoint: Checkpoint, _ waiting: [[UInt8]]) throws -> [UInt64: Digest] {
    var all: [UInt64: Digest] = [:]
    var bundle: UInt64 = 0
    while bundle * Tile.width < checkpoint.size {
      let count = Int(min(Tile.width, checkpoint.size - bundle * Tile.width))
      take(try files.readBundle(index: bundle, count: count), into: &all)
      bundle += 1
    }
    take(waiting, into: &all)
    return all
  }

  private func take(_ entries: [[UInt8]], into all: inout [UInt64: Digest]) {
    for bytes in entries where bytes.count < Limits.erasureEntryBytes {
      guard let entry = LedgerEntry.decode(bytes),
        case .evidence(let digest, PredicateType.erasure, _) = entry.kind,
        let body = try? examiner.blobs.get(digest), let envelope = try? Envelope.decode(body),
        let sealed = try? examiner.trusted.verify(envelope),
        let read = Erasure.read(sealed.statement)
      else { continue }
      all[read.entry] = read.leaf
    }
  }
}
