/// Sealed stores: what goes in comes out byte for byte, and nothing else ever does.

import Bytes
import Foundation
import Store
import Synchronization
import Testing

/// Objects in memory that can be made to misbehave.
final class MemoryObjects: ObjectStore {
  enum Fault: Sendable { case loses, garbles, failsAfter(Int) }

  let kept = Mutex<[String: [UInt8]]>([:])
  private let fault: Fault?
  private let writes = Mutex(0)
  let readsBack: Bool
  let place = "memory"

  init(_ fault: Fault? = nil, readsBack: Bool = true) {
    self.fault = fault
    self.readsBack = readsBack
  }

  struct Broken: Error {}

  func create(_ name: String, _ bytes: [UInt8], sha256: [UInt8]?, lockUntil: Int64?) throws -> Bool
  {
    let count = writes.withLock { writes in
      writes += 1
      return writes
    }
    let isPack = name.contains("/packs/")
    return try kept.withLock { kept in
      guard kept[name] == nil else { return false }
      switch fault {
      case .loses where isPack: return true
      case .garbles where isPack:
        kept[name] = bytes.dropLast() + [bytes[bytes.count - 1] ^ 1]
        return true
      case .failsAfter(let limit) where count > limit: throw Broken()
      default: kept[name] = bytes
      }
      return true
    }
  }

  func replace(_ name: String, _ bytes: [UInt8]) { kept.withLock { $0[name] = bytes } }
  func read(_ name: String, limit: Int) -> [UInt8]? { kept.withLock { $0[name] } }

  func read(_ name: String, at offset: Int, length: Int) -> [UInt8]? {
    kept.withLock { kept in
      guard let bytes = kept[name], bytes.count >= offset + length else { return nil }
      return Array(bytes[offset..<(offset + length)])
    }
  }

  func list(_ prefix: String) -> [ObjectListing] {
    kept.withLock { $0 }.filter { $0.key.hasPrefix(prefix) }.map {
      ObjectListing(name: $0.key, size: UInt64($0.value.count), modified: 0)
    }.sorted { $0.name < $1.name }
  }

  func remove(_ name: String) -> Bool { kept.withLock { $0.removeValue(forKey: name) != nil } }
}

@Suite("2.2d a sealed store gives back what it was given, or nothing")
struct SealedStoreTests {
  private func key(_ digit: String = "a") throws -> MasterKey {
    try MasterKey(hex: Array(String(repeating: digit, count: 64).utf8), from: "test")
  }

  /// Files of many sizes: none, one byte, around a chunk, more than a pack; two with the same bytes.
  private func files(_ folder: Folder, large: Int = 5_000) throws
    -> [(path: String, bytes: [UInt8])]
  {
    let mega = 1 << 20
    let sizes = [0, 1, mega - 1, mega, mega + 1, large, 100, 100]
    var files: [(String, [UInt8])] = []
    for (index, size) in sizes.enumerated() {
      let seed = UInt8(index == 7 ? 6 : index)
      let block = (0..<min(size, 65_537)).map { UInt8(truncatingIfNeeded: $0 &* 7) ^ seed }
      var bytes: [UInt8] = []
      while bytes.count < size { bytes += block.prefix(size - bytes.count) }
      let path = folder.path + "/in-\(index)"
      try Data(bytes).write(to: URL(filePath: path))
      files.append(("deep/er/file \(index).bin", bytes))
    }
    return files
  }

  private func puts(_ folder: Folder, _ files: [(path: String, bytes: [UInt8])]) -> [PutFile] {
    files.enumerated().map { PutFile(folder.path + "/in-\($0.offset)", path: $0.element.path) }
  }

  private let head = VersionHead(kind: "files", name: "test", created: 1_000)

  @Test("files of every size come back byte for byte, from memory and from a directory")
  func round() throws {
    let folder = try Folder()
    let files = try files(folder, large: 17 << 20 | 5)
    for objects in [MemoryObjects() as any ObjectStore, LocalObjects(folder.path + "/store")] {
      let store = try SealedStore.open(objects, master: key(), creates: true)
      let version = try store.put(puts(folder, files), head)
      let fresh = try SealedStore.open(objects, master: key())
      #expect(try fresh.versions() == [version])
      let out = folder.path + "/out-" + UUID().uuidString
      try fresh.restore(version, to: out, isDurable: false)
      for file in files {
        #expect(FileManager.default.contents(atPath: out + "/" + file.path) == Data(file.bytes))
      }
      let report = try fresh.verify()
      #expect(report.faults.isEmpty && report.versions == 1 && report.packs == 2)
    }
  }

