/// Entries of transparency logs: the proof that they are in the log, and the log's promise.
/// Source: sigstore_rekor.proto; RFC 6962; c2sp.org/tlog-checkpoint.

import Bytes
import Ledger

/// One entry as a bundle brings it.
package struct LogEntry: Sendable {
  /// The place in the whole log.
  package let index: UInt64
  /// How the trusted root names the log.
  let logID: [UInt8]
  /// The kind and version of the body.
  let kind: String
  let version: String
  /// When the log says it took the entry in, in Unix seconds; only with a promise.
  let integratedTime: Int64?
  /// The signed entry timestamp.
  let promise: [UInt8]?
  private let proof: Proof
  /// The bytes that are the leaf.
  let body: [UInt8]

  private struct Proof: Sendable {
    var index: UInt64
    var size: UInt64
    var root: Digest
    var hashes: [Digest]
    var checkpoint: String
  }

  init(_ fields: JSONFields) throws(SigstoreError) {
    try fields.only([
      "logIndex", "logId", "kindVersion", "integratedTime", "inclusionPromise", "inclusionProof",
      "canonicalizedBody",
    ])
    index = fields.value("logIndex") == nil ? 0 : try fields.number("logIndex")
    logID = try fields.fields("logId").bytes("keyId", limit: 64)
    let kindVersion = try fields.fields("kindVersion")
    kind = try kindVersion.string("kind")
    version = try kindVersion.string("version")
    let time = fields.value("integratedTime") == nil ? 0 : try fields.number("integratedTime")
    guard let seconds = Int64(exactly: time) else {
      throw fields.invalid("integratedTime", "Unix seconds")
    }
    integratedTime = seconds == 0 ? nil : seconds
    promise = try fields.optionalFields("inclusionPromise")?.bytes(
      "signedEntryTimestamp", limit: 4096)
    guard let proof = try fields.optionalFields("inclusionProof") else {
      throw fields.invalid("inclusionProof", "an inclusion proof with a checkpoint")
    }
    self.proof = try Self.proof(proof)
    body = try fields.bytes("canonicalizedBody", limit: Limits.body.bytes)
  }

  private static func proof(_ fields: JSONFields) throws(SigstoreError) -> Proof {
    try fields.only(["logIndex", "rootHash", "treeSize", "hashes", "checkpoint"])
    var hashes: [Digest] = []
    for item in fields.value("hashes")?.array ?? [] {
      guard hashes.count < 64, let text = item.string, let bytes = Base64.decode(text),
        let hash = Digest(bytes: bytes)
      else { throw fields.invalid("hashes", "at most 64 hashes of 32 bytes") }
      hashes.append(hash)
    }
    guard let root = Digest(bytes: try fields.bytes("rootHash", limit: 32)) else {
      throw fields.invalid("rootHash", "32 bytes")
    }
    return Proof(
      index: fields.value("logIndex") == nil ? 0 : try fields.number("logIndex"),
      size: try fields.number("treeSize"), root: root, hashes: hashes,
      checkpoint: try fields.fields("checkpoint").string("envelope"))
  }

  /// The log of `logs` that this entry is in, after its checkpoint, proof and promise verified.
  func verified(by logs: [TrustedRoot.Log]) throws(SigstoreError) -> TrustedRoot.Log {
    let named = logs.filter { $0.id == logID }
    guard !named.isEmpty else {
      throw .logEntry(reason: "it is of a log that the trusted root does not name")
    }
    var failure = SigstoreError.logEntry(reason: "its checkpoint does not verify")
    for log in named {
      do {
        try checkProof(log)
        try checkPromise(log)
        return log
      } catch {
        failure = error
      }
    }
    throw failure
  }

  private func checkProof(_ log: TrustedRoot.Log) throws(SigstoreError) {
    let checkpoint: Checkpoint
    do {
      let note = try SignedNote(Array(proof.checkpoint.utf8))
      let known = note.signatures.filter { $0.keyID == Array(log.id.prefix(4)) }
      let text = Array(note.text.utf8)
      guard !known.isEmpty, known.allSatisfy({ log.key.verifies($0.signature, over: text) }) else {
        throw SigstoreError.logEntry(reason: "its checkpoint is not signed by the log")
      }
      checkpoint = try Checkpoint(text: note.text)
    } catch let error as SigstoreError {
      throw error
    } catch {
      throw .logEntry(reason: "its checkpoint cannot be read")
    }
    guard checkpoint.root == proof.root, checkpoint.size == proof.size else {
      throw .logEntry(reason: "its proof is for another tree than its checkpoint")
    }
    do {
      try MerkleProof.verifyInclusion(
        leaf: MerkleHash.leaf(body), index: proof.index, size: proof.size, proof: proof.hashes,
        root: proof.root)
    } catch {
      throw .logEntry(reason: "its inclusion proof does not lead to the root")
    }
  }

  private func checkPromise(_ log: TrustedRoot.Log) throws(SigstoreError) {
    guard let promise else { return }
    guard let integratedTime else {
      throw .logEntry(reason: "its signed entry timestamp has no time")
    }
    guard log.key.verifies(promise, over: promised(at: integratedTime)) else {
      throw .logEntry(reason: "its signed entry timestamp does not verify")
    }
    guard log.validFor.contains(integratedTime) else {
      throw .timeOutside(of: "the transparency log", time: integratedTime)
    }
  }

  /// What the log signed as a promise: canonical JSON (RFC 8785) of four members.
  private func promised(at time: Int64) -> [UInt8] {
    let body = Base64.encode(body)
    let id = Hex.encode(logID)
    return Array(
      "{\"body\":\"\(body)\",\"integratedTime\":\(time),\"logID\":\"\(id)\",\"logIndex\":\(index)}"
        .utf8)
  }
}
