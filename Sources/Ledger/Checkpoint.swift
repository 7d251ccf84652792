/// Checkpoints: what a log commits to, as the text of a note. Source: c2sp.org/tlog-checkpoint.

package import Bytes

/// Origin, size and root of a log.
package struct Checkpoint: Sendable, Equatable {
  /// The name of the log.
  package let origin: String
  /// Number of entries.
  package let size: UInt64
  /// The root hash over them.
  package let root: Digest

  /// Puts a checkpoint together.
  package init(origin: String, size: UInt64, root: Digest) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// The text that is signed: three lines. A function of the three values alone.
  package var text: String { "\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n" }

  /// Signs the checkpoint as a note.
  package func signed(with key: LedgerKey) throws(LedgerError) -> SignedNote {
    try SignedNote.sign(text, with: key)
  }

  /// Reads the text of a checkpoint; extension lines are ignored.
  package init(text: String) throws(LedgerError) {
    let lines = Array(text.utf8).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count >= 4, lines.last?.isEmpty == true,
      !lines.dropLast().contains(where: { $0.isEmpty }),
      let size = AddCheckpoint.decimal(lines[1]),
      let bytes = Base64.decode(String(decoding: lines[2], as: UTF8.self)),
      let root = Digest(bytes: bytes)
    else { throw .checkpointMalformed }
    self.init(origin: String(decoding: lines[0], as: UTF8.self), size: size, root: root)
  }

  /// Reads a checkpoint of the log of `verifier` and checks its signature.
  package static func open(_ bytes: [UInt8], verifier: NoteVerifier) throws(LedgerError)
    -> Checkpoint
  {
    let note = try SignedNote(bytes)
    try note.verify(with: verifier)
    let checkpoint = try Checkpoint(text: note.text)
    guard checkpoint.origin.utf8.elementsEqual(verifier.name.utf8) else {
      throw .originMismatch(found: checkpoint.origin, expected: verifier.name)
    }
    return checkpoint
  }
}
