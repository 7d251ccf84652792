/// Bounds of this module: what a picture may cost.

/// Named bounds; a picture beyond them is reported and not decoded.
package enum ImageLimits {
  /// Longest file in bytes.
  package static let fileBytes = 64 << 20
  /// Most pixels that are decoded: 160 MB of them.
  package static let pixels = 40_000_000
  /// Longest side in pixels.
  package static let side = 30_000
  /// Memory of a decoder beside the pixels, in bytes.
  package static let decoderBytes = 320 << 20
  /// Scans of a progressive JPEG; encoders write about ten.
  package static let scans = 60
  /// Processor time of one decoding in milliseconds.
  package static let milliseconds = 10_000
  /// Chunks of a PNG or segments of a JPEG that are walked.
  package static let parts = 100_000
  /// Entries of one directory of EXIF, and directories of one block.
  static let exifEntries = 512
  static let exifDirectories = 8
  /// Kinds of metadata that are named in a report.
  static let metadataNames = 64
  /// Bytes after the end of the picture that are looked at for what they are.
  static let trailingSniff = 4096
  /// Sides of models that a configuration may name, and their range.
  package static let sizes = 16
  /// Sizes that may be named, in pixels.
  package static let sizeRange = 16...4096
  /// Shapes that one picture is compared at, configured and found ones.
  static let shapes = 24
  /// Shapes that the spectrum may add.
  static let latticeShapes = 4
  /// Longest side whose spectrum is computed: it takes the square of the side.
  static let spectrumSide = 8_192
  /// Connected pieces that are looked at for letters, and pixels of one.
  static let pieces = 60_000
  static let piecePixels = 20_000
  /// Lines of letters of one picture.
  static let lines = 256
}
