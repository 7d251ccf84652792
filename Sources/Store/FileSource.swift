/// A file as a source of bytes: positioned reads, bounded, regular files only.

package import Bytes

/// A regular file, open for reading. Its length is taken once, at opening.
package struct FileSource: ByteSource {
  package let count: UInt64

  /// Opens the file at `path`, following links; refuses what is not a regular file.
  package init(path: String) throws {
    throw StoreError.notRegularFile(path: path)
  }

  package func read(at offset: UInt64, length: Int) throws(ByteSourceError) -> [UInt8] { [] }
}

/// Digests of whole files.
package enum FileDigest {
  /// SHA-256 and length of the regular file at `path`, read in pieces of 256 KiB. `progress` gets
  /// the bytes read so far.
  package static func of(path: String, progress: (UInt64) -> Void = { _ in }) throws
    -> (digest: Digest, count: UInt64)
  {
    throw StoreError.notRegularFile(path: path)
  }
}
