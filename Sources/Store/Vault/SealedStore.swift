/// A sealed store: encrypted, immutable versions of files in an object store. The vault of a workspace is
/// one, a backup is another one with another key.
///
///     config                    the id of the store; written once
///     keys/ENVIRONMENT          the data key, wrapped by the master key
///     data/ENVIRONMENT/packs/…  sealed chunks
///     data/ENVIRONMENT/versions/ID   one sealed record for each version
///
/// Order of a put: packs, each durable (and read back where the store asks for it), then the record.
/// What was interrupted before the record is not there for any reader.

package import Bytes
import Synchronization

/// One environment of a sealed store, unlocked.
package final class SealedStore: Sendable {
  /// The objects.
  package let objects: any ObjectStore
  /// The environment whose data key is used.
  package let environment: String
  let keys: DataKeys
  private let versionsByID = Mutex<[Digest: VaultVersion]>([:])

  /// The environment that is used when nobody names one.
  package static let defaultEnvironment = "default"

  private init(_ objects: any ObjectStore, _ environment: String, _ keys: DataKeys) {
    self.objects = objects
    self.environment = environment
    self.keys = keys
  }

  /// Id of the store: 32 hexadecimal digits.
  package var id: String { Hex.encode(keys.vault) }

  var base: String { "data/\(environment)/" }
  func packName(_ digest: Digest) -> String { "\(base)packs/\(digest.hex.prefix(2))/\(digest.hex)" }
  func versionName(_ id: Digest) -> String { "\(base)versions/\(id.hex)" }

  // MARK: opening

  /// Whether `objects` hold a sealed store.
  package static func exists(in objects: any ObjectStore) throws -> Bool {
    try objects.read("config", limit: VaultLimits.smallBytes) != nil
  }

  /// Opens the environment of the store in `objects`. `creates`: makes the store and the environment
  /// where they are missing.
  package static func open(
    _ objects: any ObjectStore, environment: String = defaultEnvironment, master: MasterKey,
    creates: Bool = false
  ) throws -> SealedStore {
    try KeyFiles.check(name: environment)
    let vault = try storeID(objects, creates: creates)
    let name = "keys/\(environment)"
    if creates, try objects.read(name, limit: VaultLimits.smallBytes) == nil {
      // Another process may make it in this moment: then theirs is read.
      _ = try objects.create(
        name, DataKeys.make(environment: environment, vault: vault, master: master))
    }
    guard let wrapped = try objects.read(name, limit: VaultLimits.smallBytes) else {
      throw StoreError.vault(
        VaultFault(.missing, at: "\(objects.place)/\(name)", "the environment has no key"))
    }
    let keys = try DataKeys.open(
      wrapped, environment: environment, vault: vault, master: master)
    return SealedStore(objects, environment, keys)
  }

  private static func storeID(_ objects: any ObjectStore, creates: Bool) throws -> [UInt8] {
    if creates, try objects.read("config", limit: VaultLimits.smallBytes) == nil {
      let config: JSON = [
        "gatehouse_store": 1, "id": .string(Hex.encode(KeyFiles.randomBytes(16))),
        "cipher": "AES-256-GCM", "chunk_bytes": .int(VaultLimits.chunkBytes),
      ]
      _ = try objects.create("config", config.encoded(.indented) + [0x0A])
    }
    guard let bytes = try objects.read("config", limit: VaultLimits.smallBytes) else {
      throw StoreError.vault(VaultFault(.notVault, at: objects.place, "there is no vault here"))
    }
    guard let json = try? JSON.parse(bytes), json["gatehouse_store"]?.int == 1,
      json["cipher"]?.string == "AES-256-GCM",
      json["chunk_bytes"]?.int == VaultLimits.chunkBytes,
      let id = json["id"]?.string.flatMap({ Hex.decode($0) }), id.count == 16
    else {
      throw StoreError.vault(
        VaultFault(.notVault, at: objects.place + "/config", "not the configuration of a vault"))
    }
    return id
  }

  /// The environments that have a key.
  package static func environments(in objects: any ObjectStore) throws -> [String] {
    try objects.list("keys/").map { String($0.name.dropFirst("keys/".count)) }
  }

  /// Wraps the data key by another master key; from then on only that one opens it.
  package func rewrap(_ master: MasterKey) throws {
    let wrapped = try keys.rewrapped(environment: environment, master: master)
    // Proved before the old one goes.
    _ = try DataKeys.open(wrapped, environment: environment, vault: keys.vault, master: master)
    try objects.replace("keys/\(environment)", wrapped)
  }

  // MARK: versions

  /// Every version, oldest first. A record that does not open is a fault.
  package func versions() throws -> [VaultVersion] {
    let listed = try objects.list(base + "versions/")
    guard listed.count <= VaultLimits.versions else {
      throw StoreError.vault(VaultFault(.limit, at: objects.place, "too many versions"))
    }
    return try listed.map { try version(at: $0.name) }
      .sorted { ($0.head.created, $0.id) < ($1.head.created, $1.id) }
  }

  /// The version with `id`.
  package func version(_ id: Digest) throws -> VaultVersion {
    try version(at: versionName(id))
  }

  private func version(at name: String) throws -> VaultVersion {
    guard let id = name.split(separator: "/").last.flatMap({ Digest(hex: String($0)) }) else {
      throw StoreError.vault(VaultFault(.altered, at: name, "not the name of a version"))
    }
    if let known = versionsByID.withLock({ $0[id] }) { return known }
    guard let sealed = try objects.read(name, limit: VaultLimits.recordBytes * 2) else {
      throw StoreError.vault(VaultFault(.missing, at: "version \(id.short)", "it is not there"))
    }
    guard Digest.of(sealed) == id else {
      throw StoreError.vault(
        VaultFault(.altered, at: "version \(id.short)", "its bytes do not match its name"))
    }
    let version = try VersionRecord.open(sealed, keys: keys)
    versionsByID.withLock { $0[id] = version }
    return version
  }

  func forget(_ id: Digest) { versionsByID.withLock { $0[id] = nil } }

  /// Makes an object; where the store asks for it, reads it back: a store that says yes and keeps
  /// something else is found here. An object of that name that is there already has to be the same.
  func write(_ name: String, _ bytes: [UInt8], sha256: [UInt8], lockUntil: Int64?) throws {
    let isNew = try objects.create(name, bytes, sha256: sha256, lockUntil: lockUntil)
    guard objects.readsBack || !isNew else { return }
    guard let kept = try objects.read(name, limit: bytes.count + 1) else {
      throw StoreError.vault(
        VaultFault(.storeLied, at: "\(objects.place)/\(name)", "it is not there after a success"))
    }
    guard kept == bytes else {
      throw StoreError.vault(
        VaultFault(
          isNew ? .storeLied : .altered, at: "\(objects.place)/\(name)",
          "reading back gives other bytes"))
    }
  }
}
