// The command line: the commands in the groups of the four areas, and the only `main` of the program.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Store

/// `gatehouse`: the root of all commands.
struct GatehouseRoot: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gatehouse",
    abstract: "Run an AI system securely, and prove it.",
    discussion: """
      Start here:  gatehouse scan MODEL              is this file only data?
                   gatehouse init, gatehouse check   describe the system, judge it
      Exit codes: 0 clean or admitted, 1 findings or refused, 2 error, 64 usage.
      """,
    version: Version.text,
    subcommands: [ExamplesCommand.self],
    groupedSubcommands: [
      CommandGroup(
        name: "Secure design",
        subcommands: [
          InitCommand.self, ManifestCommand.self, GuidelinesCommand.self, ExplainCommand.self,
        ]),
      CommandGroup(
        name: "Secure development",
        subcommands: [
          ScanCommand.self, RulesCommand.self, AdmitCommand.self, ConvertCommand.self,
          SandboxCommand.self, DataCommand.self, FeedbackCommand.self, SignCommand.self,
          VerifyCommand.self, VerifyBundleCommand.self,
          KeysCommand.self,
          LedgerCommand.self, ProofCommand.self, WitnessCommand.self,
          BOMCommand.self, VaultCommand.self, AssetsCommand.self,
          EvidenceCommand.self, ProvenanceCommand.self, SupplierCommand.self,
        ]),
      CommandGroup(
        name: "Secure deployment",
        subcommands: [
          GuardCommand.self, EvaluateCommand.self, AttestCommand.self, AcceptCommand.self,
          CheckCommand.self,
          ReleaseCommand.self, ServeCommand.self, AccessCommand.self,
        ]),
      CommandGroup(
        name: "Secure operation and maintenance",
        subcommands: [
          StatusCommand.self, AuditCommand.self, QuarantineCommand.self, RestoreCommand.self,
          BackupCommand.self, DrillCommand.self, DoctorCommand.self, CompletionsCommand.self,
        ]),
    ])
}

/// The version of the program.
enum Version {
  /// Semantic version of this source tree.
  static let number = "0.1.0"
  /// What `--version` prints.
  static let text = "gatehouse \(number)"
}

/// The entry of the program: runs one command line and answers the exit code.
public enum GatehouseProgram {
  /// What has to be done while the process has a single thread; call it first.
  public static func prepare(_ arguments: [String]) {
    FirstWorker.prepare(arguments)
  }

  /// Runs `arguments` (without the program's name) and returns the exit code.
  public static func run(_ arguments: [String]) async -> Int32 {
    // A closed pipe and a file-size limit are errors of one write, not the end of the program.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    if arguments == [ScanWorker.word] { return ScanWorker.run() }
    if arguments == [ImageWorker.word] { return ImageWorker.run() }
    if arguments.first == SandboxInner.word { return SandboxInner.run(arguments) }
    let console = Console()
    if let misspelt = Misspelling.find(in: arguments) {
      return report(misspelt, arguments, console)
    }
    do {
      var command = try GatehouseRoot.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return ExitStatus.clean
    } catch {
      return report(error, arguments, console)
    }
  }

  /// Says what went wrong, in the form that was asked for, and answers the exit code.
  static func report(_ error: any Error, _ arguments: [String], _ console: Console) -> Int32 {
    switch error {
    case let exit as CommandExit:
      switch exit {
      case .findings: return ExitStatus.findings
      case .failed: return ExitStatus.error
      case .usage: return ExitStatus.usage
      }
    case let diagnosis as Diagnosis:
      show([diagnosis], arguments, console)
      return ExitStatus.error
    case let several as Diagnoses:
      show(several.all, arguments, console)
      return ExitStatus.error
    case let error as StoreError:
      show([Diagnosis(store: error)], arguments, console)
      return ExitStatus.error
    case let error as EvidenceError:
      show([Diagnosis(evidence: error, at: nil)], arguments, console)
      return ExitStatus.error
    case let misspelt as Misspelling:
      show([misspelt.diagnosis], arguments, console)
      return ExitStatus.usage
    default:
      return reportParser(error, arguments, console)
    }
  }

  private static func reportParser(
    _ error: any Error, _ arguments: [String], _ console: Console
  ) -> Int32 {
    let code = GatehouseRoot.exitCode(for: error)
    if code.isSuccess {
      console.out(GatehouseRoot.fullMessage(for: error))
      return ExitStatus.clean
    }
    if code == .validationFailure {
      if wantsJSON(arguments) {
        let words = GatehouseRoot.message(for: error)
        show([Diagnosis("GH-0801", words, remedy: "gatehouse --help")], arguments, console)
      } else {
        console.note(GatehouseRoot.fullMessage(for: error))
      }
      return ExitStatus.usage
    }
    if error is ExitCode { return code.rawValue }
    show([Diagnosis("GH-0901", "unexpected failure", why: "\(error)")], arguments, console)
    return ExitStatus.error
  }

  private static func show(_ all: [Diagnosis], _ arguments: [String], _ console: Console) {
    for diagnosis in all {
      console.note(
        wantsJSON(arguments) ? diagnosis.json.text() : diagnosis.text(console.noteStyle))
    }
  }

  /// Whether the caller asked for a format that programs read.
  static func wantsJSON(_ arguments: [String]) -> Bool {
    let structured: Set<String> = ["json", "jsonl", "sarif", "cyclonedx", "spdx", "statement"]
    if arguments.contains("--jsonl") { return true }
    for (index, argument) in arguments.enumerated() {
      if argument == "--format", index + 1 < arguments.count {
        return structured.contains(arguments[index + 1])
      }
      if argument.hasPrefix("--format=") {
        return structured.contains(String(argument.dropFirst("--format=".count)))
      }
    }
    return false
  }
}

/// A command word that does not exist; the argument parser has no suggestion for those.
struct Misspelling: Error {
  let word: String
  let parent: String
  let candidates: [String]

  /// The first word of `arguments` that should name a command and does not.
  static func find(in arguments: [String]) -> Misspelling? {
    var command: any ParsableCommand.Type = GatehouseRoot.self
    var path = "gatehouse"
    for argument in arguments {
      let children = CommandTree.children(of: command)
      guard !children.isEmpty, !argument.hasPrefix("-"), argument != "help" else { return nil }
      guard let next = children.first(where: { CommandTree.name(of: $0) == argument }) else {
        let names = children.filter { $0.configuration.shouldDisplay }
          .map { CommandTree.name(of: $0) }
        return Misspelling(word: argument, parent: path, candidates: names)
      }
      command = next
      path += " " + argument
    }
    return nil
  }

  var diagnosis: Diagnosis {
    let nearest = Suggestion.nearest(to: word, among: candidates)
    return Diagnosis(
      "GH-0802", "there is no command \"\(Console.printable(word))\" in \(parent)",
      remedy: nearest.map { "did you mean \"\(parent) \($0)\"?" } ?? "\(parent) --help")
  }
}
