/// Addresses outside of the domains that the operator allows: `list.domain`.

struct DomainRules: LexicalRules {
  private static let schemes = ["https://", "http://", "wss://", "ws://", "ftp://"]
    .map { Array($0.utf8) }
  private static let host = ByteClass((0x21...0xFF).filter { $0 != 0x7F })
    .subtracting("/?#\\()<>\"'`|{}^[],;")

  let allowed: DomainList

  let anchors: [Anchor] = ["https://", "http://", "wss://", "ws://", "ftp://"].map {
    .folded($0)
  }

  func match(_ reader: inout ByteReader) throws(Undecided) -> RuleMatch? {
    let start = reader.position
    if let previous = reader.before(1), previous.isAlphanumeric, !reader.isAtTokenStart {
      return nil
    }
    for scheme in Self.schemes where try reader.has(scheme, at: start, folded: true) {
      return try address(&reader, at: start + scheme.count)
    }
    return nil
  }

  private func address(
    _ reader: inout ByteReader, at index: Int
  ) throws(Undecided) -> RuleMatch? {
    let length = try reader.run(of: Self.host, from: index, atMost: 512)
    guard length > 0 else { return nil }
    var host = reader.copy(index..<(index + length)).map(\.lowercased)
    if let at = host.lastIndex(of: UInt8(ascii: "@")) { host.removeFirst(at + 1) }
    if let colon = host.firstIndex(of: UInt8(ascii: ":")) { host.removeLast(host.count - colon) }
    while let last = host.last, ByteClass(".!*_~").contains(last) { host.removeLast() }
    guard !host.isEmpty, !allowed.contains(host) else { return nil }
    let rest = try reader.run(
      of: ExfiltrationRules.address, from: index + length, atMost: 1_024)
    return RuleMatch(
      type: "list.domain", range: reader.position..<(index + length + rest), confidence: 0.95)
  }
}
