/// The keys of audit records, and how a single one is destroyed although all are derived.
///
/// A record's key is HMAC-SHA256 of the record's salt under the tenant's key, so sealing costs no write.
/// To forget one record, its tenant's key has to go: it is retired (a new one takes its place), the keys
/// of all records that it sealed are derived once more and stored one by one, wrapped, in
/// `keys/audit/<tenant>.entries`; then the retired key is destroyed, and after it the one slot. Further
/// records of the same table only cost their slot.
///
/// A crash anywhere leaves every record readable that was not to be forgotten: the retired key is
/// destroyed after the table is durable, and until then it opens what it opened before.

import Bytes
import Crypto
import Synchronization

final class AuditKeys: Sendable {
  static let saltBytes = 16
  private static let slotBytes = 96
  private static let info = Array("gatehouse-audit-entry/v1".utf8)

  private let folder: String
  /// The current keys, each with the file that it was read from.
  private let cache = Mutex<[String: (file: FileStatus, key: SymmetricKey)]>([:])

  init(workspace: String) { folder = workspace + "/keys/audit" }

  /// The key of one record.
  static func derive(_ tenantKey: SymmetricKey, salt: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: info + salt, using: tenantKey))
  }

  /// The names of tenants may hold anything; their hashes are file names.
  private func path(_ tenant: String, _ suffix: String) -> String {
    folder + "/" + Digest.of(utf8: tenant).hex + suffix
  }

  // MARK: reading

  /// The key that seals new records of `tenant`, made if there is none. The file is looked at each time
  /// (one `stat`): another process may have retired the key before.
  func current(tenant: String) throws -> SymmetricKey {
    let path = path(tenant, ".key")
    if let status = try System.status(path) {
      if let known = cache.withLock({ $0[tenant] }), known.file == status { return known.key }
      if let key = try AuditKeys.read(path) {
        cache.withLock { $0[tenant] = (status, key) }
        return key
      }
    }
    try AtomicFile.makeDirectories(folder, mode: 0o700)
    let fresh = Hex.encode(KeyFiles.randomBytes(32)) + "\n"
    // Another process may have made it in this moment: then theirs is read.
    _ = try AtomicFile.create(path, with: Array(fresh.utf8), mode: 0o600)
    guard let key = try AuditKeys.read(path) else { throw StoreError.keyMissing(name: "audit") }
    return key
  }

  /// The keys of `tenant` that are still there: the current one, and one that is being retired.
  func tenantKeys(tenant: String) throws -> [SymmetricKey] {
    try [".key", ".retired"].compactMap { try AuditKeys.read(path(tenant, $0)) }
  }

  /// The keys that the record with this salt may be sealed under.
  func candidates(tenant: String, salt: [UInt8]) throws -> [SymmetricKey] {
    var keys = try tenantKeys(tenant: tenant).map {
      SymmetricKey(data: AuditKeys.derive($0, salt: salt))
    }
    if let slot = try slot(of: salt, tenant: tenant), let key = slot.key { keys.append(key) }
    return keys
  }

  private static func read(_ path: String) throws -> SymmetricKey? {
    guard let bytes = try KeyFiles.readSecret(path) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.last == 0x0A, let raw = Hex.decode(String(text.dropLast())), raw.count == 32
    else { throw StoreError.keyInvalid(path: path, reason: "not 64 hex digits") }
    return SymmetricKey(data: raw)
  }

  // MARK: the table of single keys

  private struct Slot {
    let offset: UInt64
    let key: SymmetricKey?
  }

  private func slot(of salt: [UInt8], tenant: String) throws -> Slot? {
    let table = try tableBytes(tenant)
    guard !table.isEmpty, let wrap = try wrapKey(create: false) else { return nil }
    for start in stride(from: 0, to: table.count - AuditKeys.slotBytes + 1, by: AuditKeys.slotBytes)
    where Array(table[start..<(start + AuditKeys.saltBytes)]) == salt {
      let wrapped = Array(table[(start + AuditKeys.saltBytes)..<(start + AuditKeys.saltBytes + 60)])
      let raw = BodyKeys.decrypt(wrapped, under: wrap, for: Bytes.Digest.of(salt))
      return Slot(offset: UInt64(start), key: raw.map { SymmetricKey(data: $0) })
    }
    return nil
  }

  private func tableBytes(_ tenant: String) throws -> [UInt8] {
    try System.readFile(path(tenant, ".entries"), limit: Limits.auditTableBytes) ?? []
  }

  private func wrapKey(create: Bool) throws -> SymmetricKey? {
    let path = folder + "/wrap.key"
    if let key = try AuditKeys.read(path) { return key }
    guard create else { return nil }
    let fresh = Hex.encode(KeyFiles.randomBytes(32)) + "\n"
    _ = try AtomicFile.create(path, with: Array(fresh.utf8), mode: 0o600)
    return try AuditKeys.read(path)
  }

  // MARK: destroying

  /// Destroys the key of the record with `salt`. `salts` gives the salts of all records in the ledger
  /// that open under a key of the tenant; `pause` waits until records that were being sealed are in it. Answers
  /// `false` if no key of the record was found, which is so when it is destroyed already.
  func destroy(
    salt: [UInt8], tenant: String, salts: (SymmetricKey) throws -> [[UInt8]], pause: () -> Void
  ) throws -> Bool {
    try withLock(tenant) {
      var slot = try slot(of: salt, tenant: tenant)
      if slot == nil {
        // One round for a retired key that a crash left, one for the current one.
        for _ in 0..<2 where slot == nil {
          try retire(tenant, salts, pause)
          slot = try self.slot(of: salt, tenant: tenant)
        }
      }
      guard let slot else { return false }
      let table = try System.openForWriting(path(tenant, ".entries"), mode: 0o600)
      // The salt goes too: the slot then names nothing.
      try Destruction.overwrite(table, at: slot.offset, count: AuditKeys.slotBytes)
      return true
    }
  }

  /// Destroys all keys of a tenant.
  func destroy(tenant: String) throws {
    try withLock(tenant) {
      for suffix in [".key", ".retired", ".entries"] {
        try Destruction.file(path(tenant, suffix))
      }
    }
  }

  private func retire(
    _ tenant: String, _ salts: (SymmetricKey) throws -> [[UInt8]], _ pause: () -> Void
  ) throws {
    let retired = path(tenant, ".retired")
    if try System.status(retired) == nil {
      guard try System.status(path(tenant, ".key")) != nil else { return }
      try System.rename(path(tenant, ".key"), to: retired)
      try System.syncDirectory(folder)
    }
    guard let key = try AuditKeys.read(retired), let wrap = try wrapKey(create: true) else {
      return
    }
    pause()
    var table = try tableBytes(tenant)
    for salt in try salts(key) {
      let wrapped = try BodyKeys.encrypt(
        AuditKeys.derive(key, salt: salt), under: wrap, for: Bytes.Digest.of(salt))
      let used = salt + wrapped
      table += used + [UInt8](repeating: 0, count: AuditKeys.slotBytes - used.count)
    }
    try AtomicFile.replace(path(tenant, ".entries"), with: table, mode: 0o600)
    try Destruction.file(retired)
  }

  private func withLock<T>(_ tenant: String, _ body: () throws -> T) throws -> T {
    try AtomicFile.makeDirectories(folder, mode: 0o700)
    let lock = try System.openForWriting(path(tenant, ".lock"), mode: 0o600)
    try System.lock(lock)
    defer { System.unlock(lock) }
    return try body()
  }
}
