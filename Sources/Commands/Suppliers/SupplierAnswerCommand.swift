// `gatehouse supplier answer` and `except`: what a person signs about a supplier.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Manifest
import Store
import Verdicts

/// A file with the answers of one supplier.
enum AnswerFile {
  private static let keys = ["schema_version", "supplier", "answered_by", "answers"]
  private static let answerKeys = ["question", "answer", "statement", "expires", "proofs"]

  /// The file with every question and nothing answered.
  static func template(_ questions: [Question], supplier: String) -> JSON {
    [
      "schema_version": 1, "supplier": .string(supplier), "answered_by": "",
      "answers": .array(
        questions.map {
          [
            "question": .string($0.id), "answer": "no", "statement": "", "expires": "2027-12-31",
            "proofs": [],
          ]
        }),
    ]
  }

  /// The answers and who gave them. Proofs are files beside the file of answers, taken by digest.
  static func read(_ path: String, for supplier: Manifest.Supplier, _ questionnaire: Questionnaire)
    throws -> (answers: [SupplierAnswer], by: String)
  {
    let json = try InputFile.json(path, "GH-0337", "the file of answers")
    try refuseUnknown(json, keys, "", path)
    guard json["schema_version"]?.int == 1 else { throw fault(path, "schema_version", "1") }
    if let named = json["supplier"]?.string, named != supplier.name {
      throw fault(path, "supplier", supplier.name)
    }
    guard let list = json["answers"]?.array, !list.isEmpty, list.count <= 500 else {
      throw fault(path, "answers", "1 to 500 answers")
    }
    let folder = (path as NSString).deletingLastPathComponent
    var answers: [SupplierAnswer] = []
    for (index, item) in list.enumerated() {
      let answer = try answer(item, "answers[\(index)]", path, folder, questionnaire)
      guard !answers.contains(where: { $0.question == answer.question }) else {
        throw fault(path, "answers[\(index)].question", "each question once")
      }
      answers.append(answer)
    }
    return (answers, json["answered_by"]?.string ?? "")
  }

  private static func answer(
    _ json: JSON, _ place: String, _ path: String, _ folder: String,
    _ questionnaire: Questionnaire
  ) throws -> SupplierAnswer {
    try refuseUnknown(json, answerKeys, place + ".", path)
    guard let id = json["question"]?.string, questionnaire.question(id) != nil else {
      throw fault(path, place + ".question", "the id of a question")
    }
    guard let word = json["answer"]?.string.flatMap(SupplierAnswer.Word.init(rawValue:)) else {
      let words = SupplierAnswer.Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault(path, place + ".answer", "one of " + words)
    }
    guard let end = json["expires"]?.string, let expires = time(end) else {
      throw fault(path, place + ".expires", "a day such as 2027-12-31")
    }
    let statement = json["statement"]?.string ?? ""
    guard statement.utf8.count <= 4_096 else {
      throw fault(path, place + ".statement", "at most 4096 bytes")
    }
    let names = (json["proofs"]?.array ?? []).compactMap(\.string)
    guard names.count == json["proofs"]?.array?.count ?? 0, names.count <= 50 else {
      throw fault(path, place + ".proofs", "at most 50 paths")
    }
    let proofs = try names.map { name in
      let full = name.hasPrefix("/") || folder.isEmpty ? name : folder + "/" + name
      do {
        return Subject(name: name, digest: try FileDigest.of(path: full).digest)
      } catch {
        throw Diagnosis(
          "GH-0337", "a proof can't be read", at: full, why: "it \(AssetFaults.words(error))")
      }
    }
    return SupplierAnswer(
      question: id, word: word, statement: statement, expires: expires, proofs: proofs)
  }

  /// The end of a day, or a time.
  private static func time(_ text: String) -> Int64? {
    Verdicts.Timestamp.days(ofDay: text).map { ($0 + 1) * 86_400 }
      ?? Verdicts.Timestamp.parse(text)
  }

  private static func refuseUnknown(
    _ json: JSON, _ keys: [String], _ place: String, _ path: String
  ) throws {
    guard let object = json.object else { throw fault(path, place, "an object") }
    if let unknown = object.keys.first(where: { !keys.contains($0) }) {
      throw fault(
        path, place + String(unknown.prefix(64)), "one of " + keys.joined(separator: ", "))
    }
  }

