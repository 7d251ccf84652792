/// One walk over the files of a model: what is to be hashed, and what is left out.

/// The files below one path.
struct ModelWalk {
  struct File {
    /// The path below the model; `.` for a model that is one file.
    let name: String
    /// What the file itself is, links followed.
    let status: FileStatus

    var bytes: UInt64 { status.size }
  }

  /// Left out at the root of a model, as model-signing does by default.
  private static let gitNames: Set<String> = [".git", ".gitattributes", ".github", ".gitignore"]

  /// What is hashed.
  private(set) var files: [File] = []
  /// The paths that were left out, as a signature lists them.
  private(set) var ignored: [String] = []
  /// The files that were left out, but for git's own at the root and the signature file.
  private(set) var uncovered: [String] = []

  private let root: String
  private let options: ModelFiles.Options
  private let ignoring: Set<[UInt8]>
  private let signature: FileStatus?
  private let signatureFolder: FileStatus?

  /// Walks over the model at `path`. `ignored` are the paths that a signature or the caller leaves out.
  init(_ path: String, _ options: ModelFiles.Options, ignored: Set<String>) throws {
    root = path
    self.options = options
    ignoring = Set(
      ignored.map { Array(($0.hasSuffix("/") ? String($0.dropLast()) : $0).utf8) })
    signature = try options.signature.flatMap { try System.status($0) }
    signatureFolder = try options.signature.flatMap {
      try System.status(AtomicFile.directory(of: $0))
    }
    let found = try System.status(path, followLinks: options.followsLinks)
    guard let status = found else {
      throw StoreError.system(operation: "open", path: path, errno: SystemCode.missing)
    }
    switch status.kind {
    case .regular: files = [File(name: ".", status: status)]
    case .directory: try visit("", 0, status)
    case .link:
      throw StoreError.modelFile(path: path, reason: "a symbolic link")
    case .other: throw StoreError.modelFile(path: path, reason: "not a file or folder")
    }
  }

  private mutating func visit(_ prefix: String, _ depth: Int, _ folder: FileStatus) throws {
    guard depth < Limits.modelDepth else {
      throw StoreError.modelFile(
        path: ModelFiles.full(root, prefix), reason: "folders are nested too deep")
    }
    noteSignature(in: folder, prefix)
    for entry in try System.names(in: prefix.isEmpty ? root : ModelFiles.full(root, prefix)) {
      let name = prefix.isEmpty ? entry : prefix + "/" + entry
      let status = try status(of: name)
      if depth == 0, Self.gitNames.contains(entry) {
        note(ignored: name)
        if entry == ".github" { try leaveOutWeights(name, depth + 1, status) }
      } else if ignoring.contains(Array(name.utf8)) {
        note(ignored: name)
        try leaveOut(name, depth + 1, status)
      } else {
        try take(name, depth, status)
      }
      guard files.count + uncovered.count <= Limits.modelFiles else {
        throw StoreError.modelFile(path: root, reason: "more than \(Limits.modelFiles) files")
      }
    }
  }

  private mutating func take(_ name: String, _ depth: Int, _ status: FileStatus) throws {
    switch status.kind {
    case .directory: try visit(name, depth + 1, status)
    case .regular:
      if isSignature(status) {
        note(ignored: name)
      } else {
        files.append(File(name: name, status: status))
      }
    case .link:
      let path = ModelFiles.full(root, name)
      guard options.followsLinks else {
        throw StoreError.modelFile(path: path, reason: "a symbolic link")
      }
      guard let target = try System.status(path), target.kind == .regular else {
        throw StoreError.modelFile(
          path: path, reason: "a symbolic link that does not lead to a file")
      }
      files.append(File(name: name, status: target))
    case .other:
      throw StoreError.modelFile(path: ModelFiles.full(root, name), reason: "a special file")
    }
  }

  /// Lists the files below a path that is left out.
  private mutating func leaveOut(_ name: String, _ depth: Int, _ status: FileStatus) throws {
    guard status.kind == .directory else {
      if !isSignature(status) { uncovered.append(name) }
      return
    }
    guard depth < Limits.modelDepth else {
      throw StoreError.modelFile(
        path: ModelFiles.full(root, name), reason: "folders are nested too deep")
    }
    for entry in try System.names(in: ModelFiles.full(root, name)) {
      let inner = name + "/" + entry
      try leaveOut(inner, depth + 1, try self.status(of: inner))
      guard files.count + uncovered.count <= Limits.modelFiles else {
        throw StoreError.modelFile(path: root, reason: "more than \(Limits.modelFiles) files")
      }
    }
  }

  /// Git's own folders go without saying, but nothing that a loader would take for weights does.
  private mutating func leaveOutWeights(_ name: String, _ depth: Int, _ status: FileStatus) throws {
    let before = uncovered.count
    try leaveOut(name, depth, status)
    let weights = uncovered[before...].filter {
      FileKind.of(ModelFiles.full(root, $0)) == .weights
    }
    uncovered.removeSubrange(before...)
    uncovered += weights
  }

  /// The place of a signature that lies, or will lie, inside the model is left out.
  private mutating func noteSignature(in folder: FileStatus, _ prefix: String) {
    guard let path = options.signature, let parent = signatureFolder,
      parent.inode == folder.inode, parent.device == folder.device,
      let last = path.split(separator: "/").last
    else { return }
    note(ignored: prefix.isEmpty ? String(last) : prefix + "/" + last)
  }

  private mutating func note(ignored name: String) {
    if !ignored.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { ignored.append(name) }
  }

  private func isSignature(_ status: FileStatus) -> Bool {
    guard let signature else { return false }
    return signature.inode == status.inode && signature.device == status.device
  }

  /// A name that cannot be looked up is not UTF-8: it must not be passed over.
  private func status(of name: String) throws -> FileStatus {
    let path = ModelFiles.full(root, name)
    guard let status = try System.status(path, followLinks: false) else {
      throw StoreError.modelFile(
        path: path, reason: "its name is not UTF-8, or it went away while the folder was read")
    }
    return status
  }
}
