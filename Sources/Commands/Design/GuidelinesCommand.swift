// `gatehouse guidelines`: every practice of the guidelines, by area.

import ArgumentParser
import Bytes
import Guidelines

extension Area: ExpressibleByArgument {
  /// `1` to `4`, or `X` for what runs across all areas.
  public init?(argument: String) {
    self.init(rawValue: argument.uppercased())
  }
}

/// Lists the practices.
struct GuidelinesCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse guidelines", "all practices, by area", stage: .empty),
    Example(
      "gatehouse guidelines --area 2 --format json", "those of one area, for programs",
      stage: .empty),
  ]
  static let configuration = CommandConfiguration.command(
    "guidelines", "List what the guidelines ask, practice by practice.", examples: examples)

  @Option(name: .long, help: "Only one area: 1 to 4, or X for what runs across all.")
  var area: Area?

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let practices = Guidelines.practices.filter { area == nil || $0.area == area }
    switch output.format {
    case .json: console.json(.array(practices.map(PracticeText.json)))
    case .text:
      for line in Self.lines(practices, console.style) { console.out(line) }
      let built = practices.count(where: \.isBuilt)
      console.note(
        "\(practices.count) practices; this version can judge \(built) of them met. "
          + "More: gatehouse explain ID")
    }
  }

  /// The list for people.
  static func lines(_ practices: [Practice], _ style: Style) -> [String] {
    var lines: [String] = []
    var area: Area?
    var guideline: String?
    for practice in practices {
      if practice.area != area {
        area = practice.area
        let number = practice.area == .across ? "" : practice.area.rawValue + " "
        lines += (lines.isEmpty ? [] : [""]) + [style.bold(number + practice.area.title)]
      }
      if practice.guideline != guideline, practice.area != .across {
        guideline = practice.guideline
        let title = Guidelines.guideline(practice.guideline)?.title ?? ""
        lines.append("  \(practice.guideline) \(title)")
      }
      let id = practice.id + String(repeating: " ", count: max(0, 5 - practice.id.count))
      let mark = practice.isBuilt ? style.green("built    ") : style.dim("not built")
      lines.append("    \(style.cyan(id)) \(mark)  \(practice.title)")
    }
    return lines
  }
}

/// A practice in words and as an object.
enum PracticeText {
  /// All that is known of `practice`, for people.
  static func lines(_ practice: Practice, _ style: Style) -> [String] {
    let guideline = Guidelines.guideline(practice.guideline)?.title ?? ""
    var lines = [
      style.bold("\(practice.id) \(practice.title)"),
      "\(practice.area.title) > \(guideline) (guidelines, page \(practice.sourcePage))", "",
      practice.mustBeTrue,
    ]
    if !practice.checks.isEmpty { lines += ["", style.bold("Judged by")] }
    for check in practice.checks {
      lines.append("  \(style.cyan(check.id)) (\(check.how.rawValue)): \(check.title)")
      lines += check.evidence.map { "    evidence: \($0)" }
    }
    switch practice.mechanism {
    case .built: break
    case .notBuilt(let missing):
      lines += [
        "", style.yellow("Not built yet: \(missing)."),
        "Until then the practice is judged not met. Its owner can accept the risk: gatehouse accept",
      ]
    }
    if !practice.mappings.isEmpty { lines += ["", style.bold("Elsewhere")] }
    for mapping in practice.mappings {
      lines.append("  \(mapping.framework.rawValue): \(mapping.ids.joined(separator: ", "))")
    }
    return lines
  }

  /// The same for programs.
  static func json(_ practice: Practice) -> JSON {
    let missing: String? =
      if case .notBuilt(let missing) = practice.mechanism { missing } else { nil }
    return [
      "schema_version": 1, "kind": "practice", "id": .string(practice.id),
      "area": .string(practice.area.rawValue), "area_title": .string(practice.area.title),
      "guideline": .string(practice.guideline),
      "guideline_title": .optional(Guidelines.guideline(practice.guideline)?.title),
      "title": .string(practice.title), "page": .int(practice.sourcePage),
      "must_be_true": .string(practice.mustBeTrue), "built": .bool(practice.isBuilt),
      "missing": .optional(missing),
      "checks": .array(
        practice.checks.map { check in
          [
            "id": .string(check.id), "title": .string(check.title),
            "how": .string(check.how.rawValue), "evidence": .strings(check.evidence),
          ]
        }),
      "mappings": .array(
        practice.mappings.map { mapping in
          ["framework": .string(mapping.framework.rawValue), "ids": .strings(mapping.ids)]
        }),
    ]
  }
}
