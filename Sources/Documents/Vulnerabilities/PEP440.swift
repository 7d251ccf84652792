/// Versions of Python packages (PEP 440, packaging.python.org/specifications/version-specifiers).

/// One version in its parts, spelled in any of the permitted ways.
struct PEP440 {
  private var epoch = BigNumber.zero
  private var release: [BigNumber] = []
  private var pre: (rank: Int, number: BigNumber)?
  private var post: BigNumber?
  private var dev: BigNumber?
  private var local: [Substring] = []

  init?(_ text: String) {
    var scanner = Scanner(text.lowercased().trimmingBlanks)
    scanner.skip("v")
    let plus = scanner.rest.firstIndex(of: "+")
    if let plus {
      let tail = scanner.rest[scanner.rest.index(after: plus)...]
      local = tail.split(
        omittingEmptySubsequences: false, whereSeparator: { ".-_".contains($0) })
      let isPlain = local.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) }
      }
      guard isPlain else { return nil }
      scanner.rest = scanner.rest[..<plus]
    }
    guard read(release: &scanner) else { return nil }
    readPre(&scanner)
    readPost(&scanner)
    readDev(&scanner)
    guard scanner.rest.isEmpty else { return nil }
  }

  private mutating func read(release scanner: inout Scanner) -> Bool {
    guard var first = scanner.digits() else { return false }
    if scanner.skip("!") {
      epoch = BigNumber(first)
      guard let next = scanner.digits() else { return false }
      first = next
    }
    release = [BigNumber(first)]
    while scanner.rest.hasPrefix(".") {
      let saved = scanner
      scanner.skip(".")
      guard let next = scanner.digits() else {
        scanner = saved
        break
      }
      release.append(BigNumber(next))
    }
    while release.count > 1, release.last == .zero { release.removeLast() }
    return true
  }

  private mutating func readPre(_ scanner: inout Scanner) {
    let words = [
      ("alpha", 0), ("beta", 1), ("preview", 2), ("pre", 2), ("rc", 2), ("a", 0), ("b", 1),
      ("c", 2),
    ]
    let saved = scanner
    scanner.skipSeparator()
    guard let (_, rank) = words.first(where: { scanner.skip($0.0) }) else {
      scanner = saved
      return
    }
    pre = (rank, scanner.number())
  }

  private mutating func readPost(_ scanner: inout Scanner) {
    let saved = scanner
    // `1.0-1` is a post release without the word.
    if scanner.skip("-"), let digits = scanner.digits() {
      post = BigNumber(digits)
      return
    }
    scanner = saved
    scanner.skipSeparator()
    guard scanner.skip("post") || scanner.skip("rev") || scanner.skip("r") else {
      scanner = saved
      return
    }
    post = scanner.number()
  }

  private mutating func readDev(_ scanner: inout Scanner) {
    let saved = scanner
    scanner.skipSeparator()
    guard scanner.skip("dev") else {
      scanner = saved
      return
    }
    dev = scanner.number()
  }

  // MARK: order

  func compare(_ other: PEP440) -> Int {
    if epoch != other.epoch { return Order.of(epoch, other.epoch) }
    for index in 0..<max(release.count, other.release.count) {
      let left = index < release.count ? release[index] : .zero
      let right = index < other.release.count ? other.release[index] : .zero
      if left != right { return left < right ? -1 : 1 }
    }
    if preRank != other.preRank { return Order.of(preRank, other.preRank) }
    let numbers = Order.of(pre?.number ?? .zero, other.pre?.number ?? .zero)
    if numbers != 0 { return numbers }
    let posts = Self.optional(post, other.post, missing: -1)
    if posts != 0 { return posts }
    let devs = Self.optional(dev, other.dev, missing: 1)
    return devs != 0 ? devs : compare(local: other.local)
  }

  /// A development release without anything else stands before all; a final one after candidates.
  private var preRank: Int {
    if let pre { return pre.rank }
    return post == nil && dev != nil ? -1 : 3
  }

  private static func optional(_ left: BigNumber?, _ right: BigNumber?, missing: Int) -> Int {
    switch (left, right) {
    case (nil, nil): 0
    case (nil, _?): missing
    case (_?, nil): -missing
    case (let left?, let right?): Order.of(left, right)
    }
  }

  private func compare(local other: [Substring]) -> Int {
    for (left, right) in zip(local, other) {
      let order: Int
      switch (Order.isDigits(left), Order.isDigits(right)) {
      case (true, true): order = Order.of(BigNumber(left), BigNumber(right))
      case (true, false): order = 1
      case (false, true): order = -1
      case (false, false): order = Order.text(left, right)
      }
      if order != 0 { return order }
    }
    return Order.of(local.count, other.count)
  }
}

private struct Scanner {
  var rest: Substring

  init(_ text: String) { rest = text[...] }

  @discardableResult
  mutating func skip(_ word: String) -> Bool {
    guard rest.hasPrefix(word) else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }

  mutating func skipSeparator() {
    if let first = rest.first, ".-_".contains(first) { rest = rest.dropFirst() }
  }

  mutating func digits() -> Substring? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return nil }
    rest = rest[digits.endIndex...]
    return digits
  }

  /// A number after an optional separator; 0 when there is none.
  mutating func number() -> BigNumber {
    let saved = self
    skipSeparator()
    if let digits = digits() { return BigNumber(digits) }
    self = saved
    return .zero
  }
}
