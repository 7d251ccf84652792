// Examples are data: help shows them, and the tests run every one of them.

import ArgumentParser
import Bytes
import Foundation

/// One command line that works, with what it is for.
struct Example: Sendable {
  /// What must be there before it runs.
  enum Stage: String, Sendable {
    /// An empty directory.
    case empty
    /// A copy of the example system.
    case system
    /// The same, with keys made and its files scanned and signed.
    case prepared
    /// The same, released and with a running gateway; `$KEY` holds an access key.
    case serving
  }

  /// The whole line as it is typed.
  let line: String
  /// What it is for, in a few words.
  let purpose: String
  /// The exit code to expect.
  let exit: Int32
  /// Where it runs.
  let stage: Stage

  /// An example with the exit code that it ends with.
  init(_ line: String, _ purpose: String, exit: Int32 = 0, stage: Stage = .system) {
    self.line = line
    self.purpose = purpose
    self.exit = exit
    self.stage = stage
  }
}

/// A command of Gatehouse: shows at least two examples in its help.
protocol GatehouseCommand: AsyncParsableCommand {
  /// Command lines that are shown in the help and run by the tests.
  static var examples: [Example] { get }
}

extension CommandConfiguration {
  /// The configuration of a command whose help ends with its examples.
  static func command(
    _ name: String, _ abstract: String, discussion: String = "", examples: [Example],
    subcommands: [any ParsableCommand.Type] = [], shouldDisplay: Bool = true
  ) -> CommandConfiguration {
    CommandConfiguration(
      commandName: name, abstract: abstract,
      discussion: Self.discussion(discussion, examples), shouldDisplay: shouldDisplay,
      subcommands: subcommands)
  }

  private static func discussion(_ text: String, _ examples: [Example]) -> String {
    let lines = examples.map { "  \($0.line)\n      \($0.purpose)" }
    let shown = lines.isEmpty ? "" : "EXAMPLES:\n" + lines.joined(separator: "\n")
    return [reflowed(text), shown].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Joins the lines of each paragraph, so that the help wraps them for the width at hand.
  private static func reflowed(_ text: String) -> String {
    text.components(separatedBy: "\n\n").map { paragraph in
      let lines = paragraph.split(separator: "\n")
      return lines.contains { $0.hasPrefix(" ") } ? paragraph : lines.joined(separator: " ")
    }.joined(separator: "\n\n")
  }
}

/// `gatehouse __examples`: all examples as JSON, for the tests.
struct ExamplesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "__examples", abstract: "Print all examples as JSON.", shouldDisplay: false)

  func run() async throws {
    let commands = CommandTree.all(below: GatehouseRoot.self)
    let entries: [JSON] = commands.flatMap { path, type in
      ((type as? any GatehouseCommand.Type)?.examples ?? []).map { example in
        [
          "command": .string(path), "line": .string(example.line),
          "exit": .int(example.exit), "stage": .string(example.stage.rawValue),
        ]
      }
    }
    Console().json(["schema_version": 1, "examples": .array(entries)])
  }
}

/// The commands as a tree, for examples, suggestions and tests.
enum CommandTree {
  /// Every command below `root` with the words that lead to it.
  static func all(below root: any ParsableCommand.Type, path: [String] = [])
    -> [(path: String, type: any ParsableCommand.Type)]
  {
    children(of: root).flatMap { child -> [(path: String, type: any ParsableCommand.Type)] in
      let words = path + [name(of: child)]
      return [(words.joined(separator: " "), child)] + all(below: child, path: words)
    }
  }

  /// Direct subcommands, grouped ones included.
  static func children(of command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    let configuration = command.configuration
    return configuration.ungroupedSubcommands
      + configuration.groupedSubcommands.flatMap(\.subcommands)
  }

  /// The word that is typed for `command`.
  static func name(of command: any ParsableCommand.Type) -> String {
    command._commandName
  }
}
