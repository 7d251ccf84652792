/// The vault of a workspace: files of admitted models and of releases, sealed (`SealedStore.swift`). A
/// file that is to be admitted is first copied to `vault/staging`, where only this program reaches it;
/// the copy is what is inspected, so that nobody can change it between the look and the verdict.
/// Admitted, it is sealed into the vault; then, or when it is refused, the copy is removed. Nothing
/// half-done is ever seen in the vault.

package import Bytes
import Synchronization

/// One private copy of a file, on its way into the vault.
package struct VaultFile: Sendable, Equatable {
  /// Where its bytes can be read now, in the clear.
  package let path: String
  /// SHA-256 of its bytes.
  package let digest: Digest
  /// Its length.
  package let size: UInt64
  /// Whether the vault holds it already.
  package let isKept: Bool
}

/// The vault of a workspace.
package final class Vault: Sendable {
  private let workspace: String
  private let opened = Mutex<SealedStore?>(nil)
  /// Bytes of one piece of copying.
  private static let pieceBytes = 1 << 20
  /// Age in seconds after which a staged copy is what an interrupted run left behind.
  private static let leftoverSeconds: Int64 = 86_400

  init(workspace: String) {
    self.workspace = workspace
  }

  private var staging: String { workspace + "/vault/staging" }
  /// Where the vault lay before it was sealed: files in the clear under their digests.
  private var plain: String { workspace + "/vault/sha256" }

  /// The key file that is used when nothing else is named, relative to the workspace.
  package static let keyFile = "keys/vault.key"

  /// Where the objects lie: what `GATEHOUSE_VAULT` names (a directory or `s3://bucket/prefix`), else
  /// the directory `vault` of the workspace.
  package func objects() throws -> any ObjectStore {
    guard let place = System.environment("GATEHOUSE_VAULT") else {
      return LocalObjects(workspace + "/vault")
    }
    return try ObjectPlace(place).store()
  }

  /// Where the master key comes from.
  package var keySource: MasterKeySource {
    MasterKeySource(prefix: "GATEHOUSE_VAULT", defaultFile: workspace + "/" + Self.keyFile)
  }

  /// The environment whose data key is used: what `GATEHOUSE_ENVIRONMENT` names, else `default`.
  package var environment: String {
    System.environment("GATEHOUSE_ENVIRONMENT") ?? SealedStore.defaultEnvironment
  }

  /// Whether there is a vault already.
  package func exists() throws -> Bool { try SealedStore.exists(in: objects()) }

  /// The vault, unlocked. `creates`: makes vault, key and environment where they are missing; a key
  /// is never made for a vault that is there.
  package func open(creates: Bool = false) throws -> SealedStore {
    if let store = opened.withLock({ $0 }) { return store }
    let objects = try objects()
    let makesKey = try creates && !SealedStore.exists(in: objects)
    let store = try SealedStore.open(
      objects, environment: environment, master: try keySource.key(creates: makesKey),
      creates: creates)
    opened.withLock { $0 = store }
    return store
  }

  /// Whether a version of the vault has a file with this digest and length. Its bytes are not read.
  package func holds(_ digest: Digest, size: UInt64) throws -> Bool {
    guard try exists() else { return false }
    let store = try open()
    let there = Set(try store.objects.list(store.base + "packs/").map(\.name))
    return try store.versions().contains { version in
      version.files.contains { $0.digest == digest && $0.size == size }
        && version.packs.allSatisfy { there.contains(store.packName($0)) }
    }
  }

  /// Copies the file at `path` to where nobody else changes it. `progress` gets the bytes done so far.
  package func stage(_ path: String, progress: (UInt64) -> Void = { _ in }) throws -> VaultFile {
    try AtomicFile.makeDirectories(staging, mode: 0o700)
    let temporary = System.temporaryName(beside: staging + "/x")
    do {
      let (digest, size) = try copy(path, to: temporary, progress)
      return VaultFile(
        path: temporary, digest: digest, size: size, isKept: try holds(digest, size: size))
    } catch {
      System.remove(temporary)
      throw error
    }
  }

  private func copy(_ path: String, to temporary: String, _ progress: (UInt64) -> Void) throws
    -> (Digest, UInt64)
  {
    let source = try FileSource(path: path)
    let file = try System.createExclusively(temporary, mode: 0o400)
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
    return (stream.finish(), done)
  }

  /// Seals staged copies into the vault as one version, durably; those that it holds already are left
  /// out. `name` is what is admitted, `now` in Unix seconds.
  package func keep(_ files: [VaultFile], name: String = "", now: Int64 = 0) throws {
    let store = try open(creates: true)
    try seal(plainFilesOf: store, now: now)
    var fresh: [Digest: VaultFile] = [:]
    for file in files where !file.isKept { fresh[file.digest] = file }
    guard !fresh.isEmpty else { return }
    let puts = fresh.values.sorted { $0.digest < $1.digest }.map {
      PutFile($0.path, path: "sha256/" + $0.digest.hex, expected: $0.digest)
    }
    _ = try store.put(puts, VersionHead(kind: "admission", name: name, created: now))
  }

  /// Takes up what an older vault left in the clear, and removes it there once it is sealed.
  private func seal(plainFilesOf store: SealedStore, now: Int64) throws {
    guard try System.status(plain)?.kind == .directory else { return }
    let listed = try LocalObjects(workspace + "/vault").list("sha256/")
    let puts = try listed.map { object in
      let path = workspace + "/vault/" + object.name
      let digest = try FileDigest.of(path: path).digest
      return PutFile(path, path: "sha256/" + digest.hex, expected: digest)
    }
    if !puts.isEmpty {
      _ = try store.put(
        puts, VersionHead(kind: "admission", name: "kept before the vault was sealed", created: now)
      )
    }
    for object in listed { System.remove(workspace + "/vault/" + object.name) }
    for name in try System.names(in: plain) { System.removeDirectory(plain + "/" + name) }
    System.removeDirectory(plain)
  }

  /// Removes staged copies, and what interrupted runs left before `now` (Unix seconds).
  package func discard(_ files: [VaultFile], now: Int64) {
    for file in files { System.remove(file.path) }
    guard let names = try? System.names(in: staging) else { return }
    for name in names where name.hasPrefix(".tmp-") {
      let path = staging + "/" + name
      guard let status = try? System.status(path, followLinks: false) else { continue }
      if status.modified / 1_000_000_000 < now - Self.leftoverSeconds { System.remove(path) }
    }
  }
}
