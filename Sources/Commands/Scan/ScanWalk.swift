// Which files a scan reads: the files given, and all regular files below the directories given, found
// one after the other, so that memory stays flat however many there are.

import Foundation
import Store

/// A file to scan.
struct ScanTarget: Sendable, Equatable {
  let path: String
  /// Size when it was found; for progress only.
  let bytes: UInt64
  /// Whether it may be a file of a repository: it was named itself, or lies below a folder that
  /// looks like one. Of all others nothing need be remembered.
  var mayBelong = true
}

/// A walk over the arguments of `scan` in their order, directories sorted (those with more than
/// `batch` names piece by piece); `.git` and `.gatehouse` are skipped. A file that is reached twice is
/// scanned once. What is left out is a fault, never silence: links that lead out of a directory, pipes,
/// sockets, devices, and a directory without any file.
struct ScanWalk: Sequence, IteratorProtocol {
  /// What the walk comes to next.
  enum Step: Sendable, Equatable {
    case file(ScanTarget)
    case fault(Diagnosis)
  }

  /// Names of one directory that are held at once.
  static let batch = 20_000
  /// Levels of directories below an argument; the system's paths end before.
  static let depth = 2_048
  private static let skipped: Set<String> = [".git", ".gatehouse"]

  /// One directory on the way.
  private struct Frame {
    let path: String
    /// The same, absolute and without links.
    let end: String
    /// The argument that the walk is below, absolute and without links.
    let root: String
    /// `nil` once all names have been read.
    var directory: OpenDirectory?
    var names: ArraySlice<String> = []
    /// Whether it is a repository or lies in one.
    var isRepository: Bool
  }

  private var arguments: AnyIterator<String>
  private let remembers: Bool
  private let batch: Int
  private var frames: [Frame] = []
  /// Where earlier arguments led, so that nothing is scanned twice.
  private var done: Set<String> = []
  /// Files and faults since the current argument began.
  private var found = 0
  /// What went wrong while names were read.
  private var pending: Diagnosis?

  /// A walk that begins at the first of `arguments`. `remembers`: a file that two arguments lead to
  /// is scanned once; off for lists that are too long to be kept.
  init(
    _ arguments: some Sequence<String>, remembers: Bool = true, batch: Int = ScanWalk.batch
  ) {
    self.arguments = AnyIterator(arguments.makeIterator())
    self.remembers = remembers
    self.batch = batch
  }

  mutating func next() -> Step? {
    while true {
      if let fault = pending {
        pending = nil
        return .fault(fault)
      }
      guard let frame = frames.last else {
        guard let argument = arguments.next() else { return nil }
        if let step = begin(argument) { return step }
        continue
      }
      guard let name = nextName() else {
        frames.removeLast()
        if frames.isEmpty, found == 0, pending == nil { return .fault(Self.hollow(frame.path)) }
        continue
      }
      guard !Self.skipped.contains(name) else { continue }
      if let step = visit(name, in: frames.last ?? frame) {
        found += 1
        return step
      }
    }
  }

  // MARK: arguments

  /// A link that is named by a person is followed; links below a directory are not.
  private mutating func begin(_ argument: String) -> Step? {
    let end = Self.resolved(argument)
    guard !isDone(end) else { return nil }
    found = 0
    switch Self.status(end) {
    case .missing:
      return .fault(
        Diagnosis(
          "GH-0201", "nothing to scan", at: Console.printable(argument),
          why: "there is no such file or directory", remedy: "check the path"))
    case .directory:
      let step = enter(argument, end: end, root: end)
      if remembers { done.insert(end) }
      return step
    case .regular(let bytes):
      if remembers { done.insert(end) }
      return .file(ScanTarget(path: argument, bytes: bytes))
    case .link, .special, nil: return .file(ScanTarget(path: argument, bytes: 0))
    }
  }

  /// Whether an earlier argument led to `end`, or to a directory above it.
  private func isDone(_ end: String) -> Bool {
    guard !done.isEmpty else { return false }
    var above = end[...]
    while true {
      if done.contains(String(above)) { return true }
      guard let slash = above.lastIndex(of: "/"), slash > above.startIndex else { return false }
      above = above[..<slash]
    }
  }

  private static func hollow(_ path: String) -> Diagnosis {
    Diagnosis(
      "GH-0201", "nothing to scan", at: Console.printable(path),
      why: "the directory holds no regular files", remedy: "check the path")
  }

  // MARK: directories

  private mutating func enter(_ path: String, end: String, root: String) -> Step? {
    guard frames.count < Self.depth else {
      return .fault(Self.irregular(path, why: "its directories are nested too deep"))
    }
    do {
      let directory = try OpenDirectory(path: path)
      let isRepository =
        frames.last?.isRepository == true
        || RepositoryShelf.marks.contains { Self.isRegular(path + "/" + $0) }
      frames.append(
        Frame(
          path: path, end: end, root: root, directory: directory, isRepository: isRepository))
      return nil
    } catch {
      return .fault(Self.unreadable(path, error))
    }
  }

  /// The next name of the innermost directory. One that fails while it is read ends there, with a
  /// fault.
  private mutating func nextName() -> String? {
    let last = frames.count - 1
    if frames[last].names.isEmpty, let directory = frames[last].directory {
      do {
        let names = try directory.next(batch)
        frames[last].names = names[...]
        if !frames[last].isRepository {
          frames[last].isRepository = names.contains(where: RepositoryShelf.isMark)
        }
        if names.count < batch { frames[last].directory = nil }
      } catch {
        frames[last].directory = nil
        pending = Self.unreadable(frames[last].path, error)
      }
    }
    return frames[last].names.popFirst()
  }

  private mutating func visit(_ name: String, in frame: Frame) -> Step? {
    let path = frame.path.hasSuffix("/") ? frame.path + name : frame.path + "/" + name
    let end = frame.end == "/" ? "/" + name : frame.end + "/" + name
    switch Self.status(path) {
    case .directory:
      guard !done.contains(end) else { return nil }
      return enter(path, end: end, root: frame.root)
    case .regular(let bytes):
      return done.contains(end)
        ? nil : .file(ScanTarget(path: path, bytes: bytes, mayBelong: frame.isRepository))
    case .link:
      guard !Self.isReached(path, within: frame.root) else { return nil }
      return .fault(
        Self.irregular(path, why: "the link leads out of the directory, or to nothing"))
    case .special:
      return .fault(Self.irregular(path, why: "it is a pipe, a socket or a device"))
    case .missing, nil: return .fault(Self.irregular(path, why: "it cannot be looked at"))
    }
  }

  private static func status(_ path: String) -> PathStatus? { try? PathStatus.of(path) }

  private static func isRegular(_ path: String) -> Bool {
    if case .regular = status(path) { true } else { false }
  }

  /// Whether a link leads to something that the walk of `root` meets under its own name.
  private static func isReached(_ link: String, within root: String) -> Bool {
    let end = resolved(link)
    let prefix = root.hasSuffix("/") ? root : root + "/"
    guard end == root || end.hasPrefix(prefix) else { return false }
    guard
      skipped.isDisjoint(with: end.dropFirst(prefix.count).split(separator: "/").map(String.init))
    else { return false }
    switch status(end) {
    case .regular, .directory: return true
    default: return false
    }
  }

  /// The absolute path without links.
  private static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  // MARK: words

  private static func irregular(_ path: String, why: String) -> Diagnosis {
    Diagnosis(
      "GH-0203", "a path is no regular file and was not scanned", at: Console.printable(path),
      why: why, remedy: "name the file itself")
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
