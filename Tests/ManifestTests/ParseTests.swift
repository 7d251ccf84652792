/// What a manifest says reaches the types.

import Bytes
import Manifest
import Testing

@Suite("2.2a the system is declared")
struct ParseTests {
  @Test("the least manifest gets the most secure defaults")
  func least() throws {
    let manifest = try Sample.parse(Sample.least)
    #expect(manifest.gatehouse == 1)
    #expect(manifest.system.criticality == .critical)
    #expect(manifest.system.environments == ["production"])
    #expect(manifest.models.isEmpty && manifest.serving == nil)
    #expect(manifest.admission == .unspecified && manifest.demandsOrigin)
    #expect(manifest.review.evaluationSeconds == 30 * 86_400)
    #expect(manifest.review.threatReviewSeconds == 90 * 86_400)
  }

  @Test("every part of a full manifest is there")
  func full() throws {
    let manifest = try Sample.parse(Sample.full)
    #expect(manifest.system.whyAI == "Questions come in free text.\nForms were tried and failed.")
    #expect(manifest.system.owner.email == "ada@example.org")
    #expect(manifest.model("assistant")?.files == ["models/a.safetensors", "models/b.safetensors"])
    #expect(
      manifest.model("hosted")?.source == .api(provider: "openai", model: "gpt-4.1-2025-04-14"))
    #expect(manifest.admission.licences == ["Apache-2.0", "MIT"])
    #expect(manifest.admission.sources == ["https://example.org/models/*"])
    #expect(manifest.admission.signatures == .required)
    #expect(manifest.admission.allowedClasses?.signature == "keys/classes.sig")
    #expect(manifest.model("assistant")?.signature?.publicKey == "keys/hub.pub.pem")
    #expect(manifest.datasets.first?.label == DataLabel(.confidential, personalData: true))
    #expect(manifest.datasets.first?.retentionSeconds == Int64(31_536_000))
    #expect(manifest.prompt("main")?.protected == true)
    #expect(manifest.tool("order_status")?.effects == [.read])
    #expect(manifest.tool("order_status")?.approval == .never)
    #expect(manifest.actors.last?.trust == .untrusted)
    #expect(manifest.flows.count == 2)
    #expect(manifest.supplier("hub")?.reviewed == "2026-10-01")
    #expect(manifest.upstream("local")?.credential == .environment("LOCAL_KEY"))
    #expect(manifest.documents[.userGuidance] == "docs/users.md")
    let serving = try #require(manifest.serving)
    #expect(serving.listen.host == "127.0.0.1" && serving.listen.port == 8484)
    #expect(serving.routes.first?.tools == ["order_status"])
    #expect(serving.limits.requestsPerMinute == 120 && serving.limits.tokensPerMinute == 60_000)
    #expect(serving.guards.secrets == .mask && serving.guards.injection == .block)
    #expect(!serving.output.logprobs && !serving.output.systemFingerprint)
  }
}
