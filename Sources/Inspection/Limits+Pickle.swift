/// Bounds of the inspection of pickles and PyTorch files.

extension InspectionLimits {
  /// Bytes of a policy file.
  package static let policyFile = 16 << 20
}
