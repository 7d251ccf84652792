// The open half of an examination of pictures: opens files, hands them to a confined worker, and
// believes of its answer only what has the right form.

import Bytes
import Foundation
import Images
import Isolation
import Store

/// What came of one picture.
struct ExaminedImage {
  let path: String
  let report: ImageReport
  let copy: PreparedImage?
}

/// One worker and what is known of it.
struct ImageClient {
  /// Longest silence of a worker that is at work.
  private static let patienceSeconds: Int32 = 120
  /// Pieces of a copy, each of a few megabytes.
  private static let pieces = 256

  private var child: ChildProcess?
  /// The layers that confine the worker.
  private(set) var layers: [String] = []

  /// Examines the file at `path`. A worker that ends is replaced once; a picture that ends two is
  /// damaged. Without any worker nothing is decoded.
  mutating func examine(_ path: String, _ settings: ImageSettings) throws -> ExaminedImage {
    let source = try FileSource(path: path, holds: false)
    return try withExtendedLifetime(source) {
      try examine(
        source.descriptor, path, settings,
        until: .now.advanced(by: .seconds(Int64(Self.patienceSeconds) * 2)))
    }
  }

  /// Starts a worker before there is anything to do.
  mutating func prepare() {
    if child == nil { child = try? Self.start() }
  }

  /// The same for an open file that is called `path`, at the latest by `end`.
  mutating func examine(
    _ descriptor: Int32, _ path: String, _ settings: ImageSettings,
    until end: ContinuousClock.Instant
  ) throws -> ExaminedImage {
    var fault = ChannelError.closed
    for _ in 0..<2 where fault == .closed {
      if child == nil { child = try Self.start() }
      guard let child else { break }
      do throws(ChannelError) {
        try child.channel.send(
          [ImageWorker.Message.examine] + settings.json.encoded(), descriptor: descriptor)
        return try receive(path, child.channel, until: end)
      } catch {
        self.child = nil
        fault = error
        _ = error == .closed ? child.finish() : child.kill()
      }
    }
    return Self.lost(path, fault)
  }

  private static func start() throws -> ChildProcess {
    let inherited = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
    let environment =
      ["SWIFT_BACKTRACE=enable=no"] + (inherited.map { ["LD_LIBRARY_PATH=" + $0] } ?? [])
    return try ChildProcess(
      path: "/proc/self/exe", arguments: [ImageWorker.word], environment: environment)
  }

  private mutating func receive(
    _ path: String, _ channel: Channel, until end: ContinuousClock.Instant
  ) throws(ChannelError) -> ExaminedImage {
    var report: ImageReport?
    var copy: [UInt8] = []
    for _ in 0..<Self.pieces {
      let left = ContinuousClock.now.duration(to: end).components.seconds + 1
      guard left > 0 else { throw .late }
      let message = try channel.receive(
        seconds: min(Self.patienceSeconds, Int32(clamping: left))
      ).bytes
      let rest = Array(message.dropFirst())
      switch message.first {
      case ImageWorker.Message.ready:
        layers = String(decoding: rest, as: UTF8.self).split(separator: "\n").map(String.init)
      case ImageWorker.Message.report:
        report = (try? JSON.parse(rest)).flatMap(ImageReport.init(json:))
      case ImageWorker.Message.piece: copy += rest
      case ImageWorker.Message.end:
        guard let report, let about = try? JSON.parse(rest) else { throw .tooLong(message.count) }
        return ExaminedImage(path: path, report: report, copy: Self.prepared(about, copy))
      default: throw .tooLong(message.count)
      }
    }
    throw .tooLong(copy.count)
  }

  private static func prepared(_ about: JSON, _ bytes: [UInt8]) -> PreparedImage? {
    guard let kind = about["kind"]?.string.flatMap(ImageKind.init(rawValue:)),
      let width = about["width"]?.int, let height = about["height"]?.int, !bytes.isEmpty
    else { return nil }
    return PreparedImage(kind: kind, width: width, height: height, bytes: bytes)
  }

  private static func lost(_ path: String, _ error: ChannelError) -> ExaminedImage {
    let why = error == .late ? "took too long" : "ended"
    let finding = ImageFinding(
      .damaged, score: 1, reason: "the confined process that decoded it \(why)")
    let report = ImageReport(
      kind: .unknown, width: 0, height: 0, isDecoded: false, metadata: [], findings: [finding])
    return ExaminedImage(path: path, report: report, copy: nil)
  }

  /// Ends the worker.
  mutating func finish() {
    _ = child?.finish()
    child = nil
  }
}
