/// Proof files: one entry's place in a log, for people without access to the log.
/// Source: c2sp.org/tlog-proof, version 1.

package import Bytes

/// Index, inclusion proof and checkpoint of one entry.
package struct ProofFile: Sendable, Equatable {
  /// The first line.
  package static let header = "c2sp.org/tlog-proof@v1"

  /// The index of the entry.
  package let index: UInt64
  /// The inclusion proof, lowest hash first.
  package let hashes: [Digest]
  /// The signed checkpoint, as published.
  package let checkpoint: [UInt8]
  /// What the application adds; nothing authenticates it.
  package let extra: [UInt8]?

  /// Puts a proof together.
  package init(index: UInt64, hashes: [Digest], checkpoint: [UInt8], extra: [UInt8]? = nil) {
    self.index = index
    self.hashes = hashes
    self.checkpoint = checkpoint
    self.extra = extra
  }

  /// The same proof with extra data.
  package func adding(extra: [UInt8]) -> ProofFile {
    ProofFile(index: index, hashes: hashes, checkpoint: checkpoint, extra: extra)
  }

  /// The text of the file.
  package func encoded() -> [UInt8] {
    var text = "\(ProofFile.header)\n"
    if let extra { text += "extra \(Base64.encode(extra))\n" }
    text += "index \(index)\n"
    for hash in hashes { text += Base64.encode(hash.bytes) + "\n" }
    return Array((text + "\n").utf8) + checkpoint
  }

  /// Reads a file: the first line, extra data if there is any, the index, the hashes, a blank line,
  /// and the checkpoint to the end.
  package init(_ bytes: [UInt8]) throws(LedgerError) {
    guard bytes.count <= Limits.proofBytes else { throw .proofInvalid }
    var lines = ProofLines(rest: bytes[...])
    guard lines.next()?.elementsEqual(ProofFile.header.utf8) == true, var line = lines.next()
    else { throw .proofInvalid }
    var extra: [UInt8]?
    if line.starts(with: "extra ".utf8) {
      extra = Base64.decode(String(decoding: line.dropFirst(6), as: UTF8.self))
      guard extra != nil, let following = lines.next() else { throw .proofInvalid }
      line = following
    }
    guard line.starts(with: "index ".utf8), let index = AddCheckpoint.decimal(line.dropFirst(6))
    else { throw .proofInvalid }
    var hashes: [Digest] = []
    while true {
      guard let line = lines.next() else { throw .proofInvalid }
      if line.isEmpty { break }
      guard hashes.count < Limits.proofHashes,
        let hash = Base64.decode(String(decoding: line, as: UTF8.self)).flatMap(Digest.init(bytes:))
      else { throw .proofInvalid }
      hashes.append(hash)
    }
    self.init(index: index, hashes: hashes, checkpoint: Array(lines.rest), extra: extra)
  }

  /// Throws unless the checkpoint is signed by `verifier` and the proof leads from `entry` to it.
  package func verify(entry: [UInt8], verifier: NoteVerifier) throws(LedgerError) {
    _ = try verify(entry: entry, policy: LogPolicy(log: verifier))
  }

  /// Throws unless a log of `policy` signed the checkpoint, enough of its witnesses cosigned it, and
  /// the proof leads from `entry` to it.
  package func verify(entry: [UInt8], policy: LogPolicy) throws(LedgerError) -> LogPolicy.Verdict {
    let verdict = try policy.judge(try SignedNote(checkpoint))
    guard verdict.hasQuorum else { throw .quorumMissing }
    try MerkleProof.verifyInclusion(
      leaf: MerkleHash.leaf(entry), index: index, size: verdict.checkpoint.size, proof: hashes,
      root: verdict.checkpoint.root)
    return verdict
  }
}

/// Lines that end with a newline, one after the other.
private struct ProofLines {
  var rest: ArraySlice<UInt8>

  /// The next line without its newline; `nil` if none is whole.
  mutating func next() -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }
}
