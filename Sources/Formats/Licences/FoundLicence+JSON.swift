/// Licences as they cross from the confined process that read them: read strictly.

package import Bytes

extension FoundLicence {
  /// What stands there cannot be told: the file, or the process that read it, failed.
  package static func unreadable(_ place: String) -> FoundLicence {
    FoundLicence(place, "what can't be read", nil)
  }

  /// The licence as a JSON object; `init(json:)` reads it.
  package func json() -> JSON {
    [
      "place": .string(place), "text": .string(text), "expression": .optional(expression?.text),
    ]
  }

  /// What `json()` wrote; `nil` if anything about it is otherwise.
  package init?(json: JSON) {
    guard let place = json["place"]?.string, let text = json["text"]?.string,
      let written = json["expression"]
    else { return nil }
    guard let words = written.string else {
      guard written.isNull else { return nil }
      self.init(place, text, nil)
      return
    }
    guard let expression = LicenceExpression(words) else { return nil }
    self.init(place, text, expression)
  }
}
