// `gatehouse data redact`: a clean copy of a data set.

import ArgumentParser
import Bytes
import DataSets
import Evidence
import Formats
import Foundation
import Guards
import Store

/// `gatehouse data redact FILE --output CLEAN`
struct DataRedactCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse data redact feedback/ratings.jsonl --output ratings-clean.jsonl",
      "a copy with everything found in it masked"),
    Example(
      "gatehouse data redact feedback/ratings.jsonl --output ratings-clean.jsonl --dry-run --format json",
      "what would be replaced, by type and column"),
  ]

  static let configuration = CommandConfiguration.command(
    "redact", "Write a copy of a data set with what is found in it masked.",
    discussion: """
      Secrets, personal data, hidden characters and injected instructions are replaced by their masked \
      form, such as [masked: secret.github-token], in texts, numbers, keys and names of columns. Rows in \
      which nothing is found stay byte for byte as they are; order and number of rows stay.

      JSON lines, tables and texts are copied in their own format. Parquet and JSON documents are \
      copied as JSON lines, with --to jsonl: a masked value need not have the type of its column. The copy \
      is written whole or not at all, and never unpacked into a packed name.
      """,
    examples: examples)

  /// What the copy is written as.
  enum Target: String, ExpressibleByArgument, CaseIterable, Sendable {
    case same
    case jsonl
  }

  @Argument(help: "The data set.")
  var file: String

  @Option(name: .long, help: ArgumentHelp("The clean copy.", valueName: "file"))
  var output: String

  @Option(name: .long, help: "The format of the copy: same or jsonl.")
  var to: Target = .same

  @Flag(name: .long, help: "Say what would be replaced, and write nothing.")
  var dryRun = false

  @Flag(name: .long, help: "Replace the copy if it is there.")
  var force = false

  @Flag(name: .long, help: "Write the redaction into the ledger as evidence.")
  var record = false

  @Option(name: .long, help: ArgumentHelp("Key to sign the evidence with.", valueName: "name"))
  var key: String?

  @OptionGroup var system: SystemOptions
  @OptionGroup var format: OutputOptions

  func run() async throws {
    let console = Console()
    let source = try OpenDataFile(file)
    try checkOutput()
    let workspace = try record ? withStore { try Workspace.open(system.stateDirectory) } : nil
    let staged = try dryRun ? nil : withStore { try StagedFile(beside: output, mode: 0o600) }
    let (report, told) = try copy(source, staged, console)
    let before = try source.digest()
    var after: DigestedFile?
    if let staged {
      let written = try withStore { try staged.finish() }
      after = try digest(written)
      guard try withStore({ try staged.place(replacing: force) }) else { throw taken }
    }
    write(report, told, before, after, console)
    if let workspace, let after { try recordEvidence(report, before, after, workspace, console) }
  }

  private var taken: Diagnosis {
    Diagnosis(
      "GH-0210", "the output is there already", at: Console.printable(output),
      remedy: "name another output, or use --force")
  }

  private func checkOutput() throws {
    if try FileIdentity.same(file, output) {
      throw Diagnosis(
        "GH-0210", "the output is the data set itself", at: Console.printable(output),
        remedy: "name another output")
    }
    if !force, !dryRun, (try? FileSource(path: output)) != nil { throw taken }
    let packed = [".gz", ".zst", ".zstd", ".xz", ".bz2", ".lz4"]
    if let ending = packed.first(where: output.lowercased().hasSuffix) {
      throw Diagnosis(
        "GH-0232", "the copy is written unpacked", at: Console.printable(output),
        remedy: "leave \(ending) out of its name, and pack it afterwards")
    }
  }

  private func copy(_ source: OpenDataFile, _ staged: StagedFile?, _ console: Console) throws
    -> (RedactionReport, DataFormat)
  {
    let total = source.content.region.count
    var line = ProgressLine("redacting", total: total, unit: .bytes, console: console)
    defer { line.finish() }
    do {
      var reader = try DataReader(source.content.region, name: file)
      guard to == .jsonl || Redactor.canCopy(reader.format) else {
        throw Diagnosis(
          "GH-0232", "a copy in the format \(reader.format.name) is not written",
          at: Console.printable(file),
          why: "a masked value need not have the type of its column",
          remedy: "--to jsonl writes the rows as JSON lines")
      }
      var redactor = Redactor(
        CellSearch(), format: reader.format, output: to == .jsonl ? .jsonLines : .same)
      let heading = redactor.heading(reader.heading, reader.columns)
      if !heading.isEmpty { try staged?.append(heading) }
      while case let rows = try reader.batch(), !rows.isEmpty {
        var bytes: [UInt8] = []
        for row in rows { bytes += redactor.copy(row, reader.columns) }
        try staged?.append(bytes)
        line.update(reader.position)
      }
      return (redactor.report, reader.format)
    } catch let error as FormatError {
      throw Diagnosis(
        "GH-0230", "the data set cannot be read to its end", at: Console.printable(file),
        why: error.words, remedy: "nothing was written; gatehouse data scan says more")
    }
  }

  private func digest(_ written: FileSource) throws -> DigestedFile {
    var stream = DigestStream()
    var offset: UInt64 = 0
    while offset < written.count {
      let length = Int(min(1 << 20, written.count - offset))
      stream.update(try written.read(at: offset, length: length))
      offset += UInt64(length)
    }
    return DigestedFile(path: output, digest: stream.finish(), size: written.count)
  }

  private func write(
    _ report: RedactionReport, _ told: DataFormat, _ before: DigestedFile, _ after: DigestedFile?,
    _ console: Console
  ) {
    guard format.format == .text else {
      return console.json([
        "schema_version": 1, "status": dryRun ? "planned" : "written",
        "source": Self.json(before), "format": .string(told.name),
        "result": after.map(Self.json) ?? .null, "redaction": report.json,
      ])
    }
    let word = dryRun ? console.style.cyan("PLANNED") : console.style.green("REDACTED")
    console.out(
      "\(word)  \(console.style.bold(Console.printable(file)))  \(report.changed) of \(report.rows) rows "
        + "changed, \(report.total) findings masked")
    for (kind, count) in report.counts.sorted(by: { $0.key < $1.key }).prefix(50) {
      console.out("    \(count)  \(kind.type)  \(Console.printable(kind.column))")
    }
    if report.broken > 0 {
      console.out("    \(report.broken) rows that are broken were redacted as text")
    }
    if let after {
      console.out("    into    \(Console.printable(output)), sha256 \(after.digest.hex)")
    }
  }

  private static func json(_ file: DigestedFile) -> JSON {
    [
      "path": .string(file.path), "sha256": .string(file.digest.hex), "size": .int(file.size),
    ]
  }

  private func recordEvidence(
    _ report: RedactionReport, _ before: DigestedFile, _ after: DigestedFile,
    _ workspace: Workspace, _ console: Console
  ) throws {
    let statement = Statement(
      subjects: [Subject(name: after.path, digest: after.digest)],
      predicateType: PredicateType.dataRedaction,
      predicate: [
        "tool": ["name": "gatehouse", "version": .string(Version.number)],
        "guards": ["digest": ["sha256": .string(GuardPolicy.secureDefault.digest.hex)]],
        "source": [
          "name": .string(before.path), "digest": ["sha256": .string(before.digest.hex)],
        ],
        "redaction": report.json,
      ])
    let recorded = try withStore {
      try workspace.record(
        statement, key: try workspace.key(named: key), at: WallClock.now())
    }
    console.note("recorded as entry \(recorded.entryIndex) of the ledger")
  }
}
