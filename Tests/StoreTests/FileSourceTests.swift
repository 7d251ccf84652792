// Files as sources: one pass on two threads gives every reader everything in order; a file that
// changes meanwhile is noticed.

import Bytes
import Foundation
import Store
import Synchronization
import Testing

@Suite("1.3c a file that is inspected is one file from beginning to end")
struct FileSourceTests {
  /// Puts the pieces together again.
  private final class Collector: PieceReader {
    private let state = Mutex<(bytes: [UInt8], inOrder: Bool)>(([], true))

    var bytes: [UInt8] { state.withLock { $0.bytes } }
    var inOrder: Bool { state.withLock { $0.inOrder } }

    func take(_ bytes: [UInt8], count: Int, at offset: UInt64) {
      state.withLock { state in
        if offset != UInt64(state.bytes.count) { state.inOrder = false }
        state.bytes += bytes[0..<count]
      }
    }
  }

  @Test(
    "every reader gets every byte in order",
    arguments: [0, 1, 1000, 1 << 20, (1 << 20) + 1, 3 << 20, (5 << 20) + 12_345])
  func stream(_ length: Int) throws {
    let folder = try Folder()
    let path = folder.path + "/file"
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let source = try FileSource(path: path)
    let readers = [Collector(), Collector(), Collector()]
    var told: UInt64 = 0
    try source.stream(to: readers) { told = $0 }
    #expect(told == UInt64(length))
    for reader in readers { #expect(reader.inOrder && reader.bytes == bytes) }
    try source.checkUnchanged()
  }

  @Test("a file that was written to, or grew, is another one")
  func changed() throws {
    let folder = try Folder()
    let path = folder.path + "/file"
    try Data(repeating: 1, count: 3 << 20).write(to: URL(fileURLWithPath: path))
    let source = try FileSource(path: path)
    try source.checkUnchanged()
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data([2]))
    try handle.close()
    #expect(throws: ByteSourceError.self) { try source.checkUnchanged() }
  }

  @Test("a file that shrinks while it passes is an error, not a shorter file")
  func shortened() throws {
    let folder = try Folder()
    let path = folder.path + "/file"
    try Data(repeating: 1, count: 3 << 20).write(to: URL(fileURLWithPath: path))
    let source = try FileSource(path: path)
    try FileHandle(forWritingTo: URL(fileURLWithPath: path)).truncate(atOffset: 2 << 20)
    let reader = Collector()
    #expect(throws: ByteSourceError.self) {
      try source.stream(to: [reader, Collector()]) { _ in }
    }
    #expect(reader.bytes.count <= 2 << 20)
  }
}
