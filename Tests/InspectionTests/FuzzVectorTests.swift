// What fuzzing ever found stays here: every file under `Fixtures/crashes` is read by every reader, in
// bounded time and without a fault.

import Bytes
import Formats
import Foundation
import Inspection
import Testing

@Suite("2.2a what fuzzing found stays mended")
struct FuzzVectorTests {
  /// Longest time for one file by all readers, in a debug build on a busy machine.
  static let seconds: Double = 10

  static let names: [String] = {
    let folder = Fixtures.folder("crashes")
    let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return found.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".py") }.sorted()
  }()

  @Test("the folder is there")
  func folder() {
    #expect(Self.names.count >= 1)
  }

  @Test("every file is read to its end by every reader", arguments: names)
  func crash(_ name: String) throws {
    let bytes = try Fixtures.bytes("crashes/" + name)
    let start = ContinuousClock.now
    for reader in SingleReader.names { _ = SingleReader.inspect(bytes, by: reader) }
    let report = inspect(MemorySource(bytes), name: name)
    #expect(report.digest == Digest.of(bytes))
    #expect(ContinuousClock.now - start < .seconds(Self.seconds))
    // A name that ends in `-safe` is the only one whose content a loader may be given.
    if !name.contains("-safe") { #expect(report.verdict != .safe, "\(report.format)") }
  }
}
