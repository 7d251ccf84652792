/// What is known of one kind of official number: its printed forms, its check, and the words beside
/// which it counts when the form is not its own.

/// A kind of official number made of digits.
struct NationalNumber: Sendable {
  /// Type of the finding.
  let type: String
  /// Number of digits.
  let count: Int
  /// Printed forms that count by themselves, as signatures.
  let ownForms: [UInt64]
  /// Printed forms that count beside a word; the digits in one piece always belong to them.
  let otherForms: [UInt64]
  /// The words.
  let evidence: Evidence
  /// Whether the number is what it claims to be.
  let isValid: @Sendable (NumberView) -> Bool

  init(
    _ type: String, _ count: Int, own: [String] = [], other: [String] = [], beside: Evidence,
    _ isValid: @escaping @Sendable (NumberView) -> Bool
  ) {
    self.type = "personal." + type
    self.count = count
    ownForms = own.map(NumberView.signature)
    otherForms = other.map(NumberView.signature) + [UInt64(count)]
    evidence = beside
    self.isValid = isValid
  }

  /// How sure it is that `view` is such a number.
  func confidence(of view: NumberView, _ words: () -> Evidence) -> Double? {
    let isOwn = ownForms.contains(view.signature)
    guard isOwn || otherForms.contains(view.signature) else { return nil }
    let isNamed = !words().isDisjoint(with: evidence)
    guard isOwn || isNamed, isValid(view) else { return nil }
    return isOwn ? (isNamed ? 0.95 : 0.8) : 0.9
  }

  /// Those with as many digits, and which of them there can be at all.
  struct Kinds: Sendable {
    let all: [NationalNumber]
    private let ownForms: [UInt64]
    private let evidence: Evidence

    init(_ all: [NationalNumber]) {
      self.all = all
      ownForms = all.flatMap(\.ownForms)
      evidence = all.reduce(into: Evidence()) { $0.formUnion($1.evidence) }
    }

    /// Whether the form or a word beside it lets `view` be one of them.
    func mayHold(_ view: NumberView, _ words: () -> Evidence) -> Bool {
      guard !all.isEmpty else { return false }
      return ownForms.contains(view.signature) || !words().isDisjoint(with: evidence)
    }
  }

  /// All kinds, by the number of digits, up to the most that are read.
  static let byCount: [Kinds] = (0...NumberText.mostDigits).map { count in
    Kinds(NationalNumberTable.all.filter { $0.count == count })
  }
}

/// The checks that are more than one formula.
enum NationalChecks {
  /// US Social Security numbers: no area 000, 666 or from 900, no group 00, no serial 0000
  /// (SSA, "Social Security Number Randomization").
  static func socialSecurity(_ view: NumberView) -> Bool {
    let area = view.number(0..<3)
    return area != 0 && area != 666 && area < 900 && view.number(3..<5) != 0
      && view.number(5..<9) != 0 && !view.isUniform
  }

  /// US taxpayer numbers of individuals: 9xx, fourth and fifth digit 50-65, 70-88, 90-92, 94-99.
  static func individualTaxpayer(_ view: NumberView) -> Bool {
    let group = view.number(3..<5)
    return view.digit(0) == 9
      && ((50...65).contains(group) || (70...88).contains(group) || (90...92).contains(group)
        || (94...99).contains(group))
  }

  /// Modulo 11 over nine digits with weights 10 to 2.
  static func health(_ view: NumberView) -> Bool {
    let sum = CheckDigits.weighted(view.digits.prefix(9), [10, 9, 8, 7, 6, 5, 4, 3, 2])
    let check = (11 - sum % 11) % 11
    return check < 10 && check == view.digit(9) && !view.isUniform
  }

  /// German tax number: no leading zero, ISO 7064 MOD 11,10.
  static func germanTax(_ view: NumberView) -> Bool {
    view.digit(0) != 0 && CheckDigits.mod11And10(view.digits)
  }

  /// French NIR: sex, month, department, key = 97 minus the number modulo 97 (INSEE).
  static func frenchNumber(_ view: NumberView) -> Bool {
    let month = view.number(3..<5)
    guard [1, 2, 3, 4, 7, 8].contains(view.digit(0)),
      (1...12).contains(month) || (20...42).contains(month) || month >= 50
    else { return false }
    return 97 - CheckDigits.remainder(view.digits.prefix(13), modulo: 97) == view.number(13..<15)
  }

