// `gatehouse access`: API keys of the gateway. A key is shown once, when it is made.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Manifest
import Store

/// `gatehouse access`.
struct AccessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration.command(
    "access", "Make, list and revoke API keys of the gateway.", examples: [],
    subcommands: [AccessCreateCommand.self, AccessListCommand.self, AccessRevokeCommand.self])
}

/// What the three have in common.
enum AccessRecord {
  /// Opens the state, or says how to make one.
  static func open(_ options: SystemOptions) throws -> Workspace {
    do {
      return try Workspace.open(options.stateDirectory)
    } catch let error as StoreError {
      throw Diagnosis(
        error.code, "the state of the system cannot be opened", at: options.stateDirectory,
        why: "\(error)", remedy: "gatehouse keys generate makes one")
    }
  }

  /// Writes into the ledger that a key was made or revoked; the token is not in it.
  static func write(_ action: String, _ grant: AccessGrant, in workspace: Workspace) throws {
    let statement = Statement(
      subjects: [Subject(name: "access:\(grant.id)", digest: grant.tokenDigest)],
      predicateType: PredicateType.accessEvent,
      predicate: [
        "action": .string(action), "id": .string(grant.id), "name": .string(grant.name),
        "tenant": .string(grant.tenant), "models": .strings(grant.scopes.models),
        "operations": .strings(grant.scopes.operations),
        "environment": .string(grant.scopes.environment), "expires_at": .int(grant.expiresAt),
      ])
    try workspace.record(statement, key: try workspace.key(named: nil), at: WallClock.now())
  }

  /// The grant as an object, without anything that opens.
  static func json(_ grant: AccessGrant) -> JSON {
    [
      "id": .string(grant.id), "name": .string(grant.name), "tenant": .string(grant.tenant),
      "models": .strings(grant.scopes.models), "operations": .strings(grant.scopes.operations),
      "environment": .string(grant.scopes.environment), "created_at": .int(grant.createdAt),
      "expires_at": .int(grant.expiresAt), "state": .string(state(grant)),
      "revoked_at": grant.revokedAt.map { .int($0) } ?? .null,
    ]
  }

  /// In a word.
  static func state(_ grant: AccessGrant) -> String {
    if grant.revokedAt != nil { return "revoked" }
    return grant.holds(at: WallClock.now()) ? "valid" : "expired"
  }
}

/// `gatehouse access create`.
struct AccessCreateCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse access create --name laptop --tenant acme",
      "make a key for all routes; it is printed once", stage: .prepared),
    Example(
      "gatehouse access create --name ci --tenant acme --model support-assistant --expires 30d",
      "make a key for one route and thirty days", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "create", "Make an API key and print it once.",
    discussion: "Only the hash of the key is kept. The key goes to standard output.",
    examples: examples)

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions
  @Option(help: ArgumentHelp("What people call the key.", valueName: "name"))
  var name: String
  @Option(help: ArgumentHelp("Whose requests these are.", valueName: "name"))
  var tenant: String
  @Option(
    help: ArgumentHelp(
      "A route that may be used; repeat for more (default: all).", valueName: "name"))
  var model: [String] = []
  @Option(
    help: ArgumentHelp("chat, models or metrics; repeat for more (default: chat and models)."))
  var operation: [String] = []
  @Option(
    help: ArgumentHelp("The environment that the key is for (default: any).", valueName: "name"))
  var environment: String?
  @Option(help: ArgumentHelp("How long the key holds.", valueName: "time"))
  var expires: String = "90d"
  @Option(
    help: ArgumentHelp(
      "Requests per minute, where the manifest's limit is not right.", valueName: "number"))
  var requestsPerMinute: Int?
  @Option(help: ArgumentHelp("Tokens per minute, likewise.", valueName: "number"))
  var tokensPerMinute: Int?

  func validate() throws {
    guard TimeSpan.seconds(expires) != nil else {
      throw ValidationError("--expires needs a time such as 12h or 90d")
    }
    for (option, value) in [("--name", name), ("--tenant", tenant)] {
      guard AccessName.isValid(value) else {
        throw ValidationError(
          "\(option) needs 1 to 64 letters, digits, dots, hyphens or underscores")
      }
    }
    let known = ["chat", "models", "metrics"]
    guard operation.allSatisfy(known.contains) else {
      throw ValidationError("--operation is one of: \(known.joined(separator: ", "))")
    }
    guard (requestsPerMinute ?? 1) > 0, (tokensPerMinute ?? 1) > 0 else {
      throw ValidationError("limits are at least 1")
    }
  }

  func run() async throws {
    let described = try DescribedSystem.load(system)
    try checkScopes(described.manifest)
    let workspace = try AccessRecord.open(system)
    let now = WallClock.now()
    let scopes = AccessScopes(
      models: model, operations: operation.isEmpty ? ["chat", "models"] : operation,
      environment: environment ?? "")
    let (token, grant) = try workspace.accessRegister.create(
      name: name, tenant: tenant, scopes: scopes,
      limits: AccessLimits(
        requestsPerMinute: requestsPerMinute, tokensPerMinute: tokensPerMinute),
      expiresAt: now + (TimeSpan.seconds(expires) ?? 0), at: now)
    try AccessRecord.write("created", grant, in: workspace)
    let console = Console()
    switch output.format {
    case .json:
      console.json(
        ["schema_version": 1, "key": .string(token), "access": AccessRecord.json(grant)])
    case .text:
      console.out(token)
      console.note("key \(grant.id) of tenant \(tenant); it is not shown again")
    }
  }

  private func checkScopes(_ manifest: Manifest) throws {
    let routes = manifest.serving?.routes.map(\.name) ?? []
    if let unknown = model.first(where: { !routes.contains($0) }) {
      throw Diagnosis(
        "GH-0801", "there is no route \"\(Console.printable(unknown))\"",
        remedy: Suggestion.nearest(to: unknown, among: routes).map { "did you mean \"\($0)\"?" })
    }
    if let environment, !manifest.system.environments.contains(environment) {
      throw Diagnosis(
        "GH-0801", "there is no environment \"\(Console.printable(environment))\"",
        remedy: "one of: \(manifest.system.environments.joined(separator: ", "))")
    }
  }
}

