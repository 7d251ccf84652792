/// Bounds of the gateway on what comes in from clients and upstreams. What the manifest sets
/// (body size, rates, output tokens, stream length) is not here.

/// Named constants with their units.
package enum GatewayLimits {
  /// All header fields of a request together, in bytes.
  package static let headerBytes = 32 << 10
  /// Number of header fields of a request.
  package static let headerFields = 100
  /// Connections that are open at the same time.
  package static let connections = 1024
  /// From the opening of a connection to the end of the first request's header, in seconds.
  package static let headerSeconds: Int64 = 10
  /// From the end of the header to the end of the body, in seconds.
  package static let bodySeconds: Int64 = 30
  /// How long a connection may wait for its next request, in seconds.
  package static let keepAliveSeconds: Int64 = 75
  /// What is still read of a refused body before the connection is closed, in bytes.
  package static let lingerBytes = 4 << 20
  /// How long a cut request may take to say goodbye before its connection is closed, milliseconds.
  package static let farewellMilliseconds: Int64 = 400
  /// One server-sent event of an upstream, in bytes.
  package static let eventBytes = 1 << 20
  /// A whole JSON answer of an upstream, in bytes.
  package static let upstreamBodyBytes = 16 << 20
  /// Bytes of an upstream's answer that wait for a slow client.
  package static let relayBufferBytes = 256 << 10
  /// Events that an upstream may send in one answer.
  package static let streamEvents = 1_000_000
  /// Nesting of a request's JSON.
  package static let jsonDepth = 32
  /// Values in a request's JSON.
  package static let jsonValues = 200_000
  /// Messages in a request.
  package static let messages = 2048
  /// Parts of a message's content.
  package static let contentParts = 256
  /// Tools that a request may offer.
  package static let tools = 128
  /// Tool calls in one message or answer.
  package static let toolCalls = 128
  /// Bytes of the arguments of one tool call.
  package static let toolArgumentBytes = 256 << 10
  /// How often a streamed answer is looked at for prohibited uses, in bytes.
  package static let useStepBytes = 512
  /// How much of the end of a streamed answer is looked at then, in bytes.
  package static let useWindowBytes = 4_096
  /// Texts of one request that the judge is asked about.
  package static let judgedTexts = 16
  /// One answer of the judge, in bytes.
  package static let judgeAnswerBytes = 64 << 10
  /// Verdicts of the judge that are kept.
  package static let judgeMemoryEntries = 4096
  /// How long a verdict of the judge is kept, in seconds.
  package static let judgeMemorySeconds: UInt64 = 600
  /// Answers asked for at once (`n`).
  package static let choices = 8
  /// Bytes of a bearer token.
  package static let tokenBytes = 256
  /// How often ledger, files and expiry are looked at, in milliseconds.
  package static let watchMilliseconds: Int64 = 200
  /// Refusals without a known caller that are written one by one, per second; the rest is counted.
  package static let anonymousEntriesPerSecond = 20
  /// Time that open requests get to finish when the gateway is asked to stop, in seconds.
  package static let graceSeconds: Int64 = 10
}
