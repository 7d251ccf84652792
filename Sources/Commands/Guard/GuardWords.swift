// What findings mean, in a line each.

import Guards

/// Words for findings and outcomes.
enum GuardWords {
  /// What an action makes of a text.
  static func outcome(_ action: GuardAction) -> String {
    switch action {
    case .allow: "allowed"
    case .flag: "flagged"
    case .mask: "masked"
    case .block: "blocked"
    }
  }

  /// Why something of `type` is reported: the longest entry that the type begins with.
  static func why(_ type: String) -> String {
    if type.hasPrefix("prohibited.") {
      let name = String(type.dropFirst("prohibited.".count))
      guard let category = UseCategory(rawValue: name) else {
        return "the owner prohibits this use: \(Console.printable(name))"
      }
      return "reads like a request for, or content of: \(category.about)"
    }
    let entry = table.filter { type.hasPrefix($0.prefix) }.max { $0.prefix.count < $1.prefix.count }
    return entry?.words ?? "a detector of this family recognised it"
  }

  private static let table: [(prefix: String, words: String)] = [
    ("secret.", "has the form of a credential: whoever reads it can use it"),
    ("secret.private-key", "a private key"),
    ("secret.jwt", "a signed token that a server accepts as a login"),
    ("secret.password", "a password, or a value beside a word for one"),
    ("personal.", "a number that identifies a person, with what its issuer asks of it"),
    ("personal.card", "a payment card number with a right check digit"),
    ("personal.iban", "a bank account number with right check digits"),
    ("personal.email", "an e-mail address"),
    ("personal.phone", "a telephone number"),
    ("personal.ip-address", "the address of a machine in a network"),
    ("personal.mac-address", "the address of a network device"),
    ("personal.birth-date", "a date beside words for a birth"),
    ("canary.", "holds the marker of a protected prompt, or most of it"),
    ("leak.", "repeats a passage of a protected prompt"),
    ("injection.", "tries to give the model instructions that are not its operator's"),
    ("injection.override", "tells the model to drop the instructions that it has"),
    ("injection.prompt-extraction", "asks for the hidden prompt"),
    ("injection.jailbreak", "asks the model to play somebody without rules"),
    ("injection.control-token", "imitates the marks of a chat template"),
    ("injection.hidden-text", "holds text that people do not see"),
    ("injection.instruction-in-data", "speaks to an assistant from inside of data"),
    ("injection.tool-order", "orders the use of a tool from inside of data"),
    ("injection.secrecy", "asks the model to keep something from its user"),
    ("injection.exfiltration-request", "asks the model to send data somewhere"),
    ("injection.judged", "the outside judge calls it an attack"),
    ("injection.unjudged", "the outside judge gave no readable verdict"),
    ("exfiltration.", "a link or picture that carries data to whoever owns the address"),
    ("hidden.", "characters that people do not see and programs read"),
    ("hidden.tags", "text in tag characters: invisible to people, readable for models"),
    ("hidden.bidi", "marks that make text appear in another order than it has"),
    ("hidden.zero-width", "characters without width, in a number or a place that no script needs"),
    ("hidden.variation-selectors", "a run of variation selectors: they can spell out bytes"),
    ("terminal.", "a sequence that a terminal obeys"),
    ("list.", "stands on a list of the operator"),
    ("list.domain", "an address outside of the domains that the operator allows"),
  ]
}
