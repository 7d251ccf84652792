/// A look at the raw bytes before they are parsed: what would make composing expensive is refused.

/// Composing shares aliased nodes, but hashes keys, and a key made of aliases of aliases hashes
/// exponentially long. So no alias may refer to an anchor. libYAML's names are letters, digits, `_`
/// and `-`; a name after `&` and the same name after `*` are both needed, which no ordinary text has.
enum AliasScan {
  static func check(_ bytes: [UInt8]) throws(YAMLFault) {
    var anchors: Set<ArraySlice<UInt8>> = []
    var aliases: [(name: ArraySlice<UInt8>, offset: Int)] = []
    var explicitKeys = 0
    for (offset, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "&"): anchors.insert(name(after: offset, in: bytes))
      case UInt8(ascii: "*"): aliases.append((name(after: offset, in: bytes), offset))
      case UInt8(ascii: "?"): explicitKeys += isKeySign(offset, in: bytes) ? 1 : 0
      default: break
      }
    }
    anchors.remove([])
    if let alias = aliases.first(where: { anchors.contains($0.name) }) {
      throw YAMLReader.anchorFault(Position(byte: alias.offset, in: bytes))
    }
    guard explicitKeys <= ManifestLimits.explicitKeys else {
      throw YAMLFault(
        ManifestCode.syntax, .none, expected: "keys of the form `key: value`",
        found: "more than \(ManifestLimits.explicitKeys) of the form `? key`")
    }
  }

  private static func name(after offset: Int, in bytes: [UInt8]) -> ArraySlice<UInt8> {
    if offset > 0, isNameByte(bytes[offset - 1]) { return [] }
    return bytes[(offset + 1)...].prefix(while: isNameByte)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Whether the `?` at `offset` could begin an explicit key.
  private static func isKeySign(_ offset: Int, in bytes: [UInt8]) -> Bool {
    guard offset > 0 else { return true }
    return !isNameByte(bytes[offset - 1]) && bytes[offset - 1] != UInt8(ascii: "?")
  }
}
