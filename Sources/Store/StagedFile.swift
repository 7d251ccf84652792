/// A large file that is written piece by piece beside its place, read back, and put there only when it
/// is found good: others see the whole file or none.

/// A file that is not in its place yet; removed unless it is put there.
package final class StagedFile {
  /// Where it will lie.
  package let path: String
  private let temporary: String
  private let file: FileDescriptor
  private var written: UInt64 = 0
  private var isPlaced = false

  /// Makes an empty file beside `path`.
  package init(beside path: String, mode: UInt32 = 0o644) throws {
    self.path = path
    temporary = System.temporaryName(beside: path)
    file = try System.createExclusively(temporary, mode: mode)
  }

  deinit {
    if !isPlaced { System.remove(temporary) }
  }

  /// Adds `bytes` at the end.
  package func append(_ bytes: [UInt8]) throws {
    try System.write(file, bytes, at: written)
    written += UInt64(bytes.count)
  }

  /// Makes what was written durable and opens it for reading.
  package func finish() throws -> FileSource {
    try System.sync(file)
    return try FileSource(path: temporary)
  }

  /// Puts the file in its place. Answers `false`, and leaves everything as it is, if the place is
  /// taken and `replacing` is false.
  package func place(replacing: Bool) throws -> Bool {
    if replacing {
      try System.rename(temporary, to: path)
    } else {
      do {
        try System.link(temporary, to: path)
      } catch StoreError.system(_, _, SystemCode.exists) {
        return false
      }
      System.remove(temporary)
    }
    isPlaced = true
    try System.syncDirectory(AtomicFile.directory(of: path))
    return true
  }
}
