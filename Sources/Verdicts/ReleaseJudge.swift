/// From evidence to a release: the only place that makes an `AdmittedRelease`.

import Bytes
import Evidence
import Guidelines
import Manifest

struct ReleaseJudge {
  let context: CheckContext
  let name: String
  let purpose: ReleasePurpose
  private let routes: [AdmittedRoute]

  init(_ input: GateInput, name: String, purpose: ReleasePurpose) {
    context = CheckContext(input)
    self.name = name
    self.purpose = purpose
    routes = Self.routes(input)
  }

  func decide() -> ReleaseDecision {
    var reasons = formReasons() + sharedClosures()
    let closed = closedRoutes()
    let open = routes.filter { route in !closed.contains { $0.name == route.name } }
    if open.isEmpty { reasons += closed.map(reason(for:)) }
    var rests = CheckOutcome()
    for demand in hardDemands {
      let outcome = outcome(of: demand)
      rests.add(outcome)
      reasons += outcome.problems.map { reason($0, practice: demand.practice) }
    }
    if purpose == .serving {
      let (open, basis) = practiceReasons(besides: reasons)
      reasons += open
      rests.add(basis)
    }
    guard reasons.isEmpty else {
      return .refused(
        Refusal(name: name, digest: context.releaseDigest, purpose: purpose, reasons: reasons))
    }
    return .admitted(
      AdmittedRelease(
        name: name, purpose: purpose, routes: open, closedRoutes: closed,
        expiresAt: expiry(rests), input: context.input,
        evidence: EvidenceReference.list(rests.evidence, now: context.now)))
  }

  // MARK: demands

  private var hardDemands: [ReleaseDemand] {
    purpose == .serving
      ? context.demands.hard
      : [.modelFilesSafe, .modelFilesAdmitted, .modelFilesSigned, .apiVersionsPinned]
  }

  private func outcome(of demand: ReleaseDemand) -> CheckOutcome {
    switch demand {
    case .modelFilesSafe: context.filesScanned(of: servedModels)
    case .modelFilesAdmitted: context.filesAdmitted(of: servedModels)
    case .modelFilesSigned: context.filesSigned(of: servedModels)
    case .apiVersionsPinned: context.versionsPinned(of: servedModels)
    case .evaluationPassed: context.attackEvaluation()
    case .threatsReviewed: context.threatReview()
    case .documentsComplete: context.documentsComplete()
    }
  }

  private var servedModels: [Manifest.Model] {
    let names = Set(routes.map(\.model))
    return context.manifest.models.filter { names.contains($0.name) }
  }

  /// Reasons for each demanded practice that is open, problems that `besides` tells already left out,
  /// and what the closed ones rest on.
  private func practiceReasons(besides: [RefusalReason]) -> ([RefusalReason], CheckOutcome) {
    let judge = PracticeJudge(context)
    var told = Set(besides.map { "\($0.code) \($0.subject) \($0.problem)" })
    var reasons: [RefusalReason] = []
    var basis = CheckOutcome()
    let byEntry = Dictionary(
      context.input.evidence.map { ($0.entryIndex, $0) }, uniquingKeysWith: { first, _ in first })
    for practice in Guidelines.practices where context.demands.practices.contains(practice.id) {
      let verdict = judge.verdict(on: practice)
      if verdict.state.isClosed {
        let evidence = verdict.evidence.compactMap { byEntry[$0.entryIndex] }
        basis.add(CheckOutcome(evidence: evidence, expiresAt: verdict.expiresAt))
        continue
      }
      for problem in judge.outcome(of: practice).problems
      where told.insert("\(problem.code) \(problem.subject) \(problem.text)").inserted {
        reasons.append(reason(problem, practice: practice.id))
      }
    }
    return (reasons, basis)
  }

  private func expiry(_ rests: CheckOutcome) -> Int64 {
    let (limit, overflow) = context.now.addingReportingOverflow(
      Limits.evaluationAdmissionSeconds)
    let day = overflow ? Int64.max : limit
    guard purpose == .serving else { return min(day, rests.expiresAt ?? day) }
    return rests.expiresAt ?? day
  }

  // MARK: form

