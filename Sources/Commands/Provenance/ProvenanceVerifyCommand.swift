// `gatehouse provenance verify`: artefacts against a policy of builders, sources and levels.

import ArgumentParser
import Bytes
import Documents
import Evidence
import Foundation
import Manifest
import Sigstore
import Store
import Verdicts

/// `gatehouse provenance verify`.
struct ProvenanceVerifyCommand: GatehouseCommand {
  static let examples = [
    Example(
      """
      gatehouse provenance record --model support-retriever && \
      echo '{"schema_version":1,"builders":[{"id":"https://gatehouse.dev/builders/local/v1",\
      "signers":["machine"],"level":1}]}' > policy.json && \
      gatehouse provenance verify models/support-retriever.safetensors --policy policy.json
      """, "the model was made here, and that is enough", stage: .prepared),
    Example(
      """
      echo '{"schema_version":1,"minimum_build_level":3,"builders":[{"id":"https://ci.example.org/v1",\
      "signers":["acme-ci"],"level":3}]}' > policy.json && \
      gatehouse provenance verify gatehouse.yaml --policy policy.json --format json
      """, "nothing says how this file was made", exit: 1, stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "verify", "Judge the provenance of artefacts by a policy.",
    discussion: """
      Looks at what was recorded here, what was taken in, and the files given with --attestation;
      only statements by a key of this system or a signer of the manifest count. Levels are those of
      SLSA 1.2: the build level of a builder is what the policy trusts it for; the source level of a
      revision is what a trusted verifier's summary says, else 1. Exit code 1 if an artefact is refused.
      """,
    examples: examples)

  @Argument(help: "Files, or digests as sha256:….")
  var artefacts: [String]

  @Option(help: ArgumentHelp("The policy, JSON.", valueName: "file"))
  var policy: String

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("An attestation that was not taken in; again.", valueName: "file"))
  var attestation: [String] = []

  @Flag(name: .long, help: "Record each verdict as a SLSA verification summary.")
  var record = false

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let system = try DescribedSystem.load(system)
    let workspace = try GateWorkspace.open(self.system.stateDirectory, required: record)
    let (policy, digest) = try readPolicy()
    let statements = try await statements(system, workspace, console)
    var verdicts: [ProvenanceVerdict] = []
    for name in artefacts {
      let subject = try SubjectWords.subject(name)
      verdicts.append(judgeProvenance(of: subject, statements, by: policy))
    }
    var entries: [UInt64?] = []
    for verdict in verdicts {
      entries.append(try record ? write(verdict, digest, workspace)?.entryIndex : nil)
    }
    report(verdicts, entries, console)
    if verdicts.contains(where: { !$0.isAccepted }) { throw CommandExit.findings }
  }

  private func readPolicy() throws -> (ProvenancePolicy, Digest) {
    let json = try InputFile.json(policy, "GH-0335", "the policy")
    do {
      return (try ProvenancePolicy(reading: json), ProvenancePolicy.digest(of: json))
    } catch {
      throw Diagnosis(
        "GH-0335", "the policy can't be used", at: policy,
        why: "\(error.path): expected \(error.expected)")
    }
  }

  private func statements(
    _ system: DescribedSystem, _ workspace: Workspace?, _ console: Console
  ) async throws -> [SignedStatement] {
    let evidence = try withStore { try workspace?.evidence() ?? [] }
    let given = try attestations()
    let proved = await proved(given, try DeclaredTrust.identities(system), console)
    let trust = try await DeclaredTrust.of(system, workspace, evidence, vouched: proved)
    let kinds = [PredicateType.slsaProvenance, PredicateType.slsaVSA]
    let revoked = Set(
      evidence.filter { $0.statement.predicateType == PredicateType.revocation }
        .flatMap { $0.statement.subjects.map(\.digest) })
    var all = evidence.filter { kinds.contains($0.statement.predicateType) }
      .map { SignedStatement($0) }
    all += try withStore { try workspace?.imports(evidence, trust: trust) ?? [] }
      .compactMap { try? $0.outcome.get() }.map { SignedStatement($0.attested) }
    all = all.filter { !revoked.contains($0.envelope) }
    for (path, item) in given {
      do {
        all.append(SignedStatement(try trust.verify(item.envelope)))
      } catch {
        console.warn("\(Console.printable(path)): \(Console.printable(RefusalWords.of(error)))")
      }
    }
    return all
  }

  /// The attestations in the files of the command line.
  private func attestations() throws -> [(path: String, item: AttestationFile)] {
    var found: [(path: String, item: AttestationFile)] = []
    for path in attestation {
      let bytes = try InputFile.read(path, atMost: 32 << 20, "GH-0909", "the attestation")
      let file: ForeignFile
      do {
        file = try ForeignReader.read(bytes)
      } catch {
        throw Diagnosis(report: error, at: path)
      }
      guard case .attestations(let list) = file else {
        throw Diagnosis("GH-0330", "the file is no attestation", at: path)
      }
      found += list.map { (path, $0) }
    }
    return found
  }

  /// What their bundles prove about the identities of the manifest.
  private func proved(
    _ given: [(path: String, item: AttestationFile)], _ identities: [TrustedIdentity],
    _ console: Console
  ) async -> [VouchedEnvelope] {
    var proved: [VouchedEnvelope] = []
    for (path, item) in given {
      guard let bundle = item.bundle else { continue }
      proved += await TrustedIdentity.vouch(for: [bundle.encoded(.compact)], by: identities) {
        console.warn("\(Console.printable(path)): \(SigstoreWords.of($1).words)")
      }
    }
    return proved
  }

  private func write(_ verdict: ProvenanceVerdict, _ policy: Digest, _ workspace: Workspace?) throws
    -> RecordedEvidence?
  {
    guard let workspace else { return nil }
    let now = WallClock.now()
    let statement = verdict.summary(policy: self.policy, digest: policy, at: now)
    return try withStore {
      try workspace.record(statement, key: try workspace.key(named: nil), at: now)
    }
  }

  private func report(_ verdicts: [ProvenanceVerdict], _ entries: [UInt64?], _ console: Console) {
    guard output.format == .text else {
      return console.json([
        "schema_version": 1, "accepted": .bool(verdicts.allSatisfy(\.isAccepted)),
        "artefacts": .array(
          zip(verdicts, entries).map { verdict, entry in
            var json = verdict.json
            json["entry"] = entry.map { .int($0) } ?? .null
            return json
          }),
      ])
    }
    for verdict in verdicts {
      let word =
        verdict.isAccepted ? console.style.green("accepted") : console.style.red("refused")
      let source = verdict.sourceLevel.map { ", source level \($0)" } ?? ""
      console.out(
        "\(word)  \(Console.printable(verdict.artefact.name))  build level \(verdict.buildLevel)\(source)"
      )
      if let builder = verdict.builder { console.out("  by \(Console.printable(builder))") }
      for problem in verdict.problems {
        console.out("  [GH-0334] \(Console.printable(problem))")
      }
    }
  }
}

extension ProvenanceVerdict {
  /// For programs.
  var json: JSON {
    [
      "name": .string(artefact.name), "sha256": .string(artefact.digest.hex),
      "accepted": .bool(isAccepted), "build_level": .int(buildLevel),
      "source_level": sourceLevel.map { .int($0) } ?? .null, "builder": .optional(builder),
      "problems": .strings(problems), "evidence": .strings(evidence.map(\.hex)),
    ]
  }
}
