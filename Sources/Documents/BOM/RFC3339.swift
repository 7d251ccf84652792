/// Times as RFC 3339 writes them, with any offset.

/// Reading of times.
enum RFC3339 {
  /// Unix seconds of `2026-11-22T20:15:00.5+01:00`; `nil` for anything else and for days that do not
  /// exist. Fractions of seconds are cut.
  static func seconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.count <= 40, bytes[4] == 45, bytes[7] == 45,
      [0x54, 0x74, 0x20].contains(bytes[10]), bytes[13] == 58, bytes[16] == 58,
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), let hour = number(bytes[11..<13]),
      let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second <= 60
    else { return nil }
    var at = 19
    if bytes[at] == 46 {
      at += 1
      let start = at
      while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
      guard at > start else { return nil }
    }
    guard let offset = offset(bytes[at...]), day <= length(of: month, year) else { return nil }
    let days = days(year, month, day)
    return days * 86_400 + hour * 3_600 + minute * 60 + min(second, 59) - offset
  }

  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
    let bytes = Array(bytes)
    if bytes == [0x5A] || bytes == [0x7A] { return 0 }
    guard bytes.count == 6, bytes[0] == 43 || bytes[0] == 45, bytes[3] == 58,
      let hours = number(bytes[1..<3]), let minutes = number(bytes[4..<6]), hours < 24, minutes < 60
    else { return nil }
    return (hours * 3_600 + minutes * 60) * (bytes[0] == 45 ? -1 : 1)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    digits.allSatisfy { (48...57).contains($0) }
      ? Int64(String(decoding: digits, as: UTF8.self)) : nil
  }

  private static func length(of month: Int64, _ year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01 (H. Hinnant, `days_from_civil`).
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
