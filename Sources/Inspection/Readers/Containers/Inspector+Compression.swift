/// Compressed streams (gzip, zlib, bzip2, xz, .lzma, zstd, lz4): their content is inspected as a
/// member, and so is what follows them.

import Bytes
import Formats

extension FormatReader {
  /// One reader for each kind of compressed file. The marks of zlib and .lzma are weak, so that
  /// other readers are asked too.
  static let streams: [FormatReader] = Compression.files.map { kind in
    FormatReader(
      name: kind.name, recognises: { kind.starts($0) },
      ownsContent: { _ in !kind.isWeaklyMarked },
      read: { $0.inspectCompressed($1, kind, $2) })
  }
}

extension Compression {
  /// Whether other content may well start with the same bytes.
  var isWeaklyMarked: Bool { self == .zlib || self == .lzma }
}

extension Place {
  /// The content of a compressed stream: named like the file without the ending.
  func unpacked(_ kind: Compression, named own: String) -> Place {
    var place = member("unpacked")
    place.layers = layers + 1
    place.name = own.isEmpty ? name : own
    for ending in [".gz", ".bz2", ".xz", ".lzma", ".zst", ".lz4", ".z", ".zlib"]
    where own.isEmpty && place.name.lowercased().hasSuffix(ending) {
      place.name = String(place.name.dropLast(ending.count))
    }
    return place
  }
}

extension Inspector {
  // MARK: budgets

  /// Unpacks within what is left of memory and work; `close` gives the memory back.
  mutating func open(
    _ packed: Region, _ kind: Compression, joins: Bool, announced: UInt64? = nil
  ) -> Unpacked {
    let unpacked = Unpacked(
      packed, kind, joins: joins, keep: min(heldLeft, InspectionLimits.unpackedInMemory),
      limit: min(unpackedLeft, announced ?? .max), work: unpackedLeft / 2,
      ratio: InspectionLimits.bombRatio)
    // A bomb costs more than it made: a row of them ends soon.
    let cost = unpacked.isCut ? 4 * min(unpacked.count, .max / 8) : unpacked.count
    unpackedLeft -= min(unpackedLeft, cost)
    heldLeft -= min(heldLeft, unpacked.held)
    return unpacked
  }

  /// Gives back what `open` took.
  mutating func close(_ unpacked: Unpacked?) {
    guard let unpacked else { return }
    heldLeft = min(InspectionLimits.heldBytes, heldLeft + unpacked.held)
    unpackedLeft -= min(unpackedLeft, unpacked.workDone)
  }

  /// How many times larger the content is, if that is more than data does; `nil` if not.
  func bombRatio(_ unpacked: Unpacked) -> UInt64? {
    let ratio = unpacked.count / max(1, unpacked.consumed)
    return unpacked.count > InspectionLimits.bombSize && ratio > InspectionLimits.bombRatio
      ? ratio : nil
  }

  /// Whether content that is far larger than its packed bytes is a bomb: numbers that are all the
  /// same pack as well, but are understood, and have an end.
  func isBomb(_ content: Region, _ reading: Assessment) -> Bool {
    reading.verdict != .safe || content.count > InspectionLimits.safeBombSize
  }

  // MARK: files

  /// Reads a compressed file; `nil` if it is none after all.
  mutating func inspectCompressed(_ region: Region, _ kind: Compression, _ place: Place)
    -> Assessment?
  {
    guard place.layers < InspectionLimits.streamLayers else {
      note(
        InspectionRules.streamLayers, .suspicious,
        "a compressed stream in \(place.layers) others: nothing ordinary is packed so", place)
      var result = unknown(kind.name, "streams nested too deep")
      result.verdict = .suspicious
      return result
    }
    let before = reasons
    let unpacked = open(region, kind, joins: true)
    defer { close(unpacked) }
    guard unpacked.count > 0 || !kind.isWeaklyMarked else { return nil }
    var result = content(of: unpacked, kind, region, place)
    if kind.isWeaklyMarked, unpacked.streams == 0, !unpacked.isCut, result.verdict <= .unknown,
      !Self.isLikely(kind, region)
    {
      restore(before)
      return nil
    }
    faults(of: unpacked, kind, place, &result)
    trailing(unpacked, region, place, &result)
    return result
  }

