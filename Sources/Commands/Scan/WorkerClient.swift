// The open half of a scan: opens files, hands them to a confined worker, and starts another worker
// when one does not come back.

import Bytes
import Foundation
import Inspection
import Isolation
import Store

/// One worker and what is known of it.
struct WorkerClient {
  /// Longest silence of a worker that is at work.
  private static let patienceSeconds: Int32 = 900

  /// The worker, while it lives.
  private(set) var child: ChildProcess?
  /// Whether a worker could not be started: files are then read in this process.
  private(set) var isAlone = false
  /// The layers that confine the worker; none if there is no worker.
  private(set) var layers: [String] = []

  private let policy: InspectionPolicy

  /// Starts a worker at once, so that it is ready when the first file is found. It judges by
  /// `policy`.
  init(policy: InspectionPolicy) {
    self.policy = policy
    start()
  }

  mutating func start() {
    child = FirstWorker.take() ?? spawned()
    isAlone = child == nil
    layers = []
    guard policy.digest != InspectionPolicy.standard.digest else { return }
    try? child?.channel.send([WorkerMessage.policy] + policy.encoded())
  }

  private func spawned() -> ChildProcess? {
    let inherited = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
    let environment =
      ["SWIFT_BACKTRACE=enable=no"] + (inherited.map { ["LD_LIBRARY_PATH=" + $0] } ?? [])
    return try? ChildProcess(
      path: "/proc/self/exe", arguments: [ScanWorker.word], environment: environment)
  }

  /// Inspects the open file by its worker.
  mutating func inspect(
    _ source: FileSource, name: String, depth: InspectionDepth, progress: (UInt64) -> Void
  ) -> ArtefactReport {
    if child == nil, !isAlone { start() }
    guard let child else {
      return withoutActuallyEscaping(progress) {
        Inspection.inspect(source, name: name, policy: policy, depth: depth, progress: $0)
      }
    }
    do throws(ChannelError) {
      let kind = depth == .headers ? WorkerMessage.headers : WorkerMessage.whole
      let request = [kind] + Array(name.utf8)
      let descriptor = source.descriptor
      if depth == .whole { try sendCompanions(of: name, to: child) }
      try child.channel.send(request, descriptor: descriptor)
      while true {
        let message = try child.channel.receive(seconds: Self.patienceSeconds).bytes
        if let report = try take(message, name, source.count, progress) { return report }
      }
    } catch {
      self.child = nil
      let end = error == .closed ? child.finish() : child.kill()
      return .unfinished(name, size: source.count, why: Self.words(error, end))
    }
  }

  /// What the files of a repository show together; `nil` if that is nothing, or if there is no
  /// worker that may read them.
  mutating func judge(_ repository: ScannedRepository) -> ArtefactReport? {
    guard let child else { return nil }
    do throws(ChannelError) {
      for file in repository.files {
        let json: JSON = [
          "path": .string(file.path), "verdict": .string(file.verdict.rawValue),
          "format": .string(file.format), "size": .int(file.size),
          "sha256": .optional(file.digest?.hex),
        ]
        let isRead = RepositoryFacts.areExpected(in: file.path)
        let source =
          isRead
          ? try? FileSource(path: repository.root + "/" + file.path, holds: false) : nil
        try child.channel.send(
          [WorkerMessage.member] + json.encoded(), descriptor: source?.descriptor ?? -1)
      }
      try child.channel.send([WorkerMessage.repository] + Array(repository.root.utf8))
      while true {
        let message = try child.channel.receive(seconds: Self.patienceSeconds).bytes
        if message.first == WorkerMessage.nothing { return nil }
        if let report = try take(message, repository.root, 0, { _ in }) { return report }
      }
    } catch {
      self.child = nil
      let end = error == .closed ? child.finish() : child.kill()
      return .unfinished(repository.root, size: 0, why: Self.words(error, end))
    }
  }

  /// Opens the files that may account for this one. Most files have none beside them.
  private func sendCompanions(of path: String, to child: ChildProcess) throws(ChannelError) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    for name in Companions.candidates(for: path) where folder + name != path {
      guard let source = try? FileSource(path: folder + name, holds: false) else { continue }
      try child.channel.send(
        [WorkerMessage.companion] + Array(name.utf8), descriptor: source.descriptor)
    }
  }

  /// Takes one message; answers the report if it was one. A message that makes no sense comes from
  /// a worker that is no longer what it was.
  mutating func take(
    _ message: [UInt8], _ name: String, _ size: UInt64, _ progress: (UInt64) -> Void
  ) throws(ChannelError) -> ArtefactReport? {
    let rest = Array(message.dropFirst())
    switch message.first {
    case WorkerMessage.ready:
      layers = String(decoding: rest, as: UTF8.self).split(separator: "\n").map(String.init)
      return nil
    case WorkerMessage.progress:
      progress(rest.prefix(8).enumerated().reduce(0) { $0 | UInt64($1.element) << (8 * $1.offset) })
      return nil
    case WorkerMessage.report:
      guard let json = try? JSON.parse(rest), let report = ArtefactReport(json: json),
        report.path == name, report.size == size
      else { throw .tooLong(message.count) }
      return report
    default: throw .tooLong(message.count)
    }
  }

  private static func words(_ error: ChannelError, _ end: ChildProcess.End) -> String {
    switch (error, end) {
    case (.late, _): "the inspection took too long and was ended"
    case (.tooLong, _): "the answer of the confined process makes no sense"
    case (_, .signalled(31)):
      "the confined process asked the system for what it may not have, and was ended"
    case (_, .signalled(let number)): "the confined process was ended by signal \(number)"
    case (_, .exited(let code)): "the confined process ended with code \(code)"
    case (_, .unknown): "the confined process ended"
    }
  }

  /// Ends a worker that failed or makes no sense; says why.
  mutating func giveUp(_ error: ChannelError) -> String {
    guard let failed = child else { return "the confined process ended" }
    child = nil
    return Self.words(error, error == .closed ? failed.finish() : failed.kill())
  }

  /// Ends the worker.
  mutating func finish() {
    _ = child?.finish()
    child = nil
  }
}
