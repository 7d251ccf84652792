/// Pickle files: one stream or many, PyTorch's legacy files, joblib's files.

import Bytes
import Formats

extension Inspector {
  /// The longest name of a module or class that is taken for one when a stream is not whole.
  private static let longestName = 200

  /// Reads a pickle; `nil` if the content is none. `others`: another reader already knows it, so
  /// that only a stream that says what it is counts.
  mutating func inspectPickle(_ region: Region, _ place: Place, others: Bool) -> Assessment? {
    let first = runStream(region, at: 0)
    guard looksLikePickle(first, region, others: others) else { return nil }
    if TorchLegacy.isCandidate(region) { return inspectTorchLegacy(region, place) }
    var result = Assessment(format: first.usesJoblib ? "joblib" : "pickle")
    if place.isTorch { result.format = "pytorch-pickle" }
    inspectStreams(region, place, first: first, into: &result)
    return result
  }

  private func looksLikePickle(_ trace: PickleTrace, _ region: Region, others: Bool) -> Bool {
    if trace.startsWithProtocol { return !others || !trace.events.isEmpty || trace.isWhole }
    if others { return trace.isWhole && !trace.imports.isEmpty }
    if trace.isWhole, trace.endOffset == region.count { return true }
    if trace.isWhole, !trace.events.isEmpty, plausible(trace.imports) { return true }
    // A headerless stream that breaks after it called something: loaders have run that call.
    return !trace.calls.isEmpty && plausible(trace.imports)
      || trace.imports.contains { policy.danger(of: PickleJudge.plainName($0)) != nil }
  }

  func plausible(_ imports: [PickleImport]) -> Bool {
    !imports.isEmpty
      && imports.allSatisfy { isName($0.module) && isName($0.name) }
  }

  private func isName(_ text: String) -> Bool {
    text.utf8.count <= Self.longestName
      && text.utf8.allSatisfy {
        $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
          || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
          || ($0 >= 0x30 && $0 <= 0x39) || $0 >= 0x80
      }
  }

  /// Runs one stream within the budget of opcodes.
  mutating func runStream(
    _ region: Region, at offset: UInt64, framing: PickleFraming = .flat, joblib: Bool = false
  ) -> PickleTrace {
    var machine = PickleMachine(
      region, at: offset, opcodeBudget: opcodesLeft, framing: framing, skipsJoblibArrays: joblib)
    let trace = machine.run()
    opcodesLeft -= trace.opcodes
    return trace
  }

  /// Judges the stream at the start and all that follow it.
  mutating func inspectStreams(
    _ region: Region, _ place: Place, first: PickleTrace, into result: inout Assessment
  ) {
    var trace = first
    var number = 0
    while true {
      trace = joblibReading(of: trace, region, place, &result)
      judge(trace, region, place, &result)
      guard trace.isWhole else { return broken(trace, region, place, &result) }
      guard trace.endOffset < region.count, !endsBlank(region, from: trace.endOffset) else {
        return
      }
      number += 1
      guard number < InspectionLimits.streams else {
        note(InspectionRules.streamBudget, .unknown, "too many streams", place)
        return result.lacks("too many streams")
      }
      let next = runStream(region, at: trace.endOffset)
      guard next.isWhole || next.startsWithProtocol || !next.events.isEmpty else {
        note(
          InspectionRules.trailingBytes, .unknown,
          "\(region.count - trace.endOffset) bytes follow the end of the stream", place,
          at: trace.endOffset)
        return result.lacks("bytes after the end of the stream")
      }
      trace = next
    }
  }

  /// Whether only a few line ends or spaces follow, as text editors leave them.
  private func endsBlank(_ region: Region, from offset: UInt64) -> Bool {
    let count = region.count - offset
    guard count <= 8, let rest = try? region.bytes(offset, Int(count)) else { return false }
    return rest.allSatisfy { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }
  }

  /// joblib's own reading where the stream holds arrays of joblib; plain `pickle` runs into the
  /// arrays' bytes, and what it would import there counts too.
  private mutating func joblibReading(
    of plain: PickleTrace, _ region: Region, _ place: Place, _ result: inout Assessment
  ) -> PickleTrace {
    guard plain.usesJoblib else { return plain }
    let reading = runStream(region, at: plain.start, joblib: true)
    guard reading.isWhole else { return reading }
    let known = Set(reading.imports.map { $0.offset })
    let inner = Dictionary(
      reading.inner.flatMap(\.imports).map { ($0.offset, $0) }, uniquingKeysWith: { $1 })
    for entry in plain.imports where !known.contains(entry.offset) {
      let name = PickleJudge.plainName(entry)
      guard isName(entry.module), isName(entry.name), policy.rule(for: name) == nil else {
        continue
      }
      if let own = inner[entry.offset], isMistaken(entry, for: own) { continue }
      note(
        InspectionRules.unknownImport, .suspicious,
        "a plain loader would import \(name.dotted) from the bytes of an array", place,
        at: entry.offset)
      result.verdict = max(result.verdict, .suspicious)
    }
    return reading
  }

