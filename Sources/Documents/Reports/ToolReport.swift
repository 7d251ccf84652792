/// Reports of other tools as evidence: recognised by their content, read strictly, turned into a
/// predicate of a standard type. What a report says counts for no more than who takes it in.

package import Bytes
package import Evidence

/// Why a report was refused, with the place.
package enum ReportError: Error, Equatable, Sendable {
  /// Not strict JSON; `line` counts from 1 in a file with one value on each line.
  case json(line: Int?, JSONError)
  /// Not the XML that is read here; `offset` counts bytes.
  case xml(words: String, offset: UInt64)
  /// Recognised, but a part is missing or wrong; `path` names it.
  case shape(format: String, path: String, expected: String)
  /// Nothing that is known here; `found` says what it looks like.
  case unknown(found: String)
  /// Larger than is read.
  case tooLarge(limit: Int)
}

/// What a file from another tool turned out to be.
package enum ForeignFile: Sendable {
  /// Signed attestations: one, or one on each line.
  case attestations([AttestationFile])
  /// A statement that nobody signed.
  case bareStatement(ForeignStatement)
  /// A report.
  case report(ToolReport)
}

/// A report as evidence.
package struct ToolReport: Sendable {
  /// The formats that are recognised.
  package enum Format: String, Sendable, CaseIterable {
    case sarif, junit, cyclonedx, spdx, openvex, scorecard, garak, art
  }

  /// The format that it has.
  package let format: Format
  /// The tool that wrote it, as it calls itself; empty when it does not say.
  package var tool: String
  /// Its version; empty when it does not say.
  package var version: String
  /// The predicate type that it becomes.
  package let predicateType: String
  /// The predicate.
  package let predicate: JSON
  /// Figures for people: counts, a score.
  package let summary: JSONObject
  /// What the report itself is about, by digest; usually empty.
  package var subjects: [Subject] = []

  init(
    _ format: Format, tool: String, version: String, predicateType: String, predicate: JSON,
    summary: JSONObject
  ) {
    self.format = format
    self.tool = Self.plain(tool)
    self.version = Self.plain(version)
    self.predicateType = predicateType
    self.predicate = predicate
    self.summary = summary
  }

  /// At most as many bytes as a name of a tool has, cut at a character.
  private static func plain(_ text: String) -> String { String(text.prefix(200)) }
}

