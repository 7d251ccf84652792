// `gatehouse supplier`: the register of suppliers, what they answered, and how they stand.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Manifest
import Store
import Verdicts

/// `gatehouse supplier`.
struct SupplierCommand: GatehouseCommand {
  static let examples: [Example] = []
  static let configuration = CommandConfiguration.command(
    "supplier", "Hold suppliers to criteria: answers, proofs, looks.",
    examples: [],
    subcommands: [
      SupplierListCommand.self, SupplierShowCommand.self, SupplierQuestionnaireCommand.self,
      SupplierAnswerCommand.self, SupplierExceptCommand.self, SupplierCheckCommand.self,
      SupplierAlternatesCommand.self,
    ])
}

/// The register as the commands meet it.
struct SupplierRegister: Sendable {
  let context: GateContext

  init(_ options: SystemOptions, requiresWorkspace: Bool = false) async throws {
    context = try await GateContext.load(options, requiresWorkspace: requiresWorkspace)
  }

  /// The supplier with this name.
  func supplier(_ name: String) throws -> Manifest.Supplier {
    guard let supplier = context.manifest.supplier(name) else {
      let nearest = Suggestion.nearest(to: name, among: context.manifest.suppliers.map(\.name))
      throw Diagnosis(
        "GH-0338", "the manifest declares no supplier \(Console.printable(name))",
        remedy: nearest.map { "did you mean \($0)?" } ?? "gatehouse supplier list")
    }
    return supplier
  }

  /// How a supplier stands.
  func standing(_ supplier: Manifest.Supplier) -> SupplierStanding {
    judgeSupplier(supplier, context.input)
  }
}

extension SupplierStanding {
  /// In a word.
  var word: String { isMet ? (isExcepted ? "excepted" : "met") : "not met" }

  /// The word in its colour.
  func word(_ style: Style) -> String {
    isMet ? (isExcepted ? style.yellow(word) : style.green(word)) : style.red(word)
  }

  /// For programs.
  func json(_ supplier: Manifest.Supplier) -> JSON {
    [
      "name": .string(supplier.name), "provides": .string(supplier.provides),
      "kind": .string(supplier.record.kind.rawValue),
      "criticality": .optional(supplier.record.criticality?.rawValue),
      "contact": .optional(supplier.contact),
      "security_contact": .optional(supplier.record.securityContact),
      "reviewed": .optional(supplier.reviewed), "ends": .optional(supplier.record.ends),
      "regions": .strings(supplier.record.regions),
      "subprocessors": .strings(supplier.record.subprocessors),
      "change_notice_seconds": supplier.record.changeNoticeSeconds.map { .int($0) } ?? .null,
      "incident_notice_seconds": supplier.record.incidentNoticeSeconds.map { .int($0) } ?? .null,
      "certificates": .array(
        supplier.record.certificates.map {
          ["name": .string($0.name), "expires": .string($0.expires)]
        }),
      "state": .string(word), "score": .int(score), "minimum_score": .int(minimumScore),
      "expires": .optional(expiresAt.map(Verdicts.Timestamp.text)),
      "gaps": .array(gaps.map(Self.json)),
      "answers": .array(answers.map(Self.json)),
      "evidence": .array(evidence.map { .int($0.entryIndex) }),
    ]
  }

  private static func json(_ gap: SupplierGap) -> JSON {
    [
      "id": .string(gap.id), "text": .string(gap.text), "hard": .bool(gap.isHard),
      "stale": .bool(gap.isStale),
      "excepted_until": .optional(gap.exceptedUntil.map(Verdicts.Timestamp.text)),
    ]
  }

  private static func json(_ item: (question: Question, answer: SupplierAnswer?)) -> JSON {
    [
      "question": .string(item.question.id), "hard": .bool(item.question.isHard),
      "weight": .int(item.question.weight), "answer": .optional(item.answer?.word.rawValue),
      "statement": .optional(item.answer?.statement),
      "expires": .optional(item.answer.map { Verdicts.Timestamp.text($0.expires) }),
      "proofs": .array(
        (item.answer?.proofs ?? []).map {
          ["name": .string($0.name), "digest": ["sha256": .string($0.digest.hex)]]
        }),
    ]
  }
}

/// `gatehouse supplier list`.
struct SupplierListCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse supplier list", "every supplier and how it stands"),
    Example("gatehouse supplier list --format json", "the same for programs", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "list", "List the suppliers and how each stands against the criteria.", examples: examples)

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let register = try await SupplierRegister(system)
    let rows = register.context.manifest.suppliers.map { ($0, register.standing($0)) }
    guard output.format == .text else {
      return console.json([
        "schema_version": 1, "suppliers": .array(rows.map { $0.1.json($0.0) }),
      ])
    }
    if rows.isEmpty { console.note("the manifest declares no supplier") }
    for (supplier, standing) in rows {
      let open = standing.open.count
      let gaps = open == 0 ? "" : "  \(open) open: gatehouse supplier show \(supplier.name)"
      console.out(
        Console.printable(supplier.name).padding(to: 20) + standing.word(console.style) + "  "
          + "\(standing.score) % of \(standing.minimumScore) %  "
          + Console.printable(supplier.provides) + gaps)
    }
  }
}

