// `gatehouse data baseline`: what a release's inputs look like, as a file.

import ArgumentParser
import Baselines
import Bytes
import DataSets
import Store

/// `gatehouse data baseline FILE --output BASELINE`
struct DataBaselineCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse data baseline inputs/requests.csv --output baseline.json",
      "What ordinary requests to a model look like"),
    Example(
      "gatehouse data baseline inputs/requests.csv --ignore country --output amounts.json --format json",
      "The same without a column, with the digest for programs"),
  ]

  static let configuration = CommandConfiguration.command(
    "baseline", "Describe a release's inputs, so that others can be told from them.",
    discussion: """
      Two thirds of the rows make the baseline, one third is held back for p-values. Columns are \
      numbers, categories or text, as they look. The same rows give the same file and digest.
      """,
    examples: examples)

  @Argument(help: "The data set: CSV, JSON lines, Parquet or text.")
  var file: String

  @Option(
    name: [.long, .customShort("o")],
    help: ArgumentHelp("Where the baseline is written.", valueName: "file"))
  var output: String

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("A column that is left out; may be given again.", valueName: "name"))
  var ignore: [String] = []

  @OptionGroup var form: OutputOptions

  func run() async throws {
    let console = Console()
    let rows = try BaselineRows(try OpenDataFile(file))
    let columns = rows.columns(ignoring: Set(ignore))
    let baseline: Baseline
    do throws(BaselineError) {
      baseline = try Baseline(rows.cells(columns), columns: columns)
    } catch {
      throw Diagnosis(baseline: error, at: file)
    }
    try AtomicFile.replace(output, with: baseline.encoded())
    switch form.format {
    case .json:
      console.json([
        "schema_version": 1, "baseline": .string(output), "rows": .int(baseline.rows),
        "digest": .string(baseline.digest.description),
        "columns": .array(
          columns.map { ["name": .string($0.name), "kind": .string($0.kind.rawValue)] }),
      ])
    case .text:
      let kinds = columns.map { "\(Console.printable($0.name)) (\($0.kind.rawValue))" }
      console.out(
        "\(baseline.rows) rows, \(columns.count) columns: \(kinds.joined(separator: ", "))")
      console.out("wrote \(Console.printable(output)), \(baseline.digest.short)")
    }
  }
}

extension Diagnosis {
  /// What stands in the way of a baseline.
  init(baseline error: BaselineError, at path: String) {
    let why =
      switch error {
      case .tooFewRows(let count):
        "\(count) rows; \(BaselineLimits.fewestRows) are needed to tell ordinary from unusual"
      case .tooManyColumns(let count):
        "\(count) columns; at most \(BaselineLimits.columns) are compared, a text counts as several"
      case .noColumns: "no column holds anything"
      case .unevenRow(let row): "row \(row) has another number of values"
      case .unreadable(let what): "it can't be read: \(what)"
      }
    self.init(
      "GH-0236", "there is no baseline in this", at: Console.printable(path), why: why,
      remedy: "gatehouse data baseline --help")
  }
}
