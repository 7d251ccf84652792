/// The stable codes of the program: what `gatehouse explain GH-0412` tells. Codes are never reused.
/// The entries stand in the `Messages*.swift` files, one for each group of areas.

/// One message.
package struct MessageEntry: Hashable, Sendable {
  /// `GH-` and four digits; the first two name the area.
  package let code: String
  /// One line.
  package let title: String
  /// What it means and why it matters.
  package let explanation: String
  /// What to do.
  package let remedy: String

  init(_ code: String, _ title: String, _ explanation: String, _ remedy: String) {
    self.code = code
    self.title = title
    self.explanation = explanation
    self.remedy = remedy
  }
}

/// All messages.
package enum MessageCatalogue {
  /// Every entry, in the order of the codes.
  package static let entries: [MessageEntry] =
    manifest + scan + data + evidence + ledger + publicLedger + gate + gateway + evaluation + usage
    + system

  /// The entry of `code`, in any case of letters.
  package static func entry(_ code: String) -> MessageEntry? {
    entries.first { $0.code == code.uppercased() }
  }
}
