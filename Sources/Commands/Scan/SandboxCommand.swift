// `gatehouse sandbox`: runs a foreign program, such as a loader that executes what it reads, where it
// can do no harm, and says what it attempted.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Inspection
import Isolation
import Store

/// `gatehouse sandbox`
struct SandboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Run foreign programs without network or writing.",
    subcommands: [SandboxRunCommand.self])
}

/// `gatehouse sandbox run -- COMMAND...`
struct SandboxRunCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse sandbox run -- ls /", "See what a program in the sandbox sees."),
    Example(
      "gatehouse sandbox run --read models --time 20 -- wc -c models/third-party/helpful-model.pt",
      "Let a program read the models, and nothing else of yours."),
    Example(
      "gatehouse sandbox run -- sh -c 'echo x > /usr/x'",
      "What it attempted is listed; trying counts as a finding.", exit: 1),
  ]

  static let configuration = CommandConfiguration.command(
    "run", "Run a program confined, and tell what it attempted.",
    discussion: """
      The program gets the system's own programs and libraries, what --read names, and an empty \
      /tmp; no network, no capabilities, no environment, no other processes. What it started, \
      connected to, wrote or removed is listed. Needs bubblewrap.

      Exit code 0: it ended by itself with 0 and attempted nothing out of place; 1: it did not, or \
      it attempted something.
      """,
    examples: examples)

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A file or directory that the program may read; may be given again.", valueName: "path"))
  var read: [String] = []

  @Option(name: .long, help: ArgumentHelp("Longest time that it may run.", valueName: "seconds"))
  var time = 60

  @Option(name: .long, help: ArgumentHelp("Memory that it may use.", valueName: "MiB"))
  var memory = 4096

  @Flag(
    name: .long,
    help: "Write the outcome into the ledger as evidence about the files given with --read.")
  var record = false

  @Option(name: .long, help: ArgumentHelp("Key to sign the evidence with.", valueName: "name"))
  var key: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup var system: SystemOptions

  @Argument(parsing: .postTerminator, help: "The program and its arguments.")
  var command: [String]

  func validate() throws {
    guard !command.isEmpty else { throw ValidationError("name a program after --") }
    guard (1...86_400).contains(time) else {
      throw ValidationError("--time is between 1 and 86400 seconds")
    }
    guard (16...1_048_576).contains(memory) else {
      throw ValidationError("--memory is between 16 and 1048576 MiB")
    }
  }

  func run() async throws {
    let console = Console()
    let sandbox = try Sandbox(
      reading: read, seconds: time, memoryBytes: UInt64(memory) << 20, command: command,
      outputAside: output.format == .json)
    let outcome = try sandbox.run()
    switch output.format {
    case .json: console.json(outcome.json)
    case .text: outcome.write(to: console)
    }
    if record { try recordEvidence(outcome, console) }
    if !outcome.isQuiet { throw CommandExit.findings }
  }

  private func recordEvidence(_ outcome: SandboxOutcome, _ console: Console) throws {
    var subjects: [Subject] = []
    for path in read {
      guard case .regular = try PathStatus.of(path) else { continue }
      subjects.append(Subject(name: path, digest: try FileDigest.of(path: path).digest))
    }
    guard !subjects.isEmpty else {
      throw Diagnosis(
        "GH-0221", "there is nothing to record the run about",
        why: "evidence is about files, and --read names none", remedy: "name the file with --read")
    }
    let statement = Statement(
      subjects: subjects, predicateType: PredicateType.sandboxRun, predicate: outcome.json)
    let workspace = try Workspace.open(system.stateDirectory)
    let recorded = try workspace.record(
      statement, key: try workspace.key(named: key), at: WallClock.now())
    console.note("recorded as entry \(recorded.entryIndex) of the ledger")
  }
}

/// The hidden command inside the namespaces: `gatehouse sandbox-inner CHANNEL MEMORY COMMAND...`.
enum SandboxInner {
  /// The word on the command line.
  static let word = "sandbox-inner"

  /// Becomes the command; answers an exit code only if that fails.
  static func run(_ arguments: [String]) -> Int32 {
    guard arguments.count >= 4, let channel = Int32(arguments[1]), let memory = UInt64(arguments[2])
    else { return ExitStatus.usage }
    guard Confinement.limit(memoryBytes: memory) else { return 126 }
    return WatchedProgram.become(Array(arguments[3...]), channel: channel)
  }
}
