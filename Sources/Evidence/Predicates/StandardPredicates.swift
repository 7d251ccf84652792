/// The standard predicates as values: read strictly, or made so that they read back.

package import Bytes

/// A predicate as a value.
package protocol TypedPredicate: Sendable {
  /// The type URI that is written.
  static var predicateType: String { get }
  /// Builds the value from a predicate that was checked against its definition.
  init(checked json: JSON)
  /// The predicate.
  var json: JSON { get }
}

extension TypedPredicate {
  /// Reads a predicate; refuses one that does not look as its definition says.
  package init(reading predicate: JSON) throws(EvidenceError) {
    guard let definition = PredicateCatalogue.definition(ofType: Self.predicateType) else {
      throw .unexpectedPredicateType(found: Self.predicateType, expected: "a known type")
    }
    try definition.check(predicate)
    self.init(checked: predicate)
  }

  /// The statement over `subjects` (at least one).
  package func statement(over subjects: [Subject]) -> Statement {
    Statement(subjects: subjects, predicateType: Self.predicateType, predicate: json)
  }
}

extension JSON {
  /// The texts of a list, other elements left out; empty for anything else.
  var texts: [String] { (array ?? []).compactMap(\.string) }
  /// The descriptors of a list.
  var descriptors: [ResourceDescriptor] { (array ?? []).map { ResourceDescriptor(checked: $0) } }
}

/// in-toto test-result v0.1.
package struct TestResult: TypedPredicate, Equatable {
  /// The type URI.
  package static let predicateType = PredicateType.testResult

  /// How it ended.
  package enum Result: String, Sendable, CaseIterable {
    case passed = "PASSED"
    case warned = "WARNED"
    case failed = "FAILED"
  }

  /// How it ended.
  package var result: Result
  /// What it was configured with.
  package var configuration: [ResourceDescriptor]
  /// Where more is found; empty for nowhere.
  package var url: String
  /// Names of tests by outcome.
  package var passed: [String]
  /// Names of tests that ended with a warning.
  package var warned: [String]
  /// Names of tests that failed.
  package var failed: [String]

  /// A result.
  package init(
    _ result: Result, configuration: [ResourceDescriptor] = [], url: String = "",
    passed: [String] = [], warned: [String] = [], failed: [String] = []
  ) {
    self.result = result
    self.configuration = configuration
    self.url = url
    self.passed = passed
    self.warned = warned
    self.failed = failed
  }

  /// Takes a predicate that was checked.
  package init(checked json: JSON) {
    self.init(
      json["result"]?.string.flatMap(Result.init(rawValue:)) ?? .failed,
      configuration: json["configuration"]?.descriptors ?? [],
      url: json["url"]?.string ?? "", passed: json["passedTests"]?.texts ?? [],
      warned: json["warnedTests"]?.texts ?? [], failed: json["failedTests"]?.texts ?? [])
  }

  package var json: JSON {
    var object: JSONObject = [
      "result": .string(result.rawValue), "configuration": .array(configuration.map(\.json)),
    ]
    if !url.isEmpty { object["url"] = .string(url) }
    object["passedTests"] = .strings(passed)
    object["warnedTests"] = .strings(warned)
    object["failedTests"] = .strings(failed)
    return .object(object)
  }
}

