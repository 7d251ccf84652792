/// Which function answers which check. The guidelines, as data, say which checks judge which
/// practice; an id without a function here fails closed.

import Guidelines

/// The implementations of the checks.
package enum CheckRegistry {
  typealias Implementation = @Sendable (CheckContext, Practice) -> CheckOutcome

  static let table: [String: Implementation] = [
    "check.threat-review": { context, _ in context.threatReview() },
    "check.ai-justification": { context, _ in
      context.decision("ai-justification", needsAlternatives: true)
    },
    "check.design-decision": { context, _ in
      context.decision("design", needsAlternatives: false)
    },
    "check.model-scan": { context, _ in context.modelScan() },
    "check.model-admission": { context, _ in context.modelAdmission() },
    "check.model-signature": { context, _ in context.modelSignature() },
    "check.dataset-signature": { context, _ in context.datasetSignature() },
    "check.inputs-inspected": { context, _ in context.inputsInspected() },
    "check.attack-evaluation": { context, _ in context.attackEvaluation() },
    "check.release-digest": { context, _ in context.releaseBinding() },
    "check.tool-policy": { context, _ in context.toolPolicy() },
    "check.output-shaping": { context, _ in context.outputShaping() },
    "check.output-guards": { context, _ in context.outputGuards() },
    "check.api-access": { context, _ in context.apiAccess() },
    "check.limits": { context, _ in context.limits() },
    "check.secure-settings": { context, _ in context.secureSettings() },
    "check.audit-log": { context, _ in context.auditLog() },
    "check.bom": { context, _ in context.billOfMaterials() },
    "check.supplier-review": { context, _ in context.supplierReview() },
    "check.restore-drill": { context, _ in context.restoreDrill() },
    "check.attestations": { context, _ in context.attestations() },
    "check.documents": { context, practice in context.documentsExist(for: practice.id) },
    "check.criticality": { context, _ in context.criticality() },
    "check.named-owner": { context, _ in context.namedOwner() },
  ]

  /// The ids of the checks that are implemented.
  package static var ids: Set<String> { Set(table.keys) }

  /// The answer of the check with `id`, for `practice`.
  static func run(_ id: String, _ context: CheckContext, _ practice: Practice) -> CheckOutcome {
    guard let implementation = table[id] else {
      return .failed(
        Problem(
          code: "GH-0501", subject: id, text: "nothing here can answer \(Excerpt.of(id))",
          next: "gatehouse explain \(practice.id)"))
    }
    return implementation(context, practice)
  }
}
