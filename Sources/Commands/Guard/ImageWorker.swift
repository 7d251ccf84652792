// The confined half of an examination of pictures: decoding happens in a process that can open
// nothing and reach nobody (docs/decisions/0004-confined-workers-get-open-files.md).

import Bytes
import Images
import Isolation
import Store

/// `gatehouse image-worker`: not for people.
enum ImageWorker {
  /// The word on the command line.
  static let word = "image-worker"

  /// What goes over the channel: a letter, then the rest of the message.
  enum Message {
    /// To the parent, first: the layers that are active, a line each.
    static let ready = UInt8(ascii: "L")
    /// To the worker, with the open file: the settings as JSON.
    static let examine = UInt8(ascii: "I")
    /// To the parent: the report as JSON.
    static let report = UInt8(ascii: "R")
    /// To the parent: a piece of the copy.
    static let piece = UInt8(ascii: "C")
    /// To the parent, last: the kind and the size of the copy as JSON, or `null`.
    static let end = UInt8(ascii: "E")
  }

  /// Bounds: pictures within `ImageLimits` stay far below them.
  private static let limits = WorkerLimits(memoryBytes: 3 << 30, cpuSeconds: 600)
  /// Bytes of one piece of the copy.
  private static let pieceBytes = 4 << 20

  /// Serves the channel on standard input until it is closed. Answers the exit code.
  static func run() -> Int32 {
    let layers = Confinement.confine(limits)
    let channel = Channel(socket: 0)
    do {
      try channel.send([Message.ready] + Array(layers.joined(separator: "\n").utf8))
      while true {
        let message = try channel.receive()
        guard message.bytes.first == Message.examine, let descriptor = message.descriptor,
          let json = try? JSON.parse(Array(message.bytes.dropFirst())),
          let settings = ImageSettings(json: json)
        else { return ExitStatus.usage }
        try answer(descriptor, settings, channel)
      }
    } catch {
      return error == .closed ? ExitStatus.clean : ExitStatus.error
    }
  }

  private static func answer(_ descriptor: Int32, _ settings: ImageSettings, _ channel: Channel)
    throws(ChannelError)
  {
    let (report, copy) = Images.examine(bytes(descriptor), settings)
    try channel.send([Message.report] + report.json.encoded())
    guard let copy else { return try channel.send([Message.end] + JSON.null.encoded()) }
    for start in stride(from: 0, to: copy.bytes.count, by: pieceBytes) {
      let end = min(start + pieceBytes, copy.bytes.count)
      try channel.send([Message.piece] + copy.bytes[start..<end])
    }
    let about: JSON = [
      "kind": .string(copy.kind.rawValue), "width": .int(copy.width), "height": .int(copy.height),
    ]
    try channel.send([Message.end] + about.encoded())
  }

  /// The whole file, or as much of it as shows that it is too long.
  private static func bytes(_ descriptor: Int32) -> [UInt8] {
    guard let source = try? FileSource(descriptor: descriptor) else { return [] }
    let length = min(Int(clamping: source.count), ImageLimits.fileBytes + 1)
    return (try? source.read(at: 0, length: length)) ?? []
  }
}
