/// The bounds of this module: every loop, size and depth over outside input ends at one of these.

/// Named bounds over input that comes from outside.
package enum GuardLimits {
  /// The most bytes that a stream guard holds back, and so the furthest that a finding may reach
  /// before it is certain; longer secrets are suppressed as they arrive.
  package static let holdBackBytes = 2_048
  /// Bytes already released that stay visible to the left of the held ones.
  static let contextBytes = 64
  /// A stream is looked at in slices of this size, so that its state stays bounded.
  static let streamSliceBytes = 4_096
  /// The most canaries in a policy.
  package static let canaries = 64
  /// The longest canary in bytes; longer ones are cut.
  static let canaryBytes = 128
  /// The most findings that one text or stream reports; later ones still act.
  package static let findings = 1_000
  /// The most words of one text that the injection rules look at.
  static let injectionWords = 200_000
  /// The most values, and the depth, of a tool's argument document.
  static let argumentBytes = 1 << 20
  static let argumentDepth = 32
  static let argumentValues = 100_000
  /// The depth and the number of nodes of a tool's argument schema.
  static let schemaDepth = 16
  static let schemaNodes = 2_000
}
