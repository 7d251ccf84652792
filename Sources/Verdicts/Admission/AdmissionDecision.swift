/// What became of a model that was to be admitted, and the statement that records it.

package import Bytes
package import Evidence
import Formats
import Manifest

/// One thing that speaks against admitting a model.
package struct AdmissionReason: Sendable, Equatable {
  /// Stable code, such as `GH-0513`.
  package let code: String
  /// Id of the practice that asks for it.
  package let practice: String
  /// What it is about: a file or the model.
  package let subject: String
  /// What is wrong, in a sentence.
  package let problem: String
  /// The command to run next.
  package let nextCommand: String

  var json: JSON {
    [
      "code": .string(code), "practice": .string(practice), "subject": .string(subject),
      "problem": .string(problem), "next": .string(nextCommand),
    ]
  }
}

/// The outcome of judging one model.
package struct AdmissionDecision: Sendable {
  /// What was judged.
  package let input: AdmissionInput
  /// Everything that speaks against it; empty when it is admitted.
  package let reasons: [AdmissionReason]
  /// The licence that was judged, as an SPDX expression or in the manifest's words.
  package let licence: String?
  /// Key ids of those who signed every file: the declared key, or trusted ones on record.
  package let signers: [String]

  /// Whether nothing speaks against it.
  package var isAdmitted: Bool { reasons.isEmpty }

  /// The digest of the rules that it was judged by; `nil` for a file that no model declares.
  package var rulesDigest: Digest? {
    input.model.map { input.manifest.admissionDigest(of: $0) }
  }

  /// The decision as evidence about the files; `nil` when there is no file to say it of.
  package func statement(version: String) -> Statement? {
    guard !input.files.isEmpty else { return nil }
    return Statement(
      subjects: input.files.map { Subject(name: $0.path, digest: $0.digest) },
      predicateType: PredicateType.admission, predicate: predicate(version))
  }

  private func predicate(_ version: String) -> JSON {
    var inspection: JSONObject = [
      "policy": ["digest": ["sha256": .string(input.inspectionPolicy.hex)]]
    ]
    if case .applied(let digest, let keyID, let count) = input.classes {
      inspection["classes"] = [
        "digest": ["sha256": .string(digest.hex)], "keyid": .string(keyID), "count": .int(count),
      ]
    }
    return [
      "decision": isAdmitted ? "admitted" : "refused",
      "model": .string(input.model?.name ?? ""),
      "verifier": ["name": "gatehouse", "version": .string(version)],
      "policy": rulesDigest.map { ["digest": ["sha256": .string($0.hex)]] } ?? .null,
      "manifest": ["digest": ["sha256": .string(input.manifest.digest.hex)]],
      "inspection": .object(inspection),
      "licence": .optional(licence),
      "licences": .array(
        input.licences.map {
          [
            "place": .string($0.place), "text": .string($0.text),
            "licence": .optional($0.expression?.text),
          ]
        }),
      "source": .optional(input.model?.origin),
      "signers": .strings(signers),
      "files": .array(input.files.map(Self.json)),
      "reasons": .array(reasons.map(\.json)),
    ]
  }

  private static func json(_ file: AdmissionFile) -> JSON {
    [
      "name": .string(file.path), "digest": ["sha256": .string(file.digest.hex)],
      "size": .int(file.size), "format": .string(file.format), "verdict": .string(file.verdict),
      "coverage": file.isComplete ? "complete" : "partial",
      "capability": .string(file.capability),
    ]
  }

  /// The decision for programs.
  package func json() -> JSON {
    var object: JSONObject = [
      "name": .string(input.name), "model": .optional(input.model?.name),
      "verdict": isAdmitted ? "admitted" : "refused",
    ]
    for (key, value) in predicate("").object?.members ?? []
    where !["decision", "model", "verifier"].contains(key) {
      object[key] = value
    }
    return .object(object)
  }
}

/// What a recorded admission says, as the gate reads it.
struct AdmissionRecord {
  let isAdmitted: Bool
  let model: String
  let rulesDigest: Digest?
  let classesDigest: Digest?
  /// The first reason of a refusal, in words.
  let refusal: String?

  init(reading predicate: JSON) {
    isAdmitted = predicate["decision"]?.string == "admitted"
    model = predicate["model"]?.string ?? ""
    rulesDigest = Self.digest(predicate["policy"])
    classesDigest = Self.digest(predicate["inspection"]?["classes"])
    refusal = predicate["reasons"]?.array?.first?["problem"]?.string
  }

  private static func digest(_ json: JSON?) -> Digest? {
    json?["digest"]?["sha256"]?.string.flatMap { Digest(hex: $0) }
  }
}
