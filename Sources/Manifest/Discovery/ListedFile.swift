/// What discovery is given: the files of a directory, as a list. Who lists them reads the disk.

/// A regular file below the directory that is looked at.
package struct ListedFile: Sendable, Equatable {
  /// Path relative to the directory, with `/`.
  package let path: String
  /// Size in bytes.
  package let size: UInt64
  /// The first bytes: all of them for small files, at least `headBytes` else.
  package let head: [UInt8]

  /// How many bytes of a file are looked at.
  package static let headBytes = 64 << 10

  /// A file as it was listed.
  package init(path: String, size: UInt64, head: [UInt8]) {
    self.path = path
    self.size = size
    self.head = head
  }

  /// The part after the last `/`.
  var name: Substring { path.split(separator: "/").last ?? "" }
  /// The parts before it.
  var folders: [Substring] { Array(path.split(separator: "/").dropLast()) }
  /// What follows the last `.` of the name, in lower case; empty when there is none.
  var ending: String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return name[dot...].dropFirst().lowercased()
  }
  /// The name without its ending.
  var stem: Substring {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return name[..<dot]
  }
  /// The words of the path, in lower case.
  var words: Set<String> {
    Set(path.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }
}
