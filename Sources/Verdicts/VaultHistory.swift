/// What the ledger says about the vault: which versions were kept for which release, where the aliases
/// point, what is held. A pure function of verified evidence; the newest word wins.

package import Bytes
package import Evidence

/// One event of the vault (predicate type `vault-event`). Its subject is the version: its name, and the
/// digest of its sealed record.
package struct VaultEvent: Sendable, Equatable {
  /// What happened.
  package enum Action: String, Sendable {
    /// The version was kept.
    case kept
    /// An alias points to the version from now on.
    case alias
    /// The version may not be removed.
    case hold
    /// The hold on the version has ended.
    case releaseHold = "release-hold"
    /// Files of the version were handed out in the clear.
    case read
    /// The version was removed.
    case removed
    /// The master key of the environment was changed; the subject is the store.
    case rewrapped
  }

  /// What happened.
  package var action: Action
  /// Who or what did it.
  package var by: String
  /// Why, for people; may be empty.
  package var reason: String
  /// The alias, for its moves.
  package var alias: String?
  /// The digest of the release that the version holds, if it holds one.
  package var release: Digest?
  /// The id of the vault.
  package var store: String
  /// The environment of the vault.
  package var environment: String
  /// Paths that were read; all of them when empty.
  package var paths: [String]

  /// An event.
  package init(
    _ action: Action, by: String, reason: String = "", alias: String? = nil,
    release: Digest? = nil, store: String, environment: String, paths: [String] = []
  ) {
    self.action = action
    self.by = by
    self.reason = reason
    self.alias = alias
    self.release = release
    self.store = store
    self.environment = environment
    self.paths = paths
  }

  /// The statement about the version called `name` with `id`.
  package func statement(version name: String, _ id: Digest) -> Statement {
    var predicate: JSONObject = [
      "action": .string(action.rawValue), "by": .string(by), "reason": .string(reason),
      "store": .string(store), "environment": .string(environment),
    ]
    if let alias { predicate["alias"] = .string(alias) }
    if let release { predicate["release"] = ["sha256": .string(release.hex)] }
    if !paths.isEmpty { predicate["paths"] = .strings(paths.prefix(Limits.eventPaths)) }
    return Statement(
      subjects: [Subject(name: "version:" + name, digest: id)],
      predicateType: PredicateType.vaultEvent, predicate: .object(predicate))
  }

  /// Reads a predicate; `nil` for one that is not understood.
  init?(reading predicate: JSON) {
    guard let action = predicate["action"]?.string.flatMap(Action.init(rawValue:)) else {
      return nil
    }
    self.init(
      action, by: predicate["by"]?.string ?? "", reason: predicate["reason"]?.string ?? "",
      alias: predicate["alias"]?.string,
      release: predicate["release"]?["sha256"]?.string.flatMap { Digest(hex: $0) },
      store: predicate["store"]?.string ?? "", environment: predicate["environment"]?.string ?? "")
  }
}

/// The state of the vault as the ledger tells it.
package struct VaultHistory: Sendable {
  /// Where an alias points.
  package struct AliasPlace: Sendable, Equatable {
    /// The version.
    package let version: Digest
    /// The entry of the ledger that moved it there.
    package let entry: UInt64
  }

  /// Versions that were kept and not removed, by id, with the release that each holds.
  package private(set) var kept: [Digest: Digest?] = [:]
  /// Aliases by name.
  package private(set) var aliases: [String: AliasPlace] = [:]
  /// Versions under hold, with the reason.
  package private(set) var holds: [Digest: String] = [:]

  /// Walks over `evidence`, in any order, and takes what is about `environment` of the vault `store`.
  package init(_ evidence: [VerifiedStatement], store: String, environment: String) {
    let events = evidence.filter { $0.statement.predicateType == PredicateType.vaultEvent }
    for item in events.sorted(by: { $0.entryIndex < $1.entryIndex }) {
      guard let event = VaultEvent(reading: item.statement.predicate), event.store == store,
        event.environment == environment
      else { continue }
      for subject in item.statement.subjects { take(event, subject.digest, item.entryIndex) }
    }
  }

  private mutating func take(_ event: VaultEvent, _ version: Digest, _ entry: UInt64) {
    switch event.action {
    case .kept: kept[version] = .some(event.release)
    case .alias:
      if let alias = event.alias { aliases[alias] = AliasPlace(version: version, entry: entry) }
    case .hold: holds[version] = event.reason
    case .releaseHold: holds[version] = nil
    case .removed:
      kept[version] = nil
      aliases = aliases.filter { $0.value.version != version }
    case .read, .rewrapped: break
    }
  }

  /// The version that holds the release with `digest`, and that is still kept.
  package func version(ofRelease digest: Digest) -> [Digest] {
    kept.compactMap { $0.value == digest ? $0.key : nil }.sorted()
  }
}

/// One release that was judged, and whether its verdict stands.
package struct JudgedRelease: Sendable, Equatable {
  /// The digest of the release.
  package let digest: Digest
  /// The name that it was judged by.
  package let name: String
  /// The entry of the verdict.
  package let entry: UInt64
  /// When it was judged, Unix seconds.
  package let at: Int64
  /// Why the verdict no longer stands; `nil` while it does.
  package let fallen: String?
}

/// The releases that were admitted once, newest first, each with whether it is still known to be good: not
/// revoked, not quarantined, not refused since for anything but age.
package func judgedReleases(_ evidence: [VerifiedStatement], now: Int64) -> [JudgedRelease] {
  let book = EvidenceBook(evidence, now: now)
  var seen: Set<Digest> = []
  var refusals: [Digest: String] = [:]
  var releases: [JudgedRelease] = []
  for item in book.all(PredicateType.slsaVSA) {
    let subjects = item.statement.subjects
    guard let release = subjects.first(where: { $0.name == "release" })?.digest else { continue }
    guard item.statement.predicate["verificationResult"]?.string == "PASSED" else {
      if let code = hardRefusal(item.statement.predicate), refusals[release] == nil {
        refusals[release] = code
      }
      continue
    }
    guard seen.insert(release).inserted else { continue }
    let name = item.statement.predicate["resourceUri"]?.string?.split(separator: "/").last
    releases.append(
      JudgedRelease(
        digest: release, name: name.map(String.init) ?? "", entry: item.entryIndex,
        at: item.recordedAt,
        fallen: fallen(item, book) ?? refusals[release].map { "it was refused since: \($0)" }))
  }
  return releases
}

/// The code of a refusal that speaks against what was released: a newer scan, evaluation or admission.
/// Evidence that is too old or no longer there does not make it bad.
private func hardRefusal(_ predicate: JSON) -> String? {
  let hard: Set<String> = ["GH-0504", "GH-0506", "GH-0509", "GH-0510"]
  return (predicate["verifiedLevels"]?.array ?? []).compactMap(\.string)
    .compactMap { level in level.split(separator: "_").last.map(String.init) }
    .first { hard.contains($0) }
}

private func fallen(_ verdict: VerifiedStatement, _ book: EvidenceBook) -> String? {
  if book.revoked[verdict.envelopeDigest] != nil { return "its verdict was revoked" }
  for subject in verdict.statement.subjects {
    if book.revoked[subject.digest] != nil { return "\(subject.name) was revoked" }
    if book.quarantined[subject.digest] != nil { return "\(subject.name) is in quarantine" }
  }
  return nil
}
