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
