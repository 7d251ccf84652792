/// Pickles inside a pickle: in byte strings and in texts, encoded or compressed. Something may load
/// them later, so they are judged as if it did.

import Bytes
import Formats

extension Inspector {
  /// Byte strings that are themselves whole pickles with imports.
  mutating func inspectByteStrings(
    _ trace: PickleTrace, except loaded: [PickleNested], _ region: Region, _ place: Place,
    _ result: inout Assessment
  ) {
    let known = Set(
      loaded.compactMap { if case .bytes(let bytes) = $0 { bytes.start } else { nil } })
    for bytes in trace.bytes where bytes.count >= 8 && !known.contains(bytes.start) {
      guard let part = try? region.part(bytes.start, bytes.count), Self.mayImport(part) else {
        continue
      }
      guard mayExamine(place, &result) else { return }
      examine(part, "a byte string is", "bytes at \(bytes.start)", bytes.start, place, &result)
    }
  }

  /// Texts that are encodings of such pickles.
  mutating func inspectTexts(
    _ trace: PickleTrace, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    for text in trace.strings where text.utf8.count >= InspectionLimits.encodedText {
      guard inspectText(Array(text.utf8), 0, place, &result) else { return }
    }
    for long in trace.longTexts.values.map(\.place).sorted(by: { $0.start < $1.start })
    where long.count <= UInt64(InspectionLimits.longestEncodedText) {
      guard let bytes = try? region.bytes(long.start, Int(long.count)) else { continue }
      guard inspectText(bytes, long.start, place, &result) else { return }
    }
  }

  /// Answers whether more may be examined.
  private mutating func inspectText(
    _ text: [UInt8], _ offset: UInt64, _ place: Place, _ result: inout Assessment
  ) -> Bool {
    for bytes in EncodedText.decoded(text) {
      let content = Region(MemorySource(bytes))
      guard Self.mayImport(content) else { continue }
      guard mayExamine(place, &result) else { return false }
      examine(content, "a text stands for", "a text of the stream", offset, place, &result)
    }
    return true
  }

  /// Whether short content has the bytes of a `STOP` and of an import, or is compressed: digests and
  /// keys, of which there are many, mostly do not, and cost nothing then.
  private static func mayImport(_ content: Region) -> Bool {
    guard content.count <= 4096, let bytes = try? content.bytes(0, Int(content.count)) else {
      return true
    }
    var stops = false
    var imports = false
    for byte in bytes {
      switch byte {
      case 0x2E: stops = true
      case UInt8(ascii: "c"), UInt8(ascii: "i"), 0x93: imports = true
      default: break
      }
    }
    return stops && imports || compression(of: content) != nil
  }

  private mutating func mayExamine(_ place: Place, _ result: inout Assessment) -> Bool {
    guard nestedLeft > 0, place.depth < InspectionLimits.depth else {
      note(InspectionRules.budget, .unknown, "too many byte strings to examine", place)
      result.lacks("byte strings not examined")
      return false
    }
    nestedLeft -= 1
    return true
  }

  /// Judges content that is a whole pickle with imports, as it stands or compressed.
  private mutating func examine(
    _ content: Region, _ words: String, _ name: String, _ offset: UInt64, _ place: Place,
    _ result: inout Assessment
  ) {
    var content = content
    if let kind = Self.compression(of: content) {
      let limit = min(UInt64(InspectionLimits.longestEncodedText), unpackedLeft)
      let unpacked = Unpacked(
        content, kind, joins: false, keep: limit, limit: limit, work: 0,
        ratio: InspectionLimits.bombRatio)
      unpackedLeft -= min(unpackedLeft, unpacked.count)
      guard unpacked.count > 0 else { return }
      content = unpacked.content
    }
    let nested = runStream(content, at: 0)
    guard nested.isWhole, plausible(nested.imports) else { return }
    note(
      InspectionRules.nestedStream, .suspicious, "\(words) itself a pickle with imports", place,
      at: offset)
    var inner = Assessment(format: "pickle", verdict: .suspicious)
    judge(nested, content, place.member(name), &inner)
    result.join(inner)
  }

  private static func compression(of content: Region) -> Compression? {
    guard content.count > 8, let head = try? content.bytes(0, 6) else { return nil }
    switch (head[0], head[1]) {
    case (0x78, 0x01), (0x78, 0x5E), (0x78, 0x9C), (0x78, 0xDA): return .zlib
    case (0x1F, 0x8B): return .gzip
    case (0x42, 0x5A) where head[2] == 0x68: return .bzip2
    case (0xFD, 0x37): return .xz
    default: return nil
    }
  }
}

extension Inspector {
  /// Bytes of a pickle that may follow the archive in it.
  private static let afterArchive: UInt64 = 64
  /// The end of a zip archive without a comment.
  private static let archiveEnd: [UInt8] = [0x50, 0x4B, 5, 6]

  /// Whether the content is one pickle that hands a whole archive to Keras, so that what readers of
  /// archives find at its end is that archive and no other.
  mutating func isPickleAroundArchive(_ region: Region, _ place: Place) -> Bool {
    guard (try? region.bytes(0, 1)) == [PickleOpcode.proto.rawValue],
      ZipArchive.isCandidate(region)
    else { return false }
    let trace = runStream(region, at: 0)
    guard trace.isWhole, trace.endOffset == region.count else { return false }
    var judge = PickleJudge(trace, policy: policy, isTorch: place.isTorch)
    judge.judge()
    return judge.nestedLoads.contains { nested in
      guard case .keras(.bytes(let bytes)) = nested, bytes.count >= 22,
        case let end = bytes.start + bytes.count, region.count - end <= Self.afterArchive,
        (try? region.bytes(bytes.start, 4)) == [0x50, 0x4B, 3, 4],
        let last = try? region.bytes(end - 22, 22), last.starts(with: Self.archiveEnd),
        last.suffix(2).elementsEqual([0, 0]),
        let rest = try? region.bytes(end, Int(region.count - end))
      else { return false }
      return !rest.contains(pair: 0x50, 0x4B)
    }
  }
}

extension [UInt8] {
  /// Whether `first` stands directly before `second` somewhere.
  fileprivate func contains(pair first: UInt8, _ second: UInt8) -> Bool {
    zip(self, dropFirst()).contains { $0 == first && $1 == second }
  }
}
