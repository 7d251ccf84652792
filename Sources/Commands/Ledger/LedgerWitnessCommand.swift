// `gatehouse ledger witness`: the checkpoint goes to the witnesses of a policy, their cosignatures come
// into it.

import ArgumentParser
import Bytes
import Ledger
import Store

/// `gatehouse ledger witness`.
struct LedgerWitnessCommand: GatehouseCommand {
  static let examples = [
    Example(
      """
      gatehouse witness init w4 --name example.org/w4 > w4.vkey && \
      printf 'witness w4 %s http://127.0.0.1:9\\nquorum w4\\n' "$(cat w4.vkey)" > few.policy && \
      gatehouse ledger witness --policy few.policy
      """, "a witness that does not answer leaves the quorum open", exit: 1, stage: .prepared),
    Example(
      """
      printf 'quorum none\\n' > none.policy && gatehouse ledger witness --policy none.policy
      """, "a policy without witnesses asks nobody", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "witness", "Send the checkpoint to the witnesses of a policy and collect their cosignatures.",
    discussion: """
      The policy (c2sp.org/tlog-policy) names each witness with its key and submission prefix, and
      the quorum; --policy, or STATE/ledger.policy. The checkpoint file then carries the
      cosignatures, and the newest with a quorum is kept as STATE/ledger/cosigned. A witness that
      knows another history ends the command with exit code 2: nothing more should be signed then.
      Exit code 1 if the quorum was not reached.
      """,
    examples: examples)

  @Option(
    help: ArgumentHelp("Logs, witnesses and quorum (c2sp.org/tlog-policy).", valueName: "file"))
  var policy: String?

  @Option(help: ArgumentHelp("Do it again every so often until stopped.", valueName: "seconds"))
  var every: Int?

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let every, !(1...86_400).contains(every) {
      throw ValidationError("--every is a number of seconds from 1 to 86400")
    }
  }

  func run() async throws {
    let console = Console()
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    guard let policy = try PolicyFile.find(policy, state: system.stateDirectory) else {
      throw PolicyFile.missing
    }
    let client = WitnessClient()
    do {
      var round = try await self.round(policy, workspace, client, console)
      while let every {
        try await Task.sleep(for: .seconds(every))
        round = try await self.round(policy, workspace, client, console)
      }
      await client.shutdown()
      if !round { throw CommandExit.findings }
    } catch {
      await client.shutdown()
      throw error
    }
  }

  /// One round; answers whether the quorum was reached.
  private func round(
    _ policy: LogPolicy, _ workspace: Workspace, _ client: WitnessClient, _ console: Console
  ) async throws -> Bool {
    let ledger = workspace.ledger
    try withStore { try ledger.publish() }
    guard let note = try? SignedNote(ledger.checkpoint()),
      let checkpoint = try? Checkpoint(text: note.text)
    else { throw Diagnosis("GH-0406", "there is no checkpoint") }
    let known =
      try withStore { try ledger.cosigned() }
      .flatMap { try? Checkpoint(text: $0.text) }?.size ?? 0
    // All at once: one that does not answer must not hold up the others.
    let answers = await withTaskGroup(of: (Int, WitnessOutcome).self) { group in
      for (index, witness) in policy.witnesses.enumerated() {
        group.addTask {
          let outcome = await Self.ask(witness, note, checkpoint.size, known, client) { old in
            try ledger.consistency(from: old, to: checkpoint.size)
          }
          return (index, outcome)
        }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    let outcomes = policy.witnesses.indices.map { index in
      (name: policy.witnesses[index].name, outcome: answers[index] ?? .failed("not asked"))
    }
    var signed = note
    for case (_, .cosigned(let line, _)) in outcomes { signed = signed.adding([line]) }
    return try finish(signed, outcomes, policy, workspace, console)
  }

  private static func ask(
    _ witness: LogPolicy.Witness, _ note: SignedNote, _ size: UInt64, _ known: UInt64,
    _ client: WitnessClient, proof: @escaping @Sendable (UInt64) throws -> [Digest]
  ) async -> WitnessOutcome {
    guard let cosigner = witness.cosigner else {
      return .failed("a key of a kind that cannot be verified here")
    }
    guard let url = witness.url else { return .failed("the policy gives no address") }
    return await client.cosign(
      note, size: size, by: cosigner, at: url, known: known, proof: proof)
  }

  private func finish(
    _ signed: SignedNote, _ outcomes: [(name: String, outcome: WitnessOutcome)],
    _ policy: LogPolicy, _ workspace: Workspace, _ console: Console
  ) throws -> Bool {
    let judge = policy.logs.isEmpty ? policy.naming(workspace.ledger.verifier) : policy
    let verdict: LogPolicy.Verdict
    do {
      verdict = try judge.judge(signed)
    } catch {
      let (code, why) = ProofWords.of(error)
      throw Diagnosis(code, "the checkpoint is not one that the policy is about", why: why)
    }
    try withStore { try workspace.ledger.keep(signed, hasQuorum: verdict.hasQuorum) }
    show(verdict, outcomes, console)
    for (name, outcome) in outcomes {
      guard case .disagrees(let why) = outcome else { continue }
      throw Diagnosis(
        "GH-0462", "the witness \(Console.printable(name)) knows another history", why: why,
        remedy: "sign nothing more; gatehouse ledger verify, and compare with the witness's copy")
    }
    return verdict.hasQuorum
  }

  private func show(
    _ verdict: LogPolicy.Verdict, _ outcomes: [(name: String, outcome: WitnessOutcome)],
    _ console: Console
  ) {
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "size": .int(verdict.checkpoint.size),
        "root_sha256": .string(verdict.checkpoint.root.hex), "quorum": .bool(verdict.hasQuorum),
        "witnesses": .array(outcomes.map(Self.json)),
      ])
    case .text:
      let word =
        verdict.hasQuorum ? console.style.green("cosigned") : console.style.red("too few witnesses")
      console.out("\(word) \(verdict.checkpoint.size) entries")
      for (name, outcome) in outcomes {
        console.out("  \(Console.printable(name).padding(to: 16)) \(Self.words(outcome))")
      }
    }
  }

  private static func words(_ outcome: WitnessOutcome) -> String {
    switch outcome {
    case .cosigned(_, let time): "cosigned \(Timestamp.text(Int64(clamping: time)))"
    case .failed(let why): "failed: \(why)"
    case .disagrees(let why): "disagrees: \(why)"
    }
  }

  private static func json(_ item: (name: String, outcome: WitnessOutcome)) -> JSON {
    switch item.outcome {
    case .cosigned(_, let time):
      ["witness": .string(item.name), "cosigned": true, "time": .int(time)]
    case .failed(let why):
      ["witness": .string(item.name), "cosigned": false, "reason": .string(why)]
    case .disagrees(let why):
      [
        "witness": .string(item.name), "cosigned": false, "disagrees": true,
        "reason": .string(why),
      ]
    }
  }
}
