/// The bounds of this module: memory and work end at one of these, and the report says when one did.

/// Named bounds.
package enum DataLimits {
  /// Rows that are handed on together, and their bytes.
  package static let batchRows = 512
  /// Bytes of such a batch.
  package static let batchBytes = 4 << 20
  /// Rows and bytes that are looked at to tell what the columns are.
  package static let sampleRows = 2_000
  /// Bytes of that look.
  package static let sampleBytes = 8 << 20
  /// Bytes of a JSON document that is no sequence of lines.
  package static let document = 64 << 20
  /// Columns with a profile; cells of further ones are still searched.
  static let profiledColumns = 20_000
  /// Numbers of one column, and of all columns together, that are kept for tests of distribution;
  /// beyond them a seeded sample is.
  static let columnValues = 1_000_000
  static let profileValues = 16_000_000
  /// Values of a column that are counted one by one, and the bytes of such a value.
  static let categories = 1_000
  static let categoryBytes = 64
  /// Findings that are listed for each type and column, and in all; every one is counted.
  package static let listedEach = 100
  /// Findings that are listed in all.
  package static let listed = 10_000
  /// Bytes of context on each side of a masked finding.
  static let excerptContext = 24
  /// Bytes of a cell that are searched; longer ones are cut, and that is reported.
  package static let cellBytes = 64 << 20
  /// Rows that take part in the search for duplicates, in all files together.
  package static let duplicateRows = 8_000_000
  /// Rows of one bucket of similar rows that are all compared with each other.
  static let bucketRows = 48
  /// Hashes of shingles that are held to compare candidates exactly.
  package static let verifiedShingles = 48_000_000
  /// Pairs of similar rows that are kept.
  static let similarPairs = 2_000_000
  /// Bytes of a row's text that are compared with other rows.
  static let comparedBytes = 4 << 20
  /// Numbers of a matrix of features or probabilities; of more rows a seeded sample is kept.
  package static let matrixValues = 24_000_000
  /// Columns of features; of wider ones the widest part that fits is used, and that is reported.
  static let features = 4_096
  /// Classes of a label.
  package static let classes = 1_000
  /// Rows that others are compared with when neighbours are sought.
  static let neighbourRows = 20_000
  /// Rows that the built-in models are fitted to.
  static let modelRows = 60_000
  /// Hashes of words of texts that are held for the search for triggers.
  static let tokens = 64_000_000
  /// Different words and pairs of words that are counted.
  static let vocabulary = 4_000_000
  /// Words of one row that take part.
  static let rowTokens = 4_096
  /// Words that are looked at closely.
  static let candidates = 4_000
  /// Broken quotes in a table after which quotes no longer join lines, and the bytes that a quoted
  /// cell may have.
  static let brokenQuotes = 16
  static let quotedBytes = 32 << 20
}
