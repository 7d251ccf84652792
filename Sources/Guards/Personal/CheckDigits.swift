/// The arithmetic of check digits: what tells a number that was issued from one that was typed.
/// All functions are total over digits of 0 to 9; what is too short has no valid check digit.

enum CheckDigits {
  /// The formula of Luhn (ISO/IEC 7812-1 annex B), the check digit last.
  static func luhn(_ digits: [UInt8]) -> Bool {
    guard digits.count >= 2 else { return false }
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let value = Int(digit) * (place % 2 + 1)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }

  /// The same for the digits of a number as it was written.
  static func luhn(_ view: NumberView) -> Bool {
    guard view.count >= 2 else { return false }
    var sum = 0
    for place in 0..<view.count {
      let value = view.digit(view.count - 1 - place) * (place % 2 + 1)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }

  /// The sum of products; weights beyond the digits count for nothing.
  static func weighted(_ digits: some Sequence<UInt8>, _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 }
  }

  /// The number modulo `divisor`, digit by digit.
  static func remainder(_ digits: some Sequence<UInt8>, modulo divisor: Int) -> Int {
    digits.reduce(0) { ($0 * 10 + Int($1)) % divisor }
  }

  /// ISO 7064 MOD 97-10 over letters and digits, as IBANs use it (ISO 13616): 1 when valid.
  static func mod97(_ characters: some Sequence<UInt8>) -> Int {
    characters.reduce(0) { rest, byte in
      if byte.isDigit { return (rest * 10 + Int(byte - 0x30)) % 97 }
      let value = Int(byte.lowercased) - 0x61 + 10
      return (rest * 100 + value) % 97
    }
  }

  /// ISO 7064 MOD 11,10, the check digit last: the German tax number and others.
  static func mod11And10(_ digits: [UInt8]) -> Bool {
    guard let check = digits.last, digits.count >= 2 else { return false }
    var product = 10
    for digit in digits.dropLast() {
      let sum = (Int(digit) + product) % 10
      product = (sum == 0 ? 10 : sum) * 2 % 11
    }
    let expected = (11 - product) % 10
    return expected == Int(check)
  }

  /// Verhoeff's dihedral check (1969), the check digit last: Aadhaar.
  static func verhoeff(_ digits: [UInt8]) -> Bool {
    guard digits.count >= 2 else { return false }
    var state = 0
    for (place, digit) in digits.reversed().enumerated() {
      state = product(state, permuted(Int(digit), place % 8))
    }
    return state == 0
  }

  /// Multiplication in the dihedral group of order ten.
  private static func product(_ left: Int, _ right: Int) -> Int {
    switch (left < 5, right < 5) {
    case (true, true): (left + right) % 5
    case (true, false): (left + right - 5) % 5 + 5
    case (false, true): (left - 5 + 5 - right) % 5 + 5
    case (false, false): (left - right + 5) % 5
    }
  }

  private static let permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

  private static func permuted(_ digit: Int, _ times: Int) -> Int {
    (0..<times).reduce(digit) { value, _ in permutation[value] }
  }

  /// Weights 7, 3, 1 over digits and letters (ICAO 9303, German identity cards), check digit last.
  static func icao(_ characters: [UInt8]) -> Bool {
    guard let check = characters.last, check.isDigit, characters.count >= 2 else { return false }
    let weights = [7, 3, 1]
    var sum = 0
    for (place, byte) in characters.dropLast().enumerated() {
      let value = byte.isDigit ? Int(byte - 0x30) : Int(byte.lowercased) - 0x61 + 10
      sum += value * weights[place % 3]
    }
    return sum % 10 == Int(check - 0x30)
  }

  /// Whether the day exists; the year may be of two digits or four, `nil` for any.
  static func isDate(year: Int?, month: Int, day: Int) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return false }
    guard month == 2, day == 29, let year else { return true }
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0 || year < 100)
  }
}
