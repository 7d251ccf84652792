/// The rules about repositories as a whole.

extension InspectionRules {
  static let repositoryCodeMissing = make(
    "GH-REP-001", .medium, "Code that is named and missing",
    "The settings name code that is not in the repository; whoever adds it later decides what runs.",
    "Get the repository whole, at a pinned revision.", ["CWE-829"])
  static let repositoryCodeUnsafe = make(
    "GH-REP-002", .high, "Settings that import unsafe code",
    "The settings make a trusting loader import a file of the repository that does more than compute.",
    "Do not load it with code of its own.", ["CWE-829"])
  static let repositoryShard = make(
    "GH-REP-003", .medium, "Parts that are missing or left over",
    "The parts that a document names and the parts that are there are not the same.",
    "Get the repository again, at a pinned revision.")
  static let repositoryParity = make(
    "GH-REP-004", .high, "Weights that stand twice and differ",
    "The same weights stand in two files, and their tensors differ: which model runs depends on the "
      + "loader.",
    "Keep one of them.", ["CWE-436"])
  static let repositoryName = make(
    "GH-REP-005", .medium, "Names that deceive",
    "Two names are one on some systems, or a name holds characters that do not show.",
    "Rename the files.")
  static let repositoryMetadata = make(
    "GH-REP-006", .low, "Statements that disagree",
    "Documents of the repository state different things about it, such as its licence.",
    "Ask the publisher which of them counts.")

  static let repositories = [
    repositoryCodeMissing, repositoryCodeUnsafe, repositoryShard, repositoryParity, repositoryName,
    repositoryMetadata,
  ]

  /// All rules about texts, code, documents and repositories.
  static let texts = templates + code + documents + repositories
}
