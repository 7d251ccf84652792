/// Which operators of MXNet's symbols are allowed.

/// Names of operators.
enum MXNetPolicy {
  /// Whether MXNet itself has the operator.
  static func isKnown(_ op: String) -> Bool { known.contains(op) }

  private static let known = Set(table.split(whereSeparator: \.isWhitespace).map(String.init))
}
