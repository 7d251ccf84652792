/// What `gatehouse init` takes files for, and that what it writes is valid.

import Bytes
import Manifest
import Testing

@Suite("2.2a what lies in a directory becomes a manifest")
struct DiscoveryTests {
  static let safetensors: [UInt8] = [2, 0, 0, 0, 0, 0, 0, 0] + Array("{}".utf8)
  static let pickle: [UInt8] = [0x80, 0x04, 0x2E]
  static let zip: [UInt8] = Array("PK\u{3}\u{4}rest".utf8)

  private func file(_ path: String, _ head: [UInt8] = Array("text".utf8)) -> ListedFile {
    ListedFile(path: path, size: UInt64(head.count), head: head)
  }

  private func draft(_ files: [ListedFile], name: String = "my system") throws -> Manifest {
    try Sample.parse(ManifestDraft.text(systemName: name, Discovery(files)))
  }

  @Test("an empty directory becomes a valid manifest without models")
  func nothing() throws {
    let manifest = try draft([])
    #expect(manifest.models.isEmpty && manifest.serving == nil)
    #expect(manifest.system.criticality == .critical)
  }

  @Test("shards are one model, named after the file or its directory")
  func shards() throws {
    let manifest = try draft([
      file("llm/model-00001-of-00002.safetensors", Self.safetensors),
      file("llm/model-00002-of-00002.safetensors", Self.safetensors),
      file("small.gguf", Array("GGUF....".utf8)), file("old/net.pt", Self.zip),
    ])
    #expect(manifest.models.map(\.name).sorted() == ["llm", "net", "small"])
    #expect(manifest.model("llm")?.files.count == 2)
  }

  @Test("name and content are both looked at")
  func contents() {
    let found = Discovery([
      file("a.safetensors", Self.pickle), file("b.dat", Self.safetensors),
      file("firmware.bin"), file("pytorch_model.bin", Self.zip), file("archive.zip", Self.zip),
      file("c.onnx", [8, 9]),
    ])
    #expect(
      found.models.flatMap(\.files) == ["a.safetensors", "b.dat", "c.onnx", "pytorch_model.bin"])
    #expect(found.models.flatMap(\.doubts).count == 2)
  }

  @Test("data sets, prompts, tools, notebooks and requirements are found")
  func kinds() throws {
    let schema = Array(
      #"{"type":"object","title":"refund","description":"Pays back.","properties":{}}"#.utf8)
    let function = Array(
      #"{"type":"function","function":{"name":"look_up","description":"Looks.","parameters":{}}}"#
        .utf8)
    let files = [
      file("data/train.jsonl"), file("data/test.jsonl"), file("top.csv"), file("README.md"),
      file("knowledge/a.md"), file("prompts/system.txt"), file("system_prompt.md"),
      file("notes.txt"),
      file("tools/refund.schema.json", schema), file("tools/look.json", function),
      file("tools/config.json", Array("[]".utf8)), file("package.json", Array("{}".utf8)),
      file("explore.ipynb"),
      file(
        "requirements.txt", Array("openai>=1\nnumpy==2.1.0\n# note\n-r other.txt\nrequests\n".utf8)),
    ]
    let found = Discovery(files)
    #expect(
      found.datasets.map(\.files) == [
        ["data/test.jsonl", "data/train.jsonl"], ["knowledge/a.md"], ["top.csv"],
      ])
    #expect(found.prompts.map(\.file) == ["prompts/system.txt", "system_prompt.md"])
    #expect(found.tools.map(\.name) == ["look_up", "refund"])
    #expect(found.notebooks == ["explore.ipynb"])
    #expect(found.requirements == ["package.json", "requirements.txt"])
    #expect(found.unpinned == ["requirements.txt: openai", "requirements.txt: requests"])
    #expect(found.providers == ["openai"])
    let manifest = try draft(files)
    #expect(manifest.tools.allSatisfy { $0.approval == .always && $0.effects.count == 5 })
    #expect(manifest.datasets.allSatisfy { $0.label == .highest })
    #expect(manifest.tool("refund")?.description == "Pays back.")
  }

  @Test(
    "odd names become valid manifests",
    arguments: [
      "we ird/na\"me.gguf", "yes.gguf", "12.gguf", "ünïcode.gguf", "a: b # c.gguf", "{x}.gguf",
      "*star&.gguf", "-dash.gguf", "back\\slash.gguf", "line\nbreak.gguf", "..gguf", "no.gguf",
      "sk-proj-0123456789abcdef0123.gguf", "esc\u{1B}[31m.gguf", "a\u{202E}b.gguf",
    ])
  func oddNames(_ path: String) throws {
    let model = file(path, Array("GGUF".utf8))
    let found = Discovery([model, file("prompts/\(path).txt"), file("data/\(path).csv")])
    let manifest = try draft(
      [model, file("prompts/\(path).txt"), file("data/\(path).csv")], name: path)
    #expect(manifest.models.count == found.models.count)
    #expect(found.models.count + found.unnameable.count(where: { $0 == path }) == 1)
  }

  @Test("the same name in many places stays unique")
  func collisions() throws {
    let files = (0..<30).map { file("m\($0)/net.gguf", Array("GGUF".utf8)) }
    #expect(try Set(draft(files).models.map(\.name)).count == 30)
  }

  @Test("a tool that describes itself with hostile words is tamed")
  func hostileTool() throws {
    let schema = Array(
      #"{"type":"object","title":"../../x y","description":"a\u001b[31m\nb ghp_0123456789abcdefghij0123"}"#
        .utf8)
    let manifest = try draft([file("tools/t.json", schema)])
    #expect(manifest.tools.first?.name == "x-y")
    #expect(manifest.tools.first?.description == "What it does.")
  }

  @Test("more parts than a manifest may have are cut, not fatal")
  func many() throws {
    let files = (0..<(ManifestLimits.parts + 50)).map { file("d\($0)/x.csv") }
    #expect(try draft(files).datasets.count == ManifestLimits.parts)
  }
}
