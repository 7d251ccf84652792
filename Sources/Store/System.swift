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

  /// The path with all links resolved and no `.` or `..` in it.
  static func resolved(_ path: String) throws -> String {
    guard let text = unsafe realpath(path, nil) else { throw failure("realpath", path, errno) }
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }

  /// Processors that this process may use.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Whether the file behind an entry of `/proc/PID/fd` is open for writing, by the flags that the
  /// kernel shows in octal.
  static func isOpenForWriting(process: String, descriptor: String) -> Bool {
    guard let file = try? openForReading("\(process)/fdinfo/\(descriptor)") else { return false }
    var buffer = [UInt8](repeating: 0, count: 512)
    guard let got = try? read(file, into: &buffer, count: buffer.count, at: 0) else { return false }
    for line in String(decoding: buffer[..<got], as: UTF8.self).split(separator: "\n")
    where line.hasPrefix("flags:") {
      let digits = line.dropFirst(6).filter { ("0"..."7").contains($0) }
      return (Int32(digits, radix: 8) ?? 0) & O_ACCMODE != O_RDONLY
    }
    return false
  }

  /// A line typed at the terminal without being shown; `nil` if there is no terminal.
  static func hiddenLine(prompt: String) throws -> [UInt8]? {
    guard let terminal = try? open("/dev/tty", O_RDWR | O_CLOEXEC, mode: 0) else { return nil }
    var settings = termios()
    guard unsafe tcgetattr(terminal.raw, &settings) == 0 else { return nil }
    var hidden = settings
    hidden.c_lflag &= ~tcflag_t(ECHO)
    guard unsafe tcsetattr(terminal.raw, TCSAFLUSH, &hidden) == 0 else { return nil }
    defer { _ = unsafe tcsetattr(terminal.raw, TCSAFLUSH, &settings) }
    _ = unsafe Array(prompt.utf8).withUnsafeBytes { buffer in
      unsafe posixWrite(terminal.raw, buffer.baseAddress, buffer.count)
    }
    var line: [UInt8] = []
    var byte = [UInt8](repeating: 0, count: 1)
    while line.count < Limits.passphraseBytes {
      let got = unsafe try byte.withUnsafeMutableBytes { buffer in
        try retry("read", "/dev/tty") { unsafe posixRead(terminal.raw, buffer.baseAddress, 1) }
      }
      guard got == 1, byte[0] != 0x0A else { break }
      line.append(byte[0])
    }
    _ = unsafe [UInt8(0x0A)].withUnsafeBytes { buffer in
      unsafe posixWrite(terminal.raw, buffer.baseAddress, buffer.count)
    }
    return line
  }

  /// What standard input holds, at most `limit` bytes of it.
  static func standardInput(atMost limit: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    var done = 0
    while done < limit {
      let start = done
      let got = unsafe try bytes.withUnsafeMutableBytes { buffer in
        try retry("read", "standard input") {
          unsafe posixRead(0, buffer.baseAddress?.advanced(by: start), limit - start)
        }
      }
      guard got > 0 else { break }
      done += got
    }
    return Array(bytes[..<done])
  }

  private static func posixRead(
    _ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.read(file, buffer, count)
    #elseif canImport(Musl)
      unsafe Musl.read(file, buffer, count)
    #else
      unsafe Darwin.read(file, buffer, count)
    #endif
  }

  private static func posixWrite(_ file: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(file, buffer, count)
    #elseif canImport(Musl)
      unsafe Musl.write(file, buffer, count)
    #else
      unsafe Darwin.write(file, buffer, count)
    #endif
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

  // MARK: environment and time

  /// The time of the wall clock, Unix seconds.
  static func now() -> Int64 { Int64(time(nil)) }

  /// Waits.
  static func pause(microseconds: UInt32) { _ = usleep(microseconds) }

  /// The value of a variable of the environment; `nil` if it is not set or empty.
  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Sets the permission bits of an open file.
  static func setMode(_ file: FileDescriptor, _ mode: UInt32) throws {
    _ = try retry("fchmod", file.path) { fchmod(file.raw, mode_t(mode)) }
  }

  /// Makes everything durable that was written to any file system (on Linux it waits for the end).
  static func syncAll() {
    #if canImport(Glibc)
      Glibc.sync()
    #elseif canImport(Musl)
      Musl.sync()
    #else
      Darwin.sync()
    #endif
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
