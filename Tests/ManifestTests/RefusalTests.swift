/// What is wrong is refused, with the place, what was expected, what was found and a hint.

import Manifest
import Testing

@Suite("1.3k a manifest that is not understood is refused")
struct RefusalTests {
  /// One broken manifest: how it is made, and the first issue that it must have.
  struct Refusal: Sendable, CustomTestStringConvertible {
    let what: String
    let text: String
    let code: String
    let path: String
    var testDescription: String { what }

    init(_ what: String, _ old: String, _ new: String, _ code: String, _ path: String) {
      self.what = what
      text = Sample.full(replacing: old, by: new)
      self.code = code
      self.path = path
    }
  }

  static let refusals: [Refusal] = [
    Refusal("unknown version", "gatehouse: 1", "gatehouse: 2", "GH-0111", "gatehouse"),
    Refusal("version as text", "gatehouse: 1", "gatehouse: \"1\"", "GH-0110", "gatehouse"),
    Refusal("unknown key", "criticality: high", "critcality: high", "GH-0108", "system.critcality"),
    Refusal(
      "wrong choice", "criticality: high", "criticality: hihg", "GH-0111", "system.criticality"),
    Refusal(
      "list as text", "[development, production]", "production", "GH-0110", "system.environments"),
    Refusal("empty list", "[development, production]", "[]", "GH-0111", "system.environments"),
    Refusal("number as name", "name: Support assistant", "name: 12", "GH-0110", "system.name"),
    Refusal("yes as name", "name: Support assistant", "name: yes", "GH-0110", "system.name"),
    Refusal("nothing as name", "name: Support assistant", "name:", "GH-0110", "system.name"),
    Refusal(
      "yes for true", "personal_data: true", "personal_data: yes", "GH-0110",
      "datasets[0].personal_data"),
    Refusal("no e-mail", "ada@example.org", "ada", "GH-0111", "system.owner.email"),
    Refusal(
      "absolute path", "models/a.safetensors", "/models/a.safetensors", "GH-0112",
      "models[0].files[0]"),
    Refusal(
      "path that leaves", "models/a.safetensors", "models/../../a", "GH-0112", "models[0].files[0]"),
    Refusal(
      "path with backslash", "models/a.safetensors", "'models\\a'", "GH-0112", "models[0].files[0]"),
    Refusal(
      "path with an empty part", "models/a.safetensors", "models//a", "GH-0112",
      "models[0].files[0]"),
    Refusal("path of a point", "models/a.safetensors", "./a", "GH-0112", "models[0].files[0]"),
    Refusal(
      "the same file twice", "models/b.safetensors", "models/a.safetensors", "GH-0115",
      "models[0].files[1]"),
    Refusal(
      "files and API", "api: {provider", "files: [x]\n    api: {provider", "GH-0117", "models[1]"),
    Refusal(
      "neither files nor API", "    api: {provider: openai, model: gpt-4.1-2025-04-14}\n", "",
      "GH-0117", "models[1]"),
    Refusal(
      "moving version", "gpt-4.1-2025-04-14", "gpt-4o-latest", "GH-0111", "models[1].api.model"),
    Refusal(
      "a licence in words", "[Apache-2.0, MIT]", "[Apache 2]", "GH-0111", "admission.licences[0]"),
    Refusal(
      "an expression in the list", "[Apache-2.0, MIT]", "[Apache-2.0 OR MIT]", "GH-0111",
      "admission.licences[0]"),
    Refusal(
      "a licence twice", "[Apache-2.0, MIT]", "[MIT, MIT]", "GH-0115", "admission.licences[1]"),
    Refusal(
      "signatures that nobody needs", "signatures: required", "signatures: none", "GH-0111",
      "admission.signatures"),
    Refusal(
      "an unknown rule of admission", "signatures: required", "signature: required", "GH-0108",
      "admission.signature"),
    Refusal(
      "classes without a signature", ", signature: keys/classes.sig}", "}", "GH-0109",
      "admission.allow_classes.signature"),
    Refusal(
      "a list of classes elsewhere", "file: keys/classes.txt", "file: ../classes.txt", "GH-0112",
      "admission.allow_classes.file"),
    Refusal(
      "a source of nothing", "\"https://example.org/models/*\"", "\"\"", "GH-0111",
      "admission.sources[0]"),
    Refusal(
      "a signature without its key", ", public_key: keys/hub.pub.pem}", "}", "GH-0109",
      "models[0].signature.public_key"),
    Refusal(
      "a signature over an API", "    api: {provider",
      "    signature: {file: a.sig, public_key: a.pem}\n    api: {provider", "GH-0117",
      "models[1].signature"),
    Refusal("missing key", "    purpose: Tuning\n", "", "GH-0109", "datasets[0].purpose"),
    Refusal("unlabelled data", "    label: confidential\n", "", "GH-0109", "datasets[0].label"),
    Refusal("unknown supplier", "supplier: hub", "supplier: hubb", "GH-0114", "models[0].supplier"),
    Refusal("unknown data set", "[tickets]", "[ticket]", "GH-0114", "models[0].trained_on[0]"),
    Refusal(
      "unknown model", "model: assistant", "model: asistant", "GH-0114", "serving.routes[0].model"),
    Refusal(
      "unknown upstream", "upstream: local", "upstream: locale", "GH-0114",
      "serving.routes[0].upstream"),
    Refusal(
      "unknown prompt", "prompt: main", "prompt: mein", "GH-0114", "serving.routes[0].prompt"),
    Refusal(
      "unknown tool", "tools: [order_status]", "tools: [refund]", "GH-0114",
      "serving.routes[0].tools[0]"),
    Refusal(
      "unknown end of a flow", "from: customer", "from: customers", "GH-0114", "flows[0].from"),
    Refusal("a name twice", "name: hosted", "name: assistant", "GH-0115", "models[1].name"),
    Refusal("an ambiguous end", "name: thief", "name: assistant", "GH-0115", "flows[0].to"),
    Refusal(
      "flow below its source", "from: tickets, to: assistant, label: confidential",
      "from: tickets, to: assistant, label: internal", "GH-0116", "flows[1].label"),
    Refusal(
      "flow that hides personal data", "label: confidential, personal_data: true}",
      "label: confidential, personal_data: false}", "GH-0116", "flows[1].label"),
    Refusal(
      "upstream below a flow", "label: restricted", "label: internal", "GH-0116", "flows[0].label"),
    Refusal("credential as text", "{env: LOCAL_KEY}", "abc", "GH-0113", "upstreams[0].credential"),
    Refusal(
      "credential as key", "credential: {env: LOCAL_KEY}", "api_key: abc", "GH-0113",
      "upstreams[0].api_key"),
    Refusal(
      "credential in an address", "http://127.0", "http://me:word@127.0", "GH-0113",
      "upstreams[0].url"),
    Refusal(
      "credential as variable", "{env: LOCAL_KEY}", "{env: sk-proj-0123456789abcdef0123}",
      "GH-0113", "upstreams[0].credential.env"),
    Refusal(
      "credential in prose", "Answers customers' questions", "Use ghp_0123456789abcdefghij0123",
      "GH-0113", "system.purpose"),
    Refusal(
      "environment and file", "{env: LOCAL_KEY}", "{env: LOCAL_KEY, file: x}", "GH-0117",
      "upstreams[0].credential"),
    Refusal(
      "not a URL", "http://127.0.0.1:8901/v1", "ftp://127.0.0.1", "GH-0111", "upstreams[0].url"),
    Refusal(
      "external over http", "http://127.0.0.1:8901/v1\n    model: demo\n    location: internal",
      "http://models.example.org/v1\n    model: demo\n    location: external", "GH-0118",
      "upstreams[0].url"),
    Refusal(
      "all interfaces without TLS", "listen: 127.0.0.1:8484", "listen: 0.0.0.0:8484", "GH-0118",
      "serving.listen"),
    Refusal(
      "a name that begins like loopback", "listen: 127.0.0.1:8484",
      "listen: 127.0.0.1.example.org:84", "GH-0118", "serving.listen"),
    Refusal("no port", "listen: 127.0.0.1:8484", "listen: 127.0.0.1", "GH-0111", "serving.listen"),
    Refusal(
      "port too large", "listen: 127.0.0.1:8484", "listen: 127.0.0.1:84840", "GH-0111",
      "serving.listen"),
    Refusal(
      "zero requests", "requests_per_minute: 120", "requests_per_minute: 0", "GH-0111",
      "serving.limits.requests_per_minute"),
    Refusal(
      "half a request", "requests_per_minute: 120", "requests_per_minute: 1.5", "GH-0110",
      "serving.limits.requests_per_minute"),
    Refusal(
      "a number beyond all", "requests_per_minute: 120",
      "requests_per_minute: 99999999999999999999", "GH-0111", "serving.limits.requests_per_minute"),
    Refusal(
      "an octal number", "requests_per_minute: 120", "requests_per_minute: 0120", "GH-0110",
      "serving.limits.requests_per_minute"),
    Refusal(
      "a guard that is off", "secrets: mask", "secrets: \"off\"", "GH-0111",
      "serving.guards.secrets"),
    Refusal(
      "a period without unit", "threat_review: 90d", "threat_review: 90", "GH-0110",
      "review.threat_review"),
    Refusal(
      "a period too long", "threat_review: 90d", "threat_review: 500d", "GH-0111",
      "review.threat_review"),
    Refusal(
      "a period beyond all", "threat_review: 90d", "threat_review: 999999999d", "GH-0111",
      "review.threat_review"),
    Refusal("no such day", "2026-10-01", "2026-13-01", "GH-0111", "suppliers[0].reviewed"),
    Refusal(
      "a key in the wrong place", "review: {threat_review: 90d}", "routes: []", "GH-0108", "routes"),
    Refusal("a merge key", "review: {threat_review: 90d}", "<<: {a: 1}", "GH-0108", "<<"),
    Refusal("a key that is a list", "review: {threat_review: 90d}", "? [a]\n: 1", "GH-0110", ""),
    Refusal(
      "a control character", "name: Support assistant", "name: \"a\\e[31m\"", "GH-0111",
      "system.name"),
  ]

