// A described system with every fact that a bill can hold, and ways to change the bill made from it.

import Bytes
import Documents
import Manifest
import Testing

enum FullBill {
  static let yaml = """
    gatehouse: 1
    system:
      name: support
      purpose: Answers questions
      why_ai: Questions come in free text
      owner: {name: Olga Owner, email: olga@example.org}
      card: {version: '1.2', released: 2026-10-01, producer: ACME, application_areas: [support], inputs: [text], outputs: [text], data_usage: none kept, software: [{name: Debian, version: '12', kind: operating-system}], hardware: [one GPU], security_policy: 'https://acme.example/security.txt', advisories: 'https://acme.example/adv'}
    models:
      - name: small
        purpose: answers
        files: [small.safetensors]
        licence: Apache-2.0
        supplier: acme
        source: https://huggingface.co/acme/small/tree/0123abc
        trained_on: [articles]
        card: {version: '0123abc', released: 2026-09-01, producer: ACME, task: answers, family: transformer, architecture: tiny, approach: supervised, inputs: [text], outputs: [text], training: long, metrics: [{name: accuracy, value: '0.9'}, {name: injection rate, value: '0', kind: security}], references: ['https://acme.example/m']}
      - {name: judge, purpose: judges, api: {provider: openai, model: gpt-4.1-2025-04-14}, licence: proprietary}
    datasets:
      - name: articles
        purpose: training
        files: [articles]
        label: internal
        personal_data: true
        licence: CC-BY-4.0
        source: written here
        card: {version: '3', content: [text], collection: by hand, preparation: cleaned, statistics: 10 rows, references: ['https://acme.example/d']}
    prompts: [{name: main, file: main.txt}]
    tools: [{name: lookup, description: Looks an order up, effects: [read, external]}]
    actors: [{name: user, kind: user}]
    flows: [{from: user, to: small, label: internal, personal_data: true, purpose: questions}]
    suppliers: [{name: acme, provides: models, contact: security@acme.example}]
    upstreams: [{name: local, url: 'https://models.example/v1', model: small, label: confidential, personal_data: true}]
    serving:
      routes: [{name: assistant, model: small, upstream: local, prompt: main}]
    """

  static func input(_ change: (String) -> String = { $0 }) throws -> BOMInput {
    var input = BOMInput(
      manifest: try Manifest.parse(Array(change(yaml).utf8), file: "gatehouse.yaml"))
    let weights = Digest.of(utf8: "weights")
    input.models["small"] = MeasuredAsset(
      files: [.init(path: "small.safetensors", digest: weights)],
      rootDigest: Digest.of(weights.bytes), byteCount: 7)
    let parts = ["a.md", "b.md"].map {
      MeasuredAsset.File(path: $0, digest: Digest.of(utf8: $0))
    }
    input.datasets["articles"] = MeasuredAsset(
      files: parts, rootDigest: Digest.of(parts.flatMap(\.digest.bytes)), byteCount: 8)
    input.prompts["main"] = Digest.of(utf8: "prompt")
    input.locks = [
      try LockFile(
        Array("a==1.0 --hash=sha256:\(Digest.of(utf8: "a").hex)\nb>=2\n".utf8),
        path: "requirements.txt")
    ]
    input.practices = [
      PracticeConformance(
        practice: "2.3b", state: .met, reason: "there is one",
        evidence: [(4, Digest.of(utf8: "envelope"))]),
      PracticeConformance(practice: "2.1c", state: .notMet, reason: "not built", evidence: []),
    ]
    input.timestamp = 1_790_000_000
    input.toolVersion = "0.1.0"
    return input
  }

  /// Made once: most tests change a copy.
  private static let made = Result { CycloneDX.bill(try input(), version: .version16) }

  static func bill(_ version: CycloneDXVersion = .version16) throws -> JSON {
    version == .version16 ? try made.get() : CycloneDX.bill(try input(), version: version)
  }

  static func look(_ bill: JSON) throws -> BOMReport {
    try BOMLint.look(bill, now: 1_800_000_000)
  }
}

extension JSON {
  /// The value at a path such as `components.0.hashes.0.alg`, to be changed in place.
  subscript(path path: String) -> JSON? {
    get { path.split(separator: ".").reduce(Optional(self)) { $0?.step(String($1)) } }
    set { self = setting(path.split(separator: ".").map(String.init)[...], to: newValue) }
  }

  private func step(_ key: String) -> JSON? { Int(key).flatMap { self[$0] } ?? self[key] }

  private func setting(_ path: ArraySlice<String>, to value: JSON?) -> JSON {
    guard let key = path.first else { return value ?? .null }
    if let index = Int(key), var list = array {
      if path.count == 1, value == nil {
        list.remove(at: index)
      } else if index == list.count {
        list.append(value ?? .null)
      } else {
        list[index] = list[index].setting(path.dropFirst(), to: value)
      }
      return .array(list)
    }
    var result = self
    result[key] =
      path.count == 1 ? value : (self[key] ?? [:]).setting(path.dropFirst(), to: value)
    return result
  }
}
