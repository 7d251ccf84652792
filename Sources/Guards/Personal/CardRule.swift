/// Payment card numbers (ISO/IEC 7812): 13 to 19 digits of a known issuer with the right check
/// digit, together or in the groups in which they are printed.

enum CardRule {
  /// The lengths of the groups, one digit for each.
  private static let lengths = [4444, 444, 465, 464, 44443, 44442, 44441]

  /// How sure it is that `view` is a card; `nil` when it is none.
  static func confidence(of view: NumberView, _ words: () -> Evidence) -> Double? {
    guard view.count >= 12, view.count <= 19, isPrinted(view) else { return nil }
    guard CheckDigits.luhn(view), !view.isUniform else { return nil }
    if isIssued(view) { return view.groups > 1 ? 0.9 : 0.8 }
    return words().contains(.card) ? 0.75 : nil
  }

  /// Whether the groups are those in which cards are printed.
  private static func isPrinted(_ view: NumberView) -> Bool {
    if view.groups == 1 { return view.text.mark(0) != .opening || !view.text.hasOpening }
    guard view.hasOneMark(strictly: true), !view.text.hasOpening,
      [.space, .hyphen, .dot].contains(view.text.mark(1))
    else { return false }
    guard view.groups <= 5 else { return false }
    return lengths.contains((0..<view.groups).reduce(0) { $0 * 10 + view.length($1) })
  }

  /// Whether a card of this length begins like that.
  private static func isIssued(_ view: NumberView) -> Bool {
    switch (view.number(0..<4), view.count) {
    case (4000...4999, 13), (4000...4999, 16), (4000...4999, 19): return true
    case (5100...5599, 16), (2221...2720, 16): return true
    case (3400...3499, 15), (3700...3799, 15): return true
    case (3000...3059, 14), (3600...3699, 14), (3800...3999, 14): return true
    case (6011, 16...19), (6440...6599, 16...19), (3500...3599, 16...19): return true
    case (6200...6299, 16...19), (8100...8171, 16...19): return true
    // Maestro.
    case (5018, 12...16), (5020, 12...16), (5038, 12...16), (5893, 12...16): return true
    case (6304, 12...16), (6759...6763, 12...16), (604, 12): return true
    // RuPay, Mir, Elo, Troy.
    case (6070...6089, 16), (6521...6522, 16), (2200...2204, 16), (9792, 16): return true
    // The older cards of JCB.
    case (2131, 15), (1800, 15): return true
    default: return false
    }
  }
}
