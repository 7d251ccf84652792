/// What can be wrong with proofs, notes and checkpoints.

/// Why a proof, a note or a checkpoint was refused.
package enum LedgerError: Error, Equatable, Sendable {
  /// An index or size that the tree does not have.
  case outOfRange(index: UInt64, size: UInt64)
  /// A proof that does not lead to the root.
  case proofInvalid
  /// Text that is not a signed note.
  case noteMalformed
  /// A note without a signature of a known key.
  case noteUnsigned
  /// A signature that names a known key and does not verify.
  case noteSignatureInvalid
  /// Text that is not a checkpoint.
  case checkpointMalformed
  /// Bytes that are not an `add-checkpoint` request.
  case requestMalformed
  /// A checkpoint that too few witnesses of the policy cosigned.
  case quorumMissing
  /// A checkpoint of another log.
  case originMismatch(found: String, expected: String)
  /// A key that can't be used.
  case invalidKey
  /// A hash that the reader could not give.
  case hashMissing(level: Int, index: UInt64)
}
