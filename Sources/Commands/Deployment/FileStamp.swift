// Whether a file may have changed, from one system call.

import Store

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
    let times = FileTimes(path: path)
    text = times?.text ?? ""
    mode = times?.mode ?? 0
    isDirectory = times?.isDirectory ?? false
  }
}
