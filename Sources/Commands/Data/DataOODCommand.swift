// `gatehouse data ood`: rows that are unlike a baseline.

import ArgumentParser
import Baselines
import Bytes
import DataSets
import Foundation
import Store

/// `gatehouse data ood FILE --baseline BASELINE`
struct DataOODCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse data baseline inputs/requests.csv --output baseline.json && gatehouse data ood inputs/strange.csv --baseline baseline.json",
      "Which of these requests are unlike the ordinary ones?", exit: 1),
    Example(
      "gatehouse data baseline inputs/requests.csv --output b.json && gatehouse data ood inputs/requests.csv --baseline b.json --level 0.001 --format json",
      "The ordinary ones against themselves, as JSON"),
  ]

  static let configuration = CommandConfiguration.command(
    "ood", "Tell rows that are unlike a baseline, with p-values and reasons.",
    discussion: """
      A p-value is the share of ordinary rows that lie as far out. A row at or below --level is \
      reported; of ordinary rows that share is reported, too. Exit code 1: some rows are.
      """,
    examples: examples)

  @Argument(help: "The data set: CSV, JSON lines, Parquet or text.")
  var file: String

  @Option(
    name: .long,
    help: ArgumentHelp("The baseline, from gatehouse data baseline.", valueName: "file"))
  var baseline: String

  @Option(
    name: .long, help: ArgumentHelp("The p-value from which rows are reported.", valueName: "p"))
  var level: Double = 0.01

  @OptionGroup var form: OutputOptions

  func validate() throws {
    guard level > 0, level <= 1 else { throw ValidationError("--level is above 0 and at most 1") }
  }

  func run() async throws {
    let console = Console()
    let model = try read()
    let rows = try BaselineRows(try OpenDataFile(file))
    let scores = rows.cells(model.columns).map { model.score($0) }
    let unusual = scores.enumerated().filter { $0.element.pValue <= level }
    switch form.format {
    case .json:
      console.json([
        "schema_version": 1, "baseline": .string(model.digest.description),
        "rows": .int(scores.count), "level": .double(level),
        "unusual": .array(
          unusual.map { row, score in
            [
              "row": .int(row), "p": .double(score.pValue), "distance": .double(score.distance),
              "reason": .string(score.reason),
            ]
          }),
      ])
    case .text:
      for (row, score) in unusual {
        let p = String(format: "%.4f", score.pValue)
        console.out("row \(row)  p \(p)  \(Console.printable(score.reason))")
      }
      console.out(
        "\(unusual.count) of \(scores.count) rows are unlike the baseline at p <= \(level)")
    }
    if !unusual.isEmpty { throw CommandExit.findings }
  }

  private func read() throws -> Baseline {
    let source = try FileSource(path: baseline)
    do {
      let bytes = try source.read(at: 0, length: min(Int(clamping: source.count), 256 << 20))
      return try Baseline(json: try JSON.parse(bytes))
    } catch let error as BaselineError {
      throw Diagnosis(baseline: error, at: baseline)
    } catch {
      throw Diagnosis(baseline: .unreadable("it is no JSON"), at: baseline)
    }
  }
}
