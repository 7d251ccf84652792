/// Bounds on what a manifest may be: everything beyond is refused, never truncated.

/// The bounds, each with its unit in its name.
package enum ManifestLimits {
  /// Size of the file.
  package static let bytes = 1 << 20
  /// Levels of lists and mappings.
  package static let depth = 32
  /// Issues that are listed; the rest is cut, since nobody reads more.
  package static let issues = 200
  /// Explicit keys (`? key`), which a manifest has no use for: each could nest and be hashed again.
  package static let explicitKeys = 64
  /// Elements of one list of parts, such as models.
  package static let parts = 500
  /// Files of one model or data set.
  package static let files = 2_000
  /// Characters of one line of text.
  package static let line = 200
  /// Characters of a longer text.
  package static let prose = 4_000
  /// Terms, domains or words in one list of the guards.
  package static let guardWords = 1_000
  /// Banned topics of the guards.
  package static let guardTopics = 64
  /// Patterns of the operator's own.
  package static let guardPatterns = 100
  /// Prohibited uses.
  package static let guardUses = 64
  /// Exceptions for single guards and origins.
  package static let guardExceptions = 64
  /// Characters of an operator's pattern.
  package static let pattern = 1_000
  /// Characters of a path.
  package static let path = 400
  /// The longest period or timeout: 366 days.
  package static let periodSeconds: Int64 = 366 * 86_400
}