  private static func fault(_ path: String, _ place: String, _ expected: String) -> Diagnosis {
    Diagnosis(
      "GH-0337", "the answers can't be used", at: path,
      why: "\(Console.printable(place)): expected \(expected)",
      remedy: "gatehouse supplier questionnaire --template prints a file that can")
  }
}

/// `gatehouse supplier answer`.
struct SupplierAnswerCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse supplier answer lumora --file suppliers/lumora.json --by dana@example.org",
      "sign what the supplier answered", stage: .prepared),
    Example(
      "gatehouse supplier answer lumora --file suppliers/lumora.json --by dana@example.org --dry-run",
      "show how the supplier would stand", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "answer", "Sign the answers of a supplier, with the digests of their proofs.",
    discussion: """
      The file has the form that `gatehouse supplier questionnaire --template` prints. Each answer
      counts until its end, and no longer than the questionnaire allows. The newest answer to a
      question wins. Answers are void when the questionnaire changes.
      """,
    examples: examples)

  @Argument(help: "The name of the supplier.")
  var name: String

  @Option(help: ArgumentHelp("The answers, JSON.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("Who signs: the address of a key.", valueName: "email"))
  var by: String

  @Flag(name: .long, help: "Check the file and show the answers; sign nothing.")
  var dryRun = false

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let register = try await SupplierRegister(system, requiresWorkspace: true)
    guard let workspace = register.context.workspace else { return }
    let supplier = try register.supplier(name)
    let questionnaire = register.context.input.questionnaire
    let (answers, answeredBy) = try AnswerFile.read(file, for: supplier, questionnaire)
    let statement = SupplierAnswer.statement(
      answers, of: supplier.name, to: questionnaire.digest, answeredBy: answeredBy)
    try withEvidence { () throws(EvidenceError) in
      try PredicateCatalogue.definition(ofType: statement.predicateType)?.check(statement.predicate)
    }
    let person = try PersonKey.find(by, roles: [.reviewer, .owner], in: workspace)
    let recorded =
      dryRun
      ? nil
      : try withStore {
        try workspace.record(statement, key: person.key, at: register.context.input.now)
      }
    let standing =
      dryRun ? nil : try await SupplierRegister(system).standing(supplier)
    report(answers, recorded, standing, console)
  }

  private func report(
    _ answers: [SupplierAnswer], _ recorded: RecordedEvidence?, _ standing: SupplierStanding?,
    _ console: Console
  ) {
    let proofs = answers.reduce(0) { $0 + $1.proofs.count }
    guard output.format == .text else {
      return console.json([
        "schema_version": 1, "supplier": .string(name), "dry_run": .bool(dryRun),
        "answers": .int(answers.count), "proofs": .int(proofs),
        "entry": recorded.map { .int($0.entryIndex) } ?? .null,
        "state": .optional(standing?.word), "score": standing.map { .int($0.score) } ?? .null,
      ])
    }
    let word = dryRun ? "would sign" : "signed"
    console.out(
      "\(console.style.green(word))  \(answers.count) answers of \(Console.printable(name)), \(proofs) proofs, by \(Console.printable(by))"
    )
    if let standing {
      console.out("  stands: \(standing.word(console.style)), \(standing.score) %")
    }
    if let recorded {
      console.out(console.style.dim("Recorded as entry \(recorded.entryIndex) of the ledger."))
    }
  }
}

