/// Rates and concurrency of each API key. Tokens are reserved before a model is asked and settled
/// with what it reports, so that many requests at once can't overrun the limit.

import Manifest
import Synchronization

/// What is left of a key's limits, as answered in `x-ratelimit-*`.
struct RateStatus: Sendable, Equatable {
  var requestLimit: Int
  var requestsLeft: Int
  var requestReset: Double
  var tokenLimit: Int
  var tokensLeft: Int
  var tokenReset: Double

  /// The header fields that OpenAI's clients know.
  var fields: [(String, String)] {
    [
      ("x-ratelimit-limit-requests", "\(requestLimit)"),
      ("x-ratelimit-limit-tokens", "\(tokenLimit)"),
      ("x-ratelimit-remaining-requests", "\(requestsLeft)"),
      ("x-ratelimit-remaining-tokens", "\(tokensLeft)"),
      ("x-ratelimit-reset-requests", Self.duration(requestReset)),
      ("x-ratelimit-reset-tokens", Self.duration(tokenReset)),
    ]
  }

  private static func duration(_ seconds: Double) -> String {
    "\(Int((seconds * 1000).rounded(.up)))ms"
  }
}

/// All keys' buckets.
package final class KeyLimiter: Sendable {
  private struct Entry {
    var requests: TokenBucket
    var tokens: TokenBucket
    var concurrent = 0
  }

  private let entries = Mutex<[String: Entry]>([:])

  /// Full buckets for everybody.
  package init() {}

  /// Counts a request in. A refusal counts as nothing: waiting helps. Each success must be followed
  /// by one `leave`.
  func enter(_ caller: Caller, _ limits: Manifest.Limits, now: UInt64) throws(APIError) {
    let wait = entries.withLock { entries -> (String, Double)? in
      var entry = entries[caller.keyID] ?? Self.fresh(caller, limits, now)
      defer { entries[caller.keyID] = entry }
      let concurrent = caller.limits.concurrentRequests ?? limits.concurrentRequests
      guard entry.concurrent < concurrent else { return ("concurrent_requests", 1) }
      if let wait = entry.requests.take(1, now: now) { return ("requests", wait) }
      entry.concurrent += 1
      return nil
    }
    if let (what, seconds) = wait { throw .limited(what, retryAfter: seconds) }
  }

  /// Takes `tokens` out of the bucket, or says how long it takes until they are there.
  func reserve(_ tokens: Int, _ caller: Caller, now: UInt64) throws(APIError) {
    let wait = entries.withLock { $0[caller.keyID]?.tokens.take(tokens, now: now) }
    if let wait { throw .limited("tokens", retryAfter: wait) }
  }

  /// Replaces a reservation by what was used.
  func settle(reserved: Int, used: Int, _ caller: Caller, now: UInt64) {
    entries.withLock { $0[caller.keyID]?.tokens.giveBack(reserved - used, now: now) }
  }

  /// A request that was counted in is over.
  func leave(_ caller: Caller) {
    entries.withLock { entries in
      guard let entry = entries[caller.keyID] else { return }
      entries[caller.keyID]?.concurrent = max(0, entry.concurrent - 1)
    }
  }

  /// What is left for `caller`.
  func status(_ caller: Caller, _ limits: Manifest.Limits, now: UInt64) -> RateStatus {
    entries.withLock { entries in
      var entry = entries[caller.keyID] ?? Self.fresh(caller, limits, now)
      entry.requests.refill(now: now)
      entry.tokens.refill(now: now)
      return RateStatus(
        requestLimit: entry.requests.perMinute, requestsLeft: entry.requests.remaining,
        requestReset: entry.requests.secondsToFull, tokenLimit: entry.tokens.perMinute,
        tokensLeft: entry.tokens.remaining, tokenReset: entry.tokens.secondsToFull)
    }
  }

  private static func fresh(_ caller: Caller, _ limits: Manifest.Limits, _ now: UInt64) -> Entry {
    Entry(
      requests: TokenBucket(
        perMinute: caller.limits.requestsPerMinute ?? limits.requestsPerMinute, now: now),
      tokens: TokenBucket(
        perMinute: caller.limits.tokensPerMinute ?? limits.tokensPerMinute, now: now))
  }
}
