/// The files of a model on disk, walked and hashed by the rules of model-signing: hidden files too, links
/// and special files refused, git's own files at the root left out and recorded.

package import Evidence

/// Walking over a model and comparing it with what was signed.
package enum ModelFiles {
  /// Left out at the root of a model, as model-signing does by default.
  private static let gitNames: Set<String> = [".git", ".gitattributes", ".github", ".gitignore"]

  /// The manifest of the model at `path`: a folder or a single file. `excluding` is the path of the
  /// signature file, which may lie inside. `progress` gets the bytes hashed so far.
  package static func manifest(
    of path: String, excluding signature: String? = nil,
    progress: (UInt64) -> Void = { _ in }
  ) throws -> ModelManifest {
    let walk = try walk(path, excluding: signature, ignored: [])
    var resources: [ModelResource] = []
    var done: UInt64 = 0
    for name in walk.names {
      let (digest, count) = try FileDigest.of(path: full(path, name)) { progress(done + $0) }
      done += count
      resources.append(ModelResource(name: name, digest: digest))
    }
    return ModelManifest(
      name: lastPart(path), resources: resources, ignoredPaths: walk.ignored)
  }

  /// A difference between a model and its signature.
  package enum Difference: Sendable, Equatable {
    /// Signed, but not there.
    case missing(String)
    /// There, with other bytes.
    case changed(String)
    /// There, but not signed.
    case added(String)
  }

  /// What differs between the model at `path` and the signed `manifest`; none is a valid model. Paths
  /// that the signature leaves out are given back: whether that is acceptable is the caller's matter.
  package static func compare(
    _ path: String, with manifest: ModelManifest, excluding signature: String? = nil,
    progress: (UInt64) -> Void = { _ in }
  ) throws -> (differences: [Difference], uncovered: [String]) {
    let walk = try walk(path, excluding: signature, ignored: Set(manifest.ignoredPaths))
    let present = Set(walk.names)
    var differences: [Difference] = []
    var done: UInt64 = 0
    for resource in manifest.resources {
      guard present.contains(resource.name) else {
        differences.append(.missing(resource.name))
        continue
      }
      let (digest, count) = try FileDigest.of(path: full(path, resource.name)) {
        progress(done + $0)
      }
      done += count
      if digest != resource.digest { differences.append(.changed(resource.name)) }
    }
    let signed = Set(manifest.resources.map(\.name))
    for name in walk.names where !signed.contains(name) { differences.append(.added(name)) }
    return (differences, walk.ignored)
  }

  /// The names of the files of the model at `path`, `.` for a single file; nothing is read.
  package static func names(of path: String) throws -> [String] {
    try walk(path, excluding: nil, ignored: []).names
  }

  // MARK: walking

  private struct Walk {
    var names: [String] = []
    var ignored: [String] = []
  }

  private static func walk(_ path: String, excluding signature: String?, ignored: Set<String>)
    throws -> Walk
  {
    guard let status = try System.status(path) else {
      throw StoreError.system(operation: "open", path: path, errno: SystemCode.missing)
    }
    var walk = Walk()
    switch status.kind {
    case .regular: walk.names = ["."]
    case .directory:
      let excluded = try signature.flatMap { try System.status($0) }
      try visit(path, "", 0, excluded, ignored, &walk)
    default: throw StoreError.modelFile(path: path, reason: "not a file or folder")
    }
    return walk
  }

  private static func visit(
    _ root: String, _ prefix: String, _ depth: Int, _ excluded: FileStatus?,
    _ ignored: Set<String>, _ walk: inout Walk
  ) throws {
    guard depth < Limits.modelDepth else {
      throw StoreError.modelFile(path: full(root, prefix), reason: "folders are nested too deep")
    }
    for entry in try System.names(in: prefix.isEmpty ? root : full(root, prefix)) {
      let name = prefix.isEmpty ? entry : prefix + "/" + entry
      if ignored.contains(name) || depth == 0 && gitNames.contains(entry) {
        walk.ignored.append(name)
        continue
      }
      let path = full(root, name)
      guard let status = try System.status(path, followLinks: false) else { continue }
      switch status.kind {
      case .directory: try visit(root, name, depth + 1, excluded, ignored, &walk)
      case .regular:
        if let excluded, excluded.inode == status.inode, excluded.device == status.device {
          walk.ignored.append(name)
        } else {
          walk.names.append(name)
        }
      case .link: throw StoreError.modelFile(path: path, reason: "a symbolic link")
      case .other: throw StoreError.modelFile(path: path, reason: "a special file")
      }
      guard walk.names.count <= Limits.modelFiles else {
        throw StoreError.modelFile(path: root, reason: "more than \(Limits.modelFiles) files")
      }
    }
  }

  private static func full(_ root: String, _ name: String) -> String {
    name == "." ? root : root + "/" + name
  }

  private static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// Whether two paths lead to one file.
package enum FileIdentity {
  /// Compares device and inode; `false` if either is not there.
  package static func same(_ left: String, _ right: String) throws -> Bool {
    guard let one = try System.status(left), let two = try System.status(right) else {
      return false
    }
    return one.inode == two.inode && one.device == two.device
  }
}
