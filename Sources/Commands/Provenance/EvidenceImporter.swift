// From a file of another tool to what the ledger keeps of it.

import Bytes
import Documents
import Evidence
import Foundation
import Manifest
import Sigstore
import Store
import Verdicts

/// How far something that was taken in can be trusted.
enum ImportTrust: String, Sendable {
  /// A signer of the manifest made it.
  case verified
  /// Nobody trusted made it; kept, and satisfies nothing.
  case unverified
  /// A report of a tool, as a key of this system says.
  case reported
}

/// One thing that is taken in.
struct ImportItem: Sendable {
  let tool: String
  let toolVersion: String
  let format: String
  let predicateType: String
  let trust: ImportTrust
  let why: String?
  let envelope: Envelope
  /// The bundle that proves the signer, when a certificate does.
  var bundle: JSON?
  let subjects: [Subject]
  let summary: JSONObject
  let signers: [String]

  /// The short name of the predicate type, or its URI.
  var kindWord: String {
    PredicateCatalogue.definition(ofType: predicateType)?.name ?? Console.printable(predicateType)
  }

  var json: JSON {
    [
      "tool": .string(tool), "tool_version": .string(toolVersion), "format": .string(format),
      "kind": .string(kindWord), "predicate_type": .string(predicateType),
      "trust": .string(trust.rawValue), "why": .optional(why), "signers": .strings(signers),
      "envelope": .string(envelope.digest.hex),
      "subjects": .array(
        subjects.map {
          ["name": .string($0.name), "digest": ["sha256": .string($0.digest.hex)]]
        }), "summary": .object(summary),
    ]
  }
}

/// Reads one file and records what it holds.
struct EvidenceImporter: Sendable {
  let system: DescribedSystem
  let workspace: Workspace
  let file: String
  let bytes: [UInt8]

  /// Subjects beyond these are left to the envelope itself.
  private static let listedSubjects = 10_000

  init(system: DescribedSystem, state: String, file: String, bytes: [UInt8]) throws {
    self.system = system
    self.file = file
    self.bytes = bytes
    workspace = try withStore { try Workspace.open(state) }
  }

  /// What the file holds.
  func items(
    expected: ToolReport.Format?, tool: String?, subjects: [Subject], by: String?
  ) async throws -> [ImportItem] {
    let found: ForeignFile
    do {
      found = try ForeignReader.read(bytes, expected: expected)
    } catch {
      throw Diagnosis(report: error, at: file)
    }
    switch found {
    case .attestations(let all):
      let trust = try await trust(all)
      return try all.map { try attestation($0, tool, subjects, trust) }
    case .bareStatement(let statement):
      let envelope = Envelope(
        payloadType: Envelope.payloadType, payload: bytes, signatures: [])
      try check(statement, about: subjects)
      return [
        item(statement, envelope, "statement", tool ?? "unknown", .unverified, "nobody signed it")
      ]
    case .report(let report): return [try self.report(report, tool, subjects, by)]
    }
  }

  // MARK: attestations

  /// Whom to trust, with what the bundles of this file prove. A bundle that names a trusted identity
  /// and does not verify is refused, as a signature that names a trusted key is.
  private func trust(_ found: [AttestationFile]) async throws -> ForeignTrust {
    let bundles = found.compactMap { $0.bundle?.encoded(.compact) }
    let vouched = try await TrustedIdentity.vouch(
      for: bundles, by: try DeclaredTrust.identities(system)
    ) { identity, error in
      let (code, words) = SigstoreWords.of(error)
      throw Diagnosis(
        code, "the bundle of \(identity.signer.name) was refused", at: file, why: words,
        remedy: "get it again from its source; it was changed, or its maker wrote it wrong")
    }
    return try await DeclaredTrust.of(system, workspace, [], vouched: vouched)
  }

  private func attestation(
    _ found: AttestationFile, _ tool: String?, _ subjects: [Subject], _ trust: ForeignTrust
  ) throws -> ImportItem {
    let format = found.packing.rawValue
    do {
      let attested = try trust.verify(found.envelope)
      try check(attested.statement, about: subjects)
      let names = attested.attesters.map(\.name)
      var verified = item(
        attested.statement, found.envelope, format, tool ?? names[0], .verified, nil, names)
      verified.bundle = found.bundle
      return verified
    } catch let refusal as ForeignTrust.Refusal {
      if case .invalid(let error) = refusal { throw refused(error) }
      let statement: ForeignStatement
      do {
        statement = try ForeignStatement.decode(found.envelope.payload)
      } catch {
        throw refused(error)
      }
      try check(statement, about: subjects)
      var kept = item(
        statement, found.envelope, format, tool ?? "unknown", .unverified,
        RefusalWords.of(refusal))
      kept.bundle = found.bundle
      return kept
    }
  }

  private func refused(_ error: EvidenceError) -> Diagnosis {
    Diagnosis(
      "GH-0332", "the attestation was refused", at: file, why: EvidenceWords.of(error).why,
      remedy: "get it again from its source; it was changed, or its maker wrote it wrong")
  }

