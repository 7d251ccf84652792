/// Bounds of the judges of texts: templates, code, documents.

extension InspectionLimits {
  /// Repetitions of loops, lengths and products that a template may ask for.
  package static let templateRepetitions = 1_000_000
  /// Templates looked at in one document.
  package static let templates = 1_000
  /// Constructs of one kind that are named for one Python file.
  package static let pythonFindings = 12
  /// Depth to which values are followed when names of Python are resolved.
  package static let pythonResolution = 48
  /// Levels of code inside code: what `exec` is given, cells of notebooks.
  package static let pythonNesting = 4
  /// Findings of one kind in one text.
  package static let textFindings = 12
}

extension InspectionLimits {
  /// Bytes at the start of content that tell whether it may be a text at all.
  static let textHead = 4 << 10
  /// Bytes below which letters without a name that says so may as well be the start of another
  /// format.
  static let shortestText = 32
  /// Bytes up to which a text without the name of code is tried as code.
  static let unnamedCode = 2 << 20
  /// Bytes of a text that are looked at for secrets.
  static let secretBytes = 4 << 20
  /// Confidence from which a secret counts.
  static let secretConfidence = 0.9
  /// Lines that say where packages come from, for one list of packages.
  static let requirements = 200_000
  /// Nodes that a YAML file may unfold to.
  static let yamlUnfolded: UInt64 = 10_000_000
}

extension InspectionLimits {
  /// Bytes of a document that is read for facts about a repository.
  static let factBytes: UInt64 = 16 << 20
  /// Bytes of a document of an image in a folder that are kept.
  static let imageDocument: UInt64 = 256 << 10
  /// Bytes of another part of it that are kept: what tells a layer.
  static let imageHead: UInt64 = 1 << 10
  /// Bytes of such documents that are kept in all.
  package static let imageDocuments = 64 << 20
  /// Names of one kind that are kept as facts of one file.
  static let factList = 10_000
}
