/// Reads JSON text piece by piece and gives its decoded view: every string with its escapes resolved,
/// everything else as it stands, and for each byte how many bytes of the original it stands for. So
/// detectors see what a program will see after parsing, and findings keep their place in the
/// document. Never fails: what is no JSON is passed through, and said.

/// What keeps a document from being strict JSON, as far as reading its strings goes.
package enum ArgumentFault: String, Sendable, Hashable, CaseIterable {
  /// Half of a surrogate pair in an escape.
  case loneSurrogate = "lone-surrogate"
  /// A backslash with something that JSON does not know.
  case invalidEscape = "invalid-escape"
  /// Bytes that are no UTF-8.
  case invalidUTF8 = "invalid-utf8"
  /// Deeper than anything is followed.
  case tooDeep = "too-deep"
  /// The text ends inside of a string, an object or an array.
  case truncated
  /// A control character that stands in a string as it is.
  case controlCharacter = "control-character"
}

/// Where a byte of the decoded view stands.
enum ArgumentPart: UInt8, Sendable {
  /// Between strings: punctuation, numbers, text that is no JSON.
  case structure = 0
  case key = 1
  case value = 2
}

/// How one decoded byte relates to the original, in one word, so that a stream's memory of it stays
/// small: the width of the unit that it begins, and where it stands.
struct ArgumentUnit: Sendable, Equatable {
  let raw: UInt32

  init(width: Int, part: ArgumentPart) {
    raw = UInt32(clamping: min(max(0, width), Self.mostWidth)) << 2 | UInt32(part.rawValue)
  }

  private static let mostWidth = 1 << 28

  /// A byte inside of a unit: it has no width of its own.
  static func inside(_ part: ArgumentPart) -> ArgumentUnit { ArgumentUnit(width: 0, part: part) }

  /// Bytes of the original that the unit takes; 0 inside of one.
  var width: Int { Int(raw >> 2) }
  var part: ArgumentPart { ArgumentPart(rawValue: UInt8(raw & 3)) ?? .structure }
}

/// The state between two pieces.
struct ArgumentDecoder: Sendable {
  private enum State: Sendable {
    case outside
    case inString
    case escape
    /// Hex digits of `\u` still to come.
    case unicode(left: Int)
  }

  private(set) var decoded: [UInt8] = []
  private(set) var units: [ArgumentUnit] = []
  private(set) var faults: Set<ArgumentFault> = []
  private var state = State.outside
  private var part = ArgumentPart.structure
  private var expectsKey = false
  private var depth = 0
  /// One bit for each level: whether it is an object.
  private var objects = [UInt64](repeating: 0, count: GuardLimits.argumentLevels / 64)
  /// Bytes of an escape that is not complete.
  private var pending: [UInt8] = []
  private var value: UInt32 = 0
  private var high: UInt32 = 0
  private var utf8 = UTF8Watch()

  /// Whether a value at the top has ended, as far as brackets and quotation marks tell.
  var isBetweenValues: Bool {
    guard case .outside = state else { return false }
    return depth == 0
  }

  /// Takes the next bytes; `decoded` and `units` then hold what they add.
  mutating func push(_ bytes: ArraySlice<UInt8>) {
    decoded.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    for byte in bytes { take(byte) }
  }

  /// Takes one byte.
  mutating func push(_ byte: UInt8) {
    decoded.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    take(byte)
  }

  /// Ends the document.
  mutating func finish() {
    decoded.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    if case .outside = state, depth == 0 {} else { faults.insert(.truncated) }
    flushPending()
    if utf8.isOpen { faults.insert(.invalidUTF8) }
  }

  private mutating func take(_ byte: UInt8) {
    if utf8.take(byte) { faults.insert(.invalidUTF8) }
    switch state {
    case .outside: takeOutside(byte)
    case .inString: takeInString(byte)
    case .escape: takeEscape(byte)
    case .unicode(let left): takeHex(byte, left)
    }
  }

  // MARK: structure

  private mutating func takeOutside(_ byte: UInt8) {
    emit(byte, .structure)
    switch byte {
    case UInt8(ascii: "\""):
      // Below the levels that are followed, a string counts as a key: it is never rewritten.
      part = depth >= GuardLimits.argumentLevels || (isObject && expectsKey) ? .key : .value
      state = .inString
    case UInt8(ascii: "{"): open(isObject: true)
    case UInt8(ascii: "["): open(isObject: false)
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth = max(0, depth - 1)
      expectsKey = false
    case UInt8(ascii: ","): expectsKey = isObject
    case UInt8(ascii: ":"): expectsKey = false
    default: break
    }
  }

  private var isObject: Bool {
    guard depth > 0, depth <= GuardLimits.argumentLevels else { return false }
    return objects[(depth - 1) / 64] >> UInt64((depth - 1) % 64) & 1 == 1
  }

  private mutating func open(isObject: Bool) {
    depth += 1
    expectsKey = isObject
    guard depth <= GuardLimits.argumentLevels else {
      faults.insert(.tooDeep)
      return
    }
    let bit: UInt64 = 1 << UInt64((depth - 1) % 64)
    if isObject {
      objects[(depth - 1) / 64] |= bit
    } else {
      objects[(depth - 1) / 64] &= ~bit
    }
  }

