// One conversion: writes the result beside its place, reads it back, and puts it there.

import Bytes
import Formats
import Inspection
import Store

/// The writing part of `convert`.
struct ConvertRun {
  let plan: ConversionPlan
  let source: FileSource
  let output: String
  let force: Bool
  let console: Console

  /// Writes the result. Answers its digest and those of the tensors; on any fault nothing is left.
  func write() throws -> (digest: Digest, tensors: [Digest]) {
    let staged = try StagedFile(beside: output)
    let tensors = try fill(staged)
    guard source.isUnchanged() else {
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

  private func fill(_ staged: StagedFile) throws -> [Digest] {
    var line = ProgressLine("converting", total: plan.bytes, unit: .bytes, console: console)
    defer { line.finish() }
    var content = plan.content()
    var done: UInt64 = 0
    do {
      while let piece = try content.piece() {
        try staged.append(piece)
        done += UInt64(piece.count)
        line.update(done)
      }
    } catch let error as FormatError {
      throw Diagnosis("GH-0202", "the source cannot be read", why: error.words)
    }
    return content.digests
  }

  private func verify(_ written: FileSource, _ tensors: [Digest]) throws -> Digest {
    var line = ProgressLine("verifying", total: plan.bytes, unit: .bytes, console: console)
    defer { line.finish() }
    do throws(ConversionMismatch) {
      return try plan.verify(written, digests: tensors) { line.update($0) }
    } catch {
      let why =
        switch error {
        case .unreadable(let words): words
        case .header: "the header reads back otherwise than it was written"
        case .tensor(let name): "the tensor \(Console.printable(name)) reads back otherwise"
        }
      throw Diagnosis("GH-0212", "the result does not match its source", why: why)
    }
  }
}
