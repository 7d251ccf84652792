/// Whom to believe about a log: its keys, its witnesses, and how many of them. Source:
/// c2sp.org/tlog-policy.

import Bytes

/// A policy that was read.
package struct LogPolicy: Sendable, Equatable {
  /// A log whose checkpoints count.
  package struct Log: Sendable, Equatable {
    /// Its key; the name is the origin.
    package let verifier: NoteVerifier
    /// How to reach it, if said.
    package let url: String?
  }

  /// A witness whose cosignatures count.
  package struct Witness: Sendable, Equatable {
    /// Its name within the policy.
    package let name: String
    /// Its key; `nil` for one of a type that this program can't verify (ML-DSA-44), which therefore
    /// never counts.
    package let cosigner: Cosigner?
    /// Its submission prefix, if said.
    package let url: String?
  }

  /// What a name stands for.
  indirect enum Rule: Sendable, Equatable {
    case none
    case witness(Int)
    case group(threshold: Int, members: [Rule])
  }

  /// The logs; empty where the log is known from elsewhere.
  package let logs: [Log]
  /// The witnesses.
  package let witnesses: [Witness]
  let quorum: Rule

  /// Reads the text of a policy.
  package init(_ bytes: [UInt8]) throws(PolicyError) {
    var reader = PolicyReader()
    try reader.read(bytes)
    guard let quorum = reader.quorum else { throw PolicyError(line: 0, .noQuorum) }
    logs = reader.logs
    witnesses = reader.witnesses
    self.quorum = quorum
  }

  /// The policy of a single log without witnesses.
  package init(log: NoteVerifier) {
    logs = [Log(verifier: log, url: nil)]
    witnesses = []
    quorum = .none
  }

  /// What a checkpoint comes to under a policy.
  package struct Verdict: Sendable, Equatable {
    /// The checkpoint.
    package let checkpoint: Checkpoint
    /// The witnesses that cosigned it, and when (Unix seconds).
    package let cosigned: [(name: String, time: UInt64)]
    /// Whether they are enough.
    package let hasQuorum: Bool

    /// Tuples are not comparable by themselves.
    package static func == (left: Verdict, right: Verdict) -> Bool {
      left.checkpoint == right.checkpoint && left.hasQuorum == right.hasQuorum
        && left.cosigned.elementsEqual(right.cosigned) { $0.name == $1.name && $0.time == $1.time }
    }
  }

  /// Reads a checkpoint that one of the logs signed, and counts its witnesses. A failing signature of
  /// any key of the policy refuses the note.
  package func judge(_ note: SignedNote) throws(LedgerError) -> Verdict {
    let checkpoint = try Checkpoint(text: note.text)
    let named = logs.map(\.verifier).filter {
      $0.name.utf8.elementsEqual(checkpoint.origin.utf8)
    }
    guard !named.isEmpty || logs.isEmpty else {
      throw .originMismatch(
        found: checkpoint.origin, expected: logs.map(\.verifier.name).joined(separator: ", "))
    }
    _ = try note.verify(withAny: named)
    var cosigned: [(name: String, time: UInt64)] = []
    var counted: Set<Int> = []
    for (index, witness) in witnesses.enumerated() {
      guard let time = try witness.cosigner?.time(in: note) else { continue }
      cosigned.append((witness.name, time))
      counted.insert(index)
    }
    return Verdict(
      checkpoint: checkpoint, cosigned: cosigned, hasQuorum: LogPolicy.holds(quorum, counted))
  }

  /// The policy's own logs stay out of it: the log is `verifier`. For policies with an empty set.
  package func naming(_ verifier: NoteVerifier) -> LogPolicy {
    LogPolicy(
      logs: [Log(verifier: verifier, url: nil)], witnesses: witnesses, quorum: quorum)
  }

  private init(logs: [Log], witnesses: [Witness], quorum: Rule) {
    self.logs = logs
    self.witnesses = witnesses
    self.quorum = quorum
  }

  /// Each name is a member of at most one group, so the depth is bounded by the number of groups.
  private static func holds(_ rule: Rule, _ counted: Set<Int>) -> Bool {
    switch rule {
    case .none: true
    case .witness(let index): counted.contains(index)
    case .group(let threshold, let members):
      members.lazy.filter { holds($0, counted) }.count >= threshold
    }
  }
}

/// What is wrong with a policy, and in which line (from 1; 0 for the whole file).
package struct PolicyError: Error, Equatable, Sendable {
  /// The kinds.
  package enum Kind: String, Sendable {
    case tooLarge = "the policy is too large"
    case character = "a character that is not allowed"
    case keyword = "not log, witness, group or quorum"
    case items = "too few or too many items"
    case key = "not a verifier key of the kind that this line needs"
    case duplicateKey = "the key is there already"
    case name = "the name is taken, or is \"none\""
    case unknownName = "a name that no earlier line defines"
    case memberTwice = "a member of two groups"
    case threshold = "the threshold is not all, any or a number from 1 to the number of members"
    case secondQuorum = "a second quorum"
    case noQuorum = "there is no quorum line"
  }

  /// The line.
  package let line: Int
  /// What is wrong.
  package let kind: Kind

  init(line: Int, _ kind: Kind) {
    self.line = line
    self.kind = kind
  }
}

