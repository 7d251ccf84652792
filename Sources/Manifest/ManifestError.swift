/// What is wrong with a manifest: every issue with its place, never only the first.

/// One thing that is wrong.
package struct ManifestIssue: Sendable, Equatable {
  /// A stable code, such as `GH-0108`.
  package let code: String
  /// The file, as the caller named it.
  package let file: String
  /// From 1; 0 when the issue has no line.
  package let line: Int
  /// From 1, in Unicode scalars; 0 when the issue has no column.
  package let column: Int
  /// The place in the document, such as `serving.routes[0].tools[1]`; empty for the whole.
  package let path: String
  /// What should be there.
  package let expected: String
  /// What is there; never the text of a secret.
  package let found: String
  /// What to do.
  package let hint: String?

  /// "gatehouse.yaml:12:7: serving.routes[0].model: expected …, found …".
  package var message: String {
    let place = line > 0 ? "\(file):\(line):\(column)" : file
    return "\(place): \(path.isEmpty ? "" : path + ": ")expected \(expected), found \(found)"
  }
}

/// A manifest that was refused.
package struct ManifestError: Error, Sendable, Equatable {
  /// At least one issue, in the order of the file.
  package let issues: [ManifestIssue]
}
