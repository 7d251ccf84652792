// Conversion to safetensors: the tensors are those that the real libraries load, and whatever is not
// certainly tensors and data is refused.

import Bytes
import Evidence
import Formats
import Foundation
import Inspection
import Testing

@Suite("2.2a model files are converted to data without running anything")
struct ConversionTests {
  /// What a source holds by the real libraries.
  struct Source: Sendable, CustomTestStringConvertible {
    let name: String
    let json: JSON
    var testDescription: String { name }
  }

  static let sources: [Source] = {
    guard let bytes = try? Fixtures.bytes("conversion/tensors.json"),
      let json = try? JSON.parse(bytes)
    else { return [] }
    return (json.object?.members ?? []).map { Source(name: "conversion/\($0.key)", json: $0.value) }
  }()

  static func plan(
    _ bytes: [UInt8], _ options: ConversionOptions = ConversionOptions()
  ) throws(ConversionRefusal) -> ConversionPlan {
    let source = MemorySource(bytes)
    return try planConversion(
      of: source, report: inspect(source, name: "x"), options: options)
  }

  static func written(_ plan: ConversionPlan) throws -> (bytes: [UInt8], digests: [Digest]) {
    var content = plan.content()
    var bytes: [UInt8] = []
    while let piece = try content.piece() { bytes += piece }
    return (bytes, content.digests)
  }

  @Test("every tensor is bit for bit what the library loads", arguments: sources)
  func tensors(_ source: Source) throws {
    let plan = try Self.plan(try Fixtures.bytes(source.name))
    let (bytes, digests) = try Self.written(plan)
    #expect(UInt64(bytes.count) == plan.outline.bytes)
    #expect(digests.count == plan.tensors.count)
    var expected = source.json["tensors"]?.object ?? JSONObject()
    for alias in plan.outline.aliases {
      #expect(source.json["aliases"]?[alias.name]?.string == alias.kept)
      #expect(plan.outline.metadata[alias.name] == alias.kept)
      expected[alias.name] = nil
    }
    #expect(plan.outline.aliases.count == source.json["aliases"]?.object?.count)
    #expect(Set(expected.keys) == Set(plan.tensors.map(\.name)))
    for (tensor, digest) in zip(plan.tensors, digests) {
      let there = expected[tensor.name]
      #expect(there?["dtype"]?.string == tensor.view.type.rawValue, "\(tensor.name)")
      #expect(there?["shape"]?.array?.compactMap { $0.number?.uint64 } == tensor.view.shape)
      #expect(there?["sha256"]?.string == digest.hex, "\(tensor.name)")
    }
    if let reference = source.json["reference"]?.string {
      #expect(Digest.of(bytes).hex == reference, "not the bytes that the reference writes")
    }
    #expect(try plan.outline.verify(MemorySource(bytes), digests: digests) == Digest.of(bytes))
    #expect(Fixtures.report(bytes).verdict == .safe)
  }

  @Test("there are sources of every kind")
  func count() {
    #expect(Self.sources.count >= 24)
  }

