// The practice table in published formats: SARIF for code hosts, JUnit for build servers, HTML.

import Bytes
import Documents
import Evidence
import Guidelines
import Manifest
import Verdicts

extension PracticeTable {
  /// Open practices as findings.
  func sarif(manifestPath: String) -> JSON {
    let rules = verdicts.compactMap { Guidelines.practice($0.practice) }.map { practice in
      FindingsReport.Rule(
        id: practice.id, title: practice.title, description: practice.mustBeTrue,
        help: "gatehouse explain \(practice.id)",
        tags: practice.mappings.flatMap { mapping in
          mapping.ids.map { "\(mapping.framework.rawValue) \($0)" }
        })
    }
    let findings = verdicts.filter { !$0.state.isClosed }.map { verdict in
      FindingsReport.Finding(
        rule: verdict.practice, level: Self.level(verdict),
        message: verdict.reason + "." + (verdict.nextCommand.map { " Next: \($0)" } ?? ""),
        locations: [.init(path: manifestPath, line: 1)],
        fingerprint: Digest.of(utf8: "\(context.manifest.system.name) \(verdict.practice)").hex,
        properties: [
          "state": .string(verdict.state.rawValue), "demanded": .bool(verdict.isDemanded),
        ])
    }
    return SARIF.document(
      FindingsReport(
        tool: .init(
          name: "gatehouse", version: Version.number, informationURI: "https://gatehouse.dev/"),
        rules: rules, findings: findings))
  }

  private static func level(_ verdict: PracticeVerdict) -> FindingsReport.Level {
    if !verdict.isDemanded { return .note }
    return verdict.state == .stale ? .warning : .error
  }

  /// Every practice as a test case: what is not demanded, accepted or does not concern the system
  /// counts as skipped.
  func junit() -> String {
    let suites = Guidelines.areas.compactMap { area -> JUnit.Suite? in
      let cases = verdicts.filter { Guidelines.practice($0.practice)?.area == area }.map(Self.test)
      return cases.isEmpty ? nil : .init(name: "\(area.rawValue) \(area.title)", cases: cases)
    }
    return JUnit.document(
      name: "gatehouse \(context.manifest.system.name)", suites: suites,
      timestamp: Verdicts.Timestamp.text(context.input.now))
  }

  private static func test(_ verdict: PracticeVerdict) -> JUnit.Case {
    let title = Guidelines.practice(verdict.practice)?.title ?? ""
    let name = "\(verdict.practice) \(title)"
    switch verdict.state {
    case .met: return .init(name: name, outcome: .passed)
    case .notApplicable, .accepted:
      return .init(name: name, outcome: .skipped("\(verdict.state.rawValue): \(verdict.reason)"))
    case .stale, .notMet:
      guard verdict.isDemanded else {
        return .init(name: name, outcome: .skipped("not demanded: \(verdict.reason)"))
      }
      let detail =
        ([verdict.reason] + verdict.evidence.map { "evidence: \(words($0))" }
        + (verdict.nextCommand.map { ["next: \($0)"] } ?? [])).joined(separator: "\n")
      return .init(
        name: name, outcome: .failed(message: verdict.state.rawValue, detail: detail))
    }
  }

  /// The page.
  func html() -> String {
    let system = context.manifest.system
    let sections = Guidelines.areas.compactMap { area -> PracticeReport.Section? in
      let rows = verdicts.filter { Guidelines.practice($0.practice)?.area == area }.map(Self.row)
      return rows.isEmpty
        ? nil : PracticeReport.Section(id: area.rawValue, title: area.title, rows: rows)
    }
    return HTMLReport.page(
      PracticeReport(
        system: system.name,
        facts: [
          (name: "Owner", value: "\(system.owner.name) <\(system.owner.email)>"),
          (name: "Criticality", value: system.criticality.rawValue),
          (name: "Judged at", value: Verdicts.Timestamp.text(context.input.now)),
          (name: "Manifest", value: "sha256:" + context.input.assets.manifest.hex),
          (name: "Release", value: "sha256:" + context.input.assets.releaseDigest.hex),
          (
            name: "State",
            value: open.isEmpty
              ? "nothing that a release demands is open"
              : "\(open.count) practices that a release demands are open"
          ),
        ], sections: sections))
  }

  private static func row(_ verdict: PracticeVerdict) -> PracticeReport.Row {
    let tone: PracticeReport.Tone =
      switch verdict.state {
      case .met: .good
      case .notApplicable: .neutral
      case .accepted, .stale: .warning
      case .notMet: .bad
      }
    return PracticeReport.Row(
      id: verdict.practice, title: Guidelines.practice(verdict.practice)?.title ?? "",
      state: verdict.state.rawValue, tone: tone, reason: verdict.reason,
      evidence: verdict.evidence.map(words), next: verdict.nextCommand,
      isDemanded: verdict.isDemanded)
  }
}
