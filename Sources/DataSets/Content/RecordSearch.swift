/// Single records, such as an item of feedback, looked at and masked outside of a data set.

package import Bytes
import Formats
import Guards

/// A finding in a record.
package struct RecordFinding: Sendable, Equatable {
  /// The type.
  package let type: String
  /// The path of keys to the text.
  package let path: String
  /// The surroundings, masked.
  package let excerpt: String
  /// Whether the policy blocks texts with it, or they should not be learned from.
  package let isBlocking: Bool

  /// The finding for programs.
  package var json: JSON {
    [
      "type": .string(type), "path": .string(path), "excerpt": .string(excerpt),
      "blocking": .bool(isBlocking),
    ]
  }
}

extension CellSearch {
  /// Findings that are kept of one record.
  private static let kept = 100

  /// What is found in the texts, numbers and keys of `json`.
  package func findings(in json: JSON) -> [RecordFinding] {
    var found: [RecordFinding] = []
    visit(json, "", &found)
    return Array(found.prefix(Self.kept))
  }

  /// The depth is bounded by that of the parser.
  private func visit(_ json: JSON, _ path: String, _ found: inout [RecordFinding]) {
    switch json {
    case .string(let text): look(Array(text.utf8), path, path, &found)
    case .number(let number):
      if let value = number.int, let text = CellSearch.text(of: .integer(Int64(value))) {
        look(text, path, path, &found)
      }
    case .array(let values):
      for value in values { visit(value, path, &found) }
    case .object(let object):
      for (key, value) in object.members {
        look(Array(key.utf8), "", path, &found)
        visit(value, path.isEmpty ? key : "\(path.prefix(200)).\(key)", &found)
      }
    case .null, .bool: return
    }
  }

  private func look(
    _ text: [UInt8], _ column: String, _ path: String, _ found: inout [RecordFinding]
  ) {
    guard text.count >= 4 else { return }
    let own = findings(in: text, column: column)
    for finding in own {
      found.append(
        RecordFinding(
          type: finding.type, path: path,
          excerpt: MaskedText.excerpt(text, finding, among: own),
          isBlocking: textGuard.policy.action(for: finding) == .block
            || DataSeverity.of(finding.type) == .high))
    }
  }
}
