// The answer of `convert`: what was converted, what shares a tensor, what was left out and why.

import Bytes
import Inspection

/// Writes what came out, for people or for programs.
struct ConvertText {
  let console: Console
  let format: OutputFormat
  let report: ArtefactReport
  let output: String
  /// The layers that confined what read the source.
  let isolation: [String]

  /// Lines of each kind that are shown to people; programs get all.
  private static let shown = 12

  /// A source that is refused.
  func refused(_ refusal: ConversionRefusal) {
    guard format == .text else {
      let reasons = refusal.reasons.map { reason -> JSON in
        ["path": .string(reason.path), "reason": .string(reason.reason)]
      }
      return console.json([
        "schema_version": 1, "status": "refused", "source": source, "isolation": layers,
        "reasons": .array(reasons),
      ])
    }
    head("REFUSED", console.style.red)
    for reason in refusal.reasons.prefix(Self.shown) {
      let place = reason.path.isEmpty ? "" : Console.printable(reason.path) + ": "
      console.out("    why   \(place)\(Console.printable(reason.reason))")
    }
    more(refusal.reasons.count)
    console.out("    do    \(remedy(refusal))")
  }

  private func remedy(_ refusal: ConversionRefusal) -> String {
    if report.verdict == .malicious {
      return "do not load this file; ask its author for the weights as safetensors"
    }
    return refusal.reasons.contains { !$0.path.isEmpty }
      ? "choose a part that holds tensors alone with --prefix-key, or ask for safetensors"
      : "gatehouse scan \(Console.printable(report.path)) says more about the file"
  }

  /// What would be done.
  func planned(_ outline: ConversionOutline) {
    guard format == .text else {
      return console.json([
        "schema_version": 1, "status": "planned", "source": source, "isolation": layers,
        "result": ["path": .string(output), "sha256": .null, "size": .int(outline.bytes)],
        "tensors": .array(outline.tensors.map { $0.json(nil) }),
        "conversion": .object(outline.summary),
      ])
    }
    head("PLANNED", console.style.cyan)
    write(outline)
  }

  /// What was done.
  func converted(_ record: ConversionRecord) {
    let outline = record.outline
    guard format == .text else {
      return console.json([
        "schema_version": 1, "status": "converted", "source": source, "isolation": layers,
        "result": [
          "path": .string(output), "sha256": .string(record.digest.hex),
          "size": .int(outline.bytes),
        ],
        "tensors": .array(zip(outline.tensors, record.tensorDigests).map { $0.json($1) }),
        "conversion": .object(outline.summary),
      ])
    }
    head("CONVERTED", console.style.green)
    write(outline)
    console.out("    sha256  \(record.digest.hex), read back and equal to the source")
  }

  private var layers: JSON { isolation.isEmpty ? "unsandboxed" : .strings(isolation) }

  private var source: JSON {
    [
      "path": .string(report.path), "sha256": .optional(report.digest?.hex),
      "size": .int(report.size), "format": .string(report.format),
      "verdict": .string(report.verdict.rawValue),
    ]
  }

  // MARK: for people

  private func head(_ word: String, _ colour: (String) -> String) {
    let about = "\(report.format), \(report.verdict.rawValue), \(Amount.bytes(report.size))"
    let path = console.style.bold(Console.printable(report.path))
    console.out("\(colour(word))  \(path)  \(console.style.dim(about))")
    if isolation.isEmpty { console.note(Unsandboxed.words) }
  }

  private func write(_ outline: ConversionOutline) {
    let count = outline.tensors.count == 1 ? "1 tensor" : "\(outline.tensors.count) tensors"
    console.out(
      "    into    \(Console.printable(output)): \(count), \(Amount.bytes(outline.bytes))")
    if !outline.key.isEmpty { console.out("    from    the key \(Console.printable(outline.key))") }
    for alias in outline.aliases.prefix(Self.shown) {
      console.out(
        "    alias   \(Console.printable(alias.name)) is \(Console.printable(alias.kept))")
    }
    more(outline.aliases.count)
    for name in outline.separated.prefix(Self.shown) {
      console.out("    copied  \(Console.printable(name)), which shared bytes in the source")
    }
    more(outline.separated.count)
    for value in outline.dropped.prefix(Self.shown) {
      console.out(
        "    dropped \(Console.printable(value.path)): \(value.what) (\(value.reason))")
    }
    more(outline.droppedCount)
  }

  private func more(_ count: Int) {
    guard count > Self.shown else { return }
    console.out(console.style.dim("            and \(count - Self.shown) more (--format json)"))
  }
}
