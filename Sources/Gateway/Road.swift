/// The one road that every request takes, streamed or not: authenticate, limits, strict reading,
/// scopes, guards by origin, shaping, the model server, guards again, audit, answer. There is no
/// second way to a model server, and no answer that was not logged.

import Bytes
import Guards
import HTTPTypes
import Logging
import Manifest
import Verdicts

/// What the road decides for one request.
enum Answer {
  /// A whole answer.
  case reply(Reply)
  /// An answer that is written as it arrives.
  case stream(ChatStream)
}

/// Reads the body of a request, at most `limit` bytes.
typealias BodyReader = (_ limit: Int) async throws(APIError) -> [UInt8]

/// The parts that the road is made of; shared by all requests.
struct Road: Sendable {
  let state: GatewayState
  let authenticate: Authenticator
  let limiter: KeyLimiter
  let trail: AuditTrail
  let metrics: Metrics
  let log: GatewayLog
  let clock: GatewayClock
  let environment: String?
  let live: LiveRequests

  /// Takes one request to its answer. Whatever goes wrong becomes an answer too.
  func travel(_ inbound: Inbound, scope: RequestScope, body: BodyReader) async -> Answer {
    var passage = Passage(inbound, clock)
    do {
      return try await proceed(inbound, scope, body, &passage)
    } catch {
      return await refuse(Self.described(error), error, &passage)
    }
  }

  private func proceed(
    _ inbound: Inbound, _ scope: RequestScope, _ body: BodyReader, _ passage: inout Passage
  ) async throws -> Answer {
    guard let operation = inbound.endpoint.operation else {
      if case .wrongMethod(let allow) = inbound.endpoint { throw APIError.method(allow: allow) }
      throw APIError.noRoute
    }
    if operation == .metrics, inbound.isLocal, inbound.headers[.authorization] == nil {
      return .reply(metricsPage())
    }
    let caller = try identify(inbound)
    passage.record.caller = caller
    guard caller.counts(in: environment) else { throw APIError.forbidden("this environment") }
    guard caller.may(operation) else { throw APIError.forbidden("this operation") }
    if operation == .metrics { return .reply(metricsPage()) }
    guard let policy = state.policy else { throw APIError.closed(closure()) }
    passage.limits = policy.limits
    try limiter.enter(caller, policy.limits, now: clock.uptime())
    passage.isInside = true
    switch inbound.endpoint {
    case .models: return try await models(caller, &passage)
    case .model(let name): return try await model(name, caller, &passage)
    default: return try await chat(inbound, caller, policy, scope, body, &passage)
    }
  }

  // MARK: who

  /// The holder of the key in `authorization`; one error for everything that is none.
  private func identify(_ inbound: Inbound) throws(APIError) -> Caller {
    let field = inbound.headers[values: .authorization]
    guard field.count == 1, let value = field.first, value.utf8.count <= GatewayLimits.tokenBytes,
      value.prefix(7).lowercased() == "bearer "
    else { throw .unauthenticated }
    guard let caller = authenticate(String(value.dropFirst(7))) else { throw .unauthenticated }
    return caller
  }

  private func closure() -> Closure {
    if case .closed(let closure, _) = state.current { return closure }
    return Closure(.notAdmitted, reason: "nothing is served")
  }

  // MARK: models

  private func models(_ caller: Caller, _ passage: inout Passage) async throws -> Answer {
    guard case .open(let serving) = state.current else { throw APIError.closed(closure()) }
    let names = serving.routes.keys.filter(caller.mayUse).sorted()
    passage.record.release = serving.release.digest
    let list: JSON = [
      "object": "list", "data": .array(names.map { Self.modelObject($0, serving) }),
    ]
    return try await answer(Reply(list), &passage)
  }

  private func model(_ name: String, _ caller: Caller, _ passage: inout Passage) async throws
    -> Answer
  {
    let (serving, route) = try route(name, caller)
    passage.record.release = serving.release.digest
    passage.record.route = route.name
    return try await answer(Reply(Self.modelObject(route.name, serving)), &passage)
  }

  private static func modelObject(_ name: String, _ serving: Serving) -> JSON {
    [
      "id": .string(name), "object": "model", "created": 0, "owned_by": "gatehouse",
      "release": .string(serving.release.digest.hex),
    ]
  }

