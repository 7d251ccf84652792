/// Members of archives as content: readings and checksums.

import Bytes
import Formats

extension ZipEntry {
  /// The ways in which loaders may read the member: by the directory, and by the local header
  /// where that differs.
  var readings: [(method: UInt16, length: UInt64)] {
    var all: [(method: UInt16, length: UInt64)] = [(central.method, central.packedSize)]
    guard let local else { return all }
    let deferred = local.flags & 8 != 0 && local.packedSize == 0
    let length = deferred ? central.packedSize : local.packedSize
    if local.method != central.method || length != central.packedSize {
      all.append((local.method, length))
    }
    return all
  }
}

/// Content of members.
enum ZipMember {
  /// The content of a member by one reading, unchecked; `nil` if it cannot be unpacked.
  static func content(_ entry: ZipEntry, method: UInt16, length: UInt64, _ region: Region)
    -> Region?
  {
    guard let packed = try? region.part(entry.dataOffset, length) else { return nil }
    guard method != 0, let stream = entry.stream(packed, method: method) else { return packed }
    let limit = InspectionLimits.unpackedInMemory
    let unpacked = Unpacked(
      stream.packed, stream.kind, joins: false, keep: limit, limit: limit, work: 0)
    return unpacked.content
  }

  /// CRC-32 of a region, in one pass; `nil` if it cannot be read.
  static func checksum(_ region: Region) -> UInt32? {
    var crc: UInt32 = 0
    var offset: UInt64 = 0
    while offset < region.count {
      let length = Int(min(UInt64(InspectionLimits.hashChunk), region.count - offset))
      guard let chunk = try? region.bytes(offset, length) else { return nil }
      crc = Checksum.crc32(chunk, from: crc)
      offset += UInt64(length)
    }
    return crc
  }
}
