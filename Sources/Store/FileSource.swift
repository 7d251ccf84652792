/// A file as a source of bytes: positioned reads, bounded, regular files only.

package import Bytes

/// A regular file, open for reading. Its length is taken once, at opening; a file that shrinks
/// afterwards gives read errors, never fewer bytes.
package struct FileSource: ByteSource {
  private let file: FileDescriptor
  private let opened: FileStatus
  package let count: UInt64

  /// Opens the file at `path`, following links; refuses what is not a regular file.
  package init(path: String) throws {
    // Asked before opening: opening a named pipe would wait for a writer.
    guard let before = try System.status(path) else {
      throw StoreError.system(operation: "open", path: path, errno: SystemCode.missing)
    }
    guard before.kind == .regular else { throw StoreError.notRegularFile(path: path) }
    file = try System.openForReading(path)
    let status = try System.status(file)
    guard status.kind == .regular else { throw StoreError.notRegularFile(path: path) }
    opened = status
    count = status.size
  }

  /// Whether nothing has written to the file since it was opened, as far as its times tell.
  package func isUnchanged() -> Bool {
    guard let now = try? System.status(file) else { return false }
    return now.size == opened.size && now.modified == opened.modified
      && now.changed == opened.changed
  }

  package func read(at offset: UInt64, length: Int) throws(ByteSourceError) -> [UInt8] {
    try checkBounds(offset: offset, length: length)
    let bytes: [UInt8]?
    do {
      bytes = try System.read(file, count: length, at: offset)
    } catch StoreError.system(_, _, let code) {
      throw .unreadable(offset: offset, reason: System.words(code))
    } catch {
      throw .unreadable(offset: offset, reason: "the file could not be read")
    }
    guard let bytes else {
      throw .unreadable(offset: offset, reason: "the file became shorter while it was read")
    }
    return bytes
  }

  /// Reads into the front of `buffer`, for callers that reuse one; 0 at the end.
  func read(into buffer: inout [UInt8], at offset: UInt64) throws -> Int {
    try System.read(file, into: &buffer, count: buffer.count, at: offset)
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
