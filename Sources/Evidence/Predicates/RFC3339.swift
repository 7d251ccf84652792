/// Times of other tools (RFC 3339, 5.6): any offset, fractions of seconds, `T` and `Z` in either case.

/// Reads times.
package enum RFC3339 {
  /// Unix seconds, fractions cut off; `nil` for anything that is not such a time. A leap second is
  /// read as the second before.
  package static func seconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.count <= 64, bytes[4] == 0x2D, bytes[7] == 0x2D,
      bytes[10] == 0x54 || bytes[10] == 0x74, bytes[13] == 0x3A, bytes[16] == 0x3A,
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), let hour = number(bytes[11..<13]),
      let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
      (1...12).contains(month), day >= 1, day <= length(of: month, in: year), hour < 24,
      minute < 60, second <= 60
    else { return nil }
    var at = 19
    if bytes[at] == 0x2E {
      at += 1
      let start = at
      while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
      guard at > start else { return nil }
    }
    guard let offset = offset(bytes[at...]) else { return nil }
    let clock = hour * 3_600 + minute * 60 + min(second, 59)
    return days(year, month, day) * 86_400 + clock - offset
  }

  /// Unix seconds of a civil time in UTC whose parts are in range.
  static func seconds(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int)
    -> Int64
  {
    days(Int64(year), Int64(month), Int64(day)) * 86_400 + Int64(hour) * 3_600
      + Int64(minute) * 60 + Int64(second)
  }

  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
    guard let first = bytes.first else { return nil }
    if first == 0x5A || first == 0x7A { return bytes.count == 1 ? 0 : nil }
    let start = bytes.startIndex
    guard first == 0x2B || first == 0x2D, bytes.count == 6, bytes[start + 3] == 0x3A,
      let hours = number(bytes[(start + 1)..<(start + 3)]), hours < 24,
      let minutes = number(bytes[(start + 4)..<(start + 6)]), minutes < 60
    else { return nil }
    let seconds = hours * 3_600 + minutes * 60
    return first == 0x2D ? -seconds : seconds
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      value = value * 10 + Int64(digit - 48)
    }
    return value
  }

  private static func length(of month: Int64, in year: Int64) -> Int64 {
    switch month {
    case 4, 6, 9, 11: return 30
    case 2:
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      return isLeap ? 29 : 28
    default: return 31
    }
  }

  /// Days since 1970-01-01 of a day of the years 0 to 9999 (H. Hinnant, `days_from_civil`).
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = (month <= 2 ? year - 1 : year) + 400
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return (era - 1) * 146_097 + dayOfEra - 719_468
  }
}
