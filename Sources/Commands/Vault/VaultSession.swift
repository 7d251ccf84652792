// What the commands of the vault have in common: the unlocked vault, what the ledger says about it, and
// the words that name a version.

import Bytes
import Evidence
import Foundation
import Manifest
import Store
import Verdicts

/// A workspace with its vault, unlocked.
struct VaultSession {
  let workspace: Workspace
  let store: SealedStore
  let history: VaultHistory
  let now = WallClock.now()

  /// Opens the vault. `creates`: makes it where there is none.
  static func open(_ options: SystemOptions, creates: Bool = false) throws -> VaultSession {
    try withStore { try VaultSession(Workspace.open(options.stateDirectory), creates: creates) }
  }

  /// The vault of `workspace`.
  init(_ workspace: Workspace, creates: Bool = false) throws {
    try self.init(workspace, store: try workspace.vault.open(creates: creates))
  }

  /// A vault that is unlocked already.
  init(_ workspace: Workspace, store: SealedStore) throws {
    self.workspace = workspace
    self.store = store
    history = VaultHistory(
      try workspace.evidence(), store: store.id, environment: store.environment)
  }

  /// Who runs the program.
  static var user: String { NSUserName() }

  /// Writes an event about `version` into the ledger.
  @discardableResult
  func record(_ event: VaultEvent, _ version: VaultVersion) throws -> RecordedEvidence {
    try workspace.record(
      event.statement(version: version.head.name, version.id), key: workspace.key(named: nil),
      at: now)
  }

  /// An event of this environment.
  func event(
    _ action: VaultEvent.Action, reason: String = "", alias: String? = nil,
    release: Digest? = nil, paths: [String] = []
  ) -> VaultEvent {
    VaultEvent(
      action, by: Self.user, reason: reason, alias: alias, release: release,
      store: store.id, environment: store.environment, paths: paths)
  }

  /// The version that `word` names: an alias, an id (8 digits at least), or a name, of which the newest.
  func version(_ word: String) throws -> VaultVersion {
    if let alias = history.aliases[word] { return try store.version(alias.version) }
    let versions = try store.versions()
    if word.count >= 8, Set("0123456789abcdef").isSuperset(of: word) {
      let matching = versions.filter { $0.id.hex.hasPrefix(word) }
      if matching.count == 1 { return matching[0] }
    }
    guard let named = versions.last(where: { $0.head.name == word }) else {
      throw StoreError.vault(
        VaultFault(.unknownVersion, at: word, "no alias, id or name is called so"))
    }
    return named
  }

  /// Why `version` may not be removed; `nil` if it may.
  func keeper(of version: VaultVersion) -> String? {
    if let reason = history.holds[version.id] { return "a legal hold: \(reason)" }
    let aliases = history.aliases.filter { $0.value.version == version.id }.keys.sorted()
    if let alias = aliases.first { return "the alias \(alias)" }
    if let until = version.head.retainUntil, until > now {
      return "its retention until \(Verdicts.Timestamp.text(until))"
    }
    return nil
  }

  /// A version for programs.
  func json(_ version: VaultVersion) -> JSON {
    [
      "id": .string(version.id.hex), "kind": .string(version.head.kind),
      "name": .string(version.head.name),
      "created": .string(Verdicts.Timestamp.text(version.head.created)),
      "files": .int(version.files.count), "bytes": .int(version.bytes),
      "aliases": .strings(
        history.aliases.filter { $0.value.version == version.id }.keys.sorted()),
      "hold": .optional(history.holds[version.id]),
      "retain_until": .optional(version.head.retainUntil.map(Verdicts.Timestamp.text)),
      "release": .optional(version.head.notes["release"]?.string),
      "on_record": .bool(history.kept[version.id] != nil || version.head.kind == "admission"),
    ]
  }
}

/// The files of a release as they are kept: everything that the manifest declares, and the manifest.
enum ReleaseFiles {
  /// The note of a version that names its manifest.
  static let manifestNote = "manifest"

