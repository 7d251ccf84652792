/// Where the objects of a vault lie: a directory or an S3-compatible store. Names are made by this
/// module: parts of letters, digits, `.`, `_` and `-` with `/` between them.

/// One object in a listing.
package struct ObjectListing: Sendable, Equatable {
  /// Its name.
  package let name: String
  /// Its length.
  package let size: UInt64
  /// When it was written, Unix seconds.
  package let modified: Int64

  /// An object as a store lists it.
  package init(name: String, size: UInt64, modified: Int64) {
    self.name = name
    self.size = size
    self.modified = modified
  }
}

/// A store of whole objects. An object is there whole and durable, or not at all.
package protocol ObjectStore: Sendable {
  /// The place, for people.
  var place: String { get }
  /// Whether what was written has to be read back before it counts.
  var readsBack: Bool { get }
  /// Makes an object. Answers `false`, and changes nothing, if the name is taken. `sha256` is the
  /// digest of `bytes` where the caller knows it; `lockUntil` (Unix seconds) asks the store to keep
  /// the object from deletion until then, where it offers that.
  func create(_ name: String, _ bytes: [UInt8], sha256: [UInt8]?, lockUntil: Int64?) throws -> Bool
  /// Makes or replaces an object.
  func replace(_ name: String, _ bytes: [UInt8]) throws
  /// The whole object, at most `limit` bytes; `nil` if there is none.
  func read(_ name: String, limit: Int) throws -> [UInt8]?
  /// `length` bytes from `offset`; `nil` if there is no such object or it ends before.
  func read(_ name: String, at offset: Int, length: Int) throws -> [UInt8]?
  /// The objects whose names begin with `prefix`, sorted by name.
  func list(_ prefix: String) throws -> [ObjectListing]
  /// Removes an object; answers whether there was one.
  func remove(_ name: String) throws -> Bool
}

extension ObjectStore {
  /// `create` without a known digest or a lock.
  package func create(_ name: String, _ bytes: [UInt8]) throws -> Bool {
    try create(name, bytes, sha256: nil, lockUntil: nil)
  }
}

/// A directory as a store: files of mode 0600 under their names, made by link from a synced
/// temporary file, so that a name is never seen half-written and never taken twice.
package struct LocalObjects: ObjectStore {
  private let root: String
  /// Whether what was written is read back.
  package let readsBack: Bool
  /// Prefix of temporary files.
  static let temporaryPrefix = ".tmp-"

  /// The store in the directory `root`, which is made when something is written.
  package init(_ root: String, readsBack: Bool = false) {
    self.root = root
    self.readsBack = readsBack
  }

  /// The place, for people.
  package var place: String { root }

  private func path(_ name: String) -> String { root + "/" + name }

  /// Makes an object; `false` if the name is taken.
  package func create(_ name: String, _ bytes: [UInt8], sha256: [UInt8]?, lockUntil: Int64?)
    throws -> Bool
  {
    let path = path(name)
    try AtomicFile.makeDirectories(AtomicFile.directory(of: path), mode: 0o700)
    let staged = try StagedFile(beside: path, mode: 0o400)
    try staged.append(bytes)
    _ = try staged.finish()
    return try staged.place(replacing: false)
  }

  /// Makes or replaces an object.
  package func replace(_ name: String, _ bytes: [UInt8]) throws {
    try AtomicFile.makeDirectories(AtomicFile.directory(of: path(name)), mode: 0o700)
    try AtomicFile.replace(path(name), with: bytes, mode: 0o600)
  }

  package func read(_ name: String, limit: Int) throws -> [UInt8]? {
    guard let status = try System.status(path(name), followLinks: false), status.kind == .regular
    else { return nil }
    guard status.size <= UInt64(limit) else {
      throw StoreError.vault(VaultFault(.altered, at: name, "\(status.size) bytes are too many"))
    }
    return try System.readFile(path(name), limit: limit)
  }

  package func read(_ name: String, at offset: Int, length: Int) throws -> [UInt8]? {
    guard let status = try System.status(path(name), followLinks: false), status.kind == .regular
    else { return nil }
    return try System.read(
      try System.openForReading(path(name)), count: length, at: UInt64(offset))
  }

  /// The objects whose names begin with `prefix`.
  package func list(_ prefix: String) throws -> [ObjectListing] {
    var found: [ObjectListing] = []
    let base = prefix.hasSuffix("/") ? String(prefix.dropLast()) : prefix
    try visit(base, 0, &found)
    return found.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private func visit(_ name: String, _ depth: Int, _ found: inout [ObjectListing]) throws {
    guard depth < VaultLimits.pathDepth, found.count < VaultLimits.objects else {
      throw StoreError.vault(VaultFault(.limit, at: name, "too many objects"))
    }
    let path = name.isEmpty ? root : path(name)
    guard let status = try System.status(path, followLinks: false), status.kind == .directory
    else { return }
    for entry in try System.names(in: path) where !entry.hasPrefix(Self.temporaryPrefix) {
      let below = name.isEmpty ? entry : name + "/" + entry
      guard let status = try System.status(self.path(below), followLinks: false) else { continue }
      switch status.kind {
      case .directory: try visit(below, depth + 1, &found)
      case .regular:
        found.append(
          ObjectListing(
            name: below, size: status.size, modified: status.changed / 1_000_000_000))
      default: continue
      }
    }
  }

  /// Removes an object; answers whether there was one.
  package func remove(_ name: String) throws -> Bool { System.remove(path(name)) }
}
