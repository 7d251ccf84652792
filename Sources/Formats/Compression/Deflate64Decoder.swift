/// Deflate64 streams, as Windows packs members of large archives and 7-Zip on demand. No library of the
/// system reads them: like deflate (RFC 1951), with a window of 64 KiB, two more distances, and a last
/// length of 3 and 16 bits. Described by zlib's contrib/infback9.

/// One raw stream.
final class Deflate64Decoder: Decompressor {
  private enum Phase {
    case block
    case storedLength
    case stored(Int)
    case counts
    case codeLengths
    case lengths
    case symbol
    case length(base: Int, bits: Int)
    case distanceCode(length: Int)
    case distance(length: Int, base: Int, bits: Int)
    case copy(length: Int, distance: Int)
    case ended
  }

  /// Why a phase does not go on.
  private enum Stop: Error {
    case short
    case broken
  }

  private static let windowBytes = 1 << 16
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private var phase = Phase.block
  private var isLast = false
  private var bits: UInt64 = 0
  private var bitCount = 0
  private var window = [UInt8](repeating: 0, count: Deflate64Decoder.windowBytes)
  private var written: UInt64 = 0
  private var literalCount = 0
  private var distanceCount = 0
  private var codeCount = 0
  private var lengths: [UInt8] = []
  private var lengthCode: PrefixCode?
  private var literals: PrefixCode?
  private var distances: PrefixCode?

  private var input: [UInt8] = []
  private var position = 0

  func step(_ input: [UInt8], from position: Int, into output: inout [UInt8]) -> DecompressorStep {
    (self.input, self.position) = (input, position)
    defer { self.input = [] }
    var produced = 0
    var state = DecompressorStep.State.more
    do throws(Stop) {
      while produced < output.count {
        if case .ended = phase {
          state = .ended
          break
        }
        try advance(&output, &produced)
      }
      if case .ended = phase { state = .ended }
      if state == .ended { giveBack(since: position) }
    } catch {
      if error == .broken { state = .faulted("the deflate64 stream is broken") }
    }
    return DecompressorStep(used: self.position - position, produced: produced, state: state)
  }

  private func advance(_ output: inout [UInt8], _ produced: inout Int) throws(Stop) {
    switch phase {
    case .block: try startBlock()
    case .storedLength: try readStoredLength()
    case .stored(let left):
      put(UInt8(truncatingIfNeeded: try take(8)), &output, &produced)
      phase = left > 1 ? .stored(left - 1) : afterBlock
    case .counts: try readCounts()
    case .codeLengths: try readCodeLengths()
    case .lengths: try readLengths()
    case .symbol: try readSymbols(&output, &produced)
    case .length(let base, let bits): phase = .distanceCode(length: base + (try take(bits)))
    case .distanceCode(let length): try readDistance(length)
    case .distance(let length, let base, let bits):
      let distance = base + (try take(bits))
      guard UInt64(distance) <= written else { throw .broken }
      phase = .copy(length: length, distance: distance)
    case .copy(let length, let distance):
      let now = min(length, output.count - produced)
      for _ in 0..<now {
        let from = Int(truncatingIfNeeded: written &- UInt64(distance)) & (Self.windowBytes - 1)
        put(window[from], &output, &produced)
      }
      phase = length > now ? .copy(length: length - now, distance: distance) : .symbol
    case .ended: return
    }
  }

  private func put(_ byte: UInt8, _ output: inout [UInt8], _ produced: inout Int) {
    output[produced] = byte
    produced += 1
    window[Int(truncatingIfNeeded: written) & (Self.windowBytes - 1)] = byte
    written += 1
  }

  // MARK: bits

  /// Takes one more byte of the input; only as many are taken as are needed.
  private func fill() throws(Stop) {
    guard position < input.count else { throw .short }
    bits |= UInt64(input[position]) << UInt64(bitCount)
    position += 1
    bitCount += 8
  }

  /// Gives whole bytes back that were taken to look ahead.
  private func giveBack(since start: Int) {
    let bytes = min(bitCount >> 3, position - start)
    position -= bytes
    bitCount -= 8 * bytes
    bits &= (1 << UInt64(bitCount)) - 1
  }

  private func take(_ count: Int) throws(Stop) -> Int {
    while bitCount < count { try fill() }
    let value = bits & ((1 << UInt64(count)) - 1)
    drop(count)
    return Int(value)
  }

