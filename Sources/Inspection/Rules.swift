/// All rules of inspection, by stable id. An id never changes its meaning; a rule that goes leaves
/// a hole. Ids of CWE, CVE and ATLAS only where they name exactly this.

/// The table of rules.
package enum InspectionRules {
  /// All rules, in order of their ids.
  package static let all: [InspectionRule] =
    (programs + pickle + torchPrograms + containers + archives + streams + tensors + artefacts
    + graphs + models
    + images + datasets + texts)
    .sorted { $0.id < $1.id }

  /// The rule with this id, in any case of letters.
  package static func rule(_ id: String) -> InspectionRule? {
    let wanted = id.uppercased()
    return all.first { $0.id == wanted }
  }

  static let unsafeDeserialisation = "CWE-502"
  static let maliciousModel = "AML.T0011.000"

  /// A rule, spelled shortly for the tables.
  static func make(
    _ id: String, _ severity: Severity, _ title: String, _ explanation: String,
    _ remediation: String, _ ids: [String] = []
  ) -> InspectionRule {
    InspectionRule(
      id: id, severity: severity, title: title, explanation: explanation,
      remediation: remediation, ids: ids)
  }
}
