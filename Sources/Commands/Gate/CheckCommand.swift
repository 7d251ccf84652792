// `gatehouse check`: how the system stands against every practice, and what to do next.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Guidelines
import Manifest
import Verdicts

/// How the table is written.
enum TableFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case text, json, sarif, junit, html
}

/// `gatehouse check`.
struct CheckCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse check", "every practice, with evidence and next commands", exit: 1),
    Example("gatehouse check --area 1 --format json", "one area, for programs", exit: 1),
    Example(
      "gatehouse check --format html --output practices.html", "the same as a page", exit: 1),
  ]

  static let configuration = CommandConfiguration.command(
    "check", "Say how the system stands against every practice.",
    discussion: "Exit code 0 if nothing that a release demands is open, else 1.",
    examples: examples)

  @OptionGroup var system: SystemOptions

  @Option(name: .long, help: "How the table is written: text, json, sarif, junit or html.")
  var format: TableFormat = .text

  @Option(
    name: .long,
    help: ArgumentHelp("Write to this file, not to standard output.", valueName: "file"))
  var output: String?

  @Option(name: .long, help: "Only this area: 1, 2, 3, 4 or X.")
  var area: String?

  @Option(name: .long, help: "Only this practice, such as 2.2d.")
  var practice: String?

  func validate() throws {
    if let area, Area(rawValue: area.uppercased()) == nil {
      throw ValidationError("there is no area \"\(area)\"; areas are 1, 2, 3, 4 and X")
    }
    if let practice, Guidelines.practice(practice) == nil {
      let nearest = Suggestion.nearest(to: practice, among: Guidelines.practices.map(\.id))
      throw ValidationError(
        "there is no practice \"\(practice)\""
          + (nearest.map { "; did you mean \($0)?" } ?? "; gatehouse guidelines lists them"))
    }
  }

  func run() async throws {
    let console = Console()
    let context = try await GateContext.load(system, verifiesLedger: true)
    context.noteFaults(console)
    let table = PracticeTable(
      context, area: area.flatMap { Area(rawValue: $0.uppercased()) },
      practice: practice.flatMap { Guidelines.practice($0)?.id })
    try write(text(table, console), console)
    if !table.open.isEmpty { throw CommandExit.findings }
  }

  private func text(_ table: PracticeTable, _ console: Console) -> String {
    switch format {
    case .text: table.text(output == nil ? console.style : Style(colours: false)) + "\n"
    case .json: table.json().text(.indented) + "\n"
    case .sarif: table.sarif(manifestPath: system.manifest).text(.indented) + "\n"
    case .junit: table.junit()
    case .html: table.html()
    }
  }

  private func write(_ text: String, _ console: Console) throws {
    guard let output else { return console.out(bytes: Array(text.utf8)) }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
      console.note("wrote \(Console.printable(output))")
    } catch {
      throw Diagnosis(
        "GH-0903", "the report can't be written", at: output,
        why: (error as NSError).localizedDescription, remedy: "name another file with --output")
    }
  }
}
