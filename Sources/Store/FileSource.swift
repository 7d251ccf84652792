/// A file as a source of bytes: positioned reads, bounded, regular files only.

package import Bytes

/// A regular file, open for reading. Its length is taken once, at opening; a file that shrinks
/// afterwards gives read errors, never fewer bytes.
package struct FileSource: ByteSource {
  /// Files up to this size are read once, at opening, and held.
  private static let heldBytes: UInt64 = 1 << 20

  private let file: FileDescriptor
  private let opened: FileStatus
  private let held: [UInt8]?
  package let count: UInt64

  /// Opens the file at `path`, following links; refuses what is not a regular file. `holds`: a small
  /// one is read at once; not worth while for who only hands the file on.
  package init(path: String, holds: Bool = true) throws {
    // Asked before opening: opening a named pipe would wait for a writer.
    guard let before = try System.status(path) else {
      throw StoreError.system(operation: "open", path: path, errno: SystemCode.missing)
    }
    guard before.kind == .regular else { throw StoreError.notRegularFile(path: path) }
    try self.init(file: try System.openForReading(path), holds: holds)
  }

  /// Takes over a file that was opened by another process and handed to this one.
  package init(descriptor: Int32) throws {
    try self.init(
      file: FileDescriptor(raw: descriptor, path: "descriptor \(descriptor)"), holds: true)
  }

  private init(file: FileDescriptor, holds: Bool) throws {
    self.file = file
    opened = try System.status(file)
    guard opened.kind == .regular else { throw StoreError.notRegularFile(path: file.path) }
    count = opened.size
    held =
      holds && opened.size <= Self.heldBytes
      ? try System.read(file, count: Int(opened.size), at: 0) : nil
  }

  /// The descriptor, to hand the open file to another process. It stays this value's own and is
  /// open as long as this value lives.
  package var descriptor: Int32 { file.raw }

  package func read(at offset: UInt64, length: Int) throws(ByteSourceError) -> [UInt8] {
    try checkBounds(offset: offset, length: length)
    if let held { return Array(held[Int(offset)..<(Int(offset) + length)]) }
    let bytes: [UInt8]?
    do {
      bytes = try System.read(file, count: length, at: offset)
    } catch {
      throw Self.unreadable(error, offset)
    }
    guard let bytes else { throw Self.shortened(offset) }
    return bytes
  }

  /// Fills the first `length` bytes of `buffer`, which has at least as many.
  func fill(_ buffer: inout [UInt8], _ length: Int, at offset: UInt64) throws(ByteSourceError) {
    try checkBounds(offset: offset, length: length)
    do {
      guard length <= buffer.count,
        try System.read(file, into: &buffer, count: length, at: offset) == length
      else { throw Self.shortened(offset) }
    } catch let error as ByteSourceError {
      throw error
    } catch {
      throw Self.unreadable(error, offset)
    }
  }

  private static func shortened(_ offset: UInt64) -> ByteSourceError {
    .unreadable(offset: offset, reason: "the file became shorter while it was read")
  }

  private static func unreadable(_ error: any Error, _ offset: UInt64) -> ByteSourceError {
    guard case StoreError.system(_, _, let code) = error else {
      return .unreadable(offset: offset, reason: "the file could not be read")
    }
    return .unreadable(offset: offset, reason: System.words(code))
  }

  /// Two threads where there is enough to do: the first of `readers` on the calling one, the
  /// others on the one that reads the file. Both take the same pieces from a small ring.
  package func stream(to readers: [any PieceReader], progress: (UInt64) -> Void)
    throws(ByteSourceError)
  {
    if let held {
      for reader in readers { reader.take(held, count: held.count, at: 0) }
      return progress(count)
    }
    guard let first = readers.first else { return }
    try PieceRing(self).run(first, Array(readers.dropFirst()), progress)
  }

  /// The permission bits at opening.
  package var permissions: UInt32 { opened.permissions }

  /// Whether nothing has written to the file since it was opened, as far as its times tell.
  package func isUnchanged() -> Bool {
    guard let now = try? System.status(file) else { return false }
    return now.size == opened.size && now.modified == opened.modified
      && now.changed == opened.changed
  }

  /// Throws if the file was written to since it was opened.
  package func checkUnchanged() throws(ByteSourceError) {
    guard isUnchanged() else {
      throw .unreadable(offset: 0, reason: "the file changed while it was read")
    }
  }

  /// Reads into the front of `buffer`, for callers that reuse one; 0 at the end.
  func read(into buffer: inout [UInt8], at offset: UInt64) throws -> Int {
    try System.read(file, into: &buffer, count: buffer.count, at: offset)
  }

  /// As above, `count` bytes at most.
  func read(into buffer: inout [UInt8], count: Int, at offset: UInt64) throws -> Int {
    try System.read(file, into: &buffer, count: count, at: offset)
  }
}

/// Digests of whole files.
package enum FileDigest {
  /// Bytes of one read: large enough that the hash function is what takes the time.
  private static let pieceBytes = 256 * 1024

  /// SHA-256 and length of the regular file at `path`, read in pieces of 256 KiB. `progress` gets
  /// the bytes read so far.
  package static func of(path: String, progress: (UInt64) -> Void = { _ in }) throws
    -> (digest: Digest, count: UInt64)
  {
    let source = try FileSource(path: path)
    var stream = DigestStream()
    var buffer = [UInt8](repeating: 0, count: pieceBytes)
    var done: UInt64 = 0
    while true {
      let got = try source.read(into: &buffer, at: done)
      guard got > 0 else { break }
      stream.update(buffer, count: got)
      done += UInt64(got)
      progress(done)
    }
    return (stream.finish(), done)
  }
}

/// What lies at a path, links not followed.
package enum PathStatus: Sendable, Equatable {
  case missing
  case regular(bytes: UInt64)
  case directory
  case link
  /// A pipe, a socket, a device.
  case special

  /// Looks at `path`. Throws when the system does not let it be seen.
  package static func of(_ path: String) throws -> PathStatus {
    guard let status = try System.status(path, followLinks: false) else { return .missing }
    return switch status.kind {
    case .regular: .regular(bytes: status.size)
    case .directory: .directory
    case .link: .link
    case .other: .special
    }
  }
}
