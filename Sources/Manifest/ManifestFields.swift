/// The format of `gatehouse.yaml`, as one table. A change here changes the reader, the JSON Schema
/// (`gatehouse manifest schema`) and the reference page together.

import Bytes

enum ManifestFields {
  /// The whole document.
  static let root = Record(
    name: "The document",
    fields: [
      Field("gatehouse", .integer(1...1), .required, "Version of the format: 1."),
      Field(
        "system", .record(system), .required, "What the system is for, and who answers for it."),
      Field("models", parts(model), .items([]), "The models that the system uses."),
      Field(
        "admission", .record(admission), .optional,
        "By which rules `gatehouse admit` admits models. Without it an empty one holds."),
      Field("datasets", parts(dataset), .items([]), "Data it was made from or reads."),
      Field("prompts", parts(prompt), .items([]), "Prompts that shape what it does."),
      Field("tools", parts(tool), .items([]), "Tools that a model may ask to run."),
      Field(
        "actors", parts(actor), .items([]), "People and programs on its edge, adversaries included."
      ),
      Field("flows", parts(flow), .items([]), "Where data goes, and how sensitive it is."),
      Field(
        "suppliers", parts(supplier), .items([]),
        "Those who deliver models, data, services or software."),
      Field(
        "supplier_policy", .record(supplierPolicy), .optional,
        "By which criteria suppliers are judged. Without it an empty one holds."),
      Field(
        "signers", parts(signer), .optional,
        "Those outside whose attestations count, by public key."),
      Field("upstreams", parts(upstream), .items([]), "Servers that answer for models."),
      Field(
        "serving", .record(serving), .optional,
        "What the gateway serves. Without it nothing is served."),
      Field("review", .record(review), .defaults, "How long evidence counts before it is stale."),
      Field("documents", .record(documents), .defaults, "Documents about the system, by kind."),
    ])

  private static func parts(_ record: Record) -> Shape {
    .list(.record(record), atLeast: 0, atMost: ManifestLimits.parts)
  }

  private static func choice<T: CaseIterable & RawRepresentable>(_: T.Type) -> Shape
  where T.RawValue == String {
    .choice(T.allCases.map(\.rawValue))
  }

  private static let names = Shape.list(.text(.name), atLeast: 0, atMost: ManifestLimits.parts)
  private static let files = Shape.list(.text(.path), atLeast: 1, atMost: ManifestLimits.files)
  private static let period = Shape.duration(1...ManifestLimits.periodSeconds)

  // MARK: the system

  private static let system = Record(
    name: "system",
    fields: [
      Field("name", .text(.line), .required, "The name of the system."),
      Field(
        "purpose", .text(.prose), .required,
        "What it is for. Threats and uses are judged against this."),
      Field(
        "why_ai", .text(.prose), .required, "Why the task is best done with AI (guidelines 1.3)."),
      Field("owner", .record(owner), .required, "The one person who answers for the risks."),
      Field(
        "criticality", choice(Manifest.Criticality.self), .text("critical"),
        "How bad a failure or a compromise is. It decides what a release must meet; whoever does not say gets the strictest."
      ),
      Field(
        "environments", .list(.text(.name), atLeast: 1, atMost: 20), .items(["production"]),
        "Names of the environments in which it runs."),
      Field(
        "card", .record(systemCard), .optional,
        "What a bill of materials says about the system beside this."),
    ])

  private static let owner = Record(
    name: "system.owner",
    fields: [
      Field("name", .text(.line), .required, "A person, not a team."),
      Field(
        "email", .text(.email), .required,
        "Their address. Only a key with this identity can accept a risk."),
    ])

  // MARK: what it is made of

  private static let model = Record(
    name: "models[]",
    fields: [
      Field("name", .text(.name), .required, "How other parts refer to it."),
      Field("purpose", .text(.prose), .required, "What it is used for."),
      Field(
        "files", files, .optional,
        "Files of a hosted model, all of them: each is scanned, signed and checked by digest."),
      Field(
        "api", .record(api), .optional, "A model behind somebody else's API, in place of `files`."),
      Field("licence", .text(.line), .optional, "Its licence, best as an SPDX expression."),
      Field("supplier", .text(.name), .optional, "The name of a declared supplier."),
      Field(
        "source", .text(.line), .optional,
        "Where it came from: a repository and revision, an address, \"trained in house\"."),
      Field(
        "trained_on", names, .items([]),
        "Names of declared data sets that it was trained or tuned on."),
      Field(
        "signature", .record(modelSignature), .optional,
        "The supplier's signature over its files; `gatehouse admit` verifies it."),
      Field(
        "card", .record(modelCard), .optional,
        "What a bill of materials says about the model beside this."),
    ],
    exactlyOne: ["files", "api"])

