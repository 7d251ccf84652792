// The described system as the commands meet it: its manifest, read and checked, and where it lies.

import Bytes
import Foundation
import Manifest
import Store

/// A manifest in hand, with the directory that its paths are relative to.
struct DescribedSystem: Sendable {
  /// What the manifest declares.
  let manifest: Manifest
  /// The directory of the manifest.
  let directory: String

  /// Most bytes of a manifest that are read from disk; the parser's own bound is below it.
  private static let readLimit = 16 << 20

  /// Reads and checks the manifest that `options` name; throws every issue as a diagnosis.
  static func load(_ options: SystemOptions) throws -> DescribedSystem {
    DescribedSystem(
      manifest: try parse(options.manifest), directory: options.systemDirectory)
  }

  /// Reads and checks the manifest at `path`.
  static func parse(_ path: String) throws -> Manifest {
    let bytes = try read(path)
    do {
      let manifest = try Manifest.parse(bytes, file: path)
      try DeclaredPatterns.check(manifest, path)
      return manifest
    } catch let error as ManifestError {
      throw Diagnoses(error.issues.map(Diagnosis.init(issue:)))
    }
  }

  private static func read(_ path: String) throws -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Diagnosis(
        "GH-0101", "the manifest cannot be read", at: path,
        why: FileManager.default.fileExists(atPath: path)
          ? "this user may not read it" : "there is no such file",
        remedy: "gatehouse init writes one from what lies here; --manifest names another file")
    }
    defer { try? handle.close() }
    return [UInt8](try handle.read(upToCount: readLimit) ?? Data())
  }
}

extension Diagnosis {
  /// An issue of a manifest for people.
  init(issue: ManifestIssue) {
    let place = issue.line > 0 ? "\(issue.file):\(issue.line):\(issue.column)" : issue.file
    self.init(
      issue.code,
      "\(issue.path.isEmpty ? "the manifest" : issue.path): expected \(issue.expected)",
      at: place, why: "found \(Console.printable(issue.found))", remedy: issue.hint)
  }
}
