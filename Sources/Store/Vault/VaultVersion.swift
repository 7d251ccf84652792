/// One immutable version in a vault: a named set of files, each as the list of its chunks. The record is
/// sealed; its id is the SHA-256 of the sealed bytes, so that a ledger entry that names the id names
/// exactly these files.

package import Bytes

import enum Crypto.AES

/// One file of a version.
package struct VersionFile: Sendable, Equatable {
  /// Relative path with `/`, without `.` and `..`.
  package let path: String
  /// SHA-256 of its bytes.
  package let digest: Digest
  /// Its length.
  package let size: UInt64
  /// Permission bits.
  package let mode: UInt32
  /// Its chunks in their order.
  let chunks: [ChunkReference]

  /// Throws unless `path` can be written below a directory and nowhere else.
  static func check(_ path: String) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.isEmpty, path.utf8.count <= VaultLimits.pathBytes,
      parts.count <= VaultLimits.pathDepth, !path.utf8.contains(0),
      parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && $0.utf8.count <= 255 })
    else {
      throw StoreError.vault(VaultFault(.unsafePath, at: String(path.prefix(200)), "not a path"))
    }
  }
}

/// A chunk as a version names it.
struct ChunkReference: Sendable, Equatable {
  let id: [UInt8]
  /// Index into the packs of the version.
  let pack: UInt32
  let place: ChunkPlace

  static let encodedBytes = 48
}

/// What is said about a version when it is made.
package struct VersionHead: Sendable, Equatable {
  /// `release`, `admission`, `files` or `backup`.
  package var kind: String
  /// The name that people gave it.
  package var name: String
  /// When it was made, Unix seconds.
  package var created: Int64
  /// Before this time (Unix seconds) it is not removed; `nil` for no such time.
  package var retainUntil: Int64?
  /// What else belongs to it: the digest of a release, the head of a ledger.
  package var notes: JSONObject

  /// A head.
  package init(
    kind: String, name: String, created: Int64, retainUntil: Int64? = nil, notes: JSONObject = [:]
  ) {
    self.kind = kind
    self.name = name
    self.created = created
    self.retainUntil = retainUntil
    self.notes = notes
  }
}

/// A version as it was read and authenticated.
package struct VaultVersion: Sendable, Equatable {
  /// SHA-256 of the sealed record.
  package let id: Digest
  /// What was said about it.
  package let head: VersionHead
  /// Its files, in the order of their paths.
  package let files: [VersionFile]
  /// Names of the packs that it needs: the SHA-256 of each.
  let packs: [Digest]

  /// Bytes of all its files.
  package var bytes: UInt64 { files.reduce(0) { $0 &+ $1.size } }

  /// The file with this path.
  package func file(_ path: String) -> VersionFile? { files.first { $0.path == path } }
}

/// Reading and writing of records.
enum VersionRecord {
  private static let magic = Array("GHVERS1\n".utf8)
  private static let saltBytes = 32

  /// The sealed record.
  static func seal(_ head: VersionHead, _ files: [VersionFile], _ packs: [Digest], keys: DataKeys)
    throws -> [UInt8]
  {
    let json: JSON = [
      "schema": 1, "kind": .string(head.kind), "name": .string(head.name),
      "created": .int(head.created), "retain_until": head.retainUntil.map { .int($0) } ?? .null,
      "notes": .object(head.notes), "packs": .strings(packs.map(\.hex)),
      "files": .array(files.map(encode)),
    ]
    let plain = json.encoded(.canonical)
    guard plain.count <= VaultLimits.recordBytes else {
      throw StoreError.vault(VaultFault(.limit, at: head.name, "the version is too large"))
    }
    let salt = KeyFiles.randomBytes(saltBytes)
    let box = try AES.GCM.seal(
      plain, using: keys.objectKey("record", salt: salt), nonce: try nonce(),
      authenticating: magic + keys.vault)
    return magic + salt + Array(box.ciphertext) + Array(box.tag)
  }

  private static func nonce() throws -> AES.GCM.Nonce {
    // The key of a record is used once: it comes from its own random salt.
    try AES.GCM.Nonce(data: [UInt8](repeating: 0, count: 12))
  }

