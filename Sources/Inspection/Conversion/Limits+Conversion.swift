/// Bounds of a conversion. One that is met is a refusal with its name in it.

extension InspectionLimits {
  /// Bytes of a result beyond four times its source: expanded tensors may be written out, but a
  /// small file never becomes an endless one.
  static let conversionGrowth: UInt64 = 256 << 20
  /// How many times the size of its source a result may have, besides.
  static let conversionFactor: UInt64 = 4
  /// Bytes of a compressed or re-coded part (one array of an .npz file, say) that are held in
  /// memory; what is larger is unpacked as it is read.
  static let conversionPart: UInt64 = 256 << 20
  /// How often such a larger part may be unpacked again.
  static let conversionPasses: UInt64 = 8
  /// Bytes of a file that is compressed as a whole.
  static let conversionUnpacked: UInt64 = 64 << 30
  /// Pieces of one array that Flax cut, each of a gigabyte.
  static let conversionPieces = 1_024
  /// Values of a tree of tensors that is laid flat; a value counts as often as it is reached.
  static let conversionValues = 4_000_000
  /// Levels of dicts and lists in a tree of tensors.
  static let conversionDepth = 64
  /// Axes of one tensor.
  static let conversionAxes = 64
  /// Reasons kept of a refusal.
  static let conversionReasons = 20
  /// Dropped values that are listed one by one; the rest is counted.
  static let conversionDropped = 10_000
  /// Bytes of a tensor that are made at once.
  static let conversionBlock = 4 << 20
  /// Bytes of a source that are read at once to pick scattered elements from, whatever the yield.
  static let conversionSpan: UInt64 = 64 << 10
  /// Bytes read for one byte wanted, above which elements are read run by run.
  static let conversionSparsity: UInt64 = 8
  /// Longest name of a tensor.
  static let conversionName = 4_096
  /// Tensors that evidence lists one by one.
  static let conversionListed = 20_000
}
