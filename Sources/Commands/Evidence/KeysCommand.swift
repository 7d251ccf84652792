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
    "keys", "Make, list, rotate and revoke signing keys.", examples: [],
    subcommands: [
      KeysGenerateCommand.self, KeysListCommand.self, KeysShowCommand.self,
      KeysRotateCommand.self, KeysRevokeCommand.self, KeysRevokedCommand.self,
      KeysProtectCommand.self,
    ])
}

extension KeyRole: ExpressibleByArgument {}
extension SigningCurve: ExpressibleByArgument {}
extension RevocationReason: ExpressibleByArgument {}

/// What they have in common.
enum KeyOutput {
  /// A public key as an object.
  static func json(_ key: TrustedKey) -> JSON {
    [
      "name": .string(key.name), "role": .string(key.role.rawValue),
      "identity": .string(key.identity), "keyid": .string(key.keyID),
      "algorithm": .string(key.curve.algorithm),
    ]
  }

  /// How a key stands in the ledger, for programs.
  static func json(_ key: TrustedKey, _ end: KeyHistory.End?) -> JSON {
    var item = json(key)
    if let end {
      var ended: JSON = [
        "reason": .string(end.reason.rawValue), "note": .string(end.note),
        "recorded_at": .int(end.recordedAt), "entry": .int(end.entryIndex),
      ]
      if let at = end.at { ended["at"] = .int(at) }
      item["ended"] = ended
    }
    return item
  }

  /// How a key stands in the ledger, in words.
  static func words(_ end: KeyHistory.End?, now: Int64) -> String {
    guard let end else { return "" }
    let note = end.note.isEmpty ? "" : ": " + Console.printable(end.note)
    if end.reason == .compromised { return "  compromised\(note)" }
    if let at = end.at, at >= now {
      return "  \(end.reason.rawValue), counts until \(Timestamp.text(at))\(note)"
    }
    return "  \(end.reason.rawValue)\(note)"
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
    Example(
      "gatehouse keys generate --output signer.pem --curve p384",
      "make a key pair in two files, without a state directory", stage: .empty),
  ]
  static let configuration = CommandConfiguration.command(
    "generate", "Make a key pair; the first call makes the state directory and its ledger.",
    discussion: """
      Private keys go to STATE/keys/NAME.pem with mode 0600 and are never shown or overwritten. With
      --protect they lie under a passphrase (PKCS#8, PBES2), which openssl reads too; commands that
      sign then take it from GATEHOUSE_PASSPHRASE_FILE, GATEHOUSE_PASSPHRASE or the terminal.
      """,
    examples: examples)

  @Option(help: "The name of the key; without it the machine's key is made.")
  var name: String?

  @Option(help: "What the key speaks for: machine, owner or reviewer.")
  var role: KeyRole?

  @Option(help: "The e-mail address of the person; the owner's must be the one in the manifest.")
  var identity: String = ""

  @Option(help: "The curve: p256, p384 or p521.")
  var curve: SigningCurve = .p256

  @Flag(help: "Put the private key under a passphrase.")
  var protect = false

