// One run of `scan`: hands files to confined workers and their reports on, in the order of the files.

import Bytes
import Dispatch
import Inspection
import Store

/// The state of a run.
struct ScanRun {
  private let console: Console
  private let filter: PathFilter
  private var output: ScanOutput
  private var progress: ProgressLine
  private let pool: WorkerPool
  private var jobs: [WorkerPool.Job] = []
  private var leftOut = 0
  private var shelf = RepositoryShelf()
  private let policy: InspectionPolicy
  private(set) var hasFaults = false

  init(
    console: Console, output: ScanOutput, filter: PathFilter, depth: InspectionDepth,
    policy: InspectionPolicy
  ) {
    pool = WorkerPool(depth: depth, policy: policy)
    self.policy = policy
    self.console = console
    self.output = output
    self.filter = filter
    progress = ProgressLine("scanning", total: 0, unit: .bytes, console: console)
  }

  /// The reports that were kept.
  var reports: [ArtefactReport] { output.kept }
  /// Whether there were too many of them to be evidence.
  var isTooMuch: Bool { output.isTooMuch }
  /// The layers that confined what read the files; none is `unsandboxed`.
  var isolation: [String] { pool.layers }
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
  mutating func scan(_ walk: ScanWalk, answersAll: Bool = false) throws {
    for step in walk {
      switch step {
      case .fault(let fault):
        try settle(answersAll, all: true)
        report(fault, path: answersAll ? fault.place : nil)
      case .file(let target):
        guard filter.takes(target.path) else {
          leftOut += 1
          continue
        }
        jobs.append(pool.add(target))
        // In the worker form every path is answered before the next one is read.
        try settle(answersAll, all: answersAll)
      }
    }
    try settle(answersAll, all: true)
  }

  /// Takes reports in the order of their files: those that are there, and if `all` the rest too.
  private mutating func settle(_ answersAll: Bool, all: Bool) throws {
    while let job = jobs.first, all || jobs.count >= pool.window || job.result != nil {
      while job.done.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
        progress.update(pool.bytes)
      }
      jobs.removeFirst()
      progress.update(pool.bytes)
      switch job.result {
      case .success(let report)?:
        try output.add(report)
        if !answersAll, job.target.mayBelong { shelf.add(report) }
      case .failure(let error)?:
        let fault = ScanWalk.unreadable(job.target.path, error)
        report(fault, path: answersAll ? job.target.path : nil)
      case nil: continue
      }
    }
  }

  private mutating func report(_ fault: Diagnosis, path: String?) {
    if let path { return output.add(failed: path, fault) }
    hasFaults = true
    progress.finish()
    console.note(output.isForPeople ? fault.text(console.noteStyle) : fault.json.text())
  }

  /// Judges folders as the repositories that they are: what no single file shows.
  private mutating func judgeRepositories() throws {
    let repositories = shelf.repositories()
    if shelf.isFull { console.note("too many files to judge repositories as a whole") }
    guard !repositories.isEmpty else { return }
    var client = WorkerClient(policy: policy)
    for repository in repositories {
      if let report = client.judge(repository) { try output.add(repository: report) }
    }
    client.finish()
  }

  /// Writes what is written at the end.
  mutating func finish() throws {
    try judgeRepositories()
    pool.finish()
    progress.finish()
    try output.finish(isComplete: !hasFaults, isolation: isolation)
    if leftOut > 0 { console.note("\(leftOut) files left out by --only and --skip") }
  }
}
