// `gatehouse supplier check`: looks at a supplier's endpoint and records what was found.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Manifest
import Store
import Verdicts

/// `gatehouse supplier check`.
struct SupplierCheckCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse supplier check lumora", "this supplier has no endpoint to look at", exit: 2,
      stage: .prepared),
    Example(
      "gatehouse supplier check lumora --chain missing.pem --format json",
      "judge a saved certificate chain instead of connecting", exit: 2, stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "check", "Look at a supplier's endpoint: certificate, model id, fingerprint, canary answers.",
    discussion: """
      What is expected stands in the manifest under the supplier's endpoint. Certificates are compared
      with the pins and their ends with the clock; the model id has to be listed and named in answers;
      system_fingerprint has to be an expected one; canary answers have to hold what the file of
      canaries says. The result is recorded; a supplier with an endpoint needs one of the last week.
      Exit code 1 if something is not as expected.
      """,
    examples: examples)

  @Argument(help: "The name of the supplier.")
  var name: String

  @Option(
    help: ArgumentHelp(
      "Judge this certificate chain (PEM) and connect to nothing.", valueName: "file"))
  var chain: String?

  @Option(help: ArgumentHelp("The least time that a certificate has to last.", valueName: "period"))
  var lasting: String = "14d"

  @Flag(name: .long, help: "Look and tell; record nothing.")
  var dryRun = false

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard Period.seconds(lasting) != nil else {
      throw ValidationError("--lasting takes a period such as 14d")
    }
  }

  func run() async throws {
    let console = Console()
    let register = try await SupplierRegister(system, requiresWorkspace: !dryRun)
    let supplier = try register.supplier(name)
    guard let endpoint = supplier.record.endpoint else {
      throw Diagnosis(
        "GH-0339", "the manifest declares no endpoint of \(Console.printable(name))",
        remedy: "declare endpoint for the supplier")
    }
    let look = EndpointLook(
      endpoint: endpoint, system: register.context.system, now: register.context.input.now,
      lastingSeconds: Period.seconds(lasting) ?? 0)
    var checks: [EndpointCheck] = []
    if let chain {
      checks = [try look.saved(chain)]
    } else {
      checks = try await look.live()
    }
    let entry = try dryRun ? nil : record(checks, register.context)
    report(checks, entry, console)
    if checks.contains(where: { !$0.passed }) { throw CommandExit.findings }
  }

  private func record(_ checks: [EndpointCheck], _ context: GateContext) throws -> UInt64? {
    guard let workspace = context.workspace else { return nil }
    let statement = Statement(
      subjects: [SupplierName.subject(name)], predicateType: PredicateType.supplierCheck,
      predicate: [
        "supplier": .string(name),
        "outcome": checks.allSatisfy(\.passed) && chain == nil ? "passed" : "failed",
        "checked": .string(Verdicts.Timestamp.text(context.input.now)),
        "checks": .array(checks.map(\.json)),
      ])
    // A saved chain says nothing of what answers now, so a good one is told but not recorded as passed.
    guard chain == nil || checks.contains(where: { !$0.passed }) else { return nil }
    return try withStore {
      try workspace.record(
        statement, key: try workspace.key(named: nil), at: context.input.now
      ).entryIndex
    }
  }

  private func report(_ checks: [EndpointCheck], _ entry: UInt64?, _ console: Console) {
    guard output.format == .text else {
      return console.json([
        "schema_version": 1, "supplier": .string(name),
        "passed": .bool(checks.allSatisfy(\.passed)), "checks": .array(checks.map(\.json)),
        "entry": entry.map { .int($0) } ?? .null,
      ])
    }
    for check in checks {
      let word = check.passed ? console.style.green("passed") : console.style.red("failed")
      console.out("\(word)  \(check.id.padding(to: 20)) \(Console.printable(check.detail))")
    }
    if let entry { console.out(console.style.dim("Recorded as entry \(entry) of the ledger.")) }
  }
}

/// One thing that was looked at.
struct EndpointCheck: Sendable {
  let id: String
  let passed: Bool
  let detail: String
  var expected = ""
  var found = ""

  var json: JSON {
    [
      "id": .string(id), "outcome": passed ? "passed" : "failed",
      "expected": .string(expected), "found": .string(found), "detail": .string(detail),
    ]
  }
}

