/// Keys of bodies: each body of an entry can be encrypted under a key of its own (AES-256-GCM), so that
/// destroying 32 bytes makes it unreadable everywhere, backups of the bodies included. The ledger holds
/// the digest of what was encrypted, so every proof stays valid.
///
/// `keys/bodies/wrap.key` holds the key that wraps the others, 64 hex digits. `keys/bodies/slots` holds
/// 128 bytes for each body: the digest of the body and its wrapped key, or zeros where it was destroyed.
///
/// A slot is destroyed by writing random bytes over it, then zeros, each synced. Not promised: that the
/// device keeps no older copy of the block (flash does, and so do file systems that copy on write).

import Bytes
import Crypto

struct BodyKeys: Sendable {
  private let folder: String

  private static let magic = Array("GHSEAL01".utf8)
  private static let slotBytes: UInt64 = 128
  /// Nonce, 32 bytes of key, tag.
  private static let wrappedBytes = 60

  init(workspace: String) { folder = workspace + "/keys/bodies" }

  private var wrapPath: String { folder + "/wrap.key" }
  private var slotsPath: String { folder + "/slots" }

  /// Whether new bodies are encrypted.
  func isEnabled() throws -> Bool { try System.status(wrapPath) != nil }

  /// Makes the wrapping key; answers `false` if there is one.
  func enable() throws -> Bool {
    try AtomicFile.makeDirectories(folder, mode: 0o700)
    let fresh = Hex.encode(KeyFiles.randomBytes(32)) + "\n"
    return try AtomicFile.create(wrapPath, with: Array(fresh.utf8), mode: 0o600)
  }

  /// Whether `file` is an encrypted body rather than a plain one.
  static func isSealed(_ file: [UInt8]) -> Bool { file.starts(with: magic) }

  // MARK: encrypting

  /// Encrypts `body` under a key of its own, which is durable when this returns.
  func seal(_ body: [UInt8], digest: Bytes.Digest) throws -> [UInt8] {
    guard let wrap = try wrapKey() else { throw StoreError.keyMissing(name: "bodies") }
    let raw = KeyFiles.randomBytes(32)
    let slot = try store(try BodyKeys.encrypt(raw, under: wrap, for: digest), digest)
    let sealed = try BodyKeys.encrypt(body, under: SymmetricKey(data: raw), for: digest)
    return BodyKeys.magic + BodyKeys.number(slot) + sealed
  }

  /// The body behind `file`. `nil` if its key was destroyed or the file was changed; throws where the
  /// wrapping key is not here.
  func open(_ file: [UInt8], digest: Bytes.Digest) throws -> [UInt8]? {
    guard let slot = BodyKeys.slot(of: file) else { return nil }
    guard let wrap = try wrapKey(), try System.status(slotsPath) != nil else {
      throw StoreError.bodySealed(file: BlobStore.name(digest))
    }
    let slots = try System.openForReading(slotsPath)
    guard
      let bytes = try System.read(
        slots, count: Int(BodyKeys.slotBytes), at: slot * BodyKeys.slotBytes),
      Array(bytes[..<Digest.byteCount]) == digest.bytes,
      let raw = BodyKeys.decrypt(
        Array(bytes[Digest.byteCount..<(Bytes.Digest.byteCount + BodyKeys.wrappedBytes)]),
        under: wrap,
        for: digest)
    else { return nil }
    return BodyKeys.decrypt(Array(file[16...]), under: SymmetricKey(data: raw), for: digest)
  }

  /// Destroys the key of an encrypted body.
  func destroy(_ file: [UInt8], digest: Bytes.Digest) throws {
    guard let slot = BodyKeys.slot(of: file), try System.status(slotsPath) != nil else { return }
    try withSlots { slots in
      let place = slot * BodyKeys.slotBytes
      // Only the slot that names this body: a changed file must not destroy another's key.
      guard try System.read(slots, count: Bytes.Digest.byteCount, at: place) == digest.bytes else {
        return
      }
      try Destruction.overwrite(slots, at: place, count: Int(BodyKeys.slotBytes))
    }
  }

  private func store(_ wrapped: [UInt8], _ digest: Bytes.Digest) throws -> UInt64 {
    try withSlots { slots in
      let size = try System.status(slots).size
      // A torn last slot is never referred to; the next one goes behind it.
      let slot = (size + BodyKeys.slotBytes - 1) / BodyKeys.slotBytes
      let used = digest.bytes + wrapped
      let padding = [UInt8](repeating: 0, count: Int(BodyKeys.slotBytes) - used.count)
      try System.write(slots, used + padding, at: slot * BodyKeys.slotBytes)
      try System.sync(slots)
      if size == 0 { try System.syncDirectory(folder) }
      return slot
    }
  }

  private func withSlots<T>(_ body: (FileDescriptor) throws -> T) throws -> T {
    let slots = try System.openForWriting(slotsPath, mode: 0o600)
    try System.lock(slots)
    defer { System.unlock(slots) }
    return try body(slots)
  }

  private func wrapKey() throws -> SymmetricKey? {
    guard let bytes = try KeyFiles.readSecret(wrapPath) else { return nil }
    guard let raw = Hex.decode(String(decoding: bytes.prefix(64), as: UTF8.self)),
      bytes.count == 65
    else { throw StoreError.keyInvalid(path: wrapPath, reason: "not 64 hex digits") }
    return SymmetricKey(data: raw)
  }

  // MARK: forms

  /// Nonce, ciphertext and tag, bound to `digest`.
  static func encrypt(_ plain: [UInt8], under key: SymmetricKey, for digest: Bytes.Digest) throws
    -> [UInt8]
  {
    do {
      let box = try AES.GCM.seal(plain, using: key, authenticating: digest.bytes)
      return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    } catch {
      throw StoreError.keyInvalid(path: "keys", reason: "encryption failed")
    }
  }

  static func decrypt(_ sealed: [UInt8], under key: SymmetricKey, for digest: Bytes.Digest)
    -> [UInt8]?
  {
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let plain = try? AES.GCM.open(box, using: key, authenticating: digest.bytes)
    else { return nil }
    return Array(plain)
  }

  private static func slot(of file: [UInt8]) -> UInt64? {
    guard isSealed(file), file.count >= 16 else { return nil }
    var slot: UInt64 = 0
    for byte in file[8..<16] { slot = slot << 8 | UInt64(byte) }
    return slot <= UInt64(Int64.max) / slotBytes - 1 ? slot : nil
  }

  private static func number(_ value: UInt64) -> [UInt8] {
    (0..<8).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}

/// Destroying what is in a file.
enum Destruction {
  /// Writes random bytes over a part of a file, then zeros, each synced.
  static func overwrite(_ file: FileDescriptor, at offset: UInt64, count: Int) throws {
    let step = Limits.overwriteBytes
    for pass in 0..<2 {
      var done = 0
      while done < count {
        let length = min(step, count - done)
        let bytes =
          pass == 0 ? KeyFiles.randomBytes(length) : [UInt8](repeating: 0, count: length)
        try System.write(file, bytes, at: offset + UInt64(done))
        done += length
      }
      try System.sync(file)
    }
  }

  /// Overwrites a whole file and removes it; does nothing if there is none.
  static func file(_ path: String) throws {
    guard let status = try System.status(path, followLinks: false) else { return }
    guard status.kind == .regular else { throw StoreError.notRegularFile(path: path) }
    let file = try System.openForWriting(path, mode: 0o600)
    try overwrite(file, at: 0, count: Int(status.size))
    System.remove(path)
    try System.syncDirectory(AtomicFile.directory(of: path))
  }
}
