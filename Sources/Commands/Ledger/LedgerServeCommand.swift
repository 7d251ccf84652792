// `gatehouse ledger serve`: the published files of the log over HTTP, as any client of tiled logs reads
// them (c2sp.org/tlog-tiles). Read-only, no keys, no other paths.

import ArgumentParser
import Formats
import HTTPTypes
import Hummingbird
import Ledger
import Store

/// `gatehouse ledger serve`.
struct LedgerServeCommand: GatehouseCommand {
  static let examples = [
    Example(
      "timeout 2 gatehouse ledger serve --print-url",
      "serve the log on a free port of this machine, and print where", exit: 124, stage: .prepared),
    Example(
      "gatehouse ledger serve --listen 0.0.0.0:8486",
      "an address beyond this machine is refused unless it is allowed", exit: 2, stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "serve", "Serve the log read-only over HTTP, for monitors and other clients.",
    discussion: """
      Answers GET and HEAD for checkpoint, tile/L/N and tile/entries/N (c2sp.org/tlog-tiles), and
      nothing else. Bodies of entries are not served. With --cosigned the checkpoint is the newest
      that had the quorum of the policy. SIGTERM ends it.
      """,
    examples: examples)

  @Flag(help: "Serve the newest cosigned checkpoint instead of the newest.")
  var cosigned = false

  @OptionGroup var address: ListenAddress
  @OptionGroup var system: SystemOptions

  func run() async throws {
    let ledger = try withStore { try PublicLedger(workspace: system.stateDirectory) }
    let view = LedgerView(ledger: ledger, cosigned: cosigned)
    try await PublicServer.run(address, Console()) { request in
      view.answer(
        request.method, path: request.uri.path,
        encodings: request.headers[values: .acceptEncoding])
    }
  }
}

/// What a client of the log gets.
struct LedgerView: Sendable {
  /// The files.
  let ledger: PublicLedger
  /// Whether the checkpoint is the cosigned one.
  let cosigned: Bool

  /// Answers one request; `encodings` are the values of Accept-Encoding.
  func answer(_ method: HTTPRequest.Method, path: String, encodings: [String]) -> PlainAnswer {
    guard path.utf8.first == UInt8(ascii: "/"), let resource = TilePath(String(path.dropFirst()))
    else { return .words(.notFound, "there is no such resource") }
    guard method == .get || method == .head else { return .method("GET, HEAD") }
    do {
      let bytes =
        cosigned && resource == .checkpoint ? try ledger.cosigned() : try ledger.read(resource)
      guard let bytes else { return .words(.notFound, "there is no such resource") }
      return answer(resource, bytes, encodings)
    } catch {
      return .words(.internalServerError, "the log cannot be read")
    }
  }

  private func answer(_ resource: TilePath, _ bytes: [UInt8], _ encodings: [String])
    -> PlainAnswer
  {
    switch resource {
    case .checkpoint:
      return PlainAnswer(
        status: .ok,
        headers: [(.contentType, "text/plain; charset=utf-8"), (.cacheControl, "no-cache")],
        body: bytes)
    case .tile: return PlainAnswer(status: .ok, headers: Self.immutable, body: bytes)
    case .entries:
      var headers = Self.immutable + [(.vary, "Accept-Encoding")]
      guard AcceptedEncoding.allowsGzip(encodings), let packed = Gzip.compress(bytes) else {
        return PlainAnswer(status: .ok, headers: headers, body: bytes)
      }
      headers.append((.contentEncoding, "gzip"))
      return PlainAnswer(status: .ok, headers: headers, body: packed)
    }
  }

  private static let immutable: [(HTTPField.Name, String)] = [
    (.contentType, "application/octet-stream"),
    (.cacheControl, "public, max-age=31536000, immutable"),
  ]
}

/// Accept-Encoding (RFC 9110, section 12.5.3), as far as gzip goes.
enum AcceptedEncoding {
  /// Whether the client takes gzip.
  static func allowsGzip(_ values: [String]) -> Bool {
    var star = false
    for item in values.joined(separator: ",").split(separator: ",") {
      let parts = item.split(separator: ";").map {
        $0.filter { $0 != " " && $0 != "\t" }.lowercased()
      }
      guard let coding = parts.first else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { $0.dropFirst(2) }
      let isRefused = weight.map { Double($0) ?? 0 <= 0 } ?? false
      if coding == "gzip" || coding == "x-gzip" { return !isRefused }
      if coding == "*" { star = !isRefused }
    }
    return star
  }
}
