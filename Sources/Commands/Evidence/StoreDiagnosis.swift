// Errors of the store and of evidence in words for people.

import Bytes
import Evidence
import Ledger
import Store

extension Diagnosis {
  /// An error of the store: what, where, why and what to do.
  init(store error: StoreError) {
    switch error {
    case .ledger(let fault): self.init(ledger: fault)
    case .vault(let fault): self.init(vault: fault)
    case .evidence(let error): self.init(evidence: error, at: nil)
    case .workspaceMissing(let path):
      self.init(
        error.code, "there is no state directory", at: path,
        why: "keys, evidence and the ledger are kept there", remedy: "gatehouse keys generate")
    case .workspaceExists(let path):
      self.init(error.code, "there is a state directory already", at: path)
    case .keyMissing(let name):
      self.init(
        error.code, "there is no key named \(Console.printable(name))",
        remedy: "gatehouse keys list")
    case .keyExists(let name):
      self.init(
        error.code, "there is a key named \(Console.printable(name)) already",
        why: "keys are never overwritten", remedy: "choose another --name")
    case .keyInvalid(let path, let reason):
      self.init(error.code, "the key file cannot be used", at: path, why: reason)
    case .permissionsTooWide(let path, let mode):
      self.init(
        error.code, "others can read a file with secrets", at: path,
        why: "its mode is 0\(String(mode, radix: 8)); it has to be 0600",
        remedy: "chmod 600 \(path)")
    case .keyNeedsSuccessor(let name):
      self.init(
        error.code, "the key \(Console.printable(name)) cannot be revoked without a successor",
        remedy: "gatehouse keys rotate \(name) --reason compromised")
    case .invalidName(let name):
      self.init(
        error.code, "the name \"\(Console.printable(name))\" is not allowed",
        remedy: "1 to 64 letters, digits, '.', '_' or '-', starting with a letter or digit")
    default: self.init(disk: error)
    }
  }

  private init(disk error: StoreError) {
    switch error {
    case .system(let operation, let path, let number):
      self.init(
        error.code, "\(operation) failed", at: path, why: SystemWords.of(number))
    case .diskFull(let path):
      self.init(
        error.code, "no space is left", at: path,
        why: "nothing that was acknowledged is lost", remedy: "make room and try again")
    case .poisoned(let path):
      self.init(
        error.code, "the disk failed earlier", at: path,
        why: "after a failed sync nobody knows what the disk holds",
        remedy: "repair the disk and start again")
    case .notRegularFile(let path):
      self.init(error.code, "not a regular file", at: path)
    case .modelFile(let path, let reason):
      self.init(
        error.code, "the model cannot be signed or verified", at: Console.printable(path),
        why: reason)
    case .entryTooLarge(let bytes):
      self.init(error.code, "the entry is too large", why: "\(bytes) bytes; at most 65,535")
    case .witnessBusy(let path):
      self.init(
        error.code, "another process runs this witness", at: path,
        remedy: "stop it first; a witness signs from one place")
    case .witnessRecord(let path):
      self.init(
        error.code, "the witness's record of what it cosigned is damaged", at: path,
        why: "without it a second history could be cosigned",
        remedy: "restore the file from a copy; never remove it")
    case .clockBehind(let path):
      self.init(
        error.code, "the clock is behind an earlier cosignature", at: path, remedy: "set the clock")
    case .notErasable(let index, let reason):
      self.init(error.code, "the content of entry \(index) cannot be erased", why: reason)
    case .bodySealed(let file):
      self.init(
        error.code, "the body is encrypted under a key that is not here", at: file,
        remedy: "put back STATE/keys/bodies, or read it where the keys are")
    case .auditUnreadable(let id):
      self.init(
        error.code, "the audit record of \(Console.printable(id)) does not open",
        why: "it was altered, or the key of its tenant is another or gone")
    case .auditMissing(let id):
      self.init(
        error.code, "there is no audit entry for \(Console.printable(id))",
        remedy: "gatehouse audit list")
    case .accessRegisterInvalid(let path, let reason):
      self.init(error.code, "the register of API keys cannot be read", at: path, why: reason)
    case .accessMissing(let id):
      self.init(
        error.code, "there is no API key \(Console.printable(id))",
        remedy: "gatehouse access list")
    case .index(let reason):
      self.init(
        error.code, "the index cannot be used", why: reason, remedy: "gatehouse ledger reindex")
    default: self.init(error.code, "the state directory cannot be used")
    }
  }

  /// Damage in the ledger.
  init(ledger fault: LedgerFault) {
    var place = fault.file
    if let index = fault.index { place += ", entry \(index)" }
    if let offset = fault.offset { place += ", byte \(offset)" }
    self.init(
      fault.kind.code, "the ledger does not verify: \(LedgerWords.of(fault.kind))", at: place,
      why: fault.detail, remedy: LedgerWords.remedy(fault.kind))
  }

