// An OpenAI-compatible endpoint as the target of an evaluation: the driver's side of the port that
// the evaluation leaves open, with the network and the clock.

import AsyncHTTPClient
import Bytes
import Evaluation
import Foundation
import NIOCore
import NIOHTTP1

/// Keys for the endpoint. They come from the environment or a file, never from the command line,
/// and whatever asks for their text gets a placeholder.
struct EndpointKeys: Sendable, CustomStringConvertible {
  private let byTenant: [String: String]
  private let common: String?

  /// The same key for every tenant, or none.
  init(common: String?) {
    byTenant = [:]
    self.common = common
  }

  /// One key for each tenant.
  init(byTenant: [String: String]) {
    self.byTenant = byTenant
    common = nil
  }

  var description: String { "[keys]" }

  fileprivate func authorization(for tenant: String) -> String? {
    (byTenant[tenant] ?? common).map { "Bearer " + $0 }
  }

  /// A key out of a variable of the environment.
  static func read(variable: String) throws -> EndpointKeys {
    guard let value = ProcessInfo.processInfo.environment[variable], !value.isEmpty else {
      throw Diagnosis(
        "GH-0701", "the variable \(variable) holds no API key", at: variable,
        remedy: "set it in the environment of this command, or use --api-key-file")
    }
    return try checked(value, place: variable)
  }

  /// A key out of a file that holds nothing else.
  static func read(file: String) throws -> EndpointKeys {
    guard let handle = FileHandle(forReadingAtPath: file),
      let data = try handle.read(upToCount: 16 << 10)
    else {
      throw Diagnosis("GH-0909", "the file with the API key cannot be read", at: file)
    }
    return try checked(String(decoding: data, as: UTF8.self), place: file)
  }

  private static func checked(_ text: String, place: String) throws -> EndpointKeys {
    let key = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !key.isEmpty, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw Diagnosis("GH-0701", "there is no usable API key", at: place)
    }
    return EndpointKeys(common: key)
  }
}

/// Sends the requests of trials, bounded in time, size and repetitions.
struct ChatEndpoint: Sendable {
  /// Attempts for one request, when the endpoint is busy or the connection breaks.
  private static let attempts = 4
  /// Longest pause before another attempt, in milliseconds.
  private static let longestPause: Int64 = 5_000

  private let client: HTTPClient
  private let url: String
  private let model: String
  private let keys: EndpointKeys
  private let timeout: TimeAmount

  /// An endpoint below `base`, such as `http://127.0.0.1:8901/v1`.
  init(base: String, model: String, keys: EndpointKeys, timeoutSeconds: Int, concurrency: Int) {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.decompression = .disabled
    configuration.timeout = .init(connect: .seconds(10))
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(8, concurrency)
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    url = (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/chat/completions"
    self.model = model
    self.keys = keys
    timeout = .seconds(Int64(timeoutSeconds))
  }

  /// Closes the connections.
  func shutdown() async {
    try? await client.shutdown()
  }

  /// Sends `trial` and reads the reply.
  func ask(_ trial: TrialRequest) async -> TimedReply {
    let body = trial.body(model: model).encoded(.compact)
    var pause: Int64 = 200
    var attempt = 1
    while true {
      let started = ContinuousClock.now
      let answer = await send(body, tenant: trial.tenant)
      let took = (started.duration(to: .now)) / .microseconds(1)
      guard answer.retry, attempt < Self.attempts, !Task.isCancelled else {
        return TimedReply(answer.reply, microseconds: Int64(took))
      }
      attempt += 1
      let wait = min(Self.longestPause, answer.retryAfterMilliseconds ?? pause)
      try? await Task.sleep(for: .milliseconds(wait))
      pause *= 3
    }
  }

  private struct Answer {
    var reply: TrialReply
    var retry = false
    var retryAfterMilliseconds: Int64?
  }

  private func send(_ body: [UInt8], tenant: String) async -> Answer {
    var request = HTTPClientRequest(url: url)
    request.method = .POST
    request.headers.add(name: "content-type", value: "application/json")
    request.headers.add(name: "accept", value: "application/json")
    request.headers.add(name: "user-agent", value: "gatehouse-evaluate")
    if let authorization = keys.authorization(for: tenant) {
      request.headers.add(name: "authorization", value: authorization)
    }
    request.body = .bytes(ByteBuffer(bytes: body))
    do {
      let response = try await client.execute(request, timeout: timeout)
      let buffer = try await response.body.collect(upTo: Limits.replyBytes)
      let status = Int(response.status.code)
      let after = response.headers.first(name: "retry-after").flatMap(Double.init)
      return Answer(
        reply: TrialReply(status: status, body: Array(buffer.readableBytesView)),
        retry: [429, 500, 502, 503, 504].contains(status)
          && response.headers.first(name: "x-should-retry") != "false",
        retryAfterMilliseconds: after.map { Int64(max(0, min($0, 60)) * 1_000) })
    } catch is NIOTooManyBytesError {
      return Answer(reply: .error("reply above \(Limits.replyBytes) bytes"))
    } catch let error as HTTPClientError where Self.isTimeout(error) {
      return Answer(reply: .timeout)
    } catch {
      return Answer(reply: .error("connection: \(Self.words(error))"), retry: true)
    }
  }

  private static func isTimeout(_ error: HTTPClientError) -> Bool {
    error == .deadlineExceeded || error == .readTimeout
  }

  private static func words(_ error: any Error) -> String {
    if let error = error as? HTTPClientError { return error.shortDescription }
    return String(Console.printable("\(error)").prefix(160))
  }
}