  private static let api = Record(
    name: "models[].api",
    fields: [
      Field("provider", .text(.name), .required, "Who runs it, such as `openai`."),
      Field(
        "model", .text(.pinnedModel), .required,
        "The pinned version. A name that moves would change the system unseen."),
    ])

  private static let dataset = Record(
    name: "datasets[]",
    fields: [
      Field("name", .text(.name), .required, "How other parts refer to it."),
      Field(
        "purpose", .text(.prose), .required,
        "What it is used for: training, tuning, retrieval, evaluation."),
      Field("files", files, .required, "Its files."),
      Field(
        "label", choice(Sensitivity.self), .required,
        "How sensitive its content is. There is no default: somebody has to know."),
      Field("personal_data", .boolean, .required, "Whether people can be recognised in it."),
      Field("licence", .text(.line), .optional, "Its licence."),
      Field("supplier", .text(.name), .optional, "The name of a declared supplier."),
      Field("source", .text(.line), .optional, "Where it came from."),
      Field(
        "retention", .duration(86_400...(100 * ManifestLimits.periodSeconds)), .optional,
        "How long it is kept."),
      Field(
        "card", .record(datasetCard), .optional,
        "What a bill of materials says about the data set beside this."),
    ])

  private static let prompt = Record(
    name: "prompts[]",
    fields: [
      Field("name", .text(.name), .required, "How routes refer to it."),
      Field("file", .text(.path), .required, "The file with its text."),
      Field(
        "protected", .boolean, .text("true"),
        "Whether its disclosure is an incident. Answers are then searched for its canaries."),
      Field(
        "label", choice(Sensitivity.self), .text("internal"),
        "How sensitive its text is. It goes to the upstream of its route."),
      Field("personal_data", .boolean, .text("false"), "Whether people can be recognised in it."),
    ])

  private static let tool = Record(
    name: "tools[]",
    fields: [
      Field("name", .text(.toolName), .required, "The function name that the model calls."),
      Field("description", .text(.prose), .required, "What it does."),
      Field(
        "effects", .list(choice(Manifest.Effect.self), atLeast: 1, atMost: 5), .required,
        "What running it can do: read data, write data, reach outside, spend money, run code."),
      Field(
        "schema", .text(.path), .optional,
        "JSON Schema of its arguments. Without one, its calls are refused on a served route."),
      Field(
        "approval", choice(Manifest.Approval.self), .text("always"),
        "Whether each call waits for a person."),
      Field(
        "label", choice(Sensitivity.self), .optional,
        "How sensitive what it returns is. Undeclared counts as restricted and personal."),
      Field(
        "personal_data", .boolean, .text("false"),
        "Whether it returns data in which people can be recognised; counts with `label`."),
    ])

  // MARK: its surroundings

  private static let actor = Record(
    name: "actors[]",
    fields: [
      Field("name", .text(.name), .required, "How flows refer to it."),
      Field("kind", choice(Manifest.Actor.Kind.self), .required, "What it is."),
      Field(
        "trust", choice(Manifest.Actor.Trust.self), .text("untrusted"), "How far it is trusted."),
    ])

  private static let flow = Record(
    name: "flows[]",
    fields: [
      Field(
        "from", .text(.name), .required,
        "Name of an actor, model, data set, prompt, tool, upstream or supplier."),
      Field("to", .text(.name), .required, "The same."),
      Field(
        "label", choice(Sensitivity.self), .required,
        "The highest label of what flows. It may not be below its source, nor above its end."),
      Field("personal_data", .boolean, .required, "Whether personal data flows."),
      Field("purpose", .text(.prose), .optional, "Why it flows."),
    ])

  private static let supplier = Record(
    name: "suppliers[]",
    fields: [
      Field("name", .text(.name), .required, "How other parts refer to it."),
      Field("provides", .text(.line), .required, "What it delivers."),
      Field("contact", .text(.line), .optional, "Whom to write to when something is wrong."),
      Field(
        "reviewed", .text(.date), .optional, "The day on which its security was last looked at."),
    ] + supplierDetails)

  // MARK: serving

  private static let upstream = Record(
    name: "upstreams[]",
    fields: [
      Field("name", .text(.name), .required, "How routes refer to it."),
      Field(
        "protocol", choice(Manifest.Upstream.WireProtocol.self), .text("openai"),
        "The API that it speaks."),
      Field(
        "url", .text(.url), .required,
        "Its base address, with `/v1` where the API has it. https, unless it is internal or on this machine."
      ),
      Field("model", .text(.token), .required, "The name of the model over there."),
      Field(
        "location", choice(Manifest.Upstream.Location.self), .text("external"),
        "On which side of the organisation's boundary it stands."),
      Field(
        "label", choice(Sensitivity.self), .text("public"), "The highest label that may go there."),
      Field("personal_data", .boolean, .text("false"), "Whether personal data may go there."),
      Field(
        "credential", .record(credential), .optional,
        "Where its credential is found; never the credential itself."),
      Field("supplier", .text(.name), .optional, "The name of a declared supplier."),
      Field(
        "timeout", .duration(1...3_600), .text("60s"), "How long it may take to begin an answer."),
    ])

