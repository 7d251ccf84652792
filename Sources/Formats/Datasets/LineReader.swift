/// Lines of a text of any size, read in large pieces.

/// A position between two lines.
package struct LineReader {
  private static let piece = 256 << 10

  private let region: Region
  private var window: [UInt8] = []
  private var at = 0
  private var windowEnd: UInt64 = 0
  /// Offset of the next line.
  package private(set) var offset: UInt64 = 0

  /// Starts at the first line of `region`.
  package init(_ region: Region) { self.region = region }

  /// The next line without its end, and whether it had one; `nil` after the last.
  package mutating func next(limit: Int) throws(FormatError) -> (line: [UInt8], isEnded: Bool)? {
    var line: [UInt8] = []
    let start = offset
    while true {
      if at == window.count {
        guard windowEnd < region.count else { break }
        let length = Int(min(UInt64(Self.piece), region.count - windowEnd))
        window = try region.bytes(windowEnd, length)
        (at, windowEnd) = (0, windowEnd + UInt64(length))
      }
      if let end = window[at...].firstIndex(of: 0x0A) {
        line += window[at..<end]
        offset += UInt64(end + 1 - at)
        at = end + 1
        return (line, true)
      }
      line += window[at...]
      offset += UInt64(window.count - at)
      at = window.count
      guard line.count <= limit else { throw .limit(offset: start, "the length of a line") }
    }
    return offset > start ? (line, false) : nil
  }
}
