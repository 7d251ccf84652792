// Times for people, in UTC.

import Bytes

enum Timestamp {
  /// `2026-11-22 20:14:05Z` for Unix seconds.
  static func text(_ seconds: Int64) -> String {
    CivilTime.text(seconds).replacing("T", with: " ")
  }
}
