/// What an examination of a picture says: values, as findings in text are.

package import Bytes

/// Types of findings in pictures.
package enum ImageFindingType: String, Sendable, CaseIterable {
  /// Another picture appears when this one is made smaller.
  case scalingAttack = "image.scaling-attack"
  /// Letters that differ from their ground by less than a person sees.
  case lowContrastText = "image.low-contrast-text"
  /// Content that shows only where transparency is ignored, or on one ground only.
  case hiddenInAlpha = "image.hidden-in-alpha"
  /// The place where the picture was taken: personal data.
  case location = "image.location"
  /// Text in metadata, which some programs hand to models.
  case metadataText = "image.metadata-text"
  /// Something follows the end of the picture.
  case trailingData = "image.trailing-data"
  /// More than one picture in the file; a model sees one, a person may see another.
  case animated = "image.animated"
  /// The structure is broken, cut off or contradicts itself.
  case damaged = "image.damaged"
  /// Larger than what is decoded.
  case tooLarge = "image.too-large"
  /// A kind of file that is not decoded.
  case unsupported = "image.unsupported"

  /// How much it weighs by itself: `attack`, `concern` or `note`. Notes do not fail a command.
  package var weight: ImageFindingWeight {
    switch self {
    case .scalingAttack, .lowContrastText, .hiddenInAlpha: .attack
    case .trailingData, .animated, .damaged, .tooLarge, .unsupported, .location: .concern
    case .metadataText: .note
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch self {
    case .scalingAttack:
      "give the model the area-scaled copy (--output), which does not hold the other picture; look at it"
    case .lowContrastText: "raise the contrast and read what it says before a model does"
    case .hiddenInAlpha: "give the model the copy without transparency (--output)"
    case .location, .metadataText: "give on the copy without metadata (--output)"
    case .trailingData: "give on the copy (--output), which ends where the picture ends"
    case .animated: "give on the copy (--output), which holds the first picture only"
    case .damaged: "refuse it, or give on the copy (--output) of what could be read"
    case .tooLarge: "refuse it, or have the sender make it smaller"
    case .unsupported: "have it sent as PNG, JPEG or WebP"
    }
  }
}

/// Weights of findings.
package enum ImageFindingWeight: String, Sendable {
  case attack
  case concern
  case note
}

/// One finding in a picture.
package struct ImageFinding: Sendable, Equatable {
  /// What was found.
  package let type: ImageFindingType
  /// Where, in pixels of the picture as it is seen; `nil` for what concerns the file.
  package let region: ImageRegion?
  /// How sure it is, 0 to 1.
  package let score: Double
  /// What was seen, in one sentence without a period.
  package let reason: String

  /// From its parts.
  package init(
    _ type: ImageFindingType, region: ImageRegion? = nil, score: Double, reason: String
  ) {
    self.type = type
    self.region = region
    self.score = max(0, min(1, score))
    self.reason = reason
  }

  /// As an object.
  package var json: JSON {
    var object: JSONObject = ["type": .string(type.rawValue)]
    if let region {
      object["region"] = [
        "x": .number(JSONNumber(region.x)), "y": .number(JSONNumber(region.y)),
        "width": .number(JSONNumber(region.width)), "height": .number(JSONNumber(region.height)),
      ]
    }
    object["weight"] = .string(type.weight.rawValue)
    object["score"] = JSONNumber((score * 1000).rounded() / 1000).map { .number($0) } ?? .null
    object["reason"] = .string(reason)
    object["remedy"] = .string(type.remedy)
    return .object(object)
  }

  /// Reads what `json` writes; `nil` for anything else.
  package init?(json: JSON) {
    guard let type = json["type"]?.string.flatMap(ImageFindingType.init(rawValue:)),
      let reason = json["reason"]?.string, let score = json["score"]?.double
    else { return nil }
    var region: ImageRegion?
    if let place = json["region"] {
      guard let x = place["x"]?.int, let y = place["y"]?.int, let width = place["width"]?.int,
        let height = place["height"]?.int
      else { return nil }
      region = ImageRegion(x: x, y: y, width: width, height: height)
    }
    self.init(type, region: region, score: score, reason: reason)
  }
}
