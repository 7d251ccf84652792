/// The system calls of the store, and the only file of this target with `unsafe` in it: pointers go to
/// the kernel and nowhere else. Every call checks its result and retries when a signal interrupted it.

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file; closed when the last reference goes.
final class FileDescriptor: Sendable {
  let raw: Int32
  let path: String

  init(raw: Int32, path: String) {
    self.raw = raw
    self.path = path
  }

  deinit { _ = close(raw) }
}

/// What `stat` says of a file.
struct FileStatus: Sendable, Equatable {
  enum Kind: Sendable { case regular, directory, link, other }

  let device: UInt64
  let inode: UInt64
  let size: UInt64
  let modified: Int64
  /// When the content or the status changed last; unlike `modified`, nobody sets it by hand.
  let changed: Int64
  let permissions: UInt32
  let kind: Kind
}

/// A directory whose names are read piece by piece, so that a million of them never lie in memory
/// at once.
@safe
package final class OpenDirectory {
  private let stream: OpaquePointer
  private let path: String

  /// Opens the directory at `path`.
  package init(path: String) throws {
    guard let stream = unsafe opendir(path) else {
      throw StoreError.system(operation: "opendir", path: path, errno: errno)
    }
    unsafe self.stream = stream
    self.path = path
  }

  deinit { _ = unsafe closedir(stream) }

  /// The next names, `limit` at most, without `.` and `..`, sorted by their bytes; fewer than
  /// `limit` are the last ones.
  package func next(_ limit: Int) throws -> [String] {
    var names: [String] = []
    while names.count < limit {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else {
          throw StoreError.system(operation: "readdir", path: path, errno: errno)
        }
        break
      }
      let name = unsafe System.name(entry)
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

enum System {
  private static let temporaryCounter = Atomic<UInt64>(0)

  // MARK: opening

  static func openForReading(_ path: String) throws -> FileDescriptor {
    try open(path, O_RDONLY | O_CLOEXEC, mode: 0)
  }

  /// Opens for reading and writing; makes an empty file with `mode` if there is none.
  static func openForWriting(_ path: String, mode: UInt32) throws -> FileDescriptor {
    try open(path, O_RDWR | O_CREAT | O_CLOEXEC, mode: mode)
  }

  /// Makes a new file; fails if the name is taken.
  static func createExclusively(_ path: String, mode: UInt32) throws -> FileDescriptor {
    try open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode: mode)
  }

  private static func open(_ path: String, _ flags: Int32, mode: UInt32) throws -> FileDescriptor {
    let raw = try retry("open", path) { openFile(path, flags, mode_t(mode)) }
    return FileDescriptor(raw: raw, path: path)
  }

  private static func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    #if canImport(Glibc)
      unsafe Glibc.open(path, flags, mode)
    #elseif canImport(Musl)
      unsafe Musl.open(path, flags, mode)
    #else
      unsafe Darwin.open(path, flags, mode)
    #endif
  }

  // MARK: reading

  /// Reads up to `count` bytes at `offset` into the front of `buffer`; 0 at the end of the file.
  static func read(
    _ file: FileDescriptor, into buffer: inout [UInt8], count: Int, at offset: UInt64
  )
    throws -> Int
  {
    let wanted = min(count, buffer.count)
    var done = 0
    while done < wanted {
      let start = done
      let got = unsafe try buffer.withUnsafeMutableBytes { bytes in
        try retry("read", file.path) {
          unsafe pread(
            file.raw, bytes.baseAddress?.advanced(by: start), wanted - start,
            off_t(offset) + off_t(start))
        }
      }
      guard got > 0 else { break }
      done += got
    }
    return done
  }

  /// Exactly `count` bytes at `offset`, or `nil` if the file ends before.
  static func read(_ file: FileDescriptor, count: Int, at offset: UInt64) throws -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let start = done
      let got = unsafe try bytes.withUnsafeMutableBytes { buffer in
        try retry("read", file.path) {
          unsafe pread(
            file.raw, buffer.baseAddress?.advanced(by: start), count - start,
            off_t(offset) + off_t(start))
        }
      }
      guard got > 0 else { return nil }
      done += got
    }
    return bytes
  }

  /// The whole file, at most `limit` bytes; `nil` if there is none.
  static func readFile(_ path: String, limit: Int) throws -> [UInt8]? {
    let file: FileDescriptor
    do {
      file = try openForReading(path)
    } catch StoreError.system(_, _, ENOENT) {
      return nil
    }
    let status = try status(file)
    guard status.kind == .regular else { throw StoreError.notRegularFile(path: path) }
    guard status.size <= UInt64(limit) else {
      throw StoreError.system(operation: "read", path: path, errno: EFBIG)
    }
    guard let bytes = try read(file, count: Int(status.size), at: 0) else {
      throw StoreError.system(operation: "read", path: path, errno: EIO)
    }
    return bytes
  }

  // MARK: writing

  /// Writes all of `bytes` at `offset`.
  static func write(_ file: FileDescriptor, _ bytes: [UInt8], at offset: UInt64) throws {
    var done = 0
    while done < bytes.count {
      let start = done
      let wrote = unsafe try bytes.withUnsafeBytes { buffer in
        try retry("write", file.path) {
          unsafe pwrite(
            file.raw, buffer.baseAddress?.advanced(by: start), bytes.count - start,
            off_t(offset) + off_t(start))
        }
      }
      guard wrote > 0 else { throw failure("write", file.path, ENOSPC) }
      done += wrote
    }
  }

  /// Makes the contents of the file durable (and its size, which reading it back needs).
  static func syncData(_ file: FileDescriptor) throws {
    #if canImport(Darwin)
      _ = try retry("fsync", file.path) { fcntl(file.raw, F_FULLFSYNC) }
    #else
      _ = try retry("fdatasync", file.path) { fdatasync(file.raw) }
    #endif
  }

  /// Makes the file durable with all that belongs to it.
  static func sync(_ file: FileDescriptor) throws {
    #if canImport(Darwin)
      _ = try retry("fsync", file.path) { fcntl(file.raw, F_FULLFSYNC) }
    #else
      _ = try retry("fsync", file.path) { fsync(file.raw) }
    #endif
  }

  /// Makes the names in a directory durable.
  static func syncDirectory(_ path: String) throws {
    try sync(try open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, mode: 0))
  }

  static func truncate(_ file: FileDescriptor, to size: UInt64) throws {
    _ = try retry("ftruncate", file.path) { ftruncate(file.raw, off_t(size)) }
  }

  // MARK: names

  static func rename(_ from: String, to path: String) throws {
    #if canImport(Glibc)
      _ = try retry("rename", path) { unsafe Glibc.rename(from, path) }
    #elseif canImport(Musl)
      _ = try retry("rename", path) { unsafe Musl.rename(from, path) }
    #else
      _ = try retry("rename", path) { unsafe Darwin.rename(from, path) }
    #endif
  }

  /// Gives the file a second name; fails if that name is taken.
  static func link(_ from: String, to path: String) throws {
    #if canImport(Glibc)
      _ = try retry("link", path) { unsafe Glibc.link(from, path) }
    #elseif canImport(Musl)
      _ = try retry("link", path) { unsafe Musl.link(from, path) }
    #else
      _ = try retry("link", path) { unsafe Darwin.link(from, path) }
    #endif
  }

  /// Removes a name; answers whether there was one that could be removed.
  @discardableResult
  static func remove(_ path: String) -> Bool { unsafe unlink(path) == 0 }

  /// Removes an empty directory; answers whether it could.
  @discardableResult
  static func removeDirectory(_ path: String) -> Bool { unsafe rmdir(path) == 0 }

  /// Makes a directory; answers `false` if it is there already.
  static func makeDirectory(_ path: String, mode: UInt32) throws -> Bool {
    do {
      _ = try retry("mkdir", path) { unsafe mkdir(path, mode_t(mode)) }
      return true
    } catch StoreError.system(_, _, EEXIST) {
      return false
    }
  }

  /// The names in a directory, sorted by their bytes, without `.` and `..`.
  static func names(in path: String) throws -> [String] {
    try OpenDirectory(path: path).next(.max)
  }

  fileprivate static func name(_ entry: UnsafeMutablePointer<dirent>) -> String {
    unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
        unsafe String(cString: $0)
      }
    }
  }

  /// A name beside `path` that nobody else uses.
  static func temporaryName(beside path: String) -> String {
    let number = temporaryCounter.add(1, ordering: .relaxed).newValue
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
    let directory = path[..<(slash ?? path.startIndex)]
    return "\(directory).tmp-\(getpid())-\(number)"
  }

  // MARK: status and locks

  static func status(_ file: FileDescriptor) throws -> FileStatus {
    var result = stat()
    _ = try retry("fstat", file.path) { unsafe fstat(file.raw, &result) }
    return FileStatus(result)
  }

  /// The status of what `path` leads to; `nil` if there is nothing.
  static func status(_ path: String, followLinks: Bool = true) throws -> FileStatus? {
    var result = stat()
    do {
      _ = try retry("stat", path) {
        unsafe followLinks ? stat(path, &result) : lstat(path, &result)
      }
      return FileStatus(result)
    } catch StoreError.system(_, _, let code) where code == ENOENT || code == ENOTDIR {
      return nil
    }
  }

  /// Waits for the exclusive lock on an open file; other processes and other descriptors wait.
  static func lock(_ file: FileDescriptor) throws {
    _ = try retry("flock", file.path) { flock(file.raw, LOCK_EX) }
  }

  /// Takes the exclusive lock if nobody has it; answers whether it did.
  static func tryLock(_ file: FileDescriptor) throws -> Bool {
    do {
      _ = try retry("flock", file.path) { flock(file.raw, LOCK_EX | LOCK_NB) }
      return true
    } catch StoreError.system(_, _, EWOULDBLOCK) {
      return false
    }
  }

  static func unlock(_ file: FileDescriptor) {
    _ = flock(file.raw, LOCK_UN)
  }

  /// The words of the system for an error number.
  static func words(_ code: Int32) -> String {
    unsafe String(cString: strerror(code))
  }

  /// Waits.
  static func sleep(microseconds: UInt32) { usleep(microseconds) }

  /// The value of a variable of the environment; `nil` where it is not set or empty.
  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  // MARK: errors

  private static func retry<T: FixedWidthInteger & SignedInteger>(
    _ operation: String, _ path: String, _ call: () -> T
  ) throws -> T {
    while true {
      let result = call()
      if result >= 0 { return result }
      let code = errno
      guard code == EINTR else { throw failure(operation, path, code) }
    }
  }

  private static func failure(_ operation: String, _ path: String, _ code: Int32) -> StoreError {
    switch code {
    case ENOSPC, EDQUOT: .diskFull(path: path)
    case EFBIG where operation == "write" || operation == "ftruncate": .diskFull(path: path)
    default: .system(operation: operation, path: path, errno: code)
    }
  }
}

extension FileStatus {
  fileprivate init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(status.st_ino)
    size = UInt64(max(0, status.st_size))
    #if canImport(Darwin)
      let (time, change) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (time, change) = (status.st_mtim, status.st_ctim)
    #endif
    modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    changed = Int64(change.tv_sec) &* 1_000_000_000 &+ Int64(change.tv_nsec)
    permissions = UInt32(status.st_mode) & 0o7777
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .regular
    case S_IFDIR: kind = .directory
    case S_IFLNK: kind = .link
    default: kind = .other
    }
  }
}
