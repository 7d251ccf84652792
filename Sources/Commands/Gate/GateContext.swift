// What every command of the gate looks at: the manifest, the files, the evidence, the time.

import Bytes
import Evidence
import Foundation
import Manifest
import Store
import Verdicts

/// A described system with its workspace and everything measured, ready to be judged.
struct GateContext: Sendable {
  /// The manifest and where it lies.
  let system: DescribedSystem
  /// The workspace; `nil` when none was made yet: then there is no evidence.
  let workspace: Workspace?
  /// What the gate judges.
  let input: GateInput
  /// Declared files that could not be measured, with why.
  let faults: [String]

  /// Reads, opens and measures. `requiresWorkspace` refuses a system without state directory;
  /// `verifiesLedger` also reads the ledger from end to end.
  static func load(
    _ options: SystemOptions, requiresWorkspace: Bool = false, verifiesLedger: Bool = false
  ) async throws -> GateContext {
    let system = try DescribedSystem.load(options)
    let workspace = try GateWorkspace.open(options.stateDirectory, required: requiresWorkspace)
    let assets = measureAssets(of: system)
    let evidence = try withStore { try workspace?.evidence() ?? [] }
    let ledger =
      workspace != nil && verifiesLedger
      ? try GateWorkspace.ledgerState(options.stateDirectory) : .opened
    return GateContext(
      system: system, workspace: workspace,
      input: GateInput(
        manifest: system.manifest, assets: assets, evidence: evidence, now: WallClock.now(),
        ledger: ledger, imported: try await DeclaredTrust.imported(system, workspace, evidence),
        questionnaire: try DeclaredTrust.questionnaire(system)),
      faults: AssetFaults.list(assets, of: system))
  }

  /// The manifest that was read.
  var manifest: Manifest { input.manifest }

  /// Says on standard error what could not be measured, and that there is no workspace.
  func noteFaults(_ console: Console) {
    for fault in faults { console.warn(fault) }
    if workspace == nil {
      console.note(
        "no evidence yet: there is no state directory; gatehouse keys generate makes one")
    }
  }
}

/// Opening a workspace for a judgement.
enum GateWorkspace {
  /// The workspace at `directory`; `nil` when there is none and none is required.
  static func open(_ directory: String, required: Bool) throws -> Workspace? {
    do {
      return try Workspace.open(directory)
    } catch StoreError.workspaceMissing where !required {
      return nil
    } catch let error as StoreError {
      throw Diagnosis(store: error)
    }
  }

  /// Runs `body`, turning errors of the store into a diagnosis.
  static func mapped<T>(_ body: () throws -> T) throws -> T { try withStore(body) }

  /// What reading the whole ledger comes to.
  static func ledgerState(_ directory: String) throws -> LedgerState {
    do {
      return .verified(entries: try Workspace.verifyLedger(directory).durable)
    } catch StoreError.ledger(let fault) {
      return .broken("\(fault.file): \(fault.detail)")
    } catch let error as StoreError {
      throw Diagnosis(store: error)
    }
  }
}

/// The keys of people: found by the address that the key stands for.
struct PersonKey: Sendable {
  /// The public half.
  let trusted: TrustedKey
  /// The private half.
  let key: EvidenceKey

  /// The private key of the person with `email`, of one of `roles`.
  static func find(_ email: String, roles: [KeyRole], in workspace: Workspace) throws -> PersonKey {
    try withStore {
      let all = try workspace.keys.trustedKeys().filter { $0.identity == email }
      let candidates = roles.flatMap { role in all.filter { $0.role == role } }
      guard let trusted = candidates.first else {
        let words = roles.map(\.rawValue).joined(separator: " or ")
        throw Diagnosis(
          "GH-0302", "there is no key of role \(words) for \(Console.printable(email))",
          why: all.isEmpty
            ? "no key here stands for that address"
            : "the keys of that address have role \(all.map(\.role.rawValue).joined(separator: ", "))",
          remedy:
            "gatehouse keys generate --name NAME --role \(roles[0].rawValue) --identity \(ShellWord.quoted(email))"
        )
      }
      return PersonKey(trusted: trusted, key: try workspace.key(named: trusted.name))
    }
  }
}

/// Periods as people write them.
enum Period {
  /// Seconds of `30d`, `12h`, `90m` or `45s`; `nil` for anything else and for zero.
  static func seconds(_ text: String) -> Int64? {
    let units: [Character: Int64] = ["d": 86_400, "h": 3_600, "m": 60, "s": 1]
    guard let last = text.last, let unit = units[last], text.count <= 8,
      let count = Int64(text.dropLast()), count > 0
    else { return nil }
    return count * unit
  }
}
