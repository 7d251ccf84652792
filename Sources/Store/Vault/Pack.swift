/// A pack: some chunks, each sealed by itself, and a sealed list of them.
///
///     "GHPACK1\n"  salt(32)  [ciphertext tag(16)] ...  sealed list  length of it (4, big endian)
///
/// The key of a pack comes from its random salt, the nonce of a chunk is its number in the pack, and
/// the number, the chunk's keyed id and its length are authenticated with it: a chunk opens at its
/// place and nowhere else. The name of a pack is the SHA-256 of its bytes.

import Bytes

import enum Crypto.AES
import struct Crypto.SymmetricKey

/// Where a chunk lies in a pack.
struct ChunkPlace: Sendable, Equatable, Hashable {
  /// Its number in the pack: the nonce.
  let number: UInt32
  /// Offset of its ciphertext.
  let offset: UInt32
  /// Length of the plain bytes.
  let length: UInt32
}

/// Sealing and opening of packs.
enum Pack {
  static let magic = Array("GHPACK1\n".utf8)
  static let saltBytes = 32
  static let tagBytes = 16
  /// Bytes before the first chunk.
  static let headBytes = 8 + saltBytes
  /// The number of the list, which no chunk has.
  private static let listNumber = UInt32.max
  /// Bytes of one chunk in the list: id, number, offset, length.
  private static let itemBytes = 44

  /// Seals one chunk: ciphertext and tag.
  static func seal(
    _ bytes: [UInt8], id: [UInt8], number: UInt32, key: SymmetricKey, vault: [UInt8]
  ) throws -> [UInt8] {
    let box = try AES.GCM.seal(
      bytes, using: key, nonce: try AES.GCM.Nonce(data: nonce(number)),
      authenticating: bound(id, number, UInt32(bytes.count), vault))
    var sealed: [UInt8] = []
    sealed.reserveCapacity(bytes.count + tagBytes)
    sealed.append(contentsOf: box.ciphertext)
    sealed.append(contentsOf: box.tag)
    return sealed
  }

  /// Opens the sealed chunk in `sealed`; `nil` if it is not the one that belongs there.
  static func open(
    _ sealed: ArraySlice<UInt8>, id: [UInt8], place: ChunkPlace, key: SymmetricKey, vault: [UInt8]
  ) -> [UInt8]? {
    guard sealed.count == Int(place.length) + tagBytes,
      let nonce = try? AES.GCM.Nonce(data: nonce(place.number)),
      let box = try? AES.GCM.SealedBox(
        nonce: nonce, ciphertext: sealed.dropLast(tagBytes), tag: sealed.suffix(tagBytes)),
      let plain = try? AES.GCM.open(
        box, using: key, authenticating: bound(id, place.number, place.length, vault))
    else { return nil }
    return Array(plain)
  }

  private static func nonce(_ number: UInt32) -> [UInt8] {
    [UInt8](repeating: 0, count: 8) + bigEndian(number)
  }

  private static func bound(_ id: [UInt8], _ number: UInt32, _ length: UInt32, _ vault: [UInt8])
    -> [UInt8]
  {
    Array("chunk".utf8) + vault + id + bigEndian(number) + bigEndian(length)
  }

  static func bigEndian(_ value: UInt32) -> [UInt8] {
    [
      UInt8(truncatingIfNeeded: value >> 24), UInt8(truncatingIfNeeded: value >> 16),
      UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value),
    ]
  }

  static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  // MARK: whole packs

  /// One sealed chunk on its way into a pack.
  struct Sealed: Sendable {
    let id: [UInt8]
    let number: UInt32
    let length: UInt32
    let bytes: [UInt8]
  }

  /// The bytes of a pack, and where its chunks lie.
  static func assemble(_ chunks: [Sealed], salt: [UInt8], key: SymmetricKey, vault: [UInt8]) throws
    -> (bytes: [UInt8], places: [(id: [UInt8], place: ChunkPlace)])
  {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      headBytes + chunks.reduce(0) { $0 + $1.bytes.count + itemBytes } + tagBytes + 4)
    bytes += magic
    bytes += salt
    var list: [UInt8] = []
    var places: [(id: [UInt8], place: ChunkPlace)] = []
    for chunk in chunks {
      let place = ChunkPlace(
        number: chunk.number, offset: UInt32(bytes.count), length: chunk.length)
      places.append((chunk.id, place))
      list += chunk.id
      list += bigEndian(place.number) + bigEndian(place.offset) + bigEndian(place.length)
      bytes += chunk.bytes
    }
    let sealed = try seal(
      list, id: Array("list".utf8), number: listNumber, key: key, vault: vault)
    bytes += sealed
    bytes += bigEndian(UInt32(sealed.count))
    return (bytes, places)
  }

  /// The salt and the list of a whole pack; `nil` if it was altered.
  static func list(_ bytes: [UInt8], keys: DataKeys) -> [[UInt8]: ChunkPlace]? {
    guard bytes.count >= headBytes + tagBytes + 4, Array(bytes[..<8]) == magic else { return nil }
    let key = keys.objectKey("pack", salt: Array(bytes[8..<headBytes]))
    let length = Int(number(bytes.suffix(4)))
    guard length >= tagBytes, length <= bytes.count - headBytes - 4 else { return nil }
    let start = bytes.count - 4 - length
    let place = ChunkPlace(
      number: listNumber, offset: UInt32(start), length: UInt32(length - tagBytes))
    guard
      let list = open(
        bytes[start..<(start + length)], id: Array("list".utf8), place: place, key: key,
        vault: keys.vault), list.count.isMultiple(of: itemBytes)
    else { return nil }
    var places: [[UInt8]: ChunkPlace] = [:]
    for at in stride(from: 0, to: list.count, by: itemBytes) {
      places[Array(list[at..<(at + 32)])] = ChunkPlace(
        number: number(list[(at + 32)..<(at + 36)]), offset: number(list[(at + 36)..<(at + 40)]),
        length: number(list[(at + 40)..<(at + 44)]))
    }
    return places
  }

  /// Whether every chunk of the whole pack opens and the list fits; reads every byte.
  static func verifies(_ bytes: [UInt8], keys: DataKeys) -> Bool {
    guard let list = list(bytes, keys: keys) else { return false }
    let key = keys.objectKey("pack", salt: Array(bytes[8..<headBytes]))
    return list.allSatisfy { id, place in
      let start = Int(place.offset)
      let end = start + Int(place.length) + tagBytes
      guard start >= headBytes, end <= bytes.count,
        let plain = open(bytes[start..<end], id: id, place: place, key: key, vault: keys.vault)
      else { return false }
      return keys.chunkID(plain) == id
    }
  }
}
