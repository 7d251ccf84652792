/// The public side of a ledger: its files as they are published, for reading only. Needs no key, takes
/// no lock, and sees nothing else of the workspace.

package import Ledger

/// The files of the log in a workspace.
package struct PublicLedger: Sendable {
  private let files: LedgerFiles

  /// Looks whether there is a ledger at `workspace`.
  package init(workspace: String) throws {
    files = LedgerFiles(workspace: workspace)
    guard try System.status(files.directory) != nil else {
      throw StoreError.workspaceMissing(path: workspace)
    }
  }

  /// The bytes of a resource; `nil` if it is not there.
  package func read(_ path: TilePath) throws -> [UInt8]? {
    switch path {
    case .checkpoint: try System.readFile(files.checkpoint, limit: Limits.checkpointBytes)
    case .tile, .entries: try System.readFile(files.path(path.path), limit: Limits.bundleBytes)
    }
  }

  /// The newest checkpoint that had the quorum of the policy; `nil` if there was none yet.
  package func cosigned() throws -> [UInt8]? {
    try System.readFile(files.cosigned, limit: Limits.checkpointBytes)
  }
}
