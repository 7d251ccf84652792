/// From bytes to a manifest: the only way to make one.

import Bytes

extension Manifest {
  /// Reads the YAML in `yaml`; `file` only names it in issues. Throws every issue there is, up to
  /// `ManifestLimits.issues`, except that a file which is not YAML has only the issue of that.
  package static func parse(_ yaml: [UInt8], file: String) throws(ManifestError) -> Manifest {
    let tree: Tree
    do {
      tree = try YAMLReader.read(yaml)
    } catch {
      throw ManifestError(issues: [
        ManifestIssue(
          code: error.code, file: file, line: error.position.line, column: error.position.column,
          path: "", expected: error.expected, found: error.found, hint: error.hint)
      ])
    }
    var reader = ManifestReader(file: file)
    guard let document = reader.read(tree) else { throw error(reader.issues) }
    let manifest = Manifest(checked: document)
    ManifestChecks.names(manifest, &reader)
    ManifestChecks.signatures(manifest, &reader)
    ManifestChecks.signers(manifest, &reader)
    if reader.issues.isEmpty { ManifestChecks.places(manifest, &reader) }
    guard reader.issues.isEmpty else { throw error(reader.issues) }
    return manifest
  }

  private static func error(_ issues: [ManifestIssue]) -> ManifestError {
    ManifestError(
      issues: issues.enumerated()
        .sorted {
          ($0.element.line, $0.element.column, $0.offset) < (
            $1.element.line, $1.element.column, $1.offset
          )
        }
        .map(\.element))
  }
}
