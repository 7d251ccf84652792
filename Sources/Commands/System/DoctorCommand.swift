// What could keep Gatehouse from working on this machine, before it does.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Manifest
import Store

/// One thing that was looked at.
struct DoctorFinding: Sendable {
  /// How it stands.
  enum State: String, Sendable {
    case good = "ok"
    case warning
    case problem
  }

  let name: String
  let state: State
  let detail: String
  let remedy: String?

  var json: JSON {
    [
      "name": .string(name), "state": .string(state.rawValue), "detail": .string(detail),
      "remedy": .optional(remedy),
    ]
  }
}

/// `gatehouse doctor`.
struct DoctorCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse doctor", "look at machine, manifest, state, keys and upstreams"),
    Example("gatehouse doctor --format json", "the same for a monitoring system"),
  ]
  static let configuration = CommandConfiguration.command(
    "doctor", "Look for what could keep Gatehouse from working here.",
    discussion: "Exit code 0 without problems (warnings allowed), 1 with problems.",
    examples: examples)

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let findings = examine()
    let console = Console()
    switch output.format {
    case .json:
      console.json(["schema_version": 1, "findings": .array(findings.map(\.json))])
    case .text:
      for finding in findings { console.out(Self.line(finding, console.style)) }
    }
    if findings.contains(where: { $0.state == .problem }) { throw CommandExit.findings }
  }

  private static func line(_ finding: DoctorFinding, _ style: Style) -> String {
    let mark =
      switch finding.state {
      case .good: style.green("ok     ")
      case .warning: style.yellow("warning")
      case .problem: style.red("problem")
      }
    let name = finding.name.padding(toLength: 12, withPad: " ", startingAt: 0)
    let remedy = finding.remedy.map { "\n         \(style.bold("try")): \($0)" } ?? ""
    return "\(mark)  \(name)  \(Console.printable(finding.detail))\(remedy)"
  }

  private func examine() -> [DoctorFinding] {
    var findings = [openFiles(), diskSpace()]
    let manifest = try? DescribedSystem.parse(system.manifest)
    findings.append(manifestFinding(manifest))
    findings += state()
    for upstream in manifest?.upstreams ?? [] { findings.append(credential(upstream)) }
    return findings
  }

  private func openFiles() -> DoctorFinding {
    let text = (try? String(contentsOfFile: "/proc/self/limits", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("Max open files") }
    let soft = line?.split(separator: " ").dropFirst(3).first.map(String.init) ?? "unknown"
    let enough = soft == "unlimited" || (Int(soft) ?? 0) >= 1024
    return DoctorFinding(
      name: "open files", state: enough ? .good : .warning,
      detail: "\(soft) files may be open at once",
      remedy: enough ? nil : "ulimit -n 4096 before gatehouse serve")
  }

  private func diskSpace() -> DoctorFinding {
    let attributes = try? FileManager.default.attributesOfFileSystem(
      forPath: system.systemDirectory)
    guard let free = attributes?[.systemFreeSize] as? UInt64 else {
      return DoctorFinding(
        name: "disk", state: .warning, detail: "the free space is not known", remedy: nil)
    }
    let enough = free >= 1 << 30
    return DoctorFinding(
      name: "disk", state: enough ? .good : .warning,
      detail: "\(Amount.bytes(free)) free; the gateway refuses requests that it cannot log",
      remedy: enough ? nil : "make room on the disk that holds \(system.stateDirectory)")
  }

  private func manifestFinding(_ manifest: Manifest?) -> DoctorFinding {
    if let manifest {
      return DoctorFinding(
        name: "manifest", state: .good,
        detail: "\(system.manifest) describes \(manifest.system.name)", remedy: nil)
    }
    let exists = FileManager.default.fileExists(atPath: system.manifest)
    return DoctorFinding(
      name: "manifest", state: .problem,
      detail: exists ? "\(system.manifest) has faults" : "\(system.manifest) is not there",
      remedy: exists ? "gatehouse manifest check" : "gatehouse init")
  }

  private func state() -> [DoctorFinding] {
    do {
      let workspace = try Workspace.open(system.stateDirectory)
      let keys = try workspace.trustedKeys().keys
      return [
        DoctorFinding(
          name: "ledger", state: .good, detail: "\(workspace.ledger.size) entries", remedy: nil),
        DoctorFinding(
          name: "keys", state: .good, detail: "\(keys.count) trusted keys, private files 0600",
          remedy: nil), clock(workspace),
      ]
    } catch let error as StoreError {
      let missing = if case .workspaceMissing = error { true } else { false }
      let diagnosis = Diagnosis(store: error)
      return [
        DoctorFinding(
          name: "state", state: missing ? .warning : .problem,
          detail: [diagnosis.what, diagnosis.place, diagnosis.why].compactMap(\.self)
            .joined(separator: ": "),
          remedy: missing ? "gatehouse keys generate" : diagnosis.remedy)
      ]
    } catch {
      return [DoctorFinding(name: "state", state: .problem, detail: "\(error)", remedy: nil)]
    }
  }

  private func clock(_ workspace: Workspace) -> DoctorFinding {
    let size = workspace.ledger.size
    let last = size == 0 ? nil : try? workspace.ledger.entries((size - 1)..<size).last?.at
    let ahead = (last ?? 0) - WallClock.now()
    return DoctorFinding(
      name: "clock", state: ahead > 60 ? .problem : .good,
      detail: ahead > 60
        ? "the last ledger entry is \(Amount.duration(seconds: ahead)) in the future"
        : "not behind the ledger",
      remedy: ahead > 60 ? "set the clock of this machine (timedatectl)" : nil)
  }

  private func credential(_ upstream: Manifest.Upstream) -> DoctorFinding {
    let name = "upstream"
    switch upstream.credential {
    case nil:
      return DoctorFinding(
        name: name, state: .good, detail: "\(upstream.name) needs no credential", remedy: nil)
    case .environment(let variable):
      let value = ProcessInfo.processInfo.environment[variable] ?? ""
      return DoctorFinding(
        name: name, state: value.isEmpty ? .warning : .good,
        detail: "\(upstream.name): $\(variable) is \(value.isEmpty ? "not set" : "set")",
        remedy: value.isEmpty ? "export \(variable) before gatehouse serve" : nil)
    case .file(let path):
      let full = (system.systemDirectory as NSString).appendingPathComponent(path)
      let mode = (try? FileManager.default.attributesOfItem(atPath: full))?[.posixPermissions]
      let tight = (mode as? NSNumber).map { $0.intValue & 0o077 == 0 }
      return DoctorFinding(
        name: name, state: tight == true ? .good : .problem,
        detail:
          "\(upstream.name): \(path) \(tight == nil ? "is not there" : tight == true ? "is readable by you only" : "is readable by others")",
        remedy: tight == true ? nil : "keep the credential in \(path) with mode 0600")
    }
  }
}
