/// Checks that look at who and what is declared: owner, criticality, suppliers.

import Manifest

extension CheckContext {
  /// `check.named-owner`.
  func namedOwner() -> CheckOutcome {
    let system = manifest.system
    guard !system.owner.name.isEmpty, !system.owner.email.isEmpty else {
      return .failed(
        Problem(
          code: "GH-0501", subject: "system.owner", text: "no owner is named",
          next: "gatehouse manifest check"))
    }
    return .met("\(Excerpt.of(system.owner.name)) answers for the risks")
  }

  /// `check.criticality`: declared, or critical by default; it decides demands and periods.
  func criticality() -> CheckOutcome {
    .met("the system is judged as \(manifest.system.criticality.rawValue)")
  }

  /// `check.supplier-review`: each supplier has a contact and a review within a year.
  func supplierReview() -> CheckOutcome {
    guard !manifest.suppliers.isEmpty else {
      let isOwnWork = manifest.models.allSatisfy { model in
        if case .files = model.source { model.supplier == nil } else { false }
      }
      return isOwnWork && manifest.upstreams.allSatisfy { $0.location == .internal }
        ? .notApplicable("no supplier is declared and nothing comes from outside")
        : .failed(supplierProblem("suppliers", "no supplier is declared"))
    }
    var outcome = CheckOutcome(
      summary: "every supplier was reviewed within a year and meets the criteria")
    let today = now / Limits.day
    for supplier in manifest.suppliers {
      if (supplier.contact ?? "").isEmpty {
        outcome.problems.append(supplierProblem(supplier.name, "\(supplier.name) has no contact"))
      }
      guard let reviewed = supplier.reviewed.flatMap({ Timestamp.days(ofDay: $0) }),
        reviewed <= today + 1
      else {
        outcome.problems.append(
          supplierProblem(supplier.name, "\(supplier.name) has no day of review"))
        continue
      }
      let expiry = (reviewed + Limits.supplierReviewDays) * Limits.day
      if now >= expiry {
        var problem = supplierProblem(
          supplier.name, "\(supplier.name) was last reviewed \(today - reviewed) days ago")
        problem.isStale = true
        outcome.problems.append(problem)
      } else {
        outcome.expiresAt = min(outcome.expiresAt ?? .max, expiry)
      }
      outcome.add(supplierCriteria(supplier))
    }
    return outcome
  }

  /// The answers of a supplier against the criteria, with the owner's exceptions.
  private func supplierCriteria(_ supplier: Manifest.Supplier) -> CheckOutcome {
    let standing = standing(of: supplier)
    var outcome = CheckOutcome(evidence: standing.evidence, expiresAt: standing.expiresAt)
    outcome.problems = standing.open.map { gap in
      Problem(
        code: "GH-0531", subject: supplier.name,
        text: "supplier \(supplier.name), \(gap.id): \(Excerpt.of(gap.text))",
        isStale: gap.isStale, evidence: [],
        next: "gatehouse supplier show \(ShellWord.quoted(supplier.name))")
    }
    return outcome
  }

  private func supplierProblem(_ subject: String, _ text: String) -> Problem {
    Problem(code: "GH-0501", subject: subject, text: text, next: "gatehouse explain 2.1a")
  }
}
