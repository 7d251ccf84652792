/// Settings of the guards that are weaker than their defaults (guidelines 1.3, 3.5).

import Manifest

/// The relaxations that the settings of guards can hold.
enum GuardRelaxations {
  /// Every relaxation in force.
  static func all(in guards: Manifest.Guards) -> [Relaxation] {
    let rules: [(Bool, String, String)] = [
      (guards.secrets == .flag, "secrets", "secrets in answers pass"),
      (guards.personalData == .flag, "personal_data", "personal data in answers passes"),
      (guards.canary != .block, "canary", "answers with canaries of protected prompts pass"),
      (guards.injection != .block, "injection", "requests with prompt injection pass"),
      (guards.exfiltration == .flag, "exfiltration", "links that carry data away pass"),
      (guards.hidden == .flag, "hidden", "hidden characters pass"),
      (guards.tools != .block, "tools", "calls of tools that are not allowed pass"),
      (guards.lists == .flag, "lists", "listed terms, topics and domains pass"),
      (guards.images != .block, "images", "pictures that hide something are answered"),
      (
        guards.judge?.unanswered == .flag, "judge.unanswered",
        "what the judge does not answer for passes"
      ),
    ]
    var found = rules.filter(\.0).map {
      Relaxation(path: "serving.guards.\($0.1)", effect: $0.2)
    }
    found += guards.prohibited.filter { $0.blockFrom > .high }.map {
      Relaxation(
        path: "serving.guards.prohibited.\($0.use)",
        effect: "the prohibited use is refused only where it is severe")
    }
    // What an exception does is weaker than some default unless it blocks.
    found += guards.exceptions.filter { $0.action != .block }.map(relaxation)
    return found
  }

  /// Those that let through what users, tools and retrieval write, pictures included. What is masked
  /// is cleaned, and does not pass.
  static func ofInputs(in serving: Manifest.Serving) -> [Relaxation] {
    let guards = serving.guards
    let rules: [(Bool, String, String)] = [
      (guards.injection != .block, "injection", "requests with prompt injection pass"),
      (guards.hidden == .flag, "hidden", "hidden characters pass"),
      (guards.secrets == .flag, "secrets", "secrets in requests pass"),
      (guards.images == .flag, "images", "pictures that hide something are answered"),
      (
        guards.judge?.unanswered == .flag, "judge.unanswered",
        "what the judge does not answer for passes"
      ),
    ]
    let origins: Set<Manifest.TextOrigin> = [.user, .tool, .retrieved]
    let weak = guards.exceptions.filter { exception in
      guard origins.contains(exception.origin) else { return false }
      return switch exception.guard {
      case .injection: exception.action != .block
      case .hidden, .secrets: exception.action == .allow || exception.action == .flag
      default: false
      }
    }
    return rules.filter(\.0).map { Relaxation(path: "serving.guards.\($0.1)", effect: $0.2) }
      + weak.map(relaxation) + pictures(in: serving)
  }

  private static func relaxation(_ exception: Manifest.GuardException) -> Relaxation {
    Relaxation(
      path: "serving.guards.exceptions.\(exception.guard.rawValue).\(exception.origin.rawValue)",
      effect: "what the guard finds there is answered with \"\(exception.action.rawValue)\"")
  }

  /// Routes that hand pictures on as they were sent.
  static func pictures(in serving: Manifest.Serving) -> [Relaxation] {
    serving.routes.filter { $0.images?.forward == .original }.map {
      Relaxation(
        path: "serving.routes.\($0.name).images.forward",
        effect: "pictures reach the model as they were sent")
    }
  }
}
