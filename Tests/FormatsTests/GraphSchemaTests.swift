// The tables of schemas are whole, and the readers of messages keep to the wire format.

import Bytes
import Formats
import Testing

@Suite("3.2a formats of graphs are read by their own rules")
struct GraphSchemaTests {
  @Test("every table of a schema can be read, and names no message that it does not hold")
  func tables() {
    for schema in [
      ProtobufSchema.onnx, .tensorFlow, .coreML, .paddle, .caffe, .cntk, .sentencePiece,
    ] {
      #expect(schema.isSound)
    }
    for schema in [FlatSchema.tensorFlowLite, .executorch, .flatTensor, .onnxRuntime] {
      #expect(schema.isSound)
    }
    #expect(!ProtobufSchema("A: 1 x").isSound)
    #expect(!ProtobufSchema("A: 1 x B").isSound)
    #expect(!FlatSchema("A: 0 x |B").isSound)
  }

  private func message(_ bytes: [UInt8]) throws(FormatError) -> ProtobufMessage {
    var budget = 100
    return try ProtobufMessage(
      "A", ProtobufSchema("A: 1 n i 2 s s 3 l *i 4 f *f"), Region(MemorySource(bytes)),
      budget: &budget)
  }

  @Test("numbers, texts and lists, packed or not, are read")
  func fields() throws {
    let read = try message([
      0x08, 0x96, 0x01, 0x12, 0x02, 0x68, 0x69, 0x18, 0x05, 0x1A, 0x03, 0x06, 0x80, 0x01, 0x22,
      0x04, 0, 0, 0x80, 0x3F,
    ])
    #expect(read.int("n") == 150)
    #expect(try read.text("s") == "hi")
    #expect(try read.ints("l") == [5, 6, 128])
    #expect(try read.ints("f") == [0x3F80_0000])
    #expect(read.strangers.isEmpty && read.doubles.isEmpty && read.odd == nil)
  }

  @Test("what no parser accepts is refused")
  func refused() {
    for bytes: [UInt8] in [
      [0x08], [0x08, 0x80], [0x12, 0x05, 0x61], [0x00, 0x01], [0x0E], [0x0F], [0x0C],
      [0x08] + [UInt8](repeating: 0x80, count: 10) + [1], [0x0B, 0x08, 0x01], [0x0B, 0x14],
      [0x09, 1, 2, 3], [0x12] + [UInt8](repeating: 0xFF, count: 9) + [0x7F],
      [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 0x00],
    ] {
      #expect(throws: FormatError.self) { _ = try message(bytes) }
    }
  }

  @Test("fields that the schema does not have, that stand twice, or are spelled oddly, are told")
  func odd() throws {
    #expect(try message([0x08, 1, 0x08, 2]).doubles.count == 1)
    #expect(try message([0x38, 1]).strangers.count == 1)
    #expect(try message([0x0A, 1, 0x61]).strangers.count == 1)
    #expect(try message([0x88, 0x00, 1]).odd == 0)
    #expect(try message([0x3B, 0x08, 0x01, 0x3C]).strangers.count == 1)
  }

  @Test("the number of fields is bounded")
  func bounded() {
    let bytes = [[UInt8]](repeating: [0x18, 1], count: 200).flatMap { $0 }
    #expect(throws: FormatError.limit(offset: 200, "the number of fields")) {
      _ = try message(bytes)
    }
  }

  @Test("bytes that are no archive are not moved")
  func zipMoved() {
    #expect(AppendedZip.moved([], prefix: 10) == nil)
    #expect(AppendedZip.moved([UInt8](repeating: 0x50, count: 100), prefix: 10) == nil)
  }
}
