/// Audit records: encrypted before they reach the ledger (AES-256-GCM), so that the ledger can be shown
/// and copied without showing what people wrote.

package import Bytes
import Crypto
import Synchronization

/// Seals and opens audit records. Each record has a key of its own, derived from the key of its tenant
/// and a salt in the record, so that one record (`AuditKeys.swift`) or a whole tenant can be made
/// unreadable for good while all proofs stay valid. The tenant's key file in `keys/audit/` is made at
/// first use.
package final class AuditSealer: Sendable {
  private let keys: AuditKeys
  private let blobs: BlobStore

  init(workspace: String, blobs: BlobStore) {
    keys = AuditKeys(workspace: workspace)
    self.blobs = blobs
  }

  /// The keys, for erasing.
  var auditKeys: AuditKeys { keys }

  /// Encrypts `plain` for `tenant`; the request id and the tenant are bound as associated data.
  /// Bodies above 32 KiB go to the blob store, which blocks until they are durable. `at` is in Unix
  /// seconds. Request id and tenant are 1 to 256 bytes and stand in the entry in the clear.
  package func seal(requestID: String, tenant: String, plain: JSON, at: Int64) throws
    -> LedgerEntry
  {
    for name in [requestID, tenant] where name.isEmpty || name.utf8.count > Limits.auditNameBytes {
      throw StoreError.invalidName(String(name.prefix(Limits.nameCharacters)))
    }
    let salt = KeyFiles.randomBytes(AuditKeys.saltBytes)
    let sealed: [UInt8]
    do {
      let key = AuditKeys.derive(try keys.current(tenant: tenant), salt: salt)
      let box = try AES.GCM.seal(
        plain.encoded(.canonical), using: SymmetricKey(data: key),
        authenticating: AuditSealer.associatedData(requestID, tenant))
      sealed = salt + Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
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
    let sealed = try self.sealed(body)
    let data = AuditSealer.associatedData(requestID, tenant)
    guard sealed.count > AuditKeys.saltBytes else {
      throw StoreError.auditUnreadable(requestID: requestID)
    }
    let salt = Array(sealed[..<AuditKeys.saltBytes])
    let rest = Array(sealed[AuditKeys.saltBytes...])
    for key in try keys.candidates(tenant: tenant, salt: salt) {
      if let json = AuditSealer.open(rest, key, data) { return json }
    }
    // Records of before entries had keys of their own: sealed with the tenant's key itself.
    for key in try keys.tenantKeys(tenant: tenant) {
      if let json = AuditSealer.open(sealed, key, data) { return json }
    }
    throw StoreError.auditUnreadable(requestID: requestID)
  }

  /// The salt of an entry's key; `nil` where the body is gone or too short.
  func salt(of entry: LedgerEntry) throws -> (tenant: String, salt: [UInt8])? {
    guard case .audit(_, let tenant, let body) = entry.kind, let sealed = try? self.sealed(body),
      sealed.count > AuditKeys.saltBytes
    else { return nil }
    return (tenant, Array(sealed[..<AuditKeys.saltBytes]))
  }

  /// How a record was sealed under a tenant's key.
  enum Sealing: Equatable {
    /// Under the key of its own that this salt derives.
    case derived(salt: [UInt8])
    /// Under the tenant's key itself, before records had keys of their own.
    case direct
  }

  /// How `entry` was sealed under `tenantKey`; `nil` if it was not.
  func sealing(of entry: LedgerEntry, under tenantKey: SymmetricKey) -> Sealing? {
    guard case .audit(let requestID, let tenant, let body) = entry.kind,
      let sealed = try? self.sealed(body), sealed.count > AuditKeys.saltBytes
    else { return nil }
    let data = AuditSealer.associatedData(requestID, tenant)
    let salt = Array(sealed[..<AuditKeys.saltBytes])
    let derived = SymmetricKey(data: AuditKeys.derive(tenantKey, salt: salt))
    if AuditSealer.open(Array(sealed[AuditKeys.saltBytes...]), derived, data) != nil {
      return .derived(salt: salt)
    }
    return AuditSealer.open(sealed, tenantKey, data) != nil ? .direct : nil
  }

  private func sealed(_ body: LedgerEntry.SealedBody) throws -> [UInt8] {
    switch body {
    case .inline(let bytes): bytes
    case .blob(let digest): try blobs.get(digest)
    }
  }

  private static func open(_ sealed: [UInt8], _ key: SymmetricKey, _ data: [UInt8]) -> JSON? {
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let plain = try? AES.GCM.open(box, using: key, authenticating: data)
    else { return nil }
    return try? JSON.parse(Array(plain))
  }

  /// Request id and tenant, each behind its length, so that no two pairs give the same bytes.
  private static func associatedData(_ requestID: String, _ tenant: String) -> [UInt8] {
    Array(
      "gatehouse-audit/v1\n\(requestID.utf8.count)\n\(requestID)\(tenant.utf8.count)\n\(tenant)"
        .utf8)
  }
}
