/// Checkpoints with the signatures of witnesses. The newest that had the quorum of a policy lies in
/// `ledger/cosigned`; the ledger itself may have gone on since.

package import Bytes
package import Ledger
import Synchronization

extension DurableLedger {
  /// The newest cosigned checkpoint; `nil` if there is none. One of another history is a fault.
  package func cosigned() throws -> SignedNote? {
    guard let bytes = try System.readFile(files.cosigned, limit: Limits.checkpointBytes) else {
      return nil
    }
    let foreign = LedgerFault(
      .cosignedForeign, file: files.shown("cosigned"), detail: "not of this ledger")
    guard let note = try? SignedNote(bytes),
      let checkpoint = try? Checkpoint.open(bytes, verifier: verifier),
      checkpoint.size <= (try publishedSize())
    else { throw StoreError.ledger(foreign) }
    let state = state.withLock { $0 }
    guard try root(size: checkpoint.size, in: state) == checkpoint.root else {
      throw StoreError.ledger(foreign)
    }
    return note
  }

  /// Keeps signatures of witnesses over a checkpoint of this ledger: in the published checkpoint, if
  /// that is still the newest, and as the cosigned one, if they are enough. The caller has verified them.
  package func keep(_ note: SignedNote, hasQuorum: Bool) throws {
    try publishing.withLock { _ in
      try System.lock(publishLock)
      defer { System.unlock(publishLock) }
      let (bytes, _) = try files.readCheckpoint(verifier: verifier)
      if let current = try? SignedNote(bytes), current.text.utf8.elementsEqual(note.text.utf8) {
        let merged = current.adding(note.signatures).encoded()
        if merged != bytes { try AtomicFile.replace(files.checkpoint, with: merged) }
      }
      guard hasQuorum else { return }
      if let kept = try cosigned(), let old = try? Checkpoint(text: kept.text),
        let new = try? Checkpoint(text: note.text), old.size > new.size
      {
        return
      }
      try AtomicFile.replace(files.cosigned, with: note.encoded())
    }
  }

  /// The hashes that show that the tree of `size` entries, at most the published ones, continues the
  /// one of `old` entries.
  package func consistency(from old: UInt64, to size: UInt64) throws -> [Digest] {
    let edge = state.withLock { $0.published }
    return try TileReader(files: files, edge: edge).run { read throws(LedgerError) in
      try MerkleProof.consistency(old: old, new: size, reader: read)
    }
  }
}
