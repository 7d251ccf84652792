/// Finds places that may be the start of a program, at the speed of memory: pairs of bytes from
/// the marks of ELF, PE, Mach-O and WebAssembly. The loop is in C, for the vector units; memory is
/// touched by hand only to hand it over.

import CVectors

/// Pairs of neighbouring bytes that the marks of programs contain: `L F` of ELF, `M Z` of PE,
/// `FA ED` inside the little-endian marks of Mach-O, `s m` inside that of WebAssembly.
package enum MarkSearch {
  /// Calls `found` with the place of every pair in the first `count` of `bytes`, in order, and how far
  /// before it the program would start. `found` answers whether to go on.
  package static func pairs(
    in bytes: [UInt8], count: Int, found: (_ place: Int, _ lead: Int) -> Bool
  ) {
    let count = min(count, bytes.count)
    var place = next(bytes, from: 0, to: count)
    while place < count {
      let lead =
        switch bytes[place] {
        case 0x4D: 0
        case 0xFA: 1
        default: 2
        }
      if !found(place, lead) { return }
      place = next(bytes, from: place + 1, to: count)
    }
  }

  /// The place of the next pair, or `end`. The range lies inside `bytes`.
  private static func next(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    guard start < end else { return end }
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return end }
      return unsafe start + gh_marks_next(base.advanced(by: start), end - start)
    }
  }
}