/// in-toto vulns v0.2.
package struct VulnerabilityScan: TypedPredicate, Equatable {
  /// The type URI.
  package static let predicateType = PredicateType.vulns

  /// One known vulnerability.
  package struct Finding: Equatable, Sendable {
    /// Its id, such as a CVE or GHSA number.
    package var id: String
    /// Scores by method.
    package var severity: [(method: String, score: String)]

    /// A finding.
    package init(id: String, severity: [(method: String, score: String)]) {
      self.id = id
      self.severity = severity
    }

    package static func == (left: Finding, right: Finding) -> Bool {
      left.id == right.id && left.severity.elementsEqual(right.severity, by: ==)
    }
  }

  /// Which scanner, as a URI, and its version.
  package var scanner: (uri: String, version: String)
  /// Which database: its URI, version and last update (RFC 3339).
  package var database: (uri: String, version: String, lastUpdate: String)
  /// What was found; empty for nothing.
  package var findings: [Finding]
  /// Begin and end of the scan (RFC 3339).
  package var time: (started: String, finished: String)

  /// A report.
  package init(
    scanner: (uri: String, version: String),
    database: (uri: String, version: String, lastUpdate: String), findings: [Finding],
    time: (started: String, finished: String)
  ) {
    self.scanner = scanner
    self.database = database
    self.findings = findings
    self.time = time
  }

  /// Takes a predicate that was checked.
  package init(checked json: JSON) {
    let scanner = json["scanner"]
    let database = scanner?["db"]
    let findings = (scanner?["result"]?.array ?? []).map { item in
      Finding(
        id: item["id"]?.string ?? "",
        severity: (item["severity"]?.array ?? []).map {
          ($0["method"]?.string ?? "", $0["score"]?.string ?? "")
        })
    }
    self.init(
      scanner: (scanner?["uri"]?.string ?? "", scanner?["version"]?.string ?? ""),
      database: (
        database?["uri"]?.string ?? "", database?["version"]?.string ?? "",
        database?["lastUpdate"]?.string ?? ""
      ), findings: findings,
      time: (
        json["metadata"]?["scanStartedOn"]?.string ?? "",
        json["metadata"]?["scanFinishedOn"]?.string ?? ""
      ))
  }

  package var json: JSON {
    var database: JSONObject = ["lastUpdate": .string(self.database.lastUpdate)]
    if !self.database.uri.isEmpty { database["uri"] = .string(self.database.uri) }
    if !self.database.version.isEmpty { database["version"] = .string(self.database.version) }
    var scanner: JSONObject = ["uri": .string(self.scanner.uri), "db": .object(database)]
    if !self.scanner.version.isEmpty { scanner["version"] = .string(self.scanner.version) }
    scanner["result"] = .array(
      findings.map { finding in
        [
          "id": .string(finding.id),
          "severity": .array(
            finding.severity.map { ["method": .string($0.method), "score": .string($0.score)] }),
        ]
      })
    return [
      "scanner": .object(scanner),
      "metadata": [
        "scanStartedOn": .string(time.started), "scanFinishedOn": .string(time.finished),
      ],
    ]
  }

  package static func == (left: Self, right: Self) -> Bool { left.json == right.json }
}

/// SCAI attribute report v0.3.
package struct AttributeReport: TypedPredicate, Equatable {
  /// The type URI.
  package static let predicateType = PredicateType.scai

  /// One claim.
  package struct Attribute: Equatable, Sendable {
    /// What is claimed, such as `WEIGHTS_ENCRYPTED`.
    package var attribute: String
    /// What it is claimed of; `nil` for the subjects.
    package var target: ResourceDescriptor?
    /// Under which conditions it holds.
    package var conditions: JSONObject?
    /// What shows it.
    package var evidence: ResourceDescriptor?

    /// A claim.
    package init(
      _ attribute: String, target: ResourceDescriptor? = nil, conditions: JSONObject? = nil,
      evidence: ResourceDescriptor? = nil
    ) {
      self.attribute = attribute
      self.target = target
      self.conditions = conditions
      self.evidence = evidence
    }
  }

  /// At least one.
  package var attributes: [Attribute]
  /// Who made the subjects.
  package var producer: ResourceDescriptor?

  /// A report.
  package init(_ attributes: [Attribute], producer: ResourceDescriptor? = nil) {
    self.attributes = attributes
    self.producer = producer
  }

  /// Takes a predicate that was checked.
  package init(checked json: JSON) {
    self.init(
      (json["attributes"]?.array ?? []).map { item in
        Attribute(
          item["attribute"]?.string ?? "",
          target: item["target"]?.object.map { ResourceDescriptor(checked: .object($0)) },
          conditions: item["conditions"]?.object,
          evidence: item["evidence"]?.object.map { ResourceDescriptor(checked: .object($0)) })
      }, producer: json["producer"]?.object.map { ResourceDescriptor(checked: .object($0)) })
  }

  package var json: JSON {
    let list = attributes.map { item -> JSON in
      var object: JSONObject = ["attribute": .string(item.attribute)]
      object["target"] = item.target?.json
      object["conditions"] = item.conditions.map(JSON.object)
      object["evidence"] = item.evidence?.json
      return .object(object)
    }
    var object: JSONObject = ["attributes": .array(list)]
    object["producer"] = producer?.json
    return .object(object)
  }
}

