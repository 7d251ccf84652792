/// Putting a version in place of what lies in a directory. Everything is first written beside it and
/// hashed; a journal then says what is to be moved; then names are moved, what was there before into a
/// folder of its own. A swap that was interrupted is finished by the next one: the journal says how.
/// Between the first and the last move a reader may see files of both; the gateway admits by digest and
/// serves neither mixture.

import Bytes

/// One file of a version beside what lies in its place.
package struct SwapChange: Sendable, Equatable {
  /// How it stands.
  package enum State: String, Sendable {
    case same
    /// Other bytes, another mode, or not a regular file.
    case changed
    case missing
    /// Not in the version, but where only its files may lie.
    case extra
  }

  /// Relative path.
  package let path: String
  /// How it stands.
  package let state: State

  /// A change.
  package init(path: String, state: State) {
    self.path = path
    self.state = state
  }
}

/// The swap of one directory.
package struct FileSwap: Sendable {
  /// Where swaps keep what they move, beside the files.
  package static let folder = ".gatehouse-restore"

  private let directory: String
  private let base: String
  private let stamp: String

  /// A swap in `directory`; `stamp` names it, such as the time.
  package init(_ directory: String, stamp: String) {
    self.directory = directory
    self.stamp = stamp
    base = directory + "/" + Self.folder + "/" + stamp
  }

  /// Where the files that were there before lie after the swap.
  package var displaced: String { base + "/displaced" }
  private var fresh: String { base + "/new" }
  private var journal: String { base + "/journal.json" }

  // MARK: looking

  /// How `files` stand in `directory`. Every byte is read. `extras` are paths that must not be there.
  package static func compare(
    _ files: [VersionFile], in directory: String, extras: [String] = [],
    progress: (UInt64) -> Void = { _ in }
  ) throws -> [SwapChange] {
    var done: UInt64 = 0
    var changes: [SwapChange] = []
    for file in files {
      let state = try state(of: file, in: directory) { progress(done + $0) }
      done += file.size
      changes.append(SwapChange(path: file.path, state: state))
    }
    return changes + extras.map { SwapChange(path: $0, state: .extra) }
  }

  private static func state(
    of file: VersionFile, in directory: String, _ progress: (UInt64) -> Void
  ) throws -> SwapChange.State {
    let path = directory + "/" + file.path
    guard let status = try System.status(path, followLinks: false) else { return .missing }
    guard status.kind == .regular, status.size == file.size, !leadsElsewhere(file.path, directory)
    else { return .changed }
    guard status.permissions & 0o777 == file.mode & 0o777 else { return .changed }
    guard let found = try? FileDigest.of(path: path, progress: progress) else { return .changed }
    return found.digest == file.digest ? .same : .changed
  }

  /// Whether a directory above the file is a link.
  private static func leadsElsewhere(_ path: String, _ directory: String) -> Bool {
    var folder = AtomicFile.directory(of: path)
    while folder != ".", folder != "/" {
      let status = try? System.status(directory + "/" + folder, followLinks: false)
      if status?.kind != .directory { return true }
      folder = AtomicFile.directory(of: folder)
    }
    return false
  }

  // MARK: swapping

  /// Brings every change to an end: writes the files of `version` that differ, hashes them, and moves.
  package func apply(
    _ changes: [SwapChange], of version: VaultVersion, from store: SealedStore,
    progress: (UInt64) -> Void = { _ in }
  ) throws {
    let wanted = Set(changes.filter { $0.state == .changed || $0.state == .missing }.map(\.path))
    let extras = changes.filter { $0.state == .extra }.map(\.path)
    try AtomicFile.makeDirectories(base, mode: 0o700)
    guard !Self.leadsElsewhere(Self.folder + "/" + stamp + "/new", directory) else {
      throw StoreError.vault(
        VaultFault(.unsafePath, at: base, "it is a link, or lies behind one; remove it"))
    }
    try store.restore(version, paths: wanted, to: fresh, progress: progress)
    let content: JSON = [
      "version": .string(version.id.hex), "put": .strings(wanted.sorted()),
      "remove": .strings(extras),
    ]
    try AtomicFile.replace(journal, with: content.encoded(.canonical), mode: 0o600)
    try move(put: wanted.sorted(), remove: extras)
    try finish()
  }

  /// Idempotent: what was moved already is not moved again.
  private func move(put: [String], remove: [String]) throws {
    for path in remove { try displace(path) }
    for path in put {
      guard try System.status(fresh + "/" + path, followLinks: false) != nil else { continue }
      try clearWay(to: path)
      try displace(path)
      let target = directory + "/" + path
      try AtomicFile.makeDirectories(AtomicFile.directory(of: target), mode: 0o755)
      try System.rename(fresh + "/" + path, to: target)
    }
    System.syncAll()
  }

  /// Moves what lies at `path` away, whatever it is.
  private func displace(_ path: String) throws {
    guard try System.status(directory + "/" + path, followLinks: false) != nil else { return }
    let target = try AtomicFile.freeName(displaced + "/" + path)
    try AtomicFile.makeDirectories(AtomicFile.directory(of: target), mode: 0o700)
    try System.rename(directory + "/" + path, to: target)
  }

  /// A link or file where a directory has to be is moved away.
  private func clearWay(to path: String) throws {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder = folder.isEmpty ? String(part) : folder + "/" + part
      guard let status = try System.status(directory + "/" + folder, followLinks: false) else {
        return
      }
      if status.kind != .directory { try displace(folder) }
    }
  }

  private func finish() throws {
    try System.rename(journal, to: base + "/done.json")
    FileTree.remove(fresh)
  }

  /// Finishes swaps in `directory` that were interrupted after their journal was written, and clears away
  /// what was interrupted before. Answers the stamps of those that were finished.
  package static func finishInterrupted(in directory: String) throws -> [String] {
    let folder = directory + "/" + Self.folder
    guard try System.status(folder, followLinks: false)?.kind == .directory else { return [] }
    var finished: [String] = []
    for name in try System.names(in: folder) {
      let swap = FileSwap(directory, stamp: name)
      guard let bytes = try System.readFile(swap.journal, limit: VaultLimits.smallBytes) else {
        // Nothing was moved before there was a journal.
        let isDone = try System.status(swap.base + "/done.json", followLinks: false) != nil
        if !isDone { FileTree.remove(swap.fresh) }
        continue
      }
      guard let json = try? JSON.parse(bytes), let put = json["put"]?.array,
        let remove = json["remove"]?.array
      else {
        throw StoreError.vault(VaultFault(.altered, at: swap.journal, "not a journal of a swap"))
      }
      let paths = (put + remove).compactMap(\.string)
      for path in paths { try VersionFile.check(path) }
      try swap.move(put: put.compactMap(\.string), remove: remove.compactMap(\.string))
      try swap.finish()
      finished.append(name)
    }
    return finished
  }
}

/// Directories with what is in them.
enum FileTree {
  /// Removes `folder` and everything below it, as far as that may be; links are not followed.
  static func remove(_ folder: String, depth: Int = 0) {
    guard depth < VaultLimits.pathDepth * 2,
      (try? System.status(folder, followLinks: false))?.kind == .directory,
      let names = try? System.names(in: folder)
    else { return }
    for name in names where !System.remove(folder + "/" + name) {
      remove(folder + "/" + name, depth: depth + 1)
    }
    System.removeDirectory(folder)
  }
}