/// `gatehouse access list`.
struct AccessListCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse access list", "show all keys, without their tokens", stage: .prepared),
    Example("gatehouse access list --format json", "the same for a program", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "list", "Show all API keys.", examples: examples)

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let grants = try AccessRecord.open(system).accessRegister.list()
    let console = Console()
    switch output.format {
    case .json:
      console.json(["schema_version": 1, "access": .array(grants.map(AccessRecord.json))])
    case .text:
      for grant in grants { console.out(Self.line(grant, console.style)) }
      if grants.isEmpty { console.note("no keys yet: gatehouse access create makes one") }
    }
  }

  private static func line(_ grant: AccessGrant, _ style: Style) -> String {
    let state = AccessRecord.state(grant)
    let shown = state == "valid" ? style.green(state) : style.yellow(state)
    let models =
      grant.scopes.models.isEmpty ? "all routes" : grant.scopes.models.joined(separator: ", ")
    let left = Amount.duration(seconds: grant.expiresAt - WallClock.now())
    let expiry = state == "valid" ? "  \(left) left" : ""
    return "\(grant.id)  \(shown)  \(grant.tenant)/\(grant.name)  \(models)\(expiry)"
  }
}

/// `gatehouse access revoke`.
struct AccessRevokeCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse access revoke 000000000000", "a key that does not exist can't be revoked",
      exit: 2, stage: .prepared),
    Example(
      "gatehouse access revoke --all --tenant nobody", "revoke all keys of a tenant",
      stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "revoke", "End an API key at once.",
    discussion: "Running gateways refuse the key from their next request on.", examples: examples)

  @OptionGroup var system: SystemOptions
  @Argument(help: "The id of the key, as listed.")
  var id: String?
  @Flag(help: "All keys, or all of --tenant.")
  var all = false
  @Option(help: ArgumentHelp("With --all: only keys of this tenant.", valueName: "name"))
  var tenant: String?

  func validate() throws {
    guard (id == nil) == all else { throw ValidationError("give the id of a key, or --all") }
    guard tenant == nil || all else { throw ValidationError("--tenant needs --all") }
  }

  func run() async throws {
    let workspace = try AccessRecord.open(system)
    let register = workspace.accessRegister
    let ids =
      try id.map { [$0] }
      ?? register.list().filter { $0.revokedAt == nil && (tenant == nil || $0.tenant == tenant) }
      .map(\.id)
    let console = Console()
    for id in ids {
      do {
        let grant = try register.revoke(id: id, at: WallClock.now())
        try AccessRecord.write("revoked", grant, in: workspace)
        console.out("revoked \(grant.id)  \(grant.tenant)/\(grant.name)")
      } catch let error as StoreError {
        throw Diagnosis(
          error.code, "the key cannot be revoked", at: Console.printable(id), why: "\(error)",
          remedy: "gatehouse access list shows the ids")
      }
    }
    if ids.isEmpty { console.note("there is no such key") }
  }
}

/// Names that stand in files and headers.
enum AccessName {
  /// 1 to 64 letters, digits, dots, hyphens or underscores.
  static func isValid(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "-"),
          UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}

/// Spans of time as people write them.
enum TimeSpan {
  /// Seconds of `12h`, `90d`, `2w`, `30m` or `45s`, at most ten years; `nil` for anything else.
  static func seconds(_ text: String) -> Int64? {
    guard let unit = text.last, let number = Int64(text.dropLast()), number > 0 else { return nil }
    let factors: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    guard let factor = factors[unit], number <= 315_360_000 / factor else { return nil }
    return number * factor
  }
}
