// The digests of a file by every hash that signatures use, in one pass.

import Bytes
import Sigstore
import Store

/// Measures artefacts.
enum ArtifactMeter {
  private static let pieceBytes = 1 << 20

  /// The digests of the file at `artifact`; of `sha256:HEX`, which is no file, that digest alone.
  static func digests(of artifact: String, _ console: Console) throws -> ArtifactDigests {
    if artifact.hasPrefix("sha256:"), let digest = Digest(hex: String(artifact.dropFirst(7))),
      FileStamp(path: artifact).text.isEmpty
    {
      return ArtifactDigests([.sha256: digest.bytes])
    }
    let source = try withStore { try FileSource(path: artifact) }
    var line = ProgressLine("hashing", total: source.count, unit: .bytes, console: console)
    var stream = ArtifactDigestStream()
    var offset: UInt64 = 0
    while offset < source.count {
      let count = Int(min(UInt64(pieceBytes), source.count - offset))
      guard let piece = try? source.read(at: offset, length: count) else {
        throw Diagnosis("GH-0901", "the file cannot be read", at: artifact)
      }
      stream.update(piece)
      offset += UInt64(count)
      line.update(offset)
    }
    line.finish()
    return stream.finish()
  }
}
