/// Labels: the lattice's laws, what findings imply, and where data may go.

import Bytes
import Testing

@testable import Guards

@Suite("2.2e labels follow what is in a text and where it came from")
struct LabelTests {
  static let labels = Sensitivity.allCases.flatMap { level in
    [false, true].map { DataLabel(level, personalData: $0) }
  }

  @Test(
    "the join is commutative, associative, idempotent and monotone; lowest and highest bound it")
  func laws() {
    for a in Self.labels {
      #expect(a.join(a) == a)
      #expect(a.join(.lowest) == a && a.join(.highest) == .highest)
      for b in Self.labels {
        #expect(a.join(b) == b.join(a))
        #expect(a.flows(to: a.join(b)))
        #expect(a.flows(to: b) == (a.join(b) == b))
        for c in Self.labels {
          #expect(a.join(b).join(c) == a.join(b.join(c)))
          if a.flows(to: b) { #expect(a.join(c).flows(to: b.join(c))) }
        }
      }
    }
  }

  static func finding(_ type: String, _ origin: Origin = .user) -> Finding {
    Finding(type: type, range: 0..<1, confidence: 1, origin: origin)
  }

  static let findings = [
    "secret.github-token", "personal.card", "personal.email", "canary.plain", "leak.prompt",
    "list.term", "injection.override", "exfiltration.link", "hidden.tags", "terminal.escape",
    "prohibited.weapons",
  ].map { finding($0) }

  @Test("a message has at least its declared label, and more findings never lower it")
  func messages() {
    for declared in Self.labels {
      var found: [Finding] = []
      var label = ContentLabels.message(declared: declared, findings: found)
      #expect(label == declared)
      for finding in Self.findings {
        found.append(finding)
        let next = ContentLabels.message(declared: declared, findings: found)
        #expect(label.flows(to: next) && declared.flows(to: next))
        #expect(finding.label.flows(to: next))
        label = next
      }
    }
  }

  @Test("an answer has the join of all that reached the model, in any order")
  func answers() {
    var random = SeededRandom(19)
    for _ in 0..<200 {
      let messages = (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in
        Self.labels.randomElement(using: &random)
      }
      let answer = ContentLabels.answer(to: messages)
      #expect(answer == ContentLabels.answer(to: messages.shuffled(using: &random)))
      #expect(messages.allSatisfy { $0.flows(to: answer) })
    }
  }

  @Test("secrets and personal data do not go where their label may not go")
  func places() {
    let policy = GuardPolicy(
      personalData: .flag,
      exceptions: [GuardException(family: .secrets, origin: .user, action: .allow)])
    let email = Self.finding("personal.email")
    #expect(policy.action(for: email, to: DataLabel(.public)) == .mask)
    #expect(policy.action(for: email, to: DataLabel(.restricted)) == .mask)
    #expect(policy.action(for: email, to: DataLabel(.confidential, personalData: true)) == .flag)
    #expect(policy.action(for: Self.finding("secret.jwt"), to: DataLabel(.confidential)) == .mask)
    #expect(policy.action(for: Self.finding("secret.jwt"), to: .highest) == .allow)
    #expect(
      policy.action(for: Self.finding("personal.email", .system), to: .lowest)
        == policy.action(for: Self.finding("personal.email", .system)))
  }

  @Test("personal data that is declared to go somewhere is reported there, not masked")
  func declared() {
    let place = DataLabel(.confidential, personalData: true)
    let found = Self.finding("personal.email", .model)
    #expect(GuardPolicy().action(for: found) == .mask)
    #expect(GuardPolicy().action(for: found, to: place) == .flag)
    #expect(GuardPolicy(personalData: .block).action(for: found, to: place) == .block)
  }
}
