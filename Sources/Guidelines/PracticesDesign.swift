/// Area 1, secure design: guidelines 1.1 to 1.4.

extension Guidelines {
  static let designPractices: [Practice] = awareness + threatModelling + designChoices + modelChoice

  private static let awareness: [Practice] = [
    row(
      "1.1a", page: 9, "Leaders know the threats to their system",
      "Those who own the system and those who lead can name the threats to this system and what is done about each of them.",
      .notBuilt(
        "there are no briefs made from the system's own threats, and no signed acknowledgement of one"
      ),
      ssdf: ["PO.2.3"], atlas: ["AML.M0018"], etsi: ["Principle 1"]),
    row(
      "1.1b", page: 9, "Builders stay current and advise risk owners",
      "Data scientists and developers follow new threats and ways of failing, and tell risk owners what these mean for a decision.",
      .notBuilt(
        "there are no briefs for builders, and new threat knowledge does not reopen any of them"),
      ssdf: ["PO.2.2"], atlas: ["AML.M0018"], etsi: ["Principle 1"]),
    row(
      "1.1c", page: 9, "Users are told of risks that only AI has",
      "People who use the system get guidance on the security risks that come with AI.",
      checks: [.documents],
      .notBuilt("no guidance page is made from the manifest or served with the release"),
      atlas: ["AML.M0018"], etsi: ["Principle 1", "Principle 10"]),
    row(
      "1.1d", page: 9, "Developers are trained",
      "Developers are trained in secure coding and in building AI securely and responsibly.",
      .notBuilt("there is no course, and records of training elsewhere can't be imported"),
      ssdf: ["PO.2.2"], atlas: ["AML.M0018"], etsi: ["Principle 1"]),
  ]

  private static let threatModelling: [Practice] = [
    row(
      "1.2a", page: 9, "The impact of a failing component is known",
      "For each AI component it is known what follows for the system, its users, organisations and society when it is taken over or behaves unexpectedly.",
      checks: [.threatReview],
      .notBuilt(
        "a signed review is judged, but impact in the four dimensions is not asked for component by component"
      ),
      ssdf: ["PW.1.1"], atlas: ["AML.T0048"], etsi: ["Principle 3"]),
    row(
      "1.2b", page: 9, "AI-specific threats are assessed and decided",
      "Threats that only AI has are assessed for this system, and what was decided about each is written down.",
      checks: [.threatReview],
      .notBuilt(
        "a signed review over the manifest is judged, but threats are not yet derived from the manifest, so nothing measures whether the review is complete"
      ),
      ssdf: ["PW.1.1"], etsi: ["Principle 3"]),
    row(
      "1.2c", page: 9, "Sensitive data raises the value of a target",
      "The assessment weighs how the kinds and the sensitivity of the data make the system attractive to attackers.",
      .notBuilt(
        "labels along the flows are checked, but no likelihood or value is derived from them"),
      ssdf: ["PW.1.1"], etsi: ["Principle 3"]),
    row(
      "1.2d", page: 9, "The assessment follows the threats",
      "The assessment is repeated as AI systems draw more attackers and as AI gives attackers new means.",
      checks: [.threatReview],
      .notBuilt(
        "a review expires and is void when the manifest changes, but new threat knowledge does not void it"
      ),
      ssdf: ["PW.1.1"], etsi: ["Principle 3"]),
  ]

