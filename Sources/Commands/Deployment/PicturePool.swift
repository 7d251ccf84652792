// Who looks at the pictures of requests: confined workers, each for the pictures of one request. What a
// picture may do to the program that decodes it ends with that request, and the next worker waits already.

import Dispatch
import Foundation
import Gateway
import Images
import Isolation
import Synchronization

/// A few threads, each with a worker that waits.
final class PicturePool: Sendable {
  /// Workers at most: decoding is bound by the processor.
  private static let most = 4
  /// Requests that wait for a worker; more are not taken.
  private static let waiting = 64

  private struct Job: Sendable {
    let pictures: [[UInt8]]
    let settings: ImageSettings
    let end: ContinuousClock.Instant
    let answer: CheckedContinuation<[InspectedPicture]?, Never>
  }

  private struct State {
    var jobs: [Job] = []
    var isClosed = false
  }

  private let state = Mutex(State())
  private let work = DispatchSemaphore(value: 0)
  private let ended = DispatchGroup()
  private let threads: Int

  /// Starts the workers.
  init() {
    threads = max(1, min(Self.most, ProcessInfo.processInfo.activeProcessorCount))
    for _ in 0..<threads {
      DispatchQueue(label: "gatehouse.pictures").async(group: ended) { self.serve() }
    }
  }

  /// Looks at `pictures`; `nil` if no worker could, or not in time.
  func inspect(_ pictures: [[UInt8]], _ settings: ImageSettings, seconds: Int64) async
    -> [InspectedPicture]?
  {
    await withCheckedContinuation { continuation in
      let job = Job(
        pictures: pictures, settings: settings, end: .now.advanced(by: .seconds(seconds)),
        answer: continuation)
      let isTaken = state.withLock { state -> Bool in
        guard !state.isClosed, state.jobs.count < Self.waiting else { return false }
        state.jobs.append(job)
        return true
      }
      if isTaken { work.signal() } else { continuation.resume(returning: nil) }
    }
  }

  /// What the gateway asks; holds the pool.
  var inspector: PictureInspector {
    { pictures, settings, seconds in await self.inspect(pictures, settings, seconds: seconds) }
  }

  /// Ends the workers when what was taken is done.
  func close() async {
    state.withLock { $0.isClosed = true }
    for _ in 0..<threads { work.signal() }
    await withCheckedContinuation { continuation in
      ended.notify(queue: .global()) { continuation.resume() }
    }
  }

  private func serve() {
    while true {
      var client = ImageClient()
      client.prepare()
      work.wait()
      let job = state.withLock { $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }
      job?.answer.resume(returning: job.flatMap { Self.inspect($0, &client) })
      client.finish()
      if job == nil, state.withLock({ $0.isClosed }) { return }
    }
  }

  /// The answers of one worker; `nil` once there is none, so that nothing that nobody looked at goes on.
  private static func inspect(_ job: Job, _ client: inout ImageClient) -> [InspectedPicture]? {
    var answers: [InspectedPicture] = []
    for picture in job.pictures {
      guard ContinuousClock.now < job.end, let file = MemoryFile(picture),
        let image = try? withExtendedLifetime(
          file,
          { try client.examine(file.descriptor, "picture", job.settings, until: job.end) })
      else { return nil }
      answers.append(InspectedPicture(report: image.report, copy: image.copy))
    }
    return answers
  }
}