  @Test("a result that was changed is not accepted")
  func verification() throws {
    let plan = try Self.plan(try Fixtures.bytes("conversion/tied.pt"))
    let (bytes, digests) = try Self.written(plan)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      #expect(throws: ConversionMismatch.self) {
        try plan.outline.verify(MemorySource(changed), digests: digests)
      }
    }
    #expect(throws: ConversionMismatch.self) {
      try plan.outline.verify(MemorySource(Array(bytes.dropLast())), digests: digests)
    }
  }

  @Test("what is left out is listed, the optimizer only on request")
  func dropped() throws {
    let bytes = try Fixtures.bytes("conversion/training.pt")
    let plan = try Self.plan(bytes)
    #expect(plan.outline.key == "state_dict")
    #expect(plan.tensors.map(\.name) == ["bias", "weight"])
    #expect(Set(plan.outline.dropped.map(\.path)) == ["optimizer", "epoch", "args", "@_metadata"])
    let more = try Self.plan(bytes, ConversionOptions(includesOptimizer: true))
    #expect(more.tensors.contains { $0.name == "optimizer.state.0.exp_avg" })
    #expect(more.outline.dropped.contains { $0.path == "optimizer.param_groups" })
    let part = try Self.plan(bytes, ConversionOptions(key: "optimizer.state"))
    #expect(part.tensors.contains { $0.name == "1.exp_avg_sq" })
    #expect(throws: ConversionRefusal.self) {
      try Self.plan(bytes, ConversionOptions(key: "nowhere"))
    }
  }

  @Test("tensors that shared bytes get their own, and are named")
  func separated() throws {
    let plan = try Self.plan(try Fixtures.bytes("conversion/views.pt"))
    #expect(
      plan.outline.separated.contains("transposed") || plan.outline.separated.contains("same"))
    #expect(plan.outline.aliases.isEmpty)
  }

  @Test(
    "what is malicious or not read whole is refused",
    arguments: Fixtures.expected.filter { $0.verdict != .safe && $0.verdict != .suspicious })
  func hostile(_ expected: Fixtures.Expectation) throws {
    let bytes = try Fixtures.bytes(expected.name)
    guard Fixtures.report(bytes).verdict != .suspicious else { return }
    #expect(throws: ConversionRefusal.self) { try Self.plan(bytes) }
  }

  @Test(
    "cut at any place, a source is refused",
    arguments: [
      "views.pt", "views-legacy.pt", "arrays.npz", "packed.npz", "dict.npy", "tensors.pkl",
    ])
  func truncated(_ name: String) throws {
    let bytes = try Fixtures.bytes("conversion/" + name)
    for length in stride(from: 0, to: bytes.count, by: max(29, bytes.count / 50)) {
      #expect(throws: ConversionRefusal.self, "\(length) bytes") {
        try Self.plan(Array(bytes[0..<length]))
      }
    }
  }

  @Test(
    "a changed source is refused or gives a whole result",
    arguments: sources.filter { $0.name != "conversion/types.pt" })
  func mutated(_ source: Source) throws {
    let original = try Fixtures.bytes(source.name)
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SeededBytes(seed: seed)
    for round in 0..<6 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      guard let plan = try? Self.plan(bytes), let result = try? Self.written(plan) else { continue }
      #expect(
        (try? plan.outline.verify(MemorySource(result.bytes), digests: result.digests)) != nil,
        "seed \(seed), round \(round)")
    }
  }

  @Test("evidence names source, result, tensors and what was left out")
  func evidence() throws {
    let bytes = try Fixtures.bytes("conversion/training.pt")
    let source = MemorySource(bytes)
    let report = inspect(source, name: "training.pt")
    let plan = try planConversion(of: source, report: report)
    let result = try Self.written(plan)
    let record = ConversionRecord(
      outline: plan.outline, source: report, name: "training.safetensors",
      digest: Digest.of(result.bytes),
      tensorDigests: result.digests)
    let statement = try #require(record.statement(version: "1"))
    #expect(statement.predicateType == "https://gatehouse.dev/conversion/v1")
    #expect(statement.subjects.map(\.digest) == [Digest.of(result.bytes)])
    #expect(
      statement.predicate["source"]?["digest"]?["sha256"]?.string == Digest.of(bytes).hex)
    #expect(statement.predicate["tensors"]?["count"]?.int == 2)
    #expect(statement.predicate["conversion"]?["dropped_count"]?.int == 4)
    #expect(try Statement.decode(statement.encoded()) == statement)
  }

  @Test("an outline crosses from one process to the other unchanged", arguments: sources)
  func outlines(_ source: Source) throws {
    let plan = try Self.plan(try Fixtures.bytes(source.name))
    let read = try #require(ConversionOutline(json: JSON.parse(plan.outline.json().encoded())))
    #expect(read.tensors == plan.outline.tensors && read.header == plan.outline.header)
    #expect(read.json() == plan.outline.json())
    let (bytes, digests) = try Self.written(plan)
    var check = OutlineCheck(read)
    for start in stride(from: 0, to: bytes.count, by: 1_000) {
      let isTaken = check.take(Array(bytes[start..<min(start + 1_000, bytes.count)]))
      #expect(isTaken)
    }
    let found = check.finish()
    #expect(found == digests)
  }

  @Test("bytes that are not those of the outline, and outlines that cannot be, are refused")
  func falseOutlines() throws {
    let plan = try Self.plan(try Fixtures.bytes("conversion/tied.pt"))
    let (bytes, _) = try Self.written(plan)
    var changed = bytes
    changed[9] ^= 1
    for (content, isTaken) in [
      (Array(bytes.dropLast()), true), (bytes + [0], false), (changed, false),
    ] {
      var check = OutlineCheck(plan.outline)
      let answer = check.take(content)
      let digests = check.finish()
      #expect(answer == isTaken)
      #expect(digests == nil)
    }
    let text = plan.outline.json().text(.compact)
    for (word, lie) in [
      ("\"F32\"", "\"F33\""), ("\"bytes\":", "\"bytes\":1"),
      ("\"dropped_count\":", "\"dropped_count\":-"),
      ("\"metadata\":[", "\"metadata\":[[1,2],"),
    ] {
      let json = try JSON.parse(Array(text.replacing(word, with: lie).utf8))
      #expect(ConversionOutline(json: json) == nil, "\(word)")
    }
    let refusal = ConversionRefusal("why", at: "a.b")
    #expect(ConversionRefusal(json: refusal.json()) == refusal)
    #expect(ConversionRefusal(json: []) == nil)
  }
}