/// `gatehouse supplier except`.
struct SupplierExceptCommand: GatehouseCommand {
  static let examples = [
    Example(
      """
      gatehouse supplier except lumora certification --reason 'audit in spring' \
      --compensating 'we review the code ourselves' --expires 30d --by dana@example.org
      """, "accept one gap of one supplier for 30 days", stage: .prepared),
    Example(
      """
      gatehouse supplier except lumora incident-notice --reason 'new contract' \
      --compensating 'we watch their status page' --expires 60d --by dana@example.org --dry-run
      """, "show it, sign nothing", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "except", "Accept one gap of one supplier as the owner, until a date.",
    discussion: """
      GAP is the id of a question, or a gap that `gatehouse supplier show` names: score,
      certificate-NAME, end-of-service, endpoint-check. The exception is a signed risk acceptance
      with reason, compensating control and end; it is void when the manifest changes.
      """,
    examples: examples)

  @Argument(help: "The name of the supplier.")
  var name: String

  @Argument(help: "The gap.")
  var gap: String

  @Option(help: ArgumentHelp("Why the risk is taken.", valueName: "text"))
  var reason: String

  @Option(help: ArgumentHelp("What lowers the risk meanwhile.", valueName: "text"))
  var compensating: String

  @Option(help: ArgumentHelp("How long: 30d, 12h.", valueName: "period"))
  var expires: String

  @Option(help: ArgumentHelp("The owner's address.", valueName: "email"))
  var by: String

  @Flag(name: .long, help: "Show what would be signed, and sign nothing.")
  var dryRun = false

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    for (name, text) in [("--reason", reason), ("--compensating", compensating)] {
      guard text.contains(where: { !$0.isWhitespace }), text.utf8.count <= 4_096 else {
        throw ValidationError("\(name) needs words, at most 4096 bytes")
      }
    }
    guard Period.seconds(expires) != nil else {
      throw ValidationError("--expires takes a period such as 30d or 12h")
    }
    guard Questionnaire.isID(gap) else {
      throw ValidationError("a gap has lowercase letters, digits and -, at most 64")
    }
  }

  func run() async throws {
    let console = Console()
    let register = try await SupplierRegister(system, requiresWorkspace: true)
    let context = register.context
    guard let workspace = context.workspace else { return }
    let supplier = try register.supplier(name)
    let end = try end(context)
    try requireGap(supplier, register)
    let acceptance = RiskAcceptance(
      practice: SupplierName.exception(supplier.name, gap), reason: reason,
      compensating: compensating, expires: end)
    let person = try PersonKey.find(by, roles: [.owner], in: workspace)
    let recorded =
      dryRun
      ? nil
      : try withStore {
        try workspace.record(
          acceptance.statement(over: context.input.assets.manifestSubject), key: person.key,
          at: context.input.now)
      }
    report(end, recorded, console)
  }

  private func end(_ context: GateContext) throws -> Int64 {
    let owner = context.manifest.system.owner.email
    guard by == owner else {
      throw Diagnosis(
        "GH-0508", "only the owner can accept a risk",
        why: "the manifest names \(Console.printable(owner))",
        remedy: "--by \(ShellWord.quoted(owner))")
    }
    let seconds = Period.seconds(expires) ?? 0
    let longest = ReleaseDemands.of(context.manifest.system.criticality).acceptanceSeconds
    guard seconds <= longest else {
      throw Diagnosis(
        "GH-0508", "the exception would last too long", why: "the longest is \(Age.text(longest))",
        remedy: "--expires \(longest / 86_400)d")
    }
    return context.input.now + seconds
  }

  /// A misspelt gap would be an exception that nobody needs and that hides nothing.
  private func requireGap(_ supplier: Manifest.Supplier, _ register: SupplierRegister) throws {
    let standing = register.standing(supplier)
    let known = standing.gaps.map(\.id) + standing.answers.map(\.question.id)
    guard !known.contains(gap) else { return }
    throw Diagnosis(
      "GH-0338", "\(Console.printable(name)) has no gap or question \(Console.printable(gap))",
      remedy: Suggestion.nearest(to: gap, among: known).map { "did you mean \($0)?" }
        ?? "gatehouse supplier show \(ShellWord.quoted(name))")
  }

  private func report(_ end: Int64, _ recorded: RecordedEvidence?, _ console: Console) {
    let text = Verdicts.Timestamp.text(end)
    guard output.format == .text else {
      return console.json([
        "schema_version": 1, "supplier": .string(name), "gap": .string(gap),
        "dry_run": .bool(dryRun), "expires": .string(text),
        "entry": recorded.map { .int($0.entryIndex) } ?? .null,
      ])
    }
    let word = dryRun ? "would except" : "excepted"
    console.out(
      "\(console.style.yellow(word))  \(gap) of \(Console.printable(name)) until \(text)")
    if let recorded {
      console.out(console.style.dim("Recorded as entry \(recorded.entryIndex) of the ledger."))
    }
  }
}
