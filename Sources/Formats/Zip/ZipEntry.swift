/// What a zip archive says about one member, twice: in its directory and before the member.

/// One header's view of a member.
package struct ZipHeader: Sendable, Equatable {
  /// General purpose flags.
  package var flags: UInt16
  /// 0 stored, 8 deflated, others are not read.
  package var method: UInt16
  /// CRC-32 of the content.
  package var crc: UInt32
  /// Bytes in the archive.
  package var packedSize: UInt64
  /// Bytes of the content.
  package var size: UInt64
  /// The name as written, not trusted.
  package var name: [UInt8]
  /// The extra fields as written.
  package var extra: [UInt8] = []

  /// The name in Info-ZIP's Unicode path field (APPNOTE 4.6.9), which some readers prefer.
  package var unicodeName: [UInt8]? {
    ZipExtra.fields(extra).first { $0.id == 0x7075 && $0.data.count > 5 }.map {
      Array($0.data.dropFirst(5))
    }
  }
}

/// The extra fields of a header (APPNOTE 4.5).
package enum ZipExtra {
  /// The fields one after the other, as far as their lengths make sense.
  package static func fields(_ extra: [UInt8]) -> [(id: UInt16, data: ArraySlice<UInt8>)] {
    var found: [(id: UInt16, data: ArraySlice<UInt8>)] = []
    var at = 0
    while at + 4 <= extra.count {
      let id = UInt16(extra[at]) | UInt16(extra[at + 1]) << 8
      let length = Int(extra[at + 2]) | Int(extra[at + 3]) << 8
      guard at + 4 + length <= extra.count else { break }
      found.append((id, extra[(at + 4)..<(at + 4 + length)]))
      at += 4 + length
    }
    return found
  }
}

/// A member of an archive.
package struct ZipEntry: Sendable, Equatable {
  /// What the central directory says; for an orphan, what its local header says.
  package let central: ZipHeader
  /// What the local header says; `nil` if there is none where the directory points.
  package let local: ZipHeader?
  /// Offset of the local header in the file.
  package let headerOffset: UInt64
  /// Offset of the first packed byte.
  package let dataOffset: UInt64
  /// External attributes: the upper half are Unix modes.
  package let attributes: UInt32
  /// Whether only the local header exists.
  package let isOrphan: Bool

  /// The name as text, whatever its bytes.
  package var name: String { String(decoding: central.name, as: UTF8.self) }
  /// Whether it is a directory.
  package var isDirectory: Bool { central.name.last == UInt8(ascii: "/") && central.size == 0 }
  /// Whether both headers say that there is nothing in it: marks of packages are empty files.
  package var isEmpty: Bool {
    [central, local ?? central].allSatisfy { $0.size == 0 && $0.packedSize == 0 && $0.crc == 0 }
  }
  /// Whether it is a symbolic link.
  package var isLink: Bool { attributes >> 28 == 0xA }
  /// Whether it is marked as encrypted (plain or strong).
  package var isEncrypted: Bool {
    (central.flags | (local?.flags ?? 0)) & 0x2041 != 0
  }

  /// The methods that are read here: stored, deflated, deflate64, bzip2, LZMA,
  /// Zstandard, xz.
  static let methods: Set<UInt16> = [0, 8, 9, 12, 14, 20, 93, 95]

  /// The compressed stream in `packed`, the member's data; `nil` if the method is not read here or
  /// the data is too short for it (APPNOTE 4.4.5, 5.8).
  package func stream(_ packed: Region, method: UInt16) -> (packed: Region, kind: Compression)? {
    switch method {
    case 8: return (packed, .deflate)
    case 9: return (packed, .deflate64)
    case 12: return (packed, .bzip2)
    case 14:
      guard let head = try? packed.bytes(0, 4), head[2] == 5, head[3] == 0,
        let properties = try? packed.bytes(4, 5)
      else { return nil }
      let filter = LzmaFilter(id: LzmaFilter.lzma1, properties: properties)
      // Bit 1 says that the stream marks its end; else only the size tells.
      let size = central.flags & 2 != 0 || isOrphan ? nil : central.size
      return (packed.tail(from: 9), .raw([filter], size: size))
    case 20, 93: return (packed, .zstd)
    case 95: return (packed, .xz)
    default: return nil
    }
  }
}

/// Something in an archive that loaders may read differently.
package struct ZipAnomaly: Sendable, Equatable {
  /// What sort.
  package enum Kind: Sendable, Equatable {
    case nameMismatch, headerMismatch(String), encrypted, duplicateName, unsafeName, unknownMethod
    case orphan, overlap, missingLocalHeader
    /// Bytes that belong to no member: they are a part of their own.
    case hiddenBytes(length: UInt64)
    case broken(String)
  }

  /// The sort.
  package let kind: Kind
  /// The member's name, empty for the archive itself.
  package let name: String
  /// Offset in the archive.
  package let offset: UInt64
}
