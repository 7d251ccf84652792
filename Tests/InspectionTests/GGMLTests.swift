// Models of llama.cpp from before GGUF, written here number by number: nothing writes them any more.

import Bytes
import Inspection
import Testing

@Suite("1.3c GGML files are read to their last byte")
struct GGMLTests {
  private func number(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
  }

  /// A file with two words and two tensors; `type` and `bytes` are those of the second.
  private func file(
    _ mark: String, version: UInt32?, type: UInt32, bytes: Int, tensors: Int = 2
  ) -> [UInt8] {
    var file = Array(mark.utf8) + (version.map(number) ?? [])
    for value in [2, 64, 256, 4, 1, 16, 2] as [UInt32] { file += number(value) }
    for word in ["a", "bc"] {
      file += number(UInt32(word.utf8.count)) + Array(word.utf8)
      if version != nil { file += [0, 0, 0, 0] }
    }
    for (name, shape, kind, count) in [
      ("norm", [8], 0, 32), ("layers.0.w", [64, 2], type, bytes),
    ].prefix(tensors) as ArraySlice<(String, [UInt32], UInt32, Int)> {
      file += number(UInt32(shape.count)) + number(UInt32(name.utf8.count)) + number(kind)
      for length in shape { file += number(length) }
      file += Array(name.utf8)
      if mark == "tjgg" { file += Array(repeating: 0, count: (32 - file.count % 32) % 32) }
      file += Array(repeating: 0x41, count: count)
    }
    return file
  }

  @Test("each generation with its own sizes of blocks")
  func generations() {
    for (mark, version, bytes, format) in [
      ("lmgg", nil, 80, "ggml"), ("fmgg", 1, 80, "ggmf"), ("tjgg", 1, 80, "ggjt"),
      ("tjgg", 2, 80, "ggjt"), ("tjgg", 3, 72, "ggjt"),
    ] as [(String, UInt32?, Int, String)] {
      let report = Fixtures.report(file(mark, version: version, type: 2, bytes: bytes))
      #expect(report.verdict == .safe, "\(mark) \(report.reasons.map(\.message))")
      #expect(report.format == format)
      #expect(report.capability == .dataOnly)
    }
  }

  @Test("cut anywhere, longer, or of another size it is not safe")
  func broken() {
    let whole = file("tjgg", version: 3, type: 2, bytes: 72)
    // The format does not say how many tensors there are: a file of the first alone is whole too.
    let first = file("tjgg", version: 3, type: 2, bytes: 72, tensors: 1)
    for end in 4..<whole.count where end != first.count {
      #expect(Fixtures.report(Array(whole[..<end])).verdict != .safe, "cut at \(end)")
    }
    #expect(Fixtures.report(whole + [1]).verdict != .safe)
    #expect(Fixtures.report(file("tjgg", version: 3, type: 2, bytes: 80)).verdict != .safe)
    #expect(Fixtures.report(file("tjgg", version: 9, type: 2, bytes: 72)).verdict == .unknown)
    #expect(Fixtures.report(file("tjgg", version: 3, type: 99, bytes: 72)).verdict == .unknown)
  }
}
