// The open half of a conversion: has a confined worker inspect the source, plan, and read the tensors.
// Where no worker can be started it does the same itself, and says so.

import Bytes
import Formats
import Inspection
import Isolation
import Store

/// A source that is converted.
struct ConvertSession {
  /// Longest silence of a worker that is at work.
  private static let patienceSeconds: Int32 = 900

  let source: FileSource
  let name: String
  private var client = WorkerClient(policy: .standard)
  /// The content, where there is no worker.
  private var own: ConversionContent?

  init(_ source: FileSource, name: String) {
    self.source = source
    self.name = name
  }

  /// The layers that confine what reads the source; none is `unsandboxed`.
  var layers: [String] { client.layers }

  /// What the inspection says of the source.
  mutating func inspect(progress: (UInt64) -> Void) -> ArtefactReport {
    client.inspect(source, name: name, depth: .whole, progress: progress)
  }

  /// Plans the conversion.
  mutating func plan(_ report: ArtefactReport, _ options: ConversionOptions)
    throws(ConversionRefusal) -> ConversionOutline
  {
    guard let child = client.child else {
      guard case .complete = report.coverage, client.isAlone else {
        // The worker did not come back from the inspection; the report says so.
        throw ConversionRefusal(report.reasons.first?.message ?? "it was not read whole")
      }
      let plan = try planConversion(of: source, report: report, options: options)
      own = plan.content(digests: false)
      return plan.outline
    }
    let answer: Result<ConversionOutline, ConversionRefusal>
    do throws(ChannelError) {
      let request: JSON = [
        "report": report.json(), "optimizer": .bool(options.includesOptimizer),
        "key": .optional(options.key),
      ]
      try child.channel.send(
        [ConvertMessage.plan] + request.encoded(), descriptor: source.descriptor)
      answer = try outline(child.channel)
    } catch {
      throw ConversionRefusal(client.giveUp(error))
    }
    return try answer.get()
  }

  private func outline(_ channel: Channel) throws(ChannelError)
    -> Result<ConversionOutline, ConversionRefusal>
  {
    var bytes: [UInt8] = []
    while true {
      let message = try channel.receive(seconds: Self.patienceSeconds).bytes
      switch message.first {
      case ConvertMessage.outline where bytes.count <= ConvertMessage.outlineBytes:
        bytes += message.dropFirst()
      case ConvertMessage.refusal:
        guard let json = try? JSON.parse(Array(message.dropFirst())),
          let refusal = ConversionRefusal(json: json)
        else { throw .tooLong(message.count) }
        return .failure(refusal)
      case ConvertMessage.end:
        guard let json = try? JSON.parse(bytes, limits: .modelHeader),
          let outline = ConversionOutline(json: json)
        else { throw .tooLong(bytes.count) }
        return .success(outline)
      default: throw .tooLong(message.count)
      }
    }
  }

  /// Asks for the content of what was planned.
  mutating func begin() throws {
    guard own == nil, let child = client.child else { return }
    do throws(ChannelError) {
      try child.channel.send([ConvertMessage.content])
    } catch {
      throw Self.unreadable(client.giveUp(error))
    }
  }

  /// The next bytes of the result; `nil` at the end.
  mutating func piece() throws -> [UInt8]? {
    do {
      if own != nil { return try own?.piece() }
      guard let child = client.child else { throw Self.unreadable("nothing reads it") }
      let message = try child.channel.receive(seconds: Self.patienceSeconds).bytes
      switch message.first {
      case ConvertMessage.data: return Array(message.dropFirst())
      case ConvertMessage.end: return nil
      case ConvertMessage.fault:
        throw Self.unreadable(String(decoding: message.dropFirst(), as: UTF8.self))
      default: throw ChannelError.tooLong(message.count)
      }
    } catch let error as ChannelError {
      throw Self.unreadable(client.giveUp(error))
    } catch let error as FormatError {
      throw Self.unreadable(error.words)
    }
  }

  private static func unreadable(_ why: String) -> Diagnosis {
    Diagnosis("GH-0202", "the source cannot be read", why: Console.printable(why))
  }

  /// Ends the worker.
  mutating func finish() { client.finish() }
}
