/// What the road keeps about one request on its way.

import HTTPTypes
import Manifest

/// The state of one request; lives in the road's own task.
struct Passage: Sendable {
  /// What will be written.
  var record: AuditRecord
  /// The limits that hold for the caller, once both are known.
  var limits: Manifest.Limits?
  /// Whether the request was counted in, and so must be counted out again.
  var isInside = false
  /// Tokens that are reserved and not yet settled.
  var reserved: Int?
  /// Whether the model server answered anything, so that tokens were spent.
  var wasAsked = false
  /// Uptime in nanoseconds.
  let startedAt: UInt64

  /// A request that has just arrived.
  init(_ inbound: Inbound, _ clock: GatewayClock) {
    startedAt = clock.uptime()
    record = AuditRecord(
      requestID: inbound.id, operation: inbound.endpoint.name,
      startedAtMilliseconds: clock.wallMilliseconds())
    if let name = HTTPField.Name("x-stainless-retry-count"),
      let retries = inbound.headers[name].flatMap(Int.init), (1...100).contains(retries)
    {
      record.clientRetries = retries
    }
  }
}
