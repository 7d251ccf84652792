/// Reads a result back and compares it with what was planned and written.

package import Bytes
import Formats

/// Why a result is not what it should be.
package enum ConversionMismatch: Error, Equatable, Sendable {
  /// The bytes cannot be read.
  case unreadable(String)
  /// The header is no safetensors header, or not the planned one.
  case header
  /// The bytes of this tensor are others.
  case tensor(String)
}

extension ConversionOutline {
  /// Reads `result` as any reader of safetensors does and compares every tensor with the digest of
  /// what was taken from the source. Answers the digest of the whole.
  /// - Parameter digests: of the tensors, in the order of the outline.
  package func verify(
    _ result: some ByteSource, digests: [Digest], progress: ((UInt64) -> Void)? = nil
  ) throws(ConversionMismatch) -> Digest {
    let region = Region(result)
    let found: Safetensors
    do {
      found = try Safetensors(region)
    } catch {
      throw .header
    }
    // Empty tensors have no order of their own, so the header is compared by names.
    var read: [String: SafetensorsTensor] = [:]
    for tensor in found.tensors { read[tensor.name] = tensor }
    guard found.metadata == metadata, read.count == tensors.count, digests.count == tensors.count
    else { throw .header }
    var whole = DigestStream()
    var ignored = DigestStream()
    try hash(region, 0..<UInt64(header.count), &whole, &ignored)
    var end: UInt64 = 0
    for (tensor, digest) in zip(tensors, digests) {
      guard let there = read[tensor.name], there.dtype == tensor.type.rawValue,
        there.shape == tensor.shape, there.range == end..<(end + tensor.bytes)
      else { throw .header }
      end = there.range.upperBound
      let start = UInt64(header.count)
      var own = DigestStream()
      try hash(region, (start + there.range.lowerBound)..<(start + end), &whole, &own)
      guard own.finish() == digest else { throw .tensor(tensor.name) }
      progress?(start + end)
    }
    return whole.finish()
  }

  private func hash(
    _ region: Region, _ range: Range<UInt64>, _ whole: inout DigestStream,
    _ own: inout DigestStream
  ) throws(ConversionMismatch) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let length = Int(min(UInt64(InspectionLimits.hashChunk), range.upperBound - offset))
      let piece: [UInt8]
      do {
        piece = try region.bytes(offset, length)
      } catch {
        throw .unreadable(error.words)
      }
      whole.update(piece)
      own.update(piece)
      offset += UInt64(length)
    }
  }
}
