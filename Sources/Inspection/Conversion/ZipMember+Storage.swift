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
    guard entry.central.method != 0 else { return TensorStorage(packed, name: entry.name) }
    guard let stream = entry.stream(packed, method: entry.central.method) else { return nil }
    let size = entry.central.size
    return TensorStorage(count: size, name: entry.name) { () throws(FormatError) in
      let output = UnpackedTensors.unpack(stream.packed, stream.kind, joins: false, limit: size)
      guard output.isWhole, output.count == size, output.crc == entry.central.crc else {
        throw .malformed(offset: 0, "a compressed member that is not what it announces")
      }
      return output.content
    }
  }
}

/// Compressed parts of a source: held in memory while they are small, else unpacked as they are read.
enum UnpackedTensors {
  /// Unpacks at most `limit` bytes; reading them in another order than they come costs work, which
  /// is bounded.
  static func unpack(_ packed: Region, _ kind: Compression, joins: Bool, limit: UInt64) -> Unpacked
  {
    let (work, overflow) = limit.multipliedReportingOverflow(by: InspectionLimits.conversionPasses)
    return Unpacked(
      packed, kind, joins: joins, keep: InspectionLimits.conversionPart, limit: limit,
      work: overflow ? .max : work)
  }

  /// The content of a file that is compressed as a whole, as joblib writes them; `nil` if it is none.
  static func content(of file: Region) throws(ConversionRefusal) -> Region? {
    guard let kind = Compression.files.first(where: { $0.starts(file) }) else { return nil }
    let output = unpack(file, kind, joins: true, limit: InspectionLimits.conversionUnpacked)
    guard output.fault == nil, !output.isCut, output.consumed == file.count else {
      throw ConversionRefusal("the compressed file is not whole, or too large")
    }
    return output.content
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
