// `gatehouse attest`: a named person signs what only a person can say.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Guidelines
import Manifest
import Store
import Verdicts

/// What a person can attest.
enum AttestationKind: String, ExpressibleByArgument, CaseIterable, Sendable {
  case threatReview = "threat-review"
  case documents
  case decision
  case acknowledgement
  case notApplicable = "not-applicable"
}

/// `gatehouse attest`.
struct AttestCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse attest threat-review --by dana@example.org --statement 'reviewed with the team'",
      "review the threats of this manifest", stage: .prepared),
    Example(
      "gatehouse attest decision --kind ai-justification --alternative 'search only' "
        + "--statement 'questions come in free text' --by dana@example.org",
      "say why AI is the right answer", stage: .prepared),
    Example(
      "gatehouse attest documents --by dana@example.org", "the declared documents are right",
      stage: .prepared),
  ]

  static let configuration = CommandConfiguration.command(
    "attest", "Sign a review, a decision or an acknowledgement.",
    discussion: """
      KIND is threat-review, documents, decision, acknowledgement or not-applicable. The statement is
      signed with the key of the person named by --by, over the digest of the manifest and of the
      files: it is void when any of them changes. Decisions that practices ask for have the kinds
      ai-justification and design.
      """,
    examples: examples)

  @Argument(
    help: "What is attested: threat-review, documents, decision, acknowledgement, not-applicable.")
  var kind: AttestationKind

  @Option(name: .long, help: ArgumentHelp("Who signs: the address of a key.", valueName: "email"))
  var by: String

  @Option(name: .long, help: ArgumentHelp("What is said, in words.", valueName: "text"))
  var statement: String = ""

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("A file that belongs to it; may be given again.", valueName: "path"))
  var file: [String] = []

  @Option(
    name: .customLong("kind"),
    help: ArgumentHelp("For a decision: ai-justification, design, or a name.", valueName: "name"))
  var decisionKind: String?

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("For a decision: what else was considered.", valueName: "text"))
  var alternative: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("For not-applicable: the practice.", valueName: "id"))
  var practice: String?

  @Flag(name: .long, help: "For a threat review: the reviewer does not let the system go on.")
  var reject = false

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if kind == .decision, (decisionKind ?? "").isEmpty {
      throw ValidationError("a decision needs --kind, such as ai-justification or design")
    }
    if kind == .decision, decisionKind == Attestation.notApplicable {
      throw ValidationError("use: gatehouse attest not-applicable --practice ID")
    }
    if kind == .notApplicable, practice.flatMap({ Guidelines.practice($0) }) == nil {
      throw ValidationError("not-applicable needs --practice with the id of a practice")
    }
    if kind != .documents, statement.isEmpty, file.isEmpty {
      throw ValidationError("say what is attested, with --statement or --file")
    }
    if kind == .notApplicable, statement.isEmpty {
      throw ValidationError("say why it does not concern the system, with --statement")
    }
    guard statement.utf8.count <= 4_096 else {
      throw ValidationError("--statement has at most 4096 bytes; put longer text into a --file")
    }
  }

  func run() async throws {
    let console = Console()
    let context = try await GateContext.load(system, requiresWorkspace: true)
    context.noteFaults(console)
    guard let workspace = context.workspace else { return }
    let person = try PersonKey.find(by, roles: roles, in: workspace)
    if kind == .notApplicable { try requireOwner(context) }
    let statement = try statement(context)
    let recorded = try withStore {
      try workspace.record(statement, key: person.key, at: context.input.now)
    }
    report(statement, person, recorded, console)
  }

  private var roles: [KeyRole] {
    switch kind {
    case .notApplicable: [.owner]
    case .threatReview: [.reviewer, .owner]
    case .documents, .decision, .acknowledgement: [.owner, .reviewer]
    }
  }

  private func requireOwner(_ context: GateContext) throws {
    let owner = context.manifest.system.owner.email
    guard by == owner else {
      throw Diagnosis(
        "GH-0508", "only the owner can say that a practice does not concern the system",
        why: "the manifest names \(Console.printable(owner))",
        remedy: "--by \(ShellWord.quoted(owner))")
    }
  }

  private func statement(_ context: GateContext) throws -> Statement {
    let manifest = context.input.assets.manifestSubject
    let files = try named(file, context)
    switch kind {
    case .threatReview:
      return Attestation.threatReview(
        manifest: manifest, files: merged(files, [.threatModel], context), approved: !reject,
        statement: statement)
    case .documents:
      return try documents(manifest, files, context)
    case .decision:
      let own: [Manifest.DocumentKind] =
        decisionKind == "design"
        ? [.designDecision] : decisionKind == "ai-justification" ? [.aiJustification] : []
      return Attestation.decision(
        decisionKind ?? "", manifest: manifest, files: merged(files, own, context),
        alternatives: alternative, statement: statement)
    case .acknowledgement:
      return Attestation.acknowledgement(manifest: manifest, files: files, statement: statement)
    case .notApplicable:
      return Attestation.exclusion(
        of: Guidelines.practice(practice ?? "")?.id ?? "", manifest: manifest, reason: statement)
    }
  }

  private func documents(_ manifest: Subject, _ files: [Subject], _ context: GateContext) throws
    -> Statement
  {
    let declared = context.manifest.documents.values.sorted()
    let measured = context.input.assets.documents
    if let gap = declared.first(where: { AssetDigests.files(of: $0, in: measured).isEmpty }) {
      throw Diagnosis(
        "GH-0511", "a declared document is missing", at: gap,
        why: "the attestation covers every declared document",
        remedy: "restore the file, or correct its path in the manifest")
    }
    let known = Set(measured)
    return Attestation.documents(
      manifest: manifest, files: measured + files.filter { !known.contains($0) },
      statement: statement)
  }

  /// The files named on the command line, with those that the manifest declares for the purpose.
  private func merged(
    _ files: [Subject], _ kinds: [Manifest.DocumentKind], _ context: GateContext
  ) -> [Subject] {
    let paths = kinds.compactMap { context.manifest.documents[$0] }
    let declared = paths.flatMap { AssetDigests.files(of: $0, in: context.input.assets.documents) }
    return files + declared.filter { !files.contains($0) }
  }

  private func named(_ paths: [String], _ context: GateContext) throws -> [Subject] {
    try paths.map { path in
      do {
        return Subject(name: path, digest: try FileDigest.of(path: path).digest)
      } catch {
        throw Diagnosis(
          "GH-0909", "the file can't be read", at: path, why: "it \(AssetFaults.words(error))",
          remedy: "name a regular file")
      }
    }
  }

  private func report(
    _ statement: Statement, _ person: PersonKey, _ recorded: RecordedEvidence, _ console: Console
  ) {
    switch output.format {
    case .text:
      let signer = Console.printable("\(person.trusted.identity) (\(person.trusted.role.rawValue))")
      console.out("\(console.style.green("signed"))  \(kind.rawValue) by \(signer)")
      for subject in statement.subjects {
        console.out("  over \(Console.printable(subject.name)) sha256:\(subject.digest.short)")
      }
      console.out(console.style.dim("Recorded as entry \(recorded.entryIndex) of the ledger."))
    case .json:
      console.json([
        "schema_version": 1, "kind": .string(kind.rawValue),
        "signer": .string(person.trusted.identity), "role": .string(person.trusted.role.rawValue),
        "entry": .int(recorded.entryIndex), "envelope": .string(recorded.envelopeDigest.hex),
        "subjects": .array(
          statement.subjects.map {
            ["name": .string($0.name), "digest": ["sha256": .string($0.digest.hex)]]
          }),
      ])
    }
  }
}
