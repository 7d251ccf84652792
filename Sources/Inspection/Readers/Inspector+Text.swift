/// Texts: content that is whole UTF-8. What has no mark of its own is told from its syntax.

import Bytes
import Formats

extension Inspector {
  /// Reads a text; `nil` if the content is none, or too long to be held.
  mutating func inspectText(_ region: Region, _ place: Place) -> Assessment? {
    guard region.count <= UInt64(InspectionLimits.textInMemory),
      let bytes = try? region.bytes(0, Int(region.count)),
      let first = bytes.first(where: { !Self.isSpace($0) })
    else { return nil }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      return inspectJSON(bytes, place) ?? inspectAsset(bytes, place)
    }
    return inspectAsset(bytes, place)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// Reads a JSON document and judges it by every shape that it has; `nil` if it is none.
  private mutating func inspectJSON(_ bytes: [UInt8], _ place: Place) -> Assessment? {
    guard
      let json = (try? JSON.parse(bytes, limits: .modelHeader))
        ?? LenientJSON.parse(bytes)
    else { return nil }
    var result = Assessment(format: "json")
    for shape in JSONShape.all where shape.recognises(json) {
      result.format = shape.name
      shape.judge(&self, json, place, &result)
    }
    return result
  }
}
