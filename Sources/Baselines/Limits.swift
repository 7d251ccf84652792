/// Bounds of this module: what a baseline may hold and how much a watch remembers.

/// Named bounds.
package enum BaselineLimits {
  /// Columns of a row; distances take their square.
  package static let columns = 256
  /// Rows that a baseline is fitted from; more are sampled down by a reservoir.
  package static let rows = 20_000
  /// Rows fewer than this tell too little.
  package static let fewestRows = 40
  /// Rows kept for distances to neighbours, and scores kept for p-values.
  static let kept = 2_000
  static let scores = 4_000
  /// Neighbours whose distance counts.
  static let neighbours = 5
  /// Values of one category column that are told apart.
  static let categories = 1_000
  /// Bytes of one text that are looked at.
  static let textBytes = 65_536
  /// Places of a text's embedding.
  static let textPlaces = 128
  /// Clients that a watch remembers, and inputs of each.
  static let clients = 1_024
  static let recent = 64
}