/// Compares an endpoint with what the manifest expects of it.
struct EndpointLook: Sendable {
  let endpoint: Manifest.SupplierEndpoint
  let system: DescribedSystem
  let now: Int64
  let lastingSeconds: Int64

  /// Most canary questions of one look.
  private static let canaries = 50

  // MARK: certificates

  /// Judges a chain out of a file.
  func saved(_ path: String) throws -> EndpointCheck {
    let bytes = try InputFile.read(path, atMost: 1 << 20, "GH-0339", "the certificate chain")
    let facts: [CertificateFacts]
    do {
      facts = try CertificateFacts.chain(pem: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw Diagnosis(
        "GH-0339", "the certificate chain can't be read", at: path, why: EvidenceWords.of(error).why
      )
    }
    return judge(facts)
  }

  private func judge(_ chain: [CertificateFacts]) -> EndpointCheck {
    guard let leaf = chain.first else {
      return EndpointCheck(
        id: "certificate", passed: false, detail: "the server showed no certificate")
    }
    let pins = Set(endpoint.pins)
    let digests = chain.map(\.sha256.hex)
    let expected = pins.isEmpty ? "any" : pins.sorted().joined(separator: ", ")
    func result(_ passed: Bool, _ detail: String) -> EndpointCheck {
      EndpointCheck(
        id: "certificate", passed: passed, detail: detail, expected: expected,
        found: digests.joined(separator: ", "))
    }
    if !pins.isEmpty, !digests.contains(where: pins.contains) {
      return result(false, "no certificate of the chain is a pinned one")
    }
    if let late = chain.first(where: { now < $0.notBefore }) {
      return result(false, "the certificate of \(late.subject) is not valid yet")
    }
    guard let first = chain.map(\.notAfter).min(), now < first else {
      return result(false, "a certificate of the chain has expired")
    }
    guard first - now >= lastingSeconds else {
      return result(
        false, "a certificate of the chain expires in \(Age.text(first - now))")
    }
    return result(true, "\(leaf.subject), all valid for \(Age.text(first - now))")
  }

  // MARK: live

  func live() async throws -> [EndpointCheck] {
    var checks: [EndpointCheck] = []
    var pinned: [[UInt8]] = []
    if let url = URL(string: endpoint.url), url.scheme == "https", let host = url.host {
      let chain = await chain(host, url.port ?? 443)
      let facts = (try? CertificateFacts.chain(der: chain)) ?? []
      checks.append(judge(facts))
      pinned = zip(chain, facts).filter { endpoint.pins.contains($0.1.sha256.hex) }.map(\.0)
      // What is not who it should be gets no credential and no question.
      guard checks[0].passed else { return checks }
    }
    guard let model = endpoint.model else { return checks }
    let probe = try ModelProbe(
      base: endpoint.url, credential: try credential(), pinned: pinned)
    checks += await self.models(probe, model)
    checks += try await answers(probe, model)
    await probe.shutdown()
    return checks
  }

  private func chain(_ host: String, _ port: Int) async -> [[UInt8]] {
    let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    return (try? await TLSProbe.chain(host: bare, port: port)) ?? []
  }

  private func credential() throws -> String? {
    switch endpoint.credential {
    case nil: return nil
    case .environment(let name):
      guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {
        throw Diagnosis("GH-0339", "the variable \(name) holds no credential", at: name)
      }
      return value
    case .file(let path):
      let bytes = try InputFile.read(
        system.path(path), atMost: 16 << 10, "GH-0339", "the credential")
      return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  private func models(_ probe: ModelProbe, _ model: String) async -> [EndpointCheck] {
    do {
      let ids = try await probe.models()
      let passed = ids.contains(model)
      return [
        EndpointCheck(
          id: "model-listed", passed: passed,
          detail: passed ? "\(model) is offered" : "\(model) is not among \(ids.count) models",
          expected: model, found: ids.prefix(20).joined(separator: ", "))
      ]
    } catch {
      return [failed("model-listed", error)]
    }
  }

  /// Asks the canaries; without a file of them one plain question, for model id and fingerprint.
  private func answers(_ probe: ModelProbe, _ model: String) async throws -> [EndpointCheck] {
    let canaries =
      try endpoint.canaries.map { try CanaryQuestion.read(system.path($0), atMost: Self.canaries) }
      ?? [CanaryQuestion(prompt: "Answer with the single word: ready", expect: [], forbid: [])]
    var checks: [EndpointCheck] = []
    for (index, canary) in canaries.enumerated() {
      do {
        let answer = try await probe.ask(canary.prompt, model: model)
        if index == 0 { checks += identity(answer, model) }
        if endpoint.canaries != nil { checks.append(canary.judge(answer.text, index)) }
      } catch {
        checks.append(failed("canary-\(index + 1)", error))
      }
    }
    return checks
  }

  private func identity(_ answer: ModelProbe.Answer, _ model: String) -> [EndpointCheck] {
    var checks = [
      EndpointCheck(
        id: "model-id", passed: answer.model == model,
        detail: answer.model == model ? "answers name \(model)" : "answers name another model",
        expected: model, found: answer.model ?? "none")
    ]
    if !endpoint.fingerprints.isEmpty {
      let found = answer.fingerprint ?? "none"
      let passed = endpoint.fingerprints.contains(found)
      checks.append(
        EndpointCheck(
          id: "fingerprint", passed: passed,
          detail: passed ? "the fingerprint is an expected one" : "the fingerprint has changed",
          expected: endpoint.fingerprints.joined(separator: ", "), found: found))
    }
    return checks
  }

  private func failed(_ id: String, _ error: any Error) -> EndpointCheck {
    let words = (error as? ModelProbe.Failure)?.words ?? "the endpoint did not answer"
    return EndpointCheck(id: id, passed: false, detail: words)
  }
}

/// A question with what its answer has to hold.
struct CanaryQuestion: Sendable {
  let prompt: String
  /// Texts of which each has to be in the answer, in any case of letters.
  let expect: [String]
  /// Texts of which none may be in the answer.
  let forbid: [String]

  /// Reads `{"schema_version":1,"canaries":[{"prompt":…,"expect":[…],"forbid":[…]}]}`.
  static func read(_ path: String, atMost limit: Int) throws -> [CanaryQuestion] {
    let json = try InputFile.json(path, "GH-0339", "the file of canaries")
    func fault(_ place: String, _ expected: String) -> Diagnosis {
      Diagnosis(
        "GH-0339", "the canaries can't be used", at: path, why: "\(place): expected \(expected)")
    }
    guard json["schema_version"]?.int == 1 else { throw fault("schema_version", "1") }
    guard let list = json["canaries"]?.array, !list.isEmpty, list.count <= limit else {
      throw fault("canaries", "1 to \(limit) canaries")
    }
    return try list.enumerated().map { index, item in
      let known = ["prompt", "expect", "forbid"]
      guard let keys = item.object?.keys, keys.allSatisfy(known.contains) else {
        throw fault("canaries[\(index)]", "prompt, expect and forbid")
      }
      guard let prompt = item["prompt"]?.string, !prompt.isEmpty, prompt.utf8.count <= 4_096 else {
        throw fault("canaries[\(index)].prompt", "a text")
      }
      func texts(_ key: String) throws -> [String] {
        guard let value = item[key] else { return [] }
        let texts = (value.array ?? []).compactMap(\.string).filter { !$0.isEmpty }
        guard texts.count == value.array?.count else {
          throw fault("canaries[\(index)].\(key)", "a list of texts")
        }
        return texts
      }
      let canary = CanaryQuestion(
        prompt: prompt, expect: try texts("expect"), forbid: try texts("forbid"))
      guard !canary.expect.isEmpty || !canary.forbid.isEmpty else {
        throw fault("canaries[\(index)]", "something in expect or forbid")
      }
      return canary
    }
  }

  /// Whether an answer holds what it has to.
  func judge(_ text: String, _ index: Int) -> EndpointCheck {
    let lower = text.lowercased()
    let missing = expect.filter { !lower.contains($0.lowercased()) }
    let there = forbid.filter { lower.contains($0.lowercased()) }
    let passed = missing.isEmpty && there.isEmpty
    return EndpointCheck(
      id: "canary-\(index + 1)", passed: passed,
      detail: passed
        ? "the answer is as expected"
        : missing.isEmpty
          ? "the answer holds what it must not" : "the answer lacks what it must hold",
      expected: expect.joined(separator: ", "), found: String(text.prefix(200)))
  }
}
