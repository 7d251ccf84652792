// `gatehouse guard image`: what a picture shows to a model that it does not show to a person, and a
// copy that shows both the same.

import ArgumentParser
import Bytes
import Foundation
import Images
import Store

/// `gatehouse guard image FILE...`
struct GuardImageCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse guard image images/receipt.png", "Does this picture show everybody the same?"),
    Example(
      "gatehouse guard image images/shrinks.png --format json",
      "One that becomes another when a model's program makes it smaller", exit: 1),
    Example(
      "gatehouse guard image images/receipt.png --size 336 --output clean.png",
      "The copy for a model whose input is 336 pixels wide"),
  ]

  static let configuration = CommandConfiguration.command(
    "image", "Tell whether pictures hide something from people, and make clean copies.",
    discussion: """
      PNG, JPEG and WebP are decoded in a confined process. Looked for: pictures that change when they \
      are made smaller, writing without contrast or beneath transparency, places, text in metadata, \
      and data behind the end. Exit code 0: nothing but notes; 1: findings; 2: a file could not be read.
      """,
    examples: examples)

  @Argument(help: "PNG, JPEG and WebP files.")
  var files: [String]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A model's input size in pixels; also the longer side of the copy (default: the usual sizes, copies of 1024).",
      valueName: "pixels"))
  var size: Int?

  @Option(
    name: [.long, .customShort("o")],
    help: ArgumentHelp(
      "Write an area-scaled copy without metadata and transparency; for one file.",
      valueName: "file"))
  var output: String?

  @OptionGroup var form: OutputOptions

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("name at least one file") }
    guard output == nil || files.count == 1 else {
      throw ValidationError("--output goes with one file")
    }
    if let size, !ImageLimits.sizeRange.contains(size) {
      throw ValidationError(
        "--size is from \(ImageLimits.sizeRange.lowerBound) to \(ImageLimits.sizeRange.upperBound)")
    }
  }

  func run() async throws {
    let console = Console()
    let sizes = ImageSettings.standardSizes
    let settings = ImageSettings(
      sizes: size.map { sizes.contains($0) ? sizes : [$0] + sizes } ?? sizes,
      copySize: output == nil ? nil : size ?? 1024)
    var client = ImageClient()
    defer { client.finish() }
    var examined: [ExaminedImage] = []
    var faults = 0
    for path in files {
      do {
        let image = try client.examine(path, settings)
        examined.append(image)
        if form.format == .text { ImageText(console: console).write(image) }
      } catch {
        faults += 1
        console.note(unreadable(path, error).text(console.noteStyle))
      }
    }
    if form.format == .json {
      console.json([
        "schema_version": 1, "isolation": .strings(client.layers),
        "images": .array(examined.map(Self.json)),
      ])
    }
    try write(examined.first, console)
    if faults > 0 { throw CommandExit.failed }
    let fails = examined.contains { $0.report.findings.contains { $0.type.weight != .note } }
    if fails { throw CommandExit.findings }
  }

  private func write(_ image: ExaminedImage?, _ console: Console) throws {
    guard let output, let image else { return }
    guard let copy = image.copy else {
      throw Diagnosis(
        "GH-0202", "no copy could be made", at: image.path,
        why: image.report.findings.last?.reason, remedy: "refuse the picture")
    }
    try AtomicFile.replace(output, with: copy.bytes)
    console.note(
      "wrote \(Console.printable(output)): \(copy.kind.rawValue), \(copy.width) x \(copy.height), "
        + Amount.bytes(UInt64(copy.bytes.count)))
  }

  private func unreadable(_ path: String, _ error: any Error) -> Diagnosis {
    if let error = error as? StoreError { return Diagnosis(store: error) }
    return Diagnosis(
      "GH-0202", "the picture can't be examined", at: path, why: "\(error)",
      remedy: "gatehouse doctor")
  }

  private static func json(_ image: ExaminedImage) -> JSON {
    var json = image.report.json
    json["path"] = .string(image.path)
    return json
  }
}

/// The answer for people.
struct ImageText {
  let console: Console

  /// One picture: what it is, what was found, what to do.
  func write(_ image: ExaminedImage) {
    let report = image.report
    let worst = report.findings.filter { $0.type.weight != .note }
    let mark = worst.isEmpty ? console.style.green("CLEAN   ") : console.style.yellow("FINDINGS")
    let about = "\(report.kind.rawValue), \(report.width) x \(report.height)"
    console.out(
      "\(mark)  \(console.style.bold(Console.printable(image.path)))  \(console.style.dim(about))")
    for finding in report.findings {
      console.out("    \(finding.type.rawValue)  \(Self.percent(finding.score))\(place(finding))")
      console.out("      why   \(Console.printable(finding.reason))")
      console.out("      do    \(finding.type.remedy)")
    }
    if !report.metadata.isEmpty {
      let kinds = report.metadata.map { "\($0.kind) in \($0.place), \($0.bytes) bytes" }
      console.out(console.style.dim("    metadata  \(kinds.joined(separator: "; "))"))
    }
  }

  private static func percent(_ score: Double) -> String { "\(Int((score * 100).rounded())) %" }

  private func place(_ finding: ImageFinding) -> String {
    guard let region = finding.region else { return "" }
    return console.style.dim(
      "  at \(region.x),\(region.y), \(region.width) x \(region.height) pixels")
  }
}
