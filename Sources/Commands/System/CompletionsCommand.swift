// Shell completions, made from the same definitions that the commands parse with.

import ArgumentParser

/// The shells that completions can be made for.
enum Shell: String, ExpressibleByArgument, CaseIterable, Sendable {
  case bash
  case zsh
  case fish
}

/// `gatehouse completions SHELL`.
struct CompletionsCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse completions bash > gatehouse.bash", "write completions to source from ~/.bashrc",
      stage: .empty),
    Example(
      "gatehouse completions zsh", "print completions for a directory in $fpath", stage: .empty),
  ]
  static let configuration = CommandConfiguration.command(
    "completions", "Print completions for a shell.",
    discussion: """
      bash: source the file from ~/.bashrc. zsh: save it as _gatehouse in a directory of $fpath.
      fish: save it as ~/.config/fish/completions/gatehouse.fish.
      """, examples: examples)

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() async throws {
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    Console().out(GatehouseRoot.completionScript(for: kind))
  }
}
