// `gatehouse keys rotate`, `revoke`, `revoked` and `protect`: how keys end, with the reason in the ledger.

import ArgumentParser
import Bytes
import Evidence
import Store

/// `gatehouse keys rotate`.
struct KeysRotateCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse keys rotate machine --note \"yearly change\"",
      "a new key for the machine; the old one counts for 30 more days", stage: .prepared),
    Example(
      "gatehouse keys rotate machine --reason compromised --note \"disk stolen\" --dry-run",
      "show what would happen to a key that somebody else may have", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "rotate", "Put a new key in the place of one; the old one counts until the overlap ends.",
    discussion: """
      The new key takes the name; the old one stays as NAME-KEYID so that what it signed can be
      verified. Both sign the event in the ledger. A key with --reason compromised has no overlap:
      nothing that it signed counts, unless --since says from when on.
      """,
    examples: examples)

  @Argument(help: "The name of the key.")
  var name: String

  @Option(help: "How long the old key still counts: 30d, 12h, 0 for not at all.")
  var overlap: String?

  @Option(help: "Why: superseded, retired or compromised.")
  var reason: RevocationReason = .superseded

  @Option(help: "What people should know about it; kept in the ledger.")
  var note: String = ""

  @Option(
    help: ArgumentHelp(
      "With --reason compromised: what it signed before counts.", valueName: "time"))
  var since: String?

  @Option(help: "The curve of the new key (default: that of the old one): p256, p384 or p521.")
  var curve: SigningCurve?

  @Flag(help: "Put the new private key under a passphrase, from the same place as the old one's.")
  var protect = false

  @Flag(help: "Say what would be done, and change nothing.")
  var dryRun = false

  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  /// The overlap if none is given.
  private static let usualOverlap: Int64 = 30 * 86_400

  func validate() throws {
    if reason == .compromised, overlap != nil {
      throw ValidationError("a compromised key has no --overlap; --since says from when on")
    }
    if let overlap, overlap != "0", Period.seconds(overlap) == nil {
      throw ValidationError("--overlap takes a period such as 30d or 12h, or 0")
    }
    try EndOptions.check(reason: reason, since: since)
  }

  func run() async throws {
    let console = Console()
    let now = WallClock.now()
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    let old = try withStore { try workspace.keys.trustedKey(named: name) }
    let overlapSeconds = overlap.map { Period.seconds($0) ?? 0 } ?? Self.usualOverlap
    let end = Workspace.KeyEnd(
      reason: reason, note: note,
      at: reason == .compromised
        ? try Moment.required(since, option: "--since") : now + overlapSeconds)
    if dryRun { return say(old, nil, end, console) }
    let secret = protect ? try withStore { try passphrase.source.readNew(for: name) } : nil
    let result = try withStore {
      try workspace.rotateKey(
        named: name, to: curve, end: end,
        secrets: .init(old: passphrase.source, new: secret), at: now)
    }
    say(old, result, end, console)
  }

  private func say(
    _ old: TrustedKey, _ result: (new: TrustedKey, former: String)?, _ end: Workspace.KeyEnd,
    _ console: Console
  ) {
    switch output.format {
    case .json:
      var json: JSON = [
        "schema_version": 1, "dry_run": .bool(result == nil), "old_keyid": .string(old.keyID),
        "reason": .string(end.reason.rawValue),
      ]
      if let at = end.at { json["at"] = .int(at) }
      if let result {
        json["key"] = KeyOutput.json(result.new)
        json["former_name"] = .string(result.former)
      }
      console.json(json)
    case .text:
      let verb = result == nil ? "would rotate" : "rotated"
      console.out(
        "\(verb) \(name): \(old.keyID.prefix(16)) -> \(result.map { String($0.new.keyID.prefix(16)) } ?? "a new key")"
      )
      if end.reason == .compromised {
        let what =
          end.at.map { "what it signed from \(Timestamp.text($0)) on" } ?? "all that it signed"
        console.note("\(what) no longer counts")
      } else if let at = end.at {
        console.note("the old key counts until \(Timestamp.text(at))")
      }
      if let result { console.note("the old key is kept as \(result.former)") }
    }
  }
}

/// What the ends of keys have in common.
enum EndOptions {
  /// Throws unless `since` goes with `reason` and is a moment.
  static func check(reason: RevocationReason, since: String?) throws {
    if since != nil, reason != .compromised {
      throw ValidationError("--since goes with --reason compromised")
    }
    _ = try Moment.required(since, option: "--since")
  }
}

