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
    do {
      try channel.send([WorkerMessage.ready] + Array(layers.joined(separator: "\n").utf8))
      while true {
        let message = try channel.receive()
        guard let kind = message.bytes.first, let descriptor = message.descriptor else {
          return ExitStatus.usage
        }
        let name = String(decoding: message.bytes.dropFirst(), as: UTF8.self)
        let report = inspect(descriptor, name, kind == WorkerMessage.headers, channel)
        try channel.send([WorkerMessage.report] + report.json().encoded())
      }
    } catch {
      return error == .closed ? ExitStatus.clean : ExitStatus.error
    }
  }

  private static func inspect(
    _ descriptor: Int32, _ name: String, _ headersOnly: Bool, _ channel: Channel
  ) -> ArtefactReport {
    guard let source = try? FileSource(descriptor: descriptor) else {
      return .unfinished(name, size: 0, why: "the file cannot be read")
    }
    var told: UInt64 = 0
    return Inspection.inspect(source, name: name, depth: headersOnly ? .headers : .whole) { done in
      guard done &- told >= progressStep else { return }
      told = done
      let bytes = (0..<8).map { UInt8(truncatingIfNeeded: done >> UInt64(8 * $0)) }
      // The parent learns from the report itself if this did not arrive.
      try? channel.send([WorkerMessage.progress] + bytes)
    }
  }
}
