/// `check.inputs-inspected`: what users and tools write passes the guards, and every file of a data set
/// was scanned before anything learns from it (guidelines 1.3).
///
/// Feedback in quarantine is no part of the system yet, so that nothing is asked about it. What was
/// released from there is a file; once a data set declares it, it is asked for like any other.

import Bytes
import Evidence
import Manifest

extension CheckContext {
  /// `check.inputs-inspected`: the guards of served routes, and every file of every data set.
  func inputsInspected() -> CheckOutcome {
    let concerned = [inputGuards(), datasetsScanned()].filter { $0.notApplicable == nil }
    guard !concerned.isEmpty else {
      return .notApplicable("the manifest serves nothing and declares no data set")
    }
    var outcome = CheckOutcome(summary: concerned.map(\.summary).joined(separator: "; "))
    for part in concerned { outcome.add(part) }
    return outcome
  }

  private func inputGuards() -> CheckOutcome {
    guard let serving = manifest.serving else {
      return .notApplicable("the manifest serves nothing")
    }
    var outcome = CheckOutcome(
      summary:
        "guards for injections, hidden characters and secrets stand on what users and tools write")
    outcome.problems = GuardRelaxations.ofInputs(in: serving).map {
      Problem(
        code: "GH-0501", subject: $0.path, text: $0.effect, next: "gatehouse manifest check")
    }
    if input.assets.guards.isEmpty {
      outcome.problems.append(
        Problem(
          code: "GH-0501", subject: "guards", text: "the guards were not measured",
          next: "gatehouse manifest check"))
    }
    return outcome
  }

  private func datasetsScanned() -> CheckOutcome {
    guard !manifest.datasets.isEmpty else { return .notApplicable("no data set is declared") }
    // One scan may be about all files of a large directory: it is taken apart once.
    var results: [UInt64: DataScanResults] = [:]
    return each(
      of: manifest.datasets.flatMap(\.files), in: input.assets.datasets,
      summary: "every file of every data set was scanned, and nothing that blocks was found"
    ) { file, path in
      let next = "gatehouse data scan \(ShellWord.quoted(path)) --record"
      guard let scan = book.newestDataScan(of: file.digest) else {
        return .failed(
          Problem(
            code: "GH-0519", subject: file.name,
            text:
              "no scan of exactly \(Excerpt.of(file.name)) as it is (sha256 \(file.digest.short)) is on record",
            next: next))
      }
      let result = results[scan.entryIndex] ?? DataScanResults(scan.statement.predicate)
      results[scan.entryIndex] = result
      if let fault = result.fault(of: file, rescan: next) {
        return .failed(
          Problem(
            code: "GH-0519", subject: file.name, text: "\(Excerpt.of(file.name)) \(fault.words)",
            evidence: [scan], next: fault.next))
      }
      return fresh(
        scan, period: periods.scan, subject: file.name, kind: "data scan", next: next)
    }
  }
}

/// What one scan of data sets says about each file.
struct DataScanResults {
  /// The checks that a scan makes unless it was told to make only some. Comparing with an earlier
  /// version is none of them: not every data set has one.
  static let checks = ["content", "duplicates", "labels", "outliers", "triggers", "poison"]
  /// Severities that do not block. Whatever else stands there does.
  private static let passing: Set<String> = ["note", "low", "medium"]
  /// Files that were only compared with.
  private static let beside: Set<String> = ["against", "baseline"]
  /// Families whose findings lie in single cells, where `data redact` masks them.
  private static let masked: Set<String> = [
    "secret", "personal", "injection", "exfiltration", "hidden", "terminal", "canary",
  ]

  /// The results by the SHA-256 of the files, in hexadecimal digits.
  private var byDigest: [String: [JSON]] = [:]

  /// Takes a predicate apart.
  init(_ predicate: JSON) {
    for set in (predicate["datasets"]?.array ?? []).prefix(Limits.predicateItems) {
      guard let digest = set["digest"]?["sha256"]?.string,
        !Self.beside.contains(set["part"]?.string ?? "")
      else { continue }
      byDigest[digest, default: []].append(set)
    }
  }

  /// Why a scan does not let a file pass.
  struct Fault {
    /// What is wrong, in words that follow the name of the file.
    let words: String
    /// The command to run next.
    let next: String
  }

  /// What keeps the scan from letting `file` pass; `nil` if it does. `rescan`: the command that scans
  /// it again.
  func fault(of file: Subject, rescan: String) -> Fault? {
    guard let sets = byDigest[file.digest.hex] else {
      return Fault(words: "is named by its scan, but the scan says nothing of it", next: rescan)
    }
    return sets.lazy.compactMap { Self.fault($0, file, rescan) }.first
  }

  private static func fault(_ set: JSON, _ file: Subject, _ rescan: String) -> Fault? {
    let look = "gatehouse data scan \(ShellWord.quoted(file.name))"
    guard set["complete"]?.bool == true else {
      return Fault(words: "could not be read to its end when it was scanned", next: look)
    }
    let open = checks.first { check in
      let words = set["checks"]?[check]?.string ?? ""
      // The rest may say why the data leaves nothing to do: no labels, say.
      return check == "content" ? words != "done" : words.isEmpty
    }
    if let open { return Fault(words: "was scanned without the check \(open)", next: rescan) }
    guard let findings = set["findings"]?.array else {
      return Fault(words: "is named by its scan, but the scan says nothing of it", next: rescan)
    }
    let blocking = findings.prefix(Limits.predicateItems).filter {
      !passing.contains($0["severity"]?.string ?? "")
    }
    guard let first = blocking.first else {
      return findings.count > Limits.predicateItems
        ? Fault(words: "has more findings than are read", next: look) : nil
    }
    return Fault(words: words(first, among: blocking), next: remedy(blocking, file) ?? look)
  }

  private static func words(_ first: JSON, among blocking: [JSON]) -> String {
    let type = Excerpt.of(first["type"]?.string ?? "something without a name")
    let place = first["column"]?.string.map { " in the column \(Excerpt.of($0))" } ?? ""
    let others = blocking.count > 1 ? ", and \(blocking.count - 1) more kinds" : ""
    return "holds what nothing should learn from: \(type)\(place)\(others)"
  }

  /// The command that writes a clean copy; `nil` where masking is not what helps.
  private static func remedy(_ blocking: [JSON], _ file: Subject) -> String? {
    let families = blocking.map { $0["type"]?.string?.prefix { $0 != "." } ?? "" }
    guard families.allSatisfy({ masked.contains(String($0)) }) else { return nil }
    return "gatehouse data redact \(ShellWord.quoted(file.name)) --output CLEAN, then declare CLEAN"
  }
}
