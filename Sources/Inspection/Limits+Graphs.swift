/// Bounds of the judgement of computation graphs.

extension InspectionLimits {
  /// Nodes to which the functions of a graph may expand.
  package static let graphExpansion = 100_000_000
  /// Depth of functions that call each other.
  package static let graphCalls = 500
}
