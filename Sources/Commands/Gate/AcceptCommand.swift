// `gatehouse accept`: the owner accepts a risk, in writing, until a date.

import ArgumentParser
import Bytes
import Evidence
import Guidelines
import Manifest
import Store
import Verdicts

/// `gatehouse accept`.
struct AcceptCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse accept 2.3b --reason 'small system' --expires 30d --by dana@example.org",
      "accept one risk for 30 days", stage: .prepared),
    Example(
      "gatehouse accept --unbuilt --reason 'first release' --expires 30d --by dana@example.org "
        + "--dry-run",
      "show what would be accepted, sign nothing", stage: .prepared),
  ]

  static let configuration = CommandConfiguration.command(
    "accept", "Accept a risk as the owner, until a date.",
    discussion: """
      Signs one risk acceptance for each practice with the key of the owner whom the manifest names.
      An acceptance is void when the manifest changes. What a release demands without exception (safe
      and signed model files, a passed evaluation, a threat review, documents) stays demanded.
      """,
    examples: examples)

  @Argument(help: ArgumentHelp("Practices, such as 2.3b.", valueName: "practice"))
  var practices: [String] = []

  @Flag(name: .long, help: "Every open practice whose mechanism is not built yet.")
  var unbuilt = false

  @Option(name: .long, help: ArgumentHelp("Why the risk is taken.", valueName: "text"))
  var reason: String

  @Option(name: .long, help: ArgumentHelp("What lowers the risk meanwhile.", valueName: "text"))
  var compensating: String = ""

  @Option(name: .long, help: ArgumentHelp("How long: 30d, 12h.", valueName: "period"))
  var expires: String

  @Option(name: .long, help: ArgumentHelp("The owner's address.", valueName: "email"))
  var by: String

  @Flag(name: .long, help: "Show what would be signed, and sign nothing.")
  var dryRun = false

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard unbuilt != !practices.isEmpty else {
      throw ValidationError("name practices, or say --unbuilt; not both")
    }
    for id in practices where Guidelines.practice(id) == nil {
      let nearest = Suggestion.nearest(to: id, among: Guidelines.practices.map(\.id))
      throw ValidationError(
        "there is no practice \"\(id)\"" + (nearest.map { "; did you mean \($0)?" } ?? ""))
    }
    guard reason.contains(where: { !$0.isWhitespace }), reason.utf8.count <= 4_096 else {
      throw ValidationError("--reason needs words, at most 4096 bytes")
    }
    guard Period.seconds(expires) != nil else {
      throw ValidationError("--expires takes a period such as 30d or 12h")
    }
  }

  func run() async throws {
    let console = Console()
    let context = try await GateContext.load(system, requiresWorkspace: true)
    guard let workspace = context.workspace else { return }
    try requireOwner(context)
    let end = try end(context)
    let person = try PersonKey.find(by, roles: [.owner], in: workspace)
    let ids = selected(context)
    let manifest = context.input.assets.manifestSubject
    var entries: [(practice: String, entry: UInt64?)] = []
    for id in ids {
      let acceptance = RiskAcceptance(
        practice: id, reason: reason, compensating: compensating, expires: end)
      let recorded =
        dryRun
        ? nil
        : try withStore {
          try workspace.record(
            acceptance.statement(over: manifest), key: person.key, at: context.input.now)
        }
      entries.append((id, recorded?.entryIndex))
    }
    report(entries, end, console)
  }

  private func requireOwner(_ context: GateContext) throws {
    let owner = context.manifest.system.owner.email
    guard by == owner else {
      throw Diagnosis(
        "GH-0508", "only the owner can accept a risk",
        why: "the manifest names \(Console.printable(owner))",
        remedy: "--by \(ShellWord.quoted(owner))")
    }
  }

  private func end(_ context: GateContext) throws -> Int64 {
    let seconds = Period.seconds(expires) ?? 0
    let criticality = context.manifest.system.criticality
    let longest = ReleaseDemands.of(criticality).acceptanceSeconds
    guard seconds <= longest else {
      throw Diagnosis(
        "GH-0508", "the acceptance would last too long",
        why:
          "for a system of criticality \(criticality.rawValue) the longest is \(Age.text(longest))",
        remedy: "--expires \(longest / 86_400)d")
    }
    return context.input.now + seconds
  }

  private func selected(_ context: GateContext) -> [String] {
    guard unbuilt else {
      var seen: Set<String> = []
      return practices.compactMap { Guidelines.practice($0)?.id }
        .filter { seen.insert($0).inserted }
    }
    return judgePractices(context.input).filter { verdict in
      Guidelines.practice(verdict.practice)?.isBuilt == false && !verdict.state.isClosed
    }.map(\.practice)
  }

  private func report(
    _ entries: [(practice: String, entry: UInt64?)], _ end: Int64, _ console: Console
  ) {
    guard output.format == .text else {
      console.json([
        "schema_version": 1, "dry_run": .bool(dryRun),
        "expires": .string(Verdicts.Timestamp.text(end)),
        "accepted": .array(
          entries.map { item in
            ["practice": .string(item.practice), "entry": item.entry.map { .int($0) } ?? .null]
          }),
      ])
      return
    }
    let word = dryRun ? "would accept" : "accepted"
    for item in entries {
      let title = Guidelines.practice(item.practice)?.title ?? ""
      console.out(
        "\(console.style.yellow(word))  \(PracticeTable.padded(item.practice, 5)) \(title)")
      if let hard = ReleaseDemand.allCases.first(where: { $0.practice == item.practice }) {
        console.note("  a release still demands: \(hard.rawValue)")
      }
    }
    let count = entries.count
    console.out(
      count == 0
        ? "Nothing to accept."
        : "\(count) \(count == 1 ? "risk" : "risks") \(word) until \(Verdicts.Timestamp.text(end)), "
          + "by \(Console.printable(by)).")
  }
}
