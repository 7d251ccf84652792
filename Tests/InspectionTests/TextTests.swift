// Texts: cut and changed bytes crash nothing, code never becomes safe by being hidden, and what only
// a whole repository shows is found.

import Bytes
import Formats
import Inspection
import Testing

@Suite("1.3c texts are read without being run")
struct TextTests {
  static let samples = [
    "benign/modeling_tiny.py", "benign/llama3.jinja", "benign/gpt-oss.jinja",
    "benign/tokenizer_config.json", "benign/model_config.yaml", "benign/MLmodel",
    "benign/model.pmml", "benign/openvino.xml", "benign/notebook.ipynb", "benign/README.md",
    "hostile/python-42.py", "hostile/bomb.yaml", "hostile/xxe.pmml", "hostile/script.svg",
    "hostile/hydra-00.json", "hostile/template-28.jinja",
  ]

  @Test("files with bytes changed or cut crash nothing", arguments: samples)
  func mutated(_ name: String) throws {
    let original = try Fixtures.bytes("text/" + name)
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededBytes(seed: seed)
    for round in 0..<25 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      if round % 2 == 1 {
        bytes = Array(bytes.prefix(Int.random(in: 1...bytes.count, using: &generator)))
      }
      let report = Fixtures.report(bytes, name: name)
      #expect(report.size == UInt64(bytes.count), "seed \(seed), round \(round)")
    }
  }

  @Test(
    "cut at every byte, a document that must end is never safe",
    arguments: ["benign/config.json", "benign/model.pmml", "benign/hydra.json"])
  func truncated(_ name: String) throws {
    let bytes = try Fixtures.bytes("text/" + name)
    let end = bytes.lastIndex { $0 > 0x20 } ?? 0
    for length in 1...end {
      let report = Fixtures.report(Array(bytes[0..<length]), name: name)
      #expect(report.verdict != .safe, "\(length) bytes of \(name)")
    }
  }

  @Test(
    "a payload stays what it is with anything harmless before and after it",
    arguments: ["python-00", "python-05", "python-13", "python-37", "python-48"])
  func surrounded(_ name: String) throws {
    let payload = try Fixtures.bytes("text/hostile/\(name).py")
    let harmless = try Fixtures.bytes("text/benign/modeling_tiny.py")
    #expect(Fixtures.report(harmless + payload, name: "m.py").verdict == .malicious)
    #expect(Fixtures.report(payload + [0x0A] + harmless, name: "m.py").verdict == .malicious)
  }

  @Test("code is told from its content, without a name")
  func nameless() throws {
    for name in ["python-00", "python-05", "python-13", "python-43"] {
      let bytes = try Fixtures.bytes("text/hostile/\(name).py")
      #expect(Fixtures.report(bytes, name: "weights").verdict == .malicious, "\(name)")
    }
  }

  @Test("deep nesting is a result, not a crash")
  func deep() {
    let many = 5_000
    for (name, text) in [
      ("a.py", String(repeating: "(", count: many)),
      ("a.py", String(repeating: "not ", count: many)),
      ("a.py", "x = " + String(repeating: "-", count: many) + "1"),
      ("a.py", "x" + String(repeating: ".a", count: many)),
      ("a.py", "x = " + String(repeating: "a if b else ", count: many) + "c"),
      ("a.py", "x = " + String(repeating: "lambda: ", count: many) + "c"),
      ("a.py", "f'" + String(repeating: "{f\"", count: 200) + "'"),
      ("a.jinja", "{{ " + String(repeating: "not ", count: many) + "x }}"),
      ("a.jinja", "{{ x" + String(repeating: "|e", count: many) + " }}"),
      ("a.jinja", String(repeating: "{% if x %}", count: many)),
      ("a.yaml", String(repeating: "[", count: many)),
      ("a.yaml", String(repeating: "- ", count: many)),
      ("a.xml", String(repeating: "<a>", count: many)),
      ("a.json", String(repeating: "[", count: many)),
      ("a.yaml", "a: " + String(repeating: "&a ", count: many)),
    ] {
      #expect(Fixtures.report(Array(text.utf8), name: name).verdict != .safe, "\(text.prefix(20))")
    }
  }

  @Test("long sums are read in time, and what they hide is found")
  func long() {
    let sum = (0..<3_000).map { "a\($0)" }.joined(separator: " + ")
    let code = "import os\nx = " + sum + "\nos.system('id')\n"
    #expect(Fixtures.report(Array(code.utf8), name: "a.py").verdict == .malicious)
  }

  @Test("chains are followed in time, however long")
  func chains() {
    let calls = String(repeating: ".a('b')", count: 100)
    let gets = String(repeating: ".get('b')", count: 100)
    let code =
      "import os\nx\(calls)\nos\(gets)\nx\(String(repeating: "()", count: 200))\nos.system('id')\n"
    #expect(Fixtures.report(Array(code.utf8), name: "a.py").verdict == .malicious)
    let filters = String(repeating: "|first", count: 100)
    let slices = String(repeating: "[::-1]", count: 100)
    let template = "{{ x\(filters) }}{{ 'ab'\(slices) }}{{ x['__class__'] }}"
    #expect(Fixtures.report(Array(template.utf8), name: "a.jinja").verdict == .malicious)
  }

  // MARK: repositories

  private func file(_ path: String, _ content: String) -> RepositoryFile {
    let bytes = Array(content.utf8)
    let report = Fixtures.report(bytes, name: path)
    return RepositoryFile(
      path: path, verdict: report.verdict, format: report.format,
      facts: RepositoryFacts(path: path, MemorySource(bytes)))
  }

  private let config = """
    {"model_type": "x", "architectures": ["X"], "auto_map": {"AutoModel": "modeling_x.X"}}
    """

  @Test("settings that name code are judged by that code")
  func namedCode() {
    let missing = RepositoryReport([file("config.json", config)])
    #expect(missing.kind == "transformers")
    #expect(missing.reasons.map(\.ruleID) == ["GH-REP-001"])
    let unsafe = RepositoryReport([
      file("config.json", config), file("modeling_x.py", "import os\nos.system('id')\n"),
    ])
    #expect(unsafe.verdict == .malicious)
    #expect(unsafe.reasons.first?.ruleID == "GH-REP-002")
    let plain = RepositoryReport([
      file("config.json", config),
      file("modeling_x.py", "import torch\nclass X(torch.nn.Module):\n  pass\n"),
    ])
    #expect(plain.verdict == .safe && plain.reasons.isEmpty)
  }

  @Test("shards that are missing, left over or twice are found")
  func shards() {
    let index = """
      {"weight_map": {"a": "m-00001-of-00002.safetensors", "b": "m-00002-of-00002.safetensors"}}
      """
    var first = RepositoryFacts()
    first.tensors = ["a": [2]]
    var second = RepositoryFacts()
    second.tensors = ["b": [2]]
    func shard(_ number: String, _ facts: RepositoryFacts) -> RepositoryFile {
      RepositoryFile(
        path: "m-\(number).safetensors", verdict: .safe, format: "safetensors", facts: facts)
    }
    let list = file("m.safetensors.index.json", index)
    let whole = [list, shard("00001-of-00002", first), shard("00002-of-00002", second)]
    #expect(RepositoryReport(whole).reasons.isEmpty)
    #expect(RepositoryReport(Array(whole.dropLast())).verdict == .unknown)
    #expect(RepositoryReport(whole + [shard("00003-of-00003", .init())]).verdict == .suspicious)
    let twice = [list, shard("00001-of-00002", first), shard("00002-of-00002", first)]
    #expect(RepositoryReport(twice).reasons.first?.ruleID == "GH-REP-004")
  }

  @Test("weights that stand twice and differ, names that are one, licences that disagree")
  func parity() {
    var left = RepositoryFacts()
    left.tensors = ["w": [2, 3]]
    var right = RepositoryFacts()
    right.tensors = ["w": [3, 2]]
    let report = RepositoryReport([
      RepositoryFile(
        path: "model.safetensors", verdict: .safe, format: "safetensors", facts: left),
      RepositoryFile(
        path: "pytorch_model.bin", verdict: .safe, format: "pytorch-zip", facts: right),
      file("README.md", "---\nlicense: mit\n---\n# A\n"), file("LICENSE", "words of a licence\n"),
      file("config.json", "{\"license\": \"apache-2.0\"}"), file("Config.json", "{}"),
    ])
    #expect(Set(report.reasons.map(\.ruleID)) == ["GH-REP-004", "GH-REP-005", "GH-REP-006"])
    #expect(report.licenses == ["mit", "apache-2.0"])
    #expect(report.json()["verdict"]?.string == "suspicious")
  }
}
