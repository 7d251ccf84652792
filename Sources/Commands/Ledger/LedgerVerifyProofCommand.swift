// `gatehouse ledger verify-proof`: any proof file of c2sp.org/tlog-proof against the entry that it is about.

import ArgumentParser
import Bytes
import Ledger
import Store

/// `gatehouse ledger verify-proof`.
struct LedgerVerifyProofCommand: GatehouseCommand {
  static let examples = [
    Example(
      """
      gatehouse ledger proof 0 --output first.tlog-proof --entry first.entry && \
      gatehouse ledger verify-proof first.tlog-proof --entry first.entry \
      --vkey "$(gatehouse keys show ledger)"
      """, "prove an entry, and check the proof with nothing but a key", stage: .prepared),
    Example(
      """
      gatehouse ledger proof 0 --output zero.tlog-proof --entry zero.entry && \
      gatehouse ledger verify-proof zero.tlog-proof --entry gatehouse.yaml \
      --vkey "$(gatehouse keys show ledger)"
      """, "a proof of something else is refused", exit: 1, stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "verify-proof", "Verify a proof file against an entry, with a key or a policy.",
    discussion: """
      Takes proofs of any log of C2SP's kind; the entry is the bytes that the log holds. Needs no
      state directory. Exit code 1 if the proof does not verify.
      """,
    examples: examples)

  @Argument(help: "The proof file.")
  var proof: String

  @Option(help: ArgumentHelp("The entry, as its bytes.", valueName: "file"))
  var entry: String

  @Option(help: ArgumentHelp("The verifier key of the log.", valueName: "key"))
  var vkey: String?

  @Option(
    help: ArgumentHelp("Logs, witnesses and quorum (c2sp.org/tlog-policy).", valueName: "file"))
  var policy: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard vkey != nil || policy != nil else { throw ValidationError("give --vkey or --policy") }
  }

  func run() async throws {
    let console = Console()
    let policy = try PolicyFile.trusted(vkey: vkey, policy: policy)
    let entry = try SignedFile.read(entry, atMost: 65_535)
    let bytes = try SignedFile.read(proof, atMost: PolicyFile.proofLimit)
    do {
      let file = try ProofFile(bytes)
      report(file.index, try file.verify(entry: entry, policy: policy), console)
    } catch {
      try ProofWords.refuse(proof, ProofWords.of(error), output.format, console)
    }
  }

  private func report(_ index: UInt64, _ verdict: LogPolicy.Verdict, _ console: Console) {
    let checkpoint = verdict.checkpoint
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "valid": true, "log": .string(checkpoint.origin),
        "entry": .int(index), "size": .int(checkpoint.size),
        "root_sha256": .string(checkpoint.root.hex),
        "cosigned": .array(
          verdict.cosigned.map { ["witness": .string($0.name), "time": .int($0.time)] }),
        "reasons": [],
      ])
    case .text:
      console.out(
        "\(console.style.green("valid")) entry \(index) of \(checkpoint.size) in \(Console.printable(checkpoint.origin))"
      )
    }
  }
}
