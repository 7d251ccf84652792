/// The vault: whole files under their digests, nothing else.

import Bytes
import Foundation
import Store
import Testing

@Suite("2.1b admitted files are kept by digest, whole or not at all")
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

  @Test("a staged copy is private; kept, it lies read-only under its digest")
  func keep() throws {
    let folder = try Folder()
    let vault = try folder.workspace().vault
    let bytes = [UInt8](repeating: 7, count: 3 << 20) + [1, 2, 3]
    let path = try file(folder, bytes)
    let staged = try vault.stage(path)
    #expect(staged.digest == Digest.of(bytes) && staged.size == UInt64(bytes.count))
    #expect(!staged.isKept && names(folder, "sha256").isEmpty)
    #expect(try !vault.holds(staged.digest, size: staged.size))
    try vault.keep([staged])
    #expect(try vault.holds(staged.digest, size: staged.size))
    #expect(names(folder, "staging").isEmpty)
    let name = Vault.name(staged.digest)
    #expect(try folder.mode(name) == 0o444)
    #expect(FileManager.default.contents(atPath: folder.state + "/" + name) == Data(bytes))
    #expect(name.split(separator: "/").last?.count == 62)
  }

  @Test("what is there already is not copied again")
  func again() throws {
    let folder = try Folder()
    let vault = try folder.workspace().vault
    let path = try file(folder, [1, 2, 3])
    let first = try vault.stage(path)
    try vault.keep([first])
    let second = try vault.stage(path)
    #expect(second.isKept && second.digest == first.digest)
    #expect(names(folder, "staging").isEmpty)
    try vault.keep([second])
    vault.discard([second], now: 0)
    #expect(try vault.holds(first.digest, size: 3))
  }

  @Test("a kept file of the wrong length is replaced")
  func damaged() throws {
    let folder = try Folder()
    let vault = try folder.workspace().vault
    let path = try file(folder, [1, 2, 3])
    let first = try vault.stage(path)
    try vault.keep([first])
    let place = folder.state + "/" + Vault.name(first.digest)
    try FileManager.default.removeItem(atPath: place)
    try Data([1, 2]).write(to: URL(filePath: place))
    let second = try vault.stage(path)
    #expect(!second.isKept)
    try vault.keep([second])
    #expect(FileManager.default.contents(atPath: place) == Data([1, 2, 3]))
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
    #expect(names(folder, "staging").isEmpty && names(folder, "sha256").isEmpty)
    #expect(throws: StoreError.self) { try vault.keep([left]) }
  }

  @Test("a folder, a pipe and nothing at all are refused")
  func odd() throws {
    let folder = try Folder()
    let vault = try folder.workspace().vault
    #expect(throws: StoreError.self) { try vault.stage(folder.state) }
    #expect(throws: StoreError.self) { try vault.stage(folder.state + "/none") }
  }
}
