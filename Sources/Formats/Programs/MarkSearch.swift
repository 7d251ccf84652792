/// Finds places that may be the start of a program, at the speed of memory: pairs of bytes from
/// the marks of ELF, PE, Mach-O and WebAssembly. The loop over blocks is in C, for the vector units;
/// memory is touched by hand only to hand it over.

import CMarks

/// Pairs of neighbouring bytes that the marks of programs contain: `\x7F E` of ELF, `M Z` of PE,
/// `FA ED` inside the little-endian marks of Mach-O, `s m` inside that of WebAssembly.
package enum MarkSearch {
  /// Bytes that are looked at together.
  private static let block = Int(GH_MARKS_BLOCK)

  /// Calls `found` with the place of every pair in the first `count` of `bytes`, in order, and how far
  /// before it the program would start. `found` answers whether to go on.
  package static func pairs(
    in bytes: [UInt8], count: Int, found: (_ place: Int, _ lead: Int) -> Bool
  ) {
    let count = min(count, bytes.count)
    var start = 0
    while start + block < count {
      start = nextBlock(bytes, from: start, to: count)
      guard start + block < count else { break }
      if !report(bytes, start..<(start + block), found) { return }
      start += block
    }
    if start + 1 < count { _ = report(bytes, start..<(count - 1), found) }
  }

  private static func report(
    _ bytes: [UInt8], _ range: Range<Int>, _ found: (Int, Int) -> Bool
  ) -> Bool {
    for place in range {
      let lead: Int
      switch (bytes[place], bytes[place + 1]) {
      case (0x7F, 0x45), (0x4D, 0x5A): lead = 0
      case (0xFA, 0xED): lead = 1
      case (0x73, 0x6D): lead = 2
      default: continue
      }
      if !found(place, lead) { return false }
    }
    return true
  }

  /// The start of the next block with a pair, or of the rest that is no whole block. The range lies
  /// inside `bytes`.
  private static func nextBlock(_ bytes: [UInt8], from start: Int, to count: Int) -> Int {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return count }
      return unsafe start + gh_marks_next(base.advanced(by: start), count - start)
    }
  }
}
