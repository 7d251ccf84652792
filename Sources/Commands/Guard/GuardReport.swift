// What the guards made of one text, for people and for programs. Nothing in it shows what a guard
// would have masked.

import Bytes
import Guards

/// The findings of one text with what is done about them.
struct GuardReport {
  /// One finding, ready to be shown.
  struct Entry {
    let finding: Finding
    let action: GuardAction
  }

  let findings: [Entry]
  /// The strictest action.
  let action: GuardAction
  /// The label that the findings imply together.
  let label: DataLabel
  /// The highest confidence of each type, whatever is done about it.
  let scores: [String: Double]
  /// What the document is not, as strict JSON.
  let faults: [String]
  /// The text with everything masked that must not be shown.
  let shown: String
  /// What the judge said, if it was asked.
  var trial: JudgeTrial?
  private let origin: Origin
  private let count: Int
  private let alternative: String?
  /// The families whose findings may be read: the text of an attack is no secret.
  private static let readable: Set<GuardFamily> = [.injection, .prohibited, .exfiltration]
  /// The most characters of the text that people are shown.
  private static let shownCharacters = 4_000

  /// Judges `bytes`.
  init(_ bytes: [UInt8], guard textGuard: TextGuard, origin: Origin, isDocument: Bool) {
    let policy = textGuard.policy
    let found: [Finding]
    let seen: [Finding]
    if isDocument {
      let outcome = textGuard.judge(arguments: bytes, origin: origin)
      (found, action) = (outcome.findings, outcome.action)
      seen = outcome.findings
      faults = outcome.faults.map(\.rawValue).sorted()
    } else {
      seen = textGuard.findings(in: bytes, origin: origin)
      found = seen.filter { policy.action(for: $0) > .allow }
      action = found.map(policy.action(for:)).max() ?? .allow
      faults = []
    }
    scores = Dictionary(seen.map { ($0.type, $0.confidence) }, uniquingKeysWith: max)
    findings = found.map { Entry(finding: $0, action: policy.action(for: $0)) }
    label = ContentLabels.detected(found)
    alternative = policy.alternative(to: found)
    self.origin = origin
    count = bytes.count
    shown = TextMask.mask(bytes, found.filter { !Self.readable.contains($0.family) })
  }

  /// For programs.
  var json: JSON {
    var json = base
    if let trial { json["judge"] = trial.json }
    return json
  }

  private var base: JSON {
    [
      "schema_version": 1, "rules": .string(GuardPolicy.ruleSetVersion),
      "origin": .string(origin.rawValue), "bytes": .int(count),
      "action": .string(action.rawValue), "label": Self.json(label),
      "alternative": .optional(alternative), "faults": .strings(faults),
      "findings": .array(
        findings.map { entry in
          [
            "type": .string(entry.finding.type), "family": .string(entry.finding.family.rawValue),
            "start": .int(entry.finding.range.lowerBound),
            "end": .int(entry.finding.range.upperBound),
            "confidence": .double(entry.finding.confidence),
            "action": .string(entry.action.rawValue), "label": Self.json(entry.finding.label),
            "masked": .string(entry.finding.masked),
            "why": .string(GuardWords.why(entry.finding.type)),
          ]
        }),
      "scores": .object(
        scores.sorted { $0.key < $1.key }.reduce(into: JSONObject()) {
          $0[$1.key] = .double($1.value)
        }),
      "text": .string(shown),
    ]
  }

  private static func json(_ label: DataLabel) -> JSON {
    ["level": .string(label.level.rawValue), "personal_data": .bool(label.personalData)]
  }

  /// For people.
  func lines(_ style: Style) -> [String] {
    let amount = "\(count) \(count == 1 ? "byte" : "bytes") from \(origin.rawValue)"
    let judged = trial.map { [$0.line(style)] } ?? []
    guard !findings.isEmpty || !faults.isEmpty else {
      return judged + ["\(style.green("clean"))  \(amount): nothing found"]
    }
    var lines =
      judged + [
        "\(coloured(GuardWords.outcome(action), action, style))  \(amount): "
          + "\(findings.count) \(findings.count == 1 ? "finding" : "findings"), label \(label)"
      ]
    for fault in faults { lines.append("note: not strict JSON: \(fault)") }
    let width = findings.map(\.finding.type.count).max() ?? 0
    for entry in findings {
      let finding = entry.finding
      let type = finding.type.padding(to: width)
      let action = entry.action.rawValue.padding(to: 5)
      lines.append("")
      lines.append(
        "  \(coloured(action, entry.action, style))  \(style.bold(type))  "
          + "bytes \(finding.range.lowerBound)..<\(finding.range.upperBound)  "
          + "confidence \(Self.percent(finding.confidence))  label \(finding.label)")
      lines.append("         \(GuardWords.why(finding.type))")
    }
    if let alternative, !alternative.isEmpty {
      lines += ["", "  the owner offers instead: \(Console.printable(alternative))"]
    }
    return lines + [""] + shownLines(style)
  }

  private func shownLines(_ style: Style) -> [String] {
    let part = shown.prefix(Self.shownCharacters)
    var lines = part.split(separator: "\n", omittingEmptySubsequences: false).map {
      style.dim("  | ") + Console.printable(String($0))
    }
    if part.count < shown.count { lines.append(style.dim("  | … and more")) }
    return lines
  }

  private func coloured(_ text: String, _ action: GuardAction, _ style: Style) -> String {
    switch action {
    case .block: style.red(text)
    case .mask, .flag: style.yellow(text)
    case .allow: style.green(text)
    }
  }

  private static func percent(_ value: Double) -> String {
    "\(Int((value * 100).rounded())) %"
  }
}
