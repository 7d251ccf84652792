/// Checks that the manifest itself answers: how the served routes are limited, guarded and shaped.
/// The gateway is built from the same values, so that what is judged here is what runs.

import Bytes
import Evidence
package import Manifest

extension CheckContext {
  private var nothingServed: CheckOutcome { .notApplicable("the manifest serves nothing") }

  private func setting(_ path: String, _ text: String, code: String = "GH-0501") -> Problem {
    Problem(code: code, subject: path, text: text, next: "gatehouse manifest check")
  }

  /// `check.tool-policy`: every tool of a served route is declared, bounded and, where it is
  /// dangerous, waits for a person.
  func toolPolicy() -> CheckOutcome {
    guard !manifest.tools.isEmpty else { return .notApplicable("the system declares no tools") }
    guard let serving = manifest.serving else { return nothingServed }
    var outcome = CheckOutcome(summary: "served tools are declared, bounded and approved")
    if serving.guards.tools != .block {
      outcome.problems.append(
        setting("serving.guards.tools", "calls of tools that are not allowed are not blocked"))
    }
    for name in Set(serving.routes.flatMap(\.tools)).sorted() {
      outcome.problems += toolProblems(name)
    }
    return outcome
  }

  private func toolProblems(_ name: String) -> [Problem] {
    guard let tool = manifest.tool(name) else {
      return [setting("tools", "the tool \(name) is used but not declared")]
    }
    var problems: [Problem] = []
    if tool.effects.isEmpty {
      problems.append(setting("tool:\(name)", "the tool \(name) declares no effects"))
    }
    if tool.schemaPath == nil {
      problems.append(setting("tool:\(name)", "the tool \(name) has no schema of its arguments"))
    } else if !input.assets.tools.contains(where: { $0.name == "tool:\(name)" }) {
      problems.append(
        setting("tool:\(name)", "the schema of the tool \(name) was not found", code: "GH-0511"))
    }
    let isGrave = tool.effects.contains(.money) || tool.effects.contains(.code)
    if isGrave, tool.approval != .always {
      problems.append(
        setting(
          "tool:\(name)", "the tool \(name) spends money or runs code without a person's approval"))
    }
    return problems
  }

  /// `check.output-shaping`.
  func outputShaping() -> CheckOutcome {
    guard let serving = manifest.serving else { return nothingServed }
    var outcome = CheckOutcome(summary: "answers carry no log probabilities and no fingerprints")
    if serving.output.logprobs {
      outcome.problems.append(setting("serving.output.logprobs", "log probabilities are served"))
    }
    if serving.output.systemFingerprint {
      outcome.problems.append(
        setting("serving.output.system_fingerprint", "system fingerprints are served"))
    }
    return outcome
  }

  /// `check.output-guards`.
  func outputGuards() -> CheckOutcome {
    guard let serving = manifest.serving else { return nothingServed }
    var outcome = CheckOutcome(
      summary: "guards for secrets, personal data and canaries stand on every answer")
    if serving.guards.secrets == .flag {
      outcome.problems.append(setting("serving.guards.secrets", "secrets in answers pass"))
    }
    if serving.guards.personalData == .flag {
      outcome.problems.append(
        setting("serving.guards.personal_data", "personal data in answers passes"))
    }
    if serving.guards.canary != .block {
      outcome.problems.append(
        setting("serving.guards.canary", "answers with canaries of protected prompts pass"))
    }
    if input.assets.guards.isEmpty {
      outcome.problems.append(setting("guards", "the guards were not measured"))
    }
    return outcome
  }

  /// `check.limits`: the manifest can't leave one out, but it may set one to nothing.
  func limits() -> CheckOutcome {
    guard let serving = manifest.serving else { return nothingServed }
    let limits = serving.limits
    let all: [(String, Int)] = [
      ("requests_per_minute", limits.requestsPerMinute),
      ("tokens_per_minute", limits.tokensPerMinute), ("body_bytes", limits.bodyBytes),
      ("output_tokens", limits.outputTokens),
      ("concurrent_requests", limits.concurrentRequests),
      ("stream_seconds", limits.streamSeconds),
    ]
    var outcome = CheckOutcome(summary: "requests, tokens, bodies and streams are limited")
    for (name, value) in all where value <= 0 {
      outcome.problems.append(setting("serving.limits.\(name)", "\(name) is not limited"))
    }
    return outcome
  }

  /// `check.secure-settings`: no relaxation is in force.
  func secureSettings() -> CheckOutcome {
    var outcome = CheckOutcome(summary: "every setting has its most secure value")
    outcome.problems = Relaxation.all(in: manifest).map { setting($0.path, $0.effect) }
    return outcome
  }

  /// `check.api-access`: the gateway answers nobody without a key; that access was granted with
  /// scopes and an expiry has to be on record.
  func apiAccess() -> CheckOutcome {
    guard manifest.serving != nil else { return nothingServed }
    let next = "gatehouse access create --name NAME --tenant NAME"
    let granted = book.all(PredicateType.accessEvent).first { evidence in
      let predicate = evidence.statement.predicate
      return predicate["action"]?.string == "created" && predicate["expires_at"]?.int != nil
        && predicate["operations"]?.array != nil
    }
    guard let event = granted else {
      return .failed(
        Problem(
          code: "GH-0501", subject: "access",
          text: "no grant of access with scopes and an expiry is on record", next: next))
    }
    guard book.revoked[event.envelopeDigest] == nil else {
      return .failed(
        Problem(
          code: "GH-0510", subject: "access", text: "the newest record of access was revoked",
          evidence: [event], next: next))
    }
    return .met("access needs a key with scopes and an expiry; grants are on record", [event])
  }

  /// `check.audit-log`: the gateway answers nothing that it could not seal into the ledger; what is
  /// judged here is the ledger itself.
  func auditLog() -> CheckOutcome {
    switch input.ledger {
    case .opened:
      return .met("the ledger opened and fits its signed checkpoint")
    case .verified(let entries):
      return .met("the ledger verified from end to end: \(entries) entries")
    case .broken(let fault):
      return .failed(
        Problem(
          code: "GH-0415", subject: "ledger", text: "the ledger does not verify: \(fault)",
          next: "gatehouse ledger verify"))
    }
  }
}

/// A setting that is weaker than it could be (guidelines 1.3, 3.5).
package struct Relaxation: Sendable, Equatable {
  /// The path in the manifest.
  package let path: String
  /// What follows from it, in words.
  package let effect: String

  /// Every relaxation in force, in the order of the manifest.
  package static func all(in manifest: Manifest) -> [Relaxation] {
    let found = manifest.upstreams.filter { upstream in
      upstream.location == .external && upstream.url.lowercased().hasPrefix("http://")
    }.map {
      Relaxation(
        path: "upstreams.\($0.name).url", effect: "prompts leave the organisation without TLS")
    }
    guard let serving = manifest.serving else { return found }
    return found + settings(of: serving) + GuardRelaxations.all(in: serving.guards)
  }

  private static func settings(of serving: Manifest.Serving) -> [Relaxation] {
    let rules: [(Bool, String, String)] = [
      (
        !serving.listen.isLoopback && serving.tls == nil, "serving.listen",
        "requests cross the network without TLS"
      ),
      (serving.output.logprobs, "serving.output.logprobs", "log probabilities are served"),
      (
        serving.output.systemFingerprint, "serving.output.system_fingerprint",
        "system fingerprints are served"
      ),
    ]
    return rules.filter(\.0).map { Relaxation(path: $0.1, effect: $0.2) }
      + GuardRelaxations.pictures(in: serving)
  }
}
