/// What the model knows about a window of a text: the linear scores, the frames that stand in it, how its words
/// are made up, the signs in it, and a few facts about the whole text.

/// Features by position, with their names.
package enum WindowFeatures {
  /// Words of a window and between the starts of windows.
  package static let windowWords = 40
  static let stride = 20

  /// Slots whose share of the words is a feature.
  private static let dense: [(name: String, slots: Slots)] = [
    ("you", .you), ("yours", .yours), ("assistant", .assistant), ("must", .must),
    ("lawless", .lawless), ("restriction", .restriction), ("refuse", .refuse),
    ("fiction", .fiction), ("discourse", .discourse), ("harm", .harm), ("jailbreak", .jailbreak),
    ("mine", .mine), ("negation", .negation), ("answer", .answer), ("orders", .orders),
    ("become", .become), ("always", .always), ("encode", .encode), ("secret", .secret),
    ("authority", .authority), ("drop", .drop), ("reveal", .reveal), ("what", .what),
  ]
  /// Slots whose words count where they begin a clause: orders to the reader.
  private static let imperative: Slots = [
    .drop, .show, .reveal, .action, .call, .become, .send, .say, .transact, .employ,
  ]

  private static let counted = [
    "imperatives", "clause-starts", "quoted", "upper-words", "disguised-words", "unknown-words",
    "line-starts", "colons", "drop-present", "reveal-present", "prompt-present",
    "secret-present", "lawless-present", "jailbreak-present", "send-present",
  ]
  private static let ofWindow = [
    "pieces", "classes", "pieces-contrast", "classes-contrast", "pieces-top", "classes-top",
    "frame-sum", "frame-max", "frame-kinds", "tool-order", "discourse-quoted", "wide-frame-sum",
    "wide-pieces", "wide-classes",
  ]
  private static let ofText = [
    "text-short", "text-long", "first-window", "last-window", "invisible", "tags", "spaced-out",
    "mixed-scripts", "not-latin", "decoded", "holds-encoded", "talk-lines", "assigned-strings",
    "few-spaces", "length",
  ]

  /// How strange the characters are: a salad of tokens, anything unusual, both at the end of the text.
  private static let ofCharacters = ["salad", "perplexity", "suffix-salad", "suffix-perplexity"]

  /// The names of all features, in order.
  package static let names: [String] =
    ofWindow + ofText + ofCharacters + counted + dense.map { "share-\($0.name)" }
    + TextSign.allCases.map { "sign-\($0)" } + Frame.all.map { "frame-\($0.name)" }

  /// The number of features.
  package static let count = names.count

  /// Odds for one character from which a request with a salad of tokens in it, or at its end, needs less to count.
  private static let strangeOdds: Float = 0.4
  /// By how much less. Trees that tell words apart see too little of what is no words at all.
  private static let strangeBonus: Float = 2
  /// Windows of a request, at most: longer texts hold programs and data that look as strange.
  private static let requestWindows = 4

  /// What is added to the score of a window of a user's text of `windows` for how strange its characters are; `values` in the order of
  /// `names`.
  package static func bonus(_ values: [Float], windows: Int) -> Float {
    guard windows <= requestWindows, values.count == count else { return 0 }
    let odds = max(values[characterStart], values[characterStart + 2])
    return odds >= strangeOdds ? strangeBonus : 0
  }

  static let textStart = ofWindow.count
  static let characterStart = textStart + ofText.count
  static let countedStart = characterStart + ofCharacters.count
  static let denseStart = countedStart + counted.count
  static let signStart = denseStart + dense.count
  static let frameStart = signStart + TextSign.allCases.count
  static let denseSlots = dense.map(\.slots)
  static let imperatives = imperative
}

/// A window of a text with its features; most of them are zero.
package struct TextWindowFeatures: Sendable {
  /// Words of the window.
  package var words: Range<Int>
  /// Bytes of the original that it covers.
  package var range: Range<Int>
  /// By the order of `WindowFeatures.names`.
  package var values: [Float]
  /// How far it is above the threshold for users' text, once a judge has set it.
  var score: Float = -.infinity

  /// Odds for one character from which a stretch is called a salad of tokens.
  private static let salad: Float = 0.5

  /// Whether a stretch in it is more like a salad of tokens than like any ordinary text.
  var isSalad: Bool {
    let place = WindowFeatures.characterStart
    return values.indices.contains(place) && values[place] >= Self.salad
  }
}
