/// Quarantine and revocation: evidence that closes. Quarantine can be lifted by a later statement;
/// a revoked digest never comes back, a new release has another digest.

package import Bytes
package import Evidence

/// A quarantine as it is written into evidence (predicate type `quarantine`), and the subjects that
/// it may be about. The subjects of the statement say what is closed: a file or any other asset by
/// its digest, a whole release by its release digest, or one of the named scopes below.
package struct Quarantine: Sendable, Equatable {
  /// What the statement does.
  package enum Action: String, Sendable {
    /// Closes its subjects from now on.
    case impose
    /// Opens what earlier statements closed; counts only when signed by an owner or the machine.
    case lift
  }

  /// What the statement does.
  package let action: Action
  /// Why, for people.
  package let reason: String
  /// Who asked for it: an e-mail address or the name of a program.
  package let by: String

  /// A quarantine, or its end.
  package init(_ action: Action, reason: String, by: String) {
    self.action = action
    self.reason = reason
    self.by = by
  }

  /// Reads a predicate. Whatever is not plainly a lift imposes: a statement of this type that can't
  /// be understood must not open anything.
  package init(reading predicate: JSON) {
    action = predicate["action"]?.string == Action.lift.rawValue ? .lift : .impose
    reason = predicate["reason"]?.string ?? "no reason given"
    by = predicate["by"]?.string ?? ""
  }

  /// The statement over `subjects` (at least one).
  package func statement(over subjects: [Subject]) -> Statement {
    Statement(
      subjects: subjects, predicateType: PredicateType.quarantine,
      predicate: [
        "action": .string(action.rawValue), "reason": .string(reason), "by": .string(by),
      ])
  }

  /// The whole system, whatever its digests become.
  package static func systemSubject(_ system: String) -> Subject {
    scope("system", system)
  }

  /// One route, whatever stands behind it.
  package static func routeSubject(_ route: String) -> Subject {
    scope("route", route)
  }

  /// A release, by its digest.
  package static func releaseSubject(_ digest: Digest) -> Subject {
    Subject(name: "release", digest: digest)
  }

  /// A name stands in evidence as the digest of `{"KIND":NAME}` in canonical JSON.
  private static func scope(_ kind: String, _ name: String) -> Subject {
    let descriptor = JSON.object([kind: .string(name)])
    return Subject(name: "\(kind):\(name)", digest: Digest.of(descriptor.encoded(.canonical)))
  }
}

/// A revocation (predicate type `revocation`): its subjects, assets or releases, are closed for good.
package struct Revocation: Sendable, Equatable {
  /// Why, for people.
  package let reason: String
  /// Who asked for it.
  package let by: String

  /// A revocation.
  package init(reason: String, by: String) {
    self.reason = reason
    self.by = by
  }

  /// The statement over `subjects` (at least one).
  package func statement(over subjects: [Subject]) -> Statement {
    Statement(
      subjects: subjects, predicateType: PredicateType.revocation,
      predicate: ["reason": .string(reason), "by": .string(by)])
  }
}
