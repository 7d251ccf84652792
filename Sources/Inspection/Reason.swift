/// One thing that an inspection noticed, with its place and what to do about it.

package import Bytes

/// Where in an artefact a reason lies.
package struct Location: Sendable, Equatable {
  /// Names of the members from the outermost archive inwards; empty for the artefact itself. The
  /// names come from the artefact and are not trusted: outputs escape them.
  package let memberPath: [String]
  /// Offset in bytes inside the innermost member.
  package let offset: UInt64

  /// A place.
  package init(memberPath: [String] = [], offset: UInt64 = 0) {
    self.memberPath = memberPath
    self.offset = offset
  }
}

/// A reason for a verdict.
package struct Reason: Sendable, Equatable {
  /// The rule that fired: an id of `InspectionRules`.
  package let rule: InspectionRule
  /// The verdict that this reason alone asks for.
  package let verdict: ArtefactVerdict
  /// One line: what was found.
  package let message: String
  /// Where it was found.
  package let location: Location
  /// The construct itself, shortened, control characters escaped; empty where there is none.
  package let excerpt: String

  /// Stable id, such as `GH-PKL-001`.
  package var ruleID: String { rule.id }
  /// How much it matters.
  package var severity: Severity { rule.severity }
  /// Ids in CWE, CVE, MITRE ATLAS.
  package var ids: [String] { rule.ids }
  /// What to do.
  package var remediation: String { rule.remediation }

  /// The reason as a JSON object.
  package func json() -> JSON {
    [
      "rule": .string(ruleID), "severity": .string(severity.rawValue),
      "verdict": .string(verdict.rawValue), "message": .string(message),
      "member": .strings(location.memberPath), "offset": .int(location.offset),
      "excerpt": .string(excerpt), "ids": .strings(ids), "remediation": .string(remediation),
    ]
  }
}
