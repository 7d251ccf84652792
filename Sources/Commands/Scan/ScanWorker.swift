// The confined half of a scan: a process that is handed open files, one after the other, and answers
// with reports. It can open nothing itself.

import Bytes
import Inspection
import Isolation
import Store

/// What goes over the channel: a letter, then the rest of the message.
enum WorkerMessage {
  /// To the parent, first: the layers that are active, a line each.
  static let ready = UInt8(ascii: "L")
  /// To the parent: bytes done of the file at hand, eight of them, lowest first.
  static let progress = UInt8(ascii: "P")
  /// To the parent: the report, as JSON.
  static let report = UInt8(ascii: "R")
  /// To the worker, before its first file: the policy to judge by, as a policy file.
  static let policy = UInt8(ascii: "O")
  /// To the worker, with an open file that lies beside the next one: its bare name.
  static let companion = UInt8(ascii: "K")
  /// To the worker: a file of a repository, as JSON, with the open file where its content says
  /// something about others.
  static let member = UInt8(ascii: "F")
  /// To the worker: the path of the repository whose files it was told. It answers with a report, or
  /// with `nothing`.
  static let repository = UInt8(ascii: "J")
  /// To the parent: there is nothing to say about the repository.
  static let nothing = UInt8(ascii: "N")
  /// To the worker, with the open file: its name. The second one asks for headers only.
  static let whole = UInt8(ascii: "W")
  static let headers = UInt8(ascii: "H")
}

/// `gatehouse scan-worker`: not for people.
enum ScanWorker {
  /// The word on the command line.
  static let word = "scan-worker"
  /// Bytes between two words of progress.
  private static let progressStep: UInt64 = 32 << 20

  /// Serves the channel on standard input until it is closed. Answers the exit code.
  static func run() -> Int32 {
    // What is made lazily is made before the doors close.
    _ = (InspectionRules.all.count, InspectionPolicy.standard.digest)
    let layers = Confinement.confine()
    let channel = Channel(socket: 0)
    var desk = Desk()
    do {
      try channel.send([WorkerMessage.ready] + Array(layers.joined(separator: "\n").utf8))
      while true {
        let message = try channel.receive()
        guard try take(message.bytes, message.descriptor, &desk, channel) else {
          return ExitStatus.usage
        }
      }
    } catch {
      return error == .closed ? ExitStatus.clean : ExitStatus.error
    }
  }

  /// What the worker has been told so far.
  private struct Desk {
    var policy = InspectionPolicy.standard
    /// Files beside the next one, by their bare names.
    var companions: [String: FileSource] = [:]
    /// Files of the repository at hand.
    var members: [RepositoryFile] = []
    /// Bytes of documents that are kept of them.
    var documents = 0
    var conversion = ConversionDesk()
  }

  /// Does what one message asks for; `false` if it makes no sense.
  private static func take(
    _ bytes: [UInt8], _ descriptor: Int32?, _ desk: inout Desk, _ channel: Channel
  ) throws(ChannelError) -> Bool {
    guard let kind = bytes.first else { return false }
    let rest = Array(bytes.dropFirst())
    if kind == WorkerMessage.policy {
      guard let policy = try? InspectionPolicy(file: rest) else { return false }
      desk.policy = policy
      return true
    }
    if let isDone = try desk.conversion.take(kind, rest, descriptor, desk.policy, channel) {
      return isDone
    }
    if let isDone = try LicenceDesk.take(kind, rest, descriptor, channel) { return isDone }
    let name = String(decoding: rest, as: UTF8.self)
    if kind == WorkerMessage.member { return note(rest, descriptor, &desk) }
    if kind == WorkerMessage.repository {
      let report = RepositoryReport(desk.members).artefact(at: name, policy: desk.policy)
      desk.members = []
      desk.documents = 0
      try channel.send(
        report.map { [WorkerMessage.report] + $0.json().encoded() } ?? [WorkerMessage.nothing])
      return true
    }
    guard let descriptor else { return false }
    if kind == WorkerMessage.companion {
      desk.companions[name] = try? FileSource(descriptor: descriptor)
      return true
    }
    let depth: InspectionDepth = kind == WorkerMessage.headers ? .headers : .whole
    let report = inspect(descriptor, name, depth, desk, channel)
    desk.companions = [:]
    try channel.send([WorkerMessage.report] + report.json().encoded())
    return true
  }

  /// Keeps a file of a repository, with what its content says about others.
  private static func note(_ json: [UInt8], _ descriptor: Int32?, _ desk: inout Desk) -> Bool {
    guard let json = try? JSON.parse(json), let path = json["path"]?.string,
      let verdict = json["verdict"]?.string.flatMap(ArtefactVerdict.init),
      let format = json["format"]?.string
    else { return false }
    let source = descriptor.flatMap { try? FileSource(descriptor: $0) }
    var facts = source.map { RepositoryFacts(path: path, $0) } ?? RepositoryFacts()
    desk.documents += facts.head.count
    if desk.documents > InspectionLimits.imageDocuments { facts.head = [] }
    desk.members.append(
      RepositoryFile(
        path: path, verdict: verdict, format: format, size: json["size"]?.number?.uint64 ?? 0,
        digest: json["sha256"]?.string.flatMap { Digest(hex: $0) }, facts: facts))
    return true
  }

  private static func inspect(
    _ descriptor: Int32, _ name: String, _ depth: InspectionDepth, _ desk: Desk, _ channel: Channel
  ) -> ArtefactReport {
    guard let source = try? FileSource(descriptor: descriptor) else {
      return .unfinished(name, size: 0, why: "the file cannot be read")
    }
    var told: UInt64 = 0
    let progress = { (done: UInt64) in
      guard done &- told >= progressStep else { return }
      told = done
      let bytes = (0..<8).map { UInt8(truncatingIfNeeded: done >> UInt64(8 * $0)) }
      // The parent learns from the report itself if this did not arrive.
      try? channel.send([WorkerMessage.progress] + bytes)
    }
    guard depth == .whole else {
      return Inspection.inspect(
        source, name: name, policy: desk.policy, depth: depth, progress: progress)
    }
    return Inspection.inspect(
      source, name: name, policy: desk.policy, companion: { desk.companions[$0] },
      progress: progress)
  }
}
