/// The questionnaire that comes with the program: what the guidelines ask of a provider, turned round
/// and asked of its suppliers.

import Manifest

extension Questionnaire {
  /// The questionnaire that is asked unless the manifest names another.
  package static let builtIn = Questionnaire(
    name: "gatehouse supplier questionnaire 1", questions: rows)

  private static func ask(
    _ id: String, _ text: String, _ practices: [String], weight: Int,
    of kinds: Set<Manifest.SupplyKind> = [], hard: Bool = false, proof: Bool = false,
    shown evidence: String, days: Int = 365
  ) -> Question {
    Question(
      id: id, text: text, practices: practices, weight: weight, kinds: kinds, isHard: hard,
      needsProof: proof, evidence: evidence, validDays: days)
  }

  private static let models: Set<Manifest.SupplyKind> = [.modelAPI, .weights]
  private static let services: Set<Manifest.SupplyKind> = [.modelAPI, .hosting]
  private static let artefacts: Set<Manifest.SupplyKind> = [.weights, .dataset, .library]

  private static let rows: [Question] = [
    ask(
      "security-contact", "Is there a security contact that answers within five working days?",
      ["2.1a", "4.4a"], weight: 6, hard: true, shown: "security.txt, or a test message answered"),
    ask(
      "vulnerability-disclosure",
      "Is there a published policy for disclosing vulnerabilities, with safe harbour for research?",
      ["4.4a"], weight: 4, shown: "the address of the policy"),
    ask(
      "incident-notice",
      "Does the contract oblige the supplier to tell us of an incident within 72 hours?",
      ["3.3a", "4.4b"], weight: 8, hard: true, proof: true, shown: "the clause of the contract"),
    ask(
      "secure-development",
      "Is it developed by a secure development framework such as NIST SSDF, with reviews and tests?",
      ["1.3f", "2.1a"], weight: 6, shown: "an attestation or an audit report"),
    ask(
      "certification",
      "Is the information security of what we use certified (ISO 27001, SOC 2, CSA STAR or the like)?",
      ["2.1a"], weight: 5, proof: true, shown: "the certificate with its scope and end"),
    ask(
      "ai-management",
      "Is the development of AI managed by a standard such as ISO 42001 or the NIST AI RMF?",
      ["2.1a", "X1"], weight: 3, of: models, shown: "certificate or statement of applicability"),
    ask(
      "threat-model",
      "Were threats specific to AI assessed for the model, and can we read the result?",
      ["1.2b"], weight: 4, of: models, shown: "threat model or system card"),
    ask(
      "security-evaluation",
      "Was this version evaluated against attacks (injection, leakage, poisoning) with published figures?",
      ["3.4a"], weight: 6, of: models, shown: "evaluation report for this very version", days: 180),
    ask(
      "signed-artefacts",
      "Are the delivered files signed, with a key that we hold from another channel?",
      ["2.1b", "3.2c"], weight: 8, of: artefacts, hard: true, shown: "signature and public key"),
    ask(
      "provenance", "Is there signed provenance (SLSA) for how the delivered files were made?",
      ["2.1d"], weight: 6, of: artefacts, shown: "the attestation; gatehouse evidence add"),
    ask(
      "bill-of-materials",
      "Is there a bill of materials in CycloneDX or SPDX for what is delivered?",
      ["2.3b"], weight: 5, shown: "the file; gatehouse evidence add"),
    ask(
      "training-data", "Is it documented where training data came from, and that it may be used?",
      ["2.3a"], weight: 5, of: [.modelAPI, .weights, .dataset], shown: "model or data card"),
    ask(
      "data-poisoning", "Are data sets checked for poisoning and unwanted content before use?",
      ["1.3e"], weight: 4, of: [.modelAPI, .weights, .dataset], shown: "method and figures"),
    ask(
      "no-training-on-inputs",
      "Is it agreed that our inputs and outputs are not used for training?",
      ["1.3d", "2.2e"], weight: 8, of: services, hard: true, proof: true,
      shown: "the clause of the contract"),
    ask(
      "retention",
      "Are our inputs and outputs deleted within 30 days, unless the law says otherwise?",
      ["2.2e", "4.2a"], weight: 5, of: services, shown: "the clause of the contract"),
    ask(
      "data-location", "Is it agreed in which regions our data is kept and processed?",
      ["1.3d", "2.2c"], weight: 5, of: services, shown: "the clause of the contract"),
    ask(
      "subprocessors", "Are sub-processors named, and are we told before they change?",
      ["2.1a"], weight: 4, of: services, shown: "the list and its address"),
    ask(
      "access-control",
      "Is access to our data and to the weights limited to named people with two factors?",
      ["3.1a", "3.2a"], weight: 6, shown: "audit report or statement"),
    ask(
      "encryption", "Is our data encrypted in transit and at rest?", ["2.2d", "3.2a"], weight: 6,
      of: services, hard: true, shown: "documentation"),
    ask(
      "tenant-isolation", "Are customers isolated from each other, caches and logs included?",
      ["3.1b"], weight: 6, of: services, shown: "documentation or test report"),
    ask(
      "pinned-versions",
      "Can a version of the model be pinned, and is a change announced at least 30 days before?",
      ["4.3b", "4.3c"], weight: 6, of: [.modelAPI], hard: true, shown: "documentation"),
    ask(
      "audit-logs",
      "Do we get the logs that we need to look into an incident, without extra charge?",
      ["3.3d"], weight: 4, of: services, shown: "documentation"),
    ask(
      "continuity",
      "Is there a tested plan for failure of the service, with times that we can rely on?",
      ["2.1c"], weight: 4, of: services, shown: "the plan or its test report"),
    ask(
      "vulnerability-response",
      "Are known vulnerabilities in what is delivered fixed within agreed times?",
      ["4.4b"], weight: 6, shown: "policy and record of the last year"),
    ask(
      "licence", "Does the licence allow our use, and is it stated in the delivered files?",
      ["2.1b"], weight: 3, of: artefacts, shown: "licence text"),
  ]
}