  @Test("each fault is refused at its place", arguments: refusals)
  func refused(_ refusal: Refusal) throws {
    let issues = Sample.issues(refusal.text)
    let issue = try #require(issues.first, "accepted")
    #expect(issues.allSatisfy { $0.code == refusal.code }, "\(issues.map(\.message))")
    #expect(issue.code == refusal.code && issue.path == refusal.path, "\(issue.message)")
    #expect(issue.line > 0 && issue.column > 0)
    #expect(!issue.expected.isEmpty && !issue.found.isEmpty)
  }

  @Test("the place is that of the value, the hint names the nearest key")
  func place() throws {
    let issue = try #require(
      Sample.issues(Sample.full(replacing: "criticality: high", by: "critcality: high")).first)
    #expect(issue.line == 9 && issue.column == 3)
    #expect(issue.hint == "did you mean `criticality`?")
    #expect(issue.message.hasPrefix("gatehouse.yaml:9:3: system.critcality: expected one of"))
  }

  @Test("a tool without a label counts as the highest where its results go")
  func unlabelledTool() {
    let text = Sample.full(
      replacing: "    label: confidential\n    personal_data: true\nactors", by: "actors"
    ).replacing("label: restricted", with: "label: confidential")
    let issues = Sample.issues(text)
    #expect(issues.map(\.code) == ["GH-0116"])
    #expect(issues.first?.path == "serving.routes[0].tools[0]")
    #expect(issues.first?.found.contains("has no label") == true)
  }

  @Test("a key of another part is told where it belongs")
  func elsewhere() {
    let issues = Sample.issues(
      Sample.full(replacing: "review: {threat_review: 90d}", by: "routes: []"))
    #expect(issues.first?.hint == "`routes` belongs to `serving`")
  }

  @Test("all issues are listed, in the order of the file")
  func all() {
    let text = Sample.full(replacing: "criticality: high", by: "critcality: high")
      .replacing("ada@example.org", with: "ada").replacing(
        "model: assistant", with: "model: nobody"
      )
      .replacing("2026-10-01", with: "soon").replacing("from: customer,", with: "from: client,")
    #expect(
      Sample.issues(text).map(\.path) == [
        "system.owner.email", "system.critcality", "flows[0].from", "suppliers[0].reviewed",
        "serving.routes[0].model",
      ])
  }

  @Test("a secret is never repeated in an issue")
  func quiet() {
    let secret = "sk-proj-0123456789abcdef0123"
    for old in [
      "{env: LOCAL_KEY}", "LOCAL_KEY", "demo", "Support assistant", "high", "120", "90d",
      "http://127.0.0.1:8901/v1",
    ] {
      let issues = Sample.issues(Sample.full(replacing: old, by: secret))
      #expect(!issues.isEmpty)
      for issue in issues {
        #expect(!"\(issue)".contains("0123456789"), "\(old): \(issue.message)")
      }
    }
  }

  @Test("a value that is only quoted is still the wrong kind where a number is needed")
  func quotedNumber() {
    let issues = Sample.issues(
      Sample.full(replacing: "requests_per_minute: 120", by: "requests_per_minute: \"120\""))
    #expect(issues.map(\.code) == ["GH-0110"])
  }

  @Test("no more than the limit of issues is listed")
  func bounded() {
    let keys = (0..<500).map { "unknown_\($0): 1" }.joined(separator: "\n")
    #expect(Sample.issues(Sample.least + "\n" + keys).count == ManifestLimits.issues)
  }

  @Test("every code that an issue can have is explained in the table of messages")
  func codesAreOfTheArea() {
    for refusal in Self.refusals { #expect(refusal.code.hasPrefix("GH-01")) }
  }
}
