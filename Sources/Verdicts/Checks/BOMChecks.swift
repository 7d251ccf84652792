/// The check over bills of materials (guidelines 2.3).

import Bytes
import Evidence

extension CheckContext {
  /// `check.bom`: the newest bill over this manifest names every asset of the release by digest.
  func billOfMaterials() -> CheckOutcome {
    let next = "gatehouse bom --record"
    let bills = [PredicateType.cycloneDX, PredicateType.spdx3].flatMap { book.all($0) }
      .filter { bill in
        // What a supplier says about its part is no bill of the system, whatever digests it lists.
        let subjects = bill.statement.subjects
        return subjects.contains { $0.digest == manifestDigest }
          && !subjects.contains { $0.name.hasPrefix("supplier-bom:") }
      }
      .sorted { $0.entryIndex > $1.entryIndex }
    guard let newest = bills.first else {
      return .failed(
        Problem(
          code: "GH-0358", subject: "manifest",
          text: "there is no bill of materials over this manifest", next: next))
    }
    let named = Set(newest.statement.subjects.map(\.digest))
    if let missing = input.assets.all.first(where: { !named.contains($0.digest) }) {
      return .failed(
        Problem(
          code: "GH-0358", subject: missing.name,
          text: "the bill of materials does not name \(Excerpt.of(missing.name)) as it is now",
          evidence: [newest], next: next))
    }
    guard isBill(newest.statement.predicate) else {
      return .failed(
        Problem(
          code: "GH-0358", subject: "manifest", text: "the bill of materials lists nothing",
          evidence: [newest], next: next))
    }
    var outcome = fresh(
      newest, period: periods.documents, subject: "manifest", kind: "bill of materials",
      next: next)
    if outcome.problems.isEmpty {
      outcome.summary = "a bill of materials names every asset of the release"
    }
    return outcome
  }

  /// Whether a predicate has the shape of a bill with something in it.
  private func isBill(_ predicate: JSON) -> Bool {
    if predicate["bomFormat"]?.string == "CycloneDX" {
      return !(predicate["components"]?.array ?? []).isEmpty
    }
    return !(predicate["@graph"]?.array ?? []).isEmpty
  }
}
