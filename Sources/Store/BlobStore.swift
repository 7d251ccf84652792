/// Large bodies under the name of their digest: `blobs/sha256/ab/<64 digits>`. A blob is written and
/// synced before the entry that names it; blobs are never changed. Where bodies have keys of their own
/// (`BodyKeys.swift`), the file holds the encrypted body under the digest of the plain one.

package import Bytes

/// The content-addressed folder of a workspace.
package struct BlobStore: Sendable {
  private let workspace: String
  let bodyKeys: BodyKeys

  init(workspace: String) {
    self.workspace = workspace
    bodyKeys = BodyKeys(workspace: workspace)
  }

  /// The path of a blob, relative to the workspace.
  package static func name(_ digest: Digest) -> String {
    "blobs/sha256/\(digest.hex.prefix(2))/\(digest.hex)"
  }

  private func path(_ digest: Digest) -> String { workspace + "/" + BlobStore.name(digest) }

  /// Stores `bytes` durably and returns their digest; does nothing if they are there already. With
  /// `plain` they are never encrypted: for what has to stay readable.
  @discardableResult
  package func put(_ bytes: [UInt8], plain: Bool = false) throws -> Digest {
    guard bytes.count <= Limits.blobBytes else {
      throw StoreError.entryTooLarge(bytes: bytes.count)
    }
    let digest = Digest.of(bytes)
    if try System.status(path(digest)) != nil, (try? get(digest)) != nil { return digest }
    let file = try !plain && bodyKeys.isEnabled() ? bodyKeys.seal(bytes, digest: digest) : bytes
    try AtomicFile.makeDirectories(AtomicFile.directory(of: path(digest)), mode: 0o700)
    try AtomicFile.replace(path(digest), with: file, mode: 0o600)
    return digest
  }

  /// The blob with this digest; a missing or altered one is a fault of the ledger, and so is one whose
  /// key was destroyed.
  package func get(_ digest: Digest, entry index: UInt64? = nil) throws -> [UInt8] {
    let name = BlobStore.name(digest)
    let limit = Limits.blobBytes + Limits.sealedOverhead
    guard let file = try System.readFile(path(digest), limit: limit) else {
      throw StoreError.ledger(
        LedgerFault(.blobMissing, file: name, index: index, detail: "the body is not there"))
    }
    if Digest.of(file) == digest { return file }
    if BodyKeys.isSealed(file), let body = try bodyKeys.open(file, digest: digest),
      Digest.of(body) == digest
    {
      return body
    }
    throw StoreError.ledger(
      LedgerFault(
        .blobDamaged, file: name, index: index,
        detail: BodyKeys.isSealed(file)
          ? "its key was destroyed, or it was changed" : "the body does not match its name"))
  }

  /// Whether there is a file for this digest.
  func holds(_ digest: Digest) -> Bool { (try? System.status(path(digest))) != nil }

  /// Destroys a body for good: its key if it has one, then the file. Does nothing if it is gone.
  func destroy(_ digest: Digest) throws {
    let limit = Limits.blobBytes + Limits.sealedOverhead
    guard let file = try System.readFile(path(digest), limit: limit) else { return }
    try bodyKeys.destroy(file, digest: digest)
    try Destruction.file(path(digest))
  }
}
