/// Judges the provenance of artefacts by a policy. What is not there can only lower a level: no
/// provenance is build level 0, no summary of a source is source level 1 when it is a revision and 0
/// when it is not. A trusted verifier's refusal refuses, whatever else is there.

package import Bytes
package import Evidence

/// A statement with the names of those who stand behind it.
package struct SignedStatement: Sendable {
  /// What was said.
  package let statement: ForeignStatement
  /// Names of signers whose signatures verified.
  package let signers: [String]
  /// The digest of the envelope.
  package let envelope: Digest

  /// An attested statement.
  package init(_ attested: AttestedStatement) {
    statement = attested.statement
    signers = attested.attesters.map(\.name)
    envelope = attested.envelopeDigest
  }

  /// A statement of this system's own.
  package init(_ own: VerifiedStatement) {
    statement = ForeignStatement(own.statement)
    signers = own.signers.map(\.name)
    envelope = own.envelopeDigest
  }
}

/// What a policy makes of one artefact.
package struct ProvenanceVerdict: Sendable, Equatable {
  /// The artefact.
  package let artefact: Subject
  /// Its level on the build track, 0 to 3.
  package let buildLevel: Int
  /// The least level of its sources on the source track, 0 to 4; `nil` when it names no source.
  package let sourceLevel: Int?
  /// The builder; `nil` without accepted provenance.
  package let builder: String?
  /// Why it is refused; empty when it is accepted.
  package let problems: [String]
  /// The envelopes that the verdict rests on.
  package let evidence: [Digest]

  /// Whether the artefact satisfies the policy.
  package var isAccepted: Bool { problems.isEmpty }
}

/// Judges `artefact` by `policy` from what is attested.
package func judgeProvenance(
  of artefact: Subject, _ statements: [SignedStatement], by policy: ProvenancePolicy
) -> ProvenanceVerdict {
  ProvenanceJudge(policy: policy, statements: statements).verdict(on: artefact)
}

private struct ProvenanceJudge {
  let policy: ProvenancePolicy
  let statements: [SignedStatement]

  private struct Candidate {
    let statement: SignedStatement
    let provenance: SLSAProvenance
    var level = 0
    var sourceLevel: Int?
    var problems: [String] = []
    var evidence: [Digest] = []
  }

  func verdict(on artefact: Subject) -> ProvenanceVerdict {
    let refusals = refusals(of: artefact)
    let candidates = statements.filter {
      $0.statement.predicateType == PredicateType.slsaProvenance
        && $0.statement.isAbout(artefact.digest)
    }.compactMap { item -> Candidate? in
      guard let provenance = try? SLSAProvenance(reading: item.statement.predicate) else {
        return nil
      }
      return judged(Candidate(statement: item, provenance: provenance))
    }
    // Any one provenance that satisfies the policy is enough; else the nearest miss explains.
    let best = candidates.min {
      ($0.problems.count, -$0.level) < ($1.problems.count, -$1.level)
    }
    guard let best else {
      let problem = policy.buildLevel > 0 ? ["no verified provenance is about it"] : []
      return ProvenanceVerdict(
        artefact: artefact, buildLevel: 0, sourceLevel: nil, builder: nil,
        problems: problem + refusals, evidence: [])
    }
    return ProvenanceVerdict(
      artefact: artefact, buildLevel: best.level, sourceLevel: best.sourceLevel,
      builder: best.provenance.builder, problems: best.problems + refusals,
      evidence: [best.statement.envelope] + best.evidence)
  }

  // MARK: build track

  private func judged(_ candidate: Candidate) -> Candidate {
    var candidate = candidate
    let provenance = candidate.provenance
    let known = policy.builders.filter { $0.id == provenance.builder }
    let trusted = known.filter { builder in
      builder.signers.contains { candidate.statement.signers.contains($0) }
    }
    candidate.level = trusted.map(\.level).max() ?? 0
    if known.isEmpty {
      candidate.problems.append("the builder \(Excerpt.of(provenance.builder)) is not expected")
    } else if trusted.isEmpty {
      let names = candidate.statement.signers.joined(separator: ", ")
      candidate.problems.append(
        "the provenance of \(Excerpt.of(provenance.builder)) is signed by \(Excerpt.of(names)), "
          + "who may not sign for it")
    } else if candidate.level < policy.buildLevel {
      candidate.problems.append(
        "build level \(candidate.level), at least \(policy.buildLevel) is needed")
    }
    if !policy.buildTypes.isEmpty, !policy.buildTypes.contains(provenance.buildType) {
      candidate.problems.append(
        "the build type \(Excerpt.of(provenance.buildType)) is not expected")
    }
    candidate.problems += parameterProblems(provenance.externalParameters)
    judgeSources(&candidate)
    return candidate
  }

  private func parameterProblems(_ parameters: JSONObject) -> [String] {
    var problems: [String] = []
    if let allowed = policy.parameters {
      problems += parameters.keys.filter {
        !allowed.contains($0) && policy.expected[$0] == nil
      }.map { "the external parameter \(Excerpt.of($0)) is not expected" }
    }
    for (key, value) in policy.expected.members where parameters[key] != value {
      problems.append("the external parameter \(Excerpt.of(key)) is not what is expected")
    }
    return problems
  }

  // MARK: source track

