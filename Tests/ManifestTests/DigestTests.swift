/// The digest of a manifest changes with what it says, and with nothing else.

import Bytes
import Manifest
import Testing

@Suite("4.3b a change of the manifest is a new release")
struct ManifestDigestTests {
  @Test("comments, blank lines, quotes and flow style don't change the digest")
  func formatting() throws {
    let plain = try Sample.parse(Sample.least).digest
    let other = """
      # A comment.
      "gatehouse": 1   # and another

      system: { name: 'Least', why_ai: "Nothing else understands them.",
                owner: {email: "ada@example.org", name: Ada Owner}, purpose: |-
                  x
              }
      """
    let block = """
      system:
          owner:
              email: ada@example.org
              name:   "Ada Owner"
          why_ai: >
              Nothing else
              understands them.
          purpose: |
              Answers questions.
          name: Least
      gatehouse: 1
      """
    #expect(try Sample.parse(block).digest == plain)
    #expect(Sample.issues(other).map(\.code) == ["GH-0103"])
  }

  @Test("defaults spelled out don't change the digest")
  func defaults() throws {
    let spelled =
      Sample.least + """

        models: []
        datasets: []
        prompts: []
        tools: []
        actors: []
        flows: []
        suppliers: []
        upstreams: []
        review: {threat_review: 2160h, evaluation: 30d, scan: 43200m, signature: 180d}
        documents: {}
        """
    let whole = spelled.replacing(
      "  purpose: Answers",
      with: "  criticality: critical\n  environments: [production]\n  purpose: Answers")
    #expect(try Sample.parse(whole).digest == Sample.parse(Sample.least).digest)
  }

  @Test("the order of keys and of elements doesn't change the digest", arguments: 0..<40)
  func order(_ seed: Int) throws {
    let manifest = try Sample.parse(Sample.full)
    var random = Xorshift(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
    let shuffled = shuffle(asWritten(manifest.canonicalJSON), &random)
    // JSON is YAML too.
    let again = try Sample.parse(shuffled.text(seed.isMultiple(of: 2) ? .indented : .compact))
    #expect(again.digest == manifest.digest, "seed \(seed)")
  }

  /// The canonical form with periods as they are written.
  private func asWritten(_ value: JSON) -> JSON {
    let periods: Set<String> = [
      "threat_review", "evaluation", "scan", "signature", "documents", "retention", "timeout",
    ]
    switch value {
    case .object(let object):
      var result = JSONObject()
      for (key, value) in object.members {
        if periods.contains(key), case .number(let number) = value {
          result[key] = .string(number.text + "s")
        } else {
          result[key] = asWritten(value)
        }
      }
      return .object(result)
    case .array(let elements): return .array(elements.map(asWritten))
    default: return value
    }
  }

  private func shuffle(_ value: JSON, _ random: inout Xorshift) -> JSON {
    switch value {
    case .object(let object):
      var result = JSONObject()
      for (key, value) in permuted(object.members, &random) {
        result[key] = shuffle(value, &random)
      }
      return .object(result)
    case .array(let elements):
      return .array(permuted(elements, &random).map { shuffle($0, &random) })
    default: return value
    }
  }

  private func permuted<T>(_ elements: [T], _ random: inout Xorshift) -> [T] {
    var elements = elements
    for index in elements.indices.dropFirst().reversed() {
      elements.swapAt(index, Int(random.next() % UInt64(index + 1)))
    }
    return elements
  }

  @Test(
    "a change of what is said changes the digest",
    arguments: [
      ("criticality: high", "criticality: low"), ("models/a.safetensors", "models/c.safetensors"),
      ("secrets: mask", "secrets: block"), ("approval: never", "approval: always"),
      ("90d", "91d"), ("requests_per_minute: 120", "requests_per_minute: 121"),
      ("effects: [read]", "effects: [read, write]"), ("logprobs: false", "logprobs: true"),
      ("docs/users.md", "docs/user.md"), ("kind: user", "kind: service"),
    ])
  func changes(_ old: String, _ new: String) throws {
    let changed = try Sample.parse(Sample.full(replacing: old, by: new))
    #expect(try changed.digest != Sample.parse(Sample.full).digest)
  }

  @Test("the digest of a known manifest stays what it was")
  func golden() throws {
    #expect(
      try Sample.parse(Sample.least).digest.hex
        == "1e62e1e6de4e76386f04b67abd6ee5f38eebff235af746cc830590897655e6a9")
  }
}

@Suite("2.2e data labels form a lattice")
struct LabelTests {
  static let all = Sensitivity.allCases.flatMap { level in
    [false, true].map { DataLabel(level, personalData: $0) }
  }

  @Test("join is the least label above both", arguments: all)
  func join(_ left: DataLabel) {
    for right in Self.all {
      let join = left.join(right)
      #expect(left.flows(to: join) && right.flows(to: join))
      #expect(join == right.join(left))
      for above in Self.all where left.flows(to: above) && right.flows(to: above) {
        #expect(join.flows(to: above))
      }
    }
  }

  @Test("flowing is a partial order with a bottom and a top", arguments: all)
  func order(_ left: DataLabel) {
    #expect(left.flows(to: left) && DataLabel.lowest.flows(to: left) && left.flows(to: .highest))
    for middle in Self.all where left.flows(to: middle) {
      #expect(!middle.flows(to: left) || middle == left)
      for right in Self.all where middle.flows(to: right) { #expect(left.flows(to: right)) }
    }
  }

  @Test("personal data may not go where it is not allowed, whatever the level")
  func personal() {
    #expect(!DataLabel(.public, personalData: true).flows(to: DataLabel(.restricted)))
    #expect(
      DataLabel.join([DataLabel(.internal), DataLabel(.public, personalData: true)])
        == DataLabel(.internal, personalData: true))
    #expect(DataLabel.join([DataLabel]()) == .lowest)
  }
}

@Suite("2.1b a change of what a model is admitted by voids its admission")
struct AdmissionDigestTests {
  private func digest(_ old: String = "", _ new: String = "") throws -> Digest {
    let text = old.isEmpty ? Sample.full : Sample.full(replacing: old, by: new)
    let manifest = try Sample.parse(text)
    return manifest.admissionDigest(of: try #require(manifest.model("assistant")))
  }

  @Test(
    "licence, source, signature and rules count",
    arguments: [
      ("licence: Apache-2.0", "licence: MIT"),
      ("source: https://example.org/models/a", "source: https://example.org/models/b"),
      ("keys/hub.pub.pem", "keys/other.pub.pem"), ("[Apache-2.0, MIT]", "[Apache-2.0]"),
      ("sources: [\"https://example.org/models/*\"]", "sources: []"),
      ("signatures: required", "signatures: declared"),
      ("keys/classes.txt", "keys/others.txt"), ("criticality: high", "criticality: low"),
    ])
  func counts(_ old: String, _ new: String) throws {
    #expect(try digest(old, new) != digest())
  }

  @Test(
    "what says nothing of the admission does not",
    arguments: [
      ("purpose: Answers too", "purpose: Answers more"), ("[Apache-2.0, MIT]", "[MIT, Apache-2.0]"),
      ("requests_per_minute: 120", "requests_per_minute: 60"),
      ("criticality: high", "criticality: standard"),
    ])
  func others(_ old: String, _ new: String) throws {
    #expect(try digest(old, new) == digest())
  }
}
