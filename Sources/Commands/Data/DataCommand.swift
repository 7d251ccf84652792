// `gatehouse data`: data sets before anything is trained on them.

import ArgumentParser

/// `gatehouse data`.
struct DataCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Scan and clean the data sets that a model learns from.",
    subcommands: [
      DataScanCommand.self, DataRedactCommand.self, DataBaselineCommand.self, DataOODCommand.self,
    ])
}
