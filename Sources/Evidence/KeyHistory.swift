/// What the ledger says of its own keys: which were rotated or revoked, when, and which evidence still counts.
/// The order of the ledger decides, not the clock: a clock that steps back makes nothing older.

import Bytes

/// The events of keys in a ledger, read from its evidence.
package struct KeyHistory: Sendable, Equatable {
  /// What ended a key.
  package struct End: Sendable, Hashable {
    /// Where the ledger holds the event.
    package let entryIndex: UInt64
    /// Why.
    package let reason: RevocationReason
    /// The last moment at which the key still counts (the end of an overlap), or from which on it is
    /// compromised, in Unix seconds; `nil`: evidence before the event counts, or none of a
    /// compromised key.
    package let at: Int64?
    /// When the event was recorded, in Unix seconds.
    package let recordedAt: Int64
    /// What a person wrote about it.
    package let note: String
    /// Whether it is a certificate that ended, not a key.
    package let isCertificate: Bool
  }

  /// The ends by key id, or by the SHA-256 of a certificate.
  package private(set) var ends: [String: End] = [:]

  /// Reads the events from `evidence`, which is in the order of the ledger. An event counts if the
  /// machine's key, the owner's, or the key itself signed it.
  package init(_ evidence: [VerifiedStatement]) {
    for item in evidence where item.statement.predicateType == PredicateType.keyEvent {
      let predicate = item.statement.predicate
      guard let event = predicate["event"]?.string, event == "revoked" || event == "rotated",
        let keyID = predicate["keyid"]?.string ?? predicate["certificate_sha256"]?.string,
        let reason = predicate["reason"]?.string.flatMap(RevocationReason.init(rawValue:)),
        item.signers.contains(where: { $0.role != .reviewer || $0.keyID == keyID })
      else { continue }
      add(
        End(
          entryIndex: item.entryIndex, reason: reason,
          at: predicate["at"]?.int.map(Int64.init), recordedAt: item.recordedAt,
          note: predicate["note"]?.string ?? "", isCertificate: predicate["keyid"] == nil),
        of: keyID)
    }
  }

  /// The first end stands, unless a later one says that the key was compromised.
  private mutating func add(_ end: End, of keyID: String) {
    guard let old = ends[keyID] else {
      ends[keyID] = end
      return
    }
    if end.reason == .compromised, old.reason != .compromised || isStricter(end, old) {
      ends[keyID] = end
    } else if old.reason != .compromised, isStricter(end, old) {
      ends[keyID] = end
    }
  }

  private func isStricter(_ end: End, _ old: End) -> Bool {
    (end.at ?? .min) < (old.at ?? .min)
  }

  /// Whether evidence of `keyID` at entry `index`, recorded not before `time`, counts. `time` is the
  /// latest time of any entry up to that one.
  package func counts(_ keyID: String, at index: UInt64, recordedAt time: Int64) -> Bool {
    guard let end = ends[keyID] else { return true }
    if end.reason == .compromised {
      guard let since = end.at else { return false }
      return time < since && index < end.entryIndex
    }
    // The event itself may be signed by the key that it ends.
    guard index > end.entryIndex else { return true }
    guard let at = end.at else { return false }
    return time <= at
  }

  /// `evidence`, which is in the order of the ledger, without the signatures that no longer count;
  /// statements that are left with no signer, or fewer than they demand, are left out.
  package func standing(_ evidence: [VerifiedStatement]) -> [VerifiedStatement] {
    guard !ends.isEmpty else { return evidence }
    var latest = Int64.min
    var result: [VerifiedStatement] = []
    result.reserveCapacity(evidence.count)
    for item in evidence {
      latest = max(latest, item.recordedAt)
      let signers = item.signers.filter {
        counts($0.keyID, at: item.entryIndex, recordedAt: latest)
      }
      if signers.count == item.signers.count {
        result.append(item)
      } else if let kept = item.keeping(signers) {
        result.append(kept)
      }
    }
    return result
  }

  /// The SHA-256 of the certificates among the ends.
  package var certificates: Set<String> { Set(ends.filter(\.value.isCertificate).keys) }

  /// The ended keys as a list for verifiers without the ledger; those whose overlap has not ended at
  /// `now` are not on it.
  package func revocations(now: Int64) -> RevocationList {
    var list = RevocationList()
    for (keyID, end) in ends {
      if end.reason != .compromised, let at = end.at, at >= now { continue }
      let since = end.reason == .compromised ? end.at : end.at ?? end.recordedAt
      list.add(.init(id: keyID, reason: end.reason, since: since))
    }
    return list
  }
}
