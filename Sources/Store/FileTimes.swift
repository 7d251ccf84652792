/// What the system knows about a file without reading it, for those above who ask whether it may have changed.

/// Identity, size, times and permissions of a file.
package struct FileTimes: Sendable, Hashable {
  /// Size, identity and times as one text that is equal only while nothing changed.
  package let text: String
  /// The permission bits.
  package let mode: UInt32
  /// Whether it is a directory.
  package let isDirectory: Bool

  /// Looks at `path`, following links; `nil` if it cannot be looked at.
  package init?(path: String) {
    guard let status = try? System.status(path) else { return nil }
    text = """
      \(status.device).\(status.inode).\(status.size).\(status.modified).\(status.changed)
      """
    mode = status.permissions
    isDirectory = status.kind == .directory
  }
}
