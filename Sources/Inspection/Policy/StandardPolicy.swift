/// The policy that ships with the program: the tables of names beside this file, as one policy file.

import Bytes

/// The parts of the standard policy, as lines of `PolicyFile` without their first word.
enum StandardPolicy {
  /// Raised with every change of a table.
  static let version = "2026.11.2"

  /// The policy as a file.
  static var file: [UInt8] {
    var lines = [PolicyFile.mark, "version \(version)"]
    for table in [dataNames, pandasNames, numpyNames, scipyNames, scikitLearnNames, boostingNames] {
      lines += table.split(separator: "\n").map { "allow " + $0 }
    }
    lines += torchNames.split(separator: "\n").map { "allow " + $0 }
    lines += dangerousNames.split(separator: "\n").map { "deny " + $0 }
    lines += libraryNames.split(separator: "\n").map { "library " + $0 }
    return Array(lines.joined(separator: "\n").utf8)
  }

  /// What the file says. A test reads it strictly; were it broken, nothing would be allowed.
  static let tables: PolicyTables = (try? PolicyFile.read(file)) ?? PolicyTables()
}