  @Test("what is there already is not stored again, and each version stays as it was")
  func deduplication() throws {
    let folder = try Folder()
    let files = try files(folder)
    let objects = MemoryObjects()
    let store = try SealedStore.open(objects, master: key(), creates: true)
    let first = try store.put(puts(folder, files), head)
    let packs = objects.list("data/default/packs").count
    try Data([9]).write(to: URL(filePath: folder.path + "/in-1"))
    let second = try store.put(puts(folder, files), head)
    #expect(objects.list("data/default/packs").count == packs + 1)
    #expect(second.id != first.id)
    #expect(try store.content(of: files[1].path, in: second, limit: 10) == [9])
    #expect(try store.content(of: files[1].path, in: first, limit: 10) == files[1].bytes)
  }

  @Test("nothing of names, contents or digests can be read without the key")
  func confidential() throws {
    let folder = try Folder()
    let bytes = Array("a very recognisable sentence of the weights".utf8)
    try Data(bytes).write(to: URL(filePath: folder.path + "/in"))
    let objects = MemoryObjects()
    let store = try SealedStore.open(objects, master: key(), creates: true)
    _ = try store.put([PutFile(folder.path + "/in", path: "secret-name.bin")], head)
    let all = objects.kept.withLock { $0 }
    for word in [bytes, Array("secret-name".utf8), Digest.of(bytes).bytes] {
      for (name, object) in all {
        #expect(Data(object).range(of: Data(word)) == nil && !name.contains("secret"))
        #expect(!name.contains(Digest.of(bytes).hex))
      }
    }
  }

