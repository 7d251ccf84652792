// Small read-mostly HTTP servers of the ledger: one loop, plain answers, loopback unless said otherwise.

import ArgumentParser
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// Where such a server listens.
struct ListenAddress: ParsableArguments {
  @Option(help: ArgumentHelp("Listen here; port 0 takes a free one.", valueName: "host:port"))
  var listen: String = "127.0.0.1:0"

  @Flag(help: "Allow an address beyond this machine. Put a proxy with TLS in front.")
  var allowRemote = false

  @Flag(help: "Print the base address once the server answers.")
  var printUrl = false

  /// Made by the argument parser.
  init() {}

  /// Host and port; refuses an address beyond this machine unless it was allowed.
  func parsed() throws -> (host: String, port: Int) {
    guard let colon = listen.lastIndex(of: ":"), colon > listen.startIndex,
      let port = Int(listen[listen.index(after: colon)...]), (0...65_535).contains(port)
    else { throw ValidationError("--listen needs an address such as 127.0.0.1:8486") }
    var host = String(listen[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    guard allowRemote || Self.isLoopback(host) else {
      throw Diagnosis(
        "GH-0464", "the address is beyond this machine", at: listen,
        why: "this server has no TLS", remedy: "listen on 127.0.0.1, or say --allow-remote")
    }
    return (host, port)
  }

  private static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1"
      || (host.hasPrefix("127.") && host.split(separator: ".").count == 4
        && host.split(separator: ".").allSatisfy { UInt8($0) != nil })
  }
}

/// An answer of such a server.
struct PlainAnswer: Sendable {
  /// The status.
  var status: HTTPResponse.Status
  /// The headers besides the length.
  var headers: [(HTTPField.Name, String)] = []
  /// The body.
  var body: [UInt8] = []

  /// A line of text.
  static func words(_ status: HTTPResponse.Status, _ text: String) -> PlainAnswer {
    PlainAnswer(
      status: status,
      headers: [(.contentType, "text/plain; charset=utf-8"), (.cacheControl, "no-store")],
      body: Array((text + "\n").utf8))
  }

  /// Only these methods are answered here.
  static func method(_ allowed: String) -> PlainAnswer {
    var answer = words(.methodNotAllowed, "use \(allowed)")
    answer.headers.append((.allow, allowed))
    return answer
  }

  /// The answer as the server sends it; without its body for HEAD.
  func response(to method: HTTPRequest.Method) -> Response {
    var fields = HTTPFields()
    for (name, value) in headers { fields[name] = value }
    fields[.contentLength] = String(body.count)
    fields[.xContentTypeOptions] = "nosniff"
    let bytes = body
    let content =
      method == .head
      ? ResponseBody(contentLength: bytes.count) { writer in try await writer.finish(nil) }
      : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
    return Response(status: status, headers: fields, body: content)
  }
}

/// Runs a server until SIGTERM or SIGINT.
enum PublicServer {
  /// Connections at once; more wait.
  private static let connections = 256
  /// Seconds after which a connection on which nothing happens is closed.
  private static let idle: TimeAmount = .seconds(30)
  /// Bytes of the headers of a request.
  private static let headerBytes = 16 << 10

  /// Listens at `address` and answers with `respond`.
  static func run(
    _ address: ListenAddress, _ console: Console,
    respond: @escaping @Sendable (Request) async -> PlainAnswer
  ) async throws {
    let (host, port) = try address.parsed()
    let shown = host.contains(":") ? "[\(host)]" : host
    let responder = CallbackResponder<BasicRequestContext> { request, _ in
      await respond(request).response(to: request.method)
    }
    let printUrl = address.printUrl
    let http = HTTP1Channel.Configuration(
      idleTimeout: idle,
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: headerBytes, maxHeaderListSize: headerBytes, maxHeaderFieldCount: 100))
    let app = Application(
      responder: responder, server: .http1(configuration: http),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(connections)),
      onServerRunning: { channel in
        let url = "http://\(shown):\(channel.localAddress?.port ?? port)"
        if printUrl { console.out(url) }
        console.note("serving at \(url)")
      },
      logger: Logger(label: "gatehouse") { _ in SwiftLogNoOpLogHandler() })
    do {
      try await app.runService()
    } catch {
      throw Diagnosis(
        "GH-0464", "the server cannot listen", at: address.listen, why: "\(error)",
        remedy: "stop the other program or choose another --listen")
    }
  }
}
