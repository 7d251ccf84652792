/// TensorFlow Lite models and ExecuTorch programs: operators, buffers, and what lies behind them.

import Bytes
import Formats

extension Inspector {
  mutating func inspectLite(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "tflite")
    do throws(FormatError) {
      let model = try LiteModel(region)
      judgeOperators(model, region, place, &result)
      for call in model.calls {
        judge(
          InspectionRules.liteOperator, .suspicious, "a call into the runtime's library", place,
          at: call.offset, excerpt: call.name, &result)
        result.capability = max(result.capability, .codeOnUse)
      }
      for external in model.externals {
        guard let hazard = PathHazard.of(external.name), hazard.leaves else { continue }
        judge(
          InspectionRules.litePath, .malicious, "tensors lie at \(hazard.words)", place,
          at: external.offset, excerpt: external.name, &result)
      }
      for fault in model.faults {
        judge(InspectionRules.liteIndex, .suspicious, fault.words, place, at: fault.offset, &result)
      }
      judge(model.audit, region, place, &result)
      judge(gaps: model.gaps, region, place, &result)
    } catch {
      fail(error, place, &result)
    }
    // Where this reader owns the content, no other looks whether it is a pickle besides.
    if FormatReader.ownsLite(region), let pickle = inspectPickle(region, place, others: true) {
      result.join(pickle)
      judge(
        InspectionRules.polyglot, .suspicious, "the content is tflite+pickle at once", place,
        &result)
    }
    return result
  }

  private mutating func judgeOperators(
    _ model: LiteModel, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    for (index, entry) in model.operators.enumerated() {
      guard entry.code == LiteModel.custom else {
        if entry.code < 0 || entry.code > LitePolicy.lastBuiltin
          || entry.code == LitePolicy.delegate
        {
          judge(
            InspectionRules.liteOperator, .suspicious,
            "the operator number \(entry.code) is not known", place, at: entry.offset, &result)
          result.capability = max(result.capability, .codeOnUse)
        }
        continue
      }
      if entry.custom.hasPrefix("Flex") {
        judgeFlex(index, entry, model, region, place, &result)
      } else if !LitePolicy.custom.contains(entry.custom) {
        judge(
          InspectionRules.liteOperator, .suspicious,
          "the operator \(entry.custom) is not known", place, at: entry.offset,
          excerpt: entry.custom, &result)
        result.capability = max(result.capability, .codeOnUse)
      }
    }
  }

  /// An operator that TensorFlow itself runs: its name, and the node in its options.
  private mutating func judgeFlex(
    _ index: Int, _ entry: LiteModel.Operator, _ model: LiteModel, _ region: Region,
    _ place: Place, _ result: inout Assessment
  ) {
    var names = [String(entry.custom.dropFirst(4))]
    for options in model.customOptions where options.operator == index {
      let length = Int(min(options.range.upperBound - options.range.lowerBound, 1 << 20))
      guard let bytes = try? region.bytes(options.range.lowerBound, length) else { continue }
      names += Self.watchedWords(bytes)
    }
    for name in Set(names).sorted() {
      let role = TensorFlowPolicy.role(of: name)
      guard role != .allowed else { continue }
      let isDangerous = role == .dangerous
      judge(
        isDangerous ? InspectionRules.tensorFlowDangerous : InspectionRules.liteOperator,
        isDangerous ? .malicious : .suspicious,
        "the operator \(name) of TensorFlow is not one that only computes", place,
        at: entry.offset, excerpt: name, &result)
      result.capability = max(result.capability, .codeOnUse)
    }
  }

  /// Names of operators that matter, among the words of an operator's options.
  private static func watchedWords(_ bytes: [UInt8]) -> [String] {
    let words = bytes.split { byte in
      !(0x30...0x39).contains(byte) && !(0x41...0x5A).contains(byte)
        && !(0x61...0x7A).contains(byte) && byte != 0x5F
    }
    return words.filter { (4...48).contains($0.count) }
      .map { String(decoding: $0, as: UTF8.self) }
      .filter { TensorFlowPolicy.watched.contains($0) }
  }

  // MARK: what belongs to nothing

  /// Parts of the file that the buffer does not account for: padding, appended files, or hidden.
  mutating func judge(
    gaps: [Range<UInt64>], _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    for gap in gaps.prefix(64) {
      if isZero(gap, region) { continue }
      if gap.upperBound == region.count, inspectAppended(gap, region, place, &result) { continue }
      judge(
        InspectionRules.liteHidden, .suspicious,
        "\(gap.upperBound - gap.lowerBound) bytes belong to nothing", place, at: gap.lowerBound,
        &result)
      inspectEmbedded(gap, region, place, &result)
    }
    if gaps.count > 64 { result.lacks("too many parts of the file belong to nothing") }
  }

  private func isZero(_ range: Range<UInt64>, _ region: Region) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      let length = Int(min(UInt64(FormatLimits.window), range.upperBound - at))
      guard let bytes = try? region.bytes(at, length), bytes.allSatisfy({ $0 == 0 }) else {
        return false
      }
      at += UInt64(length)
    }
    return true
  }

  /// The files that belong to a model of TensorFlow Lite, appended as a zip archive.
  private mutating func inspectAppended(
    _ gap: Range<UInt64>, _ region: Region, _ place: Place, _ result: inout Assessment
  ) -> Bool {
    guard gap.upperBound - gap.lowerBound <= UInt64(InspectionLimits.unpackedInMemory),
      let tail = try? region.bytes(
        gap.lowerBound, Int(gap.upperBound - gap.lowerBound)),
      let start = Self.firstMember(tail),
      let archive = AppendedZip.moved(
        Array(tail[start...]), prefix: gap.lowerBound + UInt64(start))
    else { return false }
    let content = Region(MemorySource(archive))
    var trial = self
    let found = trial.inspect(content, place.member("appended files"))
    guard found.format != "unknown" else { return false }
    // Labels and vocabularies are texts of no format of their own: data, whatever they say.
    let others = trial.reasons.dropFirst(reasons.count).contains {
      $0.rule != InspectionRules.unknownFormat
    }
    if found.verdict == .unknown, !others, Self.holdsOnlyTexts(content) { return true }
    self = trial
    result.join(found)
    return true
  }

  /// Whether all members of an archive are plain texts without words of scripts.
  private static func holdsOnlyTexts(_ region: Region) -> Bool {
    guard let archive = try? ZipArchive(region), !archive.entries.isEmpty else { return false }
    return archive.entries.allSatisfy { entry in
      guard
        let content = ZipMember.content(
          entry, method: entry.central.method, length: entry.central.packedSize, region),
        content.count <= UInt64(InspectionLimits.unpackedInMemory),
        let bytes = try? content.bytes(0, Int(content.count)),
        String(validating: bytes, as: UTF8.self) != nil
      else { return false }
      return !bytes.contains { $0 < 0x20 && !(0x09...0x0D).contains($0) }
        && EmbeddedContent.script(in: bytes) == nil && !bytes.starts(with: [0x23, 0x21])
    }
  }

  /// Where the archive starts, after at most a few bytes of padding.
  private static func firstMember(_ tail: [UInt8]) -> Int? {
    (0..<min(64, tail.count)).first { start in
      tail[start...].starts(with: [0x50, 0x4B, 3, 4]) && tail[..<start].allSatisfy { $0 == 0 }
    }
  }

  // MARK: shared with other FlatBuffers

  mutating func judge(
    _ audit: FlatAudit, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    for oddity in audit.strangers.prefix(8) {
      judge(
        InspectionRules.graphStranger, .suspicious, "the format has no \(oddity.words)", place,
        at: oddity.offset, &result)
    }
    for oddity in audit.scripts.prefix(8) {
      judge(
        InspectionRules.graphScript, .suspicious, "a text holds \(oddity.words)", place,
        at: oddity.offset, excerpt: oddity.words, &result)
    }
    for range in audit.embedded { inspectEmbedded(range, region, place, &result) }
  }
}

extension FormatReader {
  /// Whether a model of TensorFlow Lite owns the content: then a zip archive at its end is its own.
  static func ownsLite(_ region: Region) -> Bool {
    ZipArchive.isCandidate(region) && LiteModel.isWhole(region)
  }

  /// Formats that must be asked before archives, since an archive may be appended to them.
  static let liteGraphs = [
    FormatReader(
      name: "tflite", recognises: LiteModel.isCandidate, ownsContent: ownsLite,
      read: { $0.inspectLite($1, $2) })
  ]
}
