// The first confined worker of a scan, made before anything else: a copy of the process while it has
// one thread and has read nothing. A start of the program anew takes ten times as long.

import Isolation
import Synchronization

/// The worker that waits for whoever needs one first.
enum FirstWorker {
  private static let waiting = Mutex<ChildProcess?>(nil)
  /// Commands that hand files to workers.
  private static let users: Set<String> = ["scan", "admit", "convert"]

  /// Makes the worker if the command will want it.
  static func prepare(_ arguments: [String]) {
    guard let command = arguments.first, users.contains(command) else { return }
    let worker = ChildProcess.forked(ScanWorker.run)
    waiting.withLock { $0 = worker }
  }

  /// The worker, if it is still there.
  static func take() -> ChildProcess? {
    waiting.withLock { worker in
      defer { worker = nil }
      return worker
    }
  }
}
