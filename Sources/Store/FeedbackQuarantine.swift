/// Feedback of users in quarantine: one file for each item, below `feedback/` in the state directory,
/// readable to its owner alone, until a person releases it.

package import Bytes

/// What became of an item.
package enum FeedbackState: String, Sendable, Hashable, CaseIterable {
  /// Waits for a person.
  case held
  case released
  case discarded
}

/// One item of feedback.
package struct FeedbackItem: Sendable, Equatable {
  /// The first 16 digits of the digest of the content.
  package let id: String
  /// The digest of the content in its canonical form.
  package let digest: Digest
  /// What the user said: an object or a text; nothing once it is discarded.
  package var content: JSON
  /// Where it came from, in the words of who added it.
  package let source: String
  /// When it was added, in Unix seconds.
  package let addedAt: Int64
  /// What the guards found, masked.
  package let findings: JSON
  /// What became of it.
  package var state: FeedbackState
  /// By whom and why it was released or discarded.
  package var decision: JSON

  /// A new item. `digest`: that of the content, where it is known.
  package init(
    content: JSON, source: String, addedAt: Int64, findings: JSON, digest: Digest? = nil
  ) {
    self.digest = digest ?? Digest.of(content.encoded(.canonical))
    id = String(self.digest.hex.prefix(16))
    self.content = content
    self.source = source
    self.addedAt = addedAt
    self.findings = findings
    state = .held
    decision = .null
  }

  /// Reads an item; `nil` if it is none, or if its content has another digest than its name says.
  init?(_ json: JSON, id: String) {
    guard let content = json["content"], let source = json["source"]?.string,
      let addedAt = json["added_at"]?.int,
      let state = json["state"]?.string.flatMap(FeedbackState.init(rawValue:))
    else { return nil }
    self.init(
      content: content, source: source, addedAt: Int64(addedAt), findings: json["findings"] ?? [],
      digest: json["sha256"]?.string.flatMap { Digest(hex: $0) })
    // What was discarded has no content any longer; all else must be what its name says.
    guard self.id == id, state == .discarded || digest == Digest.of(content.encoded(.canonical))
    else { return nil }
    self.state = state
    decision = json["decision"] ?? .null
  }

  var json: JSON {
    [
      "schema_version": 1, "id": .string(id), "sha256": .string(digest.hex),
      "state": .string(state.rawValue),
      "source": .string(source), "added_at": .int(addedAt), "content": content,
      "findings": findings, "decision": decision,
    ]
  }
}

/// The items of one state directory.
package struct FeedbackQuarantine: Sendable {
  /// Bytes of one item.
  package static let itemBytes = 256 << 10
  /// Items that are held at a time.
  package static let items = 100_000

  private let directory: String

  /// The quarantine of the workspace at `workspace`.
  package init(workspace: String) { directory = workspace + "/feedback" }

  private func path(_ id: String) -> String { "\(directory)/\(id).json" }

  private static func isID(_ text: String) -> Bool {
    text.utf8.count == 16
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// The ids of all items, in order.
  package func ids() throws -> [String] {
    guard try System.status(directory)?.kind == .directory else { return [] }
    return try System.names(in: directory).compactMap { name in
      let id = name.hasSuffix(".json") ? String(name.dropLast(5)) : ""
      return Self.isID(id) ? id : nil
    }.sorted()
  }

  /// Puts an item into quarantine. Answers `false` if the same is there already.
  package func add(_ item: FeedbackItem) throws -> Bool {
    try AtomicFile.makeDirectories(directory, mode: 0o700)
    return try AtomicFile.create(path(item.id), with: item.json.encoded() + [0x0A], mode: 0o600)
  }

  /// The item with this id; `nil` if there is none. Throws for a file that is no item.
  package func item(_ id: String) throws -> FeedbackItem? {
    guard Self.isID(id), let bytes = try System.readFile(path(id), limit: 8 * Self.itemBytes) else {
      return nil
    }
    guard let json = try? JSON.parse(bytes), let item = FeedbackItem(json, id: id) else {
      throw StoreError.notRegularFile(path: path(id))
    }
    return item
  }

  /// All items in `state`, oldest first; all of them for `nil`.
  package func items(in state: FeedbackState? = nil) throws -> [FeedbackItem] {
    try ids().compactMap { try item($0) }.filter { state == nil || $0.state == state }
      .sorted { ($0.addedAt, $0.id) < ($1.addedAt, $1.id) }
  }

  /// Writes what became of an item.
  package func settle(_ item: FeedbackItem) throws {
    try AtomicFile.replace(path(item.id), with: item.json.encoded() + [0x0A], mode: 0o600)
  }
}
