// One run of `scan`: inspects files one after the other and hands the reports on.

import Bytes
import Inspection
import Store

/// The state of a run.
struct ScanRun {
  private let console: Console
  private let filter: PathFilter
  private var output: ScanOutput
  private var progress: ProgressLine
  private var done: UInt64 = 0
  private var leftOut = 0
  private(set) var hasFaults = false

  init(console: Console, output: ScanOutput, filter: PathFilter) {
    self.console = console
    self.output = output
    self.filter = filter
    progress = ProgressLine("scanning", total: 0, unit: .bytes, console: console)
  }

  /// The reports that were kept.
  var reports: [ArtefactReport] { output.kept }
  /// Whether a verdict calls for exit code 1.
  var hasFindings: Bool { output.hasFindings }

  /// Adds up what lies ahead, for the time left; only where somebody watches.
  mutating func measure(_ walk: ScanWalk) {
    guard console.isInteractive else { return }
    var total: UInt64 = 0
    for case .file(let target) in walk where filter.takes(target.path) { total &+= target.bytes }
    progress = ProgressLine("scanning", total: total, unit: .bytes, console: console)
  }

  /// Scans everything that `walk` comes to. `answersAll`: a path that cannot be scanned gets an
  /// answer too, where answers are lines.
  mutating func scan(_ walk: ScanWalk, answersAll: Bool = false) {
    for step in walk {
      switch step {
      case .fault(let fault): report(fault, path: answersAll ? fault.place : nil)
      case .file(let target):
        guard filter.takes(target.path) else {
          leftOut += 1
          continue
        }
        do {
          try inspect(target)
        } catch {
          let fault = ScanWalk.unreadable(target.path, error)
          report(fault, path: answersAll ? target.path : nil)
        }
      }
    }
  }

  private mutating func inspect(_ target: ScanTarget) throws {
    let source = try FileSource(path: target.path)
    let before = done
    var line = progress
    let report = Inspection.inspect(source, name: target.path) { line.update(before &+ $0) }
    progress = line
    done &+= source.count
    output.add(report)
  }

  private mutating func report(_ fault: Diagnosis, path: String?) {
    if let path { return output.add(failed: path, fault) }
    hasFaults = true
    progress.finish()
    console.note(output.isForPeople ? fault.text(console.noteStyle) : fault.json.text())
  }

  /// Writes what is written at the end.
  func finish() throws {
    progress.finish()
    try output.finish(isComplete: !hasFaults)
    if leftOut > 0 { console.note("\(leftOut) files left out by --only and --skip") }
  }
}
