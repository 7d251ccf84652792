/// The policy that ships with the program: the tables of names beside this file, as one policy file.

import Bytes

/// The parts of the standard policy, as lines of `PolicyFile` without their first word.
enum StandardPolicy {
  /// Raised with every change of a table.
  static let version = "2026.11.5"

  /// The policy as a file.
  static var file: [UInt8] {
    var bytes = Array("\(PolicyFile.mark)\nversion \(version)\n".utf8)
    bytes.reserveCapacity(1 << 18)
    for table in [
      dataNames, pandasNames, numpyNames, scipyNames, scikitLearnNames, boostingNames,
      statsmodelsNames, kerasPickleNames,
      textNames,
      torchNames,
    ] {
      append(table, "allow ", to: &bytes)
    }
    append(dangerousNames, "deny ", to: &bytes)
    append(libraryNames, "library ", to: &bytes)
    append(torchOperators, "operator ", to: &bytes)
    return bytes
  }

  /// What the file says. A test reads it strictly; were it broken, nothing would be allowed.
  static let tables: PolicyTables = (try? PolicyFile.read(file)) ?? PolicyTables()

  /// Each line of the table with `word` before it. Byte by byte: the tables are ASCII, and telling
  /// characters apart would take most of the time that a small file takes.
  private static func append(_ table: String, _ word: String, to bytes: inout [UInt8]) {
    bytes += word.utf8
    for byte in table.utf8 {
      bytes.append(byte)
      if byte == 0x0A { bytes += word.utf8 }
    }
    bytes.append(0x0A)
  }
}
