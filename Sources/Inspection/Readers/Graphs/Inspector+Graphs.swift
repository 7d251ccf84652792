/// What all formats of graphs share: how faults, strange fields and foreign content are judged.

import Bytes
import Formats

extension Inspector {
  /// A graph that cannot be followed.
  mutating func fail(_ error: FormatError, _ place: Place, _ result: inout Assessment) {
    switch error {
    case .limit(let offset, let what):
      note(
        InspectionRules.graphBudget, .suspicious, "\(what) exceeds the reader's bound", place,
        at: offset)
      result.verdict = max(result.verdict, .suspicious)
      result.lacks("the graph exceeds a bound")
    default:
      note(InspectionRules.graphBroken, .unknown, error.words, place, at: error.offset)
      result.lacks("the graph cannot be followed")
    }
  }

  /// A construct that is judged in one line.
  mutating func judge(
    _ rule: InspectionRule, _ verdict: ArtefactVerdict, _ words: String, _ place: Place,
    at offset: UInt64 = 0, excerpt: String = "", _ result: inout Assessment
  ) {
    note(rule, verdict, words, place, at: offset, excerpt: excerpt)
    result.verdict = max(result.verdict, verdict)
    if verdict == .unknown { result.lacks(words) }
  }

  /// What did not fit the schema, and what does not belong into a graph.
  mutating func judge(
    _ audit: ProtobufAudit, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    for oddity in audit.strangers.prefix(8) {
      judge(
        InspectionRules.graphStranger, .suspicious, "the format has no \(oddity.words)", place,
        at: oddity.offset, &result)
    }
    for oddity in audit.ambiguities.prefix(8) {
      judge(
        InspectionRules.graphAmbiguous, .suspicious, oddity.words, place, at: oddity.offset, &result
      )
    }
    for oddity in audit.scripts.prefix(8) {
      judge(
        InspectionRules.graphScript, .suspicious, "a text holds \(oddity.words)", place,
        at: oddity.offset, excerpt: oddity.words, &result)
    }
    for range in audit.embedded {
      inspectEmbedded(range, region, place, &result)
    }
  }

  /// A field that starts like a program, an archive or a pickle: read as what it may be.
  mutating func inspectEmbedded(
    _ range: Range<UInt64>, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    guard let part = try? region.part(range.lowerBound, range.upperBound - range.lowerBound),
      let head = try? part.head(EmbeddedContent.headLength)
    else { return }
    if let program = EmbeddedContent.program(head) {
      judge(
        InspectionRules.graphEmbedded, .suspicious, "a field starts like \(program)", place,
        at: range.lowerBound, &result)
      return
    }
    guard EmbeddedContent.isLikely(head) else { return }
    // Tried on a copy: weights that happen to start so are no reason for anything.
    var trial = self
    let found = trial.inspect(part, place.member("bytes at \(range.lowerBound)"))
    guard found.verdict > .unknown || found.format.hasPrefix("zip") else { return }
    self = trial
    result.join(found)
    judge(
      InspectionRules.graphEmbedded, .suspicious, "a field holds \(found.format)", place,
      at: range.lowerBound, &result)
  }

  /// Addresses that metadata names.
  mutating func noteAddresses(
    _ texts: [(key: String, value: String, offset: UInt64)], _ place: Place
  ) {
    let found = texts.filter { $0.value.contains("://") }
    for text in found.prefix(4) {
      note(
        InspectionRules.graphAddress, .safe, "the entry \(text.key) names an address", place,
        at: text.offset)
    }
  }
}
