/// Checkpoints of a training run as they lie on disk: which are there, and whether anything still writes them.

/// What a training run leaves in its directory.
package enum Checkpoints {
  /// The files of one checkpoint with their sizes, times and identities: equal as long as nothing
  /// writes to it.
  package struct Snapshot: Sendable, Equatable {
    /// The names of the files.
    package let names: [String]
    let statuses: [FileStatus]

    /// The newest time of change of any of its files, in nanoseconds since 1970.
    package var newestChange: Int64 {
      statuses.map { max($0.modified, $0.changed) }.max() ?? .min
    }

    /// A file that a program still works on, by its name; `nil` if there is none.
    package var temporaryName: String? {
      names.first { name in name.split(separator: "/").contains { Checkpoints.isTemporary($0) } }
    }
  }

  /// A part of a series such as `model-00002-of-00003.safetensors` that is not there yet, as
  /// `2 of 3`; `nil` if all series are whole.
  package static func missingPart(of names: [String]) -> String? {
    var series: [String: (total: Int, parts: Set<Int>)] = [:]
    for name in names {
      guard let split = name.ranges(of: "-of-").last,
        let dash = name[..<split.lowerBound].lastIndex(of: "-")
      else { continue }
      let part = name[name.index(after: dash)..<split.lowerBound]
      let total = name[split.upperBound...].prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(part), let count = Int(total), part.count == total.count,
        (1...Limits.modelFiles).contains(count)
      else { continue }
      let key = name[..<dash] + "/" + name[split.upperBound...]
      series[String(key), default: (count, [])].parts.insert(number)
    }
    for (_, found) in series.sorted(by: { $0.key < $1.key }) where found.parts.count < found.total {
      let missing = (1...found.total).first { !found.parts.contains($0) } ?? found.total
      return "\(missing) of \(found.total)"
    }
    return nil
  }

  /// The names below `directory` that may be checkpoints: neither signatures nor files that
  /// programs have not given their name yet.
  package static func candidates(in directory: String) throws -> [String] {
    try System.names(in: directory).filter { name in
      !name.hasSuffix(".sig") && !name.hasPrefix(".") && !isTemporary(name[...])
    }
  }

  /// The snapshot of the checkpoint at `path`; `nil` if it is none: it went away, or no file in it
  /// holds weights.
  package static func snapshot(of path: String, _ options: ModelFiles.Options) throws -> Snapshot? {
    let status = try System.status(path, followLinks: options.followsLinks)
    guard let status, status.kind == .regular || status.kind == .directory else { return nil }
    if status.kind == .regular, FileKind.of(path) != .weights { return nil }
    let walk = try ModelWalk(path, options, ignored: Set(options.ignoring))
    let hasWeights = walk.files.contains {
      FileKind.of(ModelFiles.full(path, $0.name)) == .weights
    }
    guard hasWeights else { return nil }
    return Snapshot(names: walk.files.map(\.name), statuses: walk.files.map(\.status))
  }

  /// Whether a process has one of the files open for writing. Only what `/proc` shows to this user
  /// is seen; elsewhere the answer is no, and only quiet tells that a checkpoint is finished.
  package static func isBeingWritten(_ snapshot: Snapshot) -> Bool {
    struct Identity: Hashable {
      let device: UInt64
      let inode: UInt64
    }
    let files = Set(snapshot.statuses.map { Identity(device: $0.device, inode: $0.inode) })
    for name in (try? System.names(in: "/proc")) ?? []
    where name.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      let process = "/proc/" + name
      for descriptor in (try? System.names(in: process + "/fd")) ?? [] {
        guard let status = try? System.status("\(process)/fd/\(descriptor)"),
          files.contains(Identity(device: status.device, inode: status.inode)),
          System.isOpenForWriting(process: process, descriptor: descriptor)
        else { continue }
        return true
      }
    }
    return false
  }

  /// The time of the last change of the file at `path`, in nanoseconds since 1970; `nil` if there
  /// is none.
  package static func changeTime(_ path: String) throws -> Int64? {
    try System.status(path).map { max($0.modified, $0.changed) }
  }

  /// Names that training programs and downloads give to what is not whole yet.
  private static func isTemporary(_ name: Substring) -> Bool {
    let name = name.lowercased()
    let prefixes = ["tmp-", "tmp_", ".tmp", "~"]
    let suffixes = [
      ".tmp", ".temp", ".part", ".partial", ".incomplete", ".lock", ".swp", "~", ".crdownload",
      ".aria2", ".writing",
    ]
    return prefixes.contains { name.hasPrefix($0) } || suffixes.contains { name.hasSuffix($0) }
      || ["-tmp-", ".tmp-", ".tmp."].contains { name.contains($0) }
  }
}
