// The digests of everything that a release is made of, measured on disk. Files are hashed again only
// when the system says that they changed.

import Bytes
import Evidence
import Foundation
import Gateway
import Guards
import Manifest
import Store
import Synchronization
import Verdicts

/// What a path stands for that may be a directory. The gate measures by it and data sets are scanned
/// by it, so that a scan of a declared directory covers what the gate asks for.
enum DirectoryFiles {
  /// Files of one directory, at most.
  static let most = 100_000

  /// The file `named`, or all files below it when it is a directory, sorted. `path`: where it lies, if
  /// that is not its name.
  static func behind(_ named: String, at path: String? = nil) -> [String] {
    let path = path ?? named
    guard FileStamp(path: path).isDirectory else { return [named] }
    guard let walk = FileManager.default.enumerator(atPath: path) else { return [] }
    let base = named.hasSuffix("/") ? String(named.dropLast()) : named
    var files: [String] = []
    for case let name as String in walk where files.count < most {
      if !FileStamp(path: "\(path)/\(name)").isDirectory { files.append("\(base)/\(name)") }
    }
    return files.sorted()
  }
}

/// Measures the assets of one described system.
final class AssetMeter: Sendable {
  private struct Known {
    var stamp: FileStamp
    var digest: Digest
  }

  private let system: DescribedSystem
  private let known = Mutex<[String: Known]>([:])

  /// Measures what `system` declares.
  init(_ system: DescribedSystem) {
    self.system = system
  }

  /// The path of something that the manifest names.
  func path(_ declared: String) -> String {
    declared.hasPrefix("/") || system.directory == "."
      ? declared : "\(system.directory)/\(declared)"
  }

  /// All digests now. Files that are missing or unreadable are left out: the gate then finds them
  /// missing.
  func measure() -> AssetDigests {
    let manifest = system.manifest
    var models: [String: [Subject]] = [:]
    for model in manifest.models {
      switch model.source {
      case .files(let files): models[model.name] = files.flatMap(subjects)
      case .api(let provider, let name):
        models[model.name] = [AssetDigests.apiSubject(provider: provider, model: name)]
      }
    }
    return AssetDigests(
      models: models,
      prompts: manifest.prompts.compactMap { prompt in
        digest(prompt.file).map { Subject(name: "prompt:\(prompt.name)", digest: $0) }
      },
      tools: manifest.tools.compactMap(tool),
      datasets: manifest.datasets.flatMap { $0.files.flatMap(subjects) },
      guards: guards(), documents: manifest.documents.values.sorted().flatMap(subjects),
      classes: manifest.admission.allowedClasses.flatMap { digest($0.file) },
      manifest: manifest.digest)
  }

  /// A look at every file that a model, prompt or tool of the system lies in: cheap enough to be
  /// taken several times a second.
  func stamps(manifest path: String) -> [String] {
    let manifest = system.manifest
    let declared =
      manifest.models.flatMap(\.files) + manifest.prompts.map(\.file)
      + manifest.tools.compactMap(\.schemaPath)
      + (manifest.admission.allowedClasses.map { [$0.file] } ?? [])
    let paths = declared.flatMap { files(behind: $0) }
    return [FileStamp(path: path).text]
      + paths.map { $0 + " " + FileStamp(path: self.path($0)).text }
  }

  /// The guards in force, as the gateway builds them; a system that serves nothing has the default.
  private func guards() -> [Subject] {
    let policy = system.manifest.serving.map { GuardPolicy($0.guards, canary: nil) }
    return [Subject(name: "guards", digest: (policy ?? .secureDefault).digest)]
  }

  private func tool(_ tool: Manifest.Tool) -> Subject? {
    var declaration: JSON = [
      "name": .string(tool.name), "description": .string(tool.description),
      "effects": .strings(tool.effects.map(\.rawValue)),
      "approval": .string(tool.approval.rawValue),
    ]
    if let path = tool.schemaPath {
      guard let digest = digest(path) else { return nil }
      declaration["schema"] = ["sha256": .string(digest.hex)]
    }
    return Subject(name: "tool:\(tool.name)", digest: Digest.of(declaration.encoded(.canonical)))
  }

  /// The file that `declared` names, or all files below it when it is a directory.
  func files(behind declared: String) -> [String] {
    DirectoryFiles.behind(declared, at: path(declared))
  }

  private func subjects(_ declared: String) -> [Subject] {
    files(behind: declared).compactMap { file in
      digest(file).map { Subject(name: file, digest: $0) }
    }
  }

  private func digest(_ declared: String) -> Digest? {
    let path = path(declared)
    let stamp = FileStamp(path: path)
    if let known = known.withLock({ $0[path] }), known.stamp == stamp { return known.digest }
    guard let digest = try? FileDigest.of(path: path).digest, stamp == FileStamp(path: path) else {
      return nil
    }
    known.withLock { $0[path] = Known(stamp: stamp, digest: digest) }
    return digest
  }
}
