// Whether a file may have changed, from one system call: the only unsafe calls of the commands.

import Foundation

/// What the system knows about a file without reading it.
struct FileStamp: Sendable, Hashable {
  /// Size, identity and times; empty for a file that is not there.
  let text: String
  /// The permission bits; 0 for a file that is not there.
  let mode: UInt32
  /// Whether it is a directory.
  let isDirectory: Bool

  /// Looks at `path`, following links. The time of the last change of the inode is part of it, so
  /// that a file whose times were set back still looks different.
  init(path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      text = ""
      mode = 0
      isDirectory = false
      return
    }
    text = """
      \(status.st_dev).\(status.st_ino).\(status.st_size).\
      \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec).\
      \(status.st_ctim.tv_sec).\(status.st_ctim.tv_nsec)
      """
    mode = status.st_mode & 0o7777
    isDirectory = status.st_mode & S_IFMT == S_IFDIR
  }
}
