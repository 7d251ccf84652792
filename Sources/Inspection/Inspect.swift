/// The one entrance: bytes and policy in, report out.

package import Bytes

/// How much of an artefact an inspection reads.
package enum InspectionDepth: Sendable {
  /// Every byte.
  case whole
  /// Only what tells the structure, for a quick answer about a large file: no digest, no checksums,
  /// no search for programs. The verdict is never `safe`.
  case headers
}

/// Inspects an artefact: tells its formats from its content, reads it with every reader that
/// claims it, and judges what was found by `policy`. Never runs anything, never trusts `name`.
/// - Parameters:
///   - source: the content; an unreadable one gives an `unknown`, `unreadable` report, and so does
///     one that changes while it is read.
///   - name: how the report calls the artefact; it has no influence on the verdict.
///   - depth: whether every byte is read.
///   - progress: told the number of bytes that the one pass over them has done, piece by piece.
package func inspect(
  _ source: some ByteSource, name: String, policy: InspectionPolicy = .standard,
  depth: InspectionDepth = .whole, progress: ((UInt64) -> Void)? = nil
) -> ArtefactReport {
  var inspector = Inspector(policy: policy, depth: depth)
  return inspector.report(on: source, name: name, progress: progress)
}
