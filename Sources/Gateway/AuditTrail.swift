/// The way of every request into the ledger. Requests of known callers are written one by one
/// before they are answered; a flood of refusals without a key is written up to a rate, and what is
/// beyond is counted and written as one entry.

import Bytes
import Synchronization

/// Writes entries and counts what it does not write one by one.
package final class AuditTrail: Sendable {
  private struct Anonymous {
    var bucket: TokenBucket
    var suppressed = 0
  }

  private let commit: AuditCommit
  private let clock: GatewayClock
  private let metrics: Metrics
  private let anonymous: Mutex<Anonymous>

  /// Writes through `commit`.
  package init(_ commit: @escaping AuditCommit, clock: GatewayClock, metrics: Metrics) {
    self.commit = commit
    self.clock = clock
    self.metrics = metrics
    anonymous = Mutex(
      Anonymous(
        bucket: TokenBucket(
          perMinute: GatewayLimits.anonymousEntriesPerSecond * 60, now: clock.uptime())))
  }

  /// Returns when the entry is durable; throws `audit_unavailable` if it can't be made so.
  func write(_ record: AuditRecord, phase: String = "whole") async throws(APIError) {
    if record.caller == nil, !mayWriteAnonymous() { return }
    do {
      try await commit(
        record.requestID.text, record.tenant,
        record.json(phase: phase, atMilliseconds: clock.wallMilliseconds()))
    } catch {
      metrics.count(.auditFailures, [])
      throw .auditUnavailable
    }
  }

  /// Writes how many refusals were only counted since the last time; keeps the count on failure.
  package func flush() async {
    let count = anonymous.withLock { state in
      defer { state.suppressed = 0 }
      return state.suppressed
    }
    guard count > 0 else { return }
    let entry: JSON = [
      "version": 1, "phase": "aggregate", "time_ms": .int(clock.wallMilliseconds()),
      "tenant": "anonymous", "decision": "refused", "count": .int(count),
    ]
    do {
      try await commit(RequestID().text, "anonymous", entry)
    } catch {
      anonymous.withLock { $0.suppressed += count }
    }
  }

  private func mayWriteAnonymous() -> Bool {
    anonymous.withLock { state in
      guard state.bucket.take(1, now: clock.uptime()) != nil else { return true }
      state.suppressed += 1
      return false
    }
  }
}

/// The two clocks of the gateway, as values, so that tests can turn them.
package struct GatewayClock: Sendable {
  /// Nanoseconds of a clock that never runs backwards.
  package let uptime: @Sendable () -> UInt64
  /// Unix time in milliseconds.
  package let wallMilliseconds: @Sendable () -> Int64

  /// Takes the clocks.
  package init(
    uptime: @escaping @Sendable () -> UInt64, wallMilliseconds: @escaping @Sendable () -> Int64
  ) {
    self.uptime = uptime
    self.wallMilliseconds = wallMilliseconds
  }
}
