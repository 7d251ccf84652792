/// Area 4, secure operation and maintenance: guidelines 4.1 to 4.4; and what runs across all areas.

extension Guidelines {
  static let operationPractices: [Practice] = [
    row(
      "4.1a", page: 16, "Changes of behaviour are seen",
      "Outputs and performance are measured so that sudden and gradual changes show, and intrusion can be told from natural drift.",
      .notBuilt("metrics are counted, but no detector watches them against a baseline"),
      atlas: ["AML.T0031", "AML.M0024"], etsi: ["Principle 12"]),
    row(
      "4.2a", page: 16, "Inputs are logged within privacy law",
      "Requests are watched and logged as far as privacy law allows, so that duties can be met and misuse can be audited, investigated and repaired.",
      checks: [.auditLog],
      .notBuilt(
        "every request leaves a sealed entry, but entries are not redacted and reading them is not bound to a purpose"
      ),
      atlas: ["AML.M0024"], etsi: ["Principle 12"]),
    row(
      "4.2b", page: 16, "Strange and adversarial inputs are found",
      "Inputs outside the expected, and inputs made to mislead, are found explicitly, attacks on data preparation such as the scaling of images too.",
      .notBuilt(
        "prompt injection is searched for, but there is no out-of-distribution score and no detector for images"
      ),
      atlas: ["AML.T0043", "AML.T0015", "AML.T0051", "AML.M0015"], owasp: ["LLM01"],
      etsi: ["Principle 12"]),
    row(
      "4.3a", page: 16, "Updates are automatic, secure and modular",
      "Products update themselves by default, over a secure procedure, part by part.",
      .notBuilt("there is no update client and no repository"), etsi: ["Principle 11"]),
    row(
      "4.3b", page: 16, "A change of data, model or prompt is a new version, tested",
      "A change of data, models or prompts counts as a new version and is tested before it serves.",
      checks: [.releaseDigest, .attackEvaluation], .built,
      atlas: ["AML.T0109", "AML.M0008"], etsi: ["Principle 9", "Principle 11"]),
    row(
      "4.3c", page: 16, "Users can evaluate changes",
      "Users can look at a change before it reaches them, and stay on a version while they do.",
      .notBuilt("there are no channels, previews or pinned versions at the gateway"),
      etsi: ["Principle 10", "Principle 11"]),
    row(
      "4.4a", page: 16, "Information is shared and reports are welcome",
      "What is learned is shared with others, there are open lines for reports from inside and outside, and researchers have consent to research and report.",
      .notBuilt("no security.txt is served and reports are not taken in"), ssdf: ["RV.1.3"],
      etsi: ["Principle 11"]),
    row(
      "4.4b", page: 16, "Bulletins are complete and repairs quick",
      "Vulnerabilities are answered with bulletins that enumerate them completely, and issues are reduced and repaired quickly.",
      .notBuilt("no advisories are written and time to repair is not measured"),
      ssdf: ["RV.2.2"], etsi: ["Principle 11"]),
  ]

  static let acrossPractices: [Practice] = [
    row(
      "X1", page: 5, "Ownership, transparency and leadership",
      "Every risk has a named owner, what is done is open to see, and leaders put security first.",
      checks: [.namedOwner],
      .notBuilt(
        "the system has a named owner, but risks do not have one each and there is no public transparency document"
      ),
      ssdf: ["PO.2.1", "PO.2.3"], etsi: ["Principle 4"]),
    row(
      "X2", page: 7, "Risks that stay are told downstream",
      "Those further down are told which risks they take on and how to use the component securely.",
      .notBuilt("no notes on residual risk travel with a release"), etsi: ["Principle 10"]),
    row(
      "X3", page: 7, "Critical systems are treated as critical",
      "Where a compromise could do tangible or wide harm, the risks to the AI are treated as critical.",
      checks: [.criticality],
      .notBuilt(
        "criticality sets what a release must meet and how old evidence may be, but asks no further kinds of evidence"
      ),
      etsi: ["Principle 3"]),
  ]
}
