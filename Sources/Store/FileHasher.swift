/// SHA-256 of many files at once: one thread for each processor, the largest files first.

package import Bytes
import Dispatch
import Synchronization

/// Digests of files and of parts of files.
package enum FileHasher {
  /// One thing to hash.
  package struct Piece: Sendable {
    /// The file.
    package let path: String
    /// The bytes of it; `nil` for all.
    package let range: Range<UInt64>?

    /// Names a file or a part of it.
    package init(path: String, range: Range<UInt64>?) {
      self.path = path
      self.range = range
    }
  }

  /// Bytes of one read: large enough that the hash function is what takes the time, small enough for
  /// the caches of a processor.
  private static let readBytes = 256 << 10
  /// How often the caller hears of progress. In milliseconds.
  private static let progressInterval = 100

  /// The digests of `pieces` in their order. Throws the first failure, also if a file changed while
  /// it was read. `progress` gets the bytes hashed so far, on the calling thread.
  package static func digests(of pieces: [Piece], progress: (UInt64) -> Void = { _ in }) throws
    -> [Digest]
  {
    guard !pieces.isEmpty else { return [] }
    let job = try Job(pieces)
    let workers = min(pieces.count, max(1, min(System.processors, Limits.hashWorkers)))
    let done = DispatchSemaphore(value: 0)
    for number in 0..<workers {
      DispatchQueue(label: "gatehouse.hash.\(number)").async {
        job.work()
        done.signal()
      }
    }
    for _ in 0..<workers {
      while done.wait(timeout: .now() + .milliseconds(progressInterval)) == .timedOut {
        progress(job.bytes.load(ordering: .relaxed))
      }
    }
    progress(job.bytes.load(ordering: .relaxed))
    return try job.results()
  }

  private final class Job: Sendable {
    let bytes = Atomic<UInt64>(0)
    private let pieces: [Piece]
    private let order: [Int]
    private let next = Atomic<Int>(0)
    private let outcome: Mutex<Outcome>

    private struct Outcome {
      var digests: [Digest?]
      var failure: (any Error)?
    }

    init(_ pieces: [Piece]) throws {
      self.pieces = pieces
      var sizes: [UInt64] = []
      sizes.reserveCapacity(pieces.count)
      for piece in pieces {
        sizes.append(
          try piece.range.map { $0.upperBound - $0.lowerBound }
            ?? System.status(piece.path)?.size ?? 0)
      }
      order = pieces.indices.sorted { (sizes[$0], $1) > (sizes[$1], $0) }
      outcome = Mutex(Outcome(digests: Array(repeating: nil, count: pieces.count)))
    }

    func work() {
      var buffer = [UInt8](repeating: 0, count: FileHasher.readBytes)
      while true {
        let turn = next.add(1, ordering: .relaxed).oldValue
        guard turn < order.count else { return }
        do {
          let digest = try digest(of: pieces[order[turn]], &buffer)
          outcome.withLock { $0.digests[order[turn]] = digest }
        } catch {
          outcome.withLock { $0.failure = $0.failure ?? error }
          next.store(order.count, ordering: .relaxed)
          return
        }
      }
    }

    private func digest(of piece: Piece, _ buffer: inout [UInt8]) throws -> Digest {
      let source = try FileSource(path: piece.path, holds: false)
      var stream = DigestStream()
      var offset = piece.range?.lowerBound ?? 0
      let end = piece.range?.upperBound ?? source.count
      while offset < end {
        let wanted = Int(min(UInt64(buffer.count), end - offset))
        let got = try source.read(into: &buffer, count: wanted, at: offset)
        guard got > 0 else { break }
        stream.update(buffer, count: got)
        offset += UInt64(got)
        bytes.add(UInt64(got), ordering: .relaxed)
      }
      guard offset == end, source.isUnchanged() else {
        throw StoreError.modelFile(path: piece.path, reason: "it changed while it was read")
      }
      return stream.finish()
    }

    func results() throws -> [Digest] {
      try outcome.withLock { outcome in
        if let failure = outcome.failure { throw failure }
        return outcome.digests.compactMap(\.self)
      }
    }
  }
}
