// A bill as it lies in a file: bare, in a statement, in an envelope or in a bundle.

import Bytes
import Documents
import Evidence

/// A bill with what surrounds it.
struct BOMDocument {
  /// The bill.
  let bill: JSON
  /// SHA-256 of the file.
  let digest: Digest
  /// The envelope that it came in; nobody has verified it.
  let envelope: Envelope?
  /// The subjects of the statement that it came in.
  let subjects: [Subject]

  /// Reads the file at `path`.
  static func read(_ path: String) throws -> BOMDocument {
    let bytes = try BOMFiles.bytes(path)
    let document = try BOMFiles.json(bytes, path)
    let digest = Digest.of(bytes)
    let wrapped = document["dsseEnvelope"] ?? document
    if wrapped["payloadType"] != nil {
      do {
        let envelope = try Envelope.decode(wrapped)
        let statement = try Statement.decode(envelope.payload)
        return BOMDocument(
          bill: statement.predicate, digest: digest, envelope: envelope,
          subjects: statement.subjects)
      } catch {
        throw Diagnosis(evidence: error, at: Console.printable(path))
      }
    }
    if document["_type"]?.string == Statement.type {
      do {
        let statement = try Statement.decode(bytes)
        return BOMDocument(
          bill: statement.predicate, digest: digest, envelope: nil, subjects: statement.subjects)
      } catch {
        throw Diagnosis(evidence: error, at: Console.printable(path))
      }
    }
    return BOMDocument(bill: document, digest: digest, envelope: nil, subjects: [])
  }

  /// Looks at the bill by the rules.
  func look(at now: Int64, _ path: String) throws -> BOMReport {
    do {
      return try BOMLint.look(bill, isSigned: envelope?.signatures.isEmpty == false, now: now)
    } catch {
      switch error {
      case .unknownFormat:
        throw Diagnosis(
          "GH-0351", "no bill of materials that is known", at: Console.printable(path),
          why: "CycloneDX 1.4 to 1.7 and SPDX 3.0 in JSON are read")
      case .unsupportedVersion(let format, let version):
        throw Diagnosis(
          "GH-0351",
          version.isEmpty
            ? "\(format) without a version is not read"
            : "\(format) \(Console.printable(version)) is not read",
          at: Console.printable(path), why: "CycloneDX 1.4 to 1.7 and SPDX 3.0 in JSON are read")
      }
    }
  }
}
