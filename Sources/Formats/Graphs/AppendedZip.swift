/// A zip archive that was appended to another file, with offsets counted from that file's start, as
/// TensorFlow Lite appends the files that belong to a model. Python's `zipfile` writes it so.

import Bytes

/// Moves such an archive to the start of its own bytes.
package enum AppendedZip {
  /// The archive in `tail`, which starts at `prefix` of the whole file, with offsets counted from
  /// its own start; `nil` if it is none, or its records do not fit.
  package static func moved(_ tail: [UInt8], prefix: UInt64) -> [UInt8]? {
    var bytes = tail
    guard let end = endRecord(bytes) else { return nil }
    let count = number(bytes, end + 10, 2)
    let directory = number(bytes, end + 16, 4)
    guard directory >= prefix, directory - prefix <= UInt64(end) else {
      // Offsets that count from the archive's start need no moving.
      return directory <= UInt64(end) ? bytes : nil
    }
    put(&bytes, end + 16, directory - prefix)
    var at = Int(directory - prefix)
    for _ in 0..<count {
      guard at + 46 <= end, number(bytes, at, 4) == 0x0201_4B50 else { return nil }
      let local = number(bytes, at + 42, 4)
      guard local >= prefix, local - prefix < UInt64(end) else { return nil }
      put(&bytes, at + 42, local - prefix)
      // Lengths of name, extra field and comment.
      let variable = [28, 30, 32].reduce(UInt64(0)) { $0 + number(bytes, at + $1, 2) }
      at += 46 + Int(variable)
    }
    return bytes
  }

  private static func endRecord(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    let mark: [UInt8] = [0x50, 0x4B, 5, 6]
    var at = bytes.count - 22
    let least = max(0, bytes.count - FormatLimits.zipEndSearch)
    while at >= least {
      if bytes[at..<at + 4].elementsEqual(mark),
        number(bytes, at + 20, 2) == UInt64(bytes.count - at - 22)
      {
        return at
      }
      at -= 1
    }
    return nil
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ width: Int) -> UInt64 {
    guard at >= 0, at + width <= bytes.count else { return .max }
    return (0..<width).reduce(UInt64(0)) { $0 | UInt64(bytes[at + $1]) << UInt64(8 * $1) }
  }

  private static func put(_ bytes: inout [UInt8], _ at: Int, _ value: UInt64) {
    for index in 0..<4 where at + index < bytes.count {
      bytes[at + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index))
    }
  }
}
