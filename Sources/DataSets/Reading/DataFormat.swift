/// Which format a data set has: told by its content first, by its name where the content leaves it
/// open.

import Bytes
package import Formats

/// The formats of data sets.
package enum DataFormat: Sendable, Equatable {
  case jsonLines
  /// One JSON document: a list of rows, or an object that holds one.
  case json
  case table(separator: UInt8)
  case parquet
  /// A row a line.
  case text

  /// The name in reports and options.
  package var name: String {
    switch self {
    case .jsonLines: "jsonl"
    case .json: "json"
    case .table(0x09): "tsv"
    case .table: "csv"
    case .parquet: "parquet"
    case .text: "text"
    }
  }

  /// The format of `region`, which lies in a file called `name`.
  package static func tell(_ region: Region, name: String) throws(FormatError) -> DataFormat {
    if ParquetFile.isCandidate(region) { return .parquet }
    let head = try region.head(4)
    guard !head.starts(with: [0xFF, 0xFE]), !head.starts(with: [0xFE, 0xFF]) else {
      throw .unsupported(offset: 0, "text in UTF-16; save it as UTF-8")
    }
    let ending = ending(of: name)
    switch ending {
    case "jsonl", "ndjson", "jsonlines": return .jsonLines
    case "csv", "tsv", "tab", "psv": return .table(separator: try separator(region, ending))
    case "txt", "text", "md": return .text
    case "parquet", "pq": throw .malformed(offset: 0, "no Parquet file, although it is called so")
    default: return try fromContent(region)
    }
  }

  private static func fromContent(_ region: Region) throws(FormatError) -> DataFormat {
    if JSONLines.isCandidate(region) { return .jsonLines }
    guard try isText(region) else {
      throw .unsupported(offset: 0, "what is neither text nor a format of data sets")
    }
    var lines = LineReader(region)
    var first: [UInt8] = []
    for _ in 0..<64 where first.isEmpty {
      guard let line = try lines.next(limit: FormatLimits.datasetLine)?.line else { break }
      first = line.filter { $0 > 0x20 }.isEmpty ? [] : line
    }
    let opening = first.first { $0 > 0x20 && $0 < 0x80 }
    if opening == UInt8(ascii: "{") || opening == UInt8(ascii: "[") {
      return opening == UInt8(ascii: "{") && (try? JSONLines.parse(first)) != nil
        ? .jsonLines : .json
    }
    guard let second = try lines.next(limit: FormatLimits.datasetLine)?.line else { return .text }
    let separator = CSVTable.separator(of: first)
    let counts = [first, second].map { line in line.count { $0 == separator } }
    return counts[0] > 0 && counts[0] == counts[1] ? .table(separator: separator) : .text
  }

  /// Bytes at the start that tell text from other content.
  private static let toldFrom = 4_096

  /// Whether no byte at the start is one that texts do not have: pictures, sound and weights would
  /// else pass for lines in which nothing was found.
  private static func isText(_ region: Region) throws(FormatError) -> Bool {
    try region.head(toldFrom).allSatisfy { byte in
      // Of the control characters texts have those that move the cursor, and the escape.
      byte >= 0x20 || (0x07...0x0D).contains(byte) || byte == 0x1B
    }
  }

  private static func separator(_ region: Region, _ ending: String) throws(FormatError) -> UInt8 {
    if ending == "tsv" || ending == "tab" { return 0x09 }
    if ending == "psv" { return 0x7C }
    var lines = LineReader(region)
    return CSVTable.separator(of: try lines.next(limit: FormatLimits.datasetLine)?.line ?? [])
  }

  /// The last ending of a file's name in lower case, those of compression left out.
  static func ending(of name: String) -> String {
    var parts = name.lowercased().split(separator: "/").last?.split(separator: ".") ?? []
    while let last = parts.last, ["gz", "zst", "zstd", "xz", "bz2", "lz4"].contains(last) {
      parts.removeLast()
    }
    return parts.count > 1 ? String(parts[parts.count - 1]) : ""
  }
}

/// The bytes of a data set, unpacked where the file is compressed.
package struct DataContent: Sendable {
  /// What is read.
  package let region: Region
  /// The name of the compression, if there is one.
  package let compression: String?

  /// Bytes that are unpacked at most, and bytes of them that are kept in memory.
  private static let unpacked: UInt64 = 1 << 40
  private static let kept: UInt64 = 64 << 20
  /// Unpacked bytes for each packed one: more has no data set.
  private static let ratio: UInt64 = 2_000

  /// Looks at the start of `file`.
  package init(_ file: Region) throws(FormatError) {
    let kinds: [Compression] = [.gzip, .bzip2, .xz, .zstd, .lz4]
    guard let kind = kinds.first(where: { $0.starts(file) }) else {
      (region, compression) = (file, nil)
      return
    }
    let content = Unpacked(
      file, kind, joins: true, keep: Self.kept, limit: Self.unpacked, work: Self.unpacked,
      ratio: Self.ratio)
    guard !content.isCut else { throw .limit(offset: 0, "the size of what is unpacked") }
    guard content.fault == nil, content.consumed == file.count else {
      throw .malformed(offset: content.consumed, "a compressed stream that breaks off or goes on")
    }
    (region, compression) = (content.content, kind.name)
  }
}
