/// The directory `.gatehouse/`: keys, ledger, blobs, index and access register of one AI system.

package import Bytes
package import Evidence
import Ledger
import Synchronization

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
  /// Large bodies.
  package let blobs: BlobStore
  /// The files of admitted models.
  package let vault: Vault
  /// The key files.
  package let keys: KeyFiles
  /// Seals the audit records of requests.
  package let auditSealer: AuditSealer
  /// The API keys.
  package let accessRegister: AccessRegister
  /// What can be looked up in the ledger; rebuilt when it is missing.
  package let index: LedgerIndex
  private let sealed = Mutex<[Digest: SealedStatement]>([:])
  /// What attestations of others came to under which trust.
  let judgedImports = Mutex<[Digest: JudgedImport]>([:])

  private init(directory: String, ledgerKey: LedgerKey) throws {
    self.directory = directory
    keys = KeyFiles(workspace: directory)
    blobs = BlobStore(workspace: directory)
    vault = Vault(workspace: directory)
    ledger = try DurableLedger(workspace: directory, key: ledgerKey)
    auditSealer = AuditSealer(workspace: directory, blobs: blobs)
    accessRegister = try AccessRegister(workspace: directory)
    index = LedgerIndex(workspace: directory, ledger: ledger, blobs: blobs)
  }

  /// Opens the workspace at `directory` (the path of `.gatehouse` itself) and recovers its ledger.
  package static func open(_ directory: String) throws -> Workspace {
    guard try System.status(directory + "/ledger") != nil else {
      throw StoreError.workspaceMissing(path: directory)
    }
    let key = try KeyFiles(workspace: directory).ledgerKey()
    return try Workspace(directory: directory, ledgerKey: key)
  }

  /// Makes a workspace with a machine key and a ledger whose first entry is that key's event;
  /// refuses an existing one. `at` is in Unix seconds.
  package static func create(_ directory: String, at: Int64) throws -> Workspace {
    guard try System.status(directory + "/ledger") == nil else {
      throw StoreError.workspaceExists(path: directory)
    }
    try AtomicFile.makeDirectories(directory, mode: 0o700)
    try AtomicFile.makeDirectories(directory + "/keys", mode: 0o700)
    let files = KeyFiles(workspace: directory)
    // Leftovers of an interrupted creation are taken up: no ledger means that nothing was signed.
    let ledgerKey = try (try? files.ledgerKey()) ?? files.generateLedgerKey()
    let machine =
      try (try? files.trustedKey(named: KeyFiles.machineName))
      ?? files.generate(name: KeyFiles.machineName, role: .machine, identity: "")
    try DurableLedger.create(workspace: directory, key: ledgerKey)
    let workspace = try Workspace(directory: directory, ledgerKey: ledgerKey)
    try workspace.recordKeyEvent(machine, at: at)
    return workspace
  }

  /// Signs `statement` with `key`, stores the envelope, appends it to the ledger and publishes.
  @discardableResult
  package func record(_ statement: Statement, key: EvidenceKey, at: Int64) throws
    -> RecordedEvidence
  {
    try refuseEnded(key.keyID, at: at)
    let envelope: Envelope
    do {
      envelope = try key.sign(statement)
    } catch {
      throw StoreError.evidence(error)
    }
    return try record(envelope, statement: statement, at: at)
  }

  /// Stores an envelope that is signed already and appends it. The caller has verified it.
  @discardableResult
  package func record(_ envelope: Envelope, statement: Statement, at: Int64) throws
    -> RecordedEvidence
  {
    let digest = try blobs.put(
      envelope.encoded(), plain: Erasure.protected.contains(statement.predicateType))
    let entry = LedgerEntry(
      .evidence(
        envelope: digest, predicateType: statement.predicateType, subjects: statement.subjects),
      at: at)
    let index = try ledger.append([entry])[0]
    try ledger.publish()
    return RecordedEvidence(envelopeDigest: digest, entryIndex: index)
  }

  /// All DSSE evidence that verifies against the trusted keys, in the order of the ledger. Envelopes
  /// that no trusted key signed, or only keys that were rotated or revoked before, are left out; a
  /// missing or altered body is a fault. What was verified once is kept in memory.
  package func evidence() throws -> [VerifiedStatement] {
    let all = try verified(try index.evidence())
    return KeyHistory(all).standing(all)
  }

  /// What the ledger says of its keys.
  package func keyHistory() throws -> KeyHistory {
    KeyHistory(try verified(try index.evidence(predicateType: PredicateType.keyEvent)))
  }

  private func verified(_ rows: [EvidenceRow]) throws -> [VerifiedStatement] {
    let trusted = try trustedKeys()
    let erased = try voidedByErasure()
    var result: [VerifiedStatement] = []
    for row in rows {
      if erased.contains(row.index) { continue }
      let statement: SealedStatement
      if let known = sealed.withLock({ $0[row.envelope] }),
        known.signers.allSatisfy({ trusted.keys[$0.keyID] == $0 })
      {
        statement = known
      } else {
        guard let fresh = try verify(row, trusted) else { continue }
        statement = fresh
        sealed.withLock { $0[row.envelope] = fresh }
      }
      result.append(statement.recorded(entryIndex: row.index, recordedAt: row.at))
    }
    return result
  }

  /// `nil` for an envelope that nobody trusted signed; a bad signature of a trusted key is a fault.
  private func verify(_ row: EvidenceRow, _ trusted: TrustedKeys) throws -> SealedStatement? {
    let bytes = try blobs.get(row.envelope, entry: row.index)
    do {
      return try trusted.verify(try Envelope.decode(bytes))
    } catch .untrustedSigner, .thresholdNotMet {
      return nil
    } catch {
      throw StoreError.ledger(
        LedgerFault(
          .envelopeInvalid, file: BlobStore.name(row.envelope), index: row.index,
          detail: "the envelope does not verify"))
    }
  }

  /// The private key with this name; the machine key for `nil`.
  package func key(named name: String?, passphrase: PassphraseSource = .automatic) throws
    -> EvidenceKey
  {
    try keys.evidenceKey(named: name ?? KeyFiles.machineName, passphrase: passphrase)
  }

  /// The public keys in `keys/`, the former ones too: they verify what they signed.
  package func trustedKeys() throws -> TrustedKeys { TrustedKeys(try keys.trustedKeys()) }
}
