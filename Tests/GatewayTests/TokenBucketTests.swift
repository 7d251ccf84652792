/// Rates: how much, how soon, and what a wrong estimate may cost.

import Gateway
import Testing

@Suite("3.3 the query interface is limited")
struct TokenBucketTests {
  private static let second: UInt64 = 1_000_000_000

  @Test("a full bucket gives one minute's worth, then says how long to wait")
  func empties() {
    var bucket = TokenBucket(perMinute: 60, now: 0)
    for _ in 0..<60 { #expect(bucket.take(1, now: 0) == nil) }
    let wait = bucket.take(1, now: 0)
    #expect(wait.map { abs($0 - 1) < 0.01 } == true)
    #expect(bucket.take(1, now: Self.second + 1) == nil)
  }

  @Test("what was reserved and not used comes back, and an overdraft is bounded")
  func settles() {
    var bucket = TokenBucket(perMinute: 1000, now: 0)
    #expect(bucket.take(1000, now: 0) == nil)
    bucket.giveBack(600, now: 0)
    #expect(bucket.remaining == 600)
    bucket.giveBack(-1_000_000, now: 0)
    #expect(bucket.secondsToFull <= 120)
  }

  @Test("an amount beyond the bucket is late, not impossible")
  func beyond() {
    var bucket = TokenBucket(perMinute: 100, now: 0)
    #expect(bucket.take(5000, now: 0) == nil)
    #expect(bucket.take(1, now: 0) != nil)
  }

  @Test("a clock that stands still or a limit of nothing never divides by zero")
  func nothing() {
    var bucket = TokenBucket(perMinute: 0, now: 5)
    #expect(bucket.take(1, now: 5) == 60)
    #expect(bucket.take(1, now: 0) == 60)
  }
}
