/// The directory `.gatehouse/`: keys, ledger, blobs, index and access register of one AI system.

package import Bytes
package import Evidence

/// Where recorded evidence went.
package struct RecordedEvidence: Sendable, Equatable {
  /// The digest of the envelope, its name in the blob store.
  package let envelopeDigest: Digest
  /// Its place in the ledger.
  package let entryIndex: UInt64
}

/// One `.gatehouse` directory, open.
package final class Workspace: Sendable {
  /// The path of the `.gatehouse` directory.
  package let directory: String
  /// The ledger.
  package let ledger: DurableLedger
  /// Seals the audit records of requests.
  package let auditSealer: AuditSealer
  /// The API keys.
  package let accessRegister: AccessRegister

  private init(directory: String) throws {
    self.directory = directory
    ledger = DurableLedger()
    auditSealer = AuditSealer(directory: directory)
    accessRegister = AccessRegister(directory: directory)
  }

  /// Opens the workspace at `directory` (the path of `.gatehouse` itself) and recovers its ledger.
  package static func open(_ directory: String) throws -> Workspace {
    throw StoreError.workspaceMissing(path: directory)
  }

  /// Makes a workspace with a machine key and an empty ledger; refuses an existing one.
  /// `at` is the time in Unix seconds for the first ledger entries.
  package static func create(_ directory: String, at: Int64) throws -> Workspace {
    try Workspace(directory: directory)
  }

  /// Signs `statement` with `key`, stores the envelope, appends it to the ledger and publishes.
  package func record(_ statement: Statement, key: EvidenceKey, at: Int64) throws
    -> RecordedEvidence
  {
    throw StoreError.poisoned(path: directory)
  }

  /// All DSSE evidence that verifies against the trusted keys, in the order of the ledger.
  package func evidence() throws -> [VerifiedStatement] { [] }

  /// The private key with this name; the machine key for `nil`.
  package func key(named name: String?) throws -> EvidenceKey {
    throw StoreError.keyMissing(name: name ?? "machine")
  }

  /// Makes a key pair, writes its files and records the event in the ledger.
  package func generateKey(named name: String, role: KeyRole, identity: String, at: Int64) throws
    -> TrustedKey
  {
    throw StoreError.keyExists(name: name)
  }

  /// The public keys in `keys/`.
  package func trustedKeys() throws -> TrustedKeys { TrustedKeys([]) }
}
