// `gatehouse rules`: what an inspection looks for.

import ArgumentParser
import Bytes
import Inspection

/// Lists the rules of inspection.
struct RulesCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse rules", "every rule with its severity", stage: .empty),
    Example(
      "gatehouse rules zip --format json", "those about zip archives, as JSON", stage: .empty),
    Example(
      "gatehouse rules --export-policy",
      "what pickles may import, as a file to read or to change", stage: .empty),
  ]

  static let configuration = CommandConfiguration.command(
    "rules", "List what a scan looks for.",
    discussion: "gatehouse explain RULE says what a rule means and what to do about it.",
    examples: examples)

  @Argument(help: "Only rules whose id or title holds this word.")
  var word: String?

  @Flag(name: .long, help: "Write the policy of this version instead: for --policy of scan.")
  var exportPolicy = false

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    if exportPolicy { return console.out(bytes: InspectionPolicy.standard.encoded()) }
    let wanted = word?.lowercased() ?? ""
    let rules = InspectionRules.all.filter { rule in
      wanted.isEmpty || rule.id.lowercased().contains(wanted)
        || rule.title.lowercased().contains(wanted)
    }
    guard !rules.isEmpty else {
      throw Diagnosis(
        "GH-0805", "no rule has \"\(Console.printable(wanted))\" in its id or title",
        remedy: "gatehouse rules lists all")
    }
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1,
        "policy": .string(InspectionPolicy.standard.digest.description),
        "rules": .array(rules.map { Explanation.rule($0).json }),
      ])
    case .text:
      for rule in rules { console.out(line(rule, console.style)) }
      console.out(
        console.style.dim(
          "\(rules.count) rules; policy \(InspectionPolicy.standard.version), "
            + "\(InspectionPolicy.standard.digest.short)"))
    }
  }

  private func line(_ rule: InspectionRule, _ style: Style) -> String {
    let id = rule.id + String(repeating: " ", count: max(1, 14 - rule.id.count))
    let severity = rule.severity.rawValue
    let padded = severity + String(repeating: " ", count: max(1, 10 - severity.count))
    let coloured =
      switch rule.severity {
      case .critical: style.red(padded)
      case .high, .medium: style.yellow(padded)
      default: style.dim(padded)
      }
    return "\(style.bold(id))\(coloured)\(rule.title)"
  }
}
