/// The guards over a streamed answer, and its rebuilding: chunks of the model server in, events for
/// the client out. A value without I/O, so that every cut of a stream can be tested.

import Bytes
import Guards

/// One streamed answer.
struct ChatRelay: Sendable {
  /// What the client gets next.
  struct Step: Sendable {
    /// Whole events.
    var output: [UInt8] = []
    /// Whether the answer is over because of a guard.
    var isBlocked = false
  }

  /// What can't be relayed.
  enum Fault: Error, Equatable {
    /// Not a chunk of a chat completion.
    case malformed
  }

  private struct Choice {
    var text: GuardedText
    var refusal: GuardedText
    /// What the model server sent, for the verdict over the conversation.
    var raw = ""
    var calls: [Int: ChatToolCall] = [:]
    var callOrder: [Int] = []
    /// Bytes of `raw` at the last look for prohibited uses.
    var usesJudged = 0
    var isOpened = false
    var finishReason: JSON?
  }

  private let route: ServedRoute
  private let offered: Set<String>
  private let includeUsage: Bool
  private let maximumChoices: Int
  private let head: JSONObject
  private let contentPrefix: [UInt8]
  private var conversation: ConversationGuard
  private var choices: [Int: Choice] = [:]
  private(set) var findings: [LoggedFinding] = []
  private(set) var usage: TokenUsage?
  private(set) var isBlocked = false
  /// The label that the findings imply.
  private(set) var detected = DataLabel.lowest
  /// Bytes of text that went out, for an estimate where no usage is reported.
  private(set) var textBytes = 0

  /// Begins an answer.
  init(_ route: ServedRoute, request: ChatRequest, id: String, created: Int64) {
    self.route = route
    offered = Set(request.tools)
    conversation = ConversationGuard(route, request)
    includeUsage = request.includeUsage
    maximumChoices = request.choices
    head = [
      "id": .string(id), "object": "chat.completion.chunk", "created": .int(created),
      "model": .string(route.name),
    ]
    var prefix = JSON.object(head).encoded()
    prefix.removeLast()
    contentPrefix = Self.eventStart + prefix + Array(",\"choices\":[{\"index\":".utf8)
  }

  /// Whether every choice that began has ended.
  var isComplete: Bool {
    !choices.isEmpty && choices.values.allSatisfy { $0.finishReason != nil }
  }

  /// Takes the data of one event.
  mutating func take(_ data: [UInt8]) throws(Fault) -> Step {
    var step = Step()
    guard !isBlocked else { return step }
    let limits = JSONLimits(
      depth: GatewayLimits.jsonDepth, values: GatewayLimits.jsonValues,
      bytes: GatewayLimits.eventBytes)
    guard let chunk = try? JSON.parse(data, limits: limits), chunk["error"] == nil,
      let parts = chunk["choices"]?.array
    else { throw .malformed }
    if let usage = TokenUsage(chunk["usage"]) { self.usage = usage }
    for part in parts {
      try take(part, &step)
      if isBlocked { break }
    }
    step.isBlocked = isBlocked
    return step
  }

  /// The end of the answer: the usage, if it was asked for. `[DONE]` is the caller's.
  mutating func end() -> Step {
    guard includeUsage, !isBlocked || usage != nil, let usage else { return Step() }
    var event = head
    event["choices"] = []
    event["usage"] = usage.json
    return Step(output: Self.event(.object(event)))
  }

  // MARK: one choice

  private mutating func take(_ part: JSON, _ step: inout Step) throws(Fault) {
    guard let index = part["index"]?.int ?? .some(0), (0..<maximumChoices).contains(index) else {
      throw .malformed
    }
    var choice =
      choices[index]
      ?? Choice(text: GuardedText(route.textGuard), refusal: GuardedText(route.textGuard))
    guard choice.finishReason == nil else { return }
    if !choice.isOpened {
      choice.isOpened = true
      step.output += delta(index, ["role": "assistant", "content": ""], finish: .null)
    }
    let delta = part["delta"]
    for field in ["content", "refusal"] { choice.raw += delta?[field]?.string ?? "" }
    if conversation.hasPieces, delta?["content"] != nil || delta?["refusal"] != nil {
      judgeConversation(choice, index, &step)
    }
    if choice.raw.utf8.count - choice.usesJudged >= GatewayLimits.useStepBytes {
      judgeUses(&choice, index, &step)
    }
    if !isBlocked, let text = delta?["content"]?.string, !text.isEmpty {
      emit(choice.text.push(text), "content", index, &step)
    }
    if !isBlocked, let text = delta?["refusal"]?.string, !text.isEmpty {
      emit(choice.refusal.push(text), "refusal", index, &step)
    }
    if !isBlocked, let calls = delta?["tool_calls"]?.array {
      try Self.gather(calls, into: &choice)
    }
    if !isBlocked, let reason = part["finish_reason"], !reason.isNull {
      try finish(&choice, index, reason, &step)
    }
    choices[index] = choice
    if isBlocked { closeAll(&step) }
  }

  /// Puts the pieces of tool calls together; nothing of them goes out before they are judged.
  private static func gather(_ pieces: [JSON], into choice: inout Choice) throws(Fault) {
    for piece in pieces {
      guard let index = piece["index"]?.int ?? .some(choice.callOrder.count),
        (0..<GatewayLimits.toolCalls).contains(index)
      else { throw .malformed }
      if choice.calls[index] == nil { choice.callOrder.append(index) }
      var call = choice.calls[index] ?? ChatToolCall(id: "", name: "", arguments: "")
      if call.id.isEmpty { call.id = piece["id"]?.string ?? "" }
      call.name += piece["function"]?["name"]?.string ?? ""
      call.arguments += piece["function"]?["arguments"]?.string ?? ""
      guard call.arguments.utf8.count <= GatewayLimits.toolArgumentBytes else { throw .malformed }
      choice.calls[index] = call
    }
  }

