// `gatehouse assets`: what is declared, what lies on disk undeclared, and what changed or moved.

import ArgumentParser
import Bytes
import Evidence
import Foundation
import Manifest
import Store
import Verdicts

/// `gatehouse assets`.
struct AssetsCommand: GatehouseCommand {
  static let examples: [Example] = []
  static let configuration = CommandConfiguration.command(
    "assets", "List assets; find undeclared and changed ones.", examples: [],
    subcommands: [
      AssetsListCommand.self, AssetsDiscoverCommand.self, AssetsVerifyCommand.self,
    ])
}

/// What the three look at.
struct AssetInventory {
  /// One declared file, or a model behind an API.
  struct Item {
    let kind: String
    /// The name in the manifest.
    let name: String
    /// Path relative to the manifest; `nil` for an API.
    let path: String?
    /// `nil` when it is not there.
    let digest: Digest?
    let size: UInt64?
    /// Whom to ask: the supplier, else the owner of the system.
    let owner: String
    /// The sensitivity as declared.
    let label: String?
    /// The day of the supplier's last review.
    let reviewed: String?
  }

  let system: DescribedSystem
  let evidence: [VerifiedStatement]
  let items: [Item]
  let now = WallClock.now()

  init(_ options: SystemOptions) throws {
    system = try DescribedSystem.load(options)
    let workspace = try GateWorkspace.open(options.stateDirectory, required: false)
    evidence = try withStore { try workspace?.evidence() ?? [] }
    items = Self.items(system)
  }

  private static func items(_ system: DescribedSystem) -> [Item] {
    let manifest = system.manifest
    let meter = AssetMeter(system)
    let owner = manifest.system.owner.email
    var items: [Item] = []
    func add(
      _ kind: String, _ name: String, _ paths: [String], label: String?, supplier: String?
    ) {
      let delivered = supplier.flatMap { manifest.supplier($0) }
      for path in paths.flatMap({ meter.files(behind: $0) }) {
        let found = try? FileDigest.of(path: meter.path(path))
        items.append(
          Item(
            kind: kind, name: name, path: path, digest: found?.digest, size: found?.count,
            owner: delivered?.contact ?? owner, label: label, reviewed: delivered?.reviewed))
      }
    }
    for model in manifest.models {
      if case .api(let provider, let version) = model.source {
        let supplier = model.supplier.flatMap { manifest.supplier($0) }
        items.append(
          Item(
            kind: "model", name: model.name, path: nil,
            digest: AssetDigests.apiSubject(provider: provider, model: version).digest, size: nil,
            owner: supplier?.contact ?? owner, label: nil, reviewed: supplier?.reviewed))
      }
      add("model", model.name, model.files, label: nil, supplier: model.supplier)
    }
    for set in manifest.datasets {
      add("dataset", set.name, set.files, label: "\(set.label)", supplier: set.supplier)
    }
    for prompt in manifest.prompts {
      add("prompt", prompt.name, [prompt.file], label: "\(prompt.label)", supplier: nil)
    }
    for tool in manifest.tools {
      add(
        "tool", tool.name, tool.schemaPath.map { [$0] } ?? [],
        label: tool.label.map { "\($0)" }, supplier: nil)
    }
    for (kind, path) in manifest.documents.sorted(by: { $0.value < $1.value }) {
      add("document", kind.rawValue, [path], label: nil, supplier: nil)
    }
    return items
  }

  /// The newest evidence of any kind over `digest`: when somebody last looked at these very bytes.
  func lastSeen(_ digest: Digest) -> VerifiedStatement? {
    evidence.filter { item in item.statement.subjects.contains { $0.digest == digest } }
      .max { $0.entryIndex < $1.entryIndex }
  }

  /// The release that admitted these very bytes last.
  func release(_ digest: Digest) -> String? {
    evidence.last { item in
      item.statement.predicateType == PredicateType.slsaVSA
        && item.statement.predicate["verificationResult"]?.string == "PASSED"
        && item.statement.subjects.contains { $0.digest == digest }
    }?.statement.predicate["resourceUri"]?.string?.split(separator: "/").last.map(String.init)
  }

  /// Paths of all declared files, the manifest's own name left out.
  var declared: Set<String> {
    Set(items.compactMap(\.path) + ReleaseFiles.paths(system.manifest))
  }
}

