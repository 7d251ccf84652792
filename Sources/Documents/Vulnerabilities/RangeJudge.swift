/// Whether a version lies in what an advisory calls affected (OSV schema, section "Evaluation").

import Bytes

/// Judges one version by one `affected` entry.
struct RangeJudge {
  /// What comes out.
  enum Answer: Equatable {
    case affected, unaffected
    /// The version is missing or can't be ordered.
    case undetermined
  }

  private let scheme: VersionScheme?
  private let version: String?
  /// Whether there was nothing but ranges of commits.
  private(set) var sawCommits = false
  /// Versions that end a range.
  private(set) var fixes: Set<String> = []

  init(ecosystem: String, version: String?) {
    scheme = VersionScheme(ecosystem: ecosystem)
    self.version = version
  }

  mutating func answer(_ affected: JSON) -> Answer {
    let listed = (affected["versions"]?.array ?? []).prefix(BOMLimits.events).compactMap(\.string)
    let ranges = affected["ranges"]?.array ?? []
    collectFixes(ranges)
    let ordered = ranges.filter { $0["type"]?.string != "GIT" }
    sawCommits = listed.isEmpty && ordered.isEmpty && !ranges.isEmpty
    guard let version else {
      return sawCommits ? .unaffected : .undetermined
    }
    if listed.contains(version) || listed.contains(where: { same($0, version) }) {
      return .affected
    }
    // Neither versions nor ranges: every version (OSV schema, `affected`).
    if listed.isEmpty, ranges.isEmpty { return .affected }
    var isOpen = false
    for range in ordered {
      switch answer(range, version) {
      case .affected: return .affected
      case .undetermined: isOpen = true
      case .unaffected: break
      }
    }
    return isOpen ? .undetermined : .unaffected
  }

  private mutating func collectFixes(_ ranges: [JSON]) {
    for range in ranges where range["type"]?.string != "GIT" {
      for event in (range["events"]?.array ?? []).prefix(BOMLimits.events) {
        if let fixed = event["fixed"]?.string { fixes.insert(fixed) }
      }
    }
  }

  private func same(_ left: String, _ right: String) -> Bool { scheme?.compare(left, right) == 0 }

  private struct Event {
    enum Kind: Int { case introduced, fixed, lastAffected }
    let kind: Kind
    let version: String
  }

  private func answer(_ range: JSON, _ version: String) -> Answer {
    let scheme = range["type"]?.string == "SEMVER" ? VersionScheme.semver : self.scheme
    guard let scheme, scheme.compare(version, version) == 0 else { return .undetermined }
    var events: [Event] = []
    var limits: [String] = []
    for item in (range["events"]?.array ?? []).prefix(BOMLimits.events) {
      if let text = item["introduced"]?.string {
        events.append(Event(kind: .introduced, version: text))
      }
      if let text = item["fixed"]?.string { events.append(Event(kind: .fixed, version: text)) }
      if let text = item["last_affected"]?.string {
        events.append(Event(kind: .lastAffected, version: text))
      }
      if let text = item["limit"]?.string, text != "*" { limits.append(text) }
    }
    let isReadable = events.allSatisfy {
      $0.version == "0" || scheme.compare($0.version, version) != nil
    }
    guard isReadable else { return .undetermined }
    let sorted = events.enumerated().sorted { left, right in
      let order = Self.order(left.element, right.element, scheme)
      return order == 0 ? left.offset < right.offset : order < 0
    }
    var isAffected = false
    for (_, event) in sorted {
      let order = event.version == "0" ? 1 : scheme.compare(version, event.version) ?? 0
      switch event.kind {
      case .introduced: if order >= 0 { isAffected = true }
      case .fixed: if order >= 0 { isAffected = false }
      case .lastAffected: if order > 0 { isAffected = false }
      }
    }
    let isBelow = limits.isEmpty || limits.contains { scheme.compare(version, $0) == -1 }
    return isAffected && isBelow ? .affected : .unaffected
  }

  /// By version; the beginning of everything ("0") first.
  private static func order(_ left: Event, _ right: Event, _ scheme: VersionScheme) -> Int {
    if left.version == right.version { return 0 }
    if left.version == "0" { return -1 }
    if right.version == "0" { return 1 }
    return scheme.compare(left.version, right.version) ?? 0
  }
}