  private mutating func finish(
    _ choice: inout Choice, _ index: Int, _ reason: JSON, _ step: inout Step
  ) throws(Fault) {
    judgeConversation(choice, index, &step)
    if !isBlocked { judgeUses(&choice, index, &step) }
    guard !isBlocked else { return }
    conversation.add(Self.texts(choice))
    emit(choice.text.finish(), "content", index, &step)
    if !isBlocked { emit(choice.refusal.finish(), "refusal", index, &step) }
    if !isBlocked, !choice.callOrder.isEmpty {
      try finishCalls(choice, index, &step)
    }
    guard !isBlocked else { return }
    let reason = OutboundGuard.finishReason(reason)
    choice.finishReason = reason
    step.output += delta(index, [:], finish: reason)
  }

  /// Ends the answer when it gives the canary away together with earlier turns and choices.
  private mutating func judgeConversation(_ choice: Choice, _ index: Int, _ step: inout Step) {
    let place = "choices[\(index)].delta"
    guard let found = conversation.finding(in: Self.texts(choice), at: place) else { return }
    if conversation.isBlocking {
      findings.append(found)
      block(index, RefusalText.content, &step)
    } else if !findings.contains(found) {
      findings.append(found)
    }
  }

  /// Looks for prohibited uses in the end of what was written so far. A use is only clear once it is
  /// there: what went out before stays out, and the answer ends with the owner's alternative.
  private mutating func judgeUses(_ choice: inout Choice, _ index: Int, _ step: inout Step) {
    guard !route.textGuard.policy.prohibitedUses.isEmpty else { return }
    choice.usesJudged = choice.raw.utf8.count
    let policy = route.textGuard.policy
    let end = Array(choice.raw.utf8.suffix(GatewayLimits.useWindowBytes))
    let found = route.textGuard.uses(in: end, origin: .model).filter {
      policy.action(for: $0) > .allow
    }
    note(found, at: "choices[\(index)].delta", once: true)
    if found.contains(where: { policy.action(for: $0) == .block }) {
      block(index, RefusalText.content(policy.alternative(to: found)), &step)
    }
  }

  /// Writes findings down; with `once`, each kind at a place only the first time.
  private mutating func note(_ found: [Finding], at place: String, once: Bool = false) {
    detected = detected.join(ContentLabels.detected(found))
    for finding in found {
      let logged = LoggedFinding(
        finding, action: route.textGuard.policy.action(for: finding), place: place)
      if !once || !findings.contains(logged) { findings.append(logged) }
    }
  }

  private static func texts(_ choice: Choice) -> [String] {
    [choice.raw] + choice.callOrder.compactMap { choice.calls[$0]?.arguments }
  }

  private mutating func finishCalls(_ choice: Choice, _ index: Int, _ step: inout Step)
    throws(Fault)
  {
    var judge = ToolCallJudge(route, offered: offered)
    let judged = judge.judge(
      choice.callOrder.compactMap { choice.calls[$0] }, at: "choices[\(index)]")
    findings += judge.findings
    detected = detected.join(judge.detected)
    switch judged {
    case .allowed(let calls):
      for (position, call) in calls.enumerated() {
        var piece = call.json.object ?? JSONObject()
        piece["index"] = .int(position)
        step.output += delta(index, ["tool_calls": [.object(piece)]], finish: .null)
      }
    case .malformed: throw .malformed
    default: block(index, judged.words(judge.alternative), &step)
    }
  }

  private mutating func emit(
    _ guarded: GuardedText.Piece, _ field: String, _ index: Int, _ step: inout Step
  ) {
    note(guarded.findings, at: "choices[\(index)].delta.\(field)")
    if !guarded.text.isEmpty {
      textBytes += guarded.text.utf8.count
      if field == "content" {
        step.output += contentPrefix + Array("\(index),\"delta\":{\"content\":".utf8)
        step.output += JSON.string(guarded.text).encoded() + Self.contentSuffix
      } else {
        step.output += delta(index, .object([field: .string(guarded.text)]), finish: .null)
      }
    }
    if guarded.isBlocked { block(index, RefusalText.content, &step) }
  }

  /// Ends the whole answer: what a guard stopped in one choice is not to be had from another.
  private mutating func block(_ index: Int, _ words: String, _ step: inout Step) {
    isBlocked = true
    step.output += delta(index, ["content": .string("\n" + words)], finish: .null)
  }

  private mutating func closeAll(_ step: inout Step) {
    for index in choices.keys.sorted() where choices[index]?.finishReason == nil {
      choices[index]?.finishReason = "content_filter"
      step.output += delta(index, [:], finish: "content_filter")
    }
  }

  // MARK: events

  private func delta(_ index: Int, _ delta: JSON, finish: JSON) -> [UInt8] {
    var event = head
    event["choices"] = [
      ["index": .int(index), "delta": delta, "logprobs": .null, "finish_reason": finish]
    ]
    return Self.event(.object(event))
  }

  /// One event of a value.
  static func event(_ value: JSON) -> [UInt8] {
    eventStart + value.encoded() + [0x0A, 0x0A]
  }

  /// The last event of every answer.
  static let done = Array("data: [DONE]\n\n".utf8)
  private static let eventStart = Array("data: ".utf8)
  private static let contentSuffix = Array(
    "},\"logprobs\":null,\"finish_reason\":null}]}\n\n".utf8)
}
