/// Tokens of services that give them no prefix: the service's name, something that assigns, and a
/// value of exactly the shape that the service issues.

enum NamedTokenRule {
  private static let between = ByteClass.alphanumeric.union(ByteClass("_-. \t"))
  private static let longestBetween = 32
  private static let glue = ByteClass.alphanumeric.union(ByteClass("_-"))
  private static let letters = ByteClass.letters
  private static let wordGaps = ByteClass("_-. \t")
  private static let policy = Array("policy/".utf8)
  private static let spoken = ByteText.words(["key", "token", "secret", "pat", "password"])

  static func match(
    _ reader: inout ByteReader, _ token: NamedToken, nameLength: Int
  ) throws(Undecided) -> RuleMatch? {
    let start = reader.position + nameLength
    var index = start
    while index <= start + longestBetween, let byte = try reader.peek(index),
      between.contains(byte)
    {
      index += 1
    }
    if index <= start + longestBetween,
      let found = try Assignment.read(&reader, at: index, inTable: true)
    {
      return try match(&reader, token, at: found.value.lowerBound)
    }
    guard let value = try spokenValue(&reader, start) else { return nil }
    return try match(&reader, token, at: value)
  }

  private static func match(
    _ reader: inout ByteReader, _ token: NamedToken, at value: Int
  ) throws(Undecided) -> RuleMatch? {
    for pattern in token.patterns {
      guard let reading = try pattern.read(&reader, at: value), try isWhole(&reader, reading.end)
      else { continue }
      let range = value..<reading.end
      let bytes = reader.copy(range)
      // `arn:aws:iam::aws:policy/…` is the name of a resource.
      guard bytes.count >= 8, SecretValue.isIssued(bytes), !bytes.starts(with: policy) else {
        continue
      }
      return RuleMatch(type: token.type, range: range, confidence: 0.85)
    }
    return nil
  }

  /// Where a value stands that follows the words for it with nothing but a blank between:
  /// `scaleway token 56bd4fd9-…`.
  private static func spokenValue(
    _ reader: inout ByteReader, _ start: Int
  ) throws(Undecided) -> Int? {
    var index = start
    for _ in 0..<4 {
      index += try reader.run(of: wordGaps, from: index, atMost: 4)
      let length = try reader.run(of: letters, from: index, atMost: 12)
      let word = reader.copy(index..<(index + length)).map(\.lowercased)
      index += length
      guard length > 0 else { return nil }
      guard try reader.peek(index) == UInt8(ascii: " ") else { continue }
      if spoken.contains(where: { word.suffix($0.count).elementsEqual($0) }) {
        let next = try reader.run(of: letters, from: index + 1, atMost: 8)
        let follows = try reader.peek(index + 1 + next)
        if next == 0 || follows?.isDigit == true || next == 8 { return index + 1 }
      }
    }
    return nil
  }

  private static func isWhole(
    _ reader: inout ByteReader, _ end: Int
  ) throws(Undecided) -> Bool {
    guard let byte = try reader.peek(end) else { return true }
    return !glue.contains(byte)
  }
}
