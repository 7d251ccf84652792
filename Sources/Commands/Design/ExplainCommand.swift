// `gatehouse explain`: what a practice, a message or a rule of inspection means, offline.

import ArgumentParser
import Bytes
import Documents
import Guidelines
import Inspection

/// Explains one id.
struct ExplainCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse explain 2.2d", "a practice: what must be true, and what judges it", stage: .empty),
    Example("gatehouse explain GH-0412", "a message: what it means, and what to do", stage: .empty),
  ]
  static let configuration = CommandConfiguration.command(
    "explain", "Explain a practice, a message or a rule of inspection.", examples: examples)

  @Argument(help: "An id such as 2.2d, GH-0412 or GH-PKL-001.")
  var id: String

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    guard let explained = Explanation.of(id) else {
      let diagnosis = Self.unknown(id)
      console.note(
        output.format == .json ? diagnosis.json.text() : diagnosis.text(console.noteStyle))
      throw CommandExit.usage
    }
    switch output.format {
    case .json: console.json(explained.json)
    case .text: for line in explained.lines(console.style) { console.out(line) }
    }
  }

  /// What is said when nothing has the id.
  static func unknown(_ id: String) -> Diagnosis {
    let nearest = Suggestion.nearest(to: id, among: Explanation.ids)
    return Diagnosis(
      "GH-0805", "nothing has the id \"\(Console.printable(String(id.prefix(64))))\"",
      remedy: nearest.map { "did you mean \"gatehouse explain \($0)\"?" }
        ?? "gatehouse guidelines lists the practices")
  }
}

/// Something that can be explained.
enum Explanation {
  case practice(Practice)
  case message(MessageEntry)
  case rule(InspectionRule)
  case billRule(BOMRule)

  /// What has this id, in any case of letters.
  static func of(_ id: String) -> Explanation? {
    if let practice = Guidelines.practice(id) { return .practice(practice) }
    if let entry = MessageCatalogue.entry(id) { return .message(entry) }
    if let rule = BOMRule(rawValue: id.uppercased()) { return .billRule(rule) }
    return InspectionRules.rule(id).map(Explanation.rule)
  }

  /// Every id that can be explained.
  static var ids: [String] {
    Guidelines.practices.map(\.id) + MessageCatalogue.entries.map(\.code)
      + InspectionRules.all.map(\.id) + BOMRule.allCases.map(\.rawValue)
  }

  /// For people.
  func lines(_ style: Style) -> [String] {
    switch self {
    case .practice(let practice): PracticeText.lines(practice, style)
    case .message(let entry):
      [
        style.bold("\(entry.code) \(entry.title)"), "", entry.explanation, "",
        style.bold("What to do"), entry.remedy,
      ]
    case .rule(let rule):
      [
        style.bold("\(rule.id) \(rule.title)"), "Severity: \(rule.severity.rawValue)", "",
        rule.explanation, "", style.bold("What to do"), rule.remediation,
      ] + (rule.ids.isEmpty ? [] : ["", "Elsewhere: " + rule.ids.joined(separator: ", ")])
    case .billRule(let rule):
      [
        style.bold(rule.rawValue), rule.title + ".", "",
        rule.isError ? "A bill that breaks it is refused." : "It is told, and refuses nothing.",
      ]
    }
  }

  /// For programs.
  var json: JSON {
    switch self {
    case .practice(let practice): PracticeText.json(practice)
    case .message(let entry):
      [
        "schema_version": 1, "kind": "message", "id": .string(entry.code),
        "title": .string(entry.title), "explanation": .string(entry.explanation),
        "remedy": .string(entry.remedy),
      ]
    case .rule(let rule):
      [
        "schema_version": 1, "kind": "rule", "id": .string(rule.id),
        "severity": .string(rule.severity.rawValue), "title": .string(rule.title),
        "explanation": .string(rule.explanation), "remedy": .string(rule.remediation),
        "ids": .strings(rule.ids),
      ]
    case .billRule(let rule):
      [
        "schema_version": 1, "kind": "bill-rule", "id": .string(rule.rawValue),
        "severity": .string(rule.isError ? "error" : "warning"), "title": .string(rule.title),
      ]
    }
  }
}