  @Option(
    name: .customLong("output"),
    help: ArgumentHelp(
      "Write the private key to this new file instead, and the public one beside it as .pub.pem.",
      valueName: "file"))
  var file: String?

  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if file != nil, name != nil || role != nil || !identity.isEmpty {
      throw ValidationError(
        "--output makes a key outside the state directory: no --name, --role or --identity")
    }
    if !protect, passphrase.passphraseFile != nil || passphrase.passphraseEnv != nil {
      throw ValidationError("a passphrase for a new key needs --protect")
    }
    if name == nil, file == nil, protect || curve != .p256 {
      throw ValidationError(
        "--curve and --protect need --name or --output; keys rotate machine changes the machine's")
    }
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
    let secret =
      protect ? try withStore { try passphrase.source.readNew(for: name ?? file ?? "") } : nil
    if let file { return try generate(file, secret, console) }
    let state = system.stateDirectory
    let now = WallClock.now()
    let key = try withStore { () throws -> TrustedKey in
      let workspace = try open(state, now, console)
      guard let name else { return try workspace.keys.trustedKey(named: KeyFiles.machineName) }
      return try workspace.generateKey(
        named: name, role: role ?? .machine, identity: identity, curve: curve,
        passphrase: secret, at: now)
    }
    switch output.format {
    case .json: console.json(["schema_version": 1, "key": KeyOutput.json(key)])
    case .text:
      console.out(KeyOutput.line(key))
      console.note("private key: \(state)/keys/\(key.name).pem (0600; keep a copy offline)")
      console.note("public key:  \(state)/keys/\(key.name).pub.pem")
    }
  }

  private func generate(_ path: String, _ secret: [UInt8]?, _ console: Console) throws {
    let (key, publicPath) = try withStore {
      try LooseKey.generate(path, curve: curve, passphrase: secret)
    }
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1,
        "key": [
          "keyid": .string(key.keyID), "algorithm": .string(key.curve.algorithm),
          "private": .string(path), "public": .string(publicPath),
        ],
      ])
    case .text:
      console.out("\(key.curve.algorithm)  \(key.keyID.prefix(16))")
      console.note("private key: \(path) (0600; keep a copy offline)")
      console.note("public key:  \(publicPath)")
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
    let (keys, history) = try withStore {
      (try workspace.keys.trustedKeys(), try workspace.keyHistory())
    }
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1,
        "keys": .array(keys.map { KeyOutput.json($0, history.ends[$0.keyID]) }),
        "ledger": ["vkey": .string(workspace.ledger.verifier.vkey)],
      ])
    case .text:
      let now = WallClock.now()
      for key in keys {
        console.out(KeyOutput.line(key) + KeyOutput.words(history.ends[key.keyID], now: now))
      }
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
    Example(
      """
      gatehouse keys generate --output shown.pem && \
      gatehouse keys show shown.pub.pem --format json
      """, "key id and hint of a key file, public or private", stage: .empty),
  ]
  static let configuration = CommandConfiguration.command(
    "show", "Print the public half of a key. The private half is never shown.", examples: examples)

  @Argument(help: "The name of the key, \"ledger\", a PEM file, or a pkcs11: URI.")
  var name: String

  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    if TokenAddress.isOne(name) { return show(try keyOnToken(), console) }
    if KeyReference.isFile(name) { return show(try keyInFile(), console) }
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    if name == KeyFiles.ledgerName {
      let vkey = workspace.ledger.verifier.vkey
      switch output.format {
      case .json: console.json(["schema_version": 1, "vkey": .string(vkey)])
      case .text: console.out(vkey)
      }
      return
    }
    show(try withStore { try workspace.keys.trustedKey(named: name) }, console)
  }

  private func show(_ key: TrustedKey, _ console: Console) {
    switch output.format {
    case .json:
      var json = KeyOutput.json(key)
      json["public_pem"] = .string(key.publicPEM)
      json["hint"] = .string(key.hint)
      console.json(["schema_version": 1, "key": json])
    case .text: console.out(bytes: Array(key.publicPEM.utf8))
    }
  }

  private func keyOnToken() throws -> TrustedKey {
    let key = try KeyReference.tokenKey(name, passphrase.source)
    do {
      return try TrustedKey(name: name, role: .machine, identity: "", publicPEM: key.publicPEM)
    } catch {
      throw Diagnosis(evidence: error, at: nil)
    }
  }

  /// The public key of a PEM file, which may hold the private one.
  private func keyInFile() throws -> TrustedKey {
    let text = try SignedFile.text([name])
    guard text.contains("PRIVATE KEY-----") else { return try KeyReference.publicKey(name, nil) }
    let key = try withStore { try LooseKey.read(name, passphrase: passphrase.source).key }
    do {
      return try TrustedKey(name: name, role: .machine, identity: "", publicPEM: key.publicPEM)
    } catch {
      throw Diagnosis(evidence: error, at: name)
    }
  }
}