  static let credential = Record(
    name: "upstreams[].credential",
    fields: [
      Field("env", .text(.variable), .optional, "An environment variable that holds it."),
      Field(
        "file", .text(.location), .optional,
        "A file that holds it and nothing else; may be absolute, such as `/run/secrets/key`."),
    ],
    exactlyOne: ["env", "file"])

  private static let serving = Record(
    name: "serving",
    fields: [
      Field(
        "listen", .text(.listen), .text("127.0.0.1:8484"),
        "Address and port. Beyond this machine only with `tls`."),
      Field("tls", .record(tls), .optional, "Certificate and key."),
      Field(
        "routes", .list(.record(route), atLeast: 1, atMost: ManifestLimits.parts), .required,
        "What clients can ask for as `model`."),
      Field("limits", .record(limits), .defaults, "Limits for each key and for the server."),
      Field(
        "output", .record(output), .defaults, "Details in answers; each is off unless opted in."),
      Field(
        "guards", .record(GuardFields.guards), .defaults, "What guards do with what they find."),
    ])

  private static let tls = Record(
    name: "serving.tls",
    fields: [
      Field("certificate", .text(.location), .required, "Certificate chain, PEM."),
      Field("key", .text(.location), .required, "Private key, PEM, mode 0600."),
    ])

  private static let route = Record(
    name: "serving.routes[]",
    fields: [
      Field("name", .text(.routeName), .required, "What clients send as `model`."),
      Field("model", .text(.name), .required, "The name of a declared model."),
      Field("upstream", .text(.name), .required, "The name of a declared upstream."),
      Field(
        "prompt", .text(.name), .optional,
        "The name of a declared prompt; it is put before every conversation."),
      Field(
        "tools", .list(.text(.toolName), atLeast: 0, atMost: ManifestLimits.parts), .items([]),
        "Names of the declared tools that may be used. No other call passes."),
      Field(
        "alternates", .list(.text(.routeName), atLeast: 0, atMost: ManifestLimits.parts), .optional,
        "Names of other declared routes that may stand in for it; `gatehouse supplier alternates` judges them."
      ),
      Field(
        "images", .record(GuardFields.images), .optional,
        "How pictures in requests are taken, where the model sees. Without it they are refused."),
    ])

  private static let limits = Record(
    name: "serving.limits",
    fields: [
      Field(
        "requests_per_minute", .integer(1...1_000_000), .text("120"),
        "Requests of one key in a minute."),
      Field(
        "tokens_per_minute", .integer(1...100_000_000), .text("60000"),
        "Tokens of one key in a minute, in and out."),
      Field("body_bytes", .integer(1_024...(64 << 20)), .text("1048576"), "Size of a request."),
      Field("output_tokens", .integer(1...1_000_000), .text("1024"), "Tokens of one answer."),
      Field(
        "concurrent_requests", .integer(1...10_000), .text("64"),
        "Requests at the same time, of all keys."),
      Field("stream_seconds", .integer(1...86_400), .text("300"), "How long a stream may last."),
    ])

  private static let output = Record(
    name: "serving.output",
    fields: [
      Field(
        "logprobs", .boolean, .text("false"), "Log probabilities: they help to extract a model."),
      Field(
        "system_fingerprint", .boolean, .text("false"),
        "The upstream's fingerprint: it tells attackers about changes."),
    ])

  // MARK: periods and documents

  private static let review = Record(
    name: "review",
    fields: [
      Field("threat_review", period, .text("90d"), "A threat review."),
      Field("evaluation", period, .text("30d"), "A security evaluation."),
      Field("scan", period, .text("30d"), "A scan of model files or data sets: rules get better."),
      Field("signature", period, .text("180d"), "A signature."),
      Field("documents", period, .text("180d"), "A look at the documents."),
    ])

  private static let documents = Record(
    name: "documents",
    fields: Manifest.DocumentKind.allCases.map { kind in
      Field(kind.rawValue, .text(.path), .optional, documentWords(kind))
    })

  private static func documentWords(_ kind: Manifest.DocumentKind) -> String {
    switch kind {
    case .userGuidance: "For users: apt use, limits, what is theirs to do."
    case .limitations: "What the system can't do, and how it fails."
    case .dataUse: "Where users' data is used, stored and read, and by whom."
    case .threatModel: "The threats, and what was decided about each."
    case .aiJustification: "Why AI, and which alternatives there were."
    case .designDecision: "The design choices, and what they were weighed against."
    case .cards: "Cards of models, data sets and prompts."
    case .incidentPlan: "What to do when something goes wrong."
    case .prohibitedUses: "Uses that are not allowed, and alternatives."
    case .retirementPlan: "How the system will be taken out of service."
    }
  }
}
