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
    found += guards.exceptions.filter { $0.action != .block }.map {
      Relaxation(
        path: "serving.guards.exceptions.\($0.guard.rawValue).\($0.origin.rawValue)",
        effect: "what the guard finds there is answered with \"\($0.action.rawValue)\"")
    }
    return found
  }
}
