/// Times as text (RFC 3339) without a calendar library: the pure modules know time only as Unix seconds.
/// The arithmetic between days and dates is that of H. Hinnant, "chrono-compatible low-level date algorithms".

/// Dates of the proleptic Gregorian calendar in UTC.
package enum CivilTime {
  /// Seconds of a day.
  private static let day: Int64 = 86_400
  /// The first and the last second that have a text: the years 0 to 9999.
  private static let bounds: ClosedRange<Int64> = -62_167_219_200...253_402_300_799

  /// Unix seconds; `nil` when there is no such date or time. The second 60 of a leap second is the one
  /// after it.
  package static func seconds(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0
  ) -> Int64? {
    guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day),
      (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second)
    else { return nil }
    let days = days(Int64(year), Int64(month), Int64(day))
    guard civil(days) == (Int64(year), Int64(month), Int64(day)) else { return nil }
    return days * Self.day + Int64(hour * 3600 + minute * 60 + second)
  }

  /// `2026-11-22T20:15:00Z`. Times outside the years 0 to 9999 are clamped.
  package static func text(_ unixSeconds: Int64) -> String {
    let seconds = min(max(unixSeconds, bounds.lowerBound), bounds.upperBound)
    let days = floorDivide(seconds, day)
    let rest = seconds - days * day
    let date = civil(days)
    return "\(pad(date.year, 4))-\(pad(date.month, 2))-\(pad(date.day, 2))T"
      + "\(pad(rest / 3600, 2)):\(pad(rest / 60 % 60, 2)):\(pad(rest % 60, 2))Z"
  }

  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = floorDivide(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    value >= 0 ? value / divisor : (value - divisor + 1) / divisor
  }

  private static func pad(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// Reading times as RFC 3339 writes them.
package enum RFC3339 {
  /// Unix seconds of `2026-11-22T20:15:00.5+01:00`; `nil` for anything else and for days that do not
  /// exist. Fractions of seconds are cut.
  package static func seconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.count <= 40, bytes[10] == 0x54 || bytes[10] == 0x74,
      bytes[13] == 0x3A, bytes[16] == 0x3A, let (year, month, day) = date(bytes[0..<10]),
      let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
      let second = number(bytes[17..<19]), let zone = zone(bytes[19...])
    else { return nil }
    return CivilTime.seconds(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second
    ).map { $0 - zone }
  }

  /// Unix seconds at the start of `2026-11-22` in UTC; `nil` for a day that does not exist.
  package static func startOfDay(_ text: String) -> Int64? {
    guard let (year, month, day) = date(Array(text.utf8)[...]) else { return nil }
    return CivilTime.seconds(year: year, month: month, day: day)
  }

  private static func date(_ bytes: ArraySlice<UInt8>) -> (Int, Int, Int)? {
    let bytes = Array(bytes)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D, let year = number(bytes[0..<4]),
      let month = number(bytes[5..<7]), let day = number(bytes[8..<10])
    else { return nil }
    return (year, month, day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  /// The seconds east of UTC that follow an optional fraction.
  private static func zone(_ tail: ArraySlice<UInt8>) -> Int64? {
    var rest = tail
    if rest.first == 0x2E {
      let digits = rest.dropFirst().prefix { $0 >= 0x30 && $0 <= 0x39 }.count
      guard digits > 0 else { return nil }
      rest = rest.dropFirst(1 + digits)
    }
    guard let mark = rest.first else { return nil }
    if mark == 0x5A || mark == 0x7A { return rest.count == 1 ? 0 : nil }
    let zone = Array(rest.dropFirst())
    guard mark == 0x2B || mark == 0x2D, zone.count == 5, zone[2] == 0x3A,
      let hours = number(zone[0..<2]), let minutes = number(zone[3..<5]), hours < 24, minutes < 60
    else { return nil }
    return Int64(hours * 3600 + minutes * 60) * (mark == 0x2B ? 1 : -1)
  }
}
