/// A process to be killed: appends audit entries to the ledger of a workspace and prints the index and
/// request id of each one after it was acknowledged.
///
///     LedgerCrasher WORKSPACE NAME COUNT     (COUNT 0: until killed)

import Dispatch
import Foundation
import Store
import Synchronization

/// Appends from several threads, so that commits are shared, and publishes now and then.
func appendEntries(_ workspace: Workspace, name: String, thread: Int, count: Int) throws {
  var number = 0
  while count == 0 || number < count {
    let id = "\(name)-\(thread)-\(number)"
    let body = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: number * 37 % 1_500)
    let entry = LedgerEntry(.audit(requestID: id, tenant: "t", body: .inline(body)), at: 1)
    let index = try workspace.ledger.append([entry])[0]
    FileHandle.standardOutput.write(Data("\(index) \(id)\n".utf8))
    number += 1
    if thread == 0, number % 8 == 0 { try workspace.ledger.publish() }
  }
}

let arguments = CommandLine.arguments
guard arguments.count == 4, let count = Int(arguments[3]) else { exit(64) }
let workspace = try Workspace.open(arguments[1])
let name = arguments[2]
let failures = Mutex<[String]>([])
DispatchQueue.concurrentPerform(iterations: 2) { thread in
  do {
    try appendEntries(workspace, name: name, thread: thread, count: count)
  } catch {
    failures.withLock { $0.append("\(error)") }
  }
}
let messages = failures.withLock { $0 }
for message in messages { FileHandle.standardError.write(Data((message + "\n").utf8)) }
exit(messages.isEmpty ? 0 : 2)
