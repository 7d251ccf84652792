/// The shape of a practice: what the guidelines ask, and what judges whether it is so.

/// One of the four areas of the guidelines, or what runs across all of them.
package enum Area: String, CaseIterable, Hashable, Sendable {
  case design = "1"
  case development = "2"
  case deployment = "3"
  case operation = "4"
  case across = "X"

  /// The name of the area.
  package var title: String {
    switch self {
    case .design: "Secure design"
    case .development: "Secure development"
    case .deployment: "Secure deployment"
    case .operation: "Secure operation and maintenance"
    case .across: "Across all areas"
    }
  }
}

/// How a check comes to know.
package enum CheckKind: String, Hashable, Sendable {
  /// A machine finds it out.
  case measured
  /// A named person signs it, and it expires.
  case attested
}

/// One question that is answered from evidence.
package struct Check: Hashable, Sendable {
  /// Stable id, such as `check.model-scan`.
  package let id: String
  /// The question as a statement that holds when the check passes.
  package let title: String
  /// Predicate types (in-toto) of the evidence that answers it; empty when the manifest and the
  /// ledger themselves do.
  package let evidence: [String]
  /// Measured or attested.
  package let how: CheckKind
}

/// Whether Gatehouse has what it takes to judge a practice.
package enum Mechanism: Hashable, Sendable {
  /// The checks cover what must be true.
  case built
  /// Something is missing, in words. The practice is judged not met, whatever its checks say.
  case notBuilt(String)
}

/// A framework that practices are mapped to.
package enum Framework: String, CaseIterable, Hashable, Sendable {
  /// NIST SP 800-218, Secure Software Development Framework 1.1.
  case ssdf = "SSDF"
  /// MITRE ATLAS 5.6: techniques answered, and mitigations.
  case atlas = "ATLAS"
  /// OWASP Top 10 for LLM Applications, 2025.
  case owaspLLM = "OWASP LLM 2025"
  /// ETSI EN 304 223, baseline cyber security requirements for AI.
  case etsi = "ETSI EN 304 223"
}

/// The ids of a framework that ask the same or name the threat answered.
package struct FrameworkMapping: Hashable, Sendable {
  /// The framework.
  package let framework: Framework
  /// Ids in that framework.
  package let ids: [String]
}

/// One practice of the guidelines.
package struct Practice: Hashable, Sendable {
  /// Stable id, such as `2.2d`.
  package let id: String
  /// The area it belongs to.
  package let area: Area
  /// Id of the guideline, such as `2.2`.
  package let guideline: String
  /// A short name, in our words.
  package let title: String
  /// Page of the guidelines (November 2023) that asks for it.
  package let sourcePage: Int
  /// What must be true, in our words.
  package let mustBeTrue: String
  /// What judges it.
  package let checks: [Check]
  /// Whether Gatehouse can judge it met, or what is missing.
  package let mechanism: Mechanism
  /// The same in other frameworks, where that is sure.
  package let mappings: [FrameworkMapping]

  /// Whether the practice can be judged met.
  package var isBuilt: Bool { mechanism == .built }
}

/// One of the 17 guidelines, or the principles across them.
package struct Guideline: Hashable, Sendable {
  /// Such as `2.2`.
  package let id: String
  /// The area it belongs to.
  package let area: Area
  /// Its name.
  package let title: String
  /// Page of the source on which it begins.
  package let sourcePage: Int
}

/// Everything the guidelines ask, as data.
package enum Guidelines {
  /// The areas in their order.
  package static let areas: [Area] = Area.allCases

  /// The practice with `id`, in any case of letters.
  package static func practice(_ id: String) -> Practice? {
    practices.first { $0.id.lowercased() == id.lowercased() }
  }

  /// The practices of one area.
  package static func practices(in area: Area) -> [Practice] {
    practices.filter { $0.area == area }
  }

  /// The guideline with `id`.
  package static func guideline(_ id: String) -> Guideline? {
    guidelines.first { $0.id == id }
  }

  /// Every check once, in the order of the practices.
  package static var checks: [Check] {
    var seen: Set<String> = []
    return practices.flatMap(\.checks).filter { seen.insert($0.id).inserted }
  }
}
