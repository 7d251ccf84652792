// `gatehouse supplier alternates`: which declared routes could stand in for others.

import ArgumentParser
import Bytes
import Verdicts

/// `gatehouse supplier alternates`.
struct SupplierAlternatesCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse supplier alternates", "no route of the example names an alternate"),
    Example(
      "gatehouse supplier alternates --format json", "the same for programs", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "alternates", "Say which declared alternates of routes qualify to stand in.",
    discussion: """
      An alternate is another declared route. It is judged by what a release demands of every route,
      must have the same tools, may get the same data, and comes from another supplier that meets the
      criteria. Exit code 1 if one does not qualify.
      """,
    examples: examples)

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let context = try await GateContext.load(system)
    let standings = judgeAlternates(context.input)
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1,
        "alternates": .array(
          standings.map {
            [
              "route": .string($0.route), "alternate": .string($0.alternate),
              "qualified": .bool($0.isQualified), "problems": .strings($0.problems),
            ]
          }),
      ])
    case .text:
      if standings.isEmpty { console.note("no route names an alternate") }
      for item in standings {
        let word =
          item.isQualified ? console.style.green("qualified") : console.style.red("not qualified")
        console.out(
          Console.printable("\(item.alternate) for \(item.route)").padding(to: 40) + " " + word)
        for problem in item.problems { console.out("  \(Console.printable(problem))") }
      }
    }
    if standings.contains(where: { !$0.isQualified }) { throw CommandExit.findings }
  }
}
