/// Finds programs that lie anywhere in a content, aligned or not, while its bytes pass by once.

/// A search over pieces that arrive in order.
package struct ProgramCarver: Sendable {
  /// A program that was found.
  package struct Hit: Sendable, Equatable {
    /// Where it starts.
    package let offset: UInt64
    /// What it is.
    package let kind: ProgramKind
  }

  /// What was found, in order; at most `FormatLimits.programHits`.
  package private(set) var hits: [Hit] = []
  /// Whether the search was given up because too much looked like a mark.
  package private(set) var gaveUp = false
  private var last: UInt8?
  private var checksLeft = FormatLimits.programChecks

  /// Starts before the first byte.
  package init() {}

  /// Looks at the first `count` of `bytes`, which lie at `offset` of `region`. Headers that reach
  /// beyond the piece are read from `region`.
  package mutating func take(
    _ bytes: [UInt8], count: Int, at offset: UInt64, in region: Region
  ) {
    guard count > 0, count <= bytes.count, !gaveUp else { return }
    if let last, offset > 0 {
      MarkSearch.pairs(in: [last, bytes[0]], count: 2) { _, lead in
        check(offset - 1, lead, region)
      }
    }
    MarkSearch.pairs(in: bytes, count: count) { place, lead in
      guard Self.continues(bytes, count, place, lead) else { return true }
      return check(offset + UInt64(place), lead, region)
    }
    last = bytes[count - 1]
  }

  /// Whether the bytes around a pair, as far as they are in this piece, still fit the mark.
  private static func continues(_ bytes: [UInt8], _ count: Int, _ place: Int, _ lead: Int) -> Bool {
    let fits: (Int, UInt8) -> Bool = { at, byte in
      at < 0 || at >= count || bytes[at] == byte
    }
    switch bytes[place] {
    case 0x4C: return fits(place - 1, 0x45) && fits(place - 2, 0x7F)
    case 0x4D:
      // The offset of the PE header is below 16 MiB, and no program's first 64 bytes are its end.
      return fits(place + 0x3F, 0)
    case 0xFA: return fits(place + 2, 0xFE)
    default: return fits(place - 1, 0x61) && fits(place - 2, 0)
    }
  }

  private mutating func check(_ pair: UInt64, _ lead: Int, _ region: Region) -> Bool {
    guard hits.count < FormatLimits.programHits else { return false }
    guard checksLeft > 0 else {
      gaveUp = true
      return false
    }
    checksLeft -= 1
    guard pair >= UInt64(lead) else { return true }
    let start = pair - UInt64(lead)
    if let kind = ProgramHeader.kind(in: region, at: start) {
      hits.append(Hit(offset: start, kind: kind))
    }
    return true
  }
}

extension FormatLimits {
  /// Bytes of a program's header that are looked at.
  package static let programHead = 256
  /// Largest distance from `MZ` to the PE header that is followed.
  package static let programPEOffset = 16 << 20
  /// Places that look like a mark and are read as headers, for one content. Weights have one such
  /// place in some megabytes; more of them are made to keep the reader busy.
  package static let programChecks = 200_000
  /// Programs found in one content; more say nothing new.
  package static let programHits = 32
}
