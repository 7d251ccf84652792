// `gatehouse guard`: the detectors, for people: what fires on a text and why, and how often they are
// right on texts with labels.

import ArgumentParser
import Guards

/// The detectors for people.
struct GuardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration.command(
    "guard", "Try the guards on texts, measure them, list them.", examples: [],
    subcommands: [
      GuardTestCommand.self, GuardBenchCommand.self, GuardListCommand.self, GuardImageCommand.self,
    ])
}

/// `--origin`, for commands that look at one text.
enum OriginOption: String, ExpressibleByArgument, CaseIterable, Sendable {
  case system, user, tool, retrieved, model

  /// The origin that the guards know.
  var origin: Origin {
    switch self {
    case .system: .system
    case .user: .user
    case .tool: .tool
    case .retrieved: .retrieved
    case .model: .model
    }
  }
}