  /// Evidence, a key or a bundle that was refused.
  init(evidence error: EvidenceError, at place: String?) {
    let (code, why) = EvidenceWords.of(error)
    switch error {
    case .passphraseNeeded, .wrongPassphrase:
      self.init(
        code, "the private key cannot be opened", at: place, why: why,
        remedy: "--passphrase-file FILE, or GATEHOUSE_PASSPHRASE_FILE in the environment")
    case .revokedSigner: self.init(code, "the key may not sign", at: place, why: why)
    case .certificateRefused: self.init(code, "the certificate was refused", at: place, why: why)
    default: self.init(code, "the evidence was refused", at: place, why: why)
    }
  }
}

/// Runs `body`; errors of the store become diagnoses.
func withStore<T>(_ body: () throws -> T) throws -> T {
  do {
    return try body()
  } catch let error as StoreError {
    throw Diagnosis(store: error)
  }
}

/// Kinds of ledger faults in words.
enum LedgerWords {
  /// What to do about a kind of fault.
  static func remedy(_ kind: LedgerFault.Kind) -> String {
    switch kind {
    case .rolledBack, .copied:
      "go on in the newest copy; if it is lost, make a new state directory (gatehouse keys generate)"
    case .memoryDamaged:
      "run gatehouse ledger verify, compare with a checkpoint that others keep, then remove the file"
    default: "keep the directory as it is and restore a copy that verifies"
    }
  }

  /// A few words, lower case.
  static func of(_ kind: LedgerFault.Kind) -> String {
    switch kind {
    case .journalDamaged: "the journal was changed"
    case .journalTruncated: "the journal was cut"
    case .journalMissing: "the journal is missing"
    case .tileDamaged: "a tile was changed"
    case .tileMissing: "a tile is missing"
    case .checkpointMissing: "the checkpoint is missing"
    case .checkpointUnsigned: "the checkpoint is not signed by this ledger's key"
    case .checkpointForked: "the checkpoint is of another history"
    case .checkpointSize: "the checkpoint is of another size"
    case .blobMissing: "a body is missing"
    case .blobDamaged: "a body was changed"
    case .envelopeInvalid: "an envelope does not verify"
    case .entryInvalid: "an entry is not what this program writes"
    case .rolledBack: "it is older than what was signed before"
    case .copied: "its key signed another history"
    case .memoryDamaged: "what this machine remembers of it is damaged"
    case .cosignedForeign: "the cosigned checkpoint is of another history"
    }
  }
}

/// Refused evidence in words.
enum EvidenceWords {
  /// The stable code and the reason.
  static func of(_ error: EvidenceError) -> (code: String, why: String) {
    switch error {
    case .invalidJSON(let part, let fault): ("GH-0307", "the \(part): \(fault.description)")
    case .invalidField(let part, let path, let expected):
      ("GH-0307", "the \(part) has no usable \(path): expected \(expected)")
    case .tooLarge(let part, let limit): ("GH-0301", "the \(part) is larger than \(limit)")
    case .unknownPayloadType(let type):
      ("GH-0307", "the payload type is \(Console.printable(type))")
    case .unknownStatementType(let type):
      ("GH-0312", "the statement is a \(Console.printable(type))")
    case .unexpectedPredicateType(PredicateType.modelSignatureLegacy, _):
      (
        "GH-0312",
        "it has the weaker format of model-signing before 1.0: a downgrade, unless it is that old"
      )
    case .unexpectedPredicateType(let found, let expected):
      ("GH-0312", "the predicate is a \(Console.printable(found)), not a \(expected)")
    case .untrustedSigner: ("GH-0310", "no trusted key signed it")
    case .badSignature(let keyID):
      ("GH-0311", "the signature does not verify with key \(shortKeys(keyID))")
    case .invalidKey(let reason): ("GH-0304", reason)
    case .wrongKeyHint: ("GH-0311", "the bundle names another public key")
    case .wrongRootDigest: ("GH-0308", "the root digest is not over the files listed")
    case .unsafeResourceName(let name):
      ("GH-0307", "the file name \(Console.printable(name)) could leave the model or occurs twice")
    default: ofSigner(error)
    }
  }

  private static func shortKeys(_ ids: String) -> String {
    ids.split(separator: " ").map { String($0.prefix(12)) }.joined(separator: ", ")
  }

  private static func ofSigner(_ error: EvidenceError) -> (code: String, why: String) {
    switch error {
    case .passphraseNeeded: ("GH-0320", "the private key lies under a passphrase")
    case .wrongPassphrase: ("GH-0320", "the passphrase does not open the private key")
    case .thresholdNotMet(let have, let need):
      ("GH-0321", "\(need) signers are demanded, and \(have) of them signed")
    case .revokedSigner(let id, let reason):
      ("GH-0322", "the signer \(id.prefix(12)) was revoked (\(reason))")
    case .certificateRefused(let reason): ("GH-0323", Console.printable(reason))
    case .keylessBundle:
      (
        "GH-0324",
        "it is signed without a kept key, through Sigstore, which is not verified by a key or certificate"
      )
    case .wrongBundleMode(let found, let expected):
      ("GH-0325", "it is signed with \(found); to verify it with \(expected) is not possible")
    case .unsupportedSerialization(let reason): ("GH-0326", Console.printable(reason))
    default: ("GH-0301", "the evidence was refused")
    }
  }
}