  // MARK: strings

  private mutating func takeInString(_ byte: UInt8) {
    if byte == UInt8(ascii: "\\") {
      if high == 0 { pending.removeAll(keepingCapacity: true) }
      pending.append(byte)
      state = .escape
      return
    }
    closePair()
    if byte == UInt8(ascii: "\"") {
      emit(byte, .structure)
      state = .outside
      expectsKey = false
      return
    }
    if byte < 0x20 { faults.insert(.controlCharacter) }
    emit(byte, part)
  }

  private mutating func takeEscape(_ byte: UInt8) {
    if byte == UInt8(ascii: "u") {
      pending.append(byte)
      value = 0
      state = .unicode(left: 4)
      return
    }
    let backslash = pending.popLast() ?? UInt8(ascii: "\\")
    closePair()
    state = .inString
    guard let plain = Self.plain(byte) else {
      faults.insert(.invalidEscape)
      emit(backslash, part)
      takeInString(byte)
      return
    }
    decoded.append(plain)
    units.append(ArgumentUnit(width: 2, part: part))
  }

  private static func plain(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  private mutating func takeHex(_ byte: UInt8, _ left: Int) {
    guard let digit = Self.hex(byte) else {
      faults.insert(.invalidEscape)
      flushPending()
      state = .inString
      takeInString(byte)
      return
    }
    pending.append(byte)
    value = value << 4 | digit
    guard left == 1 else {
      state = .unicode(left: left - 1)
      return
    }
    state = .inString
    endUnicode()
  }

  private static func hex(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  private mutating func endUnicode() {
    if high != 0, (0xDC00...0xDFFF).contains(value) {
      let scalar = 0x10000 + (high - 0xD800) << 10 + (value - 0xDC00)
      high = 0
      return emit(scalar: scalar, width: pending.count)
    }
    if high != 0 {
      let own = Array(pending.suffix(6))
      pending.removeLast(min(6, pending.count))
      closePair()
      pending = own
    }
    if (0xD800...0xDBFF).contains(value) {
      high = value
      return
    }
    if (0xDC00...0xDFFF).contains(value) {
      faults.insert(.loneSurrogate)
      return emit(scalar: 0xFFFD, width: pending.count)
    }
    emit(scalar: value, width: pending.count)
  }

  /// A first half without its second: said, and shown as U+FFFD.
  private mutating func closePair() {
    guard high != 0 else { return }
    high = 0
    faults.insert(.loneSurrogate)
    emit(scalar: 0xFFFD, width: min(12, pending.count))
  }

  /// Gives the bytes of an escape that did not end as they are.
  private mutating func flushPending() {
    if high != 0 {
      let rest = Array(pending.dropFirst(6))
      pending = Array(pending.prefix(6))
      closePair()
      pending = rest
    }
    for byte in pending { emit(byte, part) }
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func emit(_ byte: UInt8, _ part: ArgumentPart) {
    decoded.append(byte)
    units.append(ArgumentUnit(width: 1, part: part))
  }

  private mutating func emit(scalar: UInt32, width: Int) {
    let scalar = Unicode.Scalar(scalar) ?? "\u{FFFD}"
    for (index, byte) in UTF8.encode(scalar).map(Array.init)?.enumerated() ?? [].enumerated() {
      decoded.append(byte)
      units.append(index == 0 ? ArgumentUnit(width: width, part: part) : .inside(part))
    }
    pending.removeAll(keepingCapacity: true)
  }
}

/// Whether bytes are UTF-8 (RFC 3629), followed from piece to piece.
struct UTF8Watch: Sendable {
  private var left = 0
  private var least: UInt8 = 0x80
  private var most: UInt8 = 0xBF

  /// Whether a character is not complete.
  var isOpen: Bool { left > 0 }

  /// Takes one byte; whether it cannot stand there.
  mutating func take(_ byte: UInt8) -> Bool {
    if left > 0 {
      if (least...most).contains(byte) {
        left -= 1
        (least, most) = (0x80, 0xBF)
        return false
      }
      (left, least, most) = (0, 0x80, 0xBF)
      _ = take(byte)
      return true
    }
    switch byte {
    case 0..<0x80: return false
    case 0xC2...0xDF: left = 1
    case 0xE0: (left, least) = (2, 0xA0)
    case 0xED: (left, most) = (2, 0x9F)
    case 0xE1...0xEF: left = 2
    case 0xF0: (left, least) = (3, 0x90)
    case 0xF4: (left, most) = (3, 0x8F)
    case 0xF1...0xF3: left = 3
    default: return true
    }
    return false
  }
}

extension GuardLimits {
  /// Levels of arrays and objects whose kind is followed; strings below them count as keys. A
  /// multiple of 64.
  static let argumentLevels = 1_024
  /// Arguments are decoded in slices of this size.
  static let argumentSliceBytes = 1_024
}
