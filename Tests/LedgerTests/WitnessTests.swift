/// Cosignatures, the witness protocol and policies: the texts of C2SP line by line.

import Bytes
import Ledger
import Testing

@Suite("2.1c others watch the ledger")
struct WitnessTests {
  static func key(_ byte: UInt8, _ name: String) throws -> LedgerKey {
    try LedgerKey(seed: [UInt8](repeating: byte, count: 32), origin: name)
  }

  /// A small log that signs its checkpoints.
  struct Log {
    let key: LedgerKey
    let leaves = (0..<20).map { MerkleHash.leaf(Array("entry \($0)".utf8)) }

    init(_ byte: UInt8 = 7, origin: String = "example.com/log") throws {
      key = try WitnessTests.key(byte, origin)
    }

    func note(_ size: Int, root: Digest? = nil) throws -> SignedNote {
      let root = size == 0 ? MerkleHash.emptyRoot : root ?? Tree.root(leaves[..<size])
      return try Checkpoint(origin: key.verifier.name, size: UInt64(size), root: root)
        .signed(with: key)
    }

    func request(_ old: Int, _ size: Int) throws -> AddCheckpoint {
      let proof = try MerkleProof.consistency(
        old: UInt64(old), new: UInt64(size), reader: Tree.reader(leaves))
      return AddCheckpoint(old: UInt64(old), proof: proof, note: try note(size))
    }

    func checkpoint(_ size: Int) throws -> Checkpoint { try Checkpoint(text: try note(size).text) }
  }

  /// What a witness that cosigned `latest` answers.
  private func status(_ bytes: [UInt8], after latest: Checkpoint?, logs: [LedgerKey]) -> Int {
    do {
      let opened = try WitnessedLogs(logs.map(\.verifier)).open(bytes)
      try WitnessedLogs.check(opened.request, opened.checkpoint, after: latest)
      return 200
    } catch {
      return error.status
    }
  }

