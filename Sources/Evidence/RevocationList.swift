/// Keys and certificates that no longer count: a list that a verifier is given, or that a ledger holds.

package import Bytes

/// Why a key or certificate no longer counts.
package enum RevocationReason: String, Sendable, CaseIterable {
  /// Somebody else may have it: nothing that it signed counts, unless it is known to be older.
  case compromised
  /// Another key took its place.
  case superseded
  /// It is no longer needed.
  case retired
}

/// Revoked keys and certificates.
package struct RevocationList: Sendable, Equatable {
  /// One of them.
  package struct Entry: Sendable, Hashable {
    /// A securesystemslib key id or the SHA-256 of a certificate in DER: 64 hex digits.
    package let id: String
    /// Why.
    package let reason: RevocationReason
    /// From when on it does not count, in Unix seconds; `nil` is from the beginning.
    package let since: Int64?

    /// Revokes `id`.
    package init(id: String, reason: RevocationReason, since: Int64?) {
      self.id = id
      self.reason = reason
      self.since = since
    }
  }

  /// The value of the member `kind`.
  package static let kind = "gatehouse-revocations"

  /// The entries by their ids; of two for one id the stricter one stands.
  package private(set) var entries: [String: Entry] = [:]

  /// A list of these.
  package init(_ entries: [Entry] = []) {
    for entry in entries { add(entry) }
  }

  /// Adds an entry; one that is there already only gets stricter.
  package mutating func add(_ entry: Entry) {
    guard let old = entries[entry.id] else {
      entries[entry.id] = entry
      return
    }
    let since: Int64? =
      if let left = old.since, let right = entry.since { min(left, right) } else { nil }
    let reason = old.reason == .compromised ? old.reason : entry.reason
    entries[entry.id] = Entry(id: entry.id, reason: reason, since: since)
  }

  /// Adds all entries of `other`.
  package mutating func merge(_ other: RevocationList) {
    for entry in other.entries.values { add(entry) }
  }

  /// Throws if `id` is revoked. Only a signature that is known to be older than the revocation
  /// counts: `signedAt` is a time that the verifier trusts, in Unix seconds.
  package func check(_ id: String, signedAt: Int64?) throws(EvidenceError) {
    guard let entry = entries[id] else { return }
    if let signedAt, let since = entry.since, signedAt < since { return }
    throw .revokedSigner(id: id, reason: entry.reason.rawValue)
  }

  /// Reads the list: `kind`, `schema_version` 1, and `revoked`, a list of objects with `keyid` or
  /// `certificate_sha256`, `reason`, and `since` (Unix seconds) where it is known. What is not
  /// understood is refused: a list that is read half would let revoked keys through.
  package init(json bytes: [UInt8]) throws(EvidenceError) {
    let json = try StrictJSON.parse(bytes, part: "revocation list")
    guard json["kind"]?.string == RevocationList.kind, json["schema_version"]?.int == 1,
      let list = json["revoked"]?.array
    else {
      throw .invalidField(
        part: "revocation list", path: "kind", expected: "\(RevocationList.kind), schema_version 1")
    }
    guard list.count <= Limits.revocations else {
      throw .tooLarge(part: "revocation list", limit: Limits.revocations)
    }
    for (index, item) in list.enumerated() {
      let ids = [item["keyid"]?.string, item["certificate_sha256"]?.string].compactMap(\.self)
      let since = item["since"].flatMap { $0.isNull ? nil : $0 }
      guard ids.count == 1, ids[0].utf8.count == 64, Hex.decode(ids[0]) != nil,
        let reason = item["reason"]?.string.flatMap(RevocationReason.init(rawValue:)),
        since == nil || since?.int != nil
      else {
        throw .invalidField(
          part: "revocation list", path: "revoked[\(index)]",
          expected: "keyid or certificate_sha256, reason and since")
      }
      add(Entry(id: ids[0], reason: reason, since: since?.int.map(Int64.init)))
    }
  }

  /// The list as JSON, sorted by id. Ids are written as `keyid`; `certificates` are the ids that are
  /// fingerprints of certificates.
  package func json(certificates: Set<String> = []) -> JSON {
    let sorted = entries.values.sorted { $0.id < $1.id }
    return [
      "schema_version": 1, "kind": .string(RevocationList.kind),
      "revoked": .array(
        sorted.map { entry in
          var item: JSON = ["reason": .string(entry.reason.rawValue)]
          item[certificates.contains(entry.id) ? "certificate_sha256" : "keyid"] = .string(entry.id)
          if let since = entry.since { item["since"] = .int(since) }
          return item
        }),
    ]
  }
}
