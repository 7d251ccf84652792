/// The pieces of a large file on their way through two threads: one reads them and hands them to
/// most readers, the other hands them to the first reader (the digest, which takes longest).

import Bytes
import Dispatch
import Synchronization

/// One pass over one file.
final class PieceRing: Sendable {
  /// Enough that neither thread waits for the other at every piece, few enough to stay in caches.
  private static let slotCount = 4

  private struct Piece {
    var bytes = [UInt8](repeating: 0, count: FileSource.pieceBytes)
    var count = 0
    var offset: UInt64 = 0
    var fault: ByteSourceError?
  }

  /// A place for one piece; only one thread at a time has its turn with it.
  private final class Slot: Sendable {
    let piece = Mutex(Piece())
  }

  private let source: FileSource
  private let slots: [Slot]
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  init(_ source: FileSource) {
    self.source = source
    slots = (0..<Self.slotCount).map { _ in Slot() }
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
      let fault = slots[turn].piece.withLock { piece -> ByteSourceError? in
        guard piece.fault == nil else { return piece.fault }
        first.take(piece.bytes, count: piece.count, at: piece.offset)
        done = piece.offset + UInt64(piece.count)
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
      let isRead = slots[turn].piece.withLock { piece in
        read(into: &piece, at: offset)
        guard piece.fault == nil else { return false }
        for reader in readers { reader.take(piece.bytes, count: piece.count, at: piece.offset) }
        offset += UInt64(piece.count)
        return true
      }
      filled.signal()
      guard isRead else { return }
      turn = (turn + 1) % slots.count
    }
  }

  private func read(into piece: inout Piece, at offset: UInt64) {
    piece.offset = offset
    piece.count = Int(min(UInt64(FileSource.pieceBytes), source.count - offset))
    do throws(ByteSourceError) {
      try source.fill(&piece.bytes, piece.count, at: offset)
    } catch {
      piece.fault = error
    }
  }
}
