// `gatehouse guard`: the guards by hand.

import ArgumentParser

/// The parent of the commands that show what the guards see.
struct GuardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guard", abstract: "Show what the guards see.",
    subcommands: [GuardImageCommand.self])
}
