/// An S3-compatible store: own signing (`SigV4.swift`), whole objects, conditional writes. What the store
/// says is not believed: what was written is read back by the caller (`readsBack`).

import AsyncHTTPClient
import Bytes
import NIOCore
import NIOHTTP1
import Synchronization

/// A bucket as a store.
package final class S3Objects: ObjectStore {
  private let bucket: String
  private let prefix: String
  private let settings: S3Settings
  private let client: HTTPClient
  private let locks = Mutex<Bool?>(nil)

  /// Times that a request is tried when the store does not answer or is overloaded.
  private static let attempts = 4
  /// Seconds until a request has to be answered whole.
  private static let requestSeconds: Int64 = 120
  /// Bytes of an answer that lists or refuses.
  private static let answerBytes = 16 << 20
  private static let emptyHash = Digest.of([]).hex

  /// The objects of `bucket` whose names begin with `prefix`.
  package init(bucket: String, prefix: String, settings: S3Settings) {
    self.bucket = bucket
    self.prefix = prefix.isEmpty ? "" : prefix + "/"
    self.settings = settings
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    configuration.timeout = .init(connect: .seconds(10), read: .seconds(60))
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  deinit { try? client.syncShutdown() }

  /// The place, for people.
  package var place: String { "s3://\(bucket)/\(prefix)" }
  /// Always: what the store says is not believed.
  package var readsBack: Bool { true }

  // MARK: objects

  /// Makes an object; `false` if the name is taken.
  package func create(_ name: String, _ bytes: [UInt8], sha256: [UInt8]?, lockUntil: Int64?)
    throws -> Bool
  {
    var headers = [("if-none-match", "*")]
    if let lockUntil, try offersLocks() {
      headers.append(("x-amz-object-lock-mode", "COMPLIANCE"))
      headers.append(("x-amz-object-lock-retain-until-date", CivilTime.text(lockUntil)))
    }
    let answer = try put(name, bytes, sha256, headers)
    switch answer.status {
    case 200...299: return true
    case 409, 412: return false
    default: throw refused(name, answer)
    }
  }

  /// Makes or replaces an object.
  package func replace(_ name: String, _ bytes: [UInt8]) throws {
    let answer = try put(name, bytes, nil, [])
    guard (200...299).contains(answer.status) else { throw refused(name, answer) }
    guard try read(name, limit: bytes.count + 1) == bytes else {
      throw StoreError.vault(
        VaultFault(.storeLied, at: place + name, "reading back gives other bytes"))
    }
  }

  private func put(
    _ name: String, _ bytes: [UInt8], _ sha256: [UInt8]?, _ headers: [(String, String)]
  ) throws -> Answer {
    let digest = sha256 ?? Digest.of(bytes).bytes
    return try send(
      "PUT", name,
      headers: headers + [
        ("x-amz-checksum-sha256", Base64.encode(digest)),
        ("x-amz-sdk-checksum-algorithm", "SHA256"),
      ],
      body: bytes, payloadHash: Hex.encode(digest), limit: Self.answerBytes)
  }

  package func read(_ name: String, limit: Int) throws -> [UInt8]? {
    let answer = try send("GET", name, limit: limit)
    switch answer.status {
    case 200: return answer.body
    case 404: return nil
    default: throw refused(name, answer)
    }
  }

  package func read(_ name: String, at offset: Int, length: Int) throws -> [UInt8]? {
    guard length > 0 else { return [] }
    let answer = try send(
      "GET", name, headers: [("range", "bytes=\(offset)-\(offset + length - 1)")],
      limit: max(length, Self.answerBytes))
    switch answer.status {
    case 206: return answer.body.count == length ? answer.body : nil
    case 200:
      // The store does not know ranges and gives the whole object.
      let end = offset + length
      return answer.body.count >= end ? Array(answer.body[offset..<end]) : nil
    case 404, 416: return nil
    default: throw refused(name, answer)
    }
  }

  /// Removes an object; answers whether there was one.
  package func remove(_ name: String) throws -> Bool {
    let answer = try send("DELETE", name, limit: Self.answerBytes)
    switch answer.status {
    case 200...299: return true
    case 404: return false
    default: throw refused(name, answer)
    }
  }

  /// The objects whose names begin with `prefix`.
  package func list(_ prefix: String) throws -> [ObjectListing] {
    var found: [ObjectListing] = []
    var token: String?
    repeat {
      var query = [("list-type", "2"), ("prefix", self.prefix + prefix)]
      if let token { query.append(("continuation-token", token)) }
      let answer = try send("GET", nil, query: query, limit: Self.answerBytes)
      guard answer.status == 200 else { throw refused(prefix, answer) }
      let text = String(decoding: answer.body, as: UTF8.self)
      for item in S3Text.elements("Contents", in: text) {
        guard let key = S3Text.elements("Key", in: item).first, key.hasPrefix(self.prefix),
          let size = S3Text.elements("Size", in: item).first.flatMap({ UInt64($0) })
        else { continue }
        let modified = S3Text.elements("LastModified", in: item).first.flatMap {
          RFC3339.seconds(String($0))
        }
        found.append(
          ObjectListing(
            name: S3Text.plain(key.dropFirst(self.prefix.count)), size: size,
            modified: modified ?? .max))
      }
      guard found.count < VaultLimits.objects else {
        throw StoreError.vault(VaultFault(.limit, at: place, "too many objects"))
      }
      let isCut = S3Text.elements("IsTruncated", in: text).first == "true"
      token =
        isCut
        ? S3Text.elements("NextContinuationToken", in: text).first.map { S3Text.plain($0) } : nil
    } while token != nil
    return found.sorted { SigV4.precedes($0.name, $1.name) }
  }

  /// Whether the bucket keeps objects from deletion when asked to; asked once.
  private func offersLocks() throws -> Bool {
    if let known = locks.withLock({ $0 }) { return known }
    let answer = try send("GET", nil, query: [("object-lock", "")], limit: Self.answerBytes)
    let offers =
      answer.status == 200 && String(decoding: answer.body, as: UTF8.self).contains("Enabled")
    locks.withLock { $0 = offers }
    return offers
  }

  // MARK: requests

  private struct Answer: Sendable {
    let status: Int
    let body: [UInt8]
  }

  private func send(
    _ method: String, _ name: String?, query: [(String, String)] = [],
    headers: [(String, String)] = [], body: [UInt8]? = nil, payloadHash: String = emptyHash,
    limit: Int
  ) throws -> Answer {
    var pause: UInt32 = 100_000
    for attempt in 1... {
      do {
        let answer = try sendOnce(method, name, query, headers, body, payloadHash, limit)
        guard answer.status >= 500, attempt < Self.attempts else { return answer }
      } catch let error as StoreError {
        throw error
      } catch {
        guard attempt < Self.attempts else {
          throw StoreError.vault(
            VaultFault(.storeUnreachable, at: place + (name ?? ""), Self.words(error)))
        }
      }
      System.pause(microseconds: pause)
      pause *= 3
    }
    throw StoreError.vault(VaultFault(.storeUnreachable, at: place, "no answer"))
  }

  private static func words(_ error: any Error) -> String {
    String("\(error)".unicodeScalars.prefix(200).map { $0.value < 0x20 ? " " : Character($0) })
  }

  private func sendOnce(
    _ method: String, _ name: String?, _ query: [(String, String)], _ headers: [(String, String)],
    _ body: [UInt8]?, _ payloadHash: String, _ limit: Int
  ) throws -> Answer {
    // `YYYYMMDDTHHMMSSZ`.
    let date = CivilTime.text(System.now()).filter { $0 != "-" && $0 != ":" }
    let (base, host, path) = address(name)
    var signed =
      headers + [
        ("host", host), ("x-amz-content-sha256", payloadHash), ("x-amz-date", date),
      ]
    if let token = settings.credentials.sessionToken {
      signed.append(("x-amz-security-token", token))
    }
    let signable = SignableRequest(
      method: method, path: path, query: query, headers: signed, payloadHash: payloadHash)
    let authorization = SigV4.authorization(
      signable, settings.credentials, region: settings.region, service: "s3", date: date)
    let question = query.isEmpty ? "" : "?" + signable.encodedQuery
    var fields = HTTPHeaders(signed.filter { $0.0 != "host" })
    fields.add(name: "host", value: host)
    fields.add(name: "authorization", value: authorization)
    let request = try HTTPClient.Request(
      url: base + signable.encodedPath + question, method: HTTPMethod(rawValue: method),
      headers: fields, body: body.map { .byteBuffer(ByteBuffer(bytes: $0)) })
    let accumulator = ResponseAccumulator(
      request: request, maxBodySize: max(limit, Self.answerBytes))
    let response = try client.execute(
      request: request, delegate: accumulator,
      deadline: .now() + .seconds(Self.requestSeconds)
    ).wait()
    var buffer = response.body ?? ByteBuffer()
    return Answer(
      status: Int(response.status.code), body: buffer.readBytes(length: buffer.readableBytes) ?? [])
  }

  /// Scheme and host, the host as it is signed, and the path before encoding. Other endpoints than
  /// AWS's are addressed by path, which all of them know.
  private func address(_ name: String?) -> (base: String, host: String, path: String) {
    let key = name.map { prefix + $0 } ?? ""
    if let endpoint = settings.endpoint {
      let host = endpoint.drop { $0 != "/" }.dropFirst(2)
      return (endpoint, String(host), "/\(bucket)/\(key)")
    }
    let host = "\(bucket).s3.\(settings.region).amazonaws.com"
    return ("https://" + host, host, "/" + key)
  }

  private func refused(_ name: String, _ answer: Answer) -> StoreError {
    let text = String(decoding: answer.body.prefix(4_096), as: UTF8.self)
    let code = S3Text.elements("Code", in: text).first.map { S3Text.plain($0) } ?? ""
    return .vault(
      VaultFault(
        .storeRefused, at: place + name, "it answers \(answer.status) \(code.prefix(80))"))
  }
}

/// The few elements that are read from answers in XML.
enum S3Text {
  /// The contents of each `<name>…</name>` in `text`, in order; elements of that name do not nest.
  static func elements(_ name: String, in text: some StringProtocol) -> [Substring] {
    var found: [Substring] = []
    var rest = Substring(text)
    while let open = rest.firstRange(of: "<\(name)>") {
      rest = rest[open.upperBound...]
      guard let close = rest.firstRange(of: "</\(name)>") else { break }
      found.append(rest[..<close.lowerBound])
      rest = rest[close.upperBound...]
    }
    return found
  }

  /// Text with the five entities of XML resolved.
  static func plain(_ text: some StringProtocol) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&apos;", with: "'").replacing("&amp;", with: "&")
  }
}
