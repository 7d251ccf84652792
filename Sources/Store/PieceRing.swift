/// The pieces of a large file on their way through two threads: one reads them and hands them to
/// most readers, the other hands them to the first reader (the digest, which takes longest).

import Bytes
import Dispatch
import Synchronization

/// One pass over one file.
final class PieceRing: Sendable {
  /// Batches on their way: neither thread waits for the other at every one of them.
  private static let batchCount = 4
  /// Pieces that change hands together. A piece is small enough for all of its readers to find it in
  /// the cache nearest to them; waking the other thread costs as much as reading one.
  private static let batchPieces = 8

  private struct Piece {
    var bytes = [UInt8](repeating: 0, count: FileSource.pieceBytes)
    var count = 0
    var offset: UInt64 = 0
  }

  private struct Batch {
    var pieces = (0..<PieceRing.batchPieces).map { _ in Piece() }
    /// How many of the pieces are filled.
    var filled = 0
    var fault: ByteSourceError?
  }

  /// A place for one batch; only one thread at a time has its turn with it.
  private final class Slot: Sendable {
    let batch = Mutex(Batch())
  }

  private let source: FileSource
  private let slots: [Slot]
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  init(_ source: FileSource) {
    self.source = source
    slots = (0..<Self.batchCount).map { _ in Slot() }
    for _ in slots { free.signal() }
  }

  /// Gives every piece to all readers; returns when all are done with the last one.
  func run(
    _ first: any PieceReader, _ others: [any PieceReader], _ progress: (UInt64) -> Void
  ) throws(ByteSourceError) {
    DispatchQueue(label: "gatehouse.pieces").async { self.produce(others) }
    var turn = 0
    var done: UInt64 = 0
    while done < source.count {
      filled.wait()
      let fault = slots[turn].batch.withLock { batch -> ByteSourceError? in
        guard batch.fault == nil else { return batch.fault }
        for piece in batch.pieces[..<batch.filled] {
          first.take(piece.bytes, count: piece.count, at: piece.offset)
          done = piece.offset + UInt64(piece.count)
        }
        return nil
      }
      if let fault { throw fault }
      free.signal()
      turn = (turn + 1) % slots.count
      progress(done)
    }
  }

  private func produce(_ readers: [any PieceReader]) {
    var turn = 0
    var offset: UInt64 = 0
    while offset < source.count {
      free.wait()
      let isRead = slots[turn].batch.withLock { fill(&$0, from: &offset, readers) }
      filled.signal()
      guard isRead else { return }
      turn = (turn + 1) % slots.count
    }
  }

  /// Reads the next pieces and hands each to `readers` while it is near.
  private func fill(
    _ batch: inout Batch, from offset: inout UInt64, _ readers: [any PieceReader]
  ) -> Bool {
    batch.filled = 0
    while batch.filled < Self.batchPieces, offset < source.count {
      let index = batch.filled
      let count = Int(min(UInt64(FileSource.pieceBytes), source.count - offset))
      do throws(ByteSourceError) {
        try source.fill(&batch.pieces[index].bytes, count, at: offset)
      } catch {
        batch.fault = error
        return false
      }
      batch.pieces[index].count = count
      batch.pieces[index].offset = offset
      for reader in readers { reader.take(batch.pieces[index].bytes, count: count, at: offset) }
      batch.filled += 1
      offset += UInt64(count)
    }
    return true
  }
}
