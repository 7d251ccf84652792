/// The practices of the guidelines as a standard, and how the system stands against each.

import Bytes
import Guidelines

extension CycloneDXWriter {
  private static let standard = "standard:secure-ai"
  private static func requirement(_ id: String) -> String { "practice:" + id }
  private static func claim(_ id: String) -> String { "claim:" + id }
  private static func evidence(_ entry: UInt64) -> String { "evidence:ledger/\(entry)" }

  /// The guidelines as a standard: each guideline a requirement, its practices below it.
  var definitions: JSON {
    let guidelines = Guidelines.guidelines.map { guideline -> JSON in
      [
        "bom-ref": .string(Self.requirement("guideline/" + guideline.id)),
        "identifier": .string(guideline.id), "title": .string(guideline.title),
      ]
    }
    let practices = Guidelines.practices.map { practice -> JSON in
      [
        "bom-ref": .string(Self.requirement(practice.id)), "identifier": .string(practice.id),
        "title": .string(practice.title), "text": .string(practice.mustBeTrue),
        "parent": .string(Self.requirement("guideline/" + practice.guideline)),
      ]
    }
    return [
      "standards": [
        [
          "bom-ref": .string(Self.standard), "name": "Guidelines for secure AI system development",
          "version": "2023-11", "owner": "NCSC, CISA and partners",
          "description":
            "The practices that the guidelines ask for, as Gatehouse states them.",
          "requirements": .array(guidelines + practices),
        ]
      ]
    ]
  }

  /// One attestation that maps every practice to a claim and a conformance.
  var declarations: JSON? {
    guard !input.practices.isEmpty else { return nil }
    let assessor = "assessor:gatehouse"
    let judged = input.practices.filter { $0.state != .notAssessed }
    let title =
      judged.isEmpty
      ? "Not assessed: there is no evidence."
      : "Judged by Gatehouse from the evidence in its ledger: "
        + "\(judged.filter { $0.state == .met }.count) of \(input.practices.count) practices met."
    return Members.of([
      (
        "assessors",
        [
          [
            "bom-ref": .string(assessor), "thirdParty": false,
            "organization": .object(["name": "Gatehouse, run by the provider of the system"]),
          ]
        ]
      ),
      (
        "attestations",
        [
          [
            "summary": .string(title), "assessor": .string(assessor),
            "map": .array(input.practices.map(map)),
          ]
        ]
      ),
      ("claims", Members.list(judged.map(claim))),
      ("evidence", Members.list(evidence)),
    ])
  }

  private func map(_ practice: PracticeConformance) -> JSON {
    let score: JSON? =
      switch practice.state {
      case .met: 1
      case .stale, .notMet, .accepted: 0
      case .notApplicable, .notAssessed: nil
      }
    let isClaim = practice.state == .met || practice.state == .notApplicable
    let claims: JSON? =
      practice.state == .notAssessed ? nil : [.string(Self.claim(practice.practice))]
    return Members.of([
      ("requirement", .string(Self.requirement(practice.practice))),
      ("claims", isClaim ? claims : nil), ("counterClaims", isClaim ? nil : claims),
      (
        "conformance",
        Members.of([
          ("score", score),
          ("rationale", .string("\(practice.state.rawValue): \(practice.reason)")),
        ])
      ),
    ])
  }

  private func claim(_ practice: PracticeConformance) -> JSON {
    Members.of([
      ("bom-ref", .string(Self.claim(practice.practice))), ("target", .string(Self.system)),
      ("predicate", .string("Practice \(practice.practice) is \(practice.state.rawValue).")),
      ("reasoning", .string(practice.reason)),
      (
        "evidence", Members.list(practice.evidence.map { .string(Self.evidence($0.entry)) })
      ),
    ])
  }

  private var evidence: [JSON] {
    var seen: [UInt64: Digest] = [:]
    for practice in input.practices {
      for item in practice.evidence { seen[item.entry] = item.envelope }
    }
    return seen.sorted { $0.key < $1.key }.map { entry, envelope in
      [
        "bom-ref": .string(Self.evidence(entry)), "propertyName": "gatehouse:ledger-entry",
        "description": .string("Entry \(entry) of the ledger: envelope sha256:\(envelope.hex)."),
      ]
    }
  }
}