  /// What must hold before anything can be judged: the digests belong to this manifest, and there is
  /// something to serve.
  private func formReasons() -> [RefusalReason] {
    var reasons: [RefusalReason] = []
    if context.input.assets.manifest != context.manifestDigest {
      reasons.append(
        plain(
          "GH-0503", "4.3b", "manifest", "the digests were measured for another manifest",
          "gatehouse check"))
    }
    let declared = context.manifest.serving?.routes ?? []
    if declared.isEmpty {
      reasons.append(
        plain(
          "GH-0501", "3.4a", "serving", "the manifest declares no route to serve",
          "gatehouse manifest schema"))
    }
    for route in declared where !routes.contains(where: { $0.name == route.name }) {
      reasons.append(
        plain(
          "GH-0511", "4.3b", route.name,
          "the model, prompt or a tool of the route \(route.name) was not found",
          "gatehouse manifest check"))
    }
    return reasons
  }

  /// The declared routes whose parts were all measured.
  private static func routes(_ input: GateInput) -> [AdmittedRoute] {
    let assets = input.assets
    return (input.manifest.serving?.routes ?? []).compactMap { route in
      guard let model = input.manifest.model(route.model),
        let subjects = assets.models[route.model], !subjects.isEmpty,
        model.files.allSatisfy({ !AssetDigests.files(of: $0, in: subjects).isEmpty })
      else { return nil }
      let prompt = assets.prompts.first { $0.name == "prompt:\(route.prompt ?? "")" }
      guard route.prompt == nil || prompt != nil else { return nil }
      let tools = route.tools.compactMap { tool in
        assets.tools.first { $0.name == "tool:\(tool)" }
      }
      guard tools.count == route.tools.count else { return nil }
      return AdmittedRoute(
        name: route.name, model: route.model, modelSubjects: subjects, upstream: route.upstream,
        prompt: prompt, tools: tools)
    }
  }

  // MARK: quarantine and revocation

  /// What closes the whole release: the system, the release, the manifest, guards or data.
  private func sharedClosures() -> [RefusalReason] {
    let assets = context.input.assets
    let shared =
      [
        Quarantine.systemSubject(context.manifest.system.name),
        Quarantine.releaseSubject(context.releaseDigest), assets.manifestSubject,
      ] + assets.guards + assets.datasets
    return shared.compactMap { subject in
      closure(of: subject).map { closure in
        RefusalReason(
          code: closure.code, practice: "2.2d", subject: subject.name, problem: closure.text,
          evidence: [EvidenceReference(closure.evidence, now: context.now)],
          nextCommand: closure.next)
      }
    }
  }

  private func closedRoutes() -> [ClosedRoute] {
    routes.compactMap { route in
      let parts =
        [Quarantine.routeSubject(route.name)] + route.modelSubjects + route.tools
        + (route.prompt.map { [$0] } ?? [])
      for part in parts {
        guard let closure = closure(of: part) else { continue }
        return ClosedRoute(
          name: route.name, code: closure.code, reason: closure.text,
          evidence: EvidenceReference(closure.evidence, now: context.now),
          nextCommand: closure.next)
      }
      return nil
    }
  }

  private struct Closure {
    let code: String
    let text: String
    let evidence: VerifiedStatement
    let next: String
  }

  private func closure(of subject: Subject) -> Closure? {
    if let revocation = context.book.revoked[subject.digest] {
      let why = Excerpt.of(revocation.statement.predicate["reason"]?.string ?? "no reason given")
      return Closure(
        code: "GH-0510", text: "\(subject.name) was revoked: \(why)", evidence: revocation,
        next: "gatehouse explain GH-0510")
    }
    if let quarantine = context.book.quarantined[subject.digest] {
      let why = Excerpt.of(Quarantine(reading: quarantine.statement.predicate).reason)
      return Closure(
        code: "GH-0509", text: "\(subject.name) is in quarantine: \(why)", evidence: quarantine,
        next: "gatehouse quarantine lift --help")
    }
    return nil
  }

  // MARK: reasons

  private func reason(for closed: ClosedRoute) -> RefusalReason {
    RefusalReason(
      code: closed.code, practice: "2.2d", subject: closed.name, problem: closed.reason,
      evidence: [closed.evidence], nextCommand: closed.nextCommand)
  }

  private func reason(_ problem: Problem, practice: String) -> RefusalReason {
    RefusalReason(
      code: problem.code, practice: practice, subject: problem.subject, problem: problem.text,
      evidence: EvidenceReference.list(problem.evidence, now: context.now),
      nextCommand: problem.next)
  }

  private func plain(
    _ code: String, _ practice: String, _ subject: String, _ problem: String, _ next: String
  ) -> RefusalReason {
    RefusalReason(
      code: code, practice: practice, subject: subject, problem: problem, evidence: [],
      nextCommand: next)
  }
}
