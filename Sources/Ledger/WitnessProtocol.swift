/// What a log asks of a witness, and what the witness may answer. Source: c2sp.org/tlog-witness.
///
/// The answers are a function of the request, of the keys that the witness trusts, and of the last
/// checkpoint that it cosigned for the log. Recording and signing are the caller's, under one lock.

package import Bytes

/// The body of an `add-checkpoint` request.
package struct AddCheckpoint: Sendable, Equatable {
  /// The size of the tree that the witness cosigned last.
  package let old: UInt64
  /// The consistency proof from there; empty from size 0.
  package let proof: [Digest]
  /// The signed checkpoint.
  package let note: SignedNote

  /// Puts a request together.
  package init(old: UInt64, proof: [Digest], note: SignedNote) {
    self.old = old
    self.proof = proof
    self.note = note
  }

  /// The bytes that are sent.
  package func encoded() -> [UInt8] {
    let lines = proof.map { Base64.encode($0.bytes) + "\n" }.joined()
    return Array("old \(old)\n\(lines)\n".utf8) + note.encoded()
  }

  /// Reads a request: the line of the old size, at most 63 lines of proof, a blank line, the note.
  package init(_ bytes: [UInt8]) throws(LedgerError) {
    guard bytes.count <= Limits.witnessRequestBytes else { throw .requestMalformed }
    var rest = bytes[...]
    guard let first = AddCheckpoint.line(&rest), first.starts(with: "old ".utf8),
      let old = AddCheckpoint.decimal(first.dropFirst(4))
    else { throw .requestMalformed }
    var proof: [Digest] = []
    while true {
      guard let line = AddCheckpoint.line(&rest) else { throw .requestMalformed }
      if line.isEmpty { break }
      guard proof.count < Limits.witnessProofLines,
        let hash = Base64.decode(String(decoding: line, as: UTF8.self)).flatMap(Digest.init(bytes:))
      else { throw .requestMalformed }
      proof.append(hash)
    }
    do {
      self.init(old: old, proof: proof, note: try SignedNote(Array(rest)))
    } catch {
      throw .requestMalformed
    }
  }

  /// Takes the next line, without its newline; `nil` if none is whole.
  private static func line(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }

  /// An ASCII decimal without leading zeroes.
  static func decimal(_ digits: ArraySlice<UInt8>) -> UInt64? {
    let text = String(decoding: digits, as: UTF8.self)
    guard let value = UInt64(text), String(value).utf8.elementsEqual(digits) else { return nil }
    return value
  }
}

/// Why a witness does not cosign, with the HTTP status that says so.
package enum WitnessRefusal: Error, Equatable, Sendable {
  /// The body is not an `add-checkpoint` request, or its note is not a checkpoint.
  case malformed
  /// The log is not one that this witness knows.
  case unknownOrigin
  /// No trusted key signed the checkpoint, or the signature of one fails.
  case unsigned
  /// The old size is larger than the checkpoint's.
  case oldSizeBeyond
  /// The old size is not the last one that was cosigned, which is `size`.
  case conflict(size: UInt64)
  /// The checkpoint does not continue the one that was cosigned last.
  case inconsistent

  /// The status code of the answer.
  package var status: Int {
    switch self {
    case .malformed, .oldSizeBeyond: 400
    case .unsigned: 403
    case .unknownOrigin: 404
    case .conflict: 409
    case .inconsistent: 422
    }
  }

  /// A few words for the person at the other end.
  package var words: String {
    switch self {
    case .malformed: "not an add-checkpoint request"
    case .unknownOrigin: "unknown log"
    case .unsigned: "no valid signature of a key that is trusted for this log"
    case .oldSizeBeyond: "the old size is larger than the checkpoint"
    case .conflict(let size): "the last cosigned size is \(size)"
    case .inconsistent: "the checkpoint does not continue the last cosigned one"
    }
  }
}

/// The keys of the logs that a witness watches.
package struct WitnessedLogs: Sendable {
  private var keys: [[UInt8]: [NoteVerifier]] = [:]

  /// Takes the keys; several may be of one log. The name of a key is the origin of its log.
  package init(_ verifiers: [NoteVerifier]) {
    for verifier in verifiers { keys[Array(verifier.name.utf8), default: []].append(verifier) }
  }

  /// The origins, sorted by their bytes.
  package var origins: [String] {
    keys.keys.sorted { $0.lexicographicallyPrecedes($1) }.map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Reads a request as far as it can be judged without the witness's memory: who signed what.
  package func open(_ bytes: [UInt8]) throws(WitnessRefusal) -> (
    request: AddCheckpoint, checkpoint: Checkpoint, signed: SignedNote
  ) {
    let request: AddCheckpoint
    let checkpoint: Checkpoint
    do {
      request = try AddCheckpoint(bytes)
      checkpoint = try Checkpoint(text: request.note.text)
    } catch {
      throw .malformed
    }
    guard let trusted = keys[Array(checkpoint.origin.utf8)] else { throw .unknownOrigin }
    guard let signers = try? request.note.verify(withAny: trusted),
      let signed = request.note.keeping({ line in
        signers.contains { line.isOf(name: $0.name, keyID: $0.keyID) }
      })
    else { throw .unsigned }
    guard request.old <= checkpoint.size else { throw .oldSizeBeyond }
    return (request, checkpoint, signed)
  }

  /// The same as `check`, as a value.
  package static func refusal(
    of request: AddCheckpoint, _ checkpoint: Checkpoint, after latest: Checkpoint?
  ) -> WitnessRefusal? {
    do {
      try check(request, checkpoint, after: latest)
      return nil
    } catch {
      return error
    }
  }

  /// Throws unless `checkpoint` continues `latest`, the last one that was cosigned for its log, as
  /// `request` proves. The caller holds the lock under which the new one will be recorded.
  package static func check(
    _ request: AddCheckpoint, _ checkpoint: Checkpoint, after latest: Checkpoint?
  ) throws(WitnessRefusal) {
    let known = latest?.size ?? 0
    guard request.old == known else { throw .conflict(size: known) }
    guard checkpoint.size > 0 || checkpoint.root == MerkleHash.emptyRoot else {
      throw .inconsistent
    }
    do {
      try MerkleProof.verifyConsistency(
        old: (known, latest?.root ?? MerkleHash.emptyRoot),
        new: (checkpoint.size, checkpoint.root), proof: request.proof)
    } catch {
      throw .inconsistent
    }
  }
}
