/// Erasing the content of an entry: the key of its body is destroyed, the ledger stays as it is and
/// verifies, and a signed statement in it says that the content was erased, when and why.
///
/// The order: first the statement becomes durable, then the content is destroyed. After a crash between
/// the two the same call finishes the work. Erased evidence satisfies nothing: readers leave it out from
/// the moment of the statement.

import Bytes
import Crypto
import Evidence
import Ledger

/// One erasure.
package struct Erasure: Sendable, Equatable {
  /// The entry whose content was erased.
  package let entry: UInt64
  /// Why.
  package let reason: String
  /// When, Unix seconds.
  package let at: Int64
  /// The entry that says so.
  package let recordedIn: UInt64
}

extension Erasure {
  /// Evidence that closes something, or that others rest on, stays readable: erasing it would open.
  static let protected: Set<String> = [
    PredicateType.quarantine, PredicateType.revocation, PredicateType.erasure,
    PredicateType.keyEvent, PredicateType.accessEvent,
    // What moves an alias of the vault or holds a version, and what ends a system or names an incident.
    "https://gatehouse.dev/vault-event/v1", "https://gatehouse.dev/incident/v1",
    "https://gatehouse.dev/decommission/v1",
  ]

  /// The SHA-256 digests in hex anywhere in `json`.
  static func digests(in json: JSON) -> Set<Bytes.Digest> {
    switch json {
    case .string(let text): Set([Bytes.Digest(hex: text)].compactMap(\.self))
    case .array(let items): items.reduce(into: []) { $0.formUnion(digests(in: $1)) }
    case .object(let object):
      object.members.reduce(into: []) { $0.formUnion(digests(in: $1.value)) }
    default: []
    }
  }

  /// What the statement of an erasure says of an entry.
  static func statement(index: UInt64, leaf: Bytes.Digest, kind: String, reason: String)
    -> Statement
  {
    Statement(
      subjects: [Subject(name: "ledger-entry:\(index)", digest: leaf)],
      predicateType: PredicateType.erasure,
      predicate: [
        "entry": .int(index), "leaf_sha256": .string(leaf.hex), "kind": .string(kind),
        "reason": .string(reason),
      ])
  }

  /// Reads a statement; `nil` if it is not one of an erasure.
  static func read(_ statement: Statement) -> (entry: UInt64, leaf: Bytes.Digest, reason: String)? {
    guard statement.predicateType == PredicateType.erasure, statement.subjects.count == 1,
      let entry = statement.predicate["entry"]?.int.flatMap({ UInt64(exactly: $0) }),
      statement.subjects[0].name == "ledger-entry:\(entry)",
      let reason = statement.predicate["reason"]?.string
    else { return nil }
    return (entry, statement.subjects[0].digest, reason)
  }
}

extension Workspace {
  /// The erasures that trusted keys signed, by the entry that they are about.
  package func erasures() throws -> [UInt64: Erasure] {
    let trusted = try trustedKeys()
    var all: [UInt64: Erasure] = [:]
    for row in try index.evidence(predicateType: PredicateType.erasure) {
      guard let bytes = try? blobs.get(row.envelope, entry: row.index),
        let envelope = try? Envelope.decode(bytes), let sealed = try? trusted.verify(envelope),
        let read = Erasure.read(sealed.statement), read.entry < row.index,
        let entry = try ledger.encodedEntries(read.entry..<(read.entry + 1)).first,
        MerkleHash.leaf(entry) == read.leaf, all[read.entry] == nil
      else { continue }
      all[read.entry] = Erasure(
        entry: read.entry, reason: read.reason, at: row.at, recordedIn: row.index)
    }
    return all
  }

  /// The evidence that counts no more because something was erased: the erased entries, and what is
  /// older, of the same type and about the same thing. The newest word on a thing wins, and nobody knows
  /// any longer what it was: an older, better one must not come back in its place.
  func voidedByErasure() throws -> Set<UInt64> {
    let erased = try erasures().keys.sorted()
    guard !erased.isEmpty else { return [] }
    var voided: Set<UInt64> = []
    for index in erased {
      let entry = try ledger.entries(index..<(index + 1))[0]
      guard case .evidence(_, let type, let subjects) = entry.kind,
        !Erasure.protected.contains(type)
      else { continue }
      voided.insert(index)
      let count = entry.json["subjectCount"]?.int ?? 0
      // An entry that lists only the first of its subjects may be about anything.
      let rows =
        count == subjects.count
        ? try Set(subjects.map(\.digest)).flatMap {
          try self.index.evidence(predicateType: type, subject: $0)
        } : try self.index.evidence(predicateType: type)
      for row in rows where row.index < index { voided.insert(row.index) }
    }
    return voided
  }

