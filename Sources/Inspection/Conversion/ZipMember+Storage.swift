/// Members of archives as sources of tensors: stored ones are read in place, deflated ones are
/// unpacked when they are needed.

import Bytes
import Formats

extension ZipMember {
  /// The whole content of a member that is read now; `nil` if it cannot be unpacked.
  static func part(_ entry: ZipEntry, _ region: Region) -> Region? {
    try? storage(entry, region)?.open()
  }

  /// A member as a storage; `nil` if it is cut off or compressed in a way that is not read here.
  static func storage(_ entry: ZipEntry, _ region: Region) -> TensorStorage? {
    guard let packed = try? region.part(entry.dataOffset, entry.central.packedSize) else {
      return nil
    }
    switch entry.central.method {
    case 0: return TensorStorage(packed, name: entry.name)
    case 8:
      let size = entry.central.size
      return TensorStorage(count: size, name: entry.name) { () throws(FormatError) in
        guard size <= UInt64(InspectionLimits.conversionPart) else {
          throw .limit(offset: 0, "a compressed member")
        }
        let output = Unpacked(packed, .deflate, inMemory: size)
        guard output.isWhole, output.count == size, output.crc == entry.central.crc else {
          throw .malformed(offset: 0, "a compressed member that is not what it announces")
        }
        return output.content
      }
    default: return nil
    }
  }
}

extension TensorStorage {
  /// Enough of the start for a header.
  func head() throws(FormatError) -> Region { try open() }

  /// What lies behind `offset`, unpacked when it is needed.
  func tail(from offset: UInt64) throws(FormatError) -> TensorStorage {
    guard offset <= count else { throw .truncated(offset: offset) }
    return TensorStorage(count: count - offset, name: name) { () throws(FormatError) in
      try open().tail(from: offset)
    }
  }
}
