/// The life of the keys of a workspace: made, rotated with an overlap, revoked; each with its reason in the
/// ledger.

package import Bytes
package import Evidence

extension Workspace {
  /// Makes a key pair, writes its files and records the event in the ledger. `at` is in Unix
  /// seconds. The public half is trusted from then on.
  package func generateKey(
    named name: String, role: KeyRole, identity: String, curve: SigningCurve = .p256,
    passphrase: [UInt8]? = nil, at: Int64
  ) throws -> TrustedKey {
    let key = try keys.generate(
      name: name, role: role, identity: identity, curve: curve, passphrase: passphrase)
    try recordKeyEvent(key, at: at)
    return key
  }

  func recordKeyEvent(_ key: TrustedKey, at: Int64) throws {
    let statement = Statement(
      subjects: [Self.subject(key)], predicateType: PredicateType.keyEvent,
      predicate: [
        "event": "generated", "keyid": .string(key.keyID), "name": .string(key.name),
        "role": .string(key.role.rawValue), "identity": .string(key.identity),
        "public": .string(key.publicPEM),
      ])
    try record(statement, key: try self.key(named: nil), at: at)
  }

  /// How a key ends.
  package struct KeyEnd: Sendable, Equatable {
    /// Why.
    package var reason: RevocationReason
    /// What a person wrote about it.
    package var note: String
    /// The end of the overlap, or the time since when the key is compromised, in Unix seconds.
    package var at: Int64?

    /// Names the reason.
    package init(reason: RevocationReason, note: String, at: Int64?) {
      self.reason = reason
      self.note = note
      self.at = at
    }
  }

  /// The passphrases that a rotation needs.
  package struct RotationSecrets: Sendable {
    /// Opens the old key.
    package var old: PassphraseSource
    /// Protects the new one; `nil` leaves it unprotected.
    package var new: [UInt8]?

    /// Both of them.
    package init(old: PassphraseSource = .automatic, new: [UInt8]? = nil) {
      self.old = old
      self.new = new
    }
  }

  /// Makes a new key in the place of the one named `name`; the old one stays under another name and
  /// counts until the end of the overlap. The event is signed by both, or where the old one is compromised
  /// by the machine's and the new one. Interrupted, it can be called
  /// again: the same new key is taken up. Answers the new key and the name of the old one.
  package func rotateKey(
    named name: String, to curve: SigningCurve? = nil, end: KeyEnd,
    secrets: RotationSecrets = RotationSecrets(), at: Int64
  ) throws -> (new: TrustedKey, former: String) {
    try keys.finishRotation(of: name)
    let old = try keys.trustedKey(named: name)
    // The old key vouches for the new one; where it is compromised, the machine does.
    var signers: [EvidenceKey] = []
    if end.reason != .compromised {
      signers.append(try keys.evidenceKey(named: name, passphrase: secrets.old))
    } else if name != KeyFiles.machineName {
      signers.append(try key(named: nil, passphrase: secrets.old))
    }
    let next = try keys.prepareNext(
      of: old, curve: curve ?? old.curve, passphrase: secrets.new)
    signers.append(try keys.nextKey(of: name, passphrase: secrets.new, or: secrets.old))
    try keys.keepFormer(old)
    var predicate = Self.endPredicate("rotated", end)
    predicate["keyid"] = .string(old.keyID)
    predicate["name"] = .string(name)
    predicate["role"] = .string(old.role.rawValue)
    predicate["identity"] = .string(old.identity)
    predicate["successor"] = .string(next.keyID)
    predicate["public"] = .string(next.publicPEM)
    let statement = Statement(
      subjects: [Self.subject(old), Self.subject(next)], predicateType: PredicateType.keyEvent,
      predicate: predicate)
    try record(statement, keys: signers, at: at)
    let placed = try keys.placeNext(name)
    return (placed, KeyFiles.formerName(of: old))
  }

  /// Records that `key` no longer counts. The machine's key in use cannot be revoked, only rotated.
  @discardableResult
  package func revokeKey(_ key: TrustedKey, end: KeyEnd, at: Int64) throws -> RecordedEvidence {
    if try keys.trustedKey(named: KeyFiles.machineName).keyID == key.keyID {
      throw StoreError.keyNeedsSuccessor(name: KeyFiles.machineName)
    }
    var predicate = Self.endPredicate("revoked", end)
    predicate["keyid"] = .string(key.keyID)
    predicate["name"] = .string(key.name)
    return try record(
      Statement(
        subjects: [Self.subject(key)], predicateType: PredicateType.keyEvent, predicate: predicate),
      key: try self.key(named: nil), at: at)
  }

  /// Records that the certificate in DER no longer counts, nor any chain that it is part of.
  @discardableResult
  package func revokeCertificate(_ der: [UInt8], end: KeyEnd, at: Int64) throws -> RecordedEvidence
  {
    let digest = Digest.of(der)
    var predicate = Self.endPredicate("revoked", end)
    predicate["certificate_sha256"] = .string(digest.hex)
    return try record(
      Statement(
        subjects: [Subject(name: "certificate", digest: digest)],
        predicateType: PredicateType.keyEvent, predicate: predicate),
      key: try self.key(named: nil), at: at)
  }

  /// Puts the private key named `name` under another passphrase; `nil` takes it away.
  package func protectKey(
    named name: String, with passphrase: [UInt8]?, opening source: PassphraseSource = .automatic
  ) throws {
    try keys.protect(name: name, with: passphrase, opening: source)
  }

  /// The keys that may sign now: without those that were revoked, or whose overlap is over.
  package func currentKeys(at now: Int64) throws -> [TrustedKey] {
    let ended = try keyHistory().revocations(now: now)
    return try keys.trustedKeys().filter { ended.entries[$0.keyID] == nil }
  }

  /// The keys and certificates that the ledger says no longer count.
  package func revocations(at now: Int64) throws -> RevocationList {
    try keyHistory().revocations(now: now)
  }

  /// The time at which the ledger says that an envelope was there, in Unix seconds: not before any
  /// entry above it, whatever the clock said then; `nil` if the ledger does not hold it.
  package func signingTime(of envelope: Digest) throws -> Int64? {
    var latest = Int64.min
    for row in try index.evidence() {
      latest = max(latest, row.at)
      if row.envelope == envelope { return latest }
    }
    return nil
  }

  /// Throws if the key may not sign any longer. A clock that stepped back does not help: what was
  /// recorded last is the earliest that it can be now.
  package func refuseEnded(_ keyID: String, at now: Int64) throws {
    let history = try keyHistory()
    guard let end = history.ends[keyID],
      !history.counts(keyID, at: .max, recordedAt: max(now, end.recordedAt))
    else { return }
    throw StoreError.evidence(.revokedSigner(id: keyID, reason: end.reason.rawValue))
  }

  private func record(_ statement: Statement, keys: [EvidenceKey], at: Int64) throws {
    var envelope = Envelope(
      payloadType: Envelope.payloadType, payload: statement.encoded(), signatures: [])
    do {
      for key in keys { envelope = try key.sign(envelope) }
    } catch {
      throw StoreError.evidence(error)
    }
    try record(envelope, statement: statement, at: at)
  }

  private static func endPredicate(_ event: String, _ end: KeyEnd) -> JSON {
    var predicate: JSON = [
      "event": .string(event), "reason": .string(end.reason.rawValue), "note": .string(end.note),
    ]
    if let at = end.at { predicate["at"] = .int(at) }
    return predicate
  }

  private static func subject(_ key: TrustedKey) -> Subject {
    Subject(name: "key:" + key.name, digest: Digest.of(utf8: key.publicPEM))
  }
}
