// One conversion: writes the result beside its place, reads it back, and puts it there.

import Bytes
import Inspection
import Store

/// The writing part of `convert`.
struct ConvertRun {
  let outline: ConversionOutline
  let output: String
  let force: Bool
  let console: Console

  /// Writes the result. Answers its digest and those of the tensors; on any fault nothing is left.
  func write(_ session: inout ConvertSession) throws -> (digest: Digest, tensors: [Digest]) {
    let staged = try StagedFile(beside: output)
    let tensors = try fill(staged, &session)
    guard session.source.isUnchanged() else {
      throw Diagnosis(
        "GH-0211", "the source changed while it was converted", remedy: "convert a copy of it")
    }
    let digest = try verify(try staged.finish(), tensors)
    guard try staged.place(replacing: force) else { throw Self.taken(output) }
    return (digest, tensors)
  }

  static func taken(_ output: String) -> Diagnosis {
    Diagnosis(
      "GH-0210", "the output is there already", at: Console.printable(output),
      remedy: "name another output, or use --force")
  }

  private func fill(_ staged: StagedFile, _ session: inout ConvertSession) throws -> [Digest] {
    var line = ProgressLine("converting", total: outline.bytes, unit: .bytes, console: console)
    defer { line.finish() }
    try session.begin()
    var check = OutlineCheck(outline)
    while let piece = try session.piece() {
      guard check.take(piece) else { throw Self.mismatch("more was read than was planned") }
      try staged.append(piece)
      line.update(check.done)
    }
    guard let digests = check.finish() else {
      throw Self.mismatch("what was read is not what was planned")
    }
    return digests
  }

  private static func mismatch(_ why: String) -> Diagnosis {
    Diagnosis("GH-0212", "the result does not match its source", why: why)
  }

  private func verify(_ written: FileSource, _ tensors: [Digest]) throws -> Digest {
    var line = ProgressLine("verifying", total: outline.bytes, unit: .bytes, console: console)
    defer { line.finish() }
    do throws(ConversionMismatch) {
      return try outline.verify(written, digests: tensors) { line.update($0) }
    } catch {
      let why =
        switch error {
        case .unreadable(let words): words
        case .header: "the header reads back otherwise than it was written"
        case .tensor(let name): "the tensor \(Console.printable(name)) reads back otherwise"
        }
      throw Self.mismatch(why)
    }
  }
}
