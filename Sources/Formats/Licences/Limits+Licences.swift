/// Bounds of reading licences.

extension FormatLimits {
  /// Bytes of a licence text, a card or a configuration that are read; what is larger is not read
  /// as one.
  package static let licenceBytes = 512 << 10
  /// Characters at the start of a text in which a tag is looked for.
  package static let licenceHead = 4_096
  /// Scalars of a licence as it was found that are kept.
  package static let licenceExcerpt = 120
  /// Characters of a licence expression.
  package static let licenceExpression = 400
  /// Levels of brackets in a licence expression.
  package static let licenceDepth = 8
  /// Licences that one place may name.
  package static let licenceNames = 32
  /// Lines of the front matter of a card.
  package static let cardLines = 2_000
  /// Metadata entries of a GGUF file that are searched for its licence.
  package static let licenceEntries: UInt64 = 100_000
}
