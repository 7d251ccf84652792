/// Bare zlib streams (RFC 1950), as joblib writes with `compress`: what is inside is inspected.

import Bytes
import Formats

extension FormatReader {
  /// Formats that joblib wraps around pickles and that no other reader claims.
  static let joblib = [
    FormatReader(name: "zlib", recognises: ZlibStream.isCandidate, read: { $0.inspectZlib($1, $2) })
  ]
}

/// The frame around a deflate stream.
enum ZlibStream {
  /// Deflate with a window of 32 KiB, no preset dictionary, and a header that checks.
  static func isCandidate(_ region: Region) -> Bool {
    guard region.count > 6, let head = try? region.bytes(0, 2) else { return false }
    return head[0] == 0x78 && head[1] & 0x20 == 0 && (Int(head[0]) << 8 | Int(head[1])) % 31 == 0
  }

  /// Adler-32 (RFC 1950, 8.2).
  static func adler(_ bytes: [UInt8]) -> UInt32 {
    var low: UInt32 = 1
    var high: UInt32 = 0
    for start in stride(from: 0, to: bytes.count, by: 4096) {
      for byte in bytes[start..<min(start + 4096, bytes.count)] {
        low &+= UInt32(byte)
        high &+= low
      }
      low %= 65_521
      high %= 65_521
    }
    return high << 16 | low
  }
}

extension Inspector {
  /// Unpacks and inspects; `nil` if the content is no zlib stream after all.
  mutating func inspectZlib(_ region: Region, _ place: Place) -> Assessment? {
    let packed = region.tail(from: 2)
    let limit = min(unpackedLeft, UInt64(InspectionLimits.unpackedInMemory) * 4)
    guard
      let output = try? Inflate.raw(packed, keep: InspectionLimits.zlibInMemory, limit: limit),
      output.isWhole || output.count > 16
    else { return nil }
    unpackedLeft -= min(unpackedLeft, output.count)
    var result = Assessment(format: "zlib")
    if output.count > 1 << 24, output.count / max(1, output.consumed) > InspectionLimits.bombRatio {
      note(
        InspectionRules.zipBomb, .suspicious,
        "the stream unpacks to \(output.count / max(1, output.consumed)) times its size", place)
      result.verdict = .suspicious
      result.lacks("a decompression bomb")
      return result
    }
    let isAll = UInt64(output.head.count) == output.count
    if !output.isWhole || !isAll { result.lacks("the compressed stream was not read whole") }
    if output.isWhole, isAll { check(output, region, place, &result) }
    let content: Region =
      isAll
      ? Region(MemorySource(output.head))
      : Region(HeadSource(head: output.head, count: output.count))
    let inner = inspect(content, place.member("unpacked"))
    result.join(inner)
    if inner.format == "pickle" || inner.format == "joblib" { result.format = "joblib" }
    return result
  }

  private mutating func check(
    _ output: Inflated, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    let end = 2 + output.consumed
    guard region.count >= end + 4, let sum = try? region.bytes(end, 4),
      sum.reduce(UInt32(0), { $0 << 8 | UInt32($1) }) == ZlibStream.adler(output.head)
    else {
      note(InspectionRules.zipChecksum, .unknown, "the checksum of the stream is wrong", place)
      return result.lacks("the checksum of the compressed stream is wrong")
    }
    guard region.count > end + 4 else { return }
    note(
      InspectionRules.trailingBytes, .unknown,
      "\(region.count - end - 4) bytes follow the compressed stream", place, at: end + 4)
    result.lacks("bytes after the compressed stream")
  }
}
