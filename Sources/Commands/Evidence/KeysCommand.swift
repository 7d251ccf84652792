// `gatehouse keys`: keys that sign evidence. Private keys are made, used and never shown.

import ArgumentParser
import Bytes
import Evidence
import Ledger
import Store

/// `gatehouse keys`.
struct KeysCommand: GatehouseCommand {
  static let examples: [Example] = []
  static let configuration = CommandConfiguration.command(
    "keys", "Make, list and show the keys that sign evidence.", examples: [],
    subcommands: [KeysGenerateCommand.self, KeysListCommand.self, KeysShowCommand.self])
}

extension KeyRole: ExpressibleByArgument {}

/// What the three have in common.
enum KeyOutput {
  /// A public key as an object.
  static func json(_ key: TrustedKey) -> JSON {
    [
      "name": .string(key.name), "role": .string(key.role.rawValue),
      "identity": .string(key.identity), "keyid": .string(key.keyID), "algorithm": "ecdsa-p256",
    ]
  }

  /// A public key as a line.
  static func line(_ key: TrustedKey) -> String {
    let name = key.name.padding(to: 16)
    let role = key.role.rawValue.padding(to: 10)
    return "\(name) \(role) \(key.keyID.prefix(16))  \(Console.printable(key.identity))"
  }
}

extension String {
  /// The text with spaces up to `width` characters.
  func padding(to width: Int) -> String {
    count >= width ? self : self + String(repeating: " ", count: width - count)
  }
}

/// `gatehouse keys generate`.
struct KeysGenerateCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse keys generate", "make the state directory, the machine's key and an empty ledger"),
    Example(
      "gatehouse keys generate --name maria --role owner --identity maria@example.org",
      "make the key with which the owner of the system accepts risks", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "generate", "Make a key pair; the first call makes the state directory and its ledger.",
    discussion:
      "Private keys go to STATE/keys/NAME.pem with mode 0600 and are never shown or overwritten.",
    examples: examples)

  @Option(help: "The name of the key; without it the machine's key is made.")
  var name: String?

  @Option(help: "What the key speaks for: machine, owner or reviewer.")
  var role: KeyRole?

  @Option(help: "The e-mail address of the person; the owner's must be the one in the manifest.")
  var identity: String = ""

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let person = role == .owner || role == .reviewer
    if person && !identity.contains("@") {
      throw ValidationError(
        "--role \(role?.rawValue ?? "") needs --identity with an e-mail address")
    }
    if name == nil && (role ?? .machine) != .machine {
      throw ValidationError("a person's key needs --name")
    }
  }

  func run() async throws {
    let console = Console()
    let state = system.stateDirectory
    let now = WallClock.now()
    let key = try withStore { () throws -> TrustedKey in
      let workspace = try open(state, now, console)
      guard let name else { return try workspace.keys.trustedKey(named: KeyFiles.machineName) }
      return try workspace.generateKey(
        named: name, role: role ?? .machine, identity: identity, at: now)
    }
    switch output.format {
    case .json: console.json(["schema_version": 1, "key": KeyOutput.json(key)])
    case .text:
      console.out(KeyOutput.line(key))
      console.note("private key: \(state)/keys/\(key.name).pem (0600; keep a copy offline)")
      console.note("public key:  \(state)/keys/\(key.name).pub.pem")
    }
  }

  /// The workspace, made if there is none; an existing one already has its machine key.
  private func open(_ state: String, _ now: Int64, _ console: Console) throws -> Workspace {
    if let existing = try existing(state) {
      guard name != nil else { throw StoreError.keyExists(name: KeyFiles.machineName) }
      return existing
    }
    let workspace = try Workspace.create(state, at: now)
    console.note("made \(state) with the machine's key and an empty ledger")
    return workspace
  }

  private func existing(_ state: String) throws -> Workspace? {
    do {
      return try Workspace.open(state)
    } catch StoreError.workspaceMissing {
      return nil
    }
  }
}

/// `gatehouse keys list`.
struct KeysListCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse keys list", "name, role, key id and person of each key", stage: .prepared),
    Example("gatehouse keys list --format json", "the same for programs", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "list", "List the keys that evidence may be signed with.", examples: examples)

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    let keys = try withStore { try workspace.keys.trustedKeys() }
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "keys": .array(keys.map(KeyOutput.json)),
        "ledger": ["vkey": .string(workspace.ledger.verifier.vkey)],
      ])
    case .text:
      for key in keys { console.out(KeyOutput.line(key)) }
      console.out("\("ledger".padding(to: 16)) checkpoint \(workspace.ledger.verifier.vkey)")
    }
  }
}

/// `gatehouse keys show`.
struct KeysShowCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse keys show machine", "print the public key in PEM", stage: .prepared),
    Example(
      "gatehouse keys show ledger", "print the key that verifies checkpoints", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "show", "Print the public half of a key. The private half is never shown.", examples: examples)

  @Argument(help: "The name of the key, or \"ledger\".")
  var name: String

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    if name == KeyFiles.ledgerName {
      let vkey = workspace.ledger.verifier.vkey
      switch output.format {
      case .json: console.json(["schema_version": 1, "vkey": .string(vkey)])
      case .text: console.out(vkey)
      }
      return
    }
    let key = try withStore { try workspace.keys.trustedKey(named: name) }
    switch output.format {
    case .json:
      var json = KeyOutput.json(key)
      json["public_pem"] = .string(key.publicPEM)
      console.json(["schema_version": 1, "key": json])
    case .text: console.out(bytes: Array(key.publicPEM.utf8))
    }
  }
}
