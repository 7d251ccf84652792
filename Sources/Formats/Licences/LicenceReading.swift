/// Reads the licence of a model from its files and from what lies beside them. Pure, bounded; what
/// says something that can't be read is found too, as unreadable.

package import Bytes

/// What one place says about the licence.
package struct FoundLicence: Hashable, Sendable {
  /// The file and the place in it: "models/README.md, license".
  package let place: String
  /// What it says, as it stands there, shortened; for a text what it is.
  package let text: String
  /// The licence; `nil` when it can't be read or recognised.
  package let expression: LicenceExpression?

  init(_ place: String, _ text: String, _ expression: LicenceExpression?) {
    self.place = place
    var short = ""
    short.unicodeScalars.append(
      contentsOf: text.unicodeScalars.prefix(FormatLimits.licenceExcerpt))
    self.text = short
    self.expression = expression
  }
}

/// Reading of licences.
package enum LicenceReading {
  /// Files beside a model that may say its licence.
  package enum Companion: Sendable {
    case card, text, configuration

    /// What a file of this name (the last part of a path) may be; `nil` for all others.
    package init?(named name: String) {
      let lower = name.lowercased()
      let stem = lower.prefix { $0.isLetter }
      let ending = lower.lastIndex(of: ".").map { lower[lower.index(after: $0)...] }
      switch lower {
      case "readme.md", "readme", "model_card.md", "modelcard.md", "model-card.md": self = .card
      case "config.json": self = .configuration
      default:
        guard ["license", "licence", "copying", "unlicense", "licenses"].contains(String(stem)),
          ending.map({ Self.endings.contains(String($0)) }) ?? true
        else { return nil }
        self = .text
      }
    }

    private static let endings: Set<String> = [
      "txt", "md", "rst", "html", "lesser", "mit", "apache", "bsd", "lib", "0",
    ]
  }

  /// What a companion file says. `place` is its path.
  package static func companion(_ kind: Companion, _ bytes: [UInt8], place: String)
    -> [FoundLicence]
  {
    guard bytes.count <= FormatLimits.licenceBytes else {
      return kind == .text
        ? [FoundLicence(place, "a text beyond the bounds", nil)] : []
    }
    switch kind {
    case .card: return card(String(decoding: bytes, as: UTF8.self), place)
    case .configuration: return configuration(bytes, place)
    case .text:
      let expression = LicenceText.recognise(String(decoding: bytes, as: UTF8.self))
      return [
        FoundLicence(
          place, expression.map { "the text of \($0.text)" } ?? "a text that is not recognised",
          expression)
      ]
    }
  }

  /// What the metadata of a model file says: safetensors and GGUF.
  package static func metadata(_ source: some ByteSource, place: String) -> [FoundLicence] {
    let region = Region(source)
    if GGUF.isCandidate(region) { return gguf(region, place) }
    guard Safetensors.isCandidate(region), let header = try? Safetensors(region) else { return [] }
    let keys: Set<String> = ["license", "licence", "modelspec.license", "general.license"]
    return header.metadata.sorted { $0.key < $1.key }.filter { keys.contains($0.key.lowercased()) }
      .map { FoundLicence("\(place), \($0.key)", $0.value, LicenceExpression($0.value)) }
  }

  private static func gguf(_ region: Region, _ place: String) -> [FoundLicence] {
    var walk = GGUFLicenceWalk(region)
    guard let texts = try? walk.licences() else {
      return [FoundLicence(place, "metadata that can't be read", nil)]
    }
    let license = texts["general.license"]
    // As in a card: "other" says that the name stands elsewhere.
    let name = texts["general.license.name"]
    guard let license = license ?? name else { return [] }
    let expression = LicenceExpression(license) ?? name.flatMap(LicenceExpression.init)
    return [FoundLicence("\(place), general.license", license, expression)]
  }

  private static func card(_ text: String, _ place: String) -> [FoundLicence] {
    let card = LicenceCard(text)
    if card.isUnreadable { return [FoundLicence("\(place), license", "a form not read", nil)] }
    guard !card.licences.isEmpty else { return [] }
    var parts: [LicenceExpression] = []
    for licence in card.licences {
      let read = LicenceExpression(licence) ?? card.name.flatMap(LicenceExpression.init)
      guard let read else { return [FoundLicence("\(place), license", licence, nil)] }
      parts.append(read)
    }
    let text = card.licences.joined(separator: ", ")
    return [
      FoundLicence("\(place), license", text, parts.count == 1 ? parts[0] : .any(parts))
    ]
  }

  private static func configuration(_ bytes: [UInt8], _ place: String) -> [FoundLicence] {
    let limits = JSONLimits(depth: 32, values: 100_000, bytes: FormatLimits.licenceBytes)
    guard let json = try? JSON.parse(bytes, limits: limits) else { return [] }
    guard let value = json["license"] ?? json["licence"], !value.isNull else { return [] }
    guard let text = value.string else {
      return [FoundLicence("\(place), license", "not a text", nil)]
    }
    return [FoundLicence("\(place), license", text, LicenceExpression(text))]
  }
}

/// Walks over the metadata of a GGUF file for the two texts that name its licence.
private struct GGUFLicenceWalk {
  private var reader: WindowReader
  private var left = FormatLimits.licenceEntries

  init(_ region: Region) { reader = WindowReader(region, at: 4) }

  mutating func licences() throws(FormatError) -> [String: String] {
    _ = try reader.u32()
    _ = try reader.u64()
    let entries = try reader.u64()
    guard entries <= left else { throw .limit(offset: 16, "the number of entries") }
    var found: [String: String] = [:]
    for _ in 0..<entries {
      let key = String(decoding: try text(FormatLimits.ggufKey), as: UTF8.self)
      let type = try reader.u32()
      if type == 8, key == "general.license" || key == "general.license.name" {
        found[key] = String(
          decoding: try text(UInt64(FormatLimits.licenceExpression)), as: UTF8.self)
      } else {
        try skip(type, depth: 0)
      }
    }
    return found
  }

  private mutating func text(_ limit: UInt64) throws(FormatError) -> [UInt8] {
    let length = try reader.u64()
    guard length <= limit, length <= reader.remaining else {
      throw .limit(offset: reader.offset, "the length of a text")
    }
    return try reader.take(Int(length))
  }

  private mutating func skip(_ type: UInt32, depth: Int) throws(FormatError) {
    if let width = Self.width(type) { return try reader.skip(width) }
    if type == 8 { return try reader.skip(try reader.u64()) }
    guard type == 9, depth < FormatLimits.ggufDepth else {
      throw .malformed(offset: reader.offset, "an unknown type of value")
    }
    let element = try reader.u32()
    let count = try reader.u64()
    guard count <= reader.remaining else { throw .truncated(offset: reader.offset) }
    if let width = Self.width(element) {
      let (bytes, overflow) = count.multipliedReportingOverflow(by: width)
      guard !overflow else { throw .truncated(offset: reader.offset) }
      return try reader.skip(bytes)
    }
    guard count <= FormatLimits.ggufArray else {
      throw .limit(offset: reader.offset, "the length of an array")
    }
    for _ in 0..<count { try skip(element, depth: depth + 1) }
  }

  private static func width(_ type: UInt32) -> UInt64? {
    switch type {
    case 0, 1, 7: 1
    case 2, 3: 2
    case 4, 5, 6: 4
    case 10, 11, 12: 8
    default: nil
    }
  }
}
