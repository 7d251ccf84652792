/// Whether the declared alternates of a route could stand in for it (guidelines 2.1, "be ready to
/// failover"): judged by the same checks as everything that is served. Nothing switches here.

import Bytes
import Evidence
import Manifest

/// How one alternate of one route stands.
package struct AlternateStanding: Sendable, Equatable {
  /// The route.
  package let route: String
  /// The route that may stand in.
  package let alternate: String
  /// What keeps it from standing in; empty when it qualifies.
  package let problems: [String]

  /// Whether it may stand in.
  package var isQualified: Bool { problems.isEmpty }
}

/// Every declared alternate of every route, in the order of the manifest.
package func judgeAlternates(_ input: GateInput) -> [AlternateStanding] {
  let context = CheckContext(input)
  let routes = input.manifest.serving?.routes ?? []
  return routes.flatMap { route in
    route.alternates.compactMap { name in
      routes.first { $0.name == name }.map { alternate in
        AlternateStanding(
          route: route.name, alternate: name,
          problems: context.problems(of: alternate, standingInFor: route))
      }
    }
  }
}

extension CheckContext {
  fileprivate func problems(of alternate: Manifest.Route, standingInFor route: Manifest.Route)
    -> [String]
  {
    let models = manifest.models.filter { $0.name == alternate.model }
    let checks = [
      filesScanned(of: models), filesAdmitted(of: models), filesSigned(of: models),
      versionsPinned(of: models), attackEvaluation(),
    ]
    return checks.flatMap(\.problems).map(\.text) + fit(alternate, route)
      + suppliers(alternate, route) + closures(alternate)
  }

  /// Tools and the data that may go there.
  private func fit(_ alternate: Manifest.Route, _ route: Manifest.Route) -> [String] {
    var problems: [String] = []
    let missing = Set(route.tools).subtracting(alternate.tools).sorted()
    let extra = Set(alternate.tools).subtracting(route.tools).sorted()
    problems += missing.map { "it lacks the tool \($0)" }
    problems += extra.map { "it allows the tool \($0), which the route does not" }
    guard let from = manifest.upstream(route.upstream),
      let to = manifest.upstream(alternate.upstream)
    else { return problems + ["its upstream is not declared"] }
    if !from.label.flows(to: to.label) {
      problems.append("its upstream may get \(to.label), the route's gets \(from.label)")
    }
    return problems
  }

  private func suppliers(_ alternate: Manifest.Route, _ route: Manifest.Route) -> [String] {
    let own = names(behind: route)
    return names(behind: alternate).sorted().compactMap { name in
      if own.contains(name) { return "\(name) stands behind both" }
      guard let supplier = manifest.supplier(name) else { return nil }
      let open = standing(of: supplier).open
      return open.isEmpty
        ? nil
        : "its supplier \(name) does not meet the criteria: \(open.map(\.id).joined(separator: ", "))"
    }
  }

  private func names(behind route: Manifest.Route) -> Set<String> {
    Set(
      [manifest.model(route.model)?.supplier, manifest.upstream(route.upstream)?.supplier]
        .compactMap(\.self))
  }

  private func closures(_ alternate: Manifest.Route) -> [String] {
    let subjects =
      [Quarantine.routeSubject(alternate.name)] + (input.assets.models[alternate.model] ?? [])
    return subjects.compactMap { subject in
      if book.revoked[subject.digest] != nil { return "\(subject.name) was revoked" }
      return book.quarantined[subject.digest] != nil ? "\(subject.name) is in quarantine" : nil
    }
  }
}
