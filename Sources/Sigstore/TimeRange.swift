/// Times of the trusted root and of signatures: Unix seconds, ranges closed at both ends.

import Bytes

/// A closed range of time; without an end it lasts.
package struct TimeRange: Sendable, Equatable {
  /// Unix seconds.
  package let start: Int64
  /// Unix seconds, inclusive.
  package let end: Int64?

  /// Whether `time` lies in the range.
  package func contains(_ time: Int64) -> Bool {
    time >= start && end.map { time <= $0 } ?? true
  }

  /// Reads `validFor`; the start is required.
  init(_ fields: JSONFields) throws(SigstoreError) {
    try fields.only(["start", "end"])
    guard let start = RFC3339.seconds(try fields.string("start")) else {
      throw fields.invalid("start", "a time (RFC 3339)")
    }
    self.start = start
    guard fields.value("end") != nil else {
      end = nil
      return
    }
    guard let end = RFC3339.seconds(try fields.string("end")), end >= start else {
      throw fields.invalid("end", "a time (RFC 3339) not before the start")
    }
    self.end = end
  }
}

/// Times as RFC 3339 writes them.
enum RFC3339 {
  /// Unix seconds; fractions are cut off. Nothing when the text is no such time.
  static func seconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.count <= 40, bytes[4] == 0x2D, bytes[7] == 0x2D,
      bytes[10] == 0x54 || bytes[10] == 0x74, bytes[13] == 0x3A, bytes[16] == 0x3A,
      let year = digits(bytes[0..<4]), let month = digits(bytes[5..<7]),
      let day = digits(bytes[8..<10]), let hour = digits(bytes[11..<13]),
      let minute = digits(bytes[14..<16]), let second = digits(bytes[17..<19]),
      let zone = zone(fraction: bytes[19...])
    else { return nil }
    return CivilTime.seconds(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second
    ).map { $0 - zone }
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// The seconds east of UTC that follow an optional fraction.
  private static func zone(fraction tail: ArraySlice<UInt8>) -> Int64? {
    var rest = tail
    if rest.first == 0x2E {
      rest = rest.dropFirst()
      let count = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
      guard count > 0 else { return nil }
      rest = rest.dropFirst(count)
    }
    guard let mark = rest.first else { return nil }
    if mark == 0x5A || mark == 0x7A { return rest.count == 1 ? 0 : nil }
    let zone = Array(rest.dropFirst())
    guard mark == 0x2B || mark == 0x2D, zone.count == 5, zone[2] == 0x3A,
      let hours = digits(zone[0..<2]), let minutes = digits(zone[3..<5]), hours < 24, minutes < 60
    else { return nil }
    let seconds = Int64(hours * 3600 + minutes * 60)
    return mark == 0x2B ? seconds : -seconds
  }
}

/// Dates of the Gregorian calendar to Unix seconds.
enum CivilTime {
  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  /// Nothing when there is no such date. A leap second counts as the second after it.
  static func seconds(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int)
    -> Int64?
  {
    guard (1...9999).contains(year), (1...12).contains(month), hour >= 0, hour < 24, minute >= 0,
      minute < 60, second >= 0, second <= 60
    else { return nil }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let length = lengths[month - 1] + (leap && month == 2 ? 1 : 0)
    guard day >= 1, day <= length else { return nil }
    return Int64(days(year, month, day)) * 86400 + Int64(hour * 3600 + minute * 60 + second)
  }

  /// Days since 1970-01-01: the year is taken to begin in March, so that the leap day is its last.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let fromMarch = (month + 9) % 12
    let dayOfYear = (153 * fromMarch + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
