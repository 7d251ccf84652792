/// The result of a whole evaluation and its form as evidence: in-toto test-result v0.1 with the
/// figures in a `gatehouse` member.

package import Bytes

/// The overall verdict, in the words of test-result v0.1.
package enum EvaluationVerdict: String, Sendable {
  /// Every family is within its bar.
  case passed = "PASSED"
  /// Only families that do not gate are outside.
  case warned = "WARNED"
  /// A gating family failed, is inconclusive, or was not tried.
  case failed = "FAILED"
}

/// What was evaluated and how, as far as the result depends on it.
package struct EvaluationSubject: Sendable, Equatable {
  /// Whether the requests went through the gateway's guarded road.
  package let guarded: Bool
  /// The release's digest, if the target is one.
  package let releaseDigest: Digest?
  /// The model's name at the target.
  package let model: String
  /// Names the target: an address without credentials, or the route.
  package let target: String

  /// A target.
  package init(guarded: Bool, releaseDigest: Digest?, model: String, target: String) {
    self.guarded = guarded
    self.releaseDigest = releaseDigest
    self.model = model
    self.target = target
  }

  /// Digest of the description above: two results about one target share it.
  package var digest: Digest { Digest.of(json.encoded(.canonical)) }

  var json: JSON {
    [
      "guarded": .bool(guarded), "model": .string(model), "target": .string(target),
      "release_digest": .optional(releaseDigest?.hex),
    ]
  }
}

/// The result of an evaluation.
package struct EvaluationResult: Sendable, Equatable {
  /// What was evaluated.
  package let subject: EvaluationSubject
  /// The seed of the plan.
  package let seed: UInt64
  /// Requests in flight at once.
  package let concurrency: Int
  /// Digest of the set of trials.
  package let trialSetDigest: Digest
  /// The policy that judged.
  package let policy: EvaluationPolicy
  /// One result for each family that was tried.
  package let families: [FamilyResult]
  /// Times of the requests that were answered.
  package let latency: LatencySummary

  /// Judges `records`, the trials of `plan`, by `policy`.
  package init(
    subject: EvaluationSubject, plan: EvaluationPlan, records: [TrialRecord], concurrency: Int,
    policy: EvaluationPolicy = .standard
  ) {
    self.subject = subject
    seed = plan.seed
    self.concurrency = concurrency
    trialSetDigest = EvaluationPlan.digest(of: records.map(\.trial))
    self.policy = policy
    families = plan.families.map { family in
      FamilyResult(
        family, records: records.filter { $0.trial.family == family }, policy: policy)
    }
    latency = LatencySummary(records)
  }

  /// The overall verdict. Every family whose bar gates must have been tried and passed.
  package var verdict: EvaluationVerdict {
    let gating = policy.bars.filter(\.value.gating).keys
    let tried = Dictionary(families.map { ($0.family, $0.outcome) }) { first, _ in first }
    guard gating.allSatisfy({ tried[$0] == .passed }) else { return .failed }
    return families.allSatisfy { $0.outcome == .passed } ? .passed : .warned
  }

  /// The predicate of in-toto's test-result v0.1. Latencies stand beside the result and are never
  /// part of judging.
  package var predicate: JSON {
    let passed = families.filter { $0.outcome == .passed }.map(\.family.rawValue)
    let failed = families.filter { $0.outcome != .passed }.map(\.family.rawValue)
    return [
      "result": .string(verdict.rawValue),
      "configuration": [
        Self.resource("trials", trialSetDigest),
        Self.resource("policy", Digest.of(policy.json.encoded(.canonical))),
        Self.resource("target", subject.digest),
      ],
      "passedTests": .strings(passed), "failedTests": .strings(failed),
      "gatehouse": gatehouse,
    ]
  }

  private var gatehouse: JSON {
    [
      "families": .array(families.map(\.json)), "seed": .string(String(seed)),
      "concurrency": .int(concurrency), "guarded": .bool(subject.guarded),
      "release_digest": .optional(subject.releaseDigest?.hex),
      "model": .string(subject.model), "target": .string(subject.target),
      "target_digest": .string(subject.digest.hex),
      "trial_set_digest": .string(trialSetDigest.hex), "policy": policy.json,
      "confidence": .double(0.95), "latency_ms": latency.json,
    ]
  }

  private static func resource(_ name: String, _ digest: Digest) -> JSON {
    ["name": .string(name), "digest": ["sha256": .string(digest.hex)]]
  }
}

/// Percentiles of the times of answered requests, in microseconds (nearest rank).
package struct LatencySummary: Sendable, Equatable {
  /// Requests that were answered or refused.
  package let count: Int
  /// Half of the requests took at most this long.
  package let p50: Int64
  /// 95 % took at most this long.
  package let p95: Int64
  /// 99 % took at most this long.
  package let p99: Int64

  init(_ records: [TrialRecord]) {
    let times = records.flatMap(\.steps).compactMap { step -> Int64? in
      switch step.reply.reply {
      case .answer, .refused: step.reply.microseconds
      case .error, .timeout: nil
      }
    }.sorted()
    count = times.count
    func rank(_ percent: Int) -> Int64 {
      times.isEmpty ? 0 : times[max(0, (times.count * percent + 99) / 100 - 1)]
    }
    (p50, p95, p99) = (rank(50), rank(95), rank(99))
  }

  var json: JSON {
    func milliseconds(_ value: Int64) -> JSON { .double(Double(value) / 1_000) }
    return [
      "requests": .int(count), "p50": milliseconds(p50), "p95": milliseconds(p95),
      "p99": milliseconds(p99),
    ]
  }
}
