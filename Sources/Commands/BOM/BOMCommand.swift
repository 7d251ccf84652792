// `gatehouse bom`: bills of materials, ours and others', and what is known to be vulnerable in them.

import ArgumentParser

/// `gatehouse bom`; without a further word it writes the bill of the described system.
struct BOMCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bom",
    abstract: "Write and judge bills of materials; vulnerabilities.",
    subcommands: [
      BOMWriteCommand.self, BOMLintCommand.self, BOMImportCommand.self,
      BOMVulnerabilitiesCommand.self,
    ],
    defaultSubcommand: BOMWriteCommand.self)
}