  private static func encode(_ file: VersionFile) -> JSON {
    var list: [UInt8] = []
    list.reserveCapacity(file.chunks.count * ChunkReference.encodedBytes)
    for chunk in file.chunks {
      list += chunk.id
      list += Pack.bigEndian(chunk.pack) + Pack.bigEndian(chunk.place.number)
      list += Pack.bigEndian(chunk.place.offset) + Pack.bigEndian(chunk.place.length)
    }
    return [
      "path": .string(file.path), "sha256": .string(file.digest.hex), "size": .int(file.size),
      "mode": .int(file.mode), "chunks": .string(Base64.encode(list)),
    ]
  }

  /// The version behind a sealed record.
  static func open(_ sealed: [UInt8], keys: DataKeys) throws -> VaultVersion {
    let id = Digest.of(sealed)
    let head = magic.count + saltBytes
    guard sealed.count > head + Pack.tagBytes, Array(sealed[..<magic.count]) == magic,
      let box = try? AES.GCM.SealedBox(
        nonce: try nonce(), ciphertext: sealed[head...].dropLast(Pack.tagBytes),
        tag: sealed.suffix(Pack.tagBytes)),
      let plain = try? AES.GCM.open(
        box, using: keys.objectKey("record", salt: Array(sealed[magic.count..<head])),
        authenticating: magic + keys.vault)
    else { throw altered(id, "the record of the version does not open") }
    let limits = JSONLimits(depth: 64, values: 4_000_000, bytes: VaultLimits.recordBytes)
    guard let json = try? JSON.parse(Array(plain), limits: limits) else {
      throw altered(id, "the record is not JSON")
    }
    return try decode(json, id)
  }

  private static func altered(_ id: Digest, _ why: String) -> StoreError {
    .vault(VaultFault(.altered, at: "version \(id.short)", why))
  }

  private static func decode(_ json: JSON, _ id: Digest) throws -> VaultVersion {
    guard json["schema"]?.int == 1, let kind = json["kind"]?.string,
      let name = json["name"]?.string, let created = json["created"]?.int,
      let listed = json["files"]?.array, listed.count <= VaultLimits.files,
      let names = json["packs"]?.array
    else { throw altered(id, "the record lacks a field") }
    let packs = names.compactMap { $0.string.flatMap { Digest(hex: $0) } }
    guard packs.count == names.count else { throw altered(id, "a pack has no name") }
    let head = VersionHead(
      kind: kind, name: name, created: Int64(created),
      retainUntil: json["retain_until"]?.int.map(Int64.init),
      notes: json["notes"]?.object ?? [:])
    return VaultVersion(
      id: id, head: head, files: try listed.map { try file($0, packs.count, id) }, packs: packs)
  }

  private static func file(_ json: JSON, _ packs: Int, _ id: Digest) throws -> VersionFile {
    guard let path = json["path"]?.string, let mode = json["mode"]?.int, mode >= 0, mode <= 0o7777,
      let digest = json["sha256"]?.string.flatMap({ Digest(hex: $0) }),
      let size = json["size"]?.number?.uint64,
      let list = json["chunks"]?.string.flatMap({ Base64.decode($0) }),
      list.count.isMultiple(of: ChunkReference.encodedBytes)
    else { throw altered(id, "a file lacks a field") }
    try VersionFile.check(path)
    var chunks: [ChunkReference] = []
    chunks.reserveCapacity(list.count / ChunkReference.encodedBytes)
    var total: UInt64 = 0
    for at in stride(from: 0, to: list.count, by: ChunkReference.encodedBytes) {
      let numbers = stride(from: at + 32, to: at + 48, by: 4).map {
        Pack.number(list[$0..<($0 + 4)])
      }
      guard Int(numbers[0]) < packs, Int(numbers[3]) <= VaultLimits.chunkBytes else {
        throw altered(id, "a chunk is out of bounds")
      }
      total += UInt64(numbers[3])
      chunks.append(
        ChunkReference(
          id: Array(list[at..<(at + 32)]), pack: numbers[0],
          place: ChunkPlace(number: numbers[1], offset: numbers[2], length: numbers[3])))
    }
    guard total == size else { throw altered(id, "the chunks of \(path) do not make its size") }
    return VersionFile(path: path, digest: digest, size: size, mode: UInt32(mode), chunks: chunks)
  }
}
