/// The canary over a whole conversation: the model's earlier answers, as the client sends them
/// back, together with the new one. A client that leaves turns out hides them from this guard.

import Guards

/// Follows one conversation of a route.
struct ConversationGuard: Sendable {
  private static let type = "canary.pieces"
  private let action: GuardAction
  private var turns: CanaryConversation?

  /// Reads what the model said earlier in `request`.
  init(_ route: ServedRoute, _ request: ChatRequest) {
    action = route.textGuard.policy.action(for: .canary, origin: .model, confidence: 0.9)
    turns = route.canaryMatcher.map(CanaryConversation.init)
    for message in request.messages where message.role == .assistant {
      add(message.content + message.toolCalls.map(\.arguments))
    }
  }

  /// Whether earlier turns held pieces, so that an answer must be watched while it is written.
  var hasPieces: Bool { turns?.hasPieces ?? false }

  /// Whether a leak ends the answer. What is spread over turns can't be masked: it is withheld.
  var isBlocking: Bool { action >= .mask }

  /// Takes a turn of these texts.
  mutating func add(_ texts: [String]) {
    turns?.add(texts.joined(separator: "\n"))
  }

  /// What is found when an answer of `texts` follows; `nil` when nothing is.
  func finding(in texts: [String], at place: String) -> LoggedFinding? {
    guard action > .allow, let turns, turns.isLeaked(with: texts.joined(separator: "\n")) else {
      return nil
    }
    return LoggedFinding(
      type: Self.type, origin: .model, action: isBlocking ? .block : .flag, place: place)
  }
}
