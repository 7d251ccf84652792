/// Times as text (RFC 3339, UTC, whole seconds) without a calendar library: the pure modules know
/// time only as Unix seconds.

/// Conversion between Unix seconds and text.
package enum Timestamp {
  /// `2026-11-22T20:15:00Z`. Times outside the years 0 to 9999 are clamped.
  package static func text(_ unixSeconds: Int64) -> String {
    let seconds = min(max(unixSeconds, -62_167_219_200), 253_402_300_799)
    let days = floorDivide(seconds, Limits.day)
    let rest = seconds - days * Limits.day
    let (year, month, day) = civil(fromDays: days)
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))T"
      + "\(pad(rest / 3600, 2)):\(pad(rest / 60 % 60, 2)):\(pad(rest % 60, 2))Z"
  }

  /// Reads `YYYY-MM-DDTHH:MM:SSZ`; `nil` for anything else, other offsets included.
  package static func parse(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let days = days(ofDay: String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
      let second = number(bytes[17..<19]), hour < 24, minute < 60, second < 60
    else { return nil }
    return days * Limits.day + hour * 3600 + minute * 60 + second
  }

  /// Days since 1970-01-01 of `YYYY-MM-DD`; `nil` for a day that does not exist.
  package static func days(ofDay text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let days = days(year: year, month: month, day: day)
    return civil(fromDays: days) == (year, month, day) ? days : nil
  }

  /// Days from the civil date in the proleptic Gregorian calendar (H. Hinnant, `days_from_civil`).
  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = floorDivide(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The inverse (H. Hinnant, `civil_from_days`).
  private static func civil(fromDays days: Int64) -> (Int64, Int64, Int64) {
    let shifted = days + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    value >= 0 ? value / divisor : (value - divisor + 1) / divisor
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    return value
  }

  private static func pad(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// Ages and time left for people.
package enum Age {
  /// The largest unit that says enough: `3 days`, `1 hour`, `12 minutes`, `9 seconds`.
  package static func text(_ seconds: Int64) -> String {
    let units: [(Int64, String)] = [(Limits.day, "day"), (3600, "hour"), (60, "minute")]
    for (length, name) in units where seconds >= length {
      let count = seconds / length
      return count == 1 ? "1 \(name)" : "\(count) \(name)s"
    }
    return seconds == 1 ? "1 second" : "\(max(0, seconds)) seconds"
  }
}
