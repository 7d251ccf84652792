/// Container images: OCI layouts (image-spec 1.1) and the tars of `docker save`.

import Bytes
import Formats

/// What tells an image.
enum ImageLayout {
  /// Whether an archive or directory with these names is an image.
  static func isImage(_ names: Set<String>) -> Bool {
    isLayout(names) || isSaved(names)
  }

  /// An OCI layout.
  static func isLayout(_ names: Set<String>) -> Bool {
    names.contains("oci-layout") && names.contains("index.json")
  }

  /// A tar of `docker save`.
  static func isSaved(_ names: Set<String>) -> Bool {
    names.contains("manifest.json")
      && names.contains { $0.hasSuffix("/layer.tar") || $0.hasPrefix("blobs/sha256/") }
  }
}
