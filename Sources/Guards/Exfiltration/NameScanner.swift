/// Names that carry data to whoever answers for a domain: a look-up of `DATA.example.com` is enough.
/// They are found at the first dot behind a long label, and so free where there is none; addresses
/// with a scheme are the business of `ExfiltrationRules`.

/// The detector of `exfiltration.dns-name`.
struct NameScanner: StreamDetector {
  /// A shorter first label carries too little to tell it from a name.
  private static let shortestLabel = 20
  private static let longestLabel = 63
  private static let label = ByteClass.alphanumeric.union(ByteClass("-_"))
  private static let inAddress = ByteClass("./@\\=&%")
  private static let digests: Set<Int> = [32, 40, 56, 64]

  private let trusted: DomainList
  /// The next byte to look at.
  private var next = 0
  private(set) var frontier = 0

  init(trusted: DomainList) {
    self.trusted = trusted
  }

  var openMatches: [Match] { [] }

  mutating func scan(_ window: TextWindow, into matches: inout [Match]) {
    while let dot = ByteSearch.dot(
      behind: Self.shortestLabel, in: window.bytes, from: next - window.base)
    {
      next = dot + window.base
      let start = labelStart(window, before: next)
      do throws(Undecided) {
        if let match = try name(window, from: start, dot: next) { matches.append(match) }
        next += 1
      } catch {
        frontier = start
        return
      }
    }
    next = window.end
    // What is shorter than a label that counts may still become one.
    frontier = window.isFinal ? window.end : labelStart(window, before: window.end)
  }

  private func labelStart(_ window: TextWindow, before end: Int) -> Int {
    let least = max(window.base, end - Self.longestLabel)
    var start = end
    while start > least, Self.label.contains(window.bytes[start - 1 - window.base]) { start -= 1 }
    return start
  }

  private func name(
    _ window: TextWindow, from start: Int, dot: Int
  ) throws(Undecided) -> Match? {
    if start > window.base {
      let previous = window.bytes[start - 1 - window.base]
      if Self.inAddress.contains(previous) || Self.label.contains(previous) { return nil }
    }
    var reader = ByteReader(window, at: dot)
    var end = dot
    var labels = 1
    var last: [UInt8] = []
    while labels < GuardLimits.domainLabels, try reader.peek(end) == UInt8(ascii: ".") {
      let length = try reader.run(of: Self.label, from: end + 1, atMost: 64)
      guard (1...Self.longestLabel).contains(length) else { break }
      last = reader.copy((end + 1)..<(end + 1 + length))
      end += 1 + length
      labels += 1
    }
    if try reader.peek(end) == UInt8(ascii: "@") { return nil }
    guard labels >= 3, TopLevelDomains.contains(last) else { return nil }
    let host = window.bytes[(start - window.base)..<(end - window.base)].map(\.lowercased)
    let spelled = Array(window.bytes[(start - window.base)..<(end - window.base)])
    guard !trusted.contains(host), LinkPayload.isDataName(spelled) else { return nil }
    // Digests name files and versions.
    var first = spelled.prefix(dot - start)
    // Records with which certificates are validated: `_70d3….example.com` (RFC 8552).
    if first.first == UInt8(ascii: "_") { first = first.dropFirst() }
    let isDigest = first.allSatisfy(ByteClass.hex.contains) && Self.digests.contains(first.count)
    if isDigest, !EncodedText.isEncoded(Array(first)) { return nil }
    return Match(
      type: "exfiltration.dns-name", start: start, end: end, confidence: 0.75,
      certainAt: max(reader.reached, dot + 1))
  }
}
