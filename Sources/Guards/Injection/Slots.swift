/// What a word may stand for in an attempt to take over a model; a word can have several. The rules and
/// the model combine slots, not phrases, and slots are the same in every language.

struct Slots: OptionSet, Sendable, Hashable {
  let rawValue: UInt64

  /// The names under which the word lists speak of the slots, in the order of their bits.
  static let names: [String] = [
    "drop", "past", "all", "yours", "orders", "content", "everything", "told", "show", "reveal",
    "prompt", "system", "what", "negation", "you", "assistant", "send", "action", "must", "void",
    "new", "sensitive", "restriction", "without", "lawless", "become", "user", "inform", "obey",
    "call", "employ", "tool", "secret", "mode", "special", "henceforth", "answer", "begin",
    "refuse", "instead", "encode", "fiction", "authority", "urgent", "harm", "both", "combine",
    "discourse", "only", "say", "before", "summary", "when", "always", "jailbreak", "end", "mine",
    "transact", "link", "character", "test", "opposite", "text",
  ]

  /// The slot with `name`; empty for an unknown name.
  static func named(_ name: some StringProtocol) -> Slots {
    guard let index = names.firstIndex(where: { $0 == name }) else { return [] }
    return Slots(rawValue: 1 << UInt64(index))
  }

  private static func bit(_ index: UInt64) -> Slots { Slots(rawValue: 1 << index) }

  /// Makes instructions void: ignore, forget.
  static let drop = bit(0)
  /// What came before: previous, above.
  static let past = bit(1)
  static let all = bit(2)
  static let yours = bit(3)
  /// Instructions, rules.
  static let orders = bit(4)
  /// Text, information: instructions only when something else says so.
  static let content = bit(5)
  static let everything = bit(6)
  /// Said, told, learned.
  static let told = bit(7)
  static let show = bit(8)
  /// Verbs that show what is hidden: reveal, leak.
  static let reveal = bit(9)
  static let prompt = bit(10)
  /// System, hidden, internal.
  static let system = bit(11)
  static let what = bit(12)
  static let negation = bit(13)
  static let you = bit(14)
  static let assistant = bit(15)
  /// Carries data elsewhere: send, upload.
  static let send = bit(16)
  static let action = bit(17)
  static let must = bit(18)
  /// Void, irrelevant.
  static let void = bit(19)
  static let new = bit(20)
  /// What should not leave: conversation, credentials, data.
  static let sensitive = bit(21)
  /// Restrictions, ethics, filters.
  static let restriction = bit(22)
  /// Without, free, no.
  static let without = bit(23)
  static let lawless = bit(24)
  /// Takes on a role: pretend, simulate.
  static let become = bit(25)
  static let user = bit(26)
  /// Tells a person: inform, mention.
  static let inform = bit(27)
  static let obey = bit(28)
  /// Sets a tool going: call, run, invoke.
  static let call = bit(29)
  /// Takes a tool up: use. Common in documentation, and so weaker.
  static let employ = bit(30)
  static let tool = bit(31)
  /// Password, passphrase, secret key: what a prompt may hold.
  static let secret = bit(32)
  static let mode = bit(33)
  /// Kinds of modes without rules: developer, god, debug.
  static let special = bit(34)
  /// From now on.
  static let henceforth = bit(35)
  static let answer = bit(36)
  static let begin = bit(37)
  /// Refusing, apologising, warning.
  static let refuse = bit(38)
  static let instead = bit(39)
  /// Writing in another form: encode, base64, spell, translate.
  static let encode = bit(40)
  static let fiction = bit(41)
  /// Claims of authority: developer, administrator, authorised.
  static let authority = bit(42)
  static let urgent = bit(43)
  static let harm = bit(44)
  /// Two answers at once.
  static let both = bit(45)
  static let combine = bit(46)
  /// Speaks about attacks instead of making one: explain, article, detect.
  static let discourse = bit(47)
  static let only = bit(48)
  static let say = bit(49)
  static let before = bit(50)
  /// What a reader of a document is going to write.
  static let summary = bit(51)
  static let when = bit(52)
  static let always = bit(53)
  /// Names of known personas.
  static let jailbreak = bit(54)
  static let end = bit(55)
  static let mine = bit(56)
  /// What agents do for people: pay, book, delete, invite.
  static let transact = bit(57)
  static let link = bit(58)
  static let character = bit(59)
  static let test = bit(60)
  static let opposite = bit(61)
  /// This text, document, mail, page: what the reader was given.
  static let text = bit(62)

  /// The indices of the slots that are set, lowest first.
  var indices: [Int] {
    var rest = rawValue
    var found: [Int] = []
    while rest != 0 {
      found.append(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return found
  }
}
