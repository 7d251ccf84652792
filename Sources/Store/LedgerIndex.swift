/// The index of the ledger: SQLite tables that answer "which entries are evidence of this type, about
/// this digest" and "which entry is this request's". It holds nothing that the ledger does not, is
/// brought up to date before each question, and is made anew when it is missing or does not belong to
/// the ledger. `PRAGMA synchronous` is NORMAL: after a power cut it may lag, which costs a re-read.

package import Bytes
import Evidence
import GRDB
import Ledger
import Synchronization

/// One evidence entry.
package struct EvidenceRow: Sendable, Equatable {
  /// Its index in the ledger.
  package let index: UInt64
  /// When it was recorded, in Unix seconds.
  package let at: Int64
  /// The digest of its envelope.
  package let envelope: Digest
  /// Its predicate type.
  package let predicateType: String
}

/// One audit entry.
package struct AuditRow: Sendable, Equatable {
  /// Its index in the ledger.
  package let index: UInt64
  /// When it was recorded, in Unix seconds.
  package let at: Int64
  /// The id of the request.
  package let requestID: String
  /// The tenant of the request.
  package let tenant: String
}

/// The index of one workspace. Safe for several processes at once.
package final class LedgerIndex: Sendable {
  private let path: String
  private let ledger: DurableLedger
  private let blobs: BlobStore
  private let queue = Mutex<DatabaseQueue?>(nil)

  init(workspace: String, ledger: DurableLedger, blobs: BlobStore) {
    path = workspace + "/index.sqlite"
    self.ledger = ledger
    self.blobs = blobs
  }

  // MARK: questions

  /// Evidence entries in their order, of one predicate type and about one digest if asked for.
  package func evidence(predicateType: String? = nil, subject: Digest? = nil) throws
    -> [EvidenceRow]
  {
    try ask { database in
      var query = "SELECT idx, at, envelope, type FROM evidence WHERE 1"
      var arguments: [String] = []
      if let predicateType {
        query += " AND type = ?"
        arguments.append(predicateType)
      }
      if let subject {
        query += " AND idx IN (SELECT idx FROM subject WHERE digest = ?)"
        arguments.append(subject.hex)
      }
      return try Row.fetchAll(
        database, sql: query + " ORDER BY idx", arguments: StatementArguments(arguments)
      ).compactMap { row in
        guard let index: Int64 = row["idx"], let at: Int64 = row["at"],
          let hex: String = row["envelope"], let envelope = Digest(hex: hex),
          let type: String = row["type"]
        else { return nil }
        return EvidenceRow(index: UInt64(index), at: at, envelope: envelope, predicateType: type)
      }
    }
  }

  /// The evidence entry that holds this envelope.
  package func evidence(envelope: Digest) throws -> EvidenceRow? {
    try evidence().first { $0.envelope == envelope }
  }

  /// The audit entries of a request, in their order.
  package func audit(requestID: String) throws -> [AuditRow] {
    try audit(condition: "request = ?", [requestID], limit: 1_000)
  }

  /// The newest audit entries, newest first, of one tenant if asked for.
  package func audit(tenant: String? = nil, limit: Int) throws -> [AuditRow] {
    try audit(
      condition: tenant == nil ? "1" : "tenant = ?", tenant.map { [$0] } ?? [], limit: limit)
  }

  private func audit(condition: String, _ arguments: [String], limit: Int) throws -> [AuditRow] {
    try ask { database in
      try Row.fetchAll(
        database,
        sql:
          "SELECT idx, at, request, tenant FROM audit WHERE \(condition) ORDER BY idx DESC LIMIT \(limit)",
        arguments: StatementArguments(arguments)
      ).compactMap { row in
        guard let index: Int64 = row["idx"], let at: Int64 = row["at"],
          let request: String = row["request"], let tenant: String = row["tenant"]
        else { return nil }
        return AuditRow(index: UInt64(index), at: at, requestID: request, tenant: tenant)
      }
    }
  }

  /// Deletes the index and reads the whole ledger again; answers how many entries it holds.
  package func rebuild() throws -> UInt64 {
    try queue.withLock { slot in
      slot = nil
      for suffix in ["", "-wal", "-shm"] { System.remove(path + suffix) }
      let database = try connect()
      slot = database
      try update(database)
    }
    return ledger.size
  }

  // MARK: keeping up

  /// Runs `question` on an index that is up to date. A database that SQLite finds damaged is thrown
  /// away once.
  private func ask<T: Sendable>(_ question: (Database) throws -> T) throws -> T {
    _ = try ledger.changedSince(ledger.size)
    return try queue.withLock { slot in
      do {
        return try attempt(&slot, question)
      } catch let error as DatabaseError where LedgerIndex.isDamage(error) {
        slot = nil
        for suffix in ["", "-wal", "-shm"] { System.remove(path + suffix) }
        do {
          return try attempt(&slot, question)
        } catch let error as DatabaseError {
          throw StoreError.index(reason: error.message ?? "SQLite error \(error.resultCode)")
        }
      } catch let error as DatabaseError {
        throw StoreError.index(reason: error.message ?? "SQLite error \(error.resultCode)")
      }
    }
  }

  private func attempt<T: Sendable>(
    _ slot: inout DatabaseQueue?, _ question: (Database) throws -> T
  ) throws
    -> T
  {
    // A deleted file is noticed: the open connection would go on writing to nowhere.
    if try System.status(path) == nil { slot = nil }
    let database = try slot ?? connect()
    slot = database
    try update(database)
    return try database.read(question)
  }

  private static func isDamage(_ error: DatabaseError) -> Bool {
    error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
      || error.resultCode == .SQLITE_ERROR
  }

  private func connect() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    }
    let database = try DatabaseQueue(path: path, configuration: configuration)
    try database.write { try $0.execute(sql: LedgerIndex.schema) }
    return database
  }

  private static let schema = """
    CREATE TABLE IF NOT EXISTS state (
      id INTEGER PRIMARY KEY CHECK (id = 1), origin TEXT NOT NULL, size INTEGER NOT NULL,
      last TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS evidence (
      idx INTEGER PRIMARY KEY, at INTEGER NOT NULL, envelope TEXT NOT NULL, type TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS evidence_type ON evidence (type);
    CREATE TABLE IF NOT EXISTS subject (digest TEXT NOT NULL, idx INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS subject_digest ON subject (digest);
    CREATE TABLE IF NOT EXISTS audit (
      idx INTEGER PRIMARY KEY, at INTEGER NOT NULL, request TEXT NOT NULL, tenant TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS audit_request ON audit (request);
    CREATE INDEX IF NOT EXISTS audit_tenant ON audit (tenant);
    """

  /// Adds the entries that the index does not have yet. An index whose last entry is not the
  /// ledger's is emptied first.
  private func update(_ database: DatabaseQueue) throws {
    let size = ledger.size
    var from = try known(database, size: size)
    while from < size {
      let end = min(size, from + Limits.indexChunk)
      let chunk = try ledger.encodedEntries(from..<end)
      try database.write { database in try add(chunk, from: from, database) }
      from = end
    }
  }

  private func known(_ database: DatabaseQueue, size: UInt64) throws -> UInt64 {
    let row = try database.read { database in
      try Row.fetchOne(database, sql: "SELECT origin, size, last FROM state")
    }
    guard let row, let stored: Int64 = row["size"] else { return 0 }
    let count = UInt64(clamping: stored)
    if row["origin"] == ledger.verifier.name, count <= size, count > 0,
      let last = try ledger.encodedEntries((count - 1)..<count).first,
      row["last"] == Digest.of(last).hex
    {
      return count
    }
    try database.write { database in
      try database.execute(
        sql: "DELETE FROM state; DELETE FROM evidence; DELETE FROM subject; DELETE FROM audit")
    }
    return 0
  }

  private func add(_ chunk: [[UInt8]], from: UInt64, _ database: Database) throws {
    for (offset, bytes) in chunk.enumerated() {
      let index = from + UInt64(offset)
      guard let entry = LedgerEntry.decode(bytes) else {
        throw StoreError.ledger(
          LedgerFault(
            .entryInvalid, file: "ledger", index: index,
            detail: "not an entry that this program writes"))
      }
      try add(entry, at: Int64(index), database)
    }
    guard let last = chunk.last else { return }
    try database.execute(
      sql: "INSERT OR REPLACE INTO state (id, origin, size, last) VALUES (1, ?, ?, ?)",
      arguments: [
        ledger.verifier.name, Int64(from) + Int64(chunk.count), Digest.of(last).hex,
      ])
  }

  /// `nil` for a body that is gone or can't be read here. That is for those who ask for it to judge: it
  /// may have been erased, and what says so stands further on in the ledger.
  private func body(_ envelope: Digest, _ index: UInt64) throws -> [UInt8]? {
    do {
      return try blobs.get(envelope, entry: index)
    } catch StoreError.ledger(let fault)
      where fault.kind == .blobMissing || fault.kind == .blobDamaged
    {
      return nil
    } catch StoreError.bodySealed {
      return nil
    }
  }

  private func add(_ entry: LedgerEntry, at index: Int64, _ database: Database) throws {
    switch entry.kind {
    case .audit(let requestID, let tenant, _):
      try database.execute(
        sql: "INSERT OR REPLACE INTO audit (idx, at, request, tenant) VALUES (?, ?, ?, ?)",
        arguments: [index, entry.at, requestID, tenant])
    case .evidence(let envelope, let type, let listed):
      try database.execute(
        sql: "INSERT OR REPLACE INTO evidence (idx, at, envelope, type) VALUES (?, ?, ?, ?)",
        arguments: [index, entry.at, envelope.hex, type])
      // The entry may list only the first subjects; the envelope has all of them.
      let bytes = try body(envelope, UInt64(index))
      let statement = bytes.flatMap {
        try? Evidence.Statement.decode(try Envelope.decode($0).payload)
      }
      for digest in Set((statement?.subjects ?? listed).map(\.digest)) {
        try database.execute(
          sql: "INSERT INTO subject (digest, idx) VALUES (?, ?)", arguments: [digest.hex, index])
      }
    }
  }
}