/// `gatehouse assets list`.
struct AssetsListCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse assets list", "every declared asset with its digest and owner"),
    Example("gatehouse assets list --format json", "the same for programs", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "list", "List the declared assets.",
    discussion: """
      Digest and version (the release that admitted these bytes), owner, sensitivity and days of \
      review as far as they are declared or on record; what is not known is left empty.
      """,
    examples: examples)

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let inventory = try AssetInventory(system)
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "system": .string(inventory.system.manifest.system.name),
        "assets": .array(inventory.items.map { json($0, inventory) }),
      ])
    case .text:
      for item in inventory.items { console.out(line(item, inventory, console.style)) }
      if inventory.items.isEmpty { console.note("the manifest declares no assets") }
    }
  }

  private func line(_ item: AssetInventory.Item, _ inventory: AssetInventory, _ style: Style)
    -> String
  {
    let place = Console.printable(item.path ?? "behind an API")
    let digest = item.digest.map { "sha256:\($0.short)" } ?? style.red("not there")
    let version = item.digest.flatMap(inventory.release).map { ", release \($0)" } ?? ""
    let label = item.label.map { ", \($0)" } ?? ""
    return "\(item.kind.padding(to: 9)) \(style.bold(Console.printable(item.name))) \(place)  "
      + style.dim("\(digest)\(version)\(label), \(Console.printable(item.owner))")
  }

  private func json(_ item: AssetInventory.Item, _ inventory: AssetInventory) -> JSON {
    let seen = item.digest.flatMap(inventory.lastSeen)
    return [
      "kind": .string(item.kind), "name": .string(item.name), "path": .optional(item.path),
      "sha256": .optional(item.digest?.hex), "bytes": item.size.map { .int($0) } ?? .null,
      "release": .optional(item.digest.flatMap(inventory.release)),
      "owner": .string(item.owner), "sensitivity": .optional(item.label),
      "supplier_reviewed": .optional(item.reviewed),
      "last_evidence": .optional(seen.map { Verdicts.Timestamp.text($0.recordedAt) }),
      "last_evidence_type": .optional(seen?.statement.predicateType),
    ]
  }
}

/// `gatehouse assets discover`.
struct AssetsDiscoverCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse assets discover", "models, data and prompts that nobody declared", exit: 1),
    Example(
      "gatehouse assets discover --format json", "the same for programs", exit: 1,
      stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "discover", "Find models, data sets, prompts and tools on disk that are not declared.",
    discussion: """
      Models are told by their content, whatever they are called. Hidden directories and links are \
      not followed. Exit code 0: nothing; 1: something was found.
      """,
    examples: examples)

  @Argument(help: "Where to look (default: the directory of the manifest).")
  var directory: String?
  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let inventory = try AssetInventory(system)
    let place = directory ?? system.systemDirectory
    let listing = try Self.listing(place)
    let found = Self.undeclared(listing, inventory, in: place)
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "directory": .string(place), "complete": .bool(!listing.isCut),
        "links_not_followed": .int(listing.links), "unreadable": .strings(listing.unreadable),
        "undeclared": .array(
          found.map {
            [
              "kind": .string($0.kind), "path": .string($0.path),
              "sha256": .optional($0.digest?.hex),
              "copy_of": .optional($0.copyOf), "doubt": .optional($0.doubt),
            ]
          }),
      ])
    case .text:
      for item in found {
        let copy = item.copyOf.map { "  a copy of \(Console.printable($0))" } ?? ""
        let doubt = item.doubt.map { "  \(Console.printable($0))" } ?? ""
        console.out("\(item.kind.padding(to: 9)) \(Console.printable(item.path))\(copy)\(doubt)")
      }
      for path in listing.unreadable.prefix(20) {
        console.warn("\(Console.printable(path)) can't be read")
      }
      if listing.isCut { console.warn("there is more than is looked at; name a directory") }
      console.note(found.isEmpty ? "nothing undeclared" : "\(found.count) undeclared")
    }
    if !found.isEmpty { throw CommandExit.findings }
  }

  /// Something that nobody declared.
  struct Found {
    let kind: String
    let path: String
    let digest: Digest?
    /// The declared path with the same bytes.
    let copyOf: String?
    /// Where name and content disagree.
    let doubt: String?
  }

  static func listing(_ place: String) throws -> DirectoryListing {
    do {
      return try DirectoryListing(place)
    } catch {
      throw Diagnosis("GH-0901", "the directory can't be listed", at: Console.printable(place))
    }
  }

  static func undeclared(
    _ listing: DirectoryListing, _ inventory: AssetInventory, in place: String
  ) -> [Found] {
    let parts = Discovery(listing.files)
    let base = relative(place, to: inventory.system.directory)
    let declared = inventory.declared
    var byDigest: [Digest: String] = [:]
    for item in inventory.items {
      if let digest = item.digest, let path = item.path { byDigest[digest] = path }
    }
    let doubts = Dictionary(
      (parts.models + parts.datasets).flatMap(\.doubts).compactMap { text -> (String, String)? in
        guard let colon = text.range(of: ": ") else { return nil }
        return (String(text[..<colon.lowerBound]), String(text[colon.upperBound...]))
      }, uniquingKeysWith: { first, _ in first })
    let all =
      parts.models.flatMap(\.files).map { ("model", $0) }
      + parts.datasets.flatMap(\.files).map { ("dataset", $0) }
      + parts.prompts.map { ("prompt", $0.file) } + parts.tools.map { ("tool", $0.file) }
      + parts.unnameable.map { ("unnamed", $0) }
    return all.compactMap { kind, path in
      if let base, declared.contains(base.isEmpty ? path : base + "/" + path) { return nil }
      let digest = try? FileDigest.of(path: place + "/" + path).digest
      return Found(
        kind: kind, path: path, digest: digest, copyOf: digest.flatMap { byDigest[$0] },
        doubt: doubts[path])
    }
  }

  /// `place` relative to `directory`: empty when they are one; `nil` when it lies elsewhere.
  private static func relative(_ place: String, to directory: String) -> String? {
    let inner = URL(fileURLWithPath: place).resolvingSymlinksInPath().path
    let outer = URL(fileURLWithPath: directory).resolvingSymlinksInPath().path
    if inner == outer { return "" }
    guard inner.hasPrefix(outer + "/") else { return nil }
    return String(inner.dropFirst(outer.count + 1))
  }
}