/// in-toto SVR v0.2: what holds, and nothing about what does not.
package struct SimpleVerification: TypedPredicate, Equatable {
  /// The type URI.
  package static let predicateType = PredicateType.svr

  /// Who verified, as a URI.
  package var verifier: String
  /// By which policies.
  package var policies: [ResourceDescriptor]
  /// When (RFC 3339).
  package var time: String
  /// What holds.
  package var properties: [String]

  /// A result.
  package init(verifier: String, policies: [ResourceDescriptor], time: String, properties: [String])
  {
    self.verifier = verifier
    self.policies = policies
    self.time = time
    self.properties = properties
  }

  /// Takes a predicate that was checked.
  package init(checked json: JSON) {
    self.init(
      verifier: json["verifier"]?["id"]?.string ?? "",
      policies: json["verifier"]?["policies"]?.descriptors ?? [],
      time: json["timeCreated"]?.string ?? "", properties: json["properties"]?.texts ?? [])
  }

  package var json: JSON {
    [
      "verifier": [
        "id": .string(verifier), "policies": .array(policies.map(\.json)),
      ],
      "timeCreated": .string(time), "properties": .strings(properties),
    ]
  }
}

/// in-toto release v0.1: which files make up a release in a registry.
package struct ReleaseBinding: TypedPredicate, Equatable {
  /// The type URI.
  package static let predicateType = PredicateType.release

  /// The release as a package URL with a version.
  package var purl: String
  /// The registry's own id of the package; empty for none.
  package var packageID: String

  /// A binding.
  package init(purl: String, packageID: String = "") {
    self.purl = purl
    self.packageID = packageID
  }

  /// Takes a predicate that was checked.
  package init(checked json: JSON) {
    self.init(purl: json["purl"]?.string ?? "", packageID: json["packageId"]?.string ?? "")
  }

  package var json: JSON {
    var object: JSONObject = ["purl": .string(purl)]
    if !packageID.isEmpty { object["packageId"] = .string(packageID) }
    return .object(object)
  }
}

/// in-toto reference v0.1: documents about the subjects, by reference.
package struct ReferenceList: TypedPredicate, Equatable {
  /// The type URI.
  package static let predicateType = PredicateType.reference

  /// Who points, as a URI.
  package var attester: String
  /// At where; each with a download location and a media type.
  package var references: [ResourceDescriptor]

  /// A list.
  package init(attester: String, references: [ResourceDescriptor]) {
    self.attester = attester
    self.references = references
  }

  /// Takes a predicate that was checked.
  package init(checked json: JSON) {
    self.init(
      attester: json["attester"]?["id"]?.string ?? "",
      references: json["references"]?.descriptors ?? [])
  }

  package var json: JSON {
    ["attester": ["id": .string(attester)], "references": .array(references.map(\.json))]
  }
}

/// in-toto runtime-trace v0.1: what a monitored process did.
package struct RuntimeTrace: TypedPredicate, Equatable {
  /// The type URI.
  package static let predicateType = PredicateType.runtimeTrace

  /// The kind of monitor, as a URI.
  package var monitor: String
  /// The monitored process: host, type of process (both URIs) and the run.
  package var process: (host: String, type: String, event: String)
  /// Processes that were seen, in the monitor's own form.
  package var processes: [JSON]
  /// Connections that were seen, in the monitor's own form.
  package var network: [JSON]
  /// Files that were used.
  package var files: [ResourceDescriptor]

  /// A trace.
  package init(
    monitor: String, process: (host: String, type: String, event: String), processes: [JSON] = [],
    network: [JSON] = [], files: [ResourceDescriptor] = []
  ) {
    self.monitor = monitor
    self.process = process
    self.processes = processes
    self.network = network
    self.files = files
  }

  /// Takes a predicate that was checked.
  package init(checked json: JSON) {
    let process = json["monitoredProcess"]
    let log = json["monitorLog"]
    self.init(
      monitor: json["monitor"]?["type"]?.string ?? "",
      process: (
        process?["hostID"]?.string ?? "", process?["type"]?.string ?? "",
        process?["event"]?.string ?? ""
      ), processes: log?["process"]?.array ?? [], network: log?["network"]?.array ?? [],
      files: log?["fileAccess"]?.descriptors ?? [])
  }

  package var json: JSON {
    [
      "monitor": ["type": .string(monitor)],
      "monitoredProcess": [
        "hostID": .string(process.host), "type": .string(process.type),
        "event": .string(process.event),
      ],
      "monitorLog": [
        "process": .array(processes), "network": .array(network),
        "fileAccess": .array(files.map(\.json)),
      ],
    ]
  }

  package static func == (left: Self, right: Self) -> Bool { left.json == right.json }
}
