/// Signed notes, checkpoints and proof files: the reference vector of the Go implementation, and every
/// refusal.

import Bytes
import Ledger
import Testing

@Suite("2.1c checkpoints are signed")
struct NoteTests {
  static let goKey =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let goNote =
    "If you think cryptography is the answer to your problem,\n"
    + "then you don't know what your problem is.\n\n"
    + "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

  static func key() throws -> LedgerKey {
    try LedgerKey(seed: [UInt8](repeating: 5, count: 32), origin: "example.com/log")
  }

  @Test("the note of the Go package's example verifies")
  func goVector() throws {
    let verifier = try NoteVerifier(vkey: Self.goKey)
    let note = try SignedNote(Array(Self.goNote.utf8))
    try note.verify(with: verifier)
    #expect(note.encoded() == Array(Self.goNote.utf8))
    #expect(verifier.vkey == Self.goKey)
  }

  @Test("a changed note is refused")
  func changed() throws {
    let verifier = try NoteVerifier(vkey: Self.goKey)
    var bytes = Array(Self.goNote.utf8)
    bytes[3] ^= 1
    let note = try SignedNote(bytes)
    #expect(throws: LedgerError.noteSignatureInvalid) { try note.verify(with: verifier) }
  }

  @Test("a note that only unknown keys signed is refused")
  func unknown() throws {
    let note = try SignedNote(Array(Self.goNote.utf8))
    let other = try Self.key().verifier
    #expect(throws: LedgerError.noteUnsigned) { try note.verify(with: other) }
  }

  @Test("a key id that is not the key's is refused")
  func wrongVkey() {
    let text = Self.goKey.replacing("c74f20a3", with: "c74f20a4")
    #expect(throws: LedgerError.invalidKey) { try NoteVerifier(vkey: text) }
  }

  @Test(
    "malformed notes are refused",
    arguments: [
      "", "text", "text\n", "text\n\n", "text\n\n- x AAAAAAA=\n", "text\n\n\u{2014} x\n",
      "text\n\n\u{2014} x !!!!\n", "te\u{0}xt\n\n\u{2014} x AAAAAAA=\n", "\n\u{2014} x AAAAAAA=\n",
      "text\n\n\u{2014} x AAAAAAA=",
    ])
  func malformed(text: String) {
    #expect(throws: LedgerError.noteMalformed) { try SignedNote(Array(text.utf8)) }
  }

  @Test("checkpoints read back and are the same bytes for the same tree")
  func checkpoint() throws {
    let key = try Self.key()
    let value = Checkpoint(origin: key.verifier.name, size: 1_000, root: Digest.of([1]))
    let bytes = try value.signed(with: key).encoded()
    #expect(try Checkpoint.open(bytes, verifier: key.verifier) == value)
    #expect(value.text.hasPrefix("example.com/log\n1000\n"))
  }

  @Test(
    "malformed checkpoints are refused",
    arguments: [
      "log\n01\n\(Base64.encode([UInt8](repeating: 0, count: 32)))\n", "log\n1\nAAAA\n", "log\n1\n",
      "\n1\n\(Base64.encode([UInt8](repeating: 0, count: 32)))\n",
      "log\n-1\n\(Base64.encode([UInt8](repeating: 0, count: 32)))\n",
    ])
  func malformedCheckpoint(text: String) {
    #expect(throws: LedgerError.checkpointMalformed) { try Checkpoint(text: text) }
  }

  @Test("a checkpoint of another log is refused")
  func origin() throws {
    let key = try Self.key()
    let bytes = try Checkpoint(origin: "other", size: 1, root: Digest.of([1])).signed(with: key)
      .encoded()
    #expect(throws: LedgerError.originMismatch(found: "other", expected: "example.com/log")) {
      try Checkpoint.open(bytes, verifier: key.verifier)
    }
  }

  @Test("the private key reads back from its file and never prints itself")
  func keyFile() throws {
    let key = try Self.key()
    let pem = key.pemForStorage
    #expect(try LedgerKey(pem: pem, origin: "example.com/log").verifier == key.verifier)
    #expect(!"\(key)".contains(pem.split(separator: "\n")[1].prefix(40)))
    #expect(!String(reflecting: key).contains(Base64.encode([UInt8](repeating: 5, count: 30))))
    #expect(throws: LedgerError.invalidKey) {
      try LedgerKey(pem: pem.replacing("MC4", with: "MC5"))
    }
  }

  @Test("a proof file proves its entry and no other")
  func proofFile() throws {
    let key = try Self.key()
    let entries = (0..<300).map { Array("entry \($0)".utf8) }
    let leaves = entries.map(MerkleHash.leaf)
    let checkpoint = try Checkpoint(
      origin: key.verifier.name, size: 300, root: Tree.root(leaves[...])
    ).signed(with: key).encoded()
    let hashes = try MerkleProof.inclusion(index: 270, size: 300, reader: Tree.reader(leaves))
    let file = ProofFile(index: 270, hashes: hashes, checkpoint: checkpoint)
    let again = try ProofFile(file.encoded())
    #expect(again == file)
    try again.verify(entry: entries[270], verifier: key.verifier)
    #expect(throws: LedgerError.proofInvalid) {
      try again.verify(entry: entries[271], verifier: key.verifier)
    }
    #expect(throws: LedgerError.self) { try ProofFile(Array(file.encoded().dropFirst())) }
    #expect(throws: LedgerError.self) { try ProofFile([]) }
  }
}
