// From declared paths to digests: what lies on disk for each asset of the manifest. Shared by the
// commands that judge, evaluate and serve, so that all of them mean the same release.

import Bytes
import Evidence
import Foundation
import Gateway
import Guards
import Manifest
import Store
import Verdicts

/// Measures every asset of `manifest` below `directory`. What is not there, or can't be read, is left
/// out and reported to `onFault` with its path: the gate refuses what was not measured. `progress`
/// gets the bytes hashed so far.
func measureAssets(
  of manifest: Manifest, in directory: String, guardPolicy: Digest? = nil,
  progress: (UInt64) -> Void = { _ in }, onFault: (_ path: String, _ why: String) -> Void = { _, _ in }
) -> AssetDigests {
  withoutActuallyEscaping(progress) { progress in
    withoutActuallyEscaping(onFault) { onFault in
      AssetMeasure(
        manifest: manifest, directory: directory, progress: progress, onFault: onFault
      ).measure(guardPolicy: guardPolicy)
    }
  }
}

/// The digest of the guards that a manifest declares: the same value that the gateway enforces.
func guardPolicyDigest(of manifest: Manifest) -> Digest {
  manifest.serving.map { GuardPolicy($0.guards, canary: Canary()).digest }
    ?? GuardPolicy.secureDefault.digest
}

/// Paths of all files behind the declared assets, relative to the manifest, sorted: what a running
/// gateway has to watch.
func assetPaths(of manifest: Manifest, in directory: String) -> [String] {
  let declared =
    manifest.models.flatMap(\.files) + manifest.datasets.flatMap(\.files)
    + manifest.prompts.map(\.file) + manifest.tools.compactMap(\.schemaPath)
    + manifest.documents.values
  let all = declared.flatMap { path in
    (try? FileWalk.files(path, in: directory)) ?? [path]
  }
  return Set(all).sorted()
}

private final class AssetMeasure {
  private let manifest: Manifest
  private let directory: String
  private let progress: (UInt64) -> Void
  private let onFault: (String, String) -> Void
  private var known: [String: Digest] = [:]
  private var bytes: UInt64 = 0

  init(
    manifest: Manifest, directory: String, progress: @escaping (UInt64) -> Void,
    onFault: @escaping (String, String) -> Void
  ) {
    self.manifest = manifest
    self.directory = directory
    self.progress = progress
    self.onFault = onFault
  }

  func measure(guardPolicy: Digest?) -> AssetDigests {
    var models: [String: [Subject]] = [:]
    for model in manifest.models {
      switch model.source {
      case .files(let paths): models[model.name] = paths.flatMap(subjects)
      case .api(let provider, let name):
        models[model.name] = [AssetDigests.apiSubject(provider: provider, model: name)]
      }
    }
    return AssetDigests(
      models: models, prompts: manifest.prompts.compactMap(prompt),
      tools: manifest.tools.compactMap(tool),
      datasets: manifest.datasets.flatMap(\.files).flatMap(subjects),
      guards: [
        Subject(name: "guards", digest: guardPolicy ?? guardPolicyDigest(of: manifest))
      ],
      documents: Set(manifest.documents.values).sorted().flatMap(subjects),
      manifest: manifest.digest)
  }

  /// Every file behind a declared path, by its path relative to the manifest.
  private func subjects(_ path: String) -> [Subject] {
    do {
      return try FileWalk.files(path, in: directory).compactMap { file in
        digest(file).map { Subject(name: file, digest: $0) }
      }
    } catch {
      onFault(path, FileWalk.words(error))
      return []
    }
  }

  private func prompt(_ prompt: Manifest.Prompt) -> Subject? {
    digest(prompt.file).map { Subject(name: "prompt:\(prompt.name)", digest: $0) }
  }

  /// A tool is its declaration together with the schema of its arguments.
  private func tool(_ tool: Manifest.Tool) -> Subject? {
    var schema: Digest?
    if let path = tool.schemaPath {
      guard let measured = digest(path) else { return nil }
      schema = measured
    }
    let declaration: JSON = [
      "name": .string(tool.name), "description": .string(tool.description),
      "effects": .strings(tool.effects.map(\.rawValue).sorted()),
      "approval": .string(tool.approval.rawValue), "schema": .optional(schema?.hex),
    ]
    return Subject(
      name: "tool:\(tool.name)", digest: Digest.of(declaration.encoded(.canonical)))
  }

  private func digest(_ path: String) -> Digest? {
    if let digest = known[path] { return digest }
    do {
      let before = bytes
      let result = try FileDigest.of(path: FileWalk.joined(directory, path)) { done in
        progress(before + done)
      }
      bytes = before + result.count
      known[path] = result.digest
      return result.digest
    } catch {
      onFault(path, FileWalk.words(error))
      return nil
    }
  }
}

/// Files below a path, in an order that does not depend on the file system.
enum FileWalk {
  /// Most files below one declared path.
  private static let limit = 100_000

  /// Names at the root of a directory that belong to the version control around a model, left out
  /// as OpenSSF model signing does.
  private static let ignored: Set<String> = [".git", ".gitattributes", ".github", ".gitignore"]

  /// Why a walk ended.
  enum Fault: Error { case missing, tooMany, unreadable(String) }

  /// Paths of the regular files at or below `path`, relative to `directory`.
  static func files(_ path: String, in directory: String) throws -> [String] {
    let base = path.hasSuffix("/") ? String(path.dropLast()) : path
    let root = joined(directory, base)
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isDirectory) else {
      throw Fault.missing
    }
    guard isDirectory.boolValue else { return [base] }
    guard let walk = FileManager.default.enumerator(atPath: root) else {
      throw Fault.unreadable("the directory can't be read")
    }
    var found: [String] = []
    while let name = walk.nextObject() as? String {
      if ignored.contains(name) {
        walk.skipDescendants()
        continue
      }
      guard walk.fileAttributes?[.type] as? FileAttributeType != .typeDirectory else { continue }
      found.append(base + "/" + name)
      guard found.count <= limit else { throw Fault.tooMany }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// `path` below `directory`, unless it is absolute.
  static func joined(_ directory: String, _ path: String) -> String {
    path.hasPrefix("/") || directory == "." || directory.isEmpty ? path : directory + "/" + path
  }

  /// Why a file could not be measured, in words.
  static func words(_ error: any Error) -> String {
    switch error {
    case Fault.missing: "is not there"
    case Fault.tooMany: "has more than \(limit) files"
    case Fault.unreadable(let why): why
    case StoreError.notRegularFile: "is not a regular file"
    case StoreError.system(_, _, let errno):
      errno == ENOENT ? "is not there" : String(cString: strerror(errno)).lowercased()
    default: "can't be read"
    }
  }
}