/// `gatehouse assets verify`.
struct AssetsVerifyCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse vault put models --name base && gatehouse assets verify --against base",
      "compare the disk with a version of the vault", stage: .prepared),
    Example(
      "gatehouse vault put models --name base2 && gatehouse assets verify --against base2 --format json",
      "the same for programs", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "verify", "Find what changed, moved or vanished since a version was kept.",
    discussion: """
      Without --against, the version that the alias known-good points to. Exit code 0: everything \
      is as it was; 1: something differs.
      """,
    examples: examples)

  @Option(help: ArgumentHelp("An alias, id or name of a version.", valueName: "version"))
  var against = ReleaseKeeper.knownGood
  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  /// How one path stands.
  struct Line {
    let path: String
    let state: String
    let detail: String?
  }

  func run() async throws {
    let console = Console()
    let inventory = try AssetInventory(system)
    let session = try VaultSession.open(system)
    let version = try withStore { try session.version(against) }
    let lines = try compare(version, inventory)
    switch output.format {
    case .json:
      console.json([
        "schema_version": 1, "version": .string(version.id.hex),
        "differences": .array(
          lines.map {
            [
              "path": .string($0.path), "state": .string($0.state), "detail": .optional($0.detail),
            ]
          }),
      ])
    case .text:
      for line in lines {
        let detail = line.detail.map { "  \(Console.printable($0))" } ?? ""
        console.out("\(line.state.padding(to: 9)) \(Console.printable(line.path))\(detail)")
      }
      console.note(
        lines.isEmpty
          ? "everything is as in version \(version.id.short)"
          : "\(lines.count) differ from version \(version.id.short)")
    }
    if !lines.isEmpty { throw CommandExit.findings }
  }

  private func compare(_ version: VaultVersion, _ inventory: AssetInventory) throws -> [Line] {
    let directory = system.systemDirectory
    let changes = try withStore { try FileSwap.compare(version.files, in: directory) }
    let kept = Set(version.files.map(\.path))
    let listing = try AssetsDiscoverCommand.listing(directory)
    let stray = AssetsDiscoverCommand.undeclared(listing, inventory, in: directory)
    var elsewhere: [Digest: String] = [:]
    for item in stray { if let digest = item.digest { elsewhere[digest] = item.path } }
    for item in inventory.items where !kept.contains(item.path ?? "") {
      if let digest = item.digest, let path = item.path { elsewhere[digest] = path }
    }
    var lines: [Line] = []
    for change in changes where change.state != .same {
      let digest = version.file(change.path)?.digest
      if let moved = digest.flatMap({ elsewhere[$0] }) {
        lines.append(Line(path: change.path, state: "moved", detail: "its bytes lie at \(moved)"))
      } else {
        lines.append(
          Line(
            path: change.path, state: change.state == .missing ? "vanished" : "changed",
            detail: nil))
      }
    }
    // A version that is no release holds what somebody chose: the rest is not new.
    for item in inventory.items where version.head.kind == "release" {
      guard let path = item.path, !kept.contains(path), item.digest != nil else { continue }
      lines.append(Line(path: path, state: "new", detail: "declared, and not in the version"))
    }
    return lines
  }
}
