/// The guards over a whole answer: texts and tool calls judged, then rebuilt from what was
/// understood. Nothing of the upstream's bytes goes out by itself.

import Bytes
import Guards

/// What a client is told in place of a blocked answer.
enum RefusalText {
  /// A guard stopped the text.
  static let content = "This answer was withheld by the content policy."
  /// The same, with what the owner offers in place of a prohibited use.
  static func content(_ alternative: String?) -> String {
    alternative.map { content + " " + $0 } ?? content
  }
  /// A tool call was not allowed.
  static let tool =
    "The model asked for a tool call that is not allowed, and the answer was withheld."
  /// A tool call waits for a person.
  static let approval =
    "The model asked for a tool call that needs the approval of a person; it was not passed on."
}

/// One answer, ready for the client.
struct GuardedAnswer: Sendable {
  /// The body.
  var json: JSON
  /// What was found.
  var findings: [LoggedFinding] = []
  /// Whether any choice was withheld.
  var isBlocked = false
  /// The label that the findings imply.
  var detected: DataLabel = .lowest
  /// Usage as the model server counted it.
  var usage: TokenUsage?
}

/// Judges one answer of a model.
struct OutboundGuard {
  private let route: ServedRoute
  private let offered: Set<String>
  private var findings: [LoggedFinding] = []
  private var isBlocked = false
  private var detected = DataLabel.lowest
  private var conversation: ConversationGuard

  /// Judges answers to `request` by the policies of `route`.
  init(_ route: ServedRoute, request: ChatRequest) {
    self.route = route
    offered = Set(request.tools)
    conversation = ConversationGuard(route, request)
  }

  /// The answer for the client, or `nil` for something that is no chat completion.
  mutating func judge(_ upstream: JSON, id: String, created: Int64) -> GuardedAnswer? {
    guard let choices = upstream["choices"]?.array, !choices.isEmpty,
      choices.count <= GatewayLimits.choices
    else { return nil }
    var shaped: [JSON] = []
    for (position, choice) in choices.enumerated() {
      guard let choice = judgeChoice(choice, position) else { return nil }
      shaped.append(choice)
    }
    let usage = TokenUsage(upstream["usage"])
    var body: JSON = [
      "id": .string(id), "object": "chat.completion", "created": .int(created),
      "model": .string(route.name), "choices": .array(shaped),
    ]
    if let usage { body["usage"] = usage.json }
    if let fingerprint = upstream["system_fingerprint"]?.string {
      body["system_fingerprint"] = .string(fingerprint)
    }
    return GuardedAnswer(
      json: route.output.shape(body), findings: findings, isBlocked: isBlocked,
      detected: detected, usage: usage)
  }

  private mutating func judgeChoice(_ choice: JSON, _ position: Int) -> JSON? {
    guard let message = choice["message"]?.object else { return nil }
    let place = "choices[\(position)]"
    var result: JSONObject = ["role": "assistant", "content": .null]
    var isChanged = false
    for field in ["content", "refusal"] {
      guard let text = message[field]?.string else { continue }
      let outcome = route.textGuard.judge(text, origin: .model)
      note(outcome.findings, at: "\(place).message.\(field)")
      if outcome.action == .block {
        return withheld(
          position, RefusalText.content(route.textGuard.policy.alternative(to: outcome.findings)))
      }
      if outcome.text != text { isChanged = true }
      result[field] = .string(outcome.text)
    }
    if let calls = message["tool_calls"]?.array, !calls.isEmpty {
      var judge = ToolCallJudge(route, offered: offered)
      let judged = judge.judge(calls, at: place)
      findings += judge.findings
      detected = detected.join(judge.detected)
      guard case .allowed(let allowed) = judged else {
        return judged == .malformed ? nil : withheld(position, judged.words(judge.alternative))
      }
      result["tool_calls"] = .array(allowed.map(\.json))
    }
    if isLeak(message, at: place) { return withheld(position, RefusalText.content) }
    return [
      "index": .int(position), "message": .object(result),
      "finish_reason": Self.finishReason(choice["finish_reason"]),
      "logprobs": isChanged ? .null : choice["logprobs"] ?? .null,
    ]
  }

  /// Whether the choice gives the canary away together with earlier turns and choices.
  private mutating func isLeak(_ message: JSONObject, at place: String) -> Bool {
    let calls = message["tool_calls"]?.array ?? []
    let texts =
      ["content", "refusal"].compactMap { message[$0]?.string }
      + calls.compactMap { $0["function"]?["arguments"]?.string }
    let found = conversation.finding(in: texts, at: place + ".message")
    conversation.add(texts)
    if let found { findings.append(found) }
    return found != nil && conversation.isBlocking
  }

  private mutating func withheld(_ position: Int, _ words: String) -> JSON {
    isBlocked = true
    return [
      "index": .int(position),
      "message": ["role": "assistant", "content": .string(words), "refusal": .null],
      "finish_reason": "content_filter", "logprobs": .null,
    ]
  }

  private mutating func note(_ found: [Finding], at place: String) {
    detected = detected.join(ContentLabels.detected(found))
    for finding in found {
      let action = route.textGuard.policy.action(for: finding)
      findings.append(LoggedFinding(finding, action: action, place: place))
    }
  }

  /// One of the reasons that clients know.
  static func finishReason(_ value: JSON?) -> JSON {
    switch value?.string {
    case "length": "length"
    case "tool_calls", "function_call": "tool_calls"
    case "content_filter": "content_filter"
    default: "stop"
    }
  }
}