  /// Whether a plain loader only takes another text of the file for the module of `own`, as it does
  /// with every array of objects, whose stream counts its texts anew. What it looks for then is no
  /// module that Python has, and a name that is allowed where it belongs.
  private func isMistaken(_ entry: PickleImport, for own: PickleImport) -> Bool {
    entry.name == own.name && policy.rule(for: PickleJudge.plainName(own)) != nil
      && policy.danger(of: PickleJudge.plainName(entry)) == nil
      && !entry.module.contains(".") && !StandardLibrary.modules.contains(entry.module)
  }

  /// Judges one stream, with what lies inside it.
  mutating func judge(
    _ trace: PickleTrace, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    var judge = PickleJudge(
      trace, policy: policy, isTorch: place.isTorch, isScript: place.isScript)
    judge.judge()
    apply(judge, place, &result)
    for inner in trace.inner { self.judge(inner, region, place, &result) }
    for nested in judge.nestedLoads { inspectLoaded(nested, trace, region, place, &result) }
    inspectByteStrings(trace, except: judge.nestedLoads, region, place, &result)
    inspectTexts(trace, region, place, &result)
    let straddles = trace.events.contains {
      if case .straddledFrame = $0 { true } else { false }
    }
    if straddles, trace.framing == .flat {
      self.judge(runStream(region, at: trace.start, framing: .framed), region, place, &result)
    }
  }

  private mutating func apply(_ judge: PickleJudge, _ place: Place, _ result: inout Assessment) {
    for finding in judge.findings {
      note(
        finding.rule, finding.verdict, finding.message, place, at: finding.offset,
        excerpt: finding.excerpt)
      result.verdict = max(result.verdict, finding.verdict)
    }
    if judge.runsCode { result.capability = max(result.capability, .codeOnLoad) }
    if judge.findings.contains(where: { $0.rule == InspectionRules.outOfBand }) {
      result.lacks("buffers outside the file")
    }
  }

  private mutating func broken(
    _ trace: PickleTrace, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    guard case .failed(let error) = trace.end else { return }
    let isLimit = if case .limit = error { true } else { false }
    note(
      isLimit ? InspectionRules.streamBudget : InspectionRules.brokenStream, .unknown,
      "the stream cannot be followed: \(error.words)", place, at: error.offset)
    result.lacks("the stream breaks off at byte \(error.offset)")
  }

  /// What a nested loader reads is inspected as an artefact of its own.
  private mutating func inspectLoaded(
    _ nested: PickleNested, _ trace: PickleTrace, _ region: Region, _ place: Place,
    _ result: inout Assessment
  ) {
    guard let part = loaded(nested, trace, region, place, &result) else { return }
    result.join(part)
    if case .keras = nested, !part.format.contains("keras") {
      note(
        InspectionRules.nestedStream, .suspicious,
        "what Keras loads from this is no archive of Keras", place)
      result.verdict = max(result.verdict, .suspicious)
    }
  }

  private mutating func loaded(
    _ nested: PickleNested, _ trace: PickleTrace, _ region: Region, _ place: Place,
    _ result: inout Assessment
  ) -> Assessment? {
    switch nested {
    case .bytes(let bytes):
      guard let part = try? region.part(bytes.start, bytes.count) else { return nil }
      return inspect(part, place.member("bytes at \(bytes.start)"))
    case .latin1(let value):
      guard let bytes = PickleContent.latin1(value, trace, region) else {
        note(InspectionRules.nestedStream, .unknown, "a text too long to be unpacked", place)
        result.lacks("a nested stream was not read")
        return nil
      }
      return inspect(Region(MemorySource(bytes)), place.member("a text of the stream"))
    case .keras(let content): return loaded(content, trace, region, place, &result)
    }
  }
}

extension PickleTrace {
  /// Whether the stream holds arrays as joblib writes them.
  var usesJoblib: Bool {
    imports.contains { $0.isJoblibWrapper }
  }
}
