// `gatehouse proof`: the proof that what is known of a model is in the ledger, as a file beside it; and
// checking such a file anywhere, with nothing but a key or a policy.

import ArgumentParser
import Bytes
import Evidence
import Ledger
import Store
import Verdicts

/// `gatehouse proof`.
struct ProofCommand: GatehouseCommand {
  static let examples = [
    Example(
      """
      gatehouse sign models/support-retriever.safetensors && \
      gatehouse proof models/support-retriever.safetensors
      """,
      "write models/support-retriever.safetensors.tlog-proof to ship with the model",
      stage: .prepared),
    Example(
      """
      gatehouse sign models/support-retriever.safetensors && \
      gatehouse proof models/support-retriever.safetensors --output r.tlog-proof && \
      gatehouse proof --verify models/support-retriever.safetensors --proof r.tlog-proof \
      --vkey "$(gatehouse keys show ledger)"
      """,
      "check such a file where there is no state directory", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "proof", "Prove that the ledger holds evidence about a model.",
    discussion: """
      Finds the newest signature of the model in the ledger, else its newest evidence, and writes
      index, inclusion proof and signed checkpoint as C2SP tlog-proof. The extra line carries the
      entry and its envelope, so that --verify needs only the model, the file and a key of the log.

      With a policy (c2sp.org/tlog-policy; --policy, or STATE/ledger.policy) the checkpoint also
      has to carry enough cosignatures: gatehouse ledger witness collects them. Exit code 1 if a
      proof does not verify.
      """,
    examples: examples)

  @Argument(help: "The model: a file or a folder.")
  var model: String

  @Flag(help: "Verify a proof file instead of writing one.")
  var verify = false

  @Option(
    help: ArgumentHelp("The proof file (default: MODEL.tlog-proof).", valueName: "file"))
  var proof: String?

  @Option(help: ArgumentHelp("Write to this file instead of MODEL.tlog-proof.", valueName: "file"))
  var output: String?

  @Option(help: "Evidence of this predicate type: a URI, or its last words, such as scan.")
  var type: String?

  @Option(help: ArgumentHelp("The verifier key of the log.", valueName: "key"))
  var vkey: String?

  @Option(
    help: ArgumentHelp("Logs, witnesses and quorum (c2sp.org/tlog-policy).", valueName: "file"))
  var policy: String?

  @OptionGroup var system: SystemOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    if verify {
      guard vkey != nil || policy != nil else {
        throw ValidationError("--verify needs --vkey or --policy")
      }
      guard output == nil else { throw ValidationError("--output belongs to making a proof") }
    } else if proof != nil || vkey != nil {
      throw ValidationError("--proof and --vkey belong to --verify")
    }
  }

  func run() async throws {
    let console = Console()
    if verify {
      try ProofVerification(
        model: model, proof: proof ?? defaultFile, vkey: vkey, policy: policy, type: type,
        format: format.format
      ).run(console)
    } else {
      try make(console)
    }
  }

  private var defaultFile: String {
    var path = model
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return path + ".tlog-proof"
  }

  // MARK: making

  private func make(_ console: Console) throws {
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    let row = try evidence(workspace, console)
    let proven = try prove(row.index, workspace)
    let envelope = try withStore { try workspace.blobs.get(row.envelope, entry: row.index) }
    let file = proven.proof.adding(
      extra: ProofExtra(entry: proven.entry, envelope: envelope).encoded())
    let place = output ?? defaultFile
    try withStore { try AtomicFile.replace(place, with: file.encoded()) }
    switch format.format {
    case .json:
      console.json([
        "schema_version": 1, "proof": .string(place), "entry": .int(row.index),
        "predicate_type": .string(row.predicateType), "envelope_sha256": .string(row.envelope.hex),
        "log": .string(workspace.ledger.verifier.vkey),
      ])
    case .text:
      console.out("proved \(Console.printable(model)): entry \(row.index), \(row.predicateType)")
      console.out("  proof  \(Console.printable(place))")
      console.note("others verify it with: --vkey \(workspace.ledger.verifier.vkey)")
    }
  }

  private func evidence(_ workspace: Workspace, _ console: Console) throws -> EvidenceRow {
    let digests = try ModelDigests.of(model, excluding: output ?? defaultFile, console)
    let rows = try withStore {
      let erased = try workspace.erasures()
      return try Set(digests).flatMap { try workspace.index.evidence(subject: $0) }
        .filter { erased[$0.index] == nil }
        .sorted { $0.index < $1.index }
    }
    let wanted = rows.filter { row in
      type.map { TypeName.matches(row.predicateType, $0) } ?? true
    }
    let signature =
      type == nil ? wanted.last { $0.predicateType == PredicateType.modelSignature } : nil
    guard let row = signature ?? wanted.last else {
      throw Diagnosis(
        "GH-0465", "the ledger holds no evidence about this model", at: Console.printable(model),
        why: "looked for " + digests.map { "sha256:\($0.short)" }.joined(separator: " and "),
        remedy: "gatehouse sign \(ShellWord.quoted(model))")
    }
    return row
  }

  private func prove(_ index: UInt64, _ workspace: Workspace) throws -> ProvenEntry {
    guard let policy = try PolicyFile.find(policy, state: system.stateDirectory) else {
      return try withStore { try workspace.ledger.prove(index) }
    }
    return try withStore {
      let newest = try workspace.ledger.prove(index)
      let judge = policy.logs.isEmpty ? policy.naming(workspace.ledger.verifier) : policy
      for note in [try? SignedNote(newest.proof.checkpoint), try workspace.ledger.cosigned()] {
        guard let note, let verdict = try? judge.judge(note), verdict.hasQuorum,
          verdict.checkpoint.size > index
        else { continue }
        return try workspace.ledger.prove(index, under: note)
      }
      throw Diagnosis(
        "GH-0461", "too few witnesses cosigned a checkpoint with entry \(index)",
        remedy: "gatehouse ledger witness")
    }
  }
}

/// Types of predicates as people write them.
enum TypeName {
  /// Whether `type` is `wanted`, or `wanted` is the word before its version.
  static func matches(_ type: String, _ wanted: String) -> Bool {
    type == wanted || type.split(separator: "/").dropLast().last.map(String.init) == wanted
  }
}

/// The digests that evidence may name a model by.
enum ModelDigests {
  /// The root digest of the signing manifest, and for a file the digest of its bytes.
  static func of(_ path: String, excluding signature: String?, _ console: Console) throws
    -> [Digest]
  {
    var line = ProgressLine("hashing", total: 0, unit: .bytes, console: console)
    let manifest = try withStore {
      try ModelFiles.manifest(of: path, excluding: signature) { line.update($0) }
    }
    line.finish()
    let single = manifest.resources.count == 1 && manifest.resources[0].name == "."
    return [manifest.rootDigest] + (single ? [manifest.resources[0].digest] : [])
  }
}
