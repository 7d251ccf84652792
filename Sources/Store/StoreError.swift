/// What can go wrong where files and system calls live, as data with a stable code.

package import Evidence

/// A refusal or failure of the store. `code` is stable and can be explained offline.
package enum StoreError: Error, Sendable, Equatable {
  /// A system call failed; `reason` holds the system's words.
  case system(operation: String, path: String, errno: Int32)
  /// No space is left on the device (or a quota or file-size limit was hit); nothing that was
  /// acknowledged is lost.
  case diskFull(path: String)
  /// An earlier `fsync` failed: what the disk holds is unknown until the program starts again.
  case poisoned(path: String)
  /// There is no workspace at this path.
  case workspaceMissing(path: String)
  /// There is a workspace at this path already.
  case workspaceExists(path: String)
  /// The path is not a regular file.
  case notRegularFile(path: String)
  /// A file that holds secrets can be read by others.
  case permissionsTooWide(path: String, mode: UInt32)
  /// No key has this name.
  case keyMissing(name: String)
  /// A key with this name exists; keys are never overwritten.
  case keyExists(name: String)
  /// A key file can't be used.
  case keyInvalid(path: String, reason: String)
  /// A name that can't be a file name: letters, digits, `.`, `_`, `-`, at most 64.
  case invalidName(String)
  /// Evidence was refused.
  case evidence(EvidenceError)
  /// An entry of the ledger would be larger than 65,535 bytes.
  case entryTooLarge(bytes: Int)
  /// The ledger is damaged or was replaced; the fault names the place.
  case ledger(LedgerFault)
  /// Another process has the witness open.
  case witnessBusy(path: String)
  /// What a witness cosigned last can't be read, or its two records contradict each other.
  case witnessRecord(path: String)
  /// The clock is behind the time of an earlier cosignature.
  case clockBehind(path: String)
  /// The content of an entry can't be erased.
  case notErasable(index: UInt64, reason: String)
  /// A body is encrypted under a key that is not here.
  case bodySealed(file: String)
  /// An encrypted audit record does not open: it was altered, or the key is another.
  case auditUnreadable(requestID: String)
  /// No audit entry has this request id.
  case auditMissing(requestID: String)
  /// The access register can't be read.
  case accessRegisterInvalid(path: String, reason: String)
  /// No API key has this id.
  case accessMissing(id: String)
  /// The index could not be used; it can be deleted and is rebuilt.
  case index(reason: String)
  /// The machine's key signs for the whole workspace: it can be rotated, not just revoked.
  case keyNeedsSuccessor(name: String)
  /// A link or special file in a model that is to be signed or verified.
  case modelFile(path: String, reason: String)
  /// A vault, a backup or the store behind it refused, or is damaged.
  case vault(VaultFault)

  /// The stable code, for `gatehouse explain`.
  package var code: String {
    switch self {
    case .evidence, .modelFile: "GH-0301"
    case .keyMissing: "GH-0302"
    case .keyExists: "GH-0303"
    case .keyInvalid: "GH-0304"
    case .permissionsTooWide: "GH-0305"
    case .invalidName: "GH-0306"
    case .keyNeedsSuccessor: "GH-0327"
    case .ledger(let fault): fault.kind.code
    case .vault(let fault): fault.kind.code
    case .entryTooLarge: "GH-0420"
    case .poisoned: "GH-0421"
    case .index: "GH-0422"
    case .witnessBusy, .witnessRecord, .clockBehind: "GH-0463"
    case .notErasable: "GH-0466"
    case .bodySealed: "GH-0467"
    case .auditUnreadable: "GH-0430"
    case .auditMissing: "GH-0431"
    case .accessRegisterInvalid: "GH-0440"
    case .accessMissing: "GH-0441"
    case .workspaceMissing: "GH-0808"
    case .workspaceExists: "GH-0809"
    case .system, .notRegularFile: "GH-0901"
    case .diskFull: "GH-0902"
    }
  }
}

/// Damage in the ledger: what kind, in which file, at which entry.
package struct LedgerFault: Error, Sendable, Equatable {
  /// The kinds, each with its own code.
  package enum Kind: String, Sendable, CaseIterable {
    /// A record of the journal that was acknowledged does not match its hash.
    case journalDamaged
    /// The journal ends before an entry that was acknowledged.
    case journalTruncated
    /// The journal is not there, or starts after the last published entry.
    case journalMissing
    /// Bytes of a hash tile or entry bundle do not match the tree.
    case tileDamaged
    /// A hash tile or entry bundle is not there.
    case tileMissing
    /// There is no checkpoint.
    case checkpointMissing
    /// The checkpoint is not a note that the ledger's key signed.
    case checkpointUnsigned
    /// The checkpoint is validly signed, but over another tree of this size.
    case checkpointForked
    /// The checkpoint promises more entries than there are, or is older than what was published.
    case checkpointSize
    /// A body that an entry names is not in the blob store.
    case blobMissing
    /// A body in the blob store does not match its name.
    case blobDamaged
    /// An envelope in the ledger does not verify.
    case envelopeInvalid
    /// An entry is not what this program writes.
    case entryInvalid
    /// Fewer entries than this machine signed before: a restored backup.
    case rolledBack
    /// Other entries than this machine signed before with the same key: a copied directory.
    case copied
    /// What this machine remembers of the ledger can't be read.
    case memoryDamaged
    /// A cosigned checkpoint that is not of this ledger's history.
    case cosignedForeign

    /// The stable code of the kind.
    package var code: String {
      switch self {
      case .journalDamaged: "GH-0401"
      case .journalTruncated: "GH-0402"
      case .journalMissing: "GH-0403"
      case .tileDamaged: "GH-0404"
      case .tileMissing: "GH-0405"
      case .checkpointMissing: "GH-0406"
      case .checkpointUnsigned: "GH-0407"
      case .checkpointForked: "GH-0408"
      case .checkpointSize: "GH-0409"
      case .blobMissing: "GH-0410"
      case .blobDamaged: "GH-0411"
      case .envelopeInvalid: "GH-0413"
      case .entryInvalid: "GH-0414"
      case .rolledBack: "GH-0450"
      case .copied: "GH-0451"
      case .memoryDamaged: "GH-0452"
      case .cosignedForeign: "GH-0453"
      }
    }
  }

  /// What is wrong.
  package let kind: Kind
  /// The file, relative to the workspace.
  package let file: String
  /// The first entry concerned, where one is known.
  package let index: UInt64?
  /// The byte in the file, where one is known.
  package let offset: UInt64?
  /// What was found, in a few words, without contents.
  package let detail: String

  /// Names a fault.
  package init(
    _ kind: Kind, file: String, index: UInt64? = nil, offset: UInt64? = nil, detail: String
  ) {
    self.kind = kind
    self.file = file
    self.index = index
    self.offset = offset
    self.detail = detail
  }
}
