/// The one entrance: bytes and policy in, report out.

package import Bytes

/// Inspects an artefact: tells its formats from its content, reads it with every reader that
/// claims it, and judges what was found by `policy`. Never runs anything, never trusts `name`.
/// - Parameters:
///   - source: the content; an unreadable one gives an `unknown`, `unreadable` report.
///   - name: how the report calls the artefact; it has no influence on the verdict.
///   - progress: told the number of bytes hashed so far, about every 256 KiB.
package func inspect(
  _ source: some ByteSource, name: String, policy: InspectionPolicy = .standard,
  progress: ((UInt64) -> Void)? = nil
) -> ArtefactReport {
  var inspector = Inspector(policy: policy)
  return inspector.report(on: source, name: name, progress: progress)
}
