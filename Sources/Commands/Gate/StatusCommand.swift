// `gatehouse status`: one screen on where the system stands.

import ArgumentParser
import Bytes
import Evidence
import Guidelines
import Manifest
import Store
import Verdicts

/// `gatehouse status`.
struct StatusCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse status", "where the system stands, on one screen"),
    Example("gatehouse status --format json", "the same for programs", stage: .prepared),
  ]

  static let configuration = CommandConfiguration.command(
    "status", "Show where the system stands, on one screen.", examples: examples)

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let context = try await GateContext.load(system)
    context.noteFaults(console)
    let status = try SystemStatus(context)
    switch output.format {
    case .text: console.out(status.text(console.style))
    case .json: console.json(status.json())
    }
  }
}

/// What the screen shows.
struct SystemStatus: Sendable {
  let context: GateContext
  let decision: ReleaseDecision
  let verdicts: [PracticeVerdict]
  let keys: [TrustedKey]
  let ledgerSize: UInt64
  let publishedSize: UInt64

  /// Judges and looks around.
  init(_ context: GateContext) throws {
    self.context = context
    decision = judgeRelease(named: "current", context.input)
    verdicts = judgePractices(context.input)
    let workspace = context.workspace
    keys = try withStore { try workspace?.keys.trustedKeys() ?? [] }
    ledgerSize = workspace?.ledger.size ?? 0
    publishedSize = try withStore { try workspace?.ledger.publishedSize() ?? 0 }
  }

  /// The newest evidence of each kind.
  private var newest: [EvidenceReference] {
    var seen: Set<String> = []
    return context.input.evidence.sorted { $0.entryIndex > $1.entryIndex }
      .filter { seen.insert($0.statement.predicateType).inserted }
      .map { EvidenceReference($0, now: context.input.now) }
  }

  private var quarantines: [String] {
    switch decision {
    case .admitted(let release): release.closedRoutes.map { "route \($0.name): \($0.reason)" }
    case .refused(let refusal):
      refusal.reasons.filter { $0.code == "GH-0509" || $0.code == "GH-0510" }.map(\.problem)
    }
  }

  /// For a terminal.
  func text(_ style: Style) -> String {
    let system = context.manifest.system
    var rows: [(String, String)] = [
      ("system", Console.printable("\(system.name), criticality \(system.criticality.rawValue)")),
      ("owner", Console.printable("\(system.owner.name) <\(system.owner.email)>")),
      ("release", release(style)), ("practices", PracticeTable.counts(verdicts)),
    ]
    rows += list(
      "evidence", newest.map(PracticeTable.words), none: "none: gatehouse check says what to do")
    rows.append(
      ("ledger", "\(ledgerSize) entries, checkpoint over \(publishedSize)"))
    rows += list(
      "relaxed",
      Relaxation.all(in: context.manifest).map { Console.printable("\($0.path): \($0.effect)") },
      none: "no setting")
    rows += list("quarantine", quarantines.map(Console.printable), none: "nothing")
    rows += list(
      "keys",
      keys.map { key in
        let whom = key.identity.isEmpty ? "" : " for \(key.identity)"
        return Console.printable("\(key.name) (\(key.role.rawValue)\(whom))")
      }, none: "none: gatehouse keys generate")
    return rows.map { style.bold(PracticeTable.padded($0.0, 12)) + $0.1 }.joined(separator: "\n")
  }

  private func release(_ style: Style) -> String {
    switch decision {
    case .admitted(let release):
      let left = Amount.duration(seconds: release.expiresAt - context.input.now)
      return style.green("would be admitted") + " sha256:\(release.digest.short), \(left) left"
    case .refused(let refusal):
      return style.red("would be refused") + " sha256:\(refusal.digest.short), "
        + "\(refusal.reasons.count) reason\(refusal.reasons.count == 1 ? "" : "s"): gatehouse release NAME --dry-run"
    }
  }

  private func list(_ name: String, _ items: [String], none: String) -> [(String, String)] {
    guard !items.isEmpty else { return [(name, none)] }
    return items.enumerated().map { ($0.offset == 0 ? name : "", $0.element) }
  }

  /// For programs.
  func json() -> JSON {
    let system = context.manifest.system
    var release: JSONObject = [
      "digest": .string(context.input.assets.releaseDigest.hex),
      "admitted": .bool(decision.isAdmitted),
    ]
    switch decision {
    case .admitted(let admitted):
      release["expires"] = .string(Verdicts.Timestamp.text(admitted.expiresAt))
    case .refused(let refusal): release["reasons"] = .int(refusal.reasons.count)
    }
    var counts = JSONObject()
    for state in PracticeState.allCases {
      counts[state.rawValue] = .int(verdicts.count { $0.state == state })
    }
    return [
      "schema_version": 1, "system": .string(system.name),
      "criticality": .string(system.criticality.rawValue), "owner": .string(system.owner.email),
      "release": .object(release), "practices": .object(counts),
      "evidence": .array(newest.map(PracticeTable.json)),
      "ledger": ["entries": .int(ledgerSize), "published": .int(publishedSize)],
      "relaxations": .array(
        Relaxation.all(in: context.manifest).map {
          ["path": .string($0.path), "effect": .string($0.effect)]
        }),
      "quarantine": .strings(quarantines),
      "keys": .array(
        keys.map {
          [
            "name": .string($0.name), "role": .string($0.role.rawValue),
            "identity": .string($0.identity), "keyid": .string($0.keyID),
          ]
        }),
    ]
  }
}
