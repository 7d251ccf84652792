/// Times as text: the one form that evidence has them in.

import Bytes

/// Conversion between Unix seconds and text (RFC 3339, UTC, whole seconds).
package enum Timestamp {
  /// `2026-11-22T20:15:00Z`. Times outside the years 0 to 9999 are clamped.
  package static func text(_ unixSeconds: Int64) -> String { CivilTime.text(unixSeconds) }

  /// Reads `YYYY-MM-DDTHH:MM:SSZ`; `nil` for anything else, other offsets included.
  package static func parse(_ text: String) -> Int64? {
    guard text.utf8.count == 20, text.hasSuffix("Z"), text.contains("T"),
      let seconds = RFC3339.seconds(text), CivilTime.text(seconds) == text
    else { return nil }
    return seconds
  }

  /// Days since 1970-01-01 of `YYYY-MM-DD`; `nil` for a day that does not exist.
  package static func days(ofDay text: String) -> Int64? {
    RFC3339.startOfDay(text).map { $0 >= 0 ? $0 / Limits.day : ($0 + 1) / Limits.day - 1 }
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
