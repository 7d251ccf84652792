/// The journal: an append-only file that makes entries durable before they are published as tiles.
///
/// Header, 128 bytes, little-endian:
///
///     0   8  magic "GHJRNL01"
///     8   8  base: index of the first entry
///    16  32  root hash of the tree of `base` entries
///    48  32  SHA-256 of the 48 bytes before
///    80   8  mark: number of entries that were acknowledged; written in place after each commit
///    88   8  first bytes of SHA-256("mark" || mark || the hash at 48)
///    96  32  zero
///
/// Then one frame for each commit:
///
///     0   4  magic "GHFR"
///     4   4  length of the body in bytes
///     8   8  index of the first entry
///    16   4  number of entries
///    20  32  SHA-256 of the 20 bytes before and the body
///    52      the entries, each with its length in 16 bits, big-endian
///
/// The mark is written after `fdatasync` and becomes durable with the next commit, so it never runs
/// ahead of durable entries. It tells a damaged or cut journal from a torn last write: what lies
/// below the mark was acknowledged and must be whole; what lies above may be torn.

import Bytes
import Ledger

enum Journal {
  static let headerBytes = 128
  static let frameHeaderBytes = 52
  private static let magic = Array("GHJRNL01".utf8)
  private static let frameMagic = Array("GHFR".utf8)
  static let markOffset: UInt64 = 80

  /// What the header says.
  struct Header: Equatable {
    let base: UInt64
    let root: Digest
    let mark: UInt64
  }

  /// One frame read back.
  struct Frame {
    let first: UInt64
    let entries: [[UInt8]]
    /// Bytes of the frame in the file.
    let length: Int
  }

  // MARK: writing

  static func header(base: UInt64, root: Digest, mark: UInt64) -> [UInt8] {
    let fixed = magic + littleEndian(base) + root.bytes
    let hash = Digest.of(fixed)
    let bytes = fixed + hash.bytes + self.mark(mark, headerHash: hash)
    return bytes + [UInt8](repeating: 0, count: headerBytes - bytes.count)
  }

  /// The 16 bytes of the mark.
  static func mark(_ mark: UInt64, headerHash: Digest) -> [UInt8] {
    let value = littleEndian(mark)
    return value + Digest.of(Array("mark".utf8) + value + headerHash.bytes).bytes[0..<8]
  }

  static func headerHash(base: UInt64, root: Digest) -> Digest {
    Digest.of(magic + littleEndian(base) + root.bytes)
  }

  static func frame(first: UInt64, entries: some Collection<[UInt8]>) -> [UInt8] {
    let body = EntryBundle.encode(entries)
    let fixed =
      frameMagic + littleEndian(UInt32(body.count)) + littleEndian(first)
      + littleEndian(UInt32(entries.count))
    return fixed + hash(fixed, body).bytes + body
  }

  private static func hash(_ fixed: [UInt8], _ body: [UInt8]) -> Digest {
    var stream = DigestStream()
    stream.update(fixed)
    stream.update(body)
    return stream.finish()
  }

  // MARK: reading

  /// The header; `nil` if it is damaged.
  static func readHeader(_ bytes: [UInt8]) -> Header? {
    guard bytes.count >= headerBytes, Array(bytes[0..<8]) == magic,
      let root = Digest(bytes: Array(bytes[16..<48])),
      let hash = Digest(bytes: Array(bytes[48..<80])), hash == Digest.of(Array(bytes[0..<48]))
    else { return nil }
    let value = number(bytes, at: 80, width: 8)
    guard Array(bytes[80..<96]) == mark(value, headerHash: hash) else { return nil }
    return Header(base: number(bytes, at: 8, width: 8), root: root, mark: value)
  }

  /// The frame at `start`; `nil` if it is not whole.
  static func readFrame(_ bytes: [UInt8], at start: Int) -> Frame? {
    guard bytes.count - start >= frameHeaderBytes,
      Array(bytes[start..<(start + 4)]) == frameMagic
    else { return nil }
    let length = Int(number(bytes, at: start + 4, width: 4))
    let count = Int(number(bytes, at: start + 16, width: 4))
    let bodyStart = start + frameHeaderBytes
    guard bytes.count - bodyStart >= length, count <= Limits.commitEntries else { return nil }
    let body = Array(bytes[bodyStart..<(bodyStart + length)])
    let stored = Array(bytes[(start + 20)..<bodyStart])
    guard hash(Array(bytes[start..<(start + 20)]), body).bytes == stored,
      let entries = entries(body, count: count)
    else { return nil }
    return Frame(
      first: number(bytes, at: start + 8, width: 8), entries: entries,
      length: frameHeaderBytes + length)
  }

  private static func entries(_ body: [UInt8], count: Int) -> [[UInt8]]? {
    var entries: [[UInt8]] = []
    var at = 0
    for _ in 0..<count {
      guard at + 2 <= body.count else { return nil }
      let length = Int(body[at]) << 8 | Int(body[at + 1])
      at += 2
      guard at + length <= body.count else { return nil }
      entries.append(Array(body[at..<(at + length)]))
      at += length
    }
    return at == body.count ? entries : nil
  }

  /// Whether a whole frame begins somewhere behind `start`: then what is at `start` was written
  /// and synced before it, and damage there is no torn write.
  static func hasFrame(_ bytes: [UInt8], behind start: Int) -> Bool {
    var at = start + 1
    while at + frameHeaderBytes <= bytes.count {
      if bytes[at] == frameMagic[0], readFrame(bytes, at: at) != nil { return true }
      at += 1
    }
    return false
  }

  /// What is wrong with a journal whose whole frames end at `at`, if anything is: bytes that follow
  /// are a torn last write unless entries below the mark are missing or a whole frame comes later.
  /// `offset` is the place of `bytes` in the file.
  static func fault(
    _ bytes: [UInt8], at: Int, offset: UInt64, next: UInt64, mark: UInt64, file: String
  ) -> LedgerFault? {
    let place = offset + UInt64(at)
    if at < bytes.count, next < mark && !isCut(bytes, at: at) || hasFrame(bytes, behind: at) {
      return LedgerFault(
        .journalDamaged, file: file, index: next, offset: place,
        detail: "a record that was acknowledged does not match its hash")
    }
    if next < mark {
      return LedgerFault(
        .journalTruncated, file: file, index: next, offset: place,
        detail: "the journal ends before entry \(mark - 1), which was acknowledged")
    }
    return nil
  }

  /// Whether the frame at `start` goes beyond the end of the file.
  private static func isCut(_ bytes: [UInt8], at start: Int) -> Bool {
    guard bytes.count - start >= frameHeaderBytes else { return true }
    let length = Int(number(bytes, at: start + 4, width: 4))
    return Array(bytes[start..<(start + 4)]) == frameMagic
      && bytes.count - start - frameHeaderBytes < length
  }

  private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    (0..<(value.bitWidth / 8)).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func number(_ bytes: [UInt8], at start: Int, width: Int) -> UInt64 {
    var value: UInt64 = 0
    for index in (0..<width).reversed() { value = value << 8 | UInt64(bytes[start + index]) }
    return value
  }
}
