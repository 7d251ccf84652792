/// Manifests that tests begin with.

import Manifest

enum Sample {
  /// The least that is valid.
  static let least = """
    gatehouse: 1
    system:
      name: Least
      purpose: Answers questions.
      why_ai: Nothing else understands them.
      owner: {name: Ada Owner, email: ada@example.org}
    """

  /// One of everything.
  static let full = """
    gatehouse: 1
    system:
      name: Support assistant
      purpose: Answers customers' questions about their orders.
      why_ai: |
        Questions come in free text.
        Forms were tried and failed.
      owner: {name: Ada Owner, email: ada@example.org}
      criticality: high
      environments: [development, production]
    models:
      - name: assistant
        purpose: Answers
        files: [models/a.safetensors, models/b.safetensors]
        licence: Apache-2.0
        supplier: hub
        source: https://example.org/models/a
        trained_on: [tickets]
        signature: {file: models/a.sig, public_key: keys/hub.pub.pem}
      - name: hosted
        purpose: Answers too
        api: {provider: openai, model: gpt-4.1-2025-04-14}
    admission:
      licences: [Apache-2.0, MIT]
      sources: ["https://example.org/models/*"]
      signatures: required
      allow_classes: {file: keys/classes.txt, signature: keys/classes.sig}
    datasets:
      - name: tickets
        purpose: Tuning
        files: [data/tickets.jsonl]
        label: confidential
        personal_data: true
        licence: in house
        retention: 365d
    prompts:
      - {name: main, file: prompts/main.txt, protected: true, label: internal}
    tools:
      - name: order_status
        description: Looks up an order.
        effects: [read]
        schema: tools/order_status.schema.json
        approval: never
        label: confidential
        personal_data: true
    actors:
      - {name: customer, kind: user, trust: authenticated}
      - {name: thief, kind: adversary}
    flows:
      - {from: customer, to: assistant, label: confidential, personal_data: true, purpose: Questions}
      - {from: tickets, to: assistant, label: confidential, personal_data: true}
    suppliers:
      - {name: hub, provides: models, contact: security@example.org, reviewed: 2026-10-01}
    upstreams:
      - name: local
        protocol: openai
        url: http://127.0.0.1:8901/v1
        model: demo
        location: internal
        label: restricted
        personal_data: true
        credential: {env: LOCAL_KEY}
        timeout: 60s
    serving:
      listen: 127.0.0.1:8484
      routes:
        - name: support-assistant
          model: assistant
          upstream: local
          prompt: main
          tools: [order_status]
      limits: {requests_per_minute: 120}
      output: {logprobs: false}
      guards: {secrets: mask}
    review: {threat_review: 90d}
    documents: {user_guidance: docs/users.md}
    """

  /// The manifest in `text`.
  static func parse(_ text: String) throws(ManifestError) -> Manifest {
    try Manifest.parse(Array(text.utf8), file: "gatehouse.yaml")
  }

  /// The issues of `text`; empty when there are none.
  static func issues(_ text: String) -> [ManifestIssue] {
    issues(bytes: Array(text.utf8))
  }

  /// The issues of `bytes`.
  static func issues(bytes: [UInt8]) -> [ManifestIssue] {
    do {
      _ = try Manifest.parse(bytes, file: "gatehouse.yaml")
      return []
    } catch {
      return error.issues
    }
  }

  /// `text` with the one occurrence of `old` replaced.
  static func full(replacing old: String, by new: String) -> String {
    full.replacing(old, with: new, maxReplacements: 1)
  }
}
