/// The work of one inspection: tells formats, calls readers, keeps budgets and reasons.

import Bytes
import Formats

/// State of one inspection. Not shared, not kept.
struct Inspector {
  let policy: InspectionPolicy
  private(set) var reasons: [Reason] = []
  private(set) var membersLeft = InspectionLimits.members
  var opcodesLeft = InspectionLimits.opcodes
  var unpackedLeft = InspectionLimits.unpackedBytes
  var heldLeft = InspectionLimits.heldBytes
  var nestedLeft = InspectionLimits.nestedStreams

  /// What readers leave to the one pass over all bytes.
  var plan = PassPlan()
  let depth: InspectionDepth

  init(policy: InspectionPolicy, depth: InspectionDepth = .whole) {
    self.policy = policy
    self.depth = depth
    if depth == .headers { unpackedLeft = InspectionLimits.unpackedForHeaders }
  }

  // MARK: the whole artefact

  mutating func report(on source: some ByteSource, name: String, progress: ((UInt64) -> Void)?)
    -> ArtefactReport
  {
    let region = Region(root: source)
    unpackedLeft = InspectionLimits.unpackedBytes(of: region.count)
    var result = inspect(region, Place(name: name))
    var digest: Digest?
    switch depth {
    case .whole: digest = pass(over: source, region, &result, progress)
    case .headers:
      note(InspectionRules.headersOnly, .safe, "only headers were read", Place())
      result.lacks("only headers were read")
    }
    guard (try? source.checkUnchanged()) != nil else { return changed(region, name: name) }
    if digest == nil, depth == .whole {
      note(
        InspectionRules.unreadable, .unknown, "the content could not be read to its end", Place())
      result.lacks("not all bytes could be read")
      result.capability = max(result.capability, .unreadable)
    }
    return conclude(result, digest, region, name: name)
  }

  /// What is said of content that changed while it was read: nothing that was seen.
  private mutating func changed(_ region: Region, name: String) -> ArtefactReport {
    reasons = []
    note(
      InspectionRules.changed, .unknown, "the content changed while it was read", Place())
    return conclude(unknown("unreadable", "the content changed"), nil, region, name: name)
  }

  private func conclude(
    _ result: Assessment, _ digest: Digest?, _ region: Region, name: String
  ) -> ArtefactReport {
    var result = result
    result.verdict = max(result.verdict, reasons.map(\.verdict).max() ?? .safe)
    let ordered = reasons.enumerated().sorted {
      ($1.element.verdict, $1.element.severity, $0.offset)
        < ($0.element.verdict, $0.element.severity, $1.offset)
    }
    return ArtefactReport(
      path: name, format: result.format, digest: digest, size: region.count,
      verdict: result.verdict, coverage: result.coverage, capability: result.capability,
      reasons: ordered.prefix(InspectionLimits.reasons).map(\.element),
      policyDigest: policy.digest)
  }

  // MARK: one piece of content

  /// Reads `region` with every reader that claims it.
  mutating func inspect(_ region: Region, _ place: Place) -> Assessment {
    guard place.depth <= InspectionLimits.depth, membersLeft > 0 else {
      note(
        InspectionRules.budget, .unknown, "containers nested too deep, or too many members", place)
      return unknown("unknown", "depth or number of members exceeds the bounds")
    }
    membersLeft -= 1
    guard region.count > 0 else {
      // A module or a note without a word is whole; `__init__.py` mostly is.
      if TextKind(name: place.name).mayBeEmpty { return Assessment(format: "text") }
      note(InspectionRules.empty, .unknown, "there is no content", place)
      return unknown("empty", "no content")
    }
    guard (try? region.head(16)) != nil else {
      note(InspectionRules.unreadable, .unknown, "the content cannot be read", place)
      var result = unknown("unreadable", "not readable")
      result.capability = .unreadable
      return result
    }
    var result = join(readings(of: region, place), region, place)
    if region.isUnpacked, depth == .whole { carve(unpacked: region, place, &result) }
    return result
  }

  /// What each reader that recognises the content makes of it. Readers of texts, which have no
  /// mark of their own, are asked only where no other reader claims the content.
  private mutating func readings(of region: Region, _ place: Place) -> [Assessment] {
    var found: [Assessment] = []
    let isAround = isPickleAroundArchive(region, place)
    for reader in FormatReader.binary where reader.recognises(region) {
      // The archive is a byte string of the pickle, and is inspected there.
      if isAround, reader.name == "zip" { continue }
      guard let reading = reader.read(&self, region, place) else { continue }
      found.append(reading)
      // An archive that starts the content holds everything after it, and reads it.
      if reader.ownsContent(region) { return found }
    }
    if let pickle = inspectPickle(region, place, others: !found.isEmpty) { found.append(pickle) }
    if found.isEmpty, let text = inspectText(region, place) { found.append(text) }
    return found
  }

  /// Reads bytes that no loader of the format asks for, or that it hands on as data: `nil` if there
  /// is nothing suspicious in them, and then no reason is kept either.
  mutating func inspectAside(_ region: Region, _ place: Place) -> Assessment? {
    let before = reasons
    let part = inspect(region, place)
    if part.verdict >= .suspicious { return part }
    reasons = before
    return nil
  }

  private mutating func join(_ found: [Assessment], _ region: Region, _ place: Place)
    -> Assessment
  {
    guard var result = found.first else { return unrecognised(region, place) }
    guard found.count > 1 else { return result }
    for other in found.dropFirst() { result.join(other) }
    result.format = found.map(\.format).joined(separator: "+")
    note(InspectionRules.polyglot, .suspicious, "the content is \(result.format) at once", place)
    result.verdict = max(result.verdict, .suspicious)
    return result
  }

  private mutating func unrecognised(_ region: Region, _ place: Place) -> Assessment {
    if let known = KnownFormats.name(of: region) {
      note(InspectionRules.unsupported, .unknown, "\(known): its content is not read here", place)
      return unknown(known, "\(known) is not read here")
    }
    note(
      InspectionRules.unknownFormat, .unknown, "the content is no format that is read here", place)
    return unknown("unknown", "the format is not known")
  }

  func unknown(_ format: String, _ missing: String) -> Assessment {
    var result = Assessment(format: format)
    result.lacks(missing)
    result.capability = .unreadable
    return result
  }

  // MARK: reasons

  /// Goes back to earlier reasons: what was noted since came from a wrong guess at the format.
  mutating func restore(_ earlier: [Reason]) { reasons = earlier }

  /// Writes a reason down. The worst are kept when there are too many.
  mutating func note(
    _ rule: InspectionRule, _ verdict: ArtefactVerdict, _ message: String, _ place: Place,
    at offset: UInt64 = 0, excerpt: String = ""
  ) {
    if reasons.count >= InspectionLimits.reasons {
      guard let mildest = reasons.indices.min(by: { reasons[$0].verdict < reasons[$1].verdict }),
        reasons[mildest].verdict < verdict
      else { return }
      reasons.remove(at: mildest)
    }
    reasons.append(
      Reason(
        rule: rule, verdict: verdict, message: Excerpt.clean(message),
        location: Location(memberPath: place.path, offset: offset), excerpt: Excerpt.clean(excerpt))
    )
  }
}

/// Text from artefacts, made fit to be shown.
enum Excerpt {
  /// Shortened, with control and direction characters as escapes.
  static func clean(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars.prefix(InspectionLimits.excerpt) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
        .unassigned:
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
