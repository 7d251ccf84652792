/// Area 2, secure development: guidelines 2.1 to 2.4.

extension Guidelines {
  static let developmentPractices: [Practice] = supplyChain + assets + documentation + debt

  private static let supplyChain: [Practice] = [
    row(
      "2.1a", page: 12, "The supply chain is assessed and watched",
      "Suppliers are held to the organisation's own standard through the system's life; where one falls short, the risk is managed as risks are.",
      checks: [.supplierReview], .built,
      ssdf: ["PO.1.3"], atlas: ["AML.T0010", "AML.T0109"], owasp: ["LLM03"],
      etsi: ["Principle 7"]),
    row(
      "2.1b", page: 12, "Components come from verified sources",
      "Hardware, software, models and data from outside come from verified parties, well secured and documented, and stay so.",
      checks: [.modelScan, .modelAdmission, .modelSignature],
      .notBuilt(
        "licences and sources of models are judged as the manifest and the files state them and model files need a signature and provenance, and known vulnerabilities of packages are looked up and recorded, but no release demands that they are answered, nor are the licences of data sets judged"
      ),
      ssdf: ["PW.4.1", "PW.4.4"], atlas: ["AML.T0010", "AML.M0013", "AML.M0014", "AML.M0023"],
      owasp: ["LLM03"], etsi: ["Principle 7"]),
    row(
      "2.1c", page: 12, "Ready to fail over",
      "A system that the mission needs can move to an alternative when its parts no longer meet the security criteria.",
      .notBuilt(
        "alternates are declared and judged by `gatehouse supplier alternates`, but nothing switches to them and there is no drill"
      ),
      etsi: ["Principle 7"]),
    row(
      "2.1d", page: 12, "Attestations of the supply chain are tracked",
      "Attestations about how components were made are verified and kept, by a framework such as SLSA.",
      checks: [.attestations], .built,
      ssdf: ["PS.3.2"], atlas: ["AML.T0010", "AML.M0014"], owasp: ["LLM03"],
      etsi: ["Principle 7"]),
  ]

  private static let assets: [Practice] = [
    row(
      "2.2a", page: 12, "The value of AI assets is known",
      "It is known what models, data, feedback, prompts, software, documents, logs and assessments are worth, to the organisation and to an attacker.",
      .notBuilt("assets are declared and undeclared ones can be looked for, but none has a value"),
      ssdf: ["PS.1.1"], atlas: ["AML.T0035"], etsi: ["Principle 5"]),
    row(
      "2.2b", page: 12, "Logs are sensitive",
      "Logs are treated as sensitive data: they are confidential, can't be changed unseen, and are there when needed.",
      checks: [.auditLog], .built, atlas: ["AML.M0012", "AML.M0024"], owasp: ["LLM02"],
      etsi: ["Principle 5", "Principle 12"]),
    row(
      "2.2c", page: 12, "Assets are where they are known to be",
      "It is known where each asset lies, and the risks of that were assessed and accepted.",
      .notBuilt(
        "drift between the declared places and the disk is reported by gatehouse assets, but the risks of the places are not assessed"
      ),
      atlas: ["AML.T0007"], etsi: ["Principle 5"]),
    row(
      "2.2d", page: 12, "Assets can be authenticated, versioned and restored",
      "Assets are tracked, authenticated, versioned and secured, and a known good state can be restored after a compromise.",
      checks: [.modelSignature, .modelAdmission, .restoreDrill], .built,
      ssdf: ["PS.1.1", "PS.3.1"], atlas: ["AML.T0018", "AML.T0076", "AML.M0005", "AML.M0014"],
      etsi: ["Principle 5"]),
    row(
      "2.2e", page: 12, "Data for AI and content from AI follow their sensitivity",
      "What data the AI may read is controlled, and what it generates is handled by its own sensitivity and by that of the inputs.",
      .notBuilt(
        "labels are declared and their flows checked, but answers at run time carry no label"),
      atlas: ["AML.T0057", "AML.M0005"], owasp: ["LLM02", "LLM08"], etsi: ["Principle 5"]),
  ]

  private static let documentation: [Practice] = [
    row(
      "2.3a", page: 12, "Data, models and prompts are documented through their life",
      "Models, data sets and prompts have documents on sources, scope, limits, guardrails, digests or signatures, retention, review and ways of failing.",
      checks: [.documents],
      .notBuilt("cards are not made from the manifest, and their completeness is not judged"),
      atlas: ["AML.M0025"], etsi: ["Principle 8"]),
    row(
      "2.3b", page: 12, "There is a bill of materials",
      "A bill of materials lists the models, data and software that the system is made of.",
      checks: [.bom], .built,
      ssdf: ["PS.3.2"], atlas: ["AML.M0023"], owasp: ["LLM03"], etsi: ["Principle 8"]),
  ]

  private static let debt: [Practice] = [
    row(
      "2.4a", page: 13, "Technical debt is known and managed",
      "Short cuts are found, written down and managed from the earliest stage.",
      .notBuilt("there is no register of debt and nothing that finds it"),
      etsi: ["Principle 2"]),
    row(
      "2.4b", page: 13, "The end of life is planned",
      "Life-cycle plans, decommissioning included, assess, acknowledge and reduce risks for systems to come.",
      checks: [.documents],
      .notBuilt("retiring is not carried out: no destruction of keys, no notice, no answer 410"),
      etsi: ["Principle 13"]),
  ]
}
