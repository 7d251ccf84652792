// Output that waits: everything comes back in order, and no file with a name is left behind.

import Foundation
import Store
import Testing

@Suite("1.3c a scan of any number of files needs little memory")
struct SpoolTests {
  @Test("few and many bytes come back in order", arguments: [0, 1, 3, 40])
  func order(_ mebibytes: Int) throws {
    let folder = try Folder()
    let spool = Spool(in: folder.path)
    #expect(spool.isEmpty)
    for number in 0..<(mebibytes * 4) {
      try spool.append([UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 1 << 18))
    }
    #expect(spool.isEmpty == (mebibytes == 0))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    var count = 0
    var inOrder = true
    try spool.drain { piece in
      for (index, byte) in piece.enumerated() where (count + index) % 4096 == 0 {
        inOrder = inOrder && byte == UInt8(truncatingIfNeeded: (count + index) >> 18)
      }
      count += piece.count
    }
    #expect(count == mebibytes << 20 && inOrder)
  }

  @Test("without a place for a file only much is an error")
  func noPlace() throws {
    let spool = Spool(in: "/nonexistent/place")
    try spool.append([1, 2, 3])
    #expect(throws: (any Error).self) {
      try spool.append([UInt8](repeating: 0, count: 8 << 20))
    }
  }
}