  private func item(
    _ statement: ForeignStatement, _ envelope: Envelope, _ format: String, _ tool: String,
    _ trust: ImportTrust, _ why: String?, _ signers: [String] = []
  ) -> ImportItem {
    ImportItem(
      tool: tool, toolVersion: "", format: format, predicateType: statement.predicateType,
      trust: trust, why: why, envelope: envelope, subjects: statement.sha256Subjects,
      summary: [:], signers: signers)
  }

  /// What the caller says it is about has to be among its subjects.
  private func check(_ statement: ForeignStatement, about subjects: [Subject]) throws {
    guard let other = subjects.first(where: { !statement.isAbout($0.digest) }) else { return }
    throw Diagnosis(
      "GH-0332", "the attestation is not about \(Console.printable(other.name))", at: file,
      why: "none of its subjects has the digest \(other.digest)")
  }

  // MARK: reports

  private func report(
    _ report: ToolReport, _ tool: String?, _ given: [Subject], _ by: String?
  ) throws -> ImportItem {
    guard let name = tool ?? (report.tool.isEmpty ? nil : report.tool) else {
      throw Diagnosis(
        "GH-0331", "the report does not say which tool wrote it", at: file,
        remedy: "--tool NAME")
    }
    var subjects = given.isEmpty ? report.subjects : given
    if subjects.isEmpty { subjects = [Subject(name: "manifest", digest: system.manifest.digest)] }
    let person = try by.map {
      try PersonKey.find($0, roles: [.reviewer, .owner], in: workspace)
    }
    let key = try person?.key ?? withStore { try workspace.key(named: nil) }
    let statement = Statement(
      subjects: subjects, predicateType: report.predicateType, predicate: report.predicate)
    let envelope: Envelope
    do {
      envelope = try key.sign(statement)
    } catch {
      throw Diagnosis(evidence: error, at: file)
    }
    return ImportItem(
      tool: name, toolVersion: report.version, format: report.format.rawValue,
      predicateType: report.predicateType, trust: .reported, why: nil, envelope: envelope,
      subjects: subjects, summary: report.summary,
      signers: [person?.trusted.identity ?? KeyFiles.machineName])
  }

  // MARK: recording

  /// Keeps the original and the envelope, then records that they were taken in.
  func record(_ item: ImportItem) throws -> RecordedEvidence {
    try withStore {
      let original = try workspace.blobs.put(bytes)
      let envelope = try workspace.blobs.put(item.envelope.encoded())
      let bundle = try item.bundle.map { try workspace.blobs.put($0.encoded(.compact)) }
      let statement = ImportStatement.make(
        item, original: (URL(fileURLWithPath: file).lastPathComponent, bytes.count, original),
        envelope: envelope, bundle: bundle, listing: Self.listedSubjects)
      return try workspace.record(
        statement, key: try workspace.key(named: nil), at: WallClock.now())
    }
  }
}

/// The statement that something was taken in.
enum ImportStatement {
  static func make(
    _ item: ImportItem, original: (name: String, count: Int, digest: Digest), envelope: Digest,
    bundle: Digest?, listing limit: Int
  ) -> Statement {
    var subjects = [Subject(name: original.name, digest: original.digest)]
    for subject in item.subjects.prefix(limit) {
      subjects.append(subject)
    }
    var predicate: JSONObject = [
      "tool": ["name": .string(item.tool), "version": .string(item.toolVersion)],
      "format": .string(item.format), "predicateType": .string(item.predicateType),
      "original": [
        "name": .string(original.name), "bytes": .int(original.count),
        "digest": ["sha256": .string(original.digest.hex)],
      ],
      "envelope": ["sha256": .string(envelope.hex)], "trust": .string(item.trust.rawValue),
      "summary": .object(item.summary),
    ]
    if let bundle { predicate["bundle"] = ["sha256": .string(bundle.hex)] }
    if let why = item.why { predicate["why"] = .string(why) }
    return Statement(
      subjects: subjects, predicateType: PredicateType.imported, predicate: .object(predicate))
  }
}

/// Why an attestation does not count, in words.
enum RefusalWords {
  static func of(_ refusal: ForeignTrust.Refusal) -> String {
    switch refusal {
    case .invalid(let error): EvidenceWords.of(error).why
    case .noTrustedSigner: "no signer of the manifest made it"
    case .notTheirs(let signers, let type):
      "\(signers.joined(separator: ", ")) may not make statements of type \(type)"
    }
  }
}

extension Diagnosis {
  /// A file of another tool that was refused.
  init(report error: ReportError, at place: String) {
    switch error {
    case .json(let line, let fault):
      self.init(
        "GH-0331", "the file is not strict JSON",
        at: line.map { "\(place), line \($0)" } ?? place, why: fault.description)
    case .xml(let words, let offset):
      self.init(
        "GH-0331", "the file is not the XML of a report", at: place,
        why: "\(words) at byte \(offset)")
    case .shape(let format, let path, let expected):
      self.init(
        "GH-0331", "the \(Console.printable(format)) is malformed", at: place,
        why: "\(Console.printable(path)): expected \(Console.printable(expected))")
    case .unknown(let found):
      self.init(
        "GH-0330", "the file is nothing that can be taken in", at: place,
        why: "found \(Console.printable(found))", remedy: "gatehouse evidence add --help")
    case .tooLarge(let limit):
      self.init("GH-0330", "the file is larger than \(limit)", at: place)
    }
  }
}
