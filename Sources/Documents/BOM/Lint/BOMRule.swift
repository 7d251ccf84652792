/// What a bill of materials is held to beyond its schema.

/// A rule; the raw value is its stable id.
package enum BOMRule: String, CaseIterable, Sendable {
  case structure = "GH-BOM-001"
  case version = "GH-BOM-002"
  case serial = "GH-BOM-003"
  case time = "GH-BOM-004"
  case duplicateRef = "GH-BOM-010"
  case danglingRef = "GH-BOM-011"
  case datasetRef = "GH-BOM-012"
  case dependencyTwice = "GH-BOM-013"
  case selfDependency = "GH-BOM-014"
  case cycle = "GH-BOM-015"
  case unreachable = "GH-BOM-016"
  case refForm = "GH-BOM-017"
  case misplacedCard = "GH-BOM-020"
  case misplacedData = "GH-BOM-021"
  case hashLength = "GH-BOM-030"
  case emptyHash = "GH-BOM-031"
  case contradiction = "GH-BOM-032"
  case purl = "GH-BOM-040"
  case purlVersion = "GH-BOM-041"
  case licence = "GH-BOM-050"
  case score = "GH-BOM-060"
  case interval = "GH-BOM-061"
  case unjustified = "GH-BOM-062"
  case secret = "GH-BOM-070"
  case signature = "GH-BOM-080"

  /// Whether a bill that breaks it is refused; otherwise it is only told.
  package var isError: Bool {
    switch self {
    case .cycle, .unreachable, .emptyHash, .licence, .unjustified: false
    default: true
    }
  }

  /// What it asks, in a line.
  package var title: String {
    switch self {
    case .structure: "Members have the kind and the values that the format demands"
    case .version: "Nothing stands in a bill that its version of the format does not have"
    case .serial: "The serial number is a UUID, the version a number from 1"
    case .time: "Times exist, and the bill is not from the future"
    case .duplicateRef: "An identifier names one thing"
    case .danglingRef: "A reference leads to something in the bill"
    case .datasetRef: "A model's data set is a component of type data"
    case .dependencyTwice: "The needs of a component are listed once"
    case .selfDependency: "Nothing needs itself"
    case .cycle: "Dependencies do not go round in circles"
    case .unreachable: "Every component is reached from the described system"
    case .refForm: "An identifier does not look like a link to another bill"
    case .misplacedCard: "Only a model has a model card"
    case .misplacedData: "Only data has data, only cryptography has its properties"
    case .hashLength: "A hash has the length of its algorithm"
    case .emptyHash: "A hash is not that of an empty file"
    case .contradiction: "One package has one digest"
    case .purl: "A package URL can be read"
    case .purlVersion: "A package URL names the version of its component"
    case .licence: "A licence expression can be read"
    case .score: "A severity fits its score, and a score its vector"
    case .interval: "The lower bound is not above the upper"
    case .unjustified: "Who says not affected says why"
    case .secret: "No address holds a password"
    case .signature: "A signature in the bill verifies"
    }
  }
}

/// One thing that is wrong with a bill.
package struct BOMFinding: Sendable, Hashable {
  /// The rule that is broken.
  package let rule: BOMRule
  /// Where, as in `components[3].hashes[0]`.
  package let place: String
  /// What is wrong.
  package let text: String
}

/// The format of a bill.
package enum BOMFormat: String, Sendable {
  case cycloneDX = "CycloneDX"
  case spdx = "SPDX"
}

/// What a look at a bill comes to.
package struct BOMReport: Sendable {
  /// The format.
  package let format: BOMFormat
  /// Its version.
  package let version: String
  /// What breaks a rule, errors first.
  package let findings: [BOMFinding]
  /// The minimum elements, in their order.
  package let elements: [G7Result]
  /// Components, models and data sets that were counted.
  package let counts: (components: Int, models: Int, datasets: Int)

  /// What makes the bill be refused.
  package var errors: [BOMFinding] { findings.filter(\.rule.isError) }
  /// The elements that are there.
  package var present: Int { elements.filter(\.isPresent).count }
  /// The elements that are not there.
  package var missing: [G7Result] { elements.filter { !$0.isPresent } }
}

/// Why a document could not be looked at.
package enum BOMError: Error, Equatable, Sendable {
  /// It is neither CycloneDX nor SPDX 3.
  case unknownFormat
  /// It is of a version that is not read.
  case unsupportedVersion(format: String, version: String)
}
