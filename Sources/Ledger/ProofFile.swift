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

  /// Puts a proof together.
  package init(index: UInt64, hashes: [Digest], checkpoint: [UInt8]) {
    self.index = index
    self.hashes = hashes
    self.checkpoint = checkpoint
  }

  /// The text of the file.
  package func encoded() -> [UInt8] {
    var text = "\(ProofFile.header)\nindex \(index)\n"
    for hash in hashes { text += Base64.encode(hash.bytes) + "\n" }
    return Array((text + "\n").utf8) + checkpoint
  }

  /// Reads a file; an `extra` line is accepted and ignored.
  package init(_ bytes: [UInt8]) throws(LedgerError) {
    guard bytes.count <= Limits.noteBytes, let text = String(validating: bytes, as: UTF8.self),
      let blank = text.range(ofBlankLine: ())
    else { throw .proofInvalid }
    var lines = text[..<blank].split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeLast()
    guard lines.count >= 2, lines.count <= Limits.proofLines,
      lines.removeFirst() == ProofFile.header
    else { throw .proofInvalid }
    if lines[0].hasPrefix("extra ") { lines.removeFirst() }
    guard let line = lines.first, line.hasPrefix("index "), let index = UInt64(line.dropFirst(6)),
      String(index) == line.dropFirst(6)
    else { throw .proofInvalid }
    var hashes: [Digest] = []
    for line in lines.dropFirst() {
      guard let bytes = Base64.decode(String(line)), let hash = Digest(bytes: bytes) else {
        throw .proofInvalid
      }
      hashes.append(hash)
    }
    self.init(
      index: index, hashes: hashes,
      checkpoint: Array(text[text.index(after: blank)...].utf8))
  }

  /// Throws unless the checkpoint is signed by `verifier` and the proof leads from `entry` to it.
  package func verify(entry: [UInt8], verifier: NoteVerifier) throws(LedgerError) {
    let checkpoint = try Checkpoint.open(checkpoint, verifier: verifier)
    try MerkleProof.verifyInclusion(
      leaf: MerkleHash.leaf(entry), index: index, size: checkpoint.size, proof: hashes,
      root: checkpoint.root)
  }
}

extension String {
  /// The second newline of the first blank line.
  fileprivate func range(ofBlankLine: Void) -> String.Index? {
    var previous: Character?
    for index in indices {
      if self[index] == "\n", previous == "\n" { return index }
      previous = self[index]
    }
    return nil
  }
}
