/// The gate's answer as evidence: a SLSA Verification Summary Attestation v1
/// (slsa.dev/spec/v1.2/verification_summary). Written for admissions and for refusals.

import Bytes
package import Evidence
import Guidelines
import Manifest

/// Makes the summary of `decision` on `input`. `version` is the version of this program. The subjects
/// are the release and every asset of it; `verifiedLevels` names the practices that are met
/// (`GATEHOUSE_1.3g`), or `FAILED` and what was refused (`GATEHOUSE_REFUSED_3.4a_GH-0506`).
package func verificationSummary(of decision: ReleaseDecision, _ input: GateInput, version: String)
  -> Statement
{
  let demands = ReleaseDemands.of(input.manifest.system.criticality)
  let (name, digest, evidence) = decision.summaryParts
  let inputs = evidence.map { reference -> JSON in
    [
      "uri": .string("gatehouse:ledger/\(reference.entryIndex)"),
      "digest": ["sha256": .string(reference.envelopeDigest.hex)],
    ]
  }
  let predicate: JSON = [
    "verifier": [
      "id": .string(GateIdentity.verifier), "version": ["gatehouse": .string(version)],
    ],
    "timeVerified": .string(Timestamp.text(input.now)),
    "resourceUri": .string(
      "gatehouse:release/\(URIPart.encoded(input.manifest.system.name))/\(URIPart.encoded(name))"),
    "policy": [
      "uri": .string("https://gatehouse.dev/policy/\(demands.criticality.rawValue)"),
      "digest": ["sha256": .string(demands.policyDigest.hex)],
    ],
    "inputAttestations": .array(inputs),
    "verificationResult": .string(decision.isAdmitted ? "PASSED" : "FAILED"),
    "verifiedLevels": .strings(decision.levels(input)),
    "slsaVersion": "1.2",
  ]
  return Statement(
    subjects: [Quarantine.releaseSubject(digest)] + input.assets.all,
    predicateType: PredicateType.slsaVSA, predicate: predicate)
}

/// What holds of a release, beside the summary: an in-toto simple verification result v0.2. It says only
/// what passed, so there is none for a refusal: `nil`.
package func simpleVerification(of decision: ReleaseDecision, _ input: GateInput) -> Statement? {
  guard case .admitted(let release) = decision else { return nil }
  let demands = ReleaseDemands.of(input.manifest.system.criticality)
  let policy = ResourceDescriptor(
    uri: "https://gatehouse.dev/policy/\(demands.criticality.rawValue)",
    digests: ["sha256": demands.policyDigest.hex])
  return SimpleVerification(
    verifier: GateIdentity.verifier, policies: [policy], time: Timestamp.text(input.now),
    properties: ["GATEHOUSE_RELEASE_ADMITTED"] + decision.levels(input)
  ).statement(over: [Quarantine.releaseSubject(release.digest)] + input.assets.all)
}

extension ReleaseDecision {
  /// Whether the release was admitted.
  package var isAdmitted: Bool {
    switch self {
    case .admitted: true
    case .refused: false
    }
  }

  fileprivate var summaryParts: (String, Digest, [EvidenceReference]) {
    switch self {
    case .admitted(let release): return (release.name, release.digest, release.evidence)
    case .refused(let refusal):
      var seen: Set<EvidenceReference> = []
      let looked = refusal.reasons.flatMap(\.evidence).filter { seen.insert($0).inserted }
      return (refusal.name, refusal.digest, looked)
    }
  }

  fileprivate func levels(_ input: GateInput) -> [String] {
    switch self {
    case .admitted:
      return judgePractices(input).filter { $0.state == .met }.map { "GATEHOUSE_\($0.practice)" }
    case .refused(let refusal):
      var seen: Set<String> = []
      let refused = refusal.reasons.map { "GATEHOUSE_REFUSED_\($0.practice)_\($0.code)" }
        .filter { seen.insert($0).inserted }
      return ["FAILED"] + refused
    }
  }
}

/// One segment of a URI.
enum URIPart {
  /// Everything but unreserved characters percent-encoded (RFC 3986, 2.3).
  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result += "%" + Hex.encode(CollectionOfOne(byte)).uppercased()
      }
    }
    return result
  }
}
