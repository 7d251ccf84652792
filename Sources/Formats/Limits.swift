/// Bounds of the readers of formats. A reader that meets one stops with `FormatError.limit`.

/// Named bounds, in bytes or counts.
package enum FormatLimits {
  /// Bytes held at once by a `WindowReader`.
  package static let window = 64 << 10
  /// Longest line of a text opcode in a pickle.
  package static let pickleLine = 4 << 20
  /// Longest string constant of a pickle that is kept; longer ones are known by their place.
  package static let pickleKeptString = 4 << 10
  /// Entries of the memo of one pickle stream.
  package static let pickleMemo = 2_000_000
  /// Values on the stack of one pickle stream.
  package static let pickleStack = 4_000_000
  /// Containers, calls and globals of one pickle stream.
  package static let pickleNodes = 2_000_000
  /// Elements of containers that are kept, one stream; the rest is only counted.
  package static let pickleElements = 1_000_000
  /// Events (imports, calls, writes) that are kept of one stream.
  package static let pickleEvents = 500_000
  /// Streams inside a stream, as joblib writes them.
  package static let pickleInner = 10_000
  /// Members of one zip archive.
  package static let zipEntries = 200_000
  /// Longest name of a zip member (the format's own bound).
  package static let zipName = 65_535
  /// Bytes of a central directory.
  package static let zipDirectory: UInt64 = 64 << 20
  /// Bytes at the end of a file in which the end record of a zip archive may start.
  package static let zipEndSearch = 22 + 65_535
  /// Anomalies kept for one archive.
  package static let zipAnomalies = 1_000
  /// Longest header of a safetensors file (the reference's own bound).
  package static let safetensorsHeader: UInt64 = 100_000_000
  /// Longest header of a safetensors file that is held in memory here.
  package static let safetensorsHeaderInMemory: UInt64 = 16 << 20
  /// Longest header of a .npy file.
  package static let npyHeader = 1 << 20
  /// Nesting in the header of a .npy file.
  package static let npyDepth = 32
  /// Metadata entries of a GGUF file.
  package static let ggufEntries: UInt64 = 100_000
  /// Tensors of a GGUF file.
  package static let ggufTensors: UInt64 = 1_000_000
  /// Elements of one GGUF array.
  package static let ggufArray: UInt64 = 16_000_000
  /// Longest GGUF key.
  package static let ggufKey: UInt64 = 65_535
  /// Longest GGUF string that is read; templates are shorter.
  package static let ggufString: UInt64 = 4 << 20
  /// Nesting of GGUF arrays.
  package static let ggufDepth = 4
  /// Dimensions of a GGUF tensor (`GGML_MAX_DIMS`).
  package static let ggufDimensions: UInt32 = 4
  /// Tokens of one chat template.
  package static let templateTokens = 200_000
}
