/// What the gate says about a release: admitted as a type, or refused with reasons.

package import Bytes
package import Evidence
package import Manifest

/// The outcome of judging a release.
package enum ReleaseDecision: Sendable {
  /// Everything that is demanded is there.
  case admitted(AdmittedRelease)
  /// Something is missing; a result, not an error.
  case refused(Refusal)
}

/// What an admitted release may be used for.
package enum ReleasePurpose: String, Sendable {
  /// Real traffic.
  case serving
  /// Being attacked by an evaluation: loopback only, with a key made for the occasion.
  case evaluation
}

/// The right to serve these digests until then. Only the gate makes one: the initialiser is internal
/// to this module, and there is no way to decode one. After a restart the gate judges again.
package struct AdmittedRelease: Sendable {
  /// The name that the release was judged by.
  package let name: String
  /// `AssetDigests.releaseDigest` of what was judged.
  package let digest: Digest
  /// What it may be used for.
  package let purpose: ReleasePurpose
  /// The routes that may be served.
  package let routes: [AdmittedRoute]
  /// Routes that a quarantine keeps closed although the rest is admitted.
  package let closedRoutes: [ClosedRoute]
  /// The earliest expiry of what the verdict rests on, Unix seconds. Serve nothing from then on.
  package let expiresAt: Int64
  /// The manifest that was judged.
  package let manifest: Manifest
  /// The digests that were judged.
  package let assets: AssetDigests
  /// The evidence that the verdict rests on.
  package let evidence: [EvidenceReference]

  internal init(
    name: String, purpose: ReleasePurpose, routes: [AdmittedRoute], closedRoutes: [ClosedRoute],
    expiresAt: Int64, input: GateInput, evidence: [EvidenceReference]
  ) {
    self.name = name
    self.purpose = purpose
    self.routes = routes
    self.closedRoutes = closedRoutes
    self.expiresAt = expiresAt
    self.evidence = evidence
    digest = input.assets.releaseDigest
    manifest = input.manifest
    assets = input.assets
  }
}

/// One route of an admitted release, with the digests that stand behind it.
package struct AdmittedRoute: Sendable, Equatable {
  /// The name that clients ask for as their model.
  package let name: String
  /// The declared name of the model.
  package let model: String
  /// Files of the model, or the one subject of a model behind an API.
  package let modelSubjects: [Subject]
  /// The declared name of the upstream.
  package let upstream: String
  /// The declared prompt, if the route has one.
  package let prompt: Subject?
  /// The declared tools that the route may use.
  package let tools: [Subject]

  internal init(
    name: String, model: String, modelSubjects: [Subject], upstream: String, prompt: Subject?,
    tools: [Subject]
  ) {
    self.name = name
    self.model = model
    self.modelSubjects = modelSubjects
    self.upstream = upstream
    self.prompt = prompt
    self.tools = tools
  }
}

/// A route that stays closed, and why.
package struct ClosedRoute: Sendable, Equatable {
  /// The name of the route.
  package let name: String
  /// Stable code, such as `GH-0509`.
  package let code: String
  /// Why, in a sentence.
  package let reason: String
  /// The quarantine or revocation.
  package let evidence: EvidenceReference
  /// The command that could open it again.
  package let nextCommand: String
}

/// Why a release may not be served.
package struct Refusal: Sendable, Equatable {
  /// The name that the release was judged by.
  package let name: String
  /// `AssetDigests.releaseDigest` of what was judged.
  package let digest: Digest
  /// What it was asked for.
  package let purpose: ReleasePurpose
  /// At least one.
  package let reasons: [RefusalReason]
}

/// One thing that is missing or wrong.
package struct RefusalReason: Sendable, Equatable {
  /// Stable code, such as `GH-0503`.
  package let code: String
  /// Id of the practice that asks for it.
  package let practice: String
  /// What it is about: a file, a prompt, a route, or the manifest.
  package let subject: String
  /// What is wrong, in a sentence.
  package let problem: String
  /// The evidence that was looked at; empty if there is none.
  package let evidence: [EvidenceReference]
  /// The command to run next.
  package let nextCommand: String
}
