/// Tokens of services that give them no prefix: the service's name, something that assigns, and a
/// value of exactly the shape that the service issues.

enum NamedTokenRule {
  private static let between = ByteClass.alphanumeric.union(ByteClass("_-. \t"))
  private static let longestBetween = 32
  private static let glue = ByteClass.alphanumeric.union(ByteClass("_-"))

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
    guard index <= start + longestBetween,
      let found = try Assignment.read(&reader, at: index)
    else { return nil }
    for pattern in token.patterns {
      guard let reading = try pattern.read(&reader, at: found.value.lowerBound),
        try isWhole(&reader, reading.end)
      else { continue }
      let range = found.value.lowerBound..<reading.end
      let bytes = reader.copy(range)
      guard bytes.count >= 8, SecretValue.isIssued(bytes) else { continue }
      return RuleMatch(type: token.type, range: range, confidence: 0.85)
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
