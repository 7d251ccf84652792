// Checkpoints made byte by byte, whose tensors lie: about their place, their size, their storage.

import Bytes
import Formats
import Inspection
import Testing

@Suite("2.2a crafted tensors are refused")
struct CraftedTensorTests {
  /// Opcodes of protocol 2.
  enum Opcodes {
    static func text(_ value: String) -> [UInt8] {
      [0x58, UInt8(value.utf8.count), 0, 0, 0] + Array(value.utf8)
    }

    static func number(_ value: UInt64) -> [UInt8] {
      [0x8A, 8] + (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }

    static func tuple(_ parts: [[UInt8]]) -> [UInt8] { [0x28] + parts.flatMap { $0 } + [0x74] }

    static func global(_ module: String, _ name: String) -> [UInt8] {
      Array("c\(module)\n\(name)\n".utf8)
    }

    static func storage(_ kind: String = "FloatStorage", key: String = "0", count: UInt64 = 4)
      -> [UInt8]
    {
      tuple([
        text("storage"), global("torch", kind), text(key), text("cpu"), number(count),
      ]) + [0x51]
    }

    static func tensor(
      _ storage: [UInt8], offset: UInt64 = 0, shape: [UInt64] = [4], strides: [UInt64] = [1],
      more: [[UInt8]] = []
    ) -> [UInt8] {
      global("torch._utils", "_rebuild_tensor_v2")
        + tuple(
          [
            storage, number(offset), tuple(shape.map(number)), tuple(strides.map(number)), [0x89],
            global("collections", "OrderedDict") + [0x29, 0x52],
          ] + more) + [0x52]
    }

    /// A legacy file of one value and a storage of four numbers.
    static func file(_ value: [UInt8], storage: [UInt8] = [4, 0, 0, 0, 0, 0, 0, 0]) -> [UInt8] {
      let magic: [UInt8] = [
        0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
      ]
      let version: [UInt8] = [0x80, 2, 0x4D, 0xE9, 3, 0x2E]
      return magic + version + [0x80, 2, 0x7D, 0x2E] + [0x80, 2] + value + [0x2E]
        + [0x80, 2, 0x5D] + text("0") + [0x61, 0x2E] + storage
        + (0..<16).map { UInt8($0) }
    }

    static func dict(_ entries: [(String, [UInt8])]) -> [UInt8] {
      [0x7D, 0x28] + entries.flatMap { text($0.0) + $0.1 } + [0x75]
    }
  }

  private func plan(_ value: [UInt8]) throws(ConversionRefusal) -> ConversionPlan {
    try ConversionTests.plan(Opcodes.file(value))
  }

  @Test("a plain one is converted")
  func plain() throws {
    let plan = try plan(Opcodes.dict([("w", Opcodes.tensor(Opcodes.storage()))]))
    #expect(plan.tensors.map(\.name) == ["w"])
    let written = try ConversionTests.written(plan).bytes
    #expect(Array(written.suffix(16)) == (0..<16).map { UInt8($0) })
  }

  @Test("a reversed and strided one comes out in the order of its axes")
  func strided() throws {
    let tensor = Opcodes.tensor(Opcodes.storage(), offset: 1, shape: [2, 2], strides: [0, 2])
    let plan = try plan(Opcodes.dict([("w", tensor)]))
    let written = try ConversionTests.written(plan).bytes
    #expect(
      Array(written.suffix(16)) == [4, 5, 6, 7, 12, 13, 14, 15, 4, 5, 6, 7, 12, 13, 14, 15])
  }

  static let lies: [(offset: UInt64, shape: [UInt64], strides: [UInt64])] = [
    (1, [4], [1]), (0, [5], [1]), (0, [2, 2], [3, 1]), (0, [2], [4]), (4, [1], [1]),
    (0, [2], [1 << 62]), (1 << 62, [1], [1]), (0, [1 << 62], [0]), (0, [1 << 40], [0]),
    (0, [1 << 32, 1 << 32], [0, 0]), (0, [2], [1, 1]), (0, [2, 2], [1]), (0, [], [1]),
    (0, [(1 << 63) - 1], [1]), (0, [3], [(1 << 63) - 1]), ((1 << 63) - 1, [1], [1]),
    (0, Array(repeating: 1, count: 65), Array(repeating: 1, count: 65)),
    (0, [1 << 62, 1 << 62, 0], [0, 0, 0]),
  ]