  @Test("any changed, missing, cut or moved object is found, by a read and by verify")
  func damage() throws {
    let folder = try Folder()
    let files = Array(try files(folder).suffix(3))
    let sources = files.indices.map { PutFile(folder.path + "/in-\($0 + 5)", path: files[$0].path) }
    let objects = MemoryObjects()
    let version = try SealedStore.open(objects, master: key(), creates: true).put(sources, head)
    let good = objects.kept.withLock { $0 }
    for name in good.keys.sorted() where name != "config" && !name.hasPrefix("keys/") {
      let bytes = try #require(good[name])
      let changes: [[UInt8]?] =
        [nil, Array(bytes.dropLast()), bytes + [0]]
        + [0, 9, 41, bytes.count / 2, bytes.count - 1].map { at in
          var copy = bytes
          copy[at] ^= 0x20
          return copy
        }
      for change in changes {
        objects.kept.withLock { $0[name] = change }
        let store = try SealedStore.open(objects, master: key())
        let report = try store.verify()
        #expect(!report.faults.isEmpty || report.versions == 0, "\(name)")
      }
      objects.kept.withLock { $0[name] = bytes }
    }
    // One byte of a chunk: the restore stops at it and says which pack.
    let pack = try #require(good.keys.sorted().first { $0.contains("/packs/") })
    objects.kept.withLock { $0[pack]?[60] ^= 1 }
    let store = try SealedStore.open(objects, master: key())
    #expect(throws: StoreError.self) {
      try store.restore(version, to: folder.path + "/out", isDurable: false)
    }
  }

  @Test("two packs with their names exchanged do not open")
  func exchanged() throws {
    let objects = MemoryObjects()
    let store = try SealedStore.open(objects, master: key(), creates: true)
    _ = try store.put([PutFile(bytes: [1, 2], path: "a")], head)
    let version = try store.put(
      [PutFile(bytes: [1, 2], path: "a"), PutFile(bytes: [3, 4], path: "b")], head)
    let packs = objects.list("data/default/packs").map(\.name)
    #expect(packs.count == 2)
    objects.kept.withLock { kept in
      (kept[packs[0]], kept[packs[1]]) = (kept[packs[1]], kept[packs[0]])
    }
    #expect(throws: StoreError.self) { try store.readAll(version) }
    #expect(try SealedStore.open(objects, master: key()).verify().faults.count >= 2)
  }

  @Test("another key, another environment's key and a key of another store open nothing")
  func keys() throws {
    let objects = MemoryObjects()
    _ = try SealedStore.open(objects, master: key("a"), creates: true)
    _ = try SealedStore.open(objects, environment: "staging", master: key("a"), creates: true)
    func fault(_ body: () throws -> SealedStore) -> VaultFault.Kind? {
      guard case .failure(let error) = outcome(body), case StoreError.vault(let fault) = error
      else { return nil }
      return fault.kind
    }
    #expect(fault { try SealedStore.open(objects, master: key("b")) } == .wrongKey)
    let passphrase = try MasterKey(passphrase: Array("correct horse battery".utf8), rounds: 1 << 8)
    #expect(fault { try SealedStore.open(objects, master: passphrase) } == .wrongKey)
    objects.kept.withLock { $0["keys/default"] = $0["keys/staging"] }
    #expect(fault { try SealedStore.open(objects, master: key("a")) } == .altered)
    let other = MemoryObjects()
    _ = try SealedStore.open(other, master: key("a"), creates: true)
    objects.kept.withLock { $0["keys/default"] = other.kept.withLock { $0["keys/default"] } }
    #expect(fault { try SealedStore.open(objects, master: key("a")) } == .wrongKey)
    #expect(fault { try SealedStore.open(MemoryObjects(), master: key("a")) } == .notVault)
    #expect(try SealedStore.environments(in: objects) == ["default", "staging"])
  }

  @Test("a passphrase opens what it sealed; after a change of the master key only the new one does")
  func rewrap() throws {
    let objects = MemoryObjects()
    let words = try MasterKey(passphrase: Array("correct horse battery".utf8), rounds: 1 << 8)
    let store = try SealedStore.open(objects, master: words, creates: true)
    let version = try store.put([PutFile(bytes: [1, 2, 3], path: "a")], head)
    try store.rewrap(key())
    #expect(throws: StoreError.self) { try SealedStore.open(objects, master: words) }
    let again = try SealedStore.open(objects, master: key())
    #expect(try again.content(of: "a", in: version, limit: 3) == [1, 2, 3])
    #expect(throws: StoreError.self) { try MasterKey(passphrase: Array("short".utf8)) }
    #expect(!"\(words)\(String(reflecting: words))".contains("horse"))
  }

  @Test("a store that loses or changes what it acknowledged is found at once")
  func lies() throws {
    for fault in [MemoryObjects.Fault.loses, .garbles] {
      let store = try SealedStore.open(MemoryObjects(fault), master: key(), creates: true)
      let result = outcome { try store.put([PutFile(bytes: [1, 2, 3], path: "a")], head) }
      guard case .failure(let error) = result, case StoreError.vault(let fault) = error else {
        Issue.record("the lie was not found")
        continue
      }
      #expect(fault.kind == .storeLied)
      #expect(try store.versions().isEmpty)
    }
  }

  @Test("a put that is interrupted at any write leaves no version, and the next one succeeds")
  func interrupted() throws {
    let folder = try Folder()
    let files = try files(folder)
    for writes in 2...3 {
      let objects = MemoryObjects(.failsAfter(writes))
      let store = try SealedStore.open(objects, master: key(), creates: true)
      #expect(throws: MemoryObjects.Broken.self) { try store.put(puts(folder, files), head) }
      let healed = MemoryObjects()
      healed.kept.withLock { $0 = objects.kept.withLock { $0 } }
      let again = try SealedStore.open(healed, master: key())
      #expect(try again.versions().isEmpty)
      let version = try again.put(puts(folder, files), head)
      try again.readAll(version)
      #expect(try again.verify().faults.isEmpty)
    }
  }

  @Test("paths that lead elsewhere, names given twice and changed files are refused")
  func hostileNames() throws {
    let store = try SealedStore.open(MemoryObjects(), master: key(), creates: true)
    for path in ["", "/etc/passwd", "../x", "a/../b", "a//b", "./a", "a/", "a\0b"] {
      #expect(throws: StoreError.self) { try store.put([PutFile(bytes: [1], path: path)], head) }
    }
    #expect(throws: StoreError.self) {
      try store.put([PutFile(bytes: [1], path: "a"), PutFile(bytes: [2], path: "a")], head)
    }
    let folder = try Folder()
    try Data([1, 2]).write(to: URL(filePath: folder.path + "/in"))
    #expect(throws: StoreError.self) {
      try store.put(
        [PutFile(folder.path + "/in", path: "a", expected: Digest.of([9]))], head)
    }
    #expect(try store.versions().isEmpty)
  }

  @Test("removing a version keeps what others need, and young packs")
  func removal() throws {
    let objects = MemoryObjects()
    let store = try SealedStore.open(objects, master: key(), creates: true)
    let first = try store.put([PutFile(bytes: [1, 1], path: "a")], head)
    let second = try store.put(
      [PutFile(bytes: [1, 1], path: "a"), PutFile(bytes: [2, 2], path: "b")], head)
    #expect(try store.remove([first.id], now: 1_000_000).packs == 0)
    try store.readAll(second)
    #expect(try store.remove([second.id], now: 10).packs == 0)
    #expect(try store.remove([], now: 1_000_000).packs == 2)
    #expect(objects.list("data").isEmpty)
  }
}