  /// PESEL: weights 1, 3, 7, 9, and a date whose month tells the century.
  static func pesel(_ view: NumberView) -> Bool {
    let sum = CheckDigits.weighted(view.digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1])
    let month = view.number(2..<4)
    return sum % 10 == 0
      && CheckDigits.isDate(year: nil, month: month % 20, day: view.number(4..<6))
  }

  static func polishTax(_ view: NumberView) -> Bool {
    let sum = CheckDigits.weighted(view.digits.prefix(9), [6, 5, 7, 2, 3, 4, 5, 6, 7])
    return sum % 11 == view.digit(9) && view.digit(0) != 0
  }

  /// The Dutch eleven test.
  static func dutch(_ view: NumberView) -> Bool {
    let sum = CheckDigits.weighted(view.digits, [9, 8, 7, 6, 5, 4, 3, 2, -1])
    return sum % 11 == 0 && !view.isUniform
  }

  static func aadhaar(_ view: NumberView) -> Bool {
    view.digit(0) >= 2 && CheckDigits.verhoeff(view.digits) && view.distinct > 3
  }

  static func taxFile(_ view: NumberView) -> Bool {
    let weights = view.count == 9 ? [1, 4, 3, 7, 5, 8, 6, 9, 10] : [10, 7, 8, 4, 6, 3, 5, 1]
    return CheckDigits.weighted(view.digits, weights) % 11 == 0 && !view.isUniform
  }

  /// Medicare cards: eight digits, their check digit, the issue.
  static func medicare(_ view: NumberView) -> Bool {
    let sum = CheckDigits.weighted(view.digits.prefix(8), [1, 3, 7, 9, 1, 3, 7, 9])
    return (2...6).contains(view.digit(0)) && sum % 10 == view.digit(8)
  }

  /// Australian business numbers: one less at the first place, modulo 89.
  static func business(_ view: NumberView) -> Bool {
    let sum = CheckDigits.weighted(view.digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10
    return view.digit(0) > 0 && sum % 89 == 0
  }

  static func company(_ view: NumberView) -> Bool {
    let sum = CheckDigits.weighted(view.digits.prefix(8), [8, 7, 6, 5, 4, 3, 2, 1])
    return (10 - sum % 10) % 10 == view.digit(8) && !view.isUniform
  }

  static func canadian(_ view: NumberView) -> Bool {
    view.digit(0) != 8 && CheckDigits.luhn(view) && !view.isUniform
      && view.number(0..<3) != view.number(3..<6)
  }

  /// CPF: two check digits modulo 11.
  static func cpf(_ view: NumberView) -> Bool {
    guard !view.isUniform else { return false }
    return [9, 10].allSatisfy { length in
      let sum = (0..<length).reduce(0) { $0 + view.digit($1) * (length + 1 - $1) }
      return sum * 10 % 11 % 10 == view.digit(length)
    }
  }

  static func cnpj(_ view: NumberView) -> Bool {
    guard !view.isUniform else { return false }
    let weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
    return [12, 13].allSatisfy { length in
      let rest =
        CheckDigits.weighted(view.digits.prefix(length), Array(weights.suffix(length))) % 11
      return (rest < 2 ? 0 : 11 - rest) == view.digit(length)
    }
  }

  /// Ten digits that begin with a birth date, Luhn over all of them (Sweden).
  static func swedish(_ view: NumberView) -> Bool {
    let digits = Array(view.digits.suffix(10))
    guard digits.count == 10 else { return false }
    let month = Int(digits[2]) * 10 + Int(digits[3])
    let day = Int(digits[4]) * 10 + Int(digits[5])
    return CheckDigits.isDate(year: nil, month: month, day: day > 60 ? day - 60 : day)
      && CheckDigits.luhn(digits)
  }

  static func norwegian(_ view: NumberView) -> Bool {
    let digits = view.digits
    let day = view.number(0..<2)
    guard
      CheckDigits.isDate(year: nil, month: view.number(2..<4), day: day > 40 ? day - 40 : day)
    else { return false }
    let first = (11 - CheckDigits.weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11) % 11
    let second = (11 - CheckDigits.weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11
    return first == view.digit(9) && second == view.digit(10)
  }

  static func danish(_ view: NumberView) -> Bool {
    CheckDigits.isDate(year: nil, month: view.number(2..<4), day: view.number(0..<2))
  }

  /// Belgian register: 97 minus the number modulo 97, with a 2 before it for births from 2000.
  static func belgian(_ view: NumberView) -> Bool {
    let first = view.digits.prefix(9)
    let check = view.number(9..<11)
    return view.number(2..<4) % 20 <= 12
      && (97 - CheckDigits.remainder(first, modulo: 97) == check
        || 97 - CheckDigits.remainder([2] + first, modulo: 97) == check)
  }

  /// Swiss AHV: country 756, the check digit of EAN-13.
  static func swiss(_ view: NumberView) -> Bool {
    let sum = CheckDigits.weighted(view.digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1])
    return view.number(0..<3) == 756 && sum % 10 == 0
  }

  static func portuguese(_ view: NumberView) -> Bool {
    let rest = CheckDigits.weighted(view.digits.prefix(8), [9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return view.digit(0) != 0 && (rest < 2 ? 0 : 11 - rest) == view.digit(8)
  }

  static func turkish(_ view: NumberView) -> Bool {
    let digits = view.digits.map(Int.init)
    let odd = digits[0] + digits[2] + digits[4] + digits[6] + digits[8]
    let even = digits[1] + digits[3] + digits[5] + digits[7]
    return digits[0] != 0 && (odd * 7 - even + 100) % 10 == digits[9]
      && digits[0..<10].reduce(0, +) % 10 == digits[10]
  }

  /// Korean resident numbers: a date and a digit for century and sex.
  static func korean(_ view: NumberView) -> Bool {
    (1...8).contains(view.digit(6))
      && CheckDigits.isDate(year: nil, month: view.number(2..<4), day: view.number(4..<6))
  }
}
