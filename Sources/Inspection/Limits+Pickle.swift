/// Bounds of the inspection of pickles and PyTorch files.

extension InspectionLimits {
  /// Bytes of a policy file.
  package static let policyFile = 16 << 20
  /// Bytes of a manifest inside an archive.
  package static let manifest = 4 << 20
  /// Bytes of the shortest text that is examined for an encoded pickle: none is shorter.
  package static let encodedText = 24
  /// Bytes of the longest such text, and of what is unpacked from it.
  package static let longestEncodedText = 16 << 20
  /// Elements of the states of one stream that are looked at, where a state is judged by them.
  package static let stateElements = 4_000_000
}
