// `gatehouse quarantine`: takes a release, a model, a route or everything out of service at once.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Manifest
import Store
import Verdicts

/// `gatehouse quarantine`.
struct QuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine", abstract: "Take a release, a model or everything out of service.",
    subcommands: [QuarantineImposeCommand.self, QuarantineLiftCommand.self],
    defaultSubcommand: QuarantineImposeCommand.self)
}

/// What a quarantine is about.
struct QuarantineScope: ParsableArguments {
  @Flag(help: "The release as it is now, by its digest.")
  var release = false
  @Option(help: ArgumentHelp("A declared model: its files, by their digests.", valueName: "name"))
  var model: String?
  @Option(help: ArgumentHelp("A route, whatever stands behind it.", valueName: "name"))
  var route: String?
  @Flag(help: "The whole system, whatever its digests become.")
  var all = false
  @Option(help: ArgumentHelp("Why; it goes into the ledger.", valueName: "words"))
  var reason: String

  init() {}

  func validate() throws {
    let given = [release, model != nil, route != nil, all].filter(\.self).count
    guard given == 1 else {
      throw ValidationError("give one of --release, --model, --route and --all")
    }
    guard !reason.trimmingCharacters(in: .whitespaces).isEmpty, reason.utf8.count <= 1000 else {
      throw ValidationError("--reason needs some words, 1000 bytes at most")
    }
  }

  /// The subjects of the statement.
  func subjects(_ composition: GatewayComposition) throws -> [Subject] {
    let manifest = composition.system.manifest
    if all { return [Quarantine.systemSubject(manifest.system.name)] }
    if let route {
      let routes = manifest.serving?.routes.map(\.name) ?? []
      guard routes.contains(route) else { throw Self.unknown("route", route, routes) }
      return [Quarantine.routeSubject(route)]
    }
    let assets = composition.meter.measure()
    if release { return [Quarantine.releaseSubject(assets.releaseDigest)] }
    let name = model ?? ""
    guard let subjects = assets.models[name], !subjects.isEmpty else {
      throw Self.unknown("model", name, manifest.models.map(\.name))
    }
    return subjects
  }

  private static func unknown(_ what: String, _ name: String, _ known: [String]) -> Diagnosis {
    Diagnosis(
      "GH-0801", "there is no \(what) \"\(Console.printable(name))\" with files to name",
      remedy: Suggestion.nearest(to: name, among: known).map { "did you mean \"\($0)\"?" })
  }
}

/// Writes the statement of either direction.
enum QuarantineRecord {
  /// Signs with the machine's key and records; prints what was done.
  static func write(_ action: Quarantine.Action, _ scope: QuarantineScope, _ options: SystemOptions)
    throws
  {
    let composition = try GatewayComposition(options)
    let subjects = try scope.subjects(composition)
    let statement = Quarantine(action, reason: scope.reason, by: NSUserName())
      .statement(over: subjects)
    let workspace = composition.workspace
    let recorded = try workspace.record(
      statement, key: try workspace.key(named: nil), at: WallClock.now())
    let console = Console()
    let word = action == .impose ? console.style.red("quarantined") : console.style.green("lifted")
    for subject in subjects {
      console.out("\(word)  \(Console.printable(subject.name))  \(subject.digest.short)")
    }
    console.note(
      "entry \(recorded.entryIndex) of the ledger; running gateways follow within a second")
  }
}

/// `gatehouse quarantine`, in its usual direction.
struct QuarantineImposeCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse quarantine --all --reason \"incident 17\"",
      "close every route now, open streams included", stage: .serving),
    Example(
      "gatehouse quarantine --model support-retriever --reason \"answers look wrong\"",
      "close what rests on these model files", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "impose", "Close something now (what `quarantine` does by itself).",
    discussion: "Running gateways close within a second and cut open streams.",
    examples: examples)

  @OptionGroup var scope: QuarantineScope
  @OptionGroup var system: SystemOptions

  func run() async throws {
    try QuarantineRecord.write(.impose, scope, system)
  }
}

/// `gatehouse quarantine lift`.
struct QuarantineLiftCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse quarantine lift --all --reason \"dealt with\"", "end a quarantine of everything",
      stage: .serving),
    Example(
      "gatehouse quarantine lift --model support-retriever --reason \"was a false alarm\"",
      "end a quarantine of a model", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "lift", "End a quarantine.",
    discussion: "Name what was named when it was imposed.", examples: examples)

  @OptionGroup var scope: QuarantineScope
  @OptionGroup var system: SystemOptions

  func run() async throws {
    try QuarantineRecord.write(.lift, scope, system)
  }
}
