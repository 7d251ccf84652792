/// Large bodies under the name of their digest: `blobs/sha256/ab/<64 digits>`. A blob is written and
/// synced before the entry that names it; blobs are never changed.

package import Bytes

/// The content-addressed folder of a workspace.
package struct BlobStore: Sendable {
  private let workspace: String

  init(workspace: String) {
    self.workspace = workspace
  }

  /// The path of a blob, relative to the workspace.
  package static func name(_ digest: Digest) -> String {
    "blobs/sha256/\(digest.hex.prefix(2))/\(digest.hex)"
  }

  /// Stores `bytes` durably and returns their digest; does nothing if they are there already.
  @discardableResult
  package func put(_ bytes: [UInt8]) throws -> Digest {
    guard bytes.count <= Limits.blobBytes else {
      throw StoreError.entryTooLarge(bytes: bytes.count)
    }
    let digest = Digest.of(bytes)
    let path = workspace + "/" + BlobStore.name(digest)
    if let status = try System.status(path), status.size == UInt64(bytes.count),
      (try? get(digest)) != nil
    {
      return digest
    }
    try AtomicFile.makeDirectories(AtomicFile.directory(of: path), mode: 0o700)
    try AtomicFile.replace(path, with: bytes, mode: 0o600)
    return digest
  }

  /// The blob with this digest; a missing or altered one is a fault of the ledger.
  package func get(_ digest: Digest, entry index: UInt64? = nil) throws -> [UInt8] {
    let name = BlobStore.name(digest)
    guard let bytes = try System.readFile(workspace + "/" + name, limit: Limits.blobBytes) else {
      throw StoreError.ledger(
        LedgerFault(.blobMissing, file: name, index: index, detail: "the body is not there"))
    }
    guard Digest.of(bytes) == digest else {
      throw StoreError.ledger(
        LedgerFault(
          .blobDamaged, file: name, index: index, detail: "the body does not match its name"))
    }
    return bytes
  }
}
