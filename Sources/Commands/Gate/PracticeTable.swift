// The practice table as text and as JSON.

import Bytes
import Evidence
import Guidelines
import Manifest
import Verdicts

/// The verdicts that are shown, with what stands around them.
struct PracticeTable: Sendable {
  let context: GateContext
  let verdicts: [PracticeVerdict]

  /// Judges, and keeps what `area` and `practice` select.
  init(_ context: GateContext, area: Area?, practice: String?) {
    self.context = context
    verdicts = judgePractices(context.input).filter { verdict in
      guard let known = Guidelines.practice(verdict.practice) else { return false }
      return (area == nil || known.area == area) && (practice == nil || known.id == practice)
    }
  }

  /// Verdicts that a release has to have closed and that are open.
  var open: [PracticeVerdict] { verdicts.filter { $0.isDemanded && !$0.state.isClosed } }

  /// `12 met, 3 stale`, best first.
  static func counts(_ verdicts: [PracticeVerdict]) -> String {
    PracticeState.allCases.compactMap { state in
      let count = verdicts.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(state.rawValue)"
    }.joined(separator: ", ")
  }

  // MARK: text

  /// The table for a terminal.
  func text(_ style: Style) -> String {
    var lines = header(style)
    for area in Guidelines.areas {
      let rows = verdicts.filter { Guidelines.practice($0.practice)?.area == area }
      guard !rows.isEmpty else { continue }
      lines.append("")
      lines.append(
        style.bold("\(area.rawValue) \(area.title)") + style.dim("   \(Self.counts(rows))"))
      for row in rows { lines += self.lines(row, style) }
    }
    lines.append("")
    lines.append(closing(style))
    return lines.joined(separator: "\n")
  }

  private func header(_ style: Style) -> [String] {
    let system = context.manifest.system
    let release = context.input.assets.releaseDigest.short
    return [
      style.bold(Console.printable(system.name))
        + "   criticality \(system.criticality.rawValue), owner "
        + Console.printable("\(system.owner.name) <\(system.owner.email)>"),
      style.dim(
        "manifest \(context.input.assets.manifest.short)   release \(release)   "
          + "\(context.input.evidence.count) pieces of evidence"),
    ]
  }

  private func lines(_ verdict: PracticeVerdict, _ style: Style) -> [String] {
    let title = Guidelines.practice(verdict.practice)?.title ?? ""
    let state = Self.symbol(verdict.state) + " " + Self.padded(verdict.state.rawValue, 14)
    let optional = verdict.isDemanded ? "" : style.dim("  (not demanded)")
    let id = Self.padded(verdict.practice, 5)
    var lines = ["  \(Self.coloured(state, verdict.state, style)) \(id) \(title)\(optional)"]
    let indent = String(repeating: " ", count: 25)
    lines += Self.wrapped(Console.printable(verdict.reason), width: 75).map {
      indent + style.dim($0)
    }
    for reference in verdict.evidence.prefix(3) {
      lines.append(indent + style.dim("evidence: \(Self.words(reference))"))
    }
    if verdict.evidence.count > 3 {
      lines.append(indent + style.dim("evidence: and \(verdict.evidence.count - 3) more"))
    }
    if let next = verdict.nextCommand {
      lines.append(indent + "next: " + style.cyan(Console.printable(next)))
    }
    return lines
  }

  private func closing(_ style: Style) -> String {
    let summary = "\(verdicts.count) practices: \(Self.counts(verdicts))."
    guard !open.isEmpty else {
      return summary + " " + style.green("Nothing that a release demands is open.")
    }
    return summary + " " + style.red("\(open.count) that a release demands are open.")
  }

  /// `scan by machine, 3 days old (entry 4)`.
  static func words(_ reference: EvidenceReference) -> String {
    let age = Age.text(reference.ageSeconds)
    return Console.printable("\(shortType(reference.type)) by \(reference.signer), ")
      + "\(age) old (entry \(reference.entryIndex))"
  }

  /// The word of a predicate type that people know: `scan`, `test-result`.
  static func shortType(_ type: String) -> String {
    let parts = type.split(separator: "/").map(String.init)
    guard let last = parts.last, parts.count > 1, last.hasPrefix("v") else { return type }
    return parts[parts.count - 2]
  }

  static func symbol(_ state: PracticeState) -> String {
    switch state {
    case .met: "✓"
    case .notApplicable: "–"
    case .accepted: "~"
    case .stale: "!"
    case .notMet: "✗"
    }
  }

  static func coloured(_ text: String, _ state: PracticeState, _ style: Style) -> String {
    switch state {
    case .met: style.green(text)
    case .notApplicable: style.dim(text)
    case .accepted, .stale: style.yellow(text)
    case .notMet: style.red(text)
    }
  }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Lines of at most `width` characters, broken at spaces.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + word.count + 1 > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }

  // MARK: JSON

  /// The table for programs.
  func json() -> JSON {
    let system = context.manifest.system
    return [
      "schema_version": 1,
      "system": .string(system.name), "criticality": .string(system.criticality.rawValue),
      "owner": .string(system.owner.email),
      "manifest": ["sha256": .string(context.input.assets.manifest.hex)],
      "release": ["sha256": .string(context.input.assets.releaseDigest.hex)],
      "judged_at": .string(Verdicts.Timestamp.text(context.input.now)),
      "open": .int(open.count),
      "practices": .array(verdicts.map(Self.json)),
    ]
  }

  private static func json(_ verdict: PracticeVerdict) -> JSON {
    let practice = Guidelines.practice(verdict.practice)
    return [
      "id": .string(verdict.practice), "area": .optional(practice?.area.rawValue),
      "guideline": .optional(practice?.guideline), "title": .optional(practice?.title),
      "state": .string(verdict.state.rawValue), "demanded": .bool(verdict.isDemanded),
      "reason": .string(verdict.reason),
      "evidence": .array(verdict.evidence.map(json)),
      "next": .optional(verdict.nextCommand),
      "expires": .optional(verdict.expiresAt.map(Verdicts.Timestamp.text)),
    ]
  }

  static func json(_ reference: EvidenceReference) -> JSON {
    [
      "type": .string(reference.type), "envelope": .string(reference.envelopeDigest.hex),
      "entry": .int(reference.entryIndex), "age_seconds": .int(reference.ageSeconds),
      "signer": .string(reference.signer),
    ]
  }
}