/// `gatehouse keys revoke`.
struct KeysRevokeCommand: GatehouseCommand {
  static let examples = [
    Example(
      """
      gatehouse keys generate --name builder --role machine && \
      gatehouse keys revoke builder --reason retired --note "the build host is gone"
      """, "what the key signs from now on does not count", stage: .prepared),
    Example(
      """
      gatehouse keys generate --output partner.pem && \
      gatehouse keys revoke --public-key partner.pub.pem --reason compromised --dry-run
      """, "a key that is not one of this state directory", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "revoke", "Record that a key or certificate no longer counts, and why.",
    discussion: """
      Takes a name from keys list, the public key of somebody else, or a certificate (any of a
      chain). What a retired or superseded key signed before stays good where the ledger shows that
      it is older; nothing of a compromised one does, unless --since says from when on. The
      machine's own key is rotated instead.
      """,
    examples: examples)

  @Argument(help: "The name of the key.")
  var name: String?

  @Option(help: ArgumentHelp("A public key in PEM.", valueName: "file"))
  var publicKey: String?

  @Option(help: ArgumentHelp("A certificate in PEM; the first in the file.", valueName: "file"))
  var certificate: String?

  @Option(help: "Why: superseded, retired or compromised.")
  var reason: RevocationReason

  @Option(help: "What people should know about it; kept in the ledger.")
  var note: String = ""

  @Option(
    help: ArgumentHelp(
      "With --reason compromised: what it signed before counts.", valueName: "time"))
  var since: String?

  @Flag(help: "Say what would be done, and change nothing.")
  var dryRun = false

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard [name, publicKey, certificate].compactMap(\.self).count == 1 else {
      throw ValidationError("give a name, --public-key or --certificate")
    }
    try EndOptions.check(reason: reason, since: since)
  }

  func run() async throws {
    let console = Console()
    let now = WallClock.now()
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    let end = Workspace.KeyEnd(
      reason: reason, note: note, at: try Moment.required(since, option: "--since"))
    let id: String
    var entry: UInt64?
    if let certificate {
      let der = try certificateBytes(certificate)
      id = Digest.of(der).hex
      if !dryRun {
        entry = try withStore { try workspace.revokeCertificate(der, end: end, at: now).entryIndex }
      }
    } else {
      let key = try KeyReference.publicKey(name ?? publicKey ?? "", name == nil ? nil : workspace)
      id = key.keyID
      if !dryRun {
        entry = try withStore { try workspace.revokeKey(key, end: end, at: now).entryIndex }
      }
    }
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "dry_run": .bool(dryRun), "revoked": .string(id),
        "reason": .string(reason.rawValue), "entry": entry.map { .int($0) } ?? .null,
      ])
    case .text:
      console.out("\(dryRun ? "would revoke" : "revoked") \(id.prefix(16)) (\(reason.rawValue))")
    }
  }

  private func certificateBytes(_ path: String) throws -> [UInt8] {
    do {
      return try CertificateText.chain(pem: SignedFile.text([path]))[0]
    } catch let error as EvidenceError {
      throw Diagnosis(evidence: error, at: path)
    }
  }
}

/// `gatehouse keys revoked`.
struct KeysRevokedCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse keys revoked", "the list that gatehouse verify --revoked takes", stage: .prepared),
    Example(
      "gatehouse keys revoked --output revoked.json", "the same in a file", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "revoked", "Print the keys and certificates that no longer count, as a list for verifiers.",
    examples: examples)

  @Option(help: ArgumentHelp("Write the list to this file.", valueName: "file"))
  var output: String?

  @OptionGroup var system: SystemOptions

  func run() async throws {
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    let history = try withStore { try workspace.keyHistory() }
    let list = history.revocations(now: WallClock.now())
    let bytes = list.json(certificates: history.certificates).encoded(.indented) + [0x0A]
    guard let output else { return Console().out(bytes: bytes) }
    try withStore { try AtomicFile.replace(output, with: bytes) }
  }
}

/// `gatehouse keys protect`.
struct KeysProtectCommand: GatehouseCommand {
  static let examples = [
    Example(
      """
      gatehouse keys generate --name ci --role machine && \
      P=secret gatehouse keys protect ci --new-passphrase-env P
      """, "put a private key under a passphrase", stage: .prepared),
    Example(
      """
      gatehouse keys generate --name ci-2 --role machine && \
      P=secret gatehouse keys protect ci-2 --new-passphrase-env P && \
      P=secret gatehouse keys protect ci-2 --passphrase-env P --remove
      """, "take it away again", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "protect", "Put a private key under a passphrase, change it, or take it away.",
    discussion: """
      The old passphrase comes from --passphrase-file, --passphrase-env, GATEHOUSE_PASSPHRASE_FILE,
      GATEHOUSE_PASSPHRASE or the terminal; the new one from --new-passphrase-file,
      --new-passphrase-env or the terminal.
      """,
    examples: examples)

  @Argument(help: "The name of the key.")
  var name: String

  @Option(
    help: ArgumentHelp(
      "Read the new passphrase from this file (- is standard input).", valueName: "file"))
  var newPassphraseFile: String?

  @Option(
    help: ArgumentHelp(
      "Read the new passphrase from this variable of the environment.", valueName: "variable"))
  var newPassphraseEnv: String?

  @Flag(help: "Leave the key without a passphrase.")
  var remove = false

  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var system: SystemOptions

  func validate() throws {
    let sources = [newPassphraseFile, newPassphraseEnv].compactMap(\.self).count
    if sources > 1 || remove && sources > 0 {
      throw ValidationError(
        "--new-passphrase-file, --new-passphrase-env and --remove exclude each other")
    }
  }

  func run() async throws {
    let console = Console()
    let source: PassphraseSource =
      if let newPassphraseFile { .file(newPassphraseFile) } else if let newPassphraseEnv {
        .variable(newPassphraseEnv)
      } else { .terminal }
    try withStore {
      let workspace = try Workspace.open(system.stateDirectory)
      let secret = remove ? nil : try source.readNew(for: name)
      try workspace.protectKey(named: name, with: secret, opening: passphrase.source)
    }
    console.out(remove ? "\(name) has no passphrase" : "\(name) lies under a passphrase")
  }
}
