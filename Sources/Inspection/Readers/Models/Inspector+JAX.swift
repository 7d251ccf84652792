/// Checkpoints of JAX: MessagePack by Flax, and the files of Orbax, Zarr and TensorStore.

import Bytes
import Formats

extension Inspector {
  mutating func inspectMessagePack(_ region: Region, _ place: Place) -> Assessment? {
    let document = MessagePack(region)
    // Any bytes may start like a map; only arrays, or the name, tell that it is one.
    if document.fault != nil, document.arrays == 0, !place.name.hasSuffix(".msgpack") { return nil }
    var result = Assessment(format: document.arrays > 0 ? "flax-msgpack" : "msgpack")
    for value in document.extensions.prefix(16) {
      note(
        InspectionRules.msgpackExtension, .suspicious, "an extension value of type \(value.type)",
        place, at: value.offset)
      result.verdict = max(result.verdict, .suspicious)
      examine(value.offset..<(value.offset + value.length), region, place, &result)
    }
    for range in document.byteStrings { examine(range, region, place, &result) }
    if let fault = document.fault {
      note(InspectionRules.msgpackBroken, .unknown, fault.words, place, at: fault.offset)
      result.lacks("the document cannot be followed")
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
    json["zarr_consolidated_format"] != nil
      || json["zarr_format"]?.int != nil
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
    guard place.depth <= InspectionLimits.depth else {
      return result.lacks("descriptions nested too deep")
    }
    for (name, part) in json["metadata"]?.object?.members ?? [] where part.object != nil {
      judgeZarr(part, place.member(name), &result)
    }
    if let inner = json["consolidated_metadata"], inner.object != nil {
      judgeZarr(inner, place.member("consolidated"), &result)
    }
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
    var result = Assessment(format: "ocdbt")
    do throws(FormatError) {
      let file = try OCDBT(region)
      for path in file.paths
      where path.contains("..") || path.contains("://") || path.hasPrefix("/") {
        note(
          InspectionRules.orbax, .malicious, "the database reads \(path)", place, excerpt: path)
        result.verdict = max(result.verdict, .malicious)
      }
      for body in file.bodies { judgeValues(body, place, &result) }
      for range in file.values { examine(range, region, place, &result) }
    } catch {
      note(InspectionRules.msgpackBroken, .unknown, error.words, place, at: error.offset)
      result.lacks("the database cannot be followed")
    }
    return result
  }

  /// Values that lie in the nodes themselves: descriptions of arrays among them.
  private mutating func judgeValues(_ body: [UInt8], _ place: Place, _ result: inout Assessment) {
    let text = String(decoding: body, as: UTF8.self)
    guard text.contains("\"pickle\"") || text.contains("numcodecs.pickle") else { return }
    note(
      InspectionRules.zarrCodec, .malicious, "an array is read with the codec pickle", place,
      excerpt: "pickle")
    result.verdict = max(result.verdict, .malicious)
    result.capability = max(result.capability, .codeOnLoad)
  }
}
