// `gatehouse release`: judges the release, records the verdict, and prints it so that it can be read.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Manifest
import Store
import Verdicts

/// `gatehouse release`.
struct ReleaseCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse release v1 --dry-run", "what would be refused, nothing recorded", exit: 1),
    Example(
      "gatehouse release v1 --format json", "judge, record the verdict, for programs", exit: 1,
      stage: .prepared),
  ]

  static let configuration = CommandConfiguration.command(
    "release", "Judge a release, and record the verdict in the ledger.",
    discussion: """
      Demands what the system's criticality asks for, over exactly the files that lie here. The
      verdict is recorded as a SLSA verification summary whether it passes or not. The files of an
      admitted release are kept in the vault, so that gatehouse restore --known-good finds them.
      Exit code 0 if the release is admitted, 1 if it is refused.
      """,
    examples: examples)

  @Argument(help: "A name for the release, such as v1.")
  var name: String

  @OptionGroup var system: SystemOptions

  @Flag(name: .long, help: "Judge only; record nothing.")
  var dryRun = false

  @Flag(name: .long, help: "Keep no copy of the release in the vault; it can't be restored then.")
  var noKeep = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !name.isEmpty, name.utf8.count <= 64,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) })
    else {
      throw ValidationError("a release's name has 1 to 64 letters, digits, dots, _ or -")
    }
  }

  func run() async throws {
    let console = Console()
    let context = try await GateContext.load(
      system, requiresWorkspace: !dryRun, verifiesLedger: true)
    context.noteFaults(console)
    let decision = judgeRelease(named: name, context.input)
    // Kept before the verdict is written, on record after it: a verdict that stands has its files.
    let kept = try keep(decision, context, console)
    let recorded = try record(decision, context)
    if let (session, version) = kept {
      try ReleaseKeeper.settle(session, version, context.input.assets.releaseDigest)
    }
    let report = ReleaseReport(
      decision: decision, input: context.input, recordedAt: recorded?.entryIndex,
      keptAs: kept?.1.id)
    switch output.format {
    case .text: console.out(report.text(console.style))
    case .json: console.json(report.json())
    }
    if !decision.isAdmitted { throw CommandExit.findings }
  }

  private func keep(_ decision: ReleaseDecision, _ context: GateContext, _ console: Console) throws
    -> (VaultSession, VaultVersion)?
  {
    guard decision.isAdmitted, !dryRun, !noKeep, let workspace = context.workspace else {
      return nil
    }
    return try ReleaseKeeper.put(
      name, context, manifest: system.manifest, in: workspace, console)
  }

  private func record(_ decision: ReleaseDecision, _ context: GateContext) throws
    -> RecordedEvidence?
  {
    guard !dryRun, let workspace = context.workspace else { return nil }
    let statement = verificationSummary(of: decision, context.input, version: Version.number)
    return try withStore {
      let key = try workspace.key(named: nil)
      let recorded = try workspace.record(statement, key: key, at: context.input.now)
      if let beside = simpleVerification(of: decision, context.input) {
        try workspace.record(beside, key: key, at: context.input.now)
      }
      return recorded
    }
  }
}

/// A verdict on a release for people and for programs.
struct ReleaseReport: Sendable {
  let decision: ReleaseDecision
  let input: GateInput
  /// Where the verdict was recorded; `nil` when it was not.
  let recordedAt: UInt64?
  /// The version of the vault that holds it; `nil` when it was not kept.
  var keptAs: Digest?

  /// For a terminal.
  func text(_ style: Style) -> String {
    var lines: [String]
    switch decision {
    case .admitted(let release): lines = admitted(release, style)
    case .refused(let refusal): lines = refused(refusal, style)
    }
    lines.append("")
    if let keptAs {
      lines.append(style.dim("Kept in the vault as version \(keptAs.short), alias known-good."))
    }
    lines.append(
      style.dim(
        recordedAt.map { "Recorded as entry \($0) of the ledger." }
          ?? "Nothing was recorded (dry run)."))
    return lines.joined(separator: "\n")
  }

  private func title(_ word: String, _ name: String, _ digest: Digest) -> String {
    Console.printable("\(word)  \(input.manifest.system.name) \(name)")
      + "   sha256:\(digest.short)"
  }

