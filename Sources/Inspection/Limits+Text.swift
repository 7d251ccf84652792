/// Bounds of the judges of texts: templates, code, documents.

extension InspectionLimits {
  /// Repetitions of loops, lengths and products that a template may ask for.
  package static let templateRepetitions = 1_000_000
  /// Templates looked at in one document.
  package static let templates = 1_000
  /// Constructs of one kind that are named for one Python file.
  package static let pythonFindings = 12
  /// Depth to which values are followed when names of Python are resolved.
  package static let pythonResolution = 24
  /// Levels of code inside code: what `exec` is given, cells of notebooks.
  package static let pythonNesting = 4
  /// Findings of one kind in one text.
  package static let textFindings = 12
}
