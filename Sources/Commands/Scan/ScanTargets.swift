// Which files a scan reads: the files given, and all regular files below the directories given.

import Foundation
import Store

/// A file to scan.
struct ScanTarget: Sendable, Equatable {
  let path: String
  /// Size when it was found; for progress only.
  let bytes: UInt64
}

/// What the arguments of `scan` lead to.
struct ScanTargets {
  private(set) var files: [ScanTarget] = []
  private(set) var faults: [Diagnosis] = []

  /// Bytes of all files together.
  var bytes: UInt64 { files.reduce(0) { $0 &+ $1.bytes } }

  /// Walks `paths` in their order, directories sorted; `.git` and `.gatehouse` are skipped. A file
  /// that is reached twice is scanned once. What is left out is a fault, never silence: links that
  /// lead out of a directory, pipes, sockets, devices, and a directory without any file.
  static func find(_ paths: [String]) -> ScanTargets {
    var targets = ScanTargets()
    var seen: Set<String> = []
    for path in paths { targets.add(path, &seen) }
    return targets
  }

  private mutating func add(_ path: String, _ seen: inout Set<String>) {
    // A link that is named by a person is followed; links below a directory are not.
    switch Self.kind((path as NSString).resolvingSymlinksInPath) {
    case .typeDirectory: addDirectory(path, &seen)
    case nil:
      faults.append(
        Diagnosis(
          "GH-0201", "nothing to scan", at: Console.printable(path),
          why: "there is no such file or directory", remedy: "check the path"))
    default: addFile(path, &seen)
    }
  }

  private mutating func addDirectory(_ path: String, _ seen: inout Set<String>) {
    let before = (seen.count, faults.count)
    walk(path, within: Self.resolved(path), &seen)
    guard files.isEmpty, before == (seen.count, faults.count) else { return }
    faults.append(
      Diagnosis(
        "GH-0201", "nothing to scan", at: Console.printable(path),
        why: "the directory holds no regular files", remedy: "check the path"))
  }

  private mutating func walk(
    _ directory: String, within root: String, _ seen: inout Set<String>
  ) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    } catch {
      faults.append(Self.unreadable(directory, error))
      return
    }
    for name in names where !Self.skipped.contains(name) {
      let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
      switch Self.kind(path) {
      case .typeDirectory: walk(path, within: root, &seen)
      case .typeRegular: addFile(path, &seen)
      case .typeSymbolicLink where Self.isReached(path, within: root): continue
      case .typeSymbolicLink:
        faults.append(
          Self.irregular(path, why: "the link leads out of the directory, or to nothing"))
      default: faults.append(Self.irregular(path, why: "it is a pipe, a socket or a device"))
      }
    }
  }

  private static let skipped: Set<String> = [".git", ".gatehouse"]

  /// Whether a link leads to something that the walk of `root` meets under its own name.
  private static func isReached(_ link: String, within root: String) -> Bool {
    let end = resolved(link)
    let prefix = root.hasSuffix("/") ? root : root + "/"
    guard end == root || end.hasPrefix(prefix) else { return false }
    guard
      skipped.isDisjoint(with: end.dropFirst(prefix.count).split(separator: "/").map(String.init))
    else { return false }
    return kind(end) == .typeRegular || kind(end) == .typeDirectory
  }

  /// The absolute path without links.
  private static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  private static func irregular(_ path: String, why: String) -> Diagnosis {
    Diagnosis(
      "GH-0203", "a path is no regular file and was not scanned", at: Console.printable(path),
      why: why, remedy: "name the file itself")
  }

  private mutating func addFile(_ path: String, _ seen: inout Set<String>) {
    guard seen.insert(path).inserted else { return }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    files.append(
      ScanTarget(path: path, bytes: (attributes?[.size] as? NSNumber)?.uint64Value ?? 0))
  }

  /// The kind of what lies at `path`, links not followed.
  private static func kind(_ path: String) -> FileAttributeType? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
  }

  /// A file or directory that cannot be opened.
  static func unreadable(_ path: String, _ error: any Error) -> Diagnosis {
    let place = Console.printable(path)
    if case StoreError.notRegularFile = error {
      return Diagnosis(
        "GH-0203", "a path is no regular file", at: place, remedy: "name the file itself")
    }
    return Diagnosis(
      "GH-0202", "a path cannot be read", at: place, why: "the system refused to open it",
      remedy: "check who may read it, and scan again")
  }
}
