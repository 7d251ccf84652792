/// Bounds of an inspection. Whatever hits one of them is reported as not read whole, never as safe.

/// Named bounds.
package enum InspectionLimits {
  /// Reasons kept for one artefact; the worst are kept.
  package static let reasons = 200
  /// Reasons for partial coverage kept for one artefact.
  package static let coverageReasons = 16
  /// Levels of containers in containers.
  package static let depth = 8
  /// Members opened in one artefact, all levels together.
  package static let members = 100_000
  /// Bytes read by readers of formats (hashing aside) for one artefact, all levels together.
  package static let bytesParsed: UInt64 = 4 << 30
  /// Opcodes of pickles run for one artefact, all streams together.
  package static let opcodes = 200_000_000
  /// Bytes unpacked from compressed members of one artefact, all levels together.
  package static let unpackedBytes: UInt64 = 8 << 30
  /// Ratio of unpacked to packed bytes above which a member counts as a bomb.
  package static let bombRatio: UInt64 = 500
  /// Pickle streams one after the other in one piece of content.
  package static let streams = 100_000
  /// Byte strings in a pickle that are examined for nested streams, for one artefact.
  package static let nestedStreams = 100_000
  /// Bytes of a text that is read as a whole.
  package static let textInMemory = 64 << 20
  /// Characters of an excerpt.
  package static let excerpt = 160
  /// Bytes unpacked from compressed members where only headers are asked for.
  package static let unpackedForHeaders: UInt64 = 4 << 20
  /// Bytes hashed in one piece.
  package static let hashChunk = 256 << 10
}