  private static let designChoices: [Practice] = [
    row(
      "1.3a", page: 9, "AI is the right answer to the task",
      "Somebody answerable decided, after looking at alternatives, that AI is the most fitting way to do the task.",
      checks: [.aiJustification], .built, etsi: ["Principle 2"]),
    row(
      "1.3b", page: 9, "Design choices weigh security with the rest",
      "AI-specific design choices were weighed against the threats together with function, user experience, deployment, performance, assurance, oversight, ethics and law.",
      checks: [.designDecision], .built, ssdf: ["PW.1.2"], etsi: ["Principle 2"]),
    row(
      "1.3c", page: 9, "Models and libraries from outside are chosen and handled with care",
      "Training, reusing or calling a model was a deliberate choice; providers and libraries were examined; models from outside count as untrusted code and are scanned and isolated.",
      checks: [.modelScan, .modelAdmission, .supplierReview],
      .notBuilt(
        "models are scanned without running them, suppliers are held to criteria, and foreign loaders can run isolated (gatehouse sandbox run), but no check asks for such a run"
      ),
      ssdf: ["PW.4.1", "PW.4.4"],
      atlas: [
        "AML.T0010", "AML.T0011.000", "AML.T0018.002", "AML.T0058", "AML.M0011", "AML.M0014",
        "AML.M0016",
      ],
      owasp: ["LLM03"], etsi: ["Principle 7"]),
    row(
      "1.3d", page: 10, "Data to outside APIs is controlled",
      "What may go to services outside the organisation is decided beforehand; people log in and confirm before sensitive data leaves.",
      .notBuilt(
        "labels of upstreams are checked in the manifest, but requests are not labelled and nobody is asked to confirm"
      ),
      atlas: ["AML.T0057"], owasp: ["LLM02"], etsi: ["Principle 2"]),
    row(
      "1.3e", page: 10, "Inputs and data are checked and cleaned",
      "Inputs and data, users' feedback and data for continual learning too, are checked and cleaned before they shape behaviour.",
      checks: [.inputsInspected], .built,
      atlas: ["AML.T0020", "AML.T0051", "AML.M0007", "AML.M0015", "AML.M0033"],
      owasp: ["LLM01", "LLM04"], etsi: ["Principle 2"]),
    row(
      "1.3f", page: 10, "AI work is part of secure development",
      "The AI parts are built within the organisation's secure development practice, in languages and environments that rule out known classes of faults where that is plausible.",
      .notBuilt("repositories are not inspected"),
      ssdf: ["PW.5.1", "PO.3.2"], etsi: ["Principle 2"]),
    row(
      "1.3g", page: 10, "Actions are restricted and fail safe",
      "What an AI component can set off is limited to what is declared, and a doubtful action does not happen.",
      checks: [.toolPolicy, .attackEvaluation], .built,
      atlas: ["AML.T0053", "AML.T0086", "AML.M0028", "AML.M0029", "AML.M0030"],
      owasp: ["LLM06"], etsi: ["Principle 2", "Principle 4"]),
    row(
      "1.3h", page: 10, "Answers carry no needless detail",
      "Outputs are useful to users without detail that helps an attacker more.",
      checks: [.outputShaping], .built,
      atlas: ["AML.T0063", "AML.T0024.002", "AML.M0002"], owasp: ["LLM02"], etsi: ["Principle 2"]),
    row(
      "1.3i", page: 10, "Guardrails stand on answers",
      "Outputs pass guardrails that hold where the system needs them, streams included.",
      checks: [.outputGuards, .attackEvaluation], .built,
      atlas: ["AML.T0056", "AML.T0057", "AML.M0020"], owasp: ["LLM02", "LLM05", "LLM07"],
      etsi: ["Principle 2"]),
    row(
      "1.3j", page: 10, "APIs withstand attacks through the API",
      "An API that outsiders use authenticates them, limits them and withstands attacks on the AI that come through it.",
      checks: [.apiAccess, .limits, .attackEvaluation], .built,
      atlas: ["AML.T0040", "AML.T0034", "AML.M0004", "AML.M0019"], owasp: ["LLM10"],
      etsi: ["Principle 6"]),
    row(
      "1.3k", page: 10, "The most secure setting is the default",
      "Whoever changes nothing has the most secure settings; each relaxation can be seen.",
      checks: [.secureSettings], .built, ssdf: ["PW.9.1", "PW.9.2"], etsi: ["Principle 2"]),
    row(
      "1.3l", page: 10, "Functions are reached with least privilege",
      "Each user and program reaches only the functions that it needs.",
      checks: [.apiAccess],
      .notBuilt(
        "keys have scopes, but grants that are never used are not found, and there are no roles for people"
      ),
      atlas: ["AML.M0026", "AML.M0027", "AML.M0019"], owasp: ["LLM06"], etsi: ["Principle 6"]),
    row(
      "1.3m", page: 10, "Riskier capabilities are opt-in and explained",
      "Capabilities with more risk are explained and need an opt-in; prohibited uses are told, with alternatives where there are any.",
      checks: [.documents],
      .notBuilt(
        "uses that the manifest prohibits are refused with the owner's alternative, but there is no register of capabilities and no opt-in page"
      ),
      etsi: ["Principle 10"]),
  ]

  private static let modelChoice: [Practice] = [
    row(
      "1.4a", page: 10, "The choice of model weighs security and is looked at again",
      "The model was chosen with an eye to its complexity, fitness, interpretability, training data, hardening and provenance, and the choice is reassessed as knowledge grows.",
      checks: [.modelScan, .modelSignature],
      .notBuilt("candidates can't be compared side by side, and no dated choice is judged"),
      ssdf: ["PW.1.2"], atlas: ["AML.M0003", "AML.M0008"], owasp: ["LLM03"],
      etsi: ["Principle 2"])
  ]
}
