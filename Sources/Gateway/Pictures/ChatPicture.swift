/// Pictures in requests: image parts of users' messages, as data URLs. What stands elsewhere is never
/// taken: nobody here fetches it, so nobody would have looked at what the model sees.

import Bytes
import Manifest

/// One picture as a client sent it. Nothing of it was decoded but base64.
struct ChatPicture: Sendable, Equatable {
  /// The file.
  let bytes: [UInt8]
  /// `auto`, `low` or `high`, if the client says.
  let detail: String?
}

/// A picture and where it stands.
struct PlacedPicture: Sendable, Equatable {
  let message: Int
  let part: Int
  let picture: ChatPicture

  var place: String { "messages[\(message)].content[\(part)]" }
}

enum ChatPictureParser {
  private static let kinds = ["image/png", "image/jpeg", "image/jpg", "image/webp"]
  private static let details: Set = ["auto", "low", "high"]

  /// Checks the form of an image part without decoding it; answers the part as it was understood.
  static func check(_ part: JSON, at place: String) throws(APIError) -> JSON {
    guard part.object?.keys.allSatisfy({ $0 == "type" || $0 == "image_url" }) == true,
      let image = part["image_url"]?.object,
      image.keys.allSatisfy({ $0 == "url" || $0 == "detail" })
    else { throw .invalid("Unknown field.", param: place, code: "unknown_parameter") }
    guard let url = image["url"]?.string else {
      throw .invalid("A string is needed.", param: "\(place).image_url.url")
    }
    guard url.prefix(5).lowercased() == "data:" else {
      throw .invalid(
        "Pictures are taken as data URLs only: what stands elsewhere was not inspected.",
        param: "\(place).type", code: "unsupported_content")
    }
    var detail: JSON = .null
    if let value = image["detail"], !value.isNull {
      guard let word = value.string, details.contains(word) else {
        throw .invalid("Use auto, low or high.", param: "\(place).image_url.detail")
      }
      detail = value
    }
    return ["url": .string(url), "detail": detail]
  }

  /// The file in a checked part.
  static func picture(_ part: JSON, at place: String, limit: Int) throws(APIError) -> ChatPicture {
    let url = part["url"]?.string ?? ""
    guard let comma = url.utf8.firstIndex(of: UInt8(ascii: ",")),
      url.utf8.distance(from: url.startIndex, to: comma) <= 64,
      kinds.contains(where: { url[..<comma].lowercased() == "data:\($0);base64" })
    else {
      throw .invalid(
        "A PNG, JPEG or WebP as `data:image/png;base64,...` is needed.",
        param: "\(place).image_url.url", code: "invalid_image")
    }
    let text = url[url.utf8.index(after: comma)...]
    guard text.utf8.count / 4 * 3 <= limit + 2 else {
      throw .invalid(
        "A picture may have at most \(limit) bytes.", param: "\(place).image_url.url",
        code: "image_too_large")
    }
    guard let bytes = Base64.decode(String(text)), !bytes.isEmpty, bytes.count <= limit else {
      throw .invalid(
        "This is no base64.", param: "\(place).image_url.url", code: "invalid_image")
    }
    return ChatPicture(bytes: bytes, detail: part["detail"]?.string)
  }
}

extension ChatRequest {
  /// The pictures of the request, decoded from base64; refused where the route takes none.
  func pictures(for route: ServedRoute) throws(APIError) -> [PlacedPicture] {
    var found: [PlacedPicture] = []
    for (index, message) in messages.enumerated() {
      for (part, content) in message.pictures.sorted(by: { $0.key < $1.key }) {
        let place = "messages[\(index)].content[\(part)]"
        guard let rules = route.pictures?.rules else { throw .onlyText(at: place) }
        guard found.count < rules.most else {
          throw .invalid(
            "At most \(rules.most) pictures are taken in one request.", param: place,
            code: "too_many_images")
        }
        let picture = try ChatPictureParser.picture(content, at: place, limit: rules.bytes)
        found.append(PlacedPicture(message: index, part: part, picture: picture))
      }
    }
    return found
  }

  /// A guess of the tokens that pictures cost: a token for each 750 pixels, as model servers count.
  func pictureTokens(_ route: ServedRoute) -> Int {
    let count = messages.reduce(0) { $0 + $1.pictures.count }
    guard count > 0, let size = route.pictures?.rules.size else { return 0 }
    return count * (size * size / 750 + 1)
  }
}

extension APIError {
  /// 400: a part of a message that is no text, where only text is taken.
  static func onlyText(at place: String) -> APIError {
    .invalid(
      "Only text parts are served here.", param: "\(place).type", code: "unsupported_content")
  }

  /// 400: a picture that could not be looked at, and so is not passed on. `why` is the type of a finding.
  static func uninspected(_ why: String, at place: String) -> APIError {
    var error = APIError.invalid(
      "The picture could not be inspected (\(why)).", param: place, code: "invalid_image")
    error.shouldRetry = false
    return error
  }
}
