/// Files that are there whole or not at all.

/// Atomic writing of small files.
package enum AtomicFile {
  /// `path`, or with a number behind it the first name that nothing has.
  static func freeName(_ path: String) throws -> String {
    var name = path
    var number = 1
    while try System.status(name, followLinks: false) != nil, number < 1_000 {
      number += 1
      name = "\(path).\(number)"
    }
    return name
  }

  /// Replaces the file at `path` by `bytes`: temporary file beside it, write, `fsync`, `rename`, then
  /// `fsync` of the directory. After a crash the file holds the old bytes or the new ones.
  package static func replace(_ path: String, with bytes: [UInt8], mode: UInt32 = 0o644) throws {
    try place(bytes, at: path, mode: mode, syncDirectory: true)
  }

  /// As `replace`, without the `fsync` of the directory: the caller syncs several names at once.
  static func place(_ bytes: [UInt8], at path: String, mode: UInt32, syncDirectory: Bool) throws {
    let temporary = try write(bytes, beside: path, mode: mode)
    do {
      try System.rename(temporary, to: path)
    } catch {
      System.remove(temporary)
      throw error
    }
    if syncDirectory { try System.syncDirectory(directory(of: path)) }
  }

  /// Makes the file at `path`, which must not exist: as `replace`, but with `link`, which refuses a
  /// taken name. Answers `false`, and changes nothing, if the name is taken.
  static func create(_ path: String, with bytes: [UInt8], mode: UInt32) throws -> Bool {
    let temporary = try write(bytes, beside: path, mode: mode)
    defer { System.remove(temporary) }
    do {
      try System.link(temporary, to: path)
    } catch StoreError.system(_, _, SystemCode.exists) {
      return false
    }
    try System.syncDirectory(directory(of: path))
    return true
  }

  private static func write(_ bytes: [UInt8], beside path: String, mode: UInt32) throws -> String {
    let temporary = System.temporaryName(beside: path)
    let file = try System.createExclusively(temporary, mode: mode)
    do {
      try System.write(file, bytes, at: 0)
      try System.sync(file)
    } catch {
      System.remove(temporary)
      throw error
    }
    return temporary
  }

  /// Makes the directory and those above it where they are missing, and makes their names durable.
  static func makeDirectories(_ path: String, mode: UInt32) throws {
    if try System.status(path)?.kind == .directory { return }
    let parent = directory(of: path)
    if parent != path, parent != "." { try makeDirectories(parent, mode: mode) }
    if try System.makeDirectory(path, mode: mode) { try System.syncDirectory(parent) }
  }

  /// The part of `path` before its last slash; `.` if there is none.
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