  /// The open route `name`, if the caller may use it.
  private func route(_ name: String, _ caller: Caller) throws(APIError) -> (Serving, ServedRoute) {
    guard case .open(let serving) = state.current else { throw .closed(closure()) }
    let isDeclared = serving.routes[name] != nil || serving.closed[name] != nil
    guard isDeclared else { throw .noModel() }
    guard caller.mayUse(name) else { throw .forbidden("this model") }
    if let closure = serving.closed[name] { throw .closed(closure) }
    guard let route = serving.routes[name] else { throw .noModel() }
    return (serving, route)
  }

  // MARK: chat

  private func chat(
    _ inbound: Inbound, _ caller: Caller, _ policy: Manifest.Serving, _ scope: RequestScope,
    _ body: BodyReader, _ passage: inout Passage
  ) async throws -> Answer {
    try Self.checkContentType(inbound.headers)
    let bytes = try await body(policy.limits.bodyBytes)
    passage.record.requestDigest = Digest.of(bytes)
    let parsed = try ChatRequest.parse(bytes)
    passage.record.isStream = parsed.stream
    let (serving, route) = try route(parsed.model, caller)
    passage.record.route = route.name
    passage.record.release = serving.release.digest
    try parsed.checkTools(route)
    let pictures = try parsed.pictures(for: route)
    var guardian = InboundGuard(route)
    let guarded = guardian.judge(parsed)
    note(guarded.findings, &passage)
    passage.record.label = guarded.label
    if let refusal = guarded.refusal {
      passage.record.decision = "blocked"
      throw refusal
    }
    var request = guarded.request
    let limits = serving.policy.limits
    let reserved = request.estimatedTokens(route, outputTokens: limits.outputTokens)
    try limiter.reserve(reserved, caller, now: clock.uptime())
    passage.reserved = reserved
    let deadline = clock.uptime() + UInt64(max(1, limits.streamSeconds)) * 1_000_000_000
    scope.bind(route: route.name, release: serving.release.digest, deadline: deadline)
    try await consult(guarded.doubtful, route, scope: scope, &passage)
    request = try await inspected(request, pictures, route, scope: scope, &passage)
    if let closure = state.closure(of: route.name, release: serving.release.digest) {
      throw APIError.closed(closure)
    }
    return try await ask(
      request, route, limits, scope: scope, passage: &passage)
  }

  private static func checkContentType(_ headers: HTTPFields) throws(APIError) {
    let type = headers[.contentType]?.split(separator: ";").first.map {
      $0.filter { $0 != " " && $0 != "\t" }.lowercased()
    }
    guard type == "application/json" else { throw .notJSON }
    if let encoding = headers[.contentEncoding], encoding.lowercased() != "identity" {
      throw .notJSON
    }
  }

  private func ask(
    _ request: ChatRequest, _ route: ServedRoute, _ limits: Manifest.Limits, scope: RequestScope,
    passage: inout Passage
  ) async throws -> Answer {
    let body = request.upstreamBody(route, outputTokens: limits.outputTokens)
    let (head, exchange) = try await route.upstream.ask(body, scope: scope)
    passage.wasAsked = true
    do {
      try UpstreamAnswer.check(head, stream: request.stream)
      let created = clock.wallMilliseconds() / 1000
      let id = "chatcmpl-" + passage.record.requestID.suffix
      if request.stream {
        try await trail.write(passage.record, phase: "opened")
        let relay = ChatRelay(route, request: request, id: id, created: created)
        return .stream(
          ChatStream(road: self, relay: relay, exchange: exchange, scope: scope, passage: passage))
      }
      return try await whole(request, route, exchange, id: id, created: created, &passage)
    } catch {
      exchange.abandon()
      throw error
    }
  }

  private func whole(
    _ request: ChatRequest, _ route: ServedRoute, _ exchange: UpstreamExchange, id: String,
    created: Int64, _ passage: inout Passage
  ) async throws -> Answer {
    let json = try await UpstreamAnswer.collect(exchange)
    var guardian = OutboundGuard(route, request: request)
    guard let answer = guardian.judge(json, id: id, created: created) else {
      throw UpstreamFault.malformed
    }
    note(answer.findings, &passage)
    passage.record.label = passage.record.label?.join(answer.detected)
    passage.record.usage = answer.usage
    if answer.isBlocked { passage.record.decision = "blocked" }
    return try await self.answer(Reply(answer.json), &passage)
  }

  // MARK: answers

  /// Counts findings and keeps them for the entry.
  func note(_ findings: [LoggedFinding], _ passage: inout Passage) {
    passage.record.findings += findings
    for finding in findings {
      let family = String(finding.type.prefix { $0 != "." })
      metrics.count(
        .findings,
        [("family", family), ("action", finding.action), ("origin", finding.origin)])
    }
  }

