// Verifying a proof file: from the model to the statement, from there to the entry, from there to the
// root of the tree, and from there to the keys that were given. No state directory, no network.

import Bytes
import Evidence
import Ledger

/// One verification.
struct ProofVerification {
  let model: String
  let proof: String
  let vkey: String?
  let policy: String?
  let type: String?
  let format: OutputFormat

  /// Verifies and says what came of it; a refusal ends with exit code 1.
  func run(_ console: Console) throws {
    let policy = try PolicyFile.trusted(vkey: vkey, policy: policy)
    let file: ProofFile
    do {
      file = try ProofFile(try SignedFile.read(proof, atMost: PolicyFile.proofLimit))
    } catch let error as LedgerError {
      let (code, why) = ProofWords.of(error)
      return try refuse(code, why, console)
    }
    guard let extra = file.extra.flatMap({ ProofExtra($0) }) else {
      return try refuse("GH-0412", "the file does not carry the entry that it proves", console)
    }
    let verdict: LogPolicy.Verdict
    do {
      verdict = try file.verify(entry: extra.entry, policy: policy)
    } catch {
      let (code, why) = ProofWords.of(error)
      return try refuse(code, why, console)
    }
    guard let statement = extra.statement else {
      return try refuse("GH-0412", "the entry does not name the envelope in the file", console)
    }
    if let type, !TypeName.matches(statement.predicateType, type) {
      return try refuse("GH-0412", "the evidence is of type \(statement.predicateType)", console)
    }
    let digests = try ModelDigests.of(model, excluding: proof, console)
    guard statement.subjects.contains(where: { digests.contains($0.digest) }) else {
      return try refuse("GH-0308", "the evidence is about another model", console)
    }
    report(file, statement, verdict, console)
  }

  private func report(
    _ file: ProofFile, _ statement: Statement, _ verdict: LogPolicy.Verdict, _ console: Console
  ) {
    switch format {
    case .json:
      console.json([
        "schema_version": 1, "valid": true, "log": .string(verdict.checkpoint.origin),
        "entry": .int(file.index), "size": .int(verdict.checkpoint.size),
        "root_sha256": .string(verdict.checkpoint.root.hex),
        "predicate_type": .string(statement.predicateType),
        "cosigned": .array(
          verdict.cosigned.map { ["witness": .string($0.name), "time": .int($0.time)] }),
        "reasons": [],
      ])
    case .text:
      console.out(
        "\(console.style.green("valid")) \(Console.printable(model)): \(statement.predicateType)")
      console.out(
        "  log        \(Console.printable(verdict.checkpoint.origin)), entry \(file.index) of \(verdict.checkpoint.size)"
      )
      for witness in verdict.cosigned {
        let time = Timestamp.text(Int64(clamping: witness.time))
        console.out("  cosigned   \(Console.printable(witness.name)) \(time)")
      }
    }
  }

  private func refuse(_ code: String, _ why: String, _ console: Console) throws {
    try ProofWords.refuse(proof, (code, why), format, console)
  }
}
