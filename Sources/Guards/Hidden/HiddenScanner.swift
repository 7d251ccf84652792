/// Finds characters that people do not see and models read: the detector of the family `hidden`.
/// Text in ASCII is passed over quickly; elsewhere each invisible character is judged by its
/// neighbours, so that emoji and the scripts that need such characters pass.

struct HiddenScanner: StreamDetector {
  /// The next byte to look at; nothing later begins before it.
  private(set) var frontier = 0
  private var open: Match?
  /// Position after the last sign in Braille that shows dots.
  private var lastBraille = Int.min / 2

  var openMatches: [Match] { open.map { [$0] } ?? [] }

  mutating func scan(_ window: TextWindow, into matches: inout [Match]) {
    while frontier < window.end {
      if open != nil {
        guard extend(window, into: &matches) else { return }
        continue
      }
      guard let place = nextLead(window) else {
        frontier = window.end
        break
      }
      frontier = place
      guard step(window, into: &matches) else { return }
    }
    if window.isFinal { close(into: &matches) }
  }

  private func nextLead(_ window: TextWindow) -> Int? {
    ByteSearch.lead(Invisible.leadTable, in: window.bytes, from: frontier - window.base)
      .map { $0 + window.base }
  }

  /// Looks at one position; `false` when bytes are missing.
  private mutating func step(_ window: TextWindow, into matches: inout [Match]) -> Bool {
    do throws(Undecided) {
      var reader = ByteReader(window, at: frontier)
      guard let (scalar, length) = try UTF8Reading.scalar(&reader, at: frontier) else {
        frontier += 1
        return true
      }
      guard Invisible(scalar) != nil else {
        frontier += length
        if scalar > 0x2800, scalar <= 0x28FF { lastBraille = frontier }
        return true
      }
      var end = frontier
      let run = try read(&reader, &end)
      guard let offence = run.offence else {
        frontier = end
        return true
      }
      let match = Match(
        type: offence.type, start: frontier, end: end, confidence: 0.95,
        certainAt: reader.reached)
      frontier = end
      if run.scalars.count >= GuardLimits.hiddenRunScalars {
        open = match
      } else {
        matches.append(match)
      }
      return true
    } catch {
      return false
    }
  }

  private func read(_ reader: inout ByteReader, _ end: inout Int) throws(Undecided) -> HiddenRun {
    var run = HiddenRun()
    while run.scalars.count < GuardLimits.hiddenRunScalars,
      let (scalar, length) = try UTF8Reading.scalar(&reader, at: end),
      let kind = Invisible(scalar)
    {
      run.scalars.append((scalar, kind))
      end += length
    }
    let (before, distance) = UTF8Reading.before(reader, 0)
    run.before = before
    run.isAtStart = distance == 0
    if Self.isModifier(before) { run.before = UTF8Reading.before(reader, distance).scalar }
    run.secondBefore = UTF8Reading.before(reader, distance).scalar
    if run.scalars.count < GuardLimits.hiddenRunScalars,
      let (after, length) = try UTF8Reading.scalar(&reader, at: end)
    {
      run.after = after
      if run.scalars[0].kind == .softHyphen {
        run.secondAfter = try UTF8Reading.scalar(&reader, at: end + length)?.scalar ?? 0
      }
    }
    try lookAround(&reader, &run, end)
    return run
  }

  /// The tones of skin stand between an emoji and its joiner.
  private static func isModifier(_ scalar: UInt32) -> Bool {
    (0x1F3FB...0x1F3FF).contains(scalar) || scalar == 0x20E3
  }

  /// Looks for what makes marks of direction, and blank Braille, belong.
  private func lookAround(
    _ reader: inout ByteReader, _ run: inout HiddenRun, _ end: Int
  ) throws(Undecided) {
    let kinds = run.scalars.map(\.kind)
    if kinds.contains(where: { [.mark, .isolate, .embedding].contains($0) }) {
      run.hasRightToLeft = try hasNear(&reader, end, Script.isRightToLeft)
    }
    if kinds.contains(.braille) {
      run.hasBraille = reader.position - lastBraille < 512
      if !run.hasBraille {
        run.hasBraille = try hasNear(&reader, end) { $0 > 0x2800 && $0 <= 0x28FF }
      }
    }
  }

  private func hasNear(
    _ reader: inout ByteReader, _ end: Int, _ belongs: (UInt32) -> Bool
  ) throws(Undecided) -> Bool {
    var distance = 0
    while distance < GuardLimits.directionReach {
      let (scalar, next) = UTF8Reading.before(reader, distance)
      guard next > distance else { break }
      if belongs(scalar) { return true }
      distance = next
    }
    var index = end
    while index < end + GuardLimits.directionReach,
      let (scalar, length) = try UTF8Reading.scalar(&reader, at: index)
    {
      if belongs(scalar) { return true }
      index += length
    }
    return false
  }

  /// Carries a long run on; `false` when bytes are missing.
  private mutating func extend(_ window: TextWindow, into matches: inout [Match]) -> Bool {
    do throws(Undecided) {
      var reader = ByteReader(window, at: frontier)
      guard let (scalar, length) = try UTF8Reading.scalar(&reader, at: frontier),
        Invisible(scalar) != nil
      else {
        close(into: &matches)
        return true
      }
      frontier += length
      open?.end = frontier
      return true
    } catch {
      return false
    }
  }

  private mutating func close(into matches: inout [Match]) {
    if let open { matches.append(open) }
    open = nil
  }
}

/// Single characters out of UTF-8, forwards and backwards.
enum UTF8Reading {
  /// The character at `index` and its length; a byte that is no valid UTF-8 counts as one
  /// character, U+FFFD. `nil` at the end of the text.
  static func scalar(
    _ reader: inout ByteReader, at index: Int
  ) throws(Undecided) -> (scalar: UInt32, length: Int)? {
    guard let first = try reader.peek(index) else { return nil }
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    guard length > 1, first <= 0xF4 else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard let byte = try reader.peek(index + offset), byte & 0xC0 == 0x80 else {
        return (0xFFFD, 1)
      }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (value, length)
  }

  /// The character that ends `distance` bytes before the position, and the distance of its first
  /// byte; 0 and the same distance at the beginning of the text or of what is visible of it.
  static func before(_ reader: ByteReader, _ distance: Int) -> (scalar: UInt32, distance: Int) {
    guard let last = reader.before(distance + 1) else { return (0, distance) }
    if last < 0x80 { return (UInt32(last), distance + 1) }
    var value: UInt32 = 0
    for length in 1...4 {
      guard let byte = reader.before(distance + length) else { return (0, distance) }
      if byte & 0xC0 == 0x80 {
        value |= UInt32(byte & 0x3F) << UInt32(6 * (length - 1))
        continue
      }
      guard length > 1 else { return (0xFFFD, distance + 1) }
      value |= UInt32(byte & (0x7F >> UInt32(length))) << UInt32(6 * (length - 1))
      return (value, distance + length)
    }
    return (0xFFFD, distance + 1)
  }
}
