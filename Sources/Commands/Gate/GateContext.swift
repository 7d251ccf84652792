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

  /// Reads, opens and measures. `requiresWorkspace` refuses a system without state directory.
  static func load(
    _ options: SystemOptions, console: Console, requiresWorkspace: Bool = false
  ) throws -> GateContext {
    let system = try DescribedSystem.load(options)
    let workspace = try GateWorkspace.open(options.stateDirectory, required: requiresWorkspace)
    var faults: [String] = []
    let total = FileSizes.total(of: system)
    var line = ProgressLine("measuring", total: total, unit: .bytes, console: console)
    let assets = measureAssets(
      of: system.manifest, in: system.directory, progress: { line.update($0) },
      onFault: { faults.append("\(Console.printable($0)) \($1)") })
    line.finish()
    let evidence = try GateWorkspace.mapped { try workspace?.evidence() ?? [] }
    return GateContext(
      system: system, workspace: workspace,
      input: GateInput(
        manifest: system.manifest, assets: assets, evidence: evidence, now: WallClock.now()),
      faults: faults)
  }

  /// The manifest that was read.
  var manifest: Manifest { input.manifest }

  /// Says on standard error what could not be measured, and that there is no workspace.
  func noteFaults(_ console: Console) {
    for fault in faults { console.warn(fault) }
    if workspace == nil {
      console.note("no evidence yet: there is no state directory; gatehouse keys generate makes one")
    }
  }
}

/// Opening a workspace with errors for people.
enum GateWorkspace {
  /// The workspace at `directory`; `nil` when there is none and none is required.
  static func open(_ directory: String, required: Bool) throws -> Workspace? {
    do {
      return try Workspace.open(directory)
    } catch StoreError.workspaceMissing {
      guard required else { return nil }
      throw Diagnosis(
        "GH-0808", "there is no state directory", at: directory,
        why: "keys and evidence are kept there", remedy: "gatehouse keys generate")
    } catch {
      throw diagnosis(error)
    }
  }

  /// Runs `body`, turning errors of the store into a diagnosis.
  static func mapped<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch {
      throw diagnosis(error)
    }
  }

  private static func diagnosis(_ error: any Error) -> any Error {
    guard let fault = error as? StoreError else { return error }
    switch fault {
    case .ledger(let fault):
      return Diagnosis(
        fault.kind.code, "the ledger is damaged", at: fault.file, why: fault.detail,
        remedy: "gatehouse ledger verify")
    case .keyMissing(let name):
      return Diagnosis(
        fault.code, "there is no private key named \(Console.printable(name))",
        remedy: "gatehouse keys list")
    case .diskFull(let path):
      return Diagnosis(
        fault.code, "no space is left", at: path,
        remedy: "make room; nothing that was acknowledged is lost")
    case .permissionsTooWide(let path, _):
      return Diagnosis(
        fault.code, "others can read a private key", at: path, remedy: "chmod 600 \(path)")
    default:
      return Diagnosis(fault.code, "the state directory can't be used", why: "\(fault)")
    }
  }
}

/// How much there is to hash, for the progress line only.
enum FileSizes {
  static func total(of system: DescribedSystem) -> UInt64 {
    assetPaths(of: system.manifest, in: system.directory).reduce(0) { sum, path in
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: FileWalk.joined(system.directory, path))
      return sum + (attributes?[.size] as? UInt64 ?? 0)
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
    try GateWorkspace.mapped {
      let all = try workspace.keys.trustedKeys().filter { $0.identity == email }
      let candidates = roles.flatMap { role in all.filter { $0.role == role } }
      guard let trusted = candidates.first else {
        let words = roles.map(\.rawValue).joined(separator: " or ")
        throw Diagnosis(
          "GH-0302", "there is no key of role \(words) for \(Console.printable(email))",
          why: all.isEmpty
            ? "no key here stands for that address"
            : "the keys of that address have role \(all.map(\.role.rawValue).joined(separator: ", "))",
          remedy: "gatehouse keys generate NAME --role \(roles[0].rawValue) --identity \(ShellWord.quoted(email))"
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
