/// The policy that ships with the program: the tables of names beside this file, as one text with a
/// version and a digest.

import Bytes

/// The parts of the standard policy. A line is `role context module: name name ...`.
enum StandardPolicy {
  /// Raised with every change of a table.
  static let version = "2026.11.1"

  /// What pickles may import, and how it may be used.
  static let allowed = [dataNames, numpyNames, scikitLearnNames, torchNames].joined(separator: "\n")
}
