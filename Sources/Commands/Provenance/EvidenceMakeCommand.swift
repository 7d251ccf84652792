// `gatehouse evidence make` and `schema`: statements of every known type from a predicate in a file.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Manifest
import Store
import Verdicts

/// `gatehouse evidence make`.
struct EvidenceMakeCommand: GatehouseCommand {
  static let examples = [
    Example(
      """
      echo '{"result":"PASSED","configuration":[],"passedTests":["restore drill"]}' > drill.json && \
      gatehouse evidence make test-result --predicate drill.json --output drill.intoto.json
      """, "sign a test result and write the envelope for others", stage: .prepared),
    Example(
      """
      echo '{"attributes":[{"attribute":"WEIGHTS_ENCRYPTED"}]}' > claim.json && \
      gatehouse evidence make scai --predicate claim.json --by dana@example.org \
      --subject models/support-retriever.safetensors
      """, "a person claims an attribute of a model file", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "make", "Sign a statement of a known type about files, from a predicate in a file.",
    discussion: """
      The predicate is checked strictly against its type; `gatehouse evidence schema` lists the types.
      Types whose statements other commands measure (scan, admission, signatures, risk acceptances,
      answers of suppliers) can't be made here.
      """,
    examples: examples)

  @Argument(help: "The type, such as test-result, scai, incident.")
  var kind: String

  @Option(help: ArgumentHelp("The predicate, a JSON object.", valueName: "file"))
  var predicate: String

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "What it is about: a file, or sha256:…; may be given again (default: the manifest).",
      valueName: "path"))
  var subject: [String] = []

  @Option(help: ArgumentHelp("Who signs: the address of a key.", valueName: "email"))
  var by: String?

  @Option(help: ArgumentHelp("Also write the envelope to this file.", valueName: "file"))
  var output: String?

  @OptionGroup var system: SystemOptions
  @OptionGroup var format: OutputOptions

  /// Own types that only a statement of their maker fills; the others have commands that measure.
  static let ownKinds: Set<String> = ["incident", "decommission"]

  func validate() throws {
    guard let definition = PredicateCatalogue.definition(named: kind) else {
      let nearest = Suggestion.nearest(to: kind, among: PredicateCatalogue.all.map(\.name))
      throw ValidationError(
        "there is no type \"\(kind)\"" + (nearest.map { "; did you mean \($0)?" } ?? ""))
    }
    guard !definition.isOwn || Self.ownKinds.contains(kind), kind != "model-signature" else {
      throw ValidationError("statements of type \(kind) are made by the command that measures them")
    }
  }

  func run() async throws {
    let console = Console()
    let system = try DescribedSystem.load(system)
    let state = self.system.stateDirectory
    guard let definition = PredicateCatalogue.definition(named: kind) else { return }
    let bytes = try InputFile.read(predicate, atMost: 16 << 20, "GH-0336", "the predicate")
    let json = try check(bytes, definition)
    let importer = try EvidenceImporter(
      system: system, state: state, file: predicate, bytes: bytes)
    var subjects = try subject.map(SubjectWords.subject)
    if subjects.isEmpty { subjects = [Subject(name: "manifest", digest: system.manifest.digest)] }
    let person = try by.map {
      try PersonKey.find($0, roles: [.reviewer, .owner], in: importer.workspace)
    }
    let statement = Statement(subjects: subjects, predicateType: definition.type, predicate: json)
    let key = try person?.key ?? withStore { try importer.workspace.key(named: nil) }
    let envelope: Envelope
    do {
      envelope = try key.sign(statement)
    } catch {
      throw Diagnosis(evidence: error, at: predicate)
    }
    let signer = person?.trusted.identity ?? KeyFiles.machineName
    let recorded = try record(envelope, statement, definition, signer, importer)
    if let output {
      try withStore { try AtomicFile.replace(output, with: envelope.encoded() + [0x0A]) }
    }
    report(envelope, signer, recorded, console)
  }

  private func check(_ bytes: [UInt8], _ definition: PredicateDefinition) throws -> JSON {
    let json: JSON
    do {
      json = try JSON.parse(bytes)
    } catch {
      throw Diagnosis(
        "GH-0336", "the predicate is not strict JSON", at: predicate, why: error.description)
    }
    do {
      try definition.check(json)
    } catch {
      throw Diagnosis(
        "GH-0336", "the predicate does not fit the type \(definition.name)", at: predicate,
        why: EvidenceWords.of(error).why, remedy: "gatehouse evidence schema \(definition.name)")
    }
    return json
  }

  /// Standard types are kept apart from what this program measures, like reports of other tools.
  private func record(
    _ envelope: Envelope, _ statement: Statement, _ definition: PredicateDefinition,
    _ signer: String, _ importer: EvidenceImporter
  ) throws -> RecordedEvidence {
    guard !definition.isOwn else {
      return try withStore {
        try importer.workspace.record(envelope, statement: statement, at: WallClock.now())
      }
    }
    return try importer.record(
      ImportItem(
        tool: signer, toolVersion: "", format: "predicate", predicateType: definition.type,
        trust: .reported, why: nil, envelope: envelope, subjects: statement.subjects,
        summary: [:], signers: [signer]))
  }

  private func report(
    _ envelope: Envelope, _ signer: String, _ recorded: RecordedEvidence, _ console: Console
  ) {
    switch format.format {
    case .text:
      console.out("\(console.style.green("signed"))  \(kind) by \(Console.printable(signer))")
      console.out(console.style.dim("Recorded as entry \(recorded.entryIndex) of the ledger."))
    case .json:
      console.json([
        "schema_version": 1, "kind": .string(kind), "signer": .string(signer),
        "envelope": .string(envelope.digest.hex), "entry": .int(recorded.entryIndex),
      ])
    }
  }
}

/// `gatehouse evidence schema`.
struct EvidenceSchemaCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse evidence schema", "the known types", stage: .empty),
    Example("gatehouse evidence schema vulns", "the JSON Schema of one", stage: .empty),
  ]
  static let configuration = CommandConfiguration.command(
    "schema", "List the known types of statements, or print the JSON Schema of one.",
    examples: examples)

  @Argument(help: "The type.")
  var kind: String?

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    if let kind {
      if kind == TrainingRun.schemaName { return console.json(TrainingRun.schema) }
      guard let definition = PredicateCatalogue.definition(named: kind) else {
        throw Diagnosis(
          "GH-0336", "there is no type \(Console.printable(kind))",
          remedy: Suggestion.nearest(to: kind, among: PredicateCatalogue.all.map(\.name))
            .map { "did you mean \($0)?" } ?? "gatehouse evidence schema")
      }
      return console.json(definition.schema)
    }
    switch output.format {
    case .text:
      for item in PredicateCatalogue.all {
        console.out("\(item.name.padding(to: 20)) \(item.type.padding(to: 58)) \(item.title)")
      }
    case .json:
      console.json([
        "schema_version": 1,
        "types": .array(
          PredicateCatalogue.all.map {
            [
              "name": .string($0.name), "type": .string($0.type),
              "also_read": .strings($0.alsoRead), "title": .string($0.title),
              "own": .bool($0.isOwn),
            ]
          }),
      ])
    }
  }
}
