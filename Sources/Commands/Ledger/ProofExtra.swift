// What a proof file beside a model holds besides the proof: the entry and the envelope that it names,
// so that the way from the model to the log can be checked without either. Nothing of it is believed:
// the proof authenticates the entry, the entry the envelope, the envelope the digest of the model.

import Bytes
import Evidence
import Ledger
import Store

/// Entry and envelope of a proof file, as its extra data.
struct ProofExtra: Sendable {
  /// What the log holds.
  let entry: [UInt8]
  /// The envelope that the entry names.
  let envelope: [UInt8]

  /// The marker of our extra data.
  private static let format = "gatehouse.dev/tlog-proof-extra/v1"

  /// The bytes of the extra line.
  func encoded() -> [UInt8] {
    let json: JSON = [
      "format": .string(Self.format), "entry": .string(Base64.encode(entry)),
      "envelope": .string(Base64.encode(envelope)),
    ]
    return json.encoded(.canonical)
  }

  /// Puts extra data together.
  init(entry: [UInt8], envelope: [UInt8]) {
    self.entry = entry
    self.envelope = envelope
  }

  /// Reads extra data; `nil` if it is not ours.
  init?(_ bytes: [UInt8]) {
    guard let json = try? JSON.parse(bytes), json["format"]?.string == Self.format,
      let entry = json["entry"]?.string.flatMap({ Base64.decode($0) }),
      let envelope = json["envelope"]?.string.flatMap({ Base64.decode($0) })
    else { return nil }
    self.init(entry: entry, envelope: envelope)
  }

  /// The statement that the entry stands for; `nil` unless the entry names exactly this envelope and
  /// its type.
  var statement: Statement? {
    guard case .evidence(let digest, let type, _) = LedgerEntry.decode(entry)?.kind,
      Digest.of(envelope) == digest, let envelope = try? Envelope.decode(envelope),
      let statement = try? Statement.decode(envelope.payload), statement.predicateType == type
    else { return nil }
    return statement
  }
}
