/// YAML (1.2, and what PyYAML reads of 1.1) as settings use it: block and flow collections, all
/// scalars, tags, anchors, aliases, several documents. Complex keys are not read. It is a reader of
/// our own because the inspection needs every tag with its place, bounds on everything, and speed;
/// what it does not understand it refuses.

package import Bytes

/// A tag and where it stands.
package struct YAMLTag: Sendable, Equatable {
  /// The tag as written, its percent escapes resolved, `tag:yaml.org,2002:` as `!!`.
  package let name: String
  /// Counted from 1.
  package let line: Int
}

/// What a YAML file holds.
package struct YAMLDocument: Sendable, Equatable {
  /// The documents. Aliases of scalars are resolved; those of collections are `null`, since what
  /// they stand for is there already.
  package internal(set) var documents: [JSON] = []
  /// All tags beyond the plain `!`.
  package internal(set) var tags: [YAMLTag] = []
  /// Keys that stand twice in one mapping.
  package internal(set) var duplicates: [String] = []
  /// Nodes after unfolding all aliases.
  package internal(set) var unfolded: UInt64 = 0

  /// Reads a file.
  package init(_ bytes: [UInt8]) throws(FormatError) {
    guard bytes.count <= FormatLimits.yamlBytes else {
      throw .limit(offset: 0, "the length of a YAML file")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .malformed(offset: 0, "YAML that is not UTF-8")
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    var reader = YAMLReader(body)
    try reader.stream()
    documents = reader.documents
    tags = reader.tags
    duplicates = reader.duplicates
    unfolded = reader.unfolded
  }
}