  /// Writes the entry and answers.
  private func answer(_ reply: Reply, _ passage: inout Passage) async throws -> Answer {
    var reply = reply
    settle(&passage)
    if let caller = passage.record.caller, let limits = passage.limits {
      reply.fields += limiter.status(caller, limits, now: clock.uptime()).fields
    }
    passage.record.responseDigest = Digest.of(reply.body)
    try await trail.write(passage.record)
    finish(&passage)
    return .reply(reply)
  }

  private func refuse(_ error: APIError, _ cause: any Error, _ passage: inout Passage) async
    -> Answer
  {
    settle(&passage)
    passage.record.status = error.status
    passage.record.code = error.code
    if passage.record.decision == "answered" { passage.record.decision = "refused" }
    if let cut = cause as? Cut {
      passage.record.decision = "cut"
      passage.record.code = cut.word
    }
    noteFault(cause, passage)
    var reply = Reply(error)
    if let caller = passage.record.caller, let limits = passage.limits {
      reply.fields += limiter.status(caller, limits, now: clock.uptime()).fields
    }
    passage.record.responseDigest = Digest.of(reply.body)
    if error != .auditUnavailable {
      do { try await trail.write(passage.record) } catch {
        passage.record.status = error.status
        passage.record.code = error.code
        finish(&passage)
        return .reply(Reply(error))
      }
    }
    finish(&passage)
    return .reply(reply)
  }

  /// Counts what failed behind the gateway.
  func noteFault(_ cause: any Error, _ passage: Passage) {
    switch cause {
    case let fault as UpstreamFault:
      metrics.count(
        .upstreamFaults, [("route", passage.record.route ?? ""), ("kind", fault.rawValue)])
      log.write(
        .warning, "upstream fault",
        [
          "request_id": .request(passage.record.requestID),
          "route": .declared(passage.record.route ?? "none"), "kind": .code(fault.rawValue),
        ])
    case let cut as Cut: metrics.count(.cuts, [("reason", cut.word)])
    default: break
    }
  }

  private func metricsPage() -> Reply {
    metrics.routes(state.routeStates)
    return Reply(
      text: metrics.page(inFlight: live.count), contentType: "text/plain; version=0.0.4")
  }

  /// Replaces the reservation by what was used; once.
  func settle(_ passage: inout Passage) {
    guard let caller = passage.record.caller, let reserved = passage.reserved else { return }
    passage.reserved = nil
    let used = passage.record.usage?.total ?? (passage.wasAsked ? reserved : 0)
    limiter.settle(reserved: reserved, used: used, caller, now: clock.uptime())
  }

  /// The end of a request: its place is free, it is counted and logged.
  func finish(_ passage: inout Passage) {
    let record = passage.record
    if let caller = record.caller, passage.isInside {
      limiter.leave(caller)
      passage.isInside = false
    }
    let route = record.route ?? "none"
    metrics.count(
      .requests,
      [("operation", record.operation), ("route", route), ("status", "\(record.status)")])
    let nanoseconds = clock.uptime() &- passage.startedAt
    metrics.time(.request, [("route", route)], seconds: Double(nanoseconds) / 1e9)
    if let usage = record.usage {
      metrics.count(.tokens, [("route", route), ("direction", "prompt")], by: usage.prompt)
      metrics.count(.tokens, [("route", route), ("direction", "completion")], by: usage.completion)
    }
    log.write(
      record.status >= 500 ? .warning : .info, "request",
      [
        "request_id": .request(record.requestID), "operation": .code(record.operation),
        "route": .declared(route), "key": .key(record.caller?.keyID ?? "none"),
        "status": .number(Int64(record.status)), "code": .code(record.code ?? "none"),
        "decision": .code(record.decision), "findings": .number(Int64(record.findings.count)),
        "duration_us": .number(Int64(nanoseconds / 1000)),
      ])
  }

  /// What clients are told about `error`.
  static func described(_ error: any Error) -> APIError {
    switch error {
    case let error as APIError: error
    case .routeClosed(let closure) as Cut: .closed(closure)
    case is Cut: .upstreamTimeout
    case UpstreamFault.timeout: .upstreamTimeout
    case is UpstreamFault: .upstreamFailed
    default: .inner
    }
  }
}

extension Cut {
  /// A word for counters and entries.
  var word: String {
    switch self {
    case .clientGone: "client_gone"
    case .routeClosed(let closure): closure.code.rawValue
    case .tooLong: "too_long"
    }
  }
}
