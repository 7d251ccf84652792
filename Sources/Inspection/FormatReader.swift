/// The register of the formats that an inspection reads: one line each.

import Bytes
import Formats

/// One way to read content.
struct FormatReader: Sendable {
  /// The format's name, as reports give it.
  let name: String
  /// Whether the content looks like this format; looks at a few bytes only.
  let recognises: @Sendable (Region) -> Bool
  /// Whether content that starts like this belongs to this format alone, the rest included.
  var ownsContent: @Sendable (Region) -> Bool = { _ in false }
  /// Reads and judges; `nil` if the content is not of this format after all.
  let read: @Sendable (inout Inspector, Region, Place) -> Assessment?

  /// All formats that have marks of their own, in the order in which they are tried.
  static let binary: [FormatReader] =
    programs + liteGraphs + archives + tensors + moreArchives + packedArchives + streams + graphs
    + models + datasets

  private static let archives = [
    FormatReader(
      name: "zip", recognises: ZipArchive.isCandidate,
      ownsContent: { (try? $0.bytes(0, 2)) == [0x50, 0x4B] },
      read: { $0.inspectZip($1, $2) })
  ]

  private static let tensors = [
    FormatReader(
      name: "safetensors", recognises: Safetensors.isCandidate,
      read: { $0.inspectSafetensors($1, $2) }),
    FormatReader(name: "ggml", recognises: GGML.isCandidate, read: { $0.inspectGGML($1, $2) }),
    FormatReader(name: "gguf", recognises: GGUF.isCandidate, read: { $0.inspectGGUF($1, $2) }),
    FormatReader(
      name: "npy", recognises: NumpyArray.isCandidate, read: { $0.inspectNumpy($1, $2) }),
  ]
}

/// What a JSON document of a known shape (a Keras configuration, say) is judged by.
struct JSONShape: Sendable {
  /// The format's name, as reports give it.
  let name: String
  /// Whether the document has this shape.
  let recognises: @Sendable (JSON) -> Bool
  /// Judges the document; the result starts as safe data.
  let judge: @Sendable (inout Inspector, JSON, Place, inout Assessment) -> Void

  /// All shapes. A document may have several; each one that claims it judges it.
  static let all: [JSONShape] = models + graphs + settings
}

/// What an archive of a known kind (a Keras model, say) is judged by as a whole, beside its
/// members, which are inspected one by one already.
struct ArchiveProfile: Sendable {
  /// The format's name, as reports give it.
  let name: String
  /// Whether an archive with these member names is of this kind.
  let recognises: @Sendable (Set<String>) -> Bool
  /// Judges what only the whole shows; `content` gives a member's content, if it can be had.
  let judge:
    @Sendable (
      inout Inspector, _ names: Set<String>, _ content: (String) -> Region?, Place,
      inout Assessment
    ) -> Void

  /// All kinds; the first that claims an archive names it.
  static let all: [ArchiveProfile] = models + images + torch
}
