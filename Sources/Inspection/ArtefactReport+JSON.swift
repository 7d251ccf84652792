/// Reports as they come back from a confined worker: read strictly, since what wrote them has read
/// hostile bytes. And the report on what no worker could finish.

package import Bytes

extension ArtefactReport {
  /// What `json()` wrote; `nil` if anything about it is not as `json()` writes it.
  package init?(json: JSON) {
    guard let path = json["path"]?.string, let format = json["format"]?.string,
      let size = json["size"]?.number?.uint64, let digest = json["sha256"],
      let verdict = json["verdict"]?.string.flatMap(ArtefactVerdict.init),
      let capability = json["capability"]?.string.flatMap(Capability.init),
      let coverage = Self.coverage(json), let policy = json["policy"]?.string,
      policy.hasPrefix("sha256:"), let policyDigest = Digest(hex: String(policy.dropFirst(7))),
      let list = json["reasons"]?.array, list.count <= InspectionLimits.reasons
    else { return nil }
    let reasons = list.compactMap(Reason.init(json:))
    let hash = digest.string.flatMap { Digest(hex: $0) }
    guard reasons.count == list.count, digest.isNull || hash != nil,
      verdict == max(verdict, reasons.map(\.verdict).max() ?? .safe),
      verdict != .safe || coverage == .complete && hash != nil
    else { return nil }
    self.init(
      path: path, format: format, digest: hash, size: size, verdict: verdict, coverage: coverage,
      capability: capability, reasons: reasons, policyDigest: policyDigest)
  }

  private static func coverage(_ json: JSON) -> Coverage? {
    switch json["coverage"]?.string {
    case "complete": return .complete
    case "partial":
      guard let missing = json["missing"]?.array,
        missing.count <= InspectionLimits.coverageReasons
      else { return nil }
      let words = missing.compactMap(\.string)
      return words.count == missing.count ? .partial(reasons: words) : nil
    default: return nil
    }
  }

  /// The report on content whose inspection did not come to its end: `why` says what stopped it.
  package static func unfinished(
    _ name: String, size: UInt64, policy: InspectionPolicy = .standard, why: String
  ) -> ArtefactReport {
    let reason = Reason(
      rule: InspectionRules.unfinished, verdict: .unknown, message: Excerpt.clean(why),
      location: Location(), excerpt: "")
    return ArtefactReport(
      path: name, format: "unknown", digest: nil, size: size, verdict: .unknown,
      coverage: .partial(reasons: ["the inspection did not come to its end"]),
      capability: .unreadable, reasons: [reason], policyDigest: policy.digest)
  }
}

extension Reason {
  /// What `json()` wrote; the rule must be one that is known here.
  init?(json: JSON) {
    guard let rule = json["rule"]?.string.flatMap(InspectionRules.rule),
      let verdict = json["verdict"]?.string.flatMap(ArtefactVerdict.init),
      let message = json["message"]?.string, let excerpt = json["excerpt"]?.string,
      let offset = json["offset"]?.number?.uint64, let list = json["member"]?.array
    else { return nil }
    let members = list.compactMap(\.string)
    guard members.count == list.count else { return nil }
    self.init(
      rule: rule, verdict: verdict, message: message,
      location: Location(memberPath: members, offset: offset), excerpt: excerpt)
  }
}
