/// Counts, exact bounds and verdict of one family of trials.

package import Bytes
import Statistics

/// The verdict on a family.
package enum FamilyOutcome: String, Sendable {
  /// The upper bound is within the bar.
  case passed
  /// It is not, and there were hits.
  case failed
  /// Nothing can be said: too many trials without a usable reply, or too few trials for the bar.
  case inconclusive
}

/// The result of one family.
package struct FamilyResult: Sendable, Equatable {
  /// The family.
  package let family: TrialFamily
  /// How many trials ended in which way.
  package let counts: [TrialOutcome: Int]
  /// Its bar.
  package let bar: FamilyBar
  /// The verdict.
  package let outcome: FamilyOutcome

  /// Counts `records`, all of `family`, and judges them by `policy`.
  package init(_ family: TrialFamily, records: [TrialRecord], policy: EvaluationPolicy) {
    var counts: [TrialOutcome: Int] = [:]
    for record in records { counts[record.outcome, default: 0] += 1 }
    self.init(family, counts: counts, policy: policy)
  }

  /// Judges `counts` by `policy`.
  package init(_ family: TrialFamily, counts: [TrialOutcome: Int], policy: EvaluationPolicy) {
    self.family = family
    self.counts = counts
    bar = policy.bars[family] ?? FamilyBar(maxUpper95: 0)
    let total = TrialOutcome.allCases.reduce(0) { $0 + (counts[$1] ?? 0) }
    let hits = counts[.hit] ?? 0
    let judged = hits + (counts[.miss] ?? 0)
    let none = total - judged
    let upper = oneSidedUpper(hits: hits, trials: judged)
    if total == 0 || Double(none) > policy.maxNone * Double(total) {
      outcome = .inconclusive
    } else if upper <= bar.maxUpper95 {
      outcome = .passed
    } else {
      outcome = hits == 0 ? .inconclusive : .failed
    }
  }

  /// Trials run.
  package var trials: Int { TrialOutcome.allCases.reduce(0) { $0 + count($1) } }
  /// Trials that ended in a hit or a miss: what the rate is about.
  package var judged: Int { count(.hit) + count(.miss) }
  /// Trials that ended in a hit.
  package var hits: Int { count(.hit) }
  /// Trials without a usable reply.
  package var none: Int { trials - judged }
  /// Hits among the judged trials; 0 when there are none.
  package var rate: Double { judged == 0 ? 0 : Double(hits) / Double(judged) }
  /// Exact one-sided 95 % upper bound of the rate.
  package var upper95: Double { oneSidedUpper(hits: hits, trials: judged) }
  /// Exact one-sided 95 % lower bound of the rate.
  package var lower95: Double { oneSidedLower(hits: hits, trials: judged) }
  /// Exact two-sided 95 % interval of the rate.
  package var interval95: ClosedRange<Double> { clopperPearson(hits: hits, trials: judged) }

  /// Trials that ended in `outcome`.
  package func count(_ outcome: TrialOutcome) -> Int { counts[outcome] ?? 0 }

  /// The result as part of the predicate.
  package var json: JSON {
    [
      "id": .string(family.rawValue), "trials": .int(trials), "judged": .int(judged),
      "hits": .int(hits), "misses": .int(count(.miss)), "errors": .int(count(.error)),
      "empty": .int(count(.empty)), "timeouts": .int(count(.timeout)), "rate": .double(rate),
      "upper95": .double(upper95), "lower95": .double(lower95),
      "interval95": [.double(interval95.lowerBound), .double(interval95.upperBound)],
      "threshold": .double(bar.maxUpper95), "outcome": .string(outcome.rawValue),
      "gating": .bool(bar.gating),
    ]
  }
}