  private func admitted(_ release: AdmittedRelease, _ style: Style) -> [String] {
    var lines = [style.green(title("admitted", release.name, release.digest)), ""]
    for route in release.routes {
      let prompt = route.prompt.map { ", \($0.name)" } ?? ""
      let tools = route.tools.map { ", \($0.name)" }.joined()
      lines.append(
        Console.printable("  route \(route.name): model \(route.model)\(prompt)\(tools)"))
    }
    for closed in release.closedRoutes {
      lines.append(
        style.yellow(Console.printable("  route \(closed.name) stays closed: \(closed.reason)")))
    }
    let left = Amount.duration(seconds: release.expiresAt - input.now)
    lines.append("  holds until \(Verdicts.Timestamp.text(release.expiresAt)) (\(left))")
    lines.append("  rests on \(release.evidence.count) pieces of evidence")
    let verdicts = judgePractices(input)
    lines.append("  practices: \(PracticeTable.counts(verdicts))")
    return lines
  }

  private func refused(_ refusal: Refusal, _ style: Style) -> [String] {
    let unbuilt = refusal.reasons.filter { $0.nextCommand.hasPrefix("gatehouse accept") }
    let grouped = unbuilt.count > 1 ? unbuilt : []
    var lines = [style.red(title("refused", refusal.name, refusal.digest))]
    for reason in refusal.reasons where !grouped.contains(where: { $0 == reason }) {
      lines += block(reason, style)
    }
    if !grouped.isEmpty { lines += block(unbuilt: grouped, style) }
    let count = refusal.reasons.count
    lines.append("")
    lines.append(
      "\(count) \(count == 1 ? "reason" : "reasons"). Nothing is served from this release.")
    return lines
  }

  private static let indent = String(repeating: " ", count: 11)

  private func block(_ reason: RefusalReason, _ style: Style) -> [String] {
    let head =
      "  \(reason.code)  " + style.bold(Console.printable(reason.problem))
      + style.dim("   practice \(reason.practice)")
    let seen = reason.evidence.prefix(3).map {
      Self.indent + style.dim("looked at: \(PracticeTable.words($0))")
    }
    let next = Self.indent + "next: " + style.cyan(Console.printable(reason.nextCommand))
    return ["", head] + seen + [next]
  }

  /// Practices that nothing can show yet, in one block: `gatehouse check` says what each lacks.
  private func block(unbuilt: [RefusalReason], _ style: Style) -> [String] {
    let problem =
      "Gatehouse can't show \(unbuilt.count) practices yet; gatehouse check names what each lacks"
    let ids = PracticeTable.wrapped(unbuilt.map(\.practice).joined(separator: " "), width: 84)
    let command =
      "gatehouse accept --unbuilt --reason TEXT --expires 30d --by "
      + ShellWord.quoted(input.manifest.system.owner.email)
    return ["", "  GH-0501  " + style.bold(problem)]
      + ids.map { Self.indent + style.dim($0) }
      + [Self.indent + "next: " + style.cyan(command)]
  }

  /// For programs.
  func json() -> JSON {
    var object: JSONObject = [
      "schema_version": 1, "system": .string(input.manifest.system.name),
      "judged_at": .string(Verdicts.Timestamp.text(input.now)),
      "recorded_entry": recordedAt.map { .int($0) } ?? .null,
      "vault_version": .optional(keptAs?.hex),
    ]
    switch decision {
    case .admitted(let release):
      object["verdict"] = "admitted"
      object["name"] = .string(release.name)
      object["digest"] = .string(release.digest.hex)
      object["expires"] = .string(Verdicts.Timestamp.text(release.expiresAt))
      object["routes"] = .strings(release.routes.map(\.name))
      object["closed_routes"] = .strings(release.closedRoutes.map(\.name))
      object["evidence"] = .array(release.evidence.map(PracticeTable.json))
      object["reasons"] = []
    case .refused(let refusal):
      object["verdict"] = "refused"
      object["name"] = .string(refusal.name)
      object["digest"] = .string(refusal.digest.hex)
      object["reasons"] = .array(refusal.reasons.map(Self.json))
    }
    return .object(object)
  }

  private static func json(_ reason: RefusalReason) -> JSON {
    [
      "code": .string(reason.code), "practice": .string(reason.practice),
      "subject": .string(reason.subject), "problem": .string(reason.problem),
      "evidence": .array(reason.evidence.map(PracticeTable.json)),
      "next": .string(reason.nextCommand),
    ]
  }
}
