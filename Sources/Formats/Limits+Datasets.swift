/// Bounds of the readers of data sets.

extension FormatLimits {
  /// Bytes of a line of JSON, or of a record of a table.
  package static let datasetLine = 64 << 20
  /// Columns of a table.
  package static let datasetColumns = 100_000
  /// Values in one structure of Thrift's.
  package static let thriftValues = 3_000_000
  /// Levels of structures and lists in it.
  package static let thriftDepth = 32
  /// Bytes of a text in it.
  package static let thriftBytes: UInt64 = 64 << 20
  /// Bytes of the metadata of a Parquet file.
  package static let parquetFooter: UInt64 = 64 << 20
  /// Bytes of a page of a Parquet file.
  package static let parquetPage: UInt64 = 256 << 20
  /// Values in the header of a page.
  package static let pageValues = 1_000
  /// Texts of a page.
  package static let pageTexts = 16_000_000
  /// Bytes of the metadata of one message of Arrow's.
  package static let arrowMetadata = 64 << 20
  /// Columns of a schema of Arrow's, parts of columns among them.
  package static let arrowFields = 200_000
  /// Bytes of one buffer of a batch.
  package static let arrowBuffer: UInt64 = 512 << 20
  /// Rows of a Parquet file that are read whatever its size, and rows for each of its bytes beyond.
  package static let parquetRows: UInt64 = 16_000_000
  /// Rows for each byte of a larger one.
  package static let parquetRowsPerByte: UInt64 = 64
  /// Values of one list in a row.
  package static let listValues = 1_000_000
}
