/// What one entry of the ledger says. Entries are small; large bodies lie in the blob store and the
/// entry holds their digest.

package import Bytes
package import Evidence

/// One entry: canonical JSON of at most 65,535 bytes (C2SP tlog-tiles, entry bundles).
package struct LedgerEntry: Sendable, Equatable {
  /// Where the encrypted body of an audit record is.
  package enum SealedBody: Sendable, Equatable {
    /// In the entry itself.
    case inline([UInt8])
    /// In the blob store.
    case blob(Digest)
  }

  /// What the entry is about.
  package enum Kind: Sendable, Equatable {
    /// An envelope in the blob store. `subjects` may be cut short; the envelope is what counts.
    case evidence(envelope: Digest, predicateType: String, subjects: [Subject])
    /// An encrypted audit record of one request.
    case audit(requestID: String, tenant: String, body: SealedBody)
  }

  /// What the entry is about.
  package let kind: Kind
  /// When it was recorded, in Unix seconds.
  package let at: Int64

  /// Puts an entry together.
  package init(_ kind: Kind, at: Int64) {
    self.kind = kind
    self.at = at
  }

  /// Most bytes that an entry may have.
  package static let maximumBytes = 65_535
  /// Subjects beyond this many bytes of JSON are left out of the entry.
  private static let subjectBytes = 32_768

  /// The canonical JSON of the entry.
  package func encoded() -> [UInt8] { json.encoded(.canonical) }

  /// The entry as a JSON value.
  package var json: JSON {
    switch kind {
    case .evidence(let envelope, let predicateType, let subjects):
      let listed = LedgerEntry.listed(subjects)
      return [
        "at": .int(at), "kind": "evidence", "envelope": .string(envelope.hex),
        "predicateType": .string(predicateType), "subjectCount": .int(subjects.count),
        "subjects": .array(
          listed.map { ["name": .string($0.name), "sha256": .string($0.digest.hex)] }),
      ]
    case .audit(let requestID, let tenant, let body):
      var json: JSON = [
        "at": .int(at), "kind": "audit", "requestID": .string(requestID),
        "tenant": .string(tenant),
      ]
      switch body {
      case .inline(let bytes): json["sealed"] = .string(Base64.encode(bytes))
      case .blob(let digest): json["sealedDigest"] = .string(digest.hex)
      }
      return json
    }
  }

  private static func listed(_ subjects: [Subject]) -> ArraySlice<Subject> {
    var bytes = 0
    var count = 0
    for subject in subjects {
      bytes += subject.name.utf8.count * 6 + 100
      guard bytes <= subjectBytes else { break }
      count += 1
    }
    return subjects.prefix(count)
  }

  /// Reads an entry; `nil` for anything that this program does not write.
  package static func decode(_ bytes: [UInt8]) -> LedgerEntry? {
    guard let json = try? JSON.parse(bytes), let at = json["at"]?.int else { return nil }
    switch json["kind"]?.string {
    case "evidence":
      guard let envelope = json["envelope"]?.string.flatMap({ Digest(hex: $0) }),
        let predicateType = json["predicateType"]?.string, let list = json["subjects"]?.array
      else { return nil }
      let subjects = list.compactMap { item -> Subject? in
        guard let name = item["name"]?.string,
          let digest = item["sha256"]?.string.flatMap({ Digest(hex: $0) })
        else { return nil }
        return Subject(name: name, digest: digest)
      }
      guard subjects.count == list.count else { return nil }
      return LedgerEntry(
        .evidence(envelope: envelope, predicateType: predicateType, subjects: subjects),
        at: Int64(at))
    case "audit":
      guard let requestID = json["requestID"]?.string, let tenant = json["tenant"]?.string else {
        return nil
      }
      let body: SealedBody
      if let sealed = json["sealed"]?.string.flatMap({ Base64.decode($0) }) {
        body = .inline(sealed)
      } else if let digest = json["sealedDigest"]?.string.flatMap({ Digest(hex: $0) }) {
        body = .blob(digest)
      } else {
        return nil
      }
      return LedgerEntry(.audit(requestID: requestID, tenant: tenant, body: body), at: Int64(at))
    default: return nil
    }
  }
}
