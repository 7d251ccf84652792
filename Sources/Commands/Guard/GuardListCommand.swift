// `gatehouse guard list`: the families of detectors, what is done about each, and where to read on.

import ArgumentParser
import Bytes
import Guards

/// Lists the detectors.
struct GuardListCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse guard list", "what the guards look for, and what they do", stage: .empty),
    Example(
      "gatehouse guard list --manifest gatehouse.yaml", "as the described system has set them"),
  ]
  static let configuration = CommandConfiguration.command(
    "list", "List the guards with what they do.",
    discussion: """
      One line for each family: what is done about its findings by origin of the text. Every family
      has a page in docs/guards with its measured rates and its limits.
      """,
    examples: examples)

  @Option(
    name: .long, help: ArgumentHelp("Show the guards of this manifest.", valueName: "file"))
  var manifest: String?

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let policy = try GuardTestCommand.policy(manifest)
    switch output.format {
    case .json: console.json(Self.json(policy))
    case .text:
      let header = Self.row("family", Origin.allCases.map(\.rawValue))
      console.out(console.style.bold(header))
      for family in GuardFamily.allCases {
        console.out(Self.row(family.rawValue, Self.actions(policy, family)))
      }
      console.out("")
      for use in policy.prohibitedUses {
        console.out(
          "prohibited: \(use.name) (\(use.category?.about ?? "the owner's own terms")), flagged from "
            + "\(use.flagFrom.rawValue), refused from \(use.blockFrom.rawValue)")
      }
    }
  }

  /// What is done in each origin about a finding that is sure.
  private static func actions(_ policy: GuardPolicy, _ family: GuardFamily) -> [String] {
    Origin.allCases.map {
      policy.action(for: family, origin: $0, confidence: 1).rawValue
    }
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    ([name.padded(to: 14)] + cells.map { $0.padded(to: 10) }).joined()
  }

  private static func json(_ policy: GuardPolicy) -> JSON {
    [
      "schema_version": 1, "policy": policy.description,
      "digest": .string(policy.digest.hex),
      "families": .array(
        GuardFamily.allCases.map { family in
          [
            "family": .string(family.rawValue),
            "actions": .object(
              zip(Origin.allCases, actions(policy, family)).reduce(into: JSONObject()) {
                $0[$1.0.rawValue] = .string($1.1)
              }),
          ]
        }),
      "prohibited": .array(
        policy.prohibitedUses.map {
          [
            "use": .string($0.name), "flag_from": .string($0.flagFrom.rawValue),
            "block_from": .string($0.blockFrom.rawValue),
            "about": .optional($0.category?.about),
          ]
        }),
    ]
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
