// Whom to believe about a log, as commands take it: a verifier key or a policy file.

import ArgumentParser
import Bytes
import Ledger
import Store

/// Reading policies (c2sp.org/tlog-policy).
enum PolicyFile {
  /// Most bytes of a policy.
  static let limit: UInt64 = 1 << 20

  /// The policy in `path`.
  static func read(_ path: String) throws -> LogPolicy {
    let bytes = try SignedFile.read(path, atMost: limit)
    do {
      return try LogPolicy(bytes)
    } catch {
      throw Diagnosis(
        "GH-0460", "the policy cannot be used",
        at: error.line == 0 ? path : "\(path):\(error.line)", why: error.kind.rawValue)
    }
  }

  /// Most bytes of a proof file.
  static let proofLimit: UInt64 = 24 << 20

  /// The keys to believe from --vkey and --policy; with both, the key is the log's.
  static func trusted(vkey: String?, policy: String?) throws -> LogPolicy {
    let verifier: NoteVerifier?
    do {
      verifier = try vkey.map { vkey throws(LedgerError) in try NoteVerifier(vkey: vkey) }
    } catch {
      throw Diagnosis("GH-0304", "--vkey is not the verifier key of a log", at: vkey)
    }
    guard let policy else {
      guard let verifier else { throw missing }
      return LogPolicy(log: verifier)
    }
    let read = try read(policy)
    if let verifier { return read.naming(verifier) }
    guard !read.logs.isEmpty else {
      throw Diagnosis("GH-0460", "the policy names no log", at: policy, remedy: "give --vkey")
    }
    return read
  }

  /// The policy in `path`, else the one that lies in the state directory, else none.
  static func find(_ path: String?, state: String) throws -> LogPolicy? {
    if let path { return try read(path) }
    let place = state + "/ledger.policy"
    return !FileStamp(path: place).text.isEmpty ? try read(place) : nil
  }

  /// Said where a command finds no policy.
  static let missing = Diagnosis(
    "GH-0460", "there is no policy", why: "it names the witnesses and how many must agree",
    remedy: "--policy FILE, or put it at STATE/ledger.policy")
}

/// Refusals of proofs and checkpoints in words.
enum ProofWords {
  /// Says that the proof in the file `proof` is refused, and ends with findings.
  static func refuse(
    _ proof: String, _ reason: (code: String, why: String), _ format: OutputFormat,
    _ console: Console
  ) throws -> Never {
    switch format {
    case .json:
      console.json([
        "schema_version": 1, "valid": false,
        "reasons": [["code": .string(reason.code), "message": .string(reason.why)]],
      ])
    case .text:
      console.out("\(console.style.red("refused")) \(Console.printable(proof))")
      console.out("  [\(reason.code)] \(reason.why)")
    }
    throw CommandExit.findings
  }

  /// The stable code and the reason.
  static func of(_ error: LedgerError) -> (code: String, why: String) {
    switch error {
    case .outOfRange(let index, let size):
      ("GH-0412", "entry \(index) of a tree of \(size) entries")
    case .proofInvalid: ("GH-0412", "the hashes do not lead from the entry to the root")
    case .noteMalformed, .checkpointMalformed: ("GH-0412", "there is no signed checkpoint in it")
    case .noteUnsigned: ("GH-0407", "no trusted key of the log signed the checkpoint")
    case .noteSignatureInvalid: ("GH-0407", "a signature of a trusted key does not verify")
    case .originMismatch(let found, _):
      ("GH-0407", "the checkpoint is of the log \(Console.printable(found)), which is not trusted")
    case .quorumMissing: ("GH-0461", "too few witnesses of the policy cosigned the checkpoint")
    case .invalidKey: ("GH-0304", "not a verifier key of signed-note")
    case .requestMalformed, .hashMissing: ("GH-0412", "the proof cannot be read")
    }
  }
}
