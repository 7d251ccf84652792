/// Group commit: callers put their entries into a queue, and whoever gets the lock first writes all
/// that is there with one `fdatasync`.

import Dispatch
import Ledger
import Synchronization

/// What waits for the next commit.
struct CommitQueue {
  /// One caller's entries, and how to tell it the outcome.
  struct Request {
    let entries: [[UInt8]]
    /// Whether each of them is evidence.
    let evidence: Bool
    let finish: @Sendable (Result<UInt64, any Error>) -> Void
  }

  var requests: [Request] = []
  /// Whether the commit thread is at work or about to be.
  var draining = false

  /// Takes requests from the front, as many as one commit may hold.
  mutating func takeBatch() -> [Request] {
    var entries = 0
    var bytes = 0
    var count = 0
    for request in requests {
      entries += request.entries.count
      bytes += request.entries.reduce(0) { $0 + $1.count + 2 }
      if count > 0, entries > Limits.commitEntries || bytes > Limits.commitBytes { break }
      count += 1
    }
    let batch = Array(requests[..<count])
    requests.removeFirst(count)
    return batch
  }
}

/// The outcome of one blocking call.
private final class Outcome: Sendable {
  let result = Mutex<Result<UInt64, any Error>?>(nil)
}

extension DurableLedger {
  /// Appends `entries` in one commit and returns their indices; blocks until they are durable.
  /// Concurrent callers share one `fdatasync`. At most 4,096 entries at once.
  package func append(_ entries: [LedgerEntry]) throws -> [UInt64] {
    guard !entries.isEmpty else { return [] }
    let outcome = Outcome()
    let request = try request(entries) { result in outcome.result.withLock { $0 = result } }
    queue.withLock { $0.requests.append(request) }
    while outcome.result.withLock({ $0 == nil }) { commitBatch() }
    guard let result = outcome.result.withLock({ $0 }) else { return [] }
    let first = try result.get()
    return (0..<UInt64(entries.count)).map { first + $0 }
  }

  /// Appends one entry and returns its index when it is durable. Never blocks the thread pool of
  /// Swift concurrency: one dedicated queue commits for all concurrent callers.
  package func appendAsync(_ entry: LedgerEntry) async throws -> UInt64 {
    try await withCheckedThrowingContinuation { continuation in
      do {
        let request = try request([entry]) { continuation.resume(with: $0) }
        let first = queue.withLock { queue in
          queue.requests.append(request)
          defer { queue.draining = true }
          return !queue.draining
        }
        arrivals.wrappingAdd(1, ordering: .relaxed)
        if first { commitThread.async { self.drain() } }
      } catch {
        continuation.resume(throwing: error)
      }
    }
  }

  private func request(
    _ entries: [LedgerEntry], finish: @escaping @Sendable (Result<UInt64, any Error>) -> Void
  ) throws -> CommitQueue.Request {
    var encoded: [[UInt8]] = []
    var evidence = false
    for entry in entries {
      let bytes = entry.encoded()
      guard bytes.count <= LedgerEntry.maximumBytes else {
        throw StoreError.entryTooLarge(bytes: bytes.count)
      }
      if case .evidence = entry.kind { evidence = true }
      encoded.append(bytes)
    }
    guard encoded.count <= Limits.commitEntries else {
      throw StoreError.entryTooLarge(bytes: encoded.count)
    }
    return CommitQueue.Request(entries: encoded, evidence: evidence, finish: finish)
  }

  /// Commits until nothing waits.
  private func drain() {
    while true {
      let more = queue.withLock { queue in
        queue.draining = !queue.requests.isEmpty
        return queue.draining
      }
      guard more else { return }
      let seen = arrivals.load(ordering: .relaxed)
      commitBatch()
      linger(seen)
    }
  }

  /// A caller that appends one entry after the other comes back within microseconds: to look out for
  /// it that long costs less than to put this thread to sleep and wake it again.
  private func linger(_ seen: Int) {
    let start = ContinuousClock.now
    while arrivals.load(ordering: .relaxed) == seen,
      start.duration(to: .now) < .microseconds(Limits.commitLinger)
    {}
  }

  /// Takes the commit lock, writes what waits, and tells the callers.
  private func commitBatch() {
    state.withLock { state in
      let batch = queue.withLock { $0.takeBatch() }
      guard !batch.isEmpty else { return }
      do {
        var index = try commit(batch, &state)
        for request in batch {
          request.finish(.success(index))
          index += UInt64(request.entries.count)
        }
      } catch {
        for request in batch { request.finish(.failure(error)) }
      }
      if state.waiting >= Limits.waitingEntries { planPublication() }
    }
  }

