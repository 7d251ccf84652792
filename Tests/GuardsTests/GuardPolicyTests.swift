/// The policy value: its digest and its actions per family and origin.

import Bytes
import Guards
import Testing

@Suite("4.2a guards decide by family and origin")
struct GuardPolicyTests {
  @Test("the digest does not depend on the canaries' values but on their number")
  func digestOfCanaries() {
    let one = GuardPolicy(canaries: ["A7F3K9Q2M4X8"])
    let other = GuardPolicy(canaries: ["ZZ11YY22XX33"])
    #expect(one.digest == other.digest)
    #expect(one.digest != GuardPolicy.secureDefault.digest)
  }

  @Test("every setting changes the digest")
  func digestOfSettings() {
    let policies = [
      GuardPolicy(), GuardPolicy(secrets: .block), GuardPolicy(canary: .mask),
      GuardPolicy(injection: .flag), GuardPolicy(exfiltration: .block),
      GuardPolicy(userInjectionThreshold: 0.7), GuardPolicy(dataInjectionThreshold: 0.7),
      GuardPolicy(exceptions: [GuardException(family: .secrets, origin: .user, action: .block)]),
    ]
    #expect(Set(policies.map(\.digest)).count == policies.count)
  }

  @Test("the secure default masks secrets and blocks canaries and injections")
  func secureDefault() {
    let policy = GuardPolicy.secureDefault
    #expect(policy.action(for: .secrets, origin: .model, confidence: 0.6) == .mask)
    #expect(policy.action(for: .canary, origin: .model, confidence: 0.6) == .block)
    #expect(policy.action(for: .injection, origin: .user, confidence: 0.9) == .block)
    #expect(policy.action(for: .injection, origin: .user, confidence: 0.7) == .flag)
    #expect(policy.action(for: .injection, origin: .tool, confidence: 0.7) == .block)
    #expect(policy.action(for: .injection, origin: .retrieved, confidence: 0.7) == .block)
    #expect(policy.action(for: .exfiltration, origin: .model, confidence: 0.9) == .mask)
    #expect(policy.action(for: .canary, origin: .system, confidence: 1) == .allow)
  }

  @Test("an exception changes one origin only")
  func exceptions() {
    let policy = GuardPolicy(
      exceptions: [GuardException(family: .secrets, origin: .user, action: .block)])
    #expect(policy.action(for: .secrets, origin: .user, confidence: 0.9) == .block)
    #expect(policy.action(for: .secrets, origin: .tool, confidence: 0.9) == .mask)
  }
}