  /// Records that the content of entry `index` is erased, and destroys it. `pause` waits until records
  /// that were being sealed are in the ledger; `nil` waits two seconds. Calling it again finishes what a
  /// crash interrupted. The trusted machine key signs.
  package func forget(
    _ index: UInt64, reason: String, at: Int64, pause: (() -> Void)? = nil
  ) throws -> Erasure {
    guard index < ledger.size else {
      throw StoreError.notErasable(index: index, reason: "there is no such entry")
    }
    let entry = try ledger.entries(index..<(index + 1))[0]
    let kind = try erasableKind(entry, index)
    let erasure = try erasures()[index] ?? recordErasure(entry, index, kind, reason, at)
    switch entry.kind {
    case .evidence(let digest, _, _):
      // Documents that the statement refers to go first: without it nobody would find them again.
      for part in try documents(of: digest, index) { try blobs.destroy(part) }
      try blobs.destroy(digest)
    case .audit(_, _, let body):
      try forgetAudit(entry, index, pause ?? { System.pause(microseconds: Limits.sealingPause) })
      if case .blob(let digest) = body { try blobs.destroy(digest) }
    }
    return erasure
  }

  /// Throws unless the content of entry `index` can be erased; answers whether it is evidence or audit.
  package func checkErasable(_ index: UInt64) throws -> String {
    guard index < ledger.size else {
      throw StoreError.notErasable(index: index, reason: "there is no such entry")
    }
    return try erasableKind(try ledger.entries(index..<(index + 1))[0], index)
  }

  /// Makes all audit records of `tenant` unreadable and records the fact. Their number is answered.
  package func forgetTenant(_ tenant: String, reason: String, at: Int64) throws -> Int {
    let rows = try index.audit(tenant: tenant, limit: Int.max)
    let statement = Statement(
      subjects: [Subject(name: "audit-tenant", digest: Bytes.Digest.of(utf8: tenant))],
      predicateType: PredicateType.erasure,
      predicate: ["kind": "tenant", "reason": .string(reason), "records": .int(rows.count)])
    try record(statement, key: try key(named: nil), at: at)
    try auditSealer.auditKeys.destroy(tenant: tenant)
    return rows.count
  }

  /// Encrypts each body that is recorded from now on under a key of its own. Answers `false` if that is
  /// so already.
  package func encryptBodies() throws -> Bool { try blobs.bodyKeys.enable() }

  /// The bodies that only this envelope's statement refers to, such as a document that was taken in with
  /// it; none where the envelope is gone already.
  private func documents(of envelope: Bytes.Digest, _ index: UInt64) throws -> [Bytes.Digest] {
    guard let bytes = try? blobs.get(envelope),
      let statement = (try? Envelope.decode(bytes)).flatMap({ try? Statement.decode($0.payload) })
    else { return [] }
    var named = Erasure.digests(in: statement.predicate)
    named.formUnion(statement.subjects.map(\.digest))
    named = named.filter { $0 != envelope && blobs.holds($0) }
    for row in try self.index.evidence() where row.index != index && !named.isEmpty {
      named.remove(row.envelope)
      guard let other = try? blobs.get(row.envelope), let decoded = try? Envelope.decode(other)
      else { continue }
      let text = String(decoding: decoded.payload, as: UTF8.self)
      named = named.filter { !text.contains($0.hex) }
    }
    return named.sorted()
  }

  private func erasableKind(_ entry: LedgerEntry, _ index: UInt64) throws -> String {
    guard case .evidence(let digest, let type, _) = entry.kind else { return "audit" }
    if Erasure.protected.contains(type) {
      throw StoreError.notErasable(index: index, reason: "evidence of type \(type) stays readable")
    }
    let others = try self.index.evidence().filter { $0.envelope == digest && $0.index != index }
    if let other = others.first {
      throw StoreError.notErasable(
        index: index, reason: "entry \(other.index) holds the same envelope")
    }
    return "evidence"
  }

  private func recordErasure(
    _ entry: LedgerEntry, _ index: UInt64, _ kind: String, _ reason: String, _ at: Int64
  ) throws -> Erasure {
    let statement = Erasure.statement(
      index: index, leaf: MerkleHash.leaf(entry.encoded()), kind: kind, reason: reason)
    let recorded = try record(statement, key: try key(named: nil), at: at)
    return Erasure(entry: index, reason: reason, at: at, recordedIn: recorded.entryIndex)
  }

  private func forgetAudit(_ entry: LedgerEntry, _ index: UInt64, _ pause: () -> Void) throws {
    guard let (tenant, salt) = try auditSealer.salt(of: entry) else { return }
    let keys = auditSealer.auditKeys
    for key in try keys.tenantKeys(tenant: tenant)
    where auditSealer.sealing(of: entry, under: key) == .direct {
      throw StoreError.notErasable(
        index: index, reason: "recorded before records had keys of their own")
    }
    _ = try keys.destroy(
      salt: salt, tenant: tenant, salts: { try self.salts(of: tenant, under: $0) }, pause: pause)
  }

  private func salts(of tenant: String, under key: SymmetricKey) throws -> [[UInt8]] {
    var salts: [[UInt8]] = []
    for row in try index.audit(tenant: tenant, limit: Int.max) {
      let entry = try ledger.entries(row.index..<(row.index + 1))[0]
      switch auditSealer.sealing(of: entry, under: key) {
      case .derived(let salt): salts.append(salt)
      case .direct:
        throw StoreError.notErasable(
          index: row.index, reason: "recorded before records had keys of their own")
      case nil: continue
      }
    }
    return salts
  }
}
