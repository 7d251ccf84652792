// Cards: what a bill of materials says beside the rest, without touching manifests that have none.

import Bytes
import Manifest
import Testing

@Suite("2.3a cards in the manifest")
struct CardTests {
  private static func yaml(_ system: String = "", model: String = "", data: String = "") -> String {
    """
    gatehouse: 1
    system:
      name: cards
      purpose: Tests cards
      why_ai: It has to
      owner: {name: Olga Owner, email: olga@example.org}
    \(system)
    models:
      - name: small
        purpose: answers
        files: [small.safetensors]
    \(model)
    datasets:
      - name: articles
        purpose: training
        files: [articles]
        label: public
        personal_data: false
    \(data)
    """
  }

  private func parse(_ text: String) throws -> Manifest {
    try Manifest.parse(Array(text.utf8), file: "gatehouse.yaml")
  }

  @Test("a manifest without cards keeps the digest that it had before there were any")
  func stable() throws {
    let manifest = try parse(Self.yaml())
    #expect(manifest.canonicalJSON["system"]?["card"] == nil)
    #expect(manifest.canonicalJSON["models"]?[0]?["card"] == nil)
    #expect(manifest.canonicalJSON["datasets"]?[0]?["card"] == nil)
    #expect(manifest.system.card == nil && manifest.models[0].card == nil)
  }

  @Test("every field is read")
  func full() throws {
    let manifest = try parse(
      Self.yaml(
        "  card: {version: '1.2', released: 2026-10-01, producer: ACME, application_areas: [support], inputs: [text], outputs: [text], data_usage: none kept, software: [{name: Debian, version: '12', kind: operating-system}], hardware: [GPU], security_policy: 'https://acme.example/security.txt', advisories: 'https://acme.example/adv', lock_files: [uv.lock]}",
        model:
          "    card: {version: '2', released: 2026-09-01, producer: ACME, task: answers, family: transformer, architecture: tiny, approach: self-supervised, inputs: [text], outputs: [text], training: long, limitations: [few], metrics: [{name: accuracy, value: '0.9'}, {name: attacks, value: '0', kind: security, slice: all}], references: ['https://acme.example/m']}",
        data:
          "    card: {version: '3', content: [text], collection: by hand, preparation: cleaned, statistics: 10 rows, references: ['https://acme.example/d']}"
      ))
    let card = try #require(manifest.system.card)
    #expect(card.version == "1.2" && card.producer == "ACME" && card.lockFiles == ["uv.lock"])
    #expect(card.software.first?.kind == .operatingSystem)
    let model = try #require(manifest.models[0].card)
    #expect(
      model.approach == .selfSupervised && model.metrics.map(\.kind) == [.operational, .security])
    #expect(manifest.datasets[0].card?.statistics == "10 rows")
    #expect(manifest.digest != (try parse(Self.yaml())).digest)
  }

  @Test(
    "what does not fit is refused with its place",
    arguments: [
      ("  card: {versoin: '1'}", "system.card.versoin"),
      ("  card: {security_policy: ftp://x}", "system.card.security_policy"),
      ("  card: {released: yesterday}", "system.card.released"),
      ("  card: {software: [{version: '1'}]}", "system.card.software[0].name"),
    ])
  func refused(_ card: String, _ path: String) throws {
    let error = #expect(throws: ManifestError.self) { try parse(Self.yaml(card)) }
    #expect(error?.issues.first?.path == path)
  }
}