  /// Each declared file once, by its path relative to the manifest, with the digest it was judged by.
  static func list(_ system: DescribedSystem, manifest path: String, _ assets: AssetDigests)
    -> [PutFile]
  {
    let measured = assets.models.values.flatMap(\.self) + assets.datasets + assets.documents
    var digests: [String: Digest] = [:]
    for subject in measured { digests[subject.name] = subject.digest }
    for prompt in system.manifest.prompts {
      let subject = assets.prompts.first { $0.name == "prompt:" + prompt.name }
      if let subject { digests[prompt.file] = subject.digest }
    }
    let meter = AssetMeter(system)
    var files = [PutFile(path, path: (path as NSString).lastPathComponent)]
    var seen: Set<String> = [files[0].path]
    for declared in paths(system.manifest) {
      for file in meter.files(behind: declared)
      where !FileStamp(path: meter.path(file)).text.isEmpty && seen.insert(file).inserted {
        files.append(PutFile(meter.path(file), path: file, expected: digests[file]))
      }
    }
    return files
  }

  /// What the manifest names below its own directory. Keys that are kept outside stay there.
  static func paths(_ manifest: Manifest) -> [String] {
    let signatures = manifest.models.compactMap(\.signature).flatMap { [$0.file, $0.publicKey] }
    let classes =
      manifest.admission.allowedClasses.map { [$0.file, $0.signature] } ?? []
    let all =
      manifest.models.flatMap(\.files) + manifest.datasets.flatMap(\.files)
      + manifest.prompts.map(\.file) + manifest.tools.compactMap(\.schemaPath)
      + manifest.documents.values.sorted() + signatures + classes
    return all.filter { !$0.hasPrefix("/") }
  }

  /// Files on disk behind the declared directories of `manifest` that `version` does not have.
  static func extras(_ version: VaultVersion, _ manifest: Manifest, in directory: String)
    -> [String]
  {
    let system = DescribedSystem(manifest: manifest, directory: directory)
    let meter = AssetMeter(system)
    let kept = Set(version.files.map(\.path))
    let found = paths(manifest).filter { FileStamp(path: meter.path($0)).isDirectory }
      .flatMap { meter.files(behind: $0) }
    return Set(found).subtracting(kept).sorted()
  }
}

/// Keeping an admitted release.
enum ReleaseKeeper {
  /// The alias that follows the newest admitted release.
  static let knownGood = "known-good"

  /// Puts every file of the release into the vault; the files have to be those that were judged.
  static func put(
    _ name: String, _ context: GateContext, manifest path: String, in workspace: Workspace,
    _ console: Console
  ) throws -> (VaultSession, VaultVersion) {
    try withStore {
      let session = try VaultSession(workspace, creates: true)
      let digest = context.input.assets.releaseDigest
      let files = ReleaseFiles.list(context.system, manifest: path, context.input.assets)
      var line = ProgressLine("keeping", total: 0, unit: .bytes, console: console)
      defer { line.finish() }
      let version = try session.store.put(
        files,
        VersionHead(
          kind: "release", name: name, created: context.input.now,
          notes: [
            "release": .string(digest.hex),
            ReleaseFiles.manifestNote: .string((path as NSString).lastPathComponent),
          ])
      ) { line.update($0) }
      // Tools and guards are judged by digests of their own: measured again, they must not have moved.
      guard measureAssets(of: context.system).releaseDigest == digest else {
        throw StoreError.vault(
          VaultFault(.changed, at: path, "the release changed while it was kept"))
      }
      return (session, version)
    }
  }

  /// Writes down that the version is kept and moves the alias; after the verdict is in the ledger.
  static func settle(_ session: VaultSession, _ version: VaultVersion, _ digest: Digest) throws {
    try withStore {
      try session.record(session.event(.kept, release: digest), version)
      try session.record(
        session.event(.alias, reason: "admitted", alias: knownGood, release: digest), version)
    }
  }
}
