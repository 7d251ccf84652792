/// Bytes of a Python file as characters: the encoding declaration (PEP 263), lines of every kind.

/// Decoded source. Faults of lexer and parser carry lines; `placed` turns them into offsets.
struct PythonSource {
  let text: [Unicode.Scalar]
  let lineOffsets: [UInt64]

  init(_ bytes: [UInt8]) throws(FormatError) {
    guard !bytes.contains(0) else { throw .malformed(offset: 0, "code with null bytes") }
    var body = bytes[...]
    if body.starts(with: [0xEF, 0xBB, 0xBF]) { body = body.dropFirst(3) }
    let encoding = Self.declaration(body)
    var scalars: [Unicode.Scalar] = []
    switch encoding {
    case nil, "utf-8", "utf8", "utf-8-sig", "ascii", "us-ascii", "u8":
      guard let string = String(validating: body, as: UTF8.self) else {
        throw .malformed(offset: 0, "code that is not UTF-8")
      }
      scalars = Array(string.unicodeScalars)
    case "latin-1", "iso-8859-1", "latin1", "iso8859-1", "iso-8859-15", "cp1252",
      "windows-1252", "l1":
      scalars = body.map { Unicode.Scalar($0) }
    default:
      throw .unsupported(offset: 0, "code in the encoding \(encoding ?? "")")
    }
    text = Self.joined(scalars)
    lineOffsets = Self.lines(bytes)
  }

  /// The encoding that one of the first two lines declares.
  static func declaration(_ bytes: ArraySlice<UInt8>) -> String? {
    for line in bytes.prefix(4_096).split(
      maxSplits: 2, omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A || $0 == 0x0D }
    ).prefix(2) {
      let trimmed = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }
      if trimmed.isEmpty { continue }
      guard trimmed.first == UInt8(ascii: "#") else { return nil }
      let words = String(decoding: trimmed, as: UTF8.self)
      guard let range = words.firstRange(of: "coding") else { continue }
      let rest = words[range.upperBound...]
      guard rest.first == ":" || rest.first == "=" else { continue }
      let name = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
        .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
      if !name.isEmpty { return name.lowercased().replacing("_", with: "-") }
    }
    return nil
  }

  /// All ends of lines as `\n`.
  private static func joined(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard scalars.contains("\r") else { return scalars }
    var out: [Unicode.Scalar] = []
    out.reserveCapacity(scalars.count)
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\n", index > 0, scalars[index - 1] == "\r" { continue }
      out.append(scalar == "\r" ? "\n" : scalar)
    }
    return out
  }

  private static func lines(_ bytes: [UInt8]) -> [UInt64] {
    var offsets: [UInt64] = [0]
    for (index, byte) in bytes.enumerated() {
      let isReturn = byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
      if byte == 0x0A || isReturn { offsets.append(UInt64(index + 1)) }
    }
    return offsets
  }

  /// The fault with its line turned into an offset.
  func placed(_ error: FormatError) -> FormatError {
    let line = Int(clamping: error.offset)
    let offset = lineOffsets.indices.contains(line - 1) ? lineOffsets[line - 1] : 0
    switch error {
    case .malformed(_, let fault): return .malformed(offset: offset, fault)
    case .truncated: return .truncated(offset: offset)
    case .limit(_, let what): return .limit(offset: offset, what)
    case .unsupported(_, let what): return .unsupported(offset: offset, what)
    case .unreadable: return error
    }
  }
}
