// Several workers side by side; reports come out in the order of the files, whoever was faster.

import Bytes
import Dispatch
import Foundation
import Inspection
import Store
import Synchronization

/// A bounded number of threads, each with a worker of its own.
final class WorkerPool: Sendable {
  /// Files that may be ahead of the one whose report is next: memory stays flat.
  private static let window = 64
  /// Workers at most; more do not help the disk.
  private static let most = 8

  /// A file on its way.
  final class Job: Sendable {
    let target: ScanTarget
    let done = DispatchSemaphore(value: 0)
    private let slot = Mutex<Result<ArtefactReport, any Error>?>(nil)

    init(_ target: ScanTarget) { self.target = target }

    var result: Result<ArtefactReport, any Error>? { slot.withLock { $0 } }

    func finish(_ result: Result<ArtefactReport, any Error>) {
      slot.withLock { $0 = result }
      done.signal()
    }
  }

  private struct State {
    var waiting: [Job] = []
    var workers = 0
    var busy = 0
    var isClosed = false
    var layers: [String]?
    var bytes: UInt64 = 0
  }

  private let state = Mutex(State())
  private let work = DispatchSemaphore(value: 0)
  private let ended = DispatchGroup()
  private let depth: InspectionDepth
  private let policy: InspectionPolicy
  private let limit: Int

  init(depth: InspectionDepth, policy: InspectionPolicy) {
    self.depth = depth
    self.policy = policy
    limit = max(1, min(Self.most, ProcessInfo.processInfo.activeProcessorCount))
    addWorker()
  }

  /// Number of jobs that may be under way.
  var window: Int { Self.window }

  /// The layers that confined every worker so far.
  var layers: [String] { state.withLock { $0.layers ?? [] } }

  /// Bytes that were read so far, by all workers.
  var bytes: UInt64 { state.withLock { $0.bytes } }

  /// Takes a file on. A further worker is started only once the waiting ones have enough to do.
  func add(_ target: ScanTarget) -> Job {
    let job = Job(target)
    let wantsMore = state.withLock { state in
      state.waiting.append(job)
      return state.workers < limit && state.waiting.count > state.workers - state.busy
        && (state.waiting.count >= Self.window / 2 || Self.isLarge(state.waiting))
    }
    if wantsMore { addWorker() }
    work.signal()
    return job
  }

  /// Whether what waits is worth the start of a process.
  private static func isLarge(_ jobs: [Job]) -> Bool {
    jobs.reduce(0) { $0 &+ $1.target.bytes } >= 64 << 20
  }

  /// Ends all workers when everything that was added is done.
  func finish() {
    let workers = state.withLock { state in
      state.isClosed = true
      return state.workers
    }
    for _ in 0..<workers { work.signal() }
    ended.wait()
  }

  private func addWorker() {
    state.withLock { $0.workers += 1 }
    let thread = DispatchQueue(label: "gatehouse.scan.worker")
    thread.async(group: ended) { self.serve() }
  }

  private func serve() {
    var client = WorkerClient(policy: policy)
    while true {
      work.wait()
      let job = state.withLock { state -> Job? in
        guard !state.waiting.isEmpty else { return nil }
        state.busy += 1
        return state.waiting.removeFirst()
      }
      guard let job else {
        if state.withLock({ $0.isClosed }) { break }
        continue
      }
      let result = Result { try inspect(job.target, &client) }
      let layers = client.layers
      state.withLock { state in
        state.busy -= 1
        state.layers = state.layers.map { $0.filter(layers.contains) } ?? layers
      }
      job.finish(result)
    }
    client.finish()
  }

  private func inspect(_ target: ScanTarget, _ client: inout WorkerClient) throws -> ArtefactReport
  {
    let source = try FileSource(path: target.path, holds: false)
    var told: UInt64 = 0
    let report = client.inspect(source, name: target.path, depth: depth) { done in
      state.withLock { $0.bytes = $0.bytes &+ (done &- told) }
      told = done
    }
    state.withLock { $0.bytes = $0.bytes &+ (source.count &- told) }
    return report
  }
}
