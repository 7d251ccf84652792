/// Versions of Maven packages, ordered as `ComparableVersion` of Maven 3 orders them
/// (maven.apache.org/pom.html, "Version Order Specification").

/// One version as nested lists of numbers and words.
struct MavenVersion {
  private indirect enum Item {
    case number(BigNumber)
    case word(String)
    case list([Item])

    var isNull: Bool {
      switch self {
      case .number(let number): number == .zero
      case .word(let word): word.isEmpty
      case .list(let items): items.isEmpty
      }
    }
  }

  private let items: [Item]

  init(_ text: String) {
    var builder = Builder()
    items = builder.parse(Array(text.lowercased().utf8))
  }

  func compare(_ other: MavenVersion) -> Int { Self.lists(items, other.items) }

  // MARK: order

  private static let qualifiers = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"]
  private static let release = 5

  private static func words(_ left: String, _ right: String) -> Int {
    let (a, b) = (qualifiers.firstIndex(of: left), qualifiers.firstIndex(of: right))
    switch (a, b) {
    case (let a?, let b?): return Order.of(a, b)
    case (_?, nil): return -1
    case (nil, _?): return 1
    case (nil, nil): return Order.text(left, right)
    }
  }

  private static func compare(_ left: Item?, _ right: Item?) -> Int {
    switch (left, right) {
    case (nil, nil): 0
    case (nil, let right?): -compare(right, nil)
    case (.number(let number)?, nil): number == .zero ? 0 : 1
    case (.word(let word)?, nil): words(word, "")
    case (.list(let items)?, nil):
      items.lazy.map { compare($0, nil) }.first { $0 != 0 } ?? 0
    case (.number(let a)?, .number(let b)?): Order.of(a, b)
    case (.number?, _?): 1
    case (.word(let a)?, .word(let b)?): words(a, b)
    case (.word?, _?): -1
    case (.list?, .number?): -1
    case (.list?, .word?): 1
    case (.list(let a)?, .list(let b)?): lists(a, b)
    }
  }

  private static func lists(_ left: [Item], _ right: [Item]) -> Int {
    for index in 0..<max(left.count, right.count) {
      let order = compare(
        index < left.count ? left[index] : nil, index < right.count ? right[index] : nil)
      if order != 0 { return order }
    }
    return 0
  }

  // MARK: reading

  private struct Builder {
    /// Lists that are open, the innermost last; each is closed into the one before it.
    private var open: [[Item]] = [[]]

    mutating func parse(_ bytes: [UInt8]) -> [Item] {
      var start = 0
      var isDigit = false
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "-"):
          add(index == start ? .number(.zero) : item(bytes[start..<index], isDigit, false))
          start = index + 1
          if byte == UInt8(ascii: "-") { open.append([]) }
        case 48...57:
          if !isDigit, index > start {
            add(item(bytes[start..<index], false, true))
            start = index
            open.append([])
          }
          isDigit = true
        default:
          if isDigit, index > start {
            add(item(bytes[start..<index], true, false))
            start = index
            open.append([])
          }
          isDigit = false
        }
      }
      if start < bytes.count { add(item(bytes[start...], isDigit, false)) }
      return close()
    }

    private mutating func add(_ item: Item) { open[open.count - 1].append(item) }

    private mutating func close() -> [Item] {
      while open.count > 1 {
        let inner = Self.normalised(open.removeLast())
        open[open.count - 1].append(.list(inner))
      }
      return Self.normalised(open[0])
    }

    private static func normalised(_ items: [Item]) -> [Item] {
      var items = items
      var index = items.count - 1
      while index >= 0 {
        if items[index].isNull {
          items.remove(at: index)
        } else if case .list = items[index] {
          // A list may follow what counts for nothing.
        } else {
          break
        }
        index -= 1
      }
      return items
    }

    private func item(_ bytes: ArraySlice<UInt8>, _ isDigit: Bool, _ beforeDigit: Bool) -> Item {
      let text = String(decoding: bytes, as: UTF8.self)
      if isDigit, Order.isDigits(text) { return .number(BigNumber(text)) }
      switch text {
      case "a" where beforeDigit: return .word("alpha")
      case "b" where beforeDigit: return .word("beta")
      case "m" where beforeDigit: return .word("milestone")
      case "cr": return .word("rc")
      case "ga", "final", "release": return .word("")
      default: return .word(text)
      }
    }
  }
}
