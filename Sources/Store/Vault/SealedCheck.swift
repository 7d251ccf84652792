/// Looking after a sealed store: reading it from end to end, and removing what may go.

package import Bytes

/// What reading a sealed store from end to end found.
package struct SealedReport: Sendable, Equatable {
  /// Versions whose records open.
  package var versions = 0
  /// Packs that were read.
  package var packs = 0
  /// Bytes of the packs that were read.
  package var bytes: UInt64 = 0
  /// Packs that no version names: left by interrupted puts.
  package var orphans = 0
  /// What is wrong; none is a whole store.
  package var faults: [VaultFault] = []

  /// Most faults that are collected.
  private static let faultLimit = 1_000

  mutating func add(_ fault: VaultFault) {
    if faults.count < Self.faultLimit { faults.append(fault) }
  }
}

extension SealedStore {
  /// Reads every record and every pack, authenticates every chunk, and compares each version with the
  /// lists of its packs. `progress` gets the bytes read so far.
  package func verify(progress: (UInt64) -> Void = { _ in }) throws -> SealedReport {
    var report = SealedReport()
    var versions: [VaultVersion] = []
    for object in try objects.list(base + "versions/") {
      let fault = fault {
        let name = object.name.split(separator: "/").last.map(String.init) ?? ""
        guard let id = Digest(hex: name) else {
          throw StoreError.vault(VaultFault(.altered, at: object.name, "not a version"))
        }
        forget(id)
        versions.append(try version(id))
      }
      if let fault { report.add(fault) }
    }
    report.versions = versions.count
    let needed = Set(versions.flatMap(\.packs))
    var lists: [Digest: [[UInt8]: ChunkPlace]] = [:]
    for pack in needed.sorted() {
      let fault = fault {
        let bytes = try wholePack(pack)
        report.packs += 1
        report.bytes += UInt64(bytes.count)
        progress(report.bytes)
        guard Digest.of(bytes) == pack, Pack.verifies(bytes, keys: keys) else {
          throw StoreError.vault(
            VaultFault(.altered, at: packName(pack), "its bytes do not authenticate"))
        }
        lists[pack] = Pack.list(bytes, keys: keys)
      }
      if let fault { report.add(fault) }
    }
    for version in versions { compare(version, lists, &report) }
    report.orphans = try objects.list(base + "packs/").count { object in
      !needed.contains { packName($0) == object.name }
    }
    return report
  }

  private func wholePack(_ pack: Digest) throws -> [UInt8] {
    guard let bytes = try objects.read(packName(pack), limit: VaultLimits.packObjectBytes) else {
      throw StoreError.vault(VaultFault(.missing, at: packName(pack), "it is not there"))
    }
    return bytes
  }

  private func compare(
    _ version: VaultVersion, _ lists: [Digest: [[UInt8]: ChunkPlace]], _ report: inout SealedReport
  ) {
    for file in version.files {
      let fits = file.chunks.allSatisfy { chunk in
        guard let list = lists[version.packs[Int(chunk.pack)]] else { return true }
        return list[chunk.id] == chunk.place
      }
      if !fits {
        report.add(
          VaultFault(
            .missing, at: file.path, "version \(version.id.short) names a chunk that is not there"))
      }
    }
  }

  /// What is wrong according to `body`; `nil` when nothing is.
  private func fault(_ body: () throws -> Void) -> VaultFault? {
    do {
      try body()
      return nil
    } catch StoreError.vault(let fault) {
      return fault
    } catch {
      return VaultFault(.missing, at: objects.place, "it can't be read: \(error)")
    }
  }

  /// Removes the records of `ids`, then packs that no version names any more and that are older than
  /// a day before `now` (a put may be under way). Answers the packs removed and their bytes. The
  /// caller has seen to holds and retention, and has written down what goes.
  package func remove(_ ids: [Digest], now: Int64) throws -> (packs: Int, bytes: UInt64) {
    for id in ids {
      _ = try objects.remove(versionName(id))
      forget(id)
    }
    let needed = Set(try versions().flatMap(\.packs).map(packName))
    var removed: (packs: Int, bytes: UInt64) = (0, 0)
    for object in try objects.list(base + "packs/") where !needed.contains(object.name) {
      guard object.modified < now - VaultLimits.orphanSeconds else { continue }
      if try objects.remove(object.name) {
        removed.packs += 1
        removed.bytes += object.size
      }
    }
    return removed
  }
}
