/// The files of admitted models under the names of their digests: `vault/sha256/ab/<62 digits>`, read
/// only. A file is first copied to `vault/staging`, where only this program reaches it; the copy is
/// what is inspected, so that nobody can change it between the look and the verdict. Admitted, it is
/// renamed to its place; refused, it is removed. Nothing half-done is ever seen under a digest.

package import Bytes

/// One copy of a file, on its way into the vault or in it already.
package struct VaultFile: Sendable, Equatable {
  /// Where its bytes can be read now.
  package let path: String
  /// SHA-256 of its bytes.
  package let digest: Digest
  /// Its length.
  package let size: UInt64
  /// Whether it lies in its place already.
  package let isKept: Bool
}

/// The vault of a workspace.
package struct Vault: Sendable {
  private let workspace: String
  /// Bytes of one piece of copying.
  private static let pieceBytes = 1 << 20
  /// Age in seconds after which a staged copy is what an interrupted run left behind.
  private static let leftoverSeconds: Int64 = 86_400

  init(workspace: String) {
    self.workspace = workspace
  }

  /// The path of a file of the vault, relative to the workspace.
  package static func name(_ digest: Digest) -> String {
    "vault/sha256/\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2))"
  }

  private var staging: String { workspace + "/vault/staging" }

  private func place(_ digest: Digest) -> String { workspace + "/" + Self.name(digest) }

  /// Whether the vault holds a file with this digest and length. Its bytes are not read.
  package func holds(_ digest: Digest, size: UInt64) throws -> Bool {
    guard let status = try System.status(place(digest), followLinks: false) else { return false }
    return status.kind == .regular && status.size == size
  }

  /// Copies the file at `path` to where nobody else changes it; a file that the vault holds already
  /// is not copied again. `progress` gets the bytes done so far.
  package func stage(_ path: String, progress: (UInt64) -> Void = { _ in }) throws -> VaultFile {
    let (digest, size) = try FileDigest.of(path: path)
    if try holds(digest, size: size) {
      return VaultFile(path: place(digest), digest: digest, size: size, isKept: true)
    }
    try AtomicFile.makeDirectories(staging, mode: 0o700)
    let temporary = System.temporaryName(beside: staging + "/x")
    do {
      // The digest is that of the bytes copied: the file may have changed in between.
      let (digest, size) = try copy(path, to: temporary, progress)
      return VaultFile(path: temporary, digest: digest, size: size, isKept: false)
    } catch {
      System.remove(temporary)
      throw error
    }
  }

  private func copy(_ path: String, to temporary: String, _ progress: (UInt64) -> Void) throws
    -> (Digest, UInt64)
  {
    let source = try FileSource(path: path)
    let file = try System.createExclusively(temporary, mode: 0o444)
    var stream = DigestStream()
    var buffer = [UInt8](repeating: 0, count: Self.pieceBytes)
    var done: UInt64 = 0
    while true {
      let got = try source.read(into: &buffer, at: done)
      guard got > 0 else { break }
      let piece = got == buffer.count ? buffer : Array(buffer[..<got])
      try System.write(file, piece, at: done)
      stream.update(piece)
      done += UInt64(got)
      progress(done)
    }
    try System.sync(file)
    return (stream.finish(), done)
  }

  /// Puts staged copies into their places, durably: each is there whole or not at all.
  package func keep(_ files: [VaultFile]) throws {
    for file in files where !file.isKept {
      let place = place(file.digest)
      let directory = AtomicFile.directory(of: place)
      try AtomicFile.makeDirectories(directory, mode: 0o700)
      try System.rename(file.path, to: place)
      try System.syncDirectory(directory)
    }
  }

  /// Removes staged copies that were not admitted, and what interrupted runs left before `now`
  /// (Unix seconds).
  package func discard(_ files: [VaultFile], now: Int64) {
    for file in files where !file.isKept { System.remove(file.path) }
    guard let names = try? System.names(in: staging) else { return }
    for name in names where name.hasPrefix(".tmp-") {
      let path = staging + "/" + name
      guard let status = try? System.status(path, followLinks: false) else { continue }
      if status.modified / 1_000_000_000 < now - Self.leftoverSeconds { System.remove(path) }
    }
  }
}
