// Graphs that are cut or changed: never a crash or a hang, never safe where something would run.

import Bytes
import Formats
import Inspection
import Testing

@Suite("3.2a graphs are inspected before they are used")
struct GraphTests {
  private static let all = Fixtures.expected.filter { $0.name.hasPrefix("graphs/") }

  @Test("a graph that is cut off is never safe where it was not whole, and never a crash")
  func truncation() throws {
    for fixture in Self.all {
      let bytes = try Fixtures.bytes(fixture.name)
      let step = max(1, bytes.count / 12)
      for length in stride(from: 0, to: bytes.count, by: step) {
        let report = Fixtures.report(Array(bytes.prefix(length)))
        if fixture.verdict == .malicious, report.verdict == .safe {
          // What is cut off was the dangerous part; what is left must be a whole graph.
          #expect(report.coverage == .complete, "\(fixture.name) at \(length)")
        }
      }
    }
  }

  @Test("every byte of small graphs may be cut or flipped")
  func everyByte() throws {
    for name in [
      "graphs/benign/gemm.onnx", "graphs/benign/tf-v1-frozen.pb", "graphs/benign/tf-v1.index",
      "graphs/benign/mxnet-sparse.params", "graphs/benign/network.mlmodel",
      "graphs/benign/paddle.pdiparams", "graphs/benign/net.caffemodel",
    ] {
      let bytes = try Fixtures.bytes(name)
      for index in bytes.indices {
        _ = Fixtures.report(Array(bytes.prefix(index)))
        var changed = bytes
        changed[index] ^= UInt8(1 << (index % 8))
        _ = Fixtures.report(changed)
      }
    }
  }

  @Test("flipped bits of FlatBuffers and large messages neither crash nor hang")
  func flips() throws {
    var random = SeededBytes(seed: 7)
    for name in [
      "graphs/benign/dense.tflite", "graphs/benign/linear.pte", "graphs/benign/control.tflite",
      "graphs/hostile/tf-lambda.pb", "graphs/benign/appended.tflite",
      "graphs/benign/net.prototxt",
    ] {
      let bytes = try Fixtures.bytes(name)
      for _ in 0..<60 {
        var changed = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let index = Int.random(in: 0..<changed.count, using: &random)
          changed[index] = UInt8.random(in: 0...255, using: &random)
        }
        _ = Fixtures.report(changed)
      }
    }
  }

  @Test("random bytes are no graph")
  func random() {
    var random = SeededBytes(seed: 11)
    for first: UInt8 in [0x08, 0x0A, 0x12, 0x1A, 0x00] {
      for _ in 0..<40 {
        var bytes = (0..<Int.random(in: 1...200, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
        bytes[0] = first
        #expect(Fixtures.report(bytes).verdict != .safe, "\(bytes)")
      }
    }
  }

  @Test("the data file of a checkpoint is data only where its index accounts for all of it")
  func checkpointData() throws {
    let index = MemorySource(try Fixtures.bytes("graphs/benign/tf-v1.index"))
    #expect(CheckpointData.isAccountedFor(by: index, shard: 0, size: 8))
    #expect(!CheckpointData.isAccountedFor(by: index, shard: 0, size: 9))
    #expect(!CheckpointData.isAccountedFor(by: index, shard: 0, size: 7))
    #expect(!CheckpointData.isAccountedFor(by: index, shard: 1, size: 8))
    let other = MemorySource(try Fixtures.bytes("graphs/benign/gemm.onnx"))
    #expect(!CheckpointData.isAccountedFor(by: other, shard: 0, size: 8))
  }

  @Test("a file of numbers is data beside the file that accounts for it, and unknown alone")
  func companions() throws {
    let model = try Fixtures.bytes("graphs/benign/external-folder.onnx")
    let numbers = [UInt8](repeating: 0x3F, count: 36)
    let index = try Fixtures.bytes("graphs/benign/tf-v1.index")
    let beside = { (name: String) -> (any ByteSource)? in
      switch name {
      case "variables.index": MemorySource(index)
      case "model.onnx": MemorySource(model)
      default: nil
      }
    }
    let eight = MemorySource([0, 0, 0x80, 0x3F, 0, 0, 0, 0x40])
    let found = inspect(
      eight, name: "m/variables/variables.data-00000-of-00001", companion: beside)
    #expect(found.verdict == .safe)
    #expect(found.format == "tensorflow-checkpoint-data")
    #expect(found.reasons.first?.excerpt == Digest.of(index).hex)
    #expect(
      inspect(eight, name: "variables.data-00000-of-00001", companion: { _ in nil }).verdict
        == .unknown)
    #expect(
      inspect(eight, name: "variables.data-00001-of-00002", companion: beside).verdict == .unknown)
    let pair = try Fixtures.bytes("graphs/benign/pair.onnx")
    let tensors = try Fixtures.bytes("graphs/unknown/pair.onnx.data")
    let open = { (name: String) -> (any ByteSource)? in
      name == "pair.onnx" ? MemorySource(pair) : nil
    }
    let data = inspect(MemorySource(tensors), name: "a/pair.onnx.data", companion: open)
    #expect(data.verdict == .safe)
    #expect(data.format == "onnx-external-data")
    let more = MemorySource(tensors + [UInt8](repeating: 7, count: 70_000))
    #expect(inspect(more, name: "a/pair.onnx.data", companion: open).verdict == .unknown)
    // The model says `data/w.bin`, which is in no directory of this name here.
    #expect(inspect(MemorySource(numbers), name: "w.bin", companion: beside).verdict == .unknown)
  }
}
