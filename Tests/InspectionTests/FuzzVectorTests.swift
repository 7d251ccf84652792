// What fuzzing ever found stays here: every file under `Fixtures/crashes` is read by every reader, in
// bounded time and without a fault.

import Bytes
import Formats
import Foundation
import Inspection
import Testing

@Suite("2.2a what fuzzing found stays mended")
struct FuzzVectorTests {
  /// Longest time of the processor for one file by all readers, in a debug build.
  static let seconds: Double = 10

  static let names: [String] = {
    let folder = Fixtures.folder("crashes")
    let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return found.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".py") }.sorted()
  }()

  /// Seconds that this thread has worked: others may keep the machine busy.
  private static var now: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test("the folder is there")
  func folder() {
    #expect(Self.names.count >= 1)
  }

  @Test("every file is read to its end by every reader", arguments: names)
  func crash(_ name: String) throws {
    let bytes = try Fixtures.bytes("crashes/" + name)
    let start = Self.now
    for reader in SingleReader.names { _ = SingleReader.inspect(bytes, by: reader) }
    let report = inspect(MemorySource(bytes), name: name)
    #expect(report.digest == Digest.of(bytes))
    #expect(Self.now - start < Self.seconds)
    // A name that ends in `-safe` is the only one whose content a loader may be given.
    if !name.contains("-safe") { #expect(report.verdict != .safe, "\(report.format)") }
  }
}
