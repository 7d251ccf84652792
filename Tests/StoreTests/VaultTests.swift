/// The vault of a workspace: whole files, sealed, nothing else.

import Bytes
import Foundation
import Store
import Testing

@Suite("2.1b admitted files are kept sealed, whole or not at all")
struct VaultTests {
  private func names(_ folder: Folder, _ below: String) -> [String] {
    let walk = FileManager.default.enumerator(atPath: folder.state + "/vault/" + below)
    return (walk?.allObjects as? [String] ?? []).filter { !$0.isEmpty }.sorted()
  }

  private func file(_ folder: Folder, _ bytes: [UInt8]) throws -> String {
    let path = folder.state + "/model.bin"
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  @Test("a staged copy is private; kept, it is sealed under a key of its own, and the copy goes")
  func keep() throws {
    let folder = try Folder()
    let vault = try folder.workspace().vault
    let bytes = [UInt8](repeating: 7, count: 3 << 20) + [1, 2, 3]
    let path = try file(folder, bytes)
    let staged = try vault.stage(path)
    #expect(staged.digest == Digest.of(bytes) && staged.size == UInt64(bytes.count))
    #expect(!staged.isKept && names(folder, "data").isEmpty)
    #expect(try !vault.holds(staged.digest, size: staged.size))
    try vault.keep([staged], name: "m", now: 5)
    vault.discard([staged], now: 0)
    #expect(try vault.holds(staged.digest, size: staged.size))
    #expect(names(folder, "staging").isEmpty)
    #expect(try folder.mode("keys/vault.key") == 0o600)
    let version = try #require(try vault.open().versions().first)
    #expect(version.head.name == "m" && version.files.map(\.digest) == [staged.digest])
    let name = "sha256/" + staged.digest.hex
    #expect(try vault.open().content(of: name, in: version, limit: 4 << 20) == bytes)
  }

  @Test("what is there already is not sealed again")
  func again() throws {
    let folder = try Folder()
    let vault = try folder.workspace().vault
    let path = try file(folder, [1, 2, 3])
    let first = try vault.stage(path)
    try vault.keep([first])
    let second = try vault.stage(path)
    #expect(second.isKept && second.digest == first.digest)
    try vault.keep([second])
    vault.discard([first, second], now: 0)
    #expect(names(folder, "staging").isEmpty)
    #expect(try vault.open().versions().count == 1)
    #expect(try vault.holds(first.digest, size: 3))
    let pack = try #require(folder.files(below: "vault/data").first { $0.contains("/packs/") })
    try folder.remove(pack)
    #expect(try !vault.holds(first.digest, size: 3))
    #expect(try !vault.stage(path).isKept)
  }

  @Test("files that lay in the clear are taken up once, and go")
  func migration() throws {
    let folder = try Folder()
    let vault = try folder.workspace().vault
    let old = "vault/sha256/" + Digest.of([4, 5]).hex.prefix(2)
    try FileManager.default.createDirectory(
      atPath: folder.state + "/" + old, withIntermediateDirectories: true)
    try folder.write(old + "/" + Digest.of([4, 5]).hex.dropFirst(2), [4, 5])
    let staged = try vault.stage(try file(folder, [1, 2, 3]))
    try vault.keep([staged])
    #expect(try vault.holds(Digest.of([4, 5]), size: 2))
    #expect(names(folder, "sha256").isEmpty)
  }

  @Test("the key of a vault that is there is never made anew")
  func lostKey() throws {
    let folder = try Folder()
    let workspace = try folder.workspace()
    try workspace.vault.keep([try workspace.vault.stage(try file(folder, [1]))])
    try folder.remove("keys/vault.key")
    let again = try Workspace.open(folder.state).vault
    #expect(throws: StoreError.self) { try again.open(creates: true) }
    #expect(!FileManager.default.fileExists(atPath: folder.state + "/keys/vault.key"))
  }

  @Test("a refused copy leaves nothing, nor does what a run left behind a day ago")
  func discard() throws {
    let folder = try Folder()
    let vault = try folder.workspace().vault
    let staged = try vault.stage(try file(folder, [9]))
    let left = try vault.stage(try file(folder, [8]))
    vault.discard([staged], now: 0)
    #expect(names(folder, "staging").count == 1)
    vault.discard([], now: Int64(Date().timeIntervalSince1970) + 90_000)
    #expect(names(folder, "staging").isEmpty && names(folder, "data").isEmpty)
    #expect(throws: StoreError.self) { try vault.keep([left]) }
  }

  @Test("two restores within one second put both old states aside")
  func restoredTwice() throws {
    let folder = try Folder()
    _ = try folder.workspace()
    var displaced: [String?] = []
    for number in 1...2 {
      let fresh = folder.state + ".fresh\(number)"
      try FileManager.default.createDirectory(atPath: fresh, withIntermediateDirectories: true)
      try Data([UInt8(number)]).write(to: URL(filePath: fresh + "/state"))
      displaced.append(try StateJudgement.replace(folder.state, by: fresh, stamp: "5"))
    }
    let names = [folder.state + ".displaced-5", folder.state + ".displaced-5.2"]
    #expect(displaced == names)
    #expect(names.allSatisfy { FileManager.default.fileExists(atPath: $0) })
    #expect(try Data(contentsOf: URL(filePath: folder.state + "/state")) == Data([2]))
    for name in names { try FileManager.default.removeItem(atPath: name) }
  }

  @Test("a folder, a pipe and nothing at all are refused")
  func odd() throws {
    let folder = try Folder()
    let vault = try folder.workspace().vault
    #expect(throws: StoreError.self) { try vault.stage(folder.state) }
    #expect(throws: StoreError.self) { try vault.stage(folder.state + "/none") }
  }
}
