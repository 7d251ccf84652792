/// Bounds of the readers of computation graphs.

extension FormatLimits {
  /// Nesting of messages (the default of the reference parsers).
  package static let protobufDepth = 100
  /// Fields of all messages of one file.
  package static let protobufFields = 10_000_000
  /// Fields of one message, which are held at once.
  package static let protobufFieldsOfOne = 2_000_000
  /// Fields inside one group, which no current format uses.
  package static let protobufGroupFields = 100_000
  /// Bytes of a text that is read; longer ones are cut.
  package static let protobufText = 64 << 10
  /// Oddities of one kind that are kept.
  package static let protobufOddities = 32
  /// Fields with foreign content that are kept for inspection.
  package static let protobufEmbedded = 32
  /// Fields of the outermost message that are looked at to tell the format.
  package static let protobufOutermost = 600_000
  /// Different operators, and functions, of one graph.
  package static let graphOperators = 20_000
  /// Dimensions of a tensor of a graph.
  package static let graphDimensions = 256
  /// Tensors of one graph whose data lies in other files.
  package static let graphExternals = 200_000
  /// Texts of metadata that are kept.
  package static let graphTexts = 10_000
  /// Uses of operators whose arguments matter.
  package static let graphUses = 20_000
  /// Functions whose constants are looked up.
  package static let graphScopes = 2_000
  /// Nodes that are followed from an operator to its constants.
  package static let graphTrail = 256
  /// Entries of the index of a checkpoint.
  package static let tableEntries = 2_000_000
  /// Bytes of one block of an index.
  package static let tableBlock = 64 << 20
  /// Bytes of all keys of an index.
  package static let tableKeys = 32 << 20
  /// Longest key of an index.
  package static let tableKey = 64 << 10
  /// Bytes of the text that names the latest checkpoint.
  package static let checkpointText = 4 << 20
  /// Pages of a FlatBuffer that are held at once.
  package static let flatPages = 256
  /// Tables and elements of one FlatBuffer.
  package static let flatTables = 2_000_000
  /// Nesting of tables (the default of the reference verifier).
  package static let flatDepth = 64
  /// Ranges that are kept before touching ones are joined.
  package static let flatRanges = 200_000
  /// Tensors and operators of one graph that are looked at one by one.
  package static let graphNodes: UInt64 = 2_000_000
  /// Elements of one tensor that a constant shape may ask for: 2^36, or 256 GiB of numbers.
  package static let graphElements: UInt64 = 1 << 36
  /// Uses of one name that are kept with what stands beside it.
  package static let graphSameUses = 64
  /// Bytes of messages that are written as text, and of what they are turned to.
  package static let textMessage = 16 << 20
  /// Fields of a message that is written as text.
  package static let textFields = 1_500_000
  /// Nesting of messages that are written as text.
  package static let textDepth = 64
}
