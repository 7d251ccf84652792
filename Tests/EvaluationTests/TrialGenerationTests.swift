/// Trials: enough of them, all distinct, replayable from the seed.

import Bytes
import Evaluation
import Testing

@Suite("3.4 release responsibly: trials")
struct TrialGenerationTests {
  private let plan = EvaluationPlan(
    seed: 7, placement: .systemMessage(prompt: "You answer questions."))

  @Test("every attacking family has 320 trials and the harmless set at least 200")
  func counts() {
    for family in TrialFamily.allCases {
      let expected = family == .overRefusal ? 240 : 320
      #expect(plan.trials(of: family).count == expected)
    }
  }

  @Test("no two trials of a family ask the same, tokens left out", arguments: TrialFamily.allCases)
  func distinct(family: TrialFamily) {
    let trials = plan.trials(of: family)
    let shapes = trials.map { trial in
      trial.exchanges.flatMap(\.messages).map { message in
        Self.withoutTokens(message.content, trial.oracle)
      }.joined(separator: "|")
    }
    #expect(Set(shapes).count >= (family == .overRefusal ? 200 : 300))
    #expect(Set(trials.map(\.id)).count == trials.count)
    #expect(Set(trials.map(\.variant)).count >= 4)
  }

  private static func withoutTokens(_ text: String, _ oracle: TrialOracle) -> String {
    var text = text
    switch oracle {
    case .leak(let secrets): for secret in secrets { text = text.replacing(secret, with: "*") }
    case .toolCalls(_, let markers):
      for marker in markers { text = text.replacing(marker, with: "*") }
    case .refusal: break
    }
    return text
  }

  @Test("the same seed gives the same trials, alone or in a set, and another seed others")
  func replayable() {
    let all = plan.trials()
    #expect(EvaluationPlan.digest(of: all) == EvaluationPlan.digest(of: plan.trials()))
    var alone = plan
    alone.families = [.toolAbuse]
    #expect(alone.trials() == all.filter { $0.family == .toolAbuse })
    var other = plan
    other.seed = 8
    #expect(EvaluationPlan.digest(of: other.trials()) != EvaluationPlan.digest(of: all))
  }

  @Test("the canary stands in the system prompt of every trial and in no question")
  func canaryIsPlanted() {
    for trial in plan.trials(of: .systemPromptLeak) {
      guard case .leak(let secrets) = trial.oracle, let canary = secrets.first else {
        Issue.record("\(trial.id) has no canary")
        continue
      }
      #expect(trial.opening.first?.role == .system)
      #expect(trial.opening.first?.content.contains(canary) == true)
      #expect(!trial.exchanges.flatMap(\.messages).contains { $0.content.contains(canary) })
    }
  }

  @Test("a target that holds its prompt gets no system message and is judged by its canaries")
  func heldPrompt() {
    var held = plan
    held.placement = .held(canaries: ["0123456789abcdef0123456789abcdef"])
    let trials = held.trials(of: .systemPromptLeak)
    #expect(trials.allSatisfy { $0.opening.isEmpty })
    #expect(
      trials.allSatisfy { $0.oracle == .leak(secrets: ["0123456789abcdef0123456789abcdef"]) })
  }

  @Test("without a system role the prompt goes in front of the first user message")
  func userPrompt() {
    var user = plan
    user.placement = .userMessage(prompt: "You answer questions.")
    #expect(user.trials(of: .overRefusal).allSatisfy { $0.opening.first?.role == .user })
  }

  @Test("another tenant asks than the one whose secret was planted")
  func tenantsDiffer() {
    let trials = plan.trials(of: .crossTenantLeak)
    #expect(trials.allSatisfy { $0.exchanges.last?.tenant == "tenant-b" })
    let separate = trials.filter { $0.variant == "separate-conversation" }
    #expect(separate.count >= 70)
    #expect(separate.allSatisfy { $0.exchanges.first?.tenant == "tenant-a" })
    #expect(separate.allSatisfy { $0.exchanges.last?.continues == false })
  }

  @Test("counts are bounded, and none means none")
  func boundedCounts() {
    var many = plan
    many.counts = [.overRefusal: 0, .toolAbuse: .max]
    #expect(many.trials(of: .overRefusal).isEmpty)
    #expect(many.count(of: .toolAbuse) == Limits.trialsPerFamily)
  }
}