/// Reads line by line; names are bytes and nothing else.
private struct PolicyReader {
  var logs: [LogPolicy.Log] = []
  var witnesses: [LogPolicy.Witness] = []
  var quorum: LogPolicy.Rule?
  private var witnessKeys: Set<[UInt8]> = []
  private var names: [[UInt8]: LogPolicy.Rule] = [:]
  private var members: Set<[UInt8]> = []
  private var line = 0

  mutating func read(_ bytes: [UInt8]) throws(PolicyError) {
    guard bytes.count <= Limits.policyBytes else { throw PolicyError(line: 0, .tooLarge) }
    for text in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      guard !text.contains(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) else {
        throw fault(.character)
      }
      let items = text.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }).map(Array.init)
      guard let word = items.first, word.first != UInt8(ascii: "#") else { continue }
      try read(String(decoding: word, as: UTF8.self), Array(items.dropFirst()))
    }
  }

  private func fault(_ kind: PolicyError.Kind) -> PolicyError { PolicyError(line: line, kind) }

  private mutating func read(_ word: String, _ items: [[UInt8]]) throws(PolicyError) {
    switch word {
    case "log": try readLog(items)
    case "witness": try readWitness(items)
    case "group": try readGroup(items)
    case "quorum": try readQuorum(items)
    default: throw fault(.keyword)
    }
  }

  private mutating func readLog(_ items: [[UInt8]]) throws(PolicyError) {
    guard (1...2).contains(items.count), logs.count < Limits.policyKeys else {
      throw fault(.items)
    }
    guard let text = String(validating: items[0], as: UTF8.self),
      let verifier = try? NoteVerifier(vkey: text)
    else { throw fault(.key) }
    guard !logs.contains(where: { $0.verifier.publicKey == verifier.publicKey }) else {
      throw fault(.duplicateKey)
    }
    logs.append(LogPolicy.Log(verifier: verifier, url: items.count > 1 ? string(items[1]) : nil))
  }

  private mutating func readWitness(_ items: [[UInt8]]) throws(PolicyError) {
    guard (2...3).contains(items.count), witnesses.count < Limits.policyKeys else {
      throw fault(.items)
    }
    guard let text = String(validating: items[1], as: UTF8.self), let key = try? KeyText(text)
    else { throw fault(.key) }
    let cosigner = try? Cosigner(key)
    let isForeign = key.type == KeyText.Kind.mldsa && key.key.count == Limits.mldsaKeyBytes
    guard cosigner != nil || isForeign else { throw fault(.key) }
    guard witnessKeys.insert(key.key).inserted else { throw fault(.duplicateKey) }
    try define(items[0], .witness(witnesses.count))
    witnesses.append(
      LogPolicy.Witness(
        name: string(items[0]), cosigner: cosigner, url: items.count > 2 ? string(items[2]) : nil))
  }

  private mutating func readGroup(_ items: [[UInt8]]) throws(PolicyError) {
    guard items.count >= 3, names.count < 2 * Limits.policyKeys else { throw fault(.items) }
    var rules: [LogPolicy.Rule] = []
    for name in items[2...] {
      guard let rule = names[name] else { throw fault(.unknownName) }
      guard members.insert(name).inserted else { throw fault(.memberTwice) }
      rules.append(rule)
    }
    try define(
      items[0], .group(threshold: try threshold(items[1], of: rules.count), members: rules))
  }

  private func threshold(_ item: [UInt8], of count: Int) throws(PolicyError) -> Int {
    switch string(item) {
    case "all": return count
    case "any": return 1
    default:
      guard let number = AddCheckpoint.decimal(item[...]), number >= 1, number <= UInt64(count)
      else { throw fault(.threshold) }
      return Int(number)
    }
  }

  private mutating func readQuorum(_ items: [[UInt8]]) throws(PolicyError) {
    guard items.count == 1 else { throw fault(.items) }
    guard quorum == nil else { throw fault(.secondQuorum) }
    if items[0] == Array("none".utf8) {
      quorum = LogPolicy.Rule.none
    } else {
      guard let rule = names[items[0]] else { throw fault(.unknownName) }
      quorum = rule
    }
  }

  private mutating func define(_ name: [UInt8], _ rule: LogPolicy.Rule) throws(PolicyError) {
    guard name != Array("none".utf8), names.updateValue(rule, forKey: name) == nil else {
      throw fault(.name)
    }
  }

  private func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