/// Recognises files and reads them.
package enum ForeignReader {
  /// Reads a file. `expected` is the format that the caller names; without it the content decides.
  package static func read(_ bytes: [UInt8], expected: ToolReport.Format? = nil)
    throws(ReportError) -> ForeignFile
  {
    guard bytes.count <= ReportLimits.bytes else { throw .tooLarge(limit: ReportLimits.bytes) }
    let file = try recognise(bytes)
    if let expected {
      guard case .report(let report) = file, report.format == expected else {
        throw .unknown(found: words(file))
      }
    }
    return file
  }

  private static func words(_ file: ForeignFile) -> String {
    switch file {
    case .attestations: "an attestation"
    case .bareStatement: "a statement that nobody signed"
    case .report(let report): "a report in the format \(report.format.rawValue)"
    }
  }

  private static func recognise(_ bytes: [UInt8]) throws(ReportError) -> ForeignFile {
    let start = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    if start == UInt8(ascii: "<") { return .report(try JUnitReader.read(bytes)) }
    let json: JSON
    do {
      json = try JSON.parse(bytes, limits: ReportLimits.json)
    } catch {
      guard error.kind == .trailingBytes, let lines = try lines(bytes, error) else {
        throw .json(line: nil, error)
      }
      return try recognise(lines: lines)
    }
    return try recognise(json)
  }

  private static func recognise(_ json: JSON) throws(ReportError) -> ForeignFile {
    if AttestationFile.isAttestation(json) { return .attestations([try attestation(json, nil)]) }
    if json["_type"]?.string.map(ForeignStatement.types.contains) ?? false {
      do {
        return .bareStatement(try ForeignStatement.decode(json))
      } catch {
        throw shape(error, "statement")
      }
    }
    if let list = json["attestations"]?.array, !list.isEmpty,
      list.allSatisfy({ $0["bundle"] != nil })
    {
      return .attestations(try wrapped(list))
    }
    if let bundles = json["attestation_bundles"]?.array {
      return try published(bundles.flatMap { $0["attestations"]?.array ?? [] })
    }
    if json["verification_material"] != nil, json["envelope"] != nil {
      return try published([json])
    }
    if json["entry_type"] != nil { return .report(try GarakReader.read([json])) }
    for (format, fits, read) in readers where fits(json) {
      let report = try read(json)
      guard let definition = PredicateCatalogue.definition(ofType: report.predicateType) else {
        throw .unknown(found: report.predicateType)
      }
      do {
        try definition.check(report.predicate)
      } catch {
        throw shape(error, format.rawValue)
      }
      return .report(report)
    }
    throw .unknown(found: looks(json))
  }

  private static func looks(_ json: JSON) -> String {
    guard let object = json.object else { return "JSON that is no object" }
    let keys = object.keys.prefix(6).map { "\"\($0.prefix(40))\"" }.joined(separator: ", ")
    return object.count == 0 ? "an empty object" : "an object with the members \(keys)"
  }

  private typealias Reader = @Sendable (JSON) throws(ReportError) -> ToolReport
  private static let readers:
    [(format: ToolReport.Format, fits: @Sendable (JSON) -> Bool, read: Reader)] = [
      (.sarif, SARIFReader.fits, SARIFReader.read),
      (.cyclonedx, BOMReader.isCycloneDX, BOMReader.cycloneDX),
      (.spdx, BOMReader.isSPDX, BOMReader.spdx),
      (.openvex, BOMReader.isOpenVEX, BOMReader.openVEX),
      (.scorecard, ScorecardReader.fits, ScorecardReader.read),
      (.art, RobustnessReader.fits, RobustnessReader.read),
    ]

  // MARK: answers of registries

  /// The answers of GitHub and npm: bundles in a list.
  private static func wrapped(_ list: [JSON]) throws(ReportError) -> [AttestationFile] {
    guard list.count <= ReportLimits.attestations else {
      throw .tooLarge(limit: ReportLimits.attestations)
    }
    var all: [AttestationFile] = []
    for (index, item) in list.enumerated() {
      guard let bundle = item["bundle"] else { continue }
      do {
        all.append(try AttestationFile(bundle))
      } catch {
        throw shape(error, "attestations[\(index)].bundle")
      }
    }
    return all
  }

  /// What PyPI publishes (PEP 740): statement and signature stand apart there.
  private static func published(_ list: [JSON]) throws(ReportError) -> ForeignFile {
    guard !list.isEmpty, list.count <= ReportLimits.attestations else {
      throw .shape(
        format: "PyPI provenance", path: "attestation_bundles",
        expected: "1 to \(ReportLimits.attestations) attestations")
    }
    var all: [AttestationFile] = []
    for (index, item) in list.enumerated() {
      do {
        all.append(try AttestationFile(published: item))
      } catch {
        throw shape(error, "attestation \(index + 1)")
      }
    }
    return .attestations(all)
  }

  // MARK: one value on each line

  private static func lines(_ bytes: [UInt8], _ whole: JSONError) throws(ReportError) -> [JSON]? {
    let pieces = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard pieces.count > 1 else { return nil }
    guard pieces.count <= ReportLimits.lines else { throw .tooLarge(limit: ReportLimits.lines) }
    var values: [JSON] = []
    for (index, piece) in pieces.enumerated() {
      guard piece.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
      do {
        values.append(try JSON.parse(Array(piece), limits: ReportLimits.json))
      } catch {
        // A document over several lines with something after it is that fault, not this one.
        if index == 0 { throw .json(line: nil, whole) }
        throw .json(line: index + 1, error)
      }
    }
    return values
  }

  private static func recognise(lines: [JSON]) throws(ReportError) -> ForeignFile {
    guard let first = lines.first else { throw .unknown(found: "an empty file") }
    if AttestationFile.isAttestation(first) {
      guard lines.count <= ReportLimits.attestations else {
        throw .tooLarge(limit: ReportLimits.attestations)
      }
      var all: [AttestationFile] = []
      for (index, line) in lines.enumerated() { all.append(try attestation(line, index + 1)) }
      return .attestations(all)
    }
    if first["entry_type"] != nil { return .report(try GarakReader.read(lines)) }
    throw .unknown(found: "lines of JSON, the first being " + looks(first))
  }

  private static func attestation(_ json: JSON, _ line: Int?) throws(ReportError)
    -> AttestationFile
  {
    do {
      return try AttestationFile(json)
    } catch {
      throw shape(error, line.map { "attestation on line \($0)" } ?? "attestation")
    }
  }

  static func shape(_ error: EvidenceError, _ format: String) -> ReportError {
    switch error {
    case .invalidField(_, let path, let expected):
      .shape(format: format, path: path, expected: expected)
    case .invalidJSON(_, let error): .json(line: nil, error)
    case .unknownPayloadType(let type):
      .shape(
        format: format, path: "payloadType",
        expected: "\(Envelope.payloadType), not \(type.prefix(100))")
    case .unknownStatementType(let type):
      .shape(format: format, path: "_type", expected: "\(Statement.type), not \(type.prefix(100))")
    case .tooLarge(let part, let limit):
      .shape(format: format, path: part, expected: "at most \(limit)")
    default: .shape(format: format, path: "", expected: "a usable attestation")
    }
  }
}

/// Names of tests, without repeats, bounded in number and length.
struct TestNames {
  private(set) var names: [String] = []
  private var seen: Set<String> = []
  /// How many were added, repeats and those beyond the bound included.
  private(set) var count = 0

  mutating func add(_ name: String) {
    count += 1
    guard names.count < ReportLimits.items else { return }
    var short = name
    while short.utf8.count > ReportLimits.nameBytes { short.removeLast() }
    if short.isEmpty { short = "unnamed" }
    if seen.insert(short).inserted { names.append(short) }
  }

  func contains(_ name: String) -> Bool { seen.contains(name) }
}
