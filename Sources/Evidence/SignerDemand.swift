/// How many of which keys have to sign a statement: said in the statement itself, so that nobody can take
/// a signature away and pass the rest for the whole.

package import Bytes

/// k of n signers. It stands in the predicate under a member of our own, which other verifiers ignore
/// as in-toto's parsing rules demand.
package struct SignerDemand: Sendable, Hashable {
  /// The member of the predicate.
  package static let member = "gatehouse_signers"

  /// How many different keys have to sign; at least 1.
  package let threshold: Int
  /// The key ids that count, each once; at least `threshold`.
  package let keyIDs: [String]

  /// Demands `threshold` signatures of `keyIDs`; refuses a demand that cannot be met or means nothing.
  package init(threshold: Int, keyIDs: [String]) throws(EvidenceError) {
    let sorted = Set(keyIDs).sorted()
    guard threshold >= 1, threshold <= sorted.count, sorted.count <= Limits.signatures,
      sorted.allSatisfy({ $0.utf8.count == 64 && Hex.decode($0) != nil })
    else {
      throw .invalidField(
        part: "statement", path: "predicate.\(SignerDemand.member)",
        expected:
          "a threshold from 1 to the number of different key ids, \(Limits.signatures) at most")
    }
    self.threshold = threshold
    self.keyIDs = sorted
  }

  /// The demand of a statement; `nil` if it has none.
  package init?(of statement: Statement) throws(EvidenceError) {
    guard let json = statement.predicate[SignerDemand.member] else { return nil }
    guard let threshold = json["threshold"]?.int, let list = json["keyids"]?.array else {
      throw .invalidField(
        part: "statement", path: "predicate.\(SignerDemand.member)",
        expected: "threshold and keyids")
    }
    try self.init(threshold: threshold, keyIDs: list.compactMap(\.string))
  }

  /// The member's value.
  package var json: JSON { ["threshold": .int(threshold), "keyids": .strings(keyIDs)] }

  /// Throws unless enough of `signers`, whose signatures verified, are among the keys that count.
  package func check(_ signers: [TrustedKey]) throws(EvidenceError) {
    let have = Set(signers.map(\.keyID)).intersection(keyIDs).count
    guard have >= threshold else { throw .thresholdNotMet(have: have, need: threshold) }
  }
}
