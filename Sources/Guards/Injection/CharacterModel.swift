/// A small model of characters: how well every character follows from the two before it in ordinary text, and how much more
/// likely it is in a salad of tokens. Adversarial suffixes, as optimisers write them (Zou et al., "Universal and
/// transferable adversarial attacks on aligned language models", 2023), are words, halves of words and signs in an order that no
/// writer, program or encoding uses.

/// The tables, and what their cells stand for.
package struct CharacterModel: Sendable, Hashable {
  /// Kinds of characters: letters without case, capitals, digits, white space, other scripts, eight groups of signs.
  package static let kinds = 40
  /// Cells of each table: a character after two others.
  package static let cells = kinds * kinds * kinds
  /// Steps of a cost in one nat.
  package static let costSteps: Float = 24
  /// Steps of the odds in one nat.
  package static let oddsSteps: Float = 16

  /// What a character costs in ordinary text: -ln of its probability.
  package var costs: [UInt8]
  /// By how much it is likelier in a salad: ln of the ratio.
  package var odds: [Int8]

  /// A model with its tables.
  package init(costs: [UInt8], odds: [Int8]) {
    self.costs = costs
    self.odds = odds
  }

  /// A model that finds nothing strange.
  package static let empty = CharacterModel(
    costs: [UInt8](repeating: 0, count: cells), odds: [Int8](repeating: 0, count: cells))

  private static let capital: UInt8 = 26
  private static let digit: UInt8 = 27
  private static let space: UInt8 = 28
  private static let line: UInt8 = 29
  private static let foreign: UInt8 = 30
  private static let control: UInt8 = 39

  /// The kind of every byte.
  private static let kindOfByte: [UInt8] = (0...255).map { value in
    let byte = UInt8(truncatingIfNeeded: value)
    switch byte {
    case 0x61...0x7A: return byte - 0x61
    case 0x41...0x5A: return capital
    case 0x30...0x39: return digit
    case 0x20: return space
    case 0x09, 0x0A, 0x0D: return line
    case 0x80...0xFF: return foreign
    default:
      for (group, signs) in [
        ".!?", ",;:", "'\"`", "-_", "([{<", ")]}>", "/\\|", "=+*&%$#@^~",
      ].enumerated() where signs.utf8.contains(byte) {
        return foreign + 1 + UInt8(group)
      }
      return control
    }
  }

  /// Calls `body` with the cell of every character; characters of other scripts are one each.
  @inline(__always)
  package static func visit(_ bytes: [UInt8], _ body: (Int, Int) -> Void) {
    var context = Int(line) * kinds + Int(line)
    for index in bytes.indices {
      let byte = bytes[index]
      // What follows the first byte of a character says nothing.
      if byte & 0xC0 == 0x80 { continue }
      let kind = Int(kindOfByte[Int(byte)])
      body(index, context * kinds + kind)
      context = context % kinds * kinds + kind
    }
  }
}

/// The sums of the model over blocks of a text.
struct CharacterSums: Sendable {
  /// Bytes of a block, and blocks of a stretch that is judged as one.
  static let block = 24
  static let stretch = 4
  /// Odds for one character that count as one: what the features are measured in.
  private static let whole: Float = 1
  private var blocks: [(cost: Float, odds: Float, count: Float)] = []
  private var mean: Float = 0

  init(_ bytes: [UInt8], _ model: CharacterModel) {
    guard model.costs.count == CharacterModel.cells, model.odds.count == CharacterModel.cells else {
      return
    }
    var sums = [(cost: Int32, odds: Int32, count: Int32)](
      repeating: (0, 0, 0), count: bytes.count / Self.block + 1)
    CharacterModel.visit(Self.withoutCodes(bytes)) { index, cell in
      let place = index / Self.block
      sums[place].cost &+= Int32(model.costs[cell])
      sums[place].odds &+= Int32(model.odds[cell])
      sums[place].count &+= 1
    }
    blocks = sums.map {
      (
        Float($0.cost) / CharacterModel.costSteps, Float($0.odds) / CharacterModel.oddsSteps,
        Float($0.count)
      )
    }
    let all = total(0..<blocks.count)
    mean = all.cost / max(1, all.count)
  }

  /// Letters and digits in one run of at least so many are an encoding, as attachments and keys have it, and no salad.
  private static let codeLength = 40

  /// The bytes with blanks in the place of long encodings.
  private static func withoutCodes(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    var start = 0
    for index in 0...bytes.count {
      if index < bytes.count, isCode[Int(bytes[index])] { continue }
      if index - start >= codeLength { for place in start..<index { result[place] = 0x20 } }
      start = index + 1
    }
    return result
  }

  private static let isCode: [Bool] = (0...255).map { value in
    let byte = UInt8(truncatingIfNeeded: value)
    return byte.isAlphanumeric || "+/=-_".utf8.contains(byte)
  }

  private func total(_ range: Range<Int>) -> (cost: Float, odds: Float, count: Float) {
    var sum: (cost: Float, odds: Float, count: Float) = (0, 0, 0)
    for block in blocks[range.clamped(to: blocks.indices)] {
      sum.cost += block.cost
      sum.odds += block.odds
      sum.count += block.count
    }
    return sum
  }

  /// The means over a stretch of full length; short texts count as little as they say.
  private func means(_ range: Range<Int>) -> (cost: Float, odds: Float) {
    let sum = total(range)
    let count = max(Float(Self.block * (Self.stretch - 1)), sum.count)
    return (sum.cost / count, sum.odds / count)
  }

  /// The features of the bytes of a window: the worst stretch in it, and the end of the text if it holds it.
  func features(_ range: Range<Int>, isLast: Bool) -> [Float] {
    guard !blocks.isEmpty else { return [0, 0, 0, 0] }
    let first = min(range.lowerBound / Self.block, blocks.count - 1)
    let last = isLast ? blocks.count - 1 : min(range.upperBound / Self.block, blocks.count - 1)
    var (cost, odds): (Float, Float) = (0, 0)
    for start in first...max(first, last - Self.stretch + 1) {
      let found = means(start..<(start + Self.stretch))
      cost = max(cost, found.cost)
      odds = max(odds, found.odds)
    }
    let end: (cost: Float, odds: Float) =
      isLast ? means(max(0, blocks.count - Self.stretch - 1)..<blocks.count) : (0, 0)
    return [
      min(3, odds / Self.whole), max(0, min(3, cost - 2)), max(0, min(3, end.odds / Self.whole)),
      isLast ? max(0, min(3, end.cost - mean)) : 0,
    ]
  }
}
