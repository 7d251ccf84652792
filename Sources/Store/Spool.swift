/// Bytes that have to wait for others which stand before them in the output.

/// Takes bytes in order and gives them back once, in order: in memory while they are few, then in a file
/// that has no name any longer, so that nothing of it is left whatever ends the program.
package final class Spool {
  private static let heldBytes = 4 << 20
  private static let pieceBytes = 256 << 10

  private let folder: String
  private var held: [UInt8] = []
  private var file: FileDescriptor?
  private var written: UInt64 = 0

  /// Holds nothing; a file would be made in `folder`.
  package init(in folder: String) {
    self.folder = folder
  }

  /// Adds `bytes` at the end.
  package func append(_ bytes: [UInt8]) throws {
    held += bytes
    guard held.count >= Self.heldBytes else { return }
    let file = try file ?? makeFile()
    self.file = file
    try System.write(file, held, at: written)
    written += UInt64(held.count)
    held.removeAll(keepingCapacity: true)
  }

  private func makeFile() throws -> FileDescriptor {
    let name = System.temporaryName(beside: folder + "/spool")
    let file = try System.createExclusively(name, mode: 0o600)
    System.remove(name)
    return file
  }

  /// Whether there is nothing in it.
  package var isEmpty: Bool { written == 0 && held.isEmpty }

  /// Gives everything to `take`, piece by piece.
  package func drain(_ take: ([UInt8]) throws -> Void) throws {
    var offset: UInt64 = 0
    while let file, offset < written {
      let count = Int(min(UInt64(Self.pieceBytes), written - offset))
      guard let piece = try System.read(file, count: count, at: offset) else {
        throw StoreError.system(operation: "read", path: file.path, errno: SystemCode.missing)
      }
      try take(piece)
      offset += UInt64(count)
    }
    if !held.isEmpty { try take(held) }
  }
}
