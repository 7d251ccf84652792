/// Putting a version in place of what lies there: everything that was there is kept, nothing is lost half-way.

import Bytes
import Foundation
import Store
import Testing

@Suite("2.2d a restore moves in what was kept and keeps what was there")
struct FileSwapTests {
  private struct Place {
    let folder: Folder
    let store: SealedStore
    let version: VaultVersion
    var path: String { folder.path + "/system" }

    init() throws {
      folder = try Folder()
      store = try SealedStore.open(
        MemoryObjects(), master: MasterKey(hex: [UInt8](repeating: 0x61, count: 64), from: "test"),
        creates: true)
      version = try store.put(
        [PutFile(bytes: [1], path: "a"), PutFile(bytes: [2], path: "deep/b")],
        VersionHead(kind: "files", name: "v", created: 1))
      try FileManager.default.createDirectory(
        atPath: folder.path + "/system/deep", withIntermediateDirectories: true)
    }

    func write(_ name: String, _ bytes: [UInt8]) throws {
      try Data(bytes).write(to: URL(filePath: path + "/" + name))
    }
    func content(_ name: String) -> [UInt8]? {
      FileManager.default.contents(atPath: path + "/" + name).map { Array($0) }
    }
    func states(_ extras: [String] = []) throws -> [String: SwapChange.State] {
      let changes = try FileSwap.compare(version.files, in: path, extras: extras)
      return Dictionary(
        changes.map { ($0.path, $0.state) }, uniquingKeysWith: { first, _ in first })
    }
  }

  @Test("changed, missing and extra files end as the version has them; the old ones are kept")
  func swap() throws {
    let place = try Place()
    try place.write("a", [9])
    try place.write("extra", [7])
    #expect(
      try place.states(["extra"]) == ["a": .changed, "deep/b": .missing, "extra": .extra])
    let swap = FileSwap(place.path, stamp: "1")
    let changes = try FileSwap.compare(place.version.files, in: place.path, extras: ["extra"])
    try swap.apply(changes, of: place.version, from: place.store)
    #expect(place.content("a") == [1] && place.content("deep/b") == [2])
    #expect(place.content("extra") == nil)
    #expect(try place.states() == ["a": .same, "deep/b": .same])
    #expect(FileManager.default.contents(atPath: swap.displaced + "/a") == Data([9]))
    #expect(FileManager.default.contents(atPath: swap.displaced + "/extra") == Data([7]))
    #expect(try FileSwap.finishInterrupted(in: place.path).isEmpty)
  }

  @Test("a link where a directory has to be is moved away, not followed")
  func links() throws {
    let place = try Place()
    let files = FileManager.default
    try files.removeItem(atPath: place.path + "/deep")
    try files.createDirectory(
      atPath: place.folder.path + "/elsewhere", withIntermediateDirectories: true)
    try Data([2]).write(to: URL(filePath: place.folder.path + "/elsewhere/b"))
    try files.createSymbolicLink(
      atPath: place.path + "/deep", withDestinationPath: place.folder.path + "/elsewhere")
    #expect(try place.states()["deep/b"] == .changed)
    let swap = FileSwap(place.path, stamp: "1")
    try swap.apply(
      FileSwap.compare(place.version.files, in: place.path), of: place.version, from: place.store)
    #expect(try place.states() == ["a": .same, "deep/b": .same])
    #expect(files.contents(atPath: place.folder.path + "/elsewhere/b") == Data([2]))
    try files.removeItem(atPath: place.path + "/" + FileSwap.folder)
    try files.createSymbolicLink(
      atPath: place.path + "/" + FileSwap.folder,
      withDestinationPath: place.folder.path + "/elsewhere")
    try place.write("a", [5])
    #expect(throws: StoreError.self) {
      try FileSwap(place.path, stamp: "2").apply(
        FileSwap.compare(place.version.files, in: place.path), of: place.version, from: place.store)
    }
  }

  @Test(
    "a swap that stopped between two moves is brought to its end; one before its journal is not")
  func interrupted() throws {
    let place = try Place()
    try place.write("a", [9])
    let base = place.path + "/" + FileSwap.folder
    let files = FileManager.default
    for stamp in ["1", "2"] {
      try files.createDirectory(
        atPath: base + "/\(stamp)/new/deep", withIntermediateDirectories: true)
      try Data([2]).write(to: URL(filePath: base + "/\(stamp)/new/deep/b"))
    }
    // "a" was moved in already, "deep/b" was not.
    try place.write("a", [1])
    try Data(#"{"put":["a","deep/b"],"remove":[],"version":""}"#.utf8)
      .write(to: URL(filePath: base + "/1/journal.json"))
    #expect(try FileSwap.finishInterrupted(in: place.path) == ["1"])
    #expect(try place.content("a") == [1] && place.states()["deep/b"] != .missing)
    #expect(place.content("deep/b") == [2])
    #expect(!files.fileExists(atPath: base + "/2/new"))
    try Data(#"{"put":["../x"],"remove":[]}"#.utf8)
      .write(to: URL(filePath: base + "/1/journal.json"))
    #expect(throws: StoreError.self) { try FileSwap.finishInterrupted(in: place.path) }
  }
}
