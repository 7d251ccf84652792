/// Area 3, secure deployment: guidelines 3.1 to 3.5.

extension Guidelines {
  static let deploymentPractices: [Practice] =
    infrastructure + modelProtection + incidents + releasing + easyToDoRight

  private static let infrastructure: [Practice] = [
    row(
      "3.1a", page: 14, "Access to APIs, models, data and pipelines is controlled",
      "Access controls fit each API, model, data set and pipeline, in research and development as in production.",
      checks: [.apiAccess],
      .notBuilt(
        "served routes need keys with scopes, but pipelines, stored models and people's roles are not covered"
      ),
      ssdf: ["PO.5.1"], atlas: ["AML.T0012", "AML.T0055", "AML.M0005", "AML.M0019"],
      owasp: ["LLM02"], etsi: ["Principle 6"]),
    row(
      "3.1b", page: 14, "Environments with sensitive code or data are separate",
      "Environments that hold sensitive code or data are kept apart from the others.",
      .notBuilt(
        "environments are declared, but keys, data and ledger are not parted by them"),
      ssdf: ["PO.5.1"], atlas: ["AML.M0032"], etsi: ["Principle 6"]),
  ]

  private static let modelProtection: [Practice] = [
    row(
      "3.2a", page: 14, "Weights are protected from direct access",
      "Nobody reaches model weights or the data behind them who should not.",
      .notBuilt(
        "digests are checked when serving, and the vault is encrypted and leaves a trace of each reading, but the copies that model servers load lie open"
      ),
      ssdf: ["PS.1.1"], atlas: ["AML.T0044", "AML.T0025", "AML.M0005", "AML.M0012"],
      etsi: ["Principle 6"]),
    row(
      "3.2b", page: 14, "Queries can't be used to take the model",
      "The query interface finds and stops attempts to read, change or carry off what is confidential.",
      checks: [.apiAccess, .limits, .outputShaping],
      .notBuilt(
        "queries are limited and answers shaped, but extraction, inversion and membership probing are not detected"
      ),
      atlas: ["AML.T0024", "AML.T0005.001", "AML.M0002", "AML.M0004"], owasp: ["LLM02", "LLM10"],
      etsi: ["Principle 6", "Principle 12"]),
    row(
      "3.2c", page: 14, "Models and data carry digests and signatures",
      "Digests and signatures of model files, data sets and checkpoints are made as soon as these exist and can be checked by those who use them; keys are well managed.",
      checks: [.modelSignature, .datasetSignature], .built,
      ssdf: ["PS.2.1"], atlas: ["AML.T0018", "AML.M0013", "AML.M0014"], owasp: ["LLM03", "LLM04"],
      etsi: ["Principle 5"]),
    row(
      "3.2d", page: 14, "Privacy-enhancing technology is used where apt",
      "Where the data or the threats ask for it, techniques such as differential privacy lower or measure what can leak.",
      .notBuilt("there is no privacy accounting and no measure of membership inference"),
      atlas: ["AML.T0024.000", "AML.T0024.001"], owasp: ["LLM02"]),
  ]

  private static let incidents: [Practice] = [
    row(
      "3.3a", page: 14, "There are incident plans for different scenarios",
      "Plans for response, escalation and repair cover different scenarios and are looked at again as system and research move on.",
      checks: [.documents],
      .notBuilt("a plan can be named, but there are no playbooks bound to this system"),
      ssdf: ["RV.2.2"], etsi: ["Principle 5"]),
    row(
      "3.3b", page: 14, "Critical resources have offline backups",
      "The digital resources that the organisation can't do without are kept in backups offline.",
      checks: [.restoreDrill], .built, etsi: ["Principle 5"]),
    row(
      "3.3c", page: 14, "Responders are trained",
      "Those who respond have practised assessing and handling incidents with AI.",
      .notBuilt("restoring is practised as a drill, but handling an incident is not"),
      etsi: ["Principle 1"]),
    row(
      "3.3d", page: 14, "Customers get good audit logs at no extra charge",
      "Customers and users get audit logs and what else they need to respond to incidents, for nothing.",
      checks: [.auditLog],
      .notBuilt(
        "entries can be proved one by one, but tenants can't read and export their own log"),
      atlas: ["AML.M0024"], etsi: ["Principle 10", "Principle 12"]),
  ]

  private static let releasing: [Practice] = [
    row(
      "3.4a", page: 15, "Nothing is released without a security evaluation",
      "Models, applications and systems are released only after fitting evaluation, by benchmarks and red teaming, of exactly what is released.",
      checks: [.attackEvaluation, .releaseDigest], .built,
      ssdf: ["PO.4.1", "PW.8.2"], atlas: ["AML.T0051", "AML.T0054", "AML.M0008"],
      owasp: ["LLM01", "LLM06", "LLM07"], etsi: ["Principle 9"]),
    row(
      "3.4b", page: 15, "Limits and ways of failing are told",
      "Users are told plainly what the system can't do and how it may fail.",
      checks: [.documents],
      .notBuilt(
        "release notes are not made from the results of evaluations, nor served at the API"),
      owasp: ["LLM09"], etsi: ["Principle 10"]),
  ]

  private static let easyToDoRight: [Practice] = [
    row(
      "3.5a", page: 15, "Each setting is weighed",
      "Every setting was weighed, benefit against risk; where one is needed, its default is secure.",
      checks: [.secureSettings],
      .notBuilt(
        "defaults are secure and relaxations are listed, but a relaxation needs no signed reason"),
      ssdf: ["PW.9.1"], etsi: ["Principle 2"]),
    row(
      "3.5b", page: 15, "Malicious use is prevented",
      "Controls keep the system from being used or deployed maliciously.",
      .notBuilt(
        "uses that the manifest prohibits are refused, but abusive clients are not suspended"),
      atlas: ["AML.T0047", "AML.T0102", "AML.M0020"], etsi: ["Principle 10"]),
    row(
      "3.5c", page: 15, "Users know how to use it, what is theirs to do, and where data goes",
      "Users are told the apt uses and limits, which parts of security are theirs, and where and how their data is used, read or stored.",
      checks: [.documents],
      .notBuilt("no transparency document is made for each release"), etsi: ["Principle 10"]),
  ]
}
