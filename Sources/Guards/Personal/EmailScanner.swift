/// E-mail addresses (RFC 5321, RFC 6531): found at the `@`, and so free where there is none. What is
/// held back of a stream is the word that could still be the part before it.

/// The detector of e-mail addresses.
struct EmailScanner: StreamDetector {
  /// RFC 5321 4.5.3.1.1.
  private static let longestLocal = 64
  private static let at = UInt8(ascii: "@")
  /// RFC 5322's atom and dots, letters beyond ASCII (RFC 6531); without the marks that in running
  /// text stand around an address rather than in it.
  static let local = ByteClass.alphanumeric.union(ByteClass("!#$%&'*+-/=?^_`{|}~."))
    .union(ByteClass(0x80...0xFF)).subtracting("/=|{}`'?&!#$^*")
  private static let label = ByteClass.alphanumeric.union(ByteClass("-"))
    .union(ByteClass(0x80...0xFF))

  /// The next byte to look at.
  private var next = 0
  private(set) var frontier = 0
  /// The end of the last address.
  private var resume = 0

  var openMatches: [Match] { [] }

  mutating func scan(_ window: TextWindow, into matches: inout [Match]) {
    while let place = nextSign(window) {
      do throws(Undecided) {
        if let match = try address(window, at: place) {
          matches.append(match)
          resume = match.end
        }
        next = place + 1
      } catch {
        next = place
        frontier = localStart(window, before: place)
        return
      }
    }
    next = window.end
    frontier = window.isFinal ? window.end : localStart(window, before: window.end)
  }

  private func nextSign(_ window: TextWindow) -> Int? {
    ByteSearch.first(Self.at, in: window.bytes, from: next - window.base)
      .map { $0 + window.base }
  }

  /// Where the part before `end` begins, as far as it may be part of an address.
  private func localStart(_ window: TextWindow, before end: Int) -> Int {
    let least = max(window.base, resume, end - Self.longestLocal)
    var start = end
    while start > least, Self.local.contains(window.bytes[start - 1 - window.base]) { start -= 1 }
    return start
  }

  private func address(_ window: TextWindow, at place: Int) throws(Undecided) -> Match? {
    var start = localStart(window, before: place)
    let bytes = window.bytes
    // Marks at the beginning belong to the sentence; so do escapes of JSON strings.
    while start < place, !Self.mayBegin(bytes[start - window.base]) { start += 1 }
    if start > window.base, bytes[start - 1 - window.base] == UInt8(ascii: "\\"),
      Marks.escapes.contains(bytes[start - window.base]), place - start > 1
    {
      start += 1
    }
    guard place > start, bytes[place - 1 - window.base] != UInt8(ascii: "."),
      !Self.isInPath(window, start)
    else { return nil }
    var reader = ByteReader(window, at: place)
    guard let end = try Self.domainEnd(&reader, from: place + 1) else { return nil }
    return Match(
      type: "personal.email", start: start, end: end, confidence: 0.95,
      certainAt: max(reader.reached, place + 1))
  }

  private static func mayBegin(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+") || byte >= 0xC3
  }

  private static let separator = Array("://".utf8)

  /// `user:password@host` in a URL is another detector's.
  private static func isInPath(_ window: TextWindow, _ start: Int) -> Bool {
    let offset = start - window.base
    guard offset > 0 else { return false }
    let previous = window.bytes[offset - 1]
    if previous == UInt8(ascii: "/") { return true }
    guard previous == UInt8(ascii: ":") else { return false }
    let before = window.bytes[max(0, offset - GuardLimits.contextBytes)..<offset]
    return ByteText.holds(Array(before), separator)
  }

  /// The end of the longest domain whose last label is a top-level domain.
  private static func domainEnd(
    _ reader: inout ByteReader, from start: Int
  ) throws(Undecided) -> Int? {
    var index = start
    var best: Int?
    for count in 0..<GuardLimits.domainLabels {
      let length = try reader.run(of: label, from: index, atMost: 64)
      guard length > 0, length <= 63 else { break }
      var name = reader.copy(index..<(index + length))
      var end = index + length
      while let last = name.last, last == UInt8(ascii: "-") || isPunctuation(name) {
        let cut = last == UInt8(ascii: "-") ? 1 : 3
        name.removeLast(min(cut, name.count))
        end -= cut
      }
      guard let first = name.first, first != UInt8(ascii: "-") else { break }
      if count > 0, TopLevelDomains.contains(name) { best = end }
      guard end == index + length, try reader.peek(end) == UInt8(ascii: ".") else { break }
      index = end + 1
    }
    guard let best else { return nil }
    // A path or another sign goes on: scp, version strings, addresses of packages.
    switch try reader.peek(best) {
    case UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "/"): return nil
    case UInt8(ascii: "("): return nil
    case UInt8(ascii: ":"):
      guard let next = try reader.peek(best + 1) else { return best }
      return next.isAlphanumeric || next == UInt8(ascii: "/") || next == UInt8(ascii: "~")
        ? nil : best
    default: return best
    }
  }

  /// Whether three bytes at the end are punctuation of a language without blanks.
  private static func isPunctuation(_ name: [UInt8]) -> Bool {
    guard name.count >= 3 else { return false }
    let last = Array(name.suffix(3))
    return last[0] == 0xE2 && last[1] == 0x80 || last[0] == 0xE3 && last[1] == 0x80
      || last[0] == 0xEF && (last[1] == 0xBC || last[1] == 0xBD)
  }
}

/// The names that may stand last in a domain.
enum TopLevelDomains {
  /// Names of private networks and those that RFC 2606 reserves for examples.
  private static let local =
    "local localdomain internal intranet lan corp home test example invalid"

  private static let names = WordSet(
    (TopLevelDomainTable.names + " " + local).split(separator: " ").map(String.init))

  static func contains(_ name: [UInt8]) -> Bool {
    guard name.count >= 2 else { return false }
    // Names in their own script are listed in their ASCII form only.
    if name.contains(where: { $0 >= 0x80 }) { return name.allSatisfy { $0 >= 0x80 } }
    return names.contains(name.map(\.lowercased))
  }
}

extension GuardLimits {
  /// The most labels of a domain name that are read; there cannot be more (RFC 1035 2.3.4).
  static let domainLabels = 127
}

/// Sets of bytes that are asked for often.
private enum Marks {
  static let escapes = ByteClass("nrt")
}
