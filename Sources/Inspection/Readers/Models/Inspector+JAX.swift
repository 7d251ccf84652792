/// Checkpoints of JAX: MessagePack by Flax, and the files of Orbax, Zarr and TensorStore.

import Bytes
import Formats

extension Inspector {
  mutating func inspectMessagePack(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "msgpack")
    do throws(FormatError) {
      let document = try MessagePack(region)
      if document.arrays > 0 { result.format = "flax-msgpack" }
      for value in document.extensions.prefix(16) {
        note(
          InspectionRules.msgpackExtension, .suspicious, "an extension value of type \(value.type)",
          place, at: value.offset)
        result.verdict = max(result.verdict, .suspicious)
        examine(value.offset..<(value.offset + value.length), region, place, &result)
      }
      for range in document.byteStrings { examine(range, region, place, &result) }
    } catch {
      let crafted = error.words.hasPrefix("arithmetic: ")
      note(
        InspectionRules.msgpackBroken, .unknown,
        error.words, place, at: error.offset)
      result.lacks("the document cannot be followed")
      if crafted { result.capability = max(result.capability, .unreadable) }
    }
    return result
  }

  /// Programs beside Flax keep pickles in byte strings (`msgpack-numpy` arrays of objects).
  private mutating func examine(
    _ range: Range<UInt64>, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    guard range.count >= 8, nestedLeft > 0,
      let part = try? region.part(range.lowerBound, UInt64(range.count)),
      let head = try? part.head(2),
      head[0] == 0x80 && (1...5).contains(head[1]) || head[0] == UInt8(ascii: "c")
        || head[0] == UInt8(ascii: "(")
    else { return }
    nestedLeft -= 1
    if let found = inspectAside(part, place.member("bytes at \(range.lowerBound)")) {
      result.join(found)
    }
  }

  // MARK: Zarr

  /// Whether a document describes an array or a group of Zarr.
  static func isZarr(_ json: JSON) -> Bool {
    json["zarr_format"]?.int != nil
      && (json["shape"]?.array != nil || json["node_type"] != nil || json.object?.count == 1)
  }

  /// Codecs that make bytes from bytes, or numbers from bytes.
  private static let codecs: Set<String> = [
    "zlib", "gzip", "blosc", "zstd", "lz4", "lzma", "bz2", "bytes", "transpose", "crc32c",
    "sharding_indexed", "delta", "fixedscaleoffset", "quantize", "shuffle", "packbits", "astype",
    "adler32", "crc32", "fletcher32", "vlen-utf8", "vlen-bytes", "json2", "categorize", "base64",
    "numcodecs.zlib", "numcodecs.zstd", "numcodecs.blosc", "numcodecs.shuffle", "numcodecs.delta",
    "bitround", "jenkins_lookup3", "vlen-array", "msgpack2", "endian",
  ]

  mutating func judgeZarr(_ json: JSON, _ place: Place, _ result: inout Assessment) {
    var found: [String] = []
    if let id = json["compressor"]?["id"]?.string { found.append(id) }
    for filter in json["filters"]?.array ?? [] { found.append(filter["id"]?.string ?? "") }
    for codec in json["codecs"]?.array ?? [] {
      found.append(codec["name"]?.string ?? codec.string ?? "")
    }
    for name in found where !Self.codecs.contains(name) {
      let verdict: ArtefactVerdict = name.contains("pickle") ? .malicious : .suspicious
      note(
        InspectionRules.zarrCodec, verdict, "the array is read with the codec \(name)", place,
        excerpt: name)
      result.verdict = max(result.verdict, verdict)
      result.capability = max(result.capability, .codeOnLoad)
    }
  }

  // MARK: OCDBT

  mutating func inspectOCDBT(_ region: Region, _ place: Place) -> Assessment? {
    note(
      InspectionRules.orbax, .unknown, "a part of a TensorStore database, as Orbax writes it", place
    )
    return unknown("ocdbt", "the database is not read here")
  }

  /// The marks of a manifest, a node of a tree and a node of versions (tensorstore
  /// `kvstore/ocdbt/format`).
  static func isOCDBT(_ region: Region) -> Bool {
    guard let head = try? region.head(12), head.count == 12 else { return false }
    return [[0x0C, 0xDB, 0x3A, 0x2A], [0x0C, 0xDB, 0x20, 0xDE], [0x0C, 0xDB, 0x12, 0x34]].contains(
      Array(head[0..<4]))
  }
}
