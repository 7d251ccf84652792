// The confined half of a conversion: reads the source and hands its tensors on as bytes. What it says
// is not believed: the other half writes the header itself and digests what it gets.

import Bytes
import Formats
import Inspection
import Isolation
import Store

/// What goes over the channel for a conversion: a letter, then the rest of the message.
enum ConvertMessage {
  /// To the worker, with the open file: the report on it and what is asked for, as JSON.
  static let plan = UInt8(ascii: "C")
  /// To the parent: a part of the outline, as JSON; `end` follows the last one.
  static let outline = UInt8(ascii: "T")
  /// To the parent: the refusal, as JSON.
  static let refusal = UInt8(ascii: "X")
  /// To the worker: send the content of what was planned.
  static let content = UInt8(ascii: "G")
  /// To the parent: the next bytes of the result; `end` follows the last ones.
  static let data = UInt8(ascii: "D")
  static let end = UInt8(ascii: "E")
  /// To the parent: why the source cannot be read any further.
  static let fault = UInt8(ascii: "Z")

  /// Bytes of an outline in one message.
  static let part = 4 << 20
  /// Bytes of an outline in all.
  static let outlineBytes = 96 << 20
}

/// What a worker knows of the conversion at hand.
struct ConversionDesk {
  private var plan: ConversionPlan?

  /// Does what one message asks for; `nil` if it is about something else, `false` if it makes no
  /// sense.
  mutating func take(
    _ kind: UInt8, _ rest: [UInt8], _ descriptor: Int32?, _ policy: InspectionPolicy,
    _ channel: Channel
  ) throws(ChannelError) -> Bool? {
    switch kind {
    case ConvertMessage.plan:
      guard let descriptor, let source = try? FileSource(descriptor: descriptor) else {
        return false
      }
      return try plan(source, rest, policy, channel)
    case ConvertMessage.content: return try send(channel)
    default: return nil
    }
  }

  private mutating func plan(
    _ source: FileSource, _ request: [UInt8], _ policy: InspectionPolicy, _ channel: Channel
  ) throws(ChannelError) -> Bool {
    guard let json = try? JSON.parse(request), let told = json["report"],
      let report = ArtefactReport(json: told)
    else { return false }
    let options = ConversionOptions(
      includesOptimizer: json["optimizer"]?.bool ?? false, key: json["key"]?.string)
    let outline: [UInt8]
    do throws(ConversionRefusal) {
      let plan = try planConversion(of: source, report: report, options: options, policy: policy)
      self.plan = plan
      outline = plan.outline.json().encoded()
    } catch {
      try channel.send([ConvertMessage.refusal] + error.json().encoded())
      return true
    }
    guard outline.count <= ConvertMessage.outlineBytes else {
      let refusal = ConversionRefusal("it has too many tensors with too long names")
      try channel.send([ConvertMessage.refusal] + refusal.json().encoded())
      return true
    }
    for start in stride(from: 0, to: outline.count, by: ConvertMessage.part) {
      let end = min(start + ConvertMessage.part, outline.count)
      try channel.send([ConvertMessage.outline] + outline[start..<end])
    }
    try channel.send([ConvertMessage.end])
    return true
  }

  private mutating func send(_ channel: Channel) throws(ChannelError) -> Bool {
    guard let plan else { return false }
    self.plan = nil
    var content = plan.content(digests: false)
    while true {
      let piece: [UInt8]?
      do throws(FormatError) {
        piece = try content.piece()
      } catch {
        try channel.send([ConvertMessage.fault] + Array(error.words.utf8))
        return true
      }
      guard let piece else { break }
      for start in stride(from: 0, to: piece.count, by: ConvertMessage.part) {
        let end = min(start + ConvertMessage.part, piece.count)
        try channel.send([ConvertMessage.data] + piece[start..<end])
      }
    }
    try channel.send([ConvertMessage.end])
    return true
  }
}
