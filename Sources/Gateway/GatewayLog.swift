/// The gateway's log: JSON lines with fields out of fixed classes. There is no way to log a text
/// that came from a client or a model server: the type has no case for it.

import Bytes
package import Logging

/// A value that may stand in a log line.
package enum LogField: Sendable {
  /// The id of a request.
  case request(RequestID)
  /// The public part of an API key.
  case key(String)
  /// A name out of the manifest.
  case declared(String)
  /// A code of ours.
  case code(String)
  /// A number.
  case number(Int64)
  /// A release or other digest.
  case digest(String)
  /// Words of the gate about evidence and files; holds no traffic.
  case verdict(String)

  var text: String {
    switch self {
    case .request(let id): id.text
    case .key(let id): id
    case .declared(let name): name
    case .code(let code): code
    case .number(let number): "\(number)"
    case .digest(let hex): hex
    case .verdict(let words): words
    }
  }
}

/// Writes lines through swift-log.
package struct GatewayLog: Sendable {
  private let logger: Logger

  /// Lines go to `sink`, each with its line feed.
  package init(level: Logger.Level = .info, sink: @escaping @Sendable ([UInt8]) -> Void) {
    var logger = Logger(label: "gatehouse.gateway") { _ in JSONLogHandler(sink: sink) }
    logger.logLevel = level
    self.logger = logger
  }

  /// For libraries that want a logger: errors only, for their words are not ours.
  var forLibraries: Logger {
    var quiet = logger
    quiet.logLevel = .critical
    return quiet
  }

  /// Something that happened. `event` is a fixed word.
  func write(
    _ level: Logger.Level, _ event: StaticString, _ fields: KeyValuePairs<StaticString, LogField>
  ) {
    guard level >= logger.logLevel else { return }
    var metadata: Logger.Metadata = [:]
    for (name, field) in fields { metadata["\(name)"] = .string(field.text) }
    logger.log(level: level, "\(event)", metadata: metadata)
  }
}

/// One JSON object for each line: `time_ms`, `level`, `event`, and the fields.
struct JSONLogHandler: LogHandler {
  let sink: @Sendable ([UInt8]) -> Void
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  var logLevel: Logger.Level = .info

  init(sink: @escaping @Sendable ([UInt8]) -> Void) {
    self.sink = sink
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var line: JSONObject = [
      "time_ms": .int(GatewayClock.system.wallMilliseconds()),
      "level": .string(event.level.rawValue), "event": .string("\(event.message)"),
    ]
    for (name, value) in (event.metadata ?? [:]).sorted(by: { $0.key < $1.key }) {
      line[name] = .string("\(value)")
    }
    sink(JSON.object(line).encoded() + [0x0A])
  }
}