  private func judgeSources(_ candidate: inout Candidate) {
    for source in candidate.provenance.dependencies where Self.isSource(source) {
      let name = Excerpt.of(source.uri.isEmpty ? source.name : source.uri)
      if !policy.sources.isEmpty,
        !policy.sources.contains(where: { SourcePattern.matches(source.uri, $0) })
      {
        candidate.problems.append("the source \(name) is not expected")
      }
      let (level, evidence, refusal) = level(of: source)
      candidate.evidence += evidence
      candidate.sourceLevel = min(candidate.sourceLevel ?? level, level)
      if let refusal { candidate.problems.append(refusal) }
      if level < policy.sourceLevel {
        candidate.problems.append(
          "the source \(name) has source level \(level), at least \(policy.sourceLevel) is needed")
      }
    }
    let isMissing = candidate.sourceLevel == nil
    if isMissing, policy.sourceLevel > 0 || !policy.sources.isEmpty {
      candidate.problems.append("the provenance names no source")
    }
  }

  private static let revisions = ["gitCommit", "sha1"]

  private static func isSource(_ dependency: ResourceDescriptor) -> Bool {
    dependency.uri.hasPrefix("git+") || dependency.digests["gitCommit"] != nil
  }

  /// The level of a source revision by the summaries of trusted verifiers about exactly this
  /// revision; 1 for a revision without one, 0 for what is no revision.
  private func level(of source: ResourceDescriptor) -> (Int, [Digest], String?) {
    guard let revision = Self.revisions.lazy.compactMap({ source.digests[$0] }).first else {
      return (0, [], nil)
    }
    var best = 1
    var evidence: [Digest] = []
    for item in statements where item.statement.predicateType == PredicateType.slsaVSA {
      let isAbout = item.statement.subjects.contains { subject in
        Self.revisions.contains { subject.digests[$0] == revision }
      }
      guard isAbout, let summary = try? VerificationSummary(reading: item.statement.predicate),
        isTrusted(summary.verifier, item.signers), Self.same(summary.resource, source.uri)
      else { continue }
      evidence.append(item.envelope)
      guard summary.passed else {
        return (
          0, evidence,
          "a verifier refused the source \(Excerpt.of(source.uri)) at \(revision.prefix(12))"
        )
      }
      best = max(best, min(4, summary.level(ofTrack: "SOURCE")))
    }
    return (best, evidence, nil)
  }

  private func isTrusted(_ verifier: String, _ signers: [String]) -> Bool {
    policy.verifiers.contains { known in
      known.id == verifier && known.signers.contains { signers.contains($0) }
    }
  }

  /// Whether a summary's resource is this repository: the same address, `git+` and what follows `@` or
  /// `#` aside.
  private static func same(_ resource: String, _ uri: String) -> Bool {
    plain(resource) == plain(uri)
  }

  private static func plain(_ uri: String) -> String {
    var text = uri.hasPrefix("git+") ? String(uri.dropFirst(4)) : uri
    if let cut = text.firstIndex(of: "#") { text = String(text[..<cut]) }
    if let slash = text.lastIndex(of: "/"), let at = text[slash...].firstIndex(of: "@") {
      text = String(text[..<at])
    }
    while text.hasSuffix("/") { text.removeLast() }
    return text.hasSuffix(".git") ? String(text.dropLast(4)) : text
  }

  // MARK: refusals

  /// Summaries of trusted verifiers that refuse the artefact itself.
  private func refusals(of artefact: Subject) -> [String] {
    statements.compactMap { item in
      guard item.statement.predicateType == PredicateType.slsaVSA,
        item.statement.isAbout(artefact.digest),
        let summary = try? VerificationSummary(reading: item.statement.predicate), !summary.passed
      else { return nil }
      let isOwnGate = summary.verifier == GateIdentity.verifier
      return isOwnGate
        ? nil : "the verifier \(Excerpt.of(summary.verifier)) refused it in a signed summary"
    }
  }
}

/// Who the gate is in what it signs.
package enum GateIdentity {
  /// `verifier.id` of its summaries.
  package static let verifier = "https://gatehouse.dev/gate"
}

extension ProvenanceVerdict {
  /// The verdict as a SLSA verification summary. `at` is in Unix seconds, `policy` a name for people.
  package func summary(policy: String, digest: Digest, at: Int64) -> Statement {
    var levels = ["SLSA_BUILD_LEVEL_\(buildLevel)"]
    if let sourceLevel, sourceLevel > 0 { levels.append("SLSA_SOURCE_LEVEL_\(sourceLevel)") }
    let inputs = evidence.map { ResourceDescriptor(digests: ["sha256": $0.hex]).json }
    return Statement(
      subjects: [artefact], predicateType: PredicateType.slsaVSA,
      predicate: [
        "verifier": ["id": "https://gatehouse.dev/provenance-verifier"],
        "timeVerified": .string(Timestamp.text(at)),
        "resourceUri": .string("gatehouse:artefact/\(URIPart.encoded(artefact.name))"),
        "policy": [
          "uri": .string("gatehouse:policy/\(URIPart.encoded(policy))"),
          "digest": ["sha256": .string(digest.hex)],
        ],
        "inputAttestations": .array(inputs),
        "verificationResult": isAccepted ? "PASSED" : "FAILED",
        "verifiedLevels": isAccepted ? .strings(levels) : ["FAILED"],
        "slsaVersion": "1.2",
      ])
  }
}
