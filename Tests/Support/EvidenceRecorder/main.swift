/// Puts a statement into the ledger of a workspace, signed with the machine's key: what whole-program
/// tests use where making the evidence is not what they test.
///
///     EvidenceRecorder WORKSPACE STATEMENT.json

import Bytes
import Evidence
import Foundation
import Store

let arguments = CommandLine.arguments
guard arguments.count == 3, let content = FileManager.default.contents(atPath: arguments[2]) else {
  exit(64)
}
let workspace = try Workspace.open(arguments[1])
let statement = try Statement.decode(Array(content))
let recorded = try workspace.record(
  statement, key: workspace.key(named: nil), at: Int64(Date().timeIntervalSince1970))
print(recorded.entryIndex)
