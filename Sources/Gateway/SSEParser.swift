/// Server-sent events from bytes that arrive in arbitrary pieces (WHATWG HTML, section 9.2.6), with
/// bounds. Only `data` and `event` matter here; ids, retry hints and comments are dropped.

/// One event.
package struct SSEEvent: Equatable, Sendable {
  /// The `event` field; empty if there was none.
  package var name: String
  /// The `data` lines, joined with line feeds.
  package var data: [UInt8]

  /// Makes an event; for tests and comparison.
  package init(name: String = "", data: [UInt8]) {
    self.name = name
    self.data = data
  }
}

/// Why a stream can't be read on.
package enum SSEError: Error, Equatable, Sendable {
  /// A line or an event is larger than `limit` bytes.
  case eventTooLarge(limit: Int)
}

/// The parser's state between pieces.
package struct SSEParser: Sendable {
  private let limit: Int
  private var line: [UInt8] = []
  private var data: [UInt8] = []
  private var hasData = false
  private var name = ""
  private var skipLineFeed = false
  private var atStart = true

  /// Refuses lines and events beyond `limit` bytes.
  package init(limit: Int = GatewayLimits.eventBytes) {
    self.limit = limit
  }

  /// Whether an event was begun that no empty line has ended.
  package var isMidEvent: Bool { hasData || !line.isEmpty }

  /// Takes the next bytes and gives the events that they complete.
  package mutating func push(_ bytes: some Collection<UInt8>) throws(SSEError) -> [SSEEvent] {
    var events: [SSEEvent] = []
    var rest = bytes[...]
    while let first = rest.first {
      if skipLineFeed {
        skipLineFeed = false
        if first == UInt8(ascii: "\n") {
          rest = rest.dropFirst()
          continue
        }
      }
      guard let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
        try extend(rest)
        break
      }
      try extend(rest[rest.startIndex..<end])
      skipLineFeed = rest[end] == 0x0D
      rest = rest[rest.index(after: end)...]
      if let event = try endLine() { events.append(event) }
    }
    return events
  }

  private mutating func extend(_ piece: some Collection<UInt8>) throws(SSEError) {
    guard line.count + data.count + piece.count <= limit else {
      throw .eventTooLarge(limit: limit)
    }
    line.append(contentsOf: piece)
  }

  private mutating func endLine() throws(SSEError) -> SSEEvent? {
    defer { line.removeAll(keepingCapacity: true) }
    if atStart {
      atStart = false
      if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    }
    guard !line.isEmpty else { return dispatch() }
    let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
    var value = line[min(colon + 1, line.endIndex)...]
    if value.first == 0x20 { value = value.dropFirst() }
    switch line[..<colon] {
    case Self.dataField:
      if hasData { data.append(0x0A) }
      hasData = true
      data.append(contentsOf: value)
    case Self.eventField: name = String(decoding: value, as: UTF8.self)
    default: break
    }
    return nil
  }

  private mutating func dispatch() -> SSEEvent? {
    defer {
      data.removeAll(keepingCapacity: true)
      hasData = false
      name = ""
    }
    return hasData ? SSEEvent(name: name, data: data) : nil
  }

  private static let dataField = Array("data".utf8)[...]
  private static let eventField = Array("event".utf8)[...]
}
