// Repositories as wholes: weights that stand twice, as safetensors and as a pickle, and OCI layouts that
// lie in a folder.

import Bytes
import Inspection
import Testing

@Suite("2.2a parts of a repository against each other")
struct RepositoryPartsTests {
  private func file(_ path: String, _ bytes: [UInt8], format: String = "x") -> RepositoryFile {
    RepositoryFile(
      path: path, verdict: .safe, format: format, size: UInt64(bytes.count),
      digest: Digest.of(bytes), facts: RepositoryFacts(path: path, MemorySource(bytes)))
  }

  // MARK: weights

  private func pair(_ name: String, change: (inout RepositoryFacts) -> Void = { _ in }) throws
    -> [RepositoryFile]
  {
    let pickled = try Fixtures.bytes("conversion/" + name)
    let plain = try ConversionTests.written(ConversionTests.plan(pickled)).bytes
    var facts = RepositoryFacts(path: "m/model.safetensors", MemorySource(plain))
    change(&facts)
    return [
      RepositoryFile(
        path: "m/model.safetensors", verdict: .safe, format: "safetensors", facts: facts),
      file("m/pytorch_model.bin", pickled),
    ]
  }

  @Test(
    "the tensors of a pickle are those of the safetensors beside it, whichever name tied ones keep",
    arguments: ["tied.pt", "views.pt", "views-legacy.pt", "training.pt"])
  func parity(_ name: String) throws {
    let files = try pair(name)
    #expect(!files[1].facts.tensors.isEmpty)
    #expect(RepositoryReport(files).reasons.isEmpty)
    let other = try pair(name) { facts in
      for (alias, kept) in files[1].facts.aliases {
        facts.tensors[alias] = facts.tensors.removeValue(forKey: kept) ?? facts.tensors[alias]
      }
    }
    #expect(RepositoryReport(other).reasons.isEmpty)
  }

  @Test("another shape, a tensor more or less is found; buffers that come and go are not")
  func differences() throws {
    let name = try #require(pair("training.pt")[0].facts.tensors.keys.sorted().first)
    let changes: [(RepositoryFacts) -> RepositoryFacts] = [
      {
        var facts = $0; facts.tensors[name]?.append(2); return facts
      },
      {
        var facts = $0; facts.tensors[name] = nil; return facts
      },
      {
        var facts = $0; facts.tensors["more.weight"] = [1]; return facts
      },
    ]
    for change in changes {
      let report = RepositoryReport(try pair("training.pt") { $0 = change($0) })
      #expect(report.reasons.map(\.ruleID) == ["GH-REP-004"])
      #expect(report.verdict == .suspicious)
    }
    let buffer = try pair("training.pt") { $0.tensors["e.position_ids"] = [1, 512] }
    #expect(RepositoryReport(buffer).reasons.isEmpty)
  }

  @Test("shards count together, other files of weights do not")
  func shards() throws {
    let files = try pair("training.pt")
    let names = files[0].facts.tensors.keys.sorted()
    let halves = [names.prefix(1), names.dropFirst()].enumerated().map { index, half in
      var facts = RepositoryFacts()
      for name in half { facts.tensors[name] = files[0].facts.tensors[name] }
      return RepositoryFile(
        path: "m/model-0000\(index + 1)-of-00002.safetensors", verdict: .safe,
        format: "safetensors", facts: facts)
    }
    #expect(RepositoryReport(halves + [files[1]]).verdict == .safe)
    #expect(RepositoryReport([halves[0], files[1]]).verdict == .suspicious)
    var foreign = RepositoryFacts()
    foreign.tensors = ["x": [1]]
    let beside = RepositoryFile(
      path: "m/model.other.safetensors", verdict: .safe, format: "safetensors", facts: foreign)
    #expect(RepositoryReport([files[1], beside]).verdict == .safe)
  }

  @Test("only names that loaders look for are read as weights")
  func expected() {
    for name in [
      "pytorch_model.bin", "a/pytorch_model-00001-of-00002.bin", "adapter_model.bin",
      "unet/diffusion_pytorch_model.bin", "blobs/sha256/00", "index.json",
    ] { #expect(RepositoryFacts.areExpected(in: name), "\(name)") }
    for name in ["model.bin", "pytorch_model-1.bin", "pytorch_model.bin.bak", "x.pt"] {
      #expect(!RepositoryFacts.areExpected(in: name), "\(name)")
    }
  }

  // MARK: images

  private func image(
    layer: [UInt8] = Array("weights".utf8), size: Int? = nil, type: String = "a.b.v1.raw",
    without: Bool = false
  ) -> [RepositoryFile] {
    let blob = Digest.of(Array("weights".utf8))
    let manifest = Array(
      """
      {"schemaVersion": 2, "layers": [{"mediaType": "application/\(type)", \
      "digest": "sha256:\(blob.hex)", "size": \(size ?? 7)}]}
      """.utf8)
    let index = Array(
      """
      {"schemaVersion": 2, "manifests": [{"mediaType": "application/vnd.oci.image.manifest.v1+json", \
      "digest": "sha256:\(Digest.of(manifest).hex)", "size": \(manifest.count)}]}
      """.utf8)
    let files = [
      file("oci-layout", Array("{\"imageLayoutVersion\": \"1.0.0\"}".utf8)),
      file("index.json", index), file("blobs/sha256/" + Digest.of(manifest).hex, manifest),
    ]
    return without ? files : files + [file("blobs/sha256/" + blob.hex, layer)]
  }

  @Test("an OCI layout in a folder is checked as one in an archive is")
  func layouts() {
    #expect(RepositoryReport(image()).reasons.isEmpty)
    #expect(RepositoryReport(image()).kind == "oci-layout")
    let rules: ([RepositoryFile]) -> [String] = { RepositoryReport($0).reasons.map(\.ruleID) }
    #expect(rules(image(layer: Array("Weights".utf8))) == ["GH-OCI-001"])
    #expect(rules(image(size: 9)) == ["GH-OCI-001"])
    #expect(rules(image(type: "vnd.oci.image.layer.v1.tar+gzip")) == ["GH-OCI-001"])
    #expect(rules(image(without: true)) == ["GH-OCI-003"])
    #expect(RepositoryReport(image(without: true)).verdict == .unknown)
  }
}
