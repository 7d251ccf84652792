/// A bucket that refills steadily: the arithmetic of rate limits, without a clock of its own.

/// Amounts per minute. Times are nanoseconds of a clock that never runs backwards.
package struct TokenBucket: Sendable, Equatable {
  /// The most that the bucket holds: one minute's worth.
  package let perMinute: Int
  private var level: Double
  private var updated: UInt64

  /// A full bucket.
  package init(perMinute: Int, now: UInt64) {
    self.perMinute = perMinute
    level = Double(perMinute)
    updated = now
  }

  private var perNanosecond: Double { Double(perMinute) / 60e9 }

  /// Brings the level up to `now`.
  package mutating func refill(now: UInt64) {
    guard now > updated else { return }
    level = min(Double(perMinute), level + Double(now - updated) * perNanosecond)
    updated = now
  }

  /// Takes `amount` if it is there; else answers the seconds until it will be. An amount beyond the
  /// bucket's size counts as a full bucket, so that it is late and not impossible.
  package mutating func take(_ amount: Int, now: UInt64) -> Double? {
    refill(now: now)
    guard perMinute > 0 else { return 60 }
    let wanted = min(Double(amount), Double(perMinute))
    guard level >= wanted else {
      return max(0.001, (wanted - level) / perNanosecond / 1e9)
    }
    level -= Double(amount)
    return nil
  }

  /// Gives back what was reserved but not used (or takes more, for a negative amount). Overdraft is
  /// bounded by one bucket, so that one wrong estimate does not lock a key out for hours.
  package mutating func giveBack(_ amount: Int, now: UInt64) {
    refill(now: now)
    level = max(-Double(perMinute), min(Double(perMinute), level + Double(amount)))
  }

  /// Whole units that are left.
  package var remaining: Int { max(0, Int(level)) }

  /// Seconds until the bucket is full again.
  package var secondsToFull: Double {
    guard perMinute > 0 else { return 60 }
    return max(0, (Double(perMinute) - level) / perNanosecond / 1e9)
  }
}
