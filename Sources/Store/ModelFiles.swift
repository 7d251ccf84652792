/// The files of a model on disk, walked and hashed by the rules of model-signing: hidden files too, links
/// and special files refused, git's own files at the root left out and recorded.

import Bytes
package import Evidence

/// Walking over a model and comparing it with what was signed.
package enum ModelFiles {
  /// What is walked over and what is left out.
  package struct Options: Sendable {
    /// The path of the signature file, which may lie inside the model and need not be there yet.
    package var signature: String?
    /// Paths below the model that are left out, files or whole folders.
    package var ignoring: [String]
    /// Whether symbolic links to files are followed; links to folders never are, since model-signing
    /// passes over what they hold.
    package var followsLinks: Bool

    /// Leaves out only the signature.
    package init(signature: String? = nil, ignoring: [String] = [], followsLinks: Bool = false) {
      self.signature = signature
      self.ignoring = ignoring
      self.followsLinks = followsLinks
    }
  }

  /// The manifest of the model at `path`: a folder or a single file. `excluding` is the path of the
  /// signature file, which may lie inside. `progress` gets the bytes hashed so far.
  package static func manifest(
    of path: String, excluding signature: String? = nil, progress: (UInt64) -> Void = { _ in }
  ) throws -> ModelManifest {
    try manifest(of: path, Options(signature: signature), progress: progress)
  }

  /// The manifest of the model at `path`, with `options`. Files that change while they are read, and
  /// names that could not be verified again, are refused. What is left out must not be weights.
  package static func manifest(
    of path: String, _ options: Options, progress: (UInt64) -> Void = { _ in }
  ) throws -> ModelManifest {
    let walk = try ModelWalk(path, options, ignored: Set(options.ignoring))
    try refuseHidden(walk, path)
    var names: Set<String> = []
    for file in walk.files {
      // Swift compares by canonical equivalence: two such names are one file elsewhere.
      guard ModelPath.isSafe(file.name), names.insert(file.name).inserted else {
        throw StoreError.modelFile(
          path: full(path, file.name),
          reason: "its name is not portable, or differs from another one only by normalisation")
      }
    }
    let digests = try FileHasher.digests(
      of: walk.files.map { .init(path: full(path, $0.name), range: nil) }, progress: progress)
    return ModelManifest(
      name: try lastPart(path),
      resources: zip(walk.files, digests).map { ModelResource(name: $0.name, digest: $1) },
      ignoredPaths: walk.ignored, allowsSymlinks: options.followsLinks)
  }

  private static func refuseHidden(_ walk: ModelWalk, _ path: String) throws {
    for name in walk.uncovered where FileKind.of(full(path, name)) == .weights {
      throw StoreError.modelFile(
        path: full(path, name), reason: "it holds weights, which cannot be left out")
    }
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

  /// How a model stands to its signature.
  package struct Comparison: Sendable, Equatable {
    /// What differs; none is a valid model.
    package var differences: [Difference] = []
    /// Files that the signature leaves out on purpose (git's own and the signature file aside).
    /// Whether that is acceptable is the caller's matter.
    package var uncovered: [String] = []
    /// Empty files that a signature over shards does not name.
    package var emptyUnsigned: [String] = []
  }

  /// Compares the model at `path` with the signed `manifest`. Names are compared byte by byte.
  package static func compare(
    _ path: String, with manifest: ModelManifest, _ options: Options = Options(),
    progress: (UInt64) -> Void = { _ in }
  ) throws -> Comparison {
    let walk = try ModelWalk(
      path, options, ignored: Set(manifest.ignoredPaths + options.ignoring))
    var sizes: [[UInt8]: UInt64] = [:]
    for file in walk.files { sizes[Array(file.name.utf8)] = file.bytes }
    var result = Comparison()
    result.uncovered = walk.uncovered
    var present: [ModelResource] = []
    var signed: Set<[UInt8]> = []
    for resource in manifest.resources {
      let key = Array(resource.name.utf8)
      let isFirst = signed.insert(key).inserted
      if sizes[key] != nil {
        present.append(resource)
      } else if isFirst {
        result.differences.append(.missing(resource.name))
      }
    }
    try compareBytes(path, present, sizes, &result, progress)
    for file in walk.files where !signed.contains(Array(file.name.utf8)) {
      if file.bytes == 0, manifest.method != .files {
        result.emptyUnsigned.append(file.name)
      } else {
        result.differences.append(.added(file.name))
      }
    }
    return result
  }

  /// The names of the files of the model at `path`, `.` for a single file; nothing is read.
  package static func names(of path: String) throws -> [String] {
    try ModelWalk(path, Options(), ignored: []).files.map(\.name)
  }

  private static func compareBytes(
    _ path: String, _ present: [ModelResource], _ sizes: [[UInt8]: UInt64],
    _ result: inout Comparison, _ progress: (UInt64) -> Void
  ) throws {
    var changed: Set<[UInt8]> = []
    var lengths: [[UInt8]: UInt64] = [:]
    for resource in present {
      if let range = resource.range { lengths[Array(resource.name.utf8)] = range.upperBound }
    }
    for (key, length) in lengths where sizes[key] != length { changed.insert(key) }
    let readable = present.filter { !changed.contains(Array($0.name.utf8)) }
    let digests = try FileHasher.digests(
      of: readable.map { .init(path: full(path, $0.name), range: $0.range) }, progress: progress)
    for (resource, digest) in zip(readable, digests) where digest != resource.digest {
      changed.insert(Array(resource.name.utf8))
    }
    var reported: Set<[UInt8]> = []
    for resource in present {
      let key = Array(resource.name.utf8)
      if changed.contains(key), reported.insert(key).inserted {
        result.differences.append(.changed(resource.name))
      }
    }
  }

  /// `name` below `root`.
  static func full(_ root: String, _ name: String) -> String {
    name == "." ? root : root.utf8.last == UInt8(ascii: "/") ? root + name : root + "/" + name
  }

  /// What model-signing calls a model: the last part of its path, resolved where it says nothing.
  private static func lastPart(_ path: String) throws -> String {
    let last = path.split(separator: "/").last { $0 != "." }.map(String.init) ?? ""
    guard last.isEmpty || last == ".." else { return last }
    let resolved = try System.resolved(path)
    return resolved.split(separator: "/").last.map(String.init) ?? "model"
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
