/// What a rule is: an id that never changes its meaning, and the words that explain it offline.

/// A rule of inspection.
package struct InspectionRule: Sendable, Equatable {
  /// Stable id: `GH-<area>-<number>`.
  package let id: String
  /// How much a hit matters.
  package let severity: Severity
  /// A short name.
  package let title: String
  /// What it means and why it matters.
  package let explanation: String
  /// What to do about it.
  package let remediation: String
  /// Ids in CWE, CVE and MITRE ATLAS, where they are sure.
  package let ids: [String]
}
