// `gatehouse guard bench`: how often the guards are right on texts with labels, with intervals.

import ArgumentParser
import Bytes
import Formats
import Guards
import Statistics
import Store

/// Measures the guards.
struct GuardBenchCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse guard bench tests/guard-rows.jsonl",
      "rates for each source and label; rows have text, label, source"),
    Example(
      "gatehouse guard bench tests/guard-rows.jsonl --origin tool --format json",
      "the same as results of tools, for programs"),
  ]
  static let configuration = CommandConfiguration.command(
    "bench", "Measure the guards on texts with labels.",
    discussion: """
      Reads JSON lines, plain or compressed, with the keys text, label and source, and optionally
      origin. A row is flagged when the guards would block it at the threshold that they are shipped
      with. Intervals are exact (Clopper and Pearson), 95 %. Rates hold for texts like the measured
      ones and for no others.
      """,
    examples: examples)

  @Argument(help: ArgumentHelp("JSON lines with texts and labels, or -.", valueName: "data"))
  var data: String

  @Option(name: .long, help: "Where rows come from that do not say: user, tool, retrieved, …")
  var origin: OriginOption = .user

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which guards count: injection, secrets, personalData, canary, exfiltration, hidden, prohibited, lists, all.",
      valueName: "family"))
  var detectors: [DetectorChoice] = [.injection]

  @Option(
    name: .long, help: ArgumentHelp("Use the guards of this manifest.", valueName: "file"))
  var manifest: String?

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let policy = try GuardTestCommand.policy(manifest)
    let judge = BenchJudge(
      textGuard: try GuardTestCommand.textGuard(manifest),
      families: Set(detectors.flatMap(\.families)),
      origin: origin.origin)
    let tally = try await GuardBench.run(data, judge, console)
    switch output.format {
    case .json: console.json(tally.json(policy, judge))
    case .text: for line in tally.lines(console.style) { console.out(line) }
    }
  }
}

/// `--detectors`.
enum DetectorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case injection, secrets, personalData, canary, exfiltration, hidden, prohibited, lists, all

  /// The families that are meant.
  var families: [GuardFamily] {
    self == .all ? GuardFamily.allCases : GuardFamily(rawValue: rawValue).map { [$0] } ?? []
  }
}

/// Decides one row.
struct BenchJudge: Sendable {
  let textGuard: TextGuard
  let families: Set<GuardFamily>
  let origin: Origin

  /// Whether the guards that count act on `text`, and the highest confidence among their findings:
  /// injection counts from its threshold on, prohibited uses from the severity that is reported, the
  /// others whenever they find something.
  func judge(_ text: [UInt8], origin: Origin) -> (isFlagged: Bool, score: Double) {
    let found = textGuard.findings(in: text, origin: origin).filter {
      families.contains($0.family)
    }
    let isFlagged = found.contains { finding in
      switch finding.family {
      case .injection:
        let policy = textGuard.policy
        let threshold =
          origin == .user ? policy.userInjectionThreshold : policy.dataInjectionThreshold
        return finding.confidence >= threshold
      case .prohibited: return textGuard.policy.action(for: finding) > .allow
      default: return true
      }
    }
    return (isFlagged, found.map(\.confidence).max() ?? 0)
  }
}
