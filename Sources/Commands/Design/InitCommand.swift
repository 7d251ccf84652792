// `gatehouse init`: looks at what lies in a directory and writes a first manifest.

import ArgumentParser
import Bytes
import Foundation
import Manifest

/// Writes a manifest from what lies there.
struct InitCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse init", "write gatehouse.yaml from what lies here", stage: .empty),
    Example("gatehouse init --dry-run", "only print what would be written"),
  ]
  static let configuration = CommandConfiguration.command(
    "init", "Write a first manifest from what lies in a directory.",
    discussion: """
      Looks for model files, data sets, prompts, tools, notebooks and lists of dependencies. What only
      people can know gets the most careful answer and is marked with "decide". Links are not followed,
      and nothing is run or changed besides the one new file.
      """,
    examples: examples)

  @Argument(help: "The directory of the AI system.")
  var directory: String = "."

  @Flag(name: .long, help: "Overwrite a manifest that is already there.")
  var force = false

  @Flag(name: .long, help: "Print the manifest instead of writing it.")
  var dryRun = false

  @OptionGroup var output: OutputOptions

  private var path: String {
    directory == "." ? "gatehouse.yaml" : "\(directory)/gatehouse.yaml"
  }

  func run() async throws {
    let console = Console()
    if !dryRun { try refuseOverwriting() }
    let listing = try list()
    let found = Discovery(listing.files)
    let text = ManifestDraft.text(systemName: systemName, found)
    try checkDraft(text)
    if dryRun {
      if output.format == .text { console.out(bytes: Array(text.utf8)) }
    } else {
      try write(text)
    }
    switch output.format {
    case .json: console.json(json(found, listing, text))
    case .text:
      for line in lines(found, listing, console) {
        if dryRun { console.note(line) } else { console.out(line) }
      }
    }
  }

  // MARK: the directory

  private var systemName: String {
    URL(filePath: directory).standardizedFileURL.lastPathComponent
  }

  private func list() throws -> DirectoryListing {
    do {
      return try DirectoryListing(directory)
    } catch {
      throw Diagnosis(
        "GH-0122", "the directory can't be looked at", at: Console.printable(directory),
        why: "it does not exist, is no directory, or may not be read",
        remedy: "name a directory: gatehouse init DIR")
    }
  }

  private func refuseOverwriting() throws {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let type = attributes?[.type] as? FileAttributeType else { return }
    guard type == .typeRegular else {
      throw Diagnosis(
        "GH-0121", "something that is no file has the manifest's name", at: path,
        remedy: "move it away")
    }
    guard force else {
      throw Diagnosis(
        "GH-0121", "a manifest is already there", at: path,
        why: "people decided what stands in it",
        remedy: "gatehouse manifest check; --force overwrites it, --dry-run prints the new one")
    }
  }

  /// A draft that our own parser refuses must never be written.
  private func checkDraft(_ text: String) throws {
    do {
      _ = try Manifest.parse(Array(text.utf8), file: path)
    } catch {
      throw Diagnoses(error.issues.map(Diagnosis.init(issue:)))
    }
  }

  private func write(_ text: String) throws {
    do {
      let options: Data.WritingOptions = force ? [.atomic] : [.withoutOverwriting]
      try Data(text.utf8).write(to: URL(filePath: path), options: options)
    } catch {
      throw Diagnosis(
        "GH-0122", "the manifest can't be written", at: path,
        why: "the system refused it", remedy: "check the directory's permissions and the disk")
    }
  }

  // MARK: what is said

  private func lines(_ found: Discovery, _ listing: DirectoryListing, _ console: Console)
    -> [String]
  {
    let style = dryRun ? console.noteStyle : console.style
    var lines = [dryRun ? "nothing was written" : "wrote \(style.cyan(path))", "found:"]
    let counts: [(String, [String])] = [
      ("models", found.models.map { "\($0.name) (\(files($0.files.count)))" }),
      ("data sets", found.datasets.map { "\($0.name) (\(files($0.files.count)))" }),
      ("prompts", found.prompts.map(\.file)), ("tools", found.tools.map(\.name)),
      ("notebooks", found.notebooks), ("dependencies", found.requirements),
    ]
    for (title, names) in counts {
      let padded = title + String(repeating: " ", count: 13 - title.count)
      lines.append("  \(padded)\(names.isEmpty ? style.dim("none") : Self.some(names))")
    }
    for doubt in found.models.flatMap(\.doubts) {
      lines.append(style.yellow("look at ") + Console.printable(doubt))
    }
    lines += gaps(found, listing).map { style.yellow("note ") + $0 }
    return lines + ["next:"] + next(found).map { "  " + $0 }
  }

  private func gaps(_ found: Discovery, _ listing: DirectoryListing) -> [String] {
    var gaps: [String] = []
    if listing.links > 0 { gaps.append("\(listing.links) links were not followed") }
    if !listing.unreadable.isEmpty {
      gaps.append("can't be read: \(Self.some(listing.unreadable))")
    }
    if listing.isCut { gaps.append("too many files or levels: not everything was looked at") }
    if !found.unnameable.isEmpty {
      gaps.append("paths that a manifest can't hold: \(Self.some(found.unnameable))")
    }
    if !found.unpinned.isEmpty {
      gaps.append("\(found.unpinned.count) dependencies have no pinned version")
    }
    return gaps
  }

  private func next(_ found: Discovery) -> [String] {
    let option = directory == "." ? "" : " --manifest \(Console.printable(path))"
    return [
      "edit \(Console.printable(path)): everything marked \"decide\"",
      "gatehouse manifest check\(option)",
      found.models.isEmpty ? nil : "gatehouse scan \(Console.printable(directory))",
      "gatehouse check\(option)",
    ].compactMap(\.self)
  }

  private func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }

  /// The first names, and how many more there are.
  private static func some(_ names: [String]) -> String {
    let shown = names.prefix(4).map { Console.printable($0) }.joined(separator: ", ")
    return names.count > 4 ? "\(shown) and \(names.count - 4) more" : shown
  }

  private func json(_ found: Discovery, _ listing: DirectoryListing, _ text: String) -> JSON {
    func groups(_ groups: [Discovery.Group]) -> JSON {
      .array(
        groups.map { group in
          [
            "name": .string(group.name), "files": .strings(group.files),
            "doubts": .strings(group.doubts),
          ]
        })
    }
    return [
      "schema_version": 1, "manifest": .string(path), "written": .bool(!dryRun),
      "text": dryRun ? .string(text) : .null, "models": groups(found.models),
      "datasets": groups(found.datasets), "prompts": .strings(found.prompts.map(\.file)),
      "tools": .strings(found.tools.map(\.name)), "notebooks": .strings(found.notebooks),
      "requirements": .strings(found.requirements), "unpinned": .strings(found.unpinned),
      "notes": .strings(gaps(found, listing)), "next": .strings(next(found)),
    ]
  }
}
