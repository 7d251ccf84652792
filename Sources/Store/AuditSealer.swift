/// Audit records: encrypted for their tenant before they reach the ledger (AES-256-GCM), so that the
/// ledger can be shown and copied without showing what people wrote.

package import Bytes
import Crypto
import Synchronization

/// Seals and opens audit records. Each tenant has its own key file in `keys/audit/`, made at first
/// use; deleting it makes the tenant's records unreadable for good while all proofs stay valid.
package final class AuditSealer: Sendable {
  private let folder: String
  private let blobs: BlobStore
  private let keys = Mutex<[String: SymmetricKey]>([:])

  init(workspace: String, blobs: BlobStore) {
    folder = workspace + "/keys/audit"
    self.blobs = blobs
  }

  /// Encrypts `plain` for `tenant`; the request id and the tenant are bound as associated data.
  /// Bodies above 32 KiB go to the blob store, which blocks until they are durable. `at` is in Unix
  /// seconds. Request id and tenant are 1 to 256 bytes and stand in the entry in the clear.
  package func seal(requestID: String, tenant: String, plain: JSON, at: Int64) throws
    -> LedgerEntry
  {
    for name in [requestID, tenant] where name.isEmpty || name.utf8.count > Limits.auditNameBytes {
      throw StoreError.invalidName(String(name.prefix(Limits.nameCharacters)))
    }
    let sealed: [UInt8]
    do {
      let box = try AES.GCM.seal(
        plain.encoded(.canonical), using: try key(tenant: tenant),
        authenticating: AuditSealer.associatedData(requestID, tenant))
      sealed = Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError.auditUnreadable(requestID: requestID)
    }
    let body: LedgerEntry.SealedBody =
      sealed.count <= Limits.inlineAuditBytes ? .inline(sealed) : .blob(try blobs.put(sealed))
    return LedgerEntry(.audit(requestID: requestID, tenant: tenant, body: body), at: at)
  }

  /// Decrypts the record of an audit entry.
  package func open(_ entry: LedgerEntry) throws -> JSON {
    guard case .audit(let requestID, let tenant, let body) = entry.kind else {
      throw StoreError.auditUnreadable(requestID: "")
    }
    let sealed: [UInt8]
    switch body {
    case .inline(let bytes): sealed = bytes
    case .blob(let digest): sealed = try blobs.get(digest)
    }
    guard let key = try existingKey(tenant: tenant),
      let box = try? AES.GCM.SealedBox(combined: sealed),
      let plain = try? AES.GCM.open(
        box, using: key, authenticating: AuditSealer.associatedData(requestID, tenant)),
      let json = try? JSON.parse(Array(plain))
    else { throw StoreError.auditUnreadable(requestID: requestID) }
    return json
  }

  /// Request id and tenant, each behind its length, so that no two pairs give the same bytes.
  private static func associatedData(_ requestID: String, _ tenant: String) -> [UInt8] {
    Array(
      "gatehouse-audit/v1\n\(requestID.utf8.count)\n\(requestID)\(tenant.utf8.count)\n\(tenant)"
        .utf8)
  }

  private func path(tenant: String) -> String {
    // The name of a tenant may hold anything; its hash is a file name.
    folder + "/" + Digest.of(utf8: tenant).hex + ".key"
  }

  private func key(tenant: String) throws -> SymmetricKey {
    if let key = try existingKey(tenant: tenant) { return key }
    try AtomicFile.makeDirectories(folder, mode: 0o700)
    let fresh = Hex.encode(KeyFiles.randomBytes(32)) + "\n"
    // Another process may have made it in this moment: then theirs is read.
    _ = try AtomicFile.create(path(tenant: tenant), with: Array(fresh.utf8), mode: 0o600)
    guard let key = try existingKey(tenant: tenant) else {
      throw StoreError.keyMissing(name: "audit")
    }
    return key
  }

  private func existingKey(tenant: String) throws -> SymmetricKey? {
    if let key = keys.withLock({ $0[tenant] }) { return key }
    let path = path(tenant: tenant)
    guard let bytes = try KeyFiles.readSecret(path) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasSuffix("\n"), let raw = Hex.decode(String(text.dropLast())), raw.count == 32
    else { throw StoreError.keyInvalid(path: path, reason: "not 64 hex digits") }
    let key = SymmetricKey(data: raw)
    keys.withLock { $0[tenant] = key }
    return key
  }
}
