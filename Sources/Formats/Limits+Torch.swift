/// Bounds of the readers of PyTorch programs.

extension FormatLimits {
  /// Dotted names in the source of one TorchScript module.
  package static let scriptNames = 2_000_000
}