/// `gatehouse supplier show`.
struct SupplierShowCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse supplier show lumora", "what is known, answered and missing"),
    Example(
      "gatehouse supplier show lumora --record --format json",
      "record how it stands as an assessment", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "show", "Show one supplier: record, answers, gaps, exceptions.", examples: examples)

  @Argument(help: "The name of the supplier.")
  var name: String

  @Flag(name: .long, help: "Record how it stands as a signed assessment.")
  var record = false

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let register = try await SupplierRegister(system, requiresWorkspace: record)
    let supplier = try register.supplier(name)
    let standing = register.standing(supplier)
    let entry = try record ? recorded(standing, register.context) : nil
    guard output.format == .text else {
      var json = standing.json(supplier)
      json["schema_version"] = 1
      json["entry"] = entry.map { .int($0) } ?? .null
      return console.json(json)
    }
    for line in text(supplier, standing, console.style) { console.out(line) }
    if let entry { console.out(console.style.dim("Recorded as entry \(entry) of the ledger.")) }
  }

  private func recorded(_ standing: SupplierStanding, _ context: GateContext) throws -> UInt64? {
    guard let workspace = context.workspace else { return nil }
    let statement = standing.statement(
      questionnaire: context.input.questionnaire.digest, at: context.input.now)
    return try withStore {
      try workspace.record(
        statement, key: try workspace.key(named: nil), at: context.input.now
      ).entryIndex
    }
  }

  private func text(
    _ supplier: Manifest.Supplier, _ standing: SupplierStanding, _ style: Style
  ) -> [String] {
    let record = supplier.record
    let rows: [(String, String?)] = [
      ("provides", "\(supplier.provides) (\(record.kind.rawValue))"),
      ("contact", supplier.contact), ("security", record.securityContact),
      ("reviewed", supplier.reviewed), ("ends", record.ends),
      ("regions", record.regions.isEmpty ? nil : record.regions.joined(separator: ", ")),
      (
        "others",
        record.subprocessors.isEmpty ? nil : record.subprocessors.joined(separator: ", ")
      ),
      ("change", record.changeNoticeSeconds.map { "told \(Age.text($0)) before" }),
      ("incident", record.incidentNoticeSeconds.map { "told within \(Age.text($0))" }),
      ("score", "\(standing.score) %, \(standing.minimumScore) % needed"),
    ]
    var lines = [style.bold(Console.printable(supplier.name)) + "  " + standing.word(style)]
    lines += rows.compactMap { key, value in
      value.map { "  " + key.padding(to: 10) + Console.printable($0) }
    }
    for certificate in record.certificates {
      lines.append(
        Console.printable("  holds     \(certificate.name) until \(certificate.expires)"))
    }
    for gap in standing.gaps {
      let mark =
        gap.exceptedUntil.map {
          style.yellow("excepted until \(Verdicts.Timestamp.text($0).prefix(10))")
        } ?? (gap.isHard ? style.red("open") : style.dim("costs score"))
      lines.append("  " + gap.id.padding(to: 26) + mark + "  " + Console.printable(gap.text))
    }
    let answered = standing.answers.count { $0.answer != nil }
    lines.append("  \(answered) of \(standing.answers.count) questions answered")
    return lines
  }
}

/// `gatehouse supplier questionnaire`.
struct SupplierQuestionnaireCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse supplier questionnaire", "the questions that suppliers are asked"),
    Example(
      "gatehouse supplier questionnaire --supplier lumora --template > answers.json",
      "a file for the answers of one supplier"),
  ]
  static let configuration = CommandConfiguration.command(
    "questionnaire", "Print the questions that suppliers are asked.", examples: examples)

  @Option(help: ArgumentHelp("Only what concerns this supplier.", valueName: "name"))
  var supplier: String?

  @Flag(name: .long, help: "Print a file to be filled with answers.")
  var template = false

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let register = try await SupplierRegister(system)
    let kind = try supplier.map { try register.supplier($0).record.kind }
    let questionnaire = register.context.input.questionnaire
    let questions = questionnaire.questions.filter { question in
      kind.map { question.concerns($0) } ?? true
    }
    if template { return console.json(AnswerFile.template(questions, supplier: supplier ?? "")) }
    guard output.format == .text else {
      var json = questionnaire.json
      if kind != nil { json["questions"] = .array(questions.map(\.json)) }
      return console.json(json)
    }
    for question in questions {
      let hard = question.isHard ? console.style.red("hard") : "    "
      console.out(
        "\(question.id.padding(to: 26)) \(hard) \(String(question.weight).padding(to: 3)) \(Console.printable(question.text))"
      )
      console.out(
        console.style.dim(
          "\("".padding(to: 36))for \(question.practices.joined(separator: ", ")); shown by \(Console.printable(question.evidence)); counts \(question.validDays) days"
        ))
    }
  }
}