  /// Whether a broken stream with a weak mark is one all the same: it starts as the writers do,
  /// and is no text.
  private static func isLikely(_ kind: Compression, _ region: Region) -> Bool {
    guard let head = try? region.head(512), head.count >= 2 else { return false }
    let usual = kind == .lzma ? head[0] == 0x5D : head[0] == 0x78
    return usual
      && head.contains { $0 >= 0x80 || $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
  }

  private mutating func content(
    of unpacked: Unpacked, _ kind: Compression, _ region: Region, _ place: Place
  ) -> Assessment {
    var own = ""
    if kind == .gzip { own = gzipName(region, place) }
    var result = inspect(unpacked.content, place.unpacked(kind, named: own))
    result.format += "+" + kind.name
    if kind == .gzip { extraFields(region, place, &result) }
    if kind == .zstd || kind == .lz4 {
      for range in Compression.skippable(region) where range.upperBound - range.lowerBound > 8 {
        guard let part = try? region.part(range.lowerBound, range.upperBound - range.lowerBound)
        else { continue }
        inspectNote(part, place.member("skippable frame"), &result)
      }
    }
    return result
  }

  /// The name that the header gives, told when it would leave the directory.
  private mutating func gzipName(_ region: Region, _ place: Place) -> String {
    guard let header = try? GzipHeader(region, at: 0) else { return "" }
    let name = String(decoding: header.name, as: UTF8.self)
    if header.hasReservedFlags {
      note(
        InspectionRules.streamBroken, .unknown,
        "the gzip header has flags without meaning; loaders differ in what they do", place)
    }
    if MemberName.leaves(header.name) {
      note(
        InspectionRules.streamName, .suspicious, "the packed file's name leaves the directory",
        place, excerpt: name)
    }
    return name
  }

  /// Extra fields of a gzip header hold nothing that loaders want; programs may hide there.
  private mutating func extraFields(
    _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    guard let header = try? GzipHeader(region, at: 0), header.extra.count > 8,
      let part = try? region.part(header.extra.lowerBound, UInt64(header.extra.count))
    else { return }
    let before = reasons
    let found = inspect(part.tail(from: 4), place.member("extra field"))
    if found.verdict > .unknown { result.join(found) } else { restore(before) }
  }

  private mutating func faults(
    of unpacked: Unpacked, _ kind: Compression, _ place: Place, _ result: inout Assessment
  ) {
    if unpacked.isCut || bombRatio(unpacked) != nil && isBomb(unpacked.content, result) {
      let ratio = unpacked.count / max(1, unpacked.consumed)
      let isBomb = ratio > InspectionLimits.bombRatio
      note(
        isBomb ? InspectionRules.streamBomb : InspectionRules.budget,
        isBomb ? .suspicious : .unknown,
        "the stream unpacks to more than \(unpacked.count) bytes, \(ratio) times its size", place)
      result.verdict = max(result.verdict, isBomb ? .suspicious : .unknown)
      result.lacks(isBomb ? "a decompression bomb" : "the bound on unpacking was met")
    }
    guard let fault = unpacked.fault else { return }
    note(
      InspectionRules.streamBroken, .unknown, "the \(kind.name) stream: \(fault)", place,
      at: unpacked.consumed)
    result.lacks("a compressed stream is broken")
  }

  private mutating func trailing(
    _ unpacked: Unpacked, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    guard unpacked.fault == nil, !unpacked.isCut, unpacked.consumed < region.count else { return }
    let rest = region.tail(from: unpacked.consumed)
    guard !isZero(rest) else { return }
    note(
      InspectionRules.streamTrailing, .suspicious,
      "\(rest.count) bytes follow the end of the stream", place, at: unpacked.consumed)
    result.verdict = max(result.verdict, .suspicious)
    result.join(inspect(rest, place.member("bytes at \(unpacked.consumed)")))
  }

  /// Whether a region is nothing but zeros, as tapes and blocks are filled up with.
  func isZero(_ region: Region) -> Bool {
    var offset: UInt64 = 0
    while offset < region.count {
      let length = Int(min(UInt64(InspectionLimits.hashChunk), region.count - offset))
      guard let chunk = try? region.bytes(offset, length), chunk.allSatisfy({ $0 == 0 }) else {
        return false
      }
      offset += UInt64(length)
    }
    return true
  }
}
