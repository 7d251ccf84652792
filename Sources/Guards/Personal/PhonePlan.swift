/// What numbering plans allow: calling codes of the world and regions with a trunk zero.

/// One plan: lengths of national numbers and how they begin.
struct PhonePlan: Sendable {
  private let lengths: UInt32
  private let begins: (UInt64, UInt64)

  init?(lengths: Substring, begins: Substring) {
    guard let mask = UInt32(lengths, radix: 16) else { return nil }
    self.lengths = mask
    let low = begins.suffix(16)
    let high = begins.dropLast(min(16, begins.count))
    guard let lowBits = UInt64(low, radix: 16), let highBits = UInt64("0" + high, radix: 16) else {
      return nil
    }
    self.begins = (lowBits, highBits)
  }

  /// Whether national numbers of `length` digits exist.
  func allows(length: Int) -> Bool {
    length > 0 && length < 32 && lengths >> UInt32(length) & 1 == 1
  }

  /// Whether some begin with these two digits, 0 to 99.
  func allows(beginning: Int) -> Bool {
    guard beginning >= 0, beginning < 128 else { return false }
    let bits = beginning < 64 ? begins.0 : begins.1
    return bits >> UInt64(beginning & 63) & 1 == 1
  }

  /// By calling code.
  static let international: [Int: PhonePlan] = {
    var plans: [Int: PhonePlan] = [:]
    for line in PhoneTable.international.split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard parts.count == 3, let code = Int(parts[0]) else { continue }
      plans[code] = PhonePlan(lengths: parts[1], begins: parts[2])
    }
    return plans
  }()

  /// Of the regions that dial a zero first.
  static let trunk: [PhonePlan] = PhoneTable.national.split(separator: "\n").compactMap {
    let parts = $0.split(separator: " ")
    return parts.count == 3 ? PhonePlan(lengths: parts[1], begins: parts[2]) : nil
  }
}
