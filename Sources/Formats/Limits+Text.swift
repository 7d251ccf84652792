/// Bounds of the readers of texts: templates, Python, YAML, XML.

extension FormatLimits {
  /// Nesting of expressions and of statements in one template.
  package static let templateDepth = 48
  /// Nodes of the tree of one template.
  package static let templateNodes = 200_000
  /// Bytes of one template.
  package static let templateBytes = 4 << 20
  /// Bytes of one Python file.
  package static let pythonBytes = 8 << 20
  /// Tokens of one Python file.
  package static let pythonTokens = 2_000_000
  /// Nesting of expressions and of blocks in one Python file; CPython allows 100 levels of
  /// indentation and 200 of brackets.
  package static let pythonDepth = 64
  /// Bytes of one YAML document.
  package static let yamlBytes = 16 << 20
  /// Nodes of one YAML document, aliases not expanded.
  package static let yamlNodes = 1_000_000
  /// Nesting of one YAML document.
  package static let yamlDepth = 64
  /// Bytes of one XML document.
  package static let xmlBytes = 64 << 20
  /// Nesting of one XML document.
  package static let xmlDepth = 256
  /// Tags of one XML document.
  package static let xmlTags = 4_000_000
}