  @Test("a tensor beyond its storage is refused", arguments: lies.indices)
  func beyond(_ index: Int) {
    let lie = Self.lies[index]
    let tensor = Opcodes.tensor(
      Opcodes.storage(), offset: lie.offset, shape: lie.shape, strides: lie.strides)
    #expect(throws: ConversionRefusal.self, "\(lie)") {
      try plan(Opcodes.dict([("w", tensor)]))
    }
  }

  @Test("axes of no length are no reason to refuse")
  func empty() throws {
    let tensor = Opcodes.tensor(Opcodes.storage(), offset: 9, shape: [0, 7], strides: [7, 1])
    let plan = try plan(Opcodes.dict([("w", tensor)]))
    #expect(plan.tensors.first?.view.shape == [0, 7])
    #expect(plan.tensors.first?.view.bytes == 0)
  }

  @Test("a storage of another type, size or name is refused")
  func storages() {
    for storage in [
      Opcodes.storage("QInt8Storage"), Opcodes.storage("ComplexDoubleStorage"),
      Opcodes.storage(count: 5), Opcodes.storage(count: 3), Opcodes.storage(key: "1"),
      Opcodes.text("storage"), Opcodes.number(3), Opcodes.storage("DoubleStorage"),
    ] {
      #expect(throws: ConversionRefusal.self) {
        try plan(Opcodes.dict([("w", Opcodes.tensor(storage))]))
      }
    }
    let two = Opcodes.dict([
      ("a", Opcodes.tensor(Opcodes.storage())),
      ("b", Opcodes.tensor(Opcodes.storage("IntStorage"))),
    ])
    #expect(throws: ConversionRefusal.self) { try plan(two) }
  }

  @Test("a tensor that is changed after it was made is refused")
  func changed() {
    let tensor = Opcodes.tensor(Opcodes.storage())
    for change in [
      Opcodes.dict([("x", Opcodes.number(1))]) + [0x62],  // BUILD
      Opcodes.number(0) + Opcodes.number(1) + [0x73],  // SETITEM
      Opcodes.number(1) + [0x61],  // APPEND
    ] {
      #expect(throws: ConversionRefusal.self) {
        try plan(Opcodes.dict([("w", tensor + change)]))
      }
    }
  }

  @Test("a tensor whose hooks are no data is refused")
  func hooks() {
    let hooks = Opcodes.global("project", "Hooks") + [0x29, 0x52]
    let tensor =
      Opcodes.global("torch._utils", "_rebuild_tensor_v2")
      + Opcodes.tuple([
        Opcodes.storage(), Opcodes.number(0), Opcodes.tuple([Opcodes.number(4)]),
        Opcodes.tuple([Opcodes.number(1)]), [0x89], hooks,
      ]) + [0x52]
    #expect(throws: ConversionRefusal.self) { try plan(Opcodes.dict([("w", tensor)])) }
  }

  @Test("an OrderedDict as Python 2 wrote it, from pairs, is read")
  func pairs() throws {
    let pair = [0x5D, 0x28] + Opcodes.text("w") + Opcodes.tensor(Opcodes.storage()) + [0x65]
    let dict =
      Opcodes.global("collections", "OrderedDict") + Opcodes.tuple([[0x5D, 0x28] + pair + [0x65]])
      + [0x52]
    #expect(try plan(dict).tensors.map(\.name) == ["w"])
  }

  @Test("numbers that are conjugated on the fly are refused")
  func conjugated() throws {
    let bits = Opcodes.dict([("conj", [0x88])])
    #expect(throws: ConversionRefusal.self) {
      try plan(Opcodes.dict([("w", Opcodes.tensor(Opcodes.storage(), more: [bits]))]))
    }
    _ = try plan(Opcodes.dict([("w", Opcodes.tensor(Opcodes.storage(), more: [[0x7D]]))]))
  }

  @Test("a dict that holds itself, and one of endless width, end in a refusal")
  func endless() {
    let selfish: [UInt8] = [0x7D, 0x71, 1] + Opcodes.text("a") + [0x68, 1, 0x73]
    #expect(throws: ConversionRefusal.self) { try plan(selfish) }
    // Each list holds the one before it twice: 2 to the power of 60 tensors.
    var wide = [0x5D] + Opcodes.tensor(Opcodes.storage()) + [0x61, 0x71, 0]
    for _ in 0..<60 { wide += [0x30, 0x5D, 0x28, 0x68, 0, 0x68, 0, 0x65, 0x71, 0] }
    #expect(throws: ConversionRefusal.self) { try plan(Opcodes.dict([("w", wide)])) }
    var deep: [UInt8] = Opcodes.tensor(Opcodes.storage())
    for _ in 0..<500 { deep += [0x85] }
    #expect(throws: ConversionRefusal.self) { try plan(deep) }
  }

  @Test("names: the one of the format itself, and two that meet, are refused")
  func names() throws {
    let tensor = Opcodes.tensor(Opcodes.storage())
    #expect(throws: ConversionRefusal.self) { try plan(Opcodes.dict([("__metadata__", tensor)])) }
    #expect(throws: ConversionRefusal.self) {
      try plan(Opcodes.dict([("a.b", tensor), ("a", Opcodes.dict([("b", tensor)]))]))
    }
    // A second tensor called like an entry of the metadata is saved, not aliased.
    let both = try plan(Opcodes.dict([("a", tensor), ("format", tensor)]))
    #expect(both.tensors.map(\.name) == ["a", "format"])
    #expect(both.outline.metadata == ["format": "pt"])
    // The later entry of one key counts, as in Python.
    let again = try plan(
      Opcodes.dict([("a", tensor), ("a", Opcodes.tensor(Opcodes.storage(), shape: [2]))]))
    #expect(again.tensors.first?.view.shape == [2])
  }
}