  private func drop(_ count: Int) {
    bits >>= UInt64(count)
    bitCount -= count
  }

  private func symbol(of code: PrefixCode?) throws(Stop) -> Int {
    guard let code else { throw .broken }
    while true {
      switch code.first(in: bits, count: bitCount) {
      case .symbol(let symbol, let length):
        drop(length)
        return symbol
      case .short: try fill()
      case .none: throw .broken
      }
    }
  }

  // MARK: blocks

  private var afterBlock: Phase { isLast ? .ended : .block }

  private func startBlock() throws(Stop) {
    let head = try take(3)
    isLast = head & 1 == 1
    switch head >> 1 {
    case 0:
      drop(bitCount & 7)
      phase = .storedLength
    case 1:
      let fixed = (0..<288).map { UInt8($0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8) }
      literals = PrefixCode(fixed, mayBeShort: false)
      distances = PrefixCode([UInt8](repeating: 5, count: 32), mayBeShort: false)
      phase = .symbol
    case 2: phase = .counts
    default: throw .broken
    }
  }

  private func readStoredLength() throws(Stop) {
    while bitCount < 32 { try fill() }
    let length = try take(16)
    guard try take(16) == length ^ 0xFFFF else { throw .broken }
    phase = length > 0 ? .stored(length) : afterBlock
  }

  private func readCounts() throws(Stop) {
    let value = try take(14)
    literalCount = value & 31 + 257
    distanceCount = value >> 5 & 31 + 1
    codeCount = value >> 10 + 4
    guard literalCount <= 286 else { throw .broken }
    lengths = []
    phase = .codeLengths
  }

  private func readCodeLengths() throws(Stop) {
    while lengths.count < codeCount { lengths.append(UInt8(try take(3))) }
    var ordered = [UInt8](repeating: 0, count: Self.order.count)
    for (place, length) in zip(Self.order, lengths) { ordered[place] = length }
    lengthCode = PrefixCode(ordered, mayBeShort: false)
    guard lengthCode != nil else { throw .broken }
    lengths = []
    phase = .lengths
  }

  private func readLengths() throws(Stop) {
    let wanted = literalCount + distanceCount
    while lengths.count < wanted {
      // A symbol and its bits are taken together, or not at all.
      while bitCount < 14, position < input.count { try fill() }
      guard let found = lengthCode?.first(in: bits, count: bitCount), found != .none else {
        throw .broken
      }
      guard case .symbol(let symbol, let used) = found else { throw .short }
      let (extra, base) =
        symbol < 16 ? (0, 1) : symbol == 16 ? (2, 3) : symbol == 17 ? (3, 3) : (7, 11)
      guard bitCount >= used + extra else { throw .short }
      drop(used)
      let times = base + (try take(extra))
      guard symbol != 16 || !lengths.isEmpty, lengths.count + times <= wanted else { throw .broken }
      let length = symbol < 16 ? UInt8(symbol) : symbol == 16 ? lengths[lengths.count - 1] : 0
      lengths += repeatElement(length, count: times)
    }
    // Without an end no block ends.
    guard lengths[256] > 0 else { throw .broken }
    literals = PrefixCode(lengths[..<literalCount], mayBeShort: true)
    distances = PrefixCode(lengths[literalCount...], mayBeShort: true)
    guard literals != nil, distances != nil else { throw .broken }
    phase = .symbol
  }

  // MARK: content

  private func readSymbols(_ output: inout [UInt8], _ produced: inout Int) throws(Stop) {
    while produced < output.count {
      let symbol = try symbol(of: literals)
      if symbol < 256 {
        put(UInt8(symbol), &output, &produced)
        continue
      }
      switch symbol {
      case 256: phase = afterBlock
      case 257...264: phase = .distanceCode(length: symbol - 254)
      case 265...284:
        let bits = (symbol - 261) / 4
        phase = .length(base: (4 + (symbol - 265) % 4) << bits + 3, bits: bits)
      case 285: phase = .length(base: 3, bits: 16)
      default: throw .broken
      }
      return
    }
  }

  private func readDistance(_ length: Int) throws(Stop) {
    let code = try symbol(of: distances)
    guard code >= 4 else {
      phase = .distance(length: length, base: code + 1, bits: 0)
      return
    }
    let bits = code / 2 - 1
    phase = .distance(length: length, base: (2 + code % 2) << bits + 1, bits: bits)
  }
}
