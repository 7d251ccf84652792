/// Token formats that begin with a prefix of their own: the anchor is the prefix, the rest is read
/// by its pattern. The formats stand in Tables/PrefixedTokenTable.swift.

/// What the body must look like besides its bytes.
enum ShapeCheck: Sendable {
  /// No placeholder: several different bytes. Enough where the prefix says what it is.
  case varied
  /// Not a placeholder and more than lower-case words; for prefixes that occur in other text.
  case random
  /// The last six of 36 are the CRC-32 of the rest in base 62; a wrong sum lowers the confidence,
  /// since examples in tests have one.
  case checksum
  /// Base64 of a JSON object.
  case json
}

/// One token format with a prefix.
struct SecretShape: Sendable {
  let type: String
  let pattern: TokenPattern
  /// The pattern as it stands in the table.
  var notation: String { pattern.notation }
  let check: ShapeCheck
  let confidence: Double

  init(
    _ type: String, _ notation: String, _ check: ShapeCheck = .varied, confidence: Double = 0.95
  ) {
    self.type = "secret." + type
    pattern = TokenPattern(notation)
    self.check = check
    self.confidence = confidence
  }

  /// The token at `start`, if one begins there.
  func match(_ reader: inout ByteReader, at start: Int) throws(Undecided) -> RuleMatch? {
    guard let reading = try pattern.read(&reader, at: start) else { return nil }
    let body = reader.copy((start + pattern.prefix.count)..<reading.end)
    guard let confidence = confidence(of: body) else { return nil }
    return RuleMatch(
      type: type, range: start..<reading.end, confidence: confidence, closing: reading.closing)
  }

  private func confidence(of body: [UInt8]) -> Double? {
    guard !Placeholder.isObvious(body) else { return nil }
    switch check {
    case .varied: return confidence
    case .random:
      return Randomness.isTokenLike(body) && SecretValue.isNoName(body) ? confidence : nil
    case .checksum: return Randomness.hasBase62Checksum(body) ? 0.99 : 0.75
    case .json: return Base64Text.decode(body.prefix(16)).first == 0x7B ? confidence : nil
    }
  }
}