  @Test("a cosignature carries its time, is over the whole text, and only its key verifies it")
  func cosignature() throws {
    let witness = try Self.key(9, "witness.example/w1")
    let text = try Log().note(5).text
    let line = try witness.cosign(text, at: 1_679_315_147)
    let cosigner = try witness.cosigner
    #expect(line.signature.count == 72)
    #expect(cosigner.time(of: line.signature, over: text) == 1_679_315_147)
    #expect(cosigner.time(of: line.signature, over: text + "more\n") == nil)
    #expect(
      try Self.key(8, "witness.example/w1").cosigner.time(of: line.signature, over: text) == nil)
    for index in line.signature.indices {
      var changed = line.signature
      changed[index] ^= 1
      #expect(cosigner.time(of: changed, over: text) == nil)
    }
    #expect(try Cosigner(vkey: cosigner.vkey) == cosigner)
    #expect(cosigner.keyID != witness.verifier.keyID)
    #expect(throws: LedgerError.invalidKey) { try Cosigner(vkey: witness.verifier.vkey) }
    #expect(throws: LedgerError.invalidKey) { try NoteVerifier(vkey: cosigner.vkey) }
  }

  @Test("requests read back, and a witness answers each with the status of the text")
  func statuses() throws {
    let log = try Log()
    let request = try log.request(7, 20)
    #expect(try AddCheckpoint(request.encoded()) == request)
    let logs = [log.key]
    #expect(status(try log.request(0, 5).encoded(), after: nil, logs: logs) == 200)
    #expect(status(try log.request(0, 0).encoded(), after: nil, logs: logs) == 200)
    #expect(status(request.encoded(), after: try log.checkpoint(7), logs: logs) == 200)
    #expect(
      status(try log.request(7, 7).encoded(), after: try log.checkpoint(7), logs: logs) == 200)
    #expect(status(request.encoded(), after: try log.checkpoint(8), logs: logs) == 409)
    #expect(status(request.encoded(), after: nil, logs: logs) == 409)
    #expect(status(request.encoded(), after: nil, logs: []) == 404)
    let other = try Self.key(8, "example.com/log")
    #expect(status(request.encoded(), after: nil, logs: [other]) == 403)
    let beyond = AddCheckpoint(old: 9, proof: [], note: try log.note(8))
    #expect(status(beyond.encoded(), after: try log.checkpoint(9), logs: logs) == 400)
    let forked = AddCheckpoint(old: 7, proof: [], note: try log.note(7, root: Digest.of([1])))
    #expect(status(forked.encoded(), after: try log.checkpoint(7), logs: logs) == 422)
    let unproved = AddCheckpoint(old: 7, proof: [], note: try log.note(20))
    #expect(status(unproved.encoded(), after: try log.checkpoint(7), logs: logs) == 422)
    let surplus = AddCheckpoint(old: 0, proof: request.proof, note: try log.note(20))
    #expect(status(surplus.encoded(), after: nil, logs: logs) == 422)
    let rootless = try Checkpoint(origin: "example.com/log", size: 0, root: Digest.of([1])).signed(
      with: log.key)
    #expect(
      status(
        AddCheckpoint(old: 0, proof: [], note: rootless).encoded(), after: nil, logs: logs) == 422)
  }

  @Test("a signature of a trusted key that fails refuses the note, whatever else is on it")
  func failingSignature() throws {
    let log = try Log()
    let second = try Self.key(8, "example.com/log")
    let note = try log.note(5)
    let wrong = SignedNote.Signature(
      name: second.verifier.name, keyID: second.verifier.keyID,
      signature: [UInt8](repeating: 1, count: 64))
    let request = AddCheckpoint(old: 0, proof: [], note: note.adding([wrong])).encoded()
    #expect(status(request, after: nil, logs: [log.key]) == 200)
    #expect(status(request, after: nil, logs: [log.key, second]) == 403)
  }

  @Test(
    "what is no request is 400",
    arguments: [
      "", "old 0\n", "old 0\n\n", "old 00\n\nNOTE", "old +0\n\nNOTE", "old -1\n\nNOTE",
      "OLD 0\n\nNOTE",
      "old 0 \n\nNOTE", "old  0\n\nNOTE", "old 18446744073709551616\n\nNOTE", "old 0\nAAAA\n\nNOTE",
      "old 0\r\n\r\nNOTE", "\nold 0\n\nNOTE", "old 0\n\n\nNOTE",
      "old 0\n" + String(repeating: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", count: 64)
        + "\nNOTE",
      "old 0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n\nNOTE",
    ])
  func malformed(text: String) throws {
    let log = try Log()
    let note = String(decoding: try log.note(5).encoded(), as: UTF8.self)
    let bytes = Array(text.replacing("NOTE", with: note).utf8)
    #expect(status(bytes, after: nil, logs: [log.key]) == 400)
  }

  @Test("names are bytes: what Unicode calls equal is another key, and spaces are no names")
  func names() throws {
    let composed = try Log(origin: "caf\u{E9}.example")
    let verifier = try NoteVerifier(
      name: "cafe\u{301}.example", publicKey: composed.key.verifier.publicKey)
    #expect(throws: LedgerError.noteUnsigned) { try composed.note(5).verify(with: verifier) }
    for space in ["\u{A0}", "\u{2003}", "\u{3000}", "+", "+\u{301}"] {
      let line = "\u{2014} a\(space)b \(Base64.encode([UInt8](repeating: 0, count: 68)))\n"
      #expect(throws: LedgerError.noteMalformed) { try SignedNote(Array("text\n\n\(line)".utf8)) }
    }
  }

  @Test("a note with sixteen signatures and more is read, and its lines stay as they were")
  func manySignatures() throws {
    var note = try Log().note(3)
    for number in 0..<40 {
      note = note.adding([try Self.key(UInt8(number + 50), "w\(number)").cosign(note.text, at: 5)])
    }
    let again = try SignedNote(note.encoded())
    #expect(again.signatures.count == 41)
    #expect(again.encoded() == note.encoded())
    try again.verify(with: try Log().key.verifier)
  }

  @Test("an extra line is kept, and a proof file is read only as the text says")
  func proofFiles() throws {
    let file = ProofFile(
      index: 3, hashes: [Digest.of([1])], checkpoint: try Log().note(5).encoded(),
      extra: Array("more".utf8))
    #expect(try ProofFile(file.encoded()) == file)
    let text = String(decoding: file.encoded(), as: UTF8.self)
    for (part, other) in [
      ("extra bW9yZQ==", "extra bW9yZQ"), ("index 3", "index 03"), ("index 3", "index +3"),
      ("index 3", "index"), ("proof@v1", "proof@v2"), ("index 3\n", "index 3\n\n"),
      ("index 3\n", "index 3\r\n"),
    ] {
      let bytes = Array(text.replacing(part, with: other).utf8)
      let read = try? ProofFile(bytes)
      #expect(read == nil || (try? read?.verify(entry: [], verifier: Log().key.verifier)) == nil)
    }
  }
}
