// The repositories among the folders of a scan: which files belong together.

import Bytes
import Inspection

/// One repository: a folder, and what was found in each of its files.
struct ScannedRepository: Sendable, Equatable {
  /// A file of it, by its path inside the folder.
  struct File: Sendable, Equatable {
    let path: String
    let verdict: ArtefactVerdict
    let format: String
    let size: UInt64
    let digest: Digest?
  }

  /// The folder.
  let root: String
  var files: [File]
}

/// Gathers what a scan finds, folder by folder. Memory is bounded: when there are more files than
/// `most`, repositories are not judged as a whole.
struct RepositoryShelf {
  /// Files that are kept.
  static let most = 200_000
  /// Names that make a folder a repository.
  static let marks: Set<String> = [
    "config.json", "model_index.json", "modules.json", "adapter_config.json",
    "tokenizer_config.json", "MLmodel", "saved_model.pb", "oci-layout",
  ]

  private var found: [ScannedRepository.File] = []
  private(set) var isFull = false

  /// Takes one report on a file.
  mutating func add(_ report: ArtefactReport) {
    guard !isFull else { return }
    guard found.count < Self.most else {
      found = []
      isFull = true
      return
    }
    found.append(
      .init(
        path: report.path, verdict: report.verdict, format: report.format, size: report.size,
        digest: report.digest))
  }

  /// The repositories, each with all files below its folder. A folder inside of one belongs to it.
  func repositories() -> [ScannedRepository] {
    var roots: Set<String> = []
    for file in found {
      let parts = Self.split(file.path)
      if Self.isMark(parts.name) { roots.insert(parts.folder) }
    }
    guard !roots.isEmpty else { return [] }
    var byRoot: [String: [ScannedRepository.File]] = [:]
    for file in found {
      guard let root = Self.outermost(Self.split(file.path).folder, roots) else { continue }
      byRoot[root, default: []].append(
        .init(
          path: String(file.path.dropFirst(root.count + 1)), verdict: file.verdict,
          format: file.format, size: file.size, digest: file.digest))
    }
    return byRoot.keys.sorted().map { ScannedRepository(root: $0, files: byRoot[$0] ?? []) }
  }

  /// Whether a file of this name makes its folder a repository.
  static func isMark(_ name: String) -> Bool {
    marks.contains(name) || name.hasSuffix(".index.json")
  }

  /// The folder and the name of a path; a bare name lies in the current folder, which is no
  /// repository of a scan.
  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  private static func outermost(_ folder: String, _ roots: Set<String>) -> String? {
    var best: String?
    var above = folder[...]
    while !above.isEmpty {
      if roots.contains(String(above)) { best = String(above) }
      guard let slash = above.lastIndex(of: "/") else { break }
      above = above[..<slash]
    }
    return best
  }
}
