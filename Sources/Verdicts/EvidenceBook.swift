/// The evidence of one judgement, sorted once so that every check can ask for the newest of a kind.
///
/// Two rules hold everywhere. Evidence from the future (beyond a small skew) satisfies nothing, but
/// what closes (quarantine, revocation) closes whatever its date. And the newest word on a thing wins
/// (the order of the ledger, not of clocks): a newer failing result voids an older passing one, and
/// revoking the newest does not bring the older one back.

import Bytes
import Evidence

/// An index over verified evidence.
struct EvidenceBook: Sendable {
  /// The time of the judgement, Unix seconds.
  let now: Int64
  /// Evidence that may satisfy something, newest first, by predicate type.
  private let byType: [String: [VerifiedStatement]]
  /// Scans by the digests of their subjects, newest first.
  private let scansByDigest: [Digest: [VerifiedStatement]]
  /// Scans of data sets by the digests of their subjects, newest first.
  private let dataScansByDigest: [Digest: [VerifiedStatement]]
  /// Admissions by the digests of their subjects, newest first.
  private let admissionsByDigest: [Digest: [VerifiedStatement]]
  /// Signatures by the digests of the files that they list, newest first.
  private let signaturesByDigest: [Digest: [VerifiedStatement]]
  /// Digests (of assets, releases and envelopes) that were revoked, with the revocation.
  let revoked: [Digest: VerifiedStatement]
  /// Digests (of assets, releases and scopes) in quarantine, with the statement that imposed it.
  let quarantined: [Digest: VerifiedStatement]

  init(_ evidence: [VerifiedStatement], now: Int64) {
    self.now = now
    let ordered = evidence.sorted { $0.entryIndex > $1.entryIndex }
    let usable = ordered.filter { !Self.isFromTheFuture($0, now: now) }
    byType = Dictionary(grouping: usable, by: \.statement.predicateType)
    scansByDigest = Self.index(byType[PredicateType.scan] ?? []) { statement in
      statement.subjects.map(\.digest)
    }
    dataScansByDigest = Self.index(byType[PredicateType.dataScan] ?? []) { statement in
      statement.subjects.map(\.digest)
    }
    admissionsByDigest = Self.index(byType[PredicateType.admission] ?? []) { statement in
      statement.subjects.map(\.digest)
    }
    signaturesByDigest = Self.index(byType[PredicateType.modelSignature] ?? []) { statement in
      ModelSignature.files(of: statement)
    }
    revoked = Self.revocations(ordered)
    quarantined = Self.quarantines(ordered.reversed(), now: now)
  }

  /// Evidence of `type`, newest first.
  func all(_ type: String) -> [VerifiedStatement] { byType[type] ?? [] }

  /// The newest evidence of `type` over `digest` that `condition` accepts.
  func newest(
    _ type: String, over digest: Digest,
    where condition: (VerifiedStatement) -> Bool = { _ in true }
  ) -> VerifiedStatement? {
    all(type).first { evidence in
      evidence.statement.subjects.contains { $0.digest == digest } && condition(evidence)
    }
  }

  /// The newest scan of the file with `digest`.
  func newestScan(of digest: Digest) -> VerifiedStatement? { scansByDigest[digest]?.first }

  /// The newest scan of data sets that is about the file with `digest`.
  func newestDataScan(of digest: Digest) -> VerifiedStatement? { dataScansByDigest[digest]?.first }

  /// The newest admission or refusal of the file with `digest` that `condition` accepts.
  func newestAdmission(of digest: Digest, where condition: (VerifiedStatement) -> Bool)
    -> VerifiedStatement?
  {
    admissionsByDigest[digest]?.first(where: condition)
  }

  /// The newest signature over the file with `digest`.
  func newestSignature(of digest: Digest) -> VerifiedStatement? {
    signaturesByDigest[digest]?.first { revoked[$0.envelopeDigest] == nil }
      ?? signaturesByDigest[digest]?.first
  }

  /// When `evidence` stops counting under a review period, Unix seconds.
  func expiry(of evidence: VerifiedStatement, period: Int64) -> Int64 {
    let (sum, overflow) = min(evidence.recordedAt, now).addingReportingOverflow(max(0, period))
    return overflow ? .max : sum
  }

  private static func isFromTheFuture(_ evidence: VerifiedStatement, now: Int64) -> Bool {
    let (ahead, overflow) = evidence.recordedAt.subtractingReportingOverflow(now)
    return overflow ? evidence.recordedAt > now : ahead > Limits.clockSkewSeconds
  }

  private static func index(
    _ evidence: [VerifiedStatement], by digests: (Statement) -> [Digest]
  ) -> [Digest: [VerifiedStatement]] {
    var table: [Digest: [VerifiedStatement]] = [:]
    for item in evidence {
      for digest in Set(digests(item.statement)) { table[digest, default: []].append(item) }
    }
    return table
  }

  private static func revocations(_ ordered: [VerifiedStatement]) -> [Digest: VerifiedStatement] {
    var table: [Digest: VerifiedStatement] = [:]
    for item in ordered where item.statement.predicateType == PredicateType.revocation {
      for subject in item.statement.subjects { table[subject.digest] = item }
    }
    return table
  }

  /// Walks from the oldest to the newest: the last word on each digest stands.
  private static func quarantines(
    _ oldestFirst: some Sequence<VerifiedStatement>, now: Int64
  ) -> [Digest: VerifiedStatement] {
    var table: [Digest: VerifiedStatement] = [:]
    for item in oldestFirst where item.statement.predicateType == PredicateType.quarantine {
      let quarantine = Quarantine(reading: item.statement.predicate)
      if quarantine.action == .lift {
        let mayLift = item.signers.contains { $0.role == .owner || $0.role == .machine }
        guard mayLift, !isFromTheFuture(item, now: now) else { continue }
        for subject in item.statement.subjects { table[subject.digest] = nil }
      } else {
        for subject in item.statement.subjects { table[subject.digest] = item }
      }
    }
    return table
  }
}

/// Reading of model signatures (OpenSSF model signing v1.0).
enum ModelSignature {
  /// Digests of the files that a signature covers; none unless it is a file-by-file SHA-256
  /// signature whose one subject is the digest over the listed digests in their order.
  static func files(of statement: Statement) -> [Digest] {
    guard let resources = statement.predicate["resources"]?.array,
      !resources.isEmpty, resources.count <= Limits.resources,
      statement.predicate["serialization"]?["method"]?.string == "files",
      statement.predicate["serialization"]?["hash_type"]?.string == "sha256",
      statement.subjects.count == 1
    else { return [] }
    var digests: [Digest] = []
    var concatenation: [UInt8] = []
    for resource in resources {
      guard resource["algorithm"]?.string == "sha256",
        let digest = resource["digest"]?.string.flatMap({ Digest(hex: $0) })
      else { return [] }
      digests.append(digest)
      concatenation += digest.bytes
    }
    return Digest.of(concatenation) == statement.subjects[0].digest ? digests : []
  }
}
