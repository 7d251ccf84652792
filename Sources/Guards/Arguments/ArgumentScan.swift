/// Whole argument documents: every string of a JSON tree, keys included, with findings at their
/// places in the document.

package import Bytes

/// What became of a document.
package struct ArgumentOutcome: Sendable, Hashable {
  /// The strictest action among the findings; `block` also where a finding could not be masked.
  package let action: GuardAction
  /// What was found, in order of position; findings that the policy allows are left out.
  package let findings: [Finding]
  /// The document with masked stretches of its strings replaced; empty when the action is `block`.
  package let text: String
  /// What keeps the document from being strict JSON.
  package let faults: Set<ArgumentFault>
}

/// One string of a document.
struct ArgumentString: Sendable {
  /// Its bytes, escapes resolved.
  var bytes: [UInt8] = []
  /// For each byte, where its unit begins in the document.
  var starts: [Int] = []
  /// Where its last unit ends.
  var end = 0
  var isKey: Bool

  /// The place in the document of a stretch of the string.
  func place(_ range: Range<Int>) -> Range<Int> {
    let first = range.lowerBound < starts.count ? starts[range.lowerBound] : end
    let last = range.upperBound < starts.count ? starts[range.upperBound] : end
    return first..<max(first, last)
  }
}

enum ArgumentStrings {
  /// The strings of `document`, in order, those of documents within its strings too. Of a document
  /// within one of those the strings count and not its text, which was there already; and all that lies
  /// within strings together is bounded, so that no nesting makes a document cost many times its size.
  static func read(_ document: [UInt8]) -> [ArgumentString] {
    var left = GuardLimits.argumentNestedBytes + 2 * document.count
    return read(document, layer: 0, &left)
  }

  private static func read(_ document: [UInt8], layer: Int, _ left: inout Int) -> [ArgumentString] {
    var strings: [ArgumentString] = []
    for string in own(document) {
      let isDocument = layer < GuardLimits.argumentLayers && beginsLikeJSON(string.bytes)
      let isText = layer == 0 || !isDocument || (try? JSON.parse(string.bytes)) == nil
      if isText {
        strings.append(string)
        if layer > 0 { left -= string.bytes.count }
      }
      guard isDocument, left > 0 else { continue }
      strings += read(string.bytes, layer: layer + 1, &left).map { inner in
        var inner = inner
        inner.starts = inner.starts.map { string.place($0..<$0).lowerBound }
        inner.end = string.place(inner.end..<inner.end).lowerBound
        inner.isKey = inner.isKey || string.isKey
        return inner
      }
    }
    return strings
  }

  private static func beginsLikeJSON(_ bytes: [UInt8]) -> Bool {
    let first = bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == UInt8(ascii: "\"")
  }

  /// The strings of the document itself.
  private static func own(_ document: [UInt8]) -> [ArgumentString] {
    var decoder = ArgumentDecoder()
    var strings: [ArgumentString] = []
    var current: ArgumentString?
    var raw = 0
    func take() {
      var start = raw
      for (byte, unit) in zip(decoder.decoded, decoder.units) {
        if unit.width > 0 { start = raw }
        raw += unit.width
        guard unit.part != .structure else {
          if let string = current { strings.append(string) }
          current = nil
          continue
        }
        if current == nil { current = ArgumentString(isKey: unit.part == .key) }
        current?.bytes.append(byte)
        current?.starts.append(start)
        current?.end = raw
      }
    }
    decoder.push(document[...])
    take()
    decoder.finish()
    take()
    if let string = current { strings.append(string) }
    return strings
  }
}

extension TextGuard {
  /// Judges the arguments of a tool call: the exact detectors over the decoded document, and those
  /// that judge whole messages over each of its strings.
  package func judge(arguments: String, origin: Origin) -> ArgumentOutcome {
    judge(arguments: Array(arguments.utf8), origin: origin)
  }

  /// The same for bytes, of which nothing is presumed. `place` is the label of where they go;
  /// `nil` where nothing is declared about it.
  package func judge(
    arguments document: [UInt8], origin: Origin, to place: DataLabel? = nil
  ) -> ArgumentOutcome {
    let act = { (finding: Finding) in
      place.map { policy.action(for: finding, to: $0) } ?? policy.action(for: finding)
    }
    let (found, faults) = findings(inArguments: document, origin: origin)
    let reported = found.filter { act($0.finding) > .allow }
    var action = reported.map { act($0.finding) }.max() ?? .allow
    if reported.contains(where: { !$0.isValue && act($0.finding) == .mask }) { action = .block }
    var text = ""
    if action == .mask {
      let stretches = reported.filter { act($0.finding) == .mask }.map {
        MaskedStretch(
          start: $0.finding.range.lowerBound, end: $0.finding.range.upperBound,
          type: $0.finding.type)
      }
      var writer = MaskWriter()
      let window = TextWindow(bytes: document, base: 0, isFinal: true)
      text = String(
        decoding: writer.write(window, upTo: document.count, masking: stretches), as: UTF8.self)
    } else if action != .block {
      text = String(decoding: document, as: UTF8.self)
    }
    let listed = Array(reported.prefix(GuardLimits.findings).map(\.finding))
    return ArgumentOutcome(action: action, findings: listed, text: text, faults: faults)
  }

  /// A finding in a document, and whether it lies in one string that is no key.
  struct ArgumentFinding {
    let finding: Finding
    let isValue: Bool
  }

  /// Everything that the detectors see in `document`, actions not considered.
  func findings(inArguments document: [UInt8], origin: Origin)
    -> (found: [ArgumentFinding], faults: Set<ArgumentFault>)
  {
    var decoder = ArgumentLayers()
    decoder.push(document[...])
    var (bytes, units) = (decoder.decoded, decoder.units)
    decoder.finish()
    bytes += decoder.decoded
    units += decoder.units
    var starts: [Int] = []
    starts.reserveCapacity(units.count + 1)
    var raw = 0
    for unit in units {
      starts.append(unit.width > 0 ? raw : starts.last ?? 0)
      raw += unit.width
    }
    starts.append(raw)
    var working = detectors
    var found: [ArgumentFinding] = []
    for match in working.scan(TextWindow(bytes: bytes, base: 0, isFinal: true)) {
      let isValue = units[match.start..<max(match.start, match.end)].allSatisfy {
        $0.part == .value
      }
      var end = match.end
      while end < units.count, units[end].width == 0 { end += 1 }
      let place = starts[match.start]..<max(starts[match.start], starts[end])
      found.append(
        ArgumentFinding(finding: Finding(match, origin: origin).moved(to: place), isValue: isValue))
    }
    // A document within a string is judged as a text and string by string: the same is said once.
    var seen: Set<Finding> = []
    for string in ArgumentStrings.read(document) {
      for match in messageMatches(in: string.bytes, origin: origin) {
        let place = string.place(match.start..<max(match.start, match.end))
        guard seen.insert(Finding(match, origin: origin).moved(to: place)).inserted else {
          continue
        }
        found.append(
          ArgumentFinding(
            finding: Finding(match, origin: origin).moved(to: place), isValue: !string.isKey))
      }
    }
    found.sort {
      ($0.finding.range.lowerBound, $0.finding.range.upperBound, $0.finding.type)
        < ($1.finding.range.lowerBound, $1.finding.range.upperBound, $1.finding.type)
    }
    return (found, decoder.faults)
  }
}
