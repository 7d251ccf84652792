/// The order of versions, as each ecosystem defines it. A version that a scheme can't read is not
/// ordered at all, and the caller has to say so.

/// How versions of an ecosystem are ordered.
package enum VersionScheme: Sendable, Hashable {
  /// PyPI: PEP 440.
  case pep440
  /// npm, crates.io, Go, Swift, Hex, Pub and `SEMVER` ranges: Semantic Versioning 2.0.0.
  case semver
  /// Maven: the order of `ComparableVersion`.
  case maven
  /// RubyGems: `Gem::Version`.
  case gem
  /// NuGet: Semantic Versioning with a fourth number, without case.
  case nuget

  /// The scheme of an ecosystem as OSV names it; `nil` when none is built.
  package init?(ecosystem: String) {
    switch ecosystem.prefix(while: { $0 != ":" }) {
    case "PyPI": self = .pep440
    case "npm", "crates.io", "Go", "SwiftURL", "Hex", "Pub", "Packagist", "GitHub Actions":
      self = .semver
    case "Maven": self = .maven
    case "RubyGems": self = .gem
    case "NuGet": self = .nuget
    default: return nil
    }
  }

  /// -1, 0 or 1; `nil` when one of the two is no version of this scheme.
  package func compare(_ left: String, _ right: String) -> Int? {
    guard left.utf8.count <= BOMLimits.versionBytes, right.utf8.count <= BOMLimits.versionBytes
    else { return nil }
    switch self {
    case .pep440:
      guard let a = PEP440(left), let b = PEP440(right) else { return nil }
      return a.compare(b)
    case .semver, .nuget:
      guard let a = SemanticVersion(left, isNuGet: self == .nuget),
        let b = SemanticVersion(right, isNuGet: self == .nuget)
      else { return nil }
      return a.compare(b)
    case .maven: return MavenVersion(left).compare(MavenVersion(right))
    case .gem:
      guard let a = GemVersion(left), let b = GemVersion(right) else { return nil }
      return a.compare(b)
    }
  }
}

/// A number of any length.
struct BigNumber: Hashable, Comparable {
  /// Digits without leading zeros; empty for zero.
  private let digits: [UInt8]

  init(_ text: some StringProtocol) { digits = Array(text.utf8.drop { $0 == 48 }) }

  static let zero = BigNumber("")

  static func < (left: BigNumber, right: BigNumber) -> Bool {
    left.digits.count != right.digits.count
      ? left.digits.count < right.digits.count
      : left.digits.lexicographicallyPrecedes(right.digits)
  }
}

/// Comparing.
enum Order {
  static func of<T: Comparable>(_ left: T, _ right: T) -> Int {
    left < right ? -1 : left > right ? 1 : 0
  }

  /// By the bytes of the text, without regard to locale.
  static func text(_ left: some StringProtocol, _ right: some StringProtocol) -> Int {
    let (a, b) = (Array(left.utf8), Array(right.utf8))
    return a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1
  }

  static func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }
}

/// Semantic Versioning 2.0.0, section 11. Missing numbers count as 0, as in the advisories.
struct SemanticVersion {
  private let numbers: [BigNumber]
  private let pre: [String]

  init?(_ text: String, isNuGet: Bool) {
    var rest = text[...]
    if rest.hasPrefix("v") || rest.hasPrefix("V") { rest = rest.dropFirst() }
    rest = rest.prefix { $0 != "+" }
    let dash = rest.firstIndex(of: "-") ?? rest.endIndex
    let parts = rest[..<dash].split(separator: ".", omittingEmptySubsequences: false)
    guard !parts.isEmpty, parts.count <= 4, parts.allSatisfy(Order.isDigits) else { return nil }
    numbers = (0..<4).map { $0 < parts.count ? BigNumber(parts[$0]) : .zero }
    guard dash < rest.endIndex else {
      pre = []
      return
    }
    let tail = rest[rest.index(after: dash)...]
    pre = tail.split(separator: ".", omittingEmptySubsequences: false).map { part in
      isNuGet ? part.lowercased() : String(part)
    }
    guard pre.allSatisfy({ !$0.isEmpty }) else { return nil }
  }

  func compare(_ other: SemanticVersion) -> Int {
    for (left, right) in zip(numbers, other.numbers) where left != right {
      return left < right ? -1 : 1
    }
    if pre.isEmpty || other.pre.isEmpty {
      return Order.of(pre.isEmpty ? 1 : 0, other.pre.isEmpty ? 1 : 0)
    }
    for (left, right) in zip(pre, other.pre) {
      let order = Self.identifiers(left, right)
      if order != 0 { return order }
    }
    return Order.of(pre.count, other.pre.count)
  }

  private static func identifiers(_ left: String, _ right: String) -> Int {
    switch (Order.isDigits(left), Order.isDigits(right)) {
    case (true, true): Order.of(BigNumber(left), BigNumber(right))
    case (true, false): -1
    case (false, true): 1
    case (false, false): Order.text(left, right)
    }
  }
}

/// RubyGems: segments of digits and letters; letters come before digits.
struct GemVersion {
  private let segments: [String]

  init?(_ text: String) {
    let trimmed = text.trimmingBlanks
    let isPlain = trimmed.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (97...122).contains(byte) || (65...90).contains(byte)
        || byte == 46 || byte == 45
    }
    guard isPlain, let first = trimmed.utf8.first, (48...57).contains(first) else { return nil }
    var parts: [String] = []
    var current = ""
    func flush() {
      if !current.isEmpty { parts.append(current) }
      current = ""
    }
    for character in trimmed {
      if character == "." {
        flush()
      } else if character == "-" {
        flush()
        parts.append("pre")
      } else {
        if let last = current.last, last.isNumber != character.isNumber { flush() }
        current.append(character)
      }
    }
    flush()
    segments = parts
  }

  func compare(_ other: GemVersion) -> Int {
    for index in 0..<max(segments.count, other.segments.count) {
      let left = index < segments.count ? segments[index] : "0"
      let right = index < other.segments.count ? other.segments[index] : "0"
      switch (Order.isDigits(left), Order.isDigits(right)) {
      case (true, true):
        let order = Order.of(BigNumber(left), BigNumber(right))
        if order != 0 { return order }
      case (true, false): return 1
      case (false, true): return -1
      case (false, false):
        let order = Order.text(left, right)
        if order != 0 { return order }
      }
    }
    return 0
  }
}
