// The files below a directory, for discovery: bounded, without following links.

import Foundation
import Manifest

/// What was listed.
struct DirectoryListing {
  /// Regular files.
  private(set) var files: [ListedFile] = []
  /// Links that were not followed.
  private(set) var links = 0
  /// Files and directories that could not be read.
  private(set) var unreadable: [String] = []
  /// Whether a bound was reached, so that files may be missing.
  private(set) var isCut = false

  /// Most files and directories.
  static let entryLimit = 50_000
  /// Most levels of directories.
  static let depthLimit = 16
  /// Directories that hold no parts of a system, whatever lies in them.
  private static let skipped: Set<String> = [
    "node_modules", "__pycache__", "venv", "site-packages", "build", "dist", "target",
  ]
  /// Endings of files that are looked at beyond their first bytes.
  private static let readEndings: Set<String> = [
    "json", "txt", "in", "toml", "lock", "yaml", "yml",
  ]

  /// Lists what lies below `directory`; throws when it can't be listed at all.
  init(_ directory: String) throws {
    var waiting: [(path: String, depth: Int)] = [("", 0)]
    var entries = 0
    while let (path, depth) = waiting.popLast() {
      let place = path.isEmpty ? directory : "\(directory)/\(path)"
      let names: [String]
      do {
        names = try FileManager.default.contentsOfDirectory(atPath: place)
      } catch {
        guard !path.isEmpty else { throw error }
        unreadable.append(path)
        continue
      }
      for name in names.sorted() {
        entries += 1
        guard entries <= Self.entryLimit else {
          isCut = true
          return
        }
        visit(path.isEmpty ? name : "\(path)/\(name)", in: directory, depth, &waiting)
      }
    }
  }

  private mutating func visit(
    _ path: String, in directory: String, _ depth: Int,
    _ waiting: inout [(path: String, depth: Int)]
  ) {
    let name = path.split(separator: "/").last ?? ""
    // Attributes are those of a link itself, not of what it points to.
    let attributes = try? FileManager.default.attributesOfItem(atPath: "\(directory)/\(path)")
    switch attributes?[.type] as? FileAttributeType {
    case .typeSymbolicLink?: links += 1
    case .typeDirectory?:
      guard !name.hasPrefix("."), !Self.skipped.contains(String(name)) else { return }
      guard depth < Self.depthLimit else {
        isCut = true
        return
      }
      waiting.append((path, depth + 1))
    case .typeRegular?:
      guard !name.hasPrefix(".") else { return }
      let size = (attributes?[.size] as? NSNumber)?.uint64Value ?? 0
      add(path, in: directory, size: size)
    case nil: unreadable.append(path)
    default: break
    }
  }

  private mutating func add(_ path: String, in directory: String, size: UInt64) {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let wanted = Self.readEndings.contains(ending) ? ListedFile.headBytes : 64
    guard let handle = FileHandle(forReadingAtPath: "\(directory)/\(path)") else {
      unreadable.append(path)
      return
    }
    defer { try? handle.close() }
    guard let head = try? handle.read(upToCount: wanted) ?? Data() else {
      unreadable.append(path)
      return
    }
    files.append(ListedFile(path: path, size: size, head: [UInt8](head)))
  }
}