  private func commit(_ batch: [CommitQueue.Request], _ state: inout LedgerState) throws -> UInt64 {
    guard !state.poisoned else { throw StoreError.poisoned(path: files.journal) }
    try System.lock(appendLock)
    defer { System.unlock(appendLock) }
    try catchUp(&state)
    try compareWithMemory(state)
    let entries = batch.flatMap(\.entries)
    let frame = Journal.frame(first: state.next, entries: entries)
    try write(frame, &state)
    let first = state.next
    state.end += UInt64(frame.count)
    state.next += UInt64(entries.count)
    state.recent += entries
    writeMark(&state)
    known.store(state.next, ordering: .releasing)
    if batch.contains(where: \.evidence) { evidence.store(state.next, ordering: .releasing) }
    return first
  }

  /// Once in a process, before its first entry: an old or copied directory takes up nothing new.
  private func compareWithMemory(_ state: LedgerState) throws {
    guard !compared.load(ordering: .acquiring) else { return }
    try memory.check(size: state.next) { size in try root(size: size, in: state) }
    compared.store(true, ordering: .releasing)
  }

  /// Writes and syncs one frame. When the disk is full the journal is as it was before; when the sync
  /// fails nothing is known and the instance refuses everything from then on.
  private func write(_ frame: [UInt8], _ state: inout LedgerState) throws {
    do {
      try System.write(state.journal, frame, at: state.end)
    } catch {
      do {
        try System.truncate(state.journal, to: state.end)
      } catch {
        state.poisoned = true
      }
      throw error
    }
    do {
      try System.syncData(state.journal)
    } catch {
      state.poisoned = true
      try? System.truncate(state.journal, to: state.end)
      throw error
    }
  }

  /// The mark is a lower bound: failing to write it loses nothing but sharpness.
  private func writeMark(_ state: inout LedgerState) {
    let hash = Journal.headerHash(base: state.header.base, root: state.header.root)
    try? System.write(
      state.journal, Journal.mark(state.next, headerHash: hash), at: Journal.markOffset)
  }

  /// Takes up what other processes appended. The caller holds the append lock.
  func catchUp(_ state: inout LedgerState) throws {
    guard let status = try System.status(files.journal) else {
      throw StoreError.ledger(
        LedgerFault(.journalMissing, file: files.shown("journal"), detail: "there is no journal"))
    }
    let before = state.next
    if status.inode != state.journalStatus.inode || status.device != state.journalStatus.device {
      try reload(&state)
    } else if status.size != state.end {
      try state.readFrames(files)
    } else {
      return
    }
    noteOthers(state, from: before)
  }

  private func noteOthers(_ state: LedgerState, from before: UInt64) {
    known.store(state.next, ordering: .releasing)
    let first = max(before, state.recentStart)
    let news = state.recent[min(Int(first - state.recentStart), state.recent.count)...]
    let isEvidence = news.contains { entry in
      guard case .evidence = LedgerEntry.decode(entry)?.kind else { return false }
      return true
    }
    // Entries that were published and dropped in the meantime may have been evidence too.
    if isEvidence || first > before { evidence.store(state.next, ordering: .releasing) }
  }

  /// Another process rotated the journal: read everything again, and make sure that it continues what
  /// this process knew.
  private func reload(_ state: inout LedgerState) throws {
    let fresh = try LedgerState.load(files, verifier: key.verifier)
    let size = state.next
    let root = state.edge(size: size).root
    guard fresh.next >= size, fresh.published.size >= state.published.size,
      try self.root(size: size, in: fresh) == root
    else {
      throw StoreError.ledger(
        LedgerFault(
          .checkpointForked, file: files.shown("checkpoint"), index: size,
          detail: "the files hold another history than this process knows"))
    }
    state = fresh
  }

  private func planPublication() {
    guard !publishPlanned.exchange(true, ordering: .acquiringAndReleasing) else { return }
    let delay = DispatchTimeInterval.milliseconds(Limits.backgroundPublishDelay)
    publishThread.asyncAfter(deadline: .now() + delay) { [weak self] in
      guard let self else { return }
      self.publishPlanned.store(false, ordering: .releasing)
      // A failure is met again, and reported, by the next caller of `publish`.
      try? self.publish()
    }
  }
}
