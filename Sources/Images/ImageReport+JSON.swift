/// A report and settings as JSON, and back: the form in which they leave and enter the confined worker.

package import Bytes

extension ImageReport {
  /// As an object.
  package var json: JSON {
    [
      "kind": .string(kind.rawValue), "width": .int(width), "height": .int(height),
      "decoded": .bool(isDecoded),
      "metadata": .array(
        metadata.map {
          ["kind": .string($0.kind), "place": .string($0.place), "bytes": .int($0.bytes)]
        }),
      "findings": .array(findings.map(\.json)),
    ]
  }

  /// Reads what `json` writes; `nil` for anything else.
  package init?(json: JSON) {
    guard let kind = json["kind"]?.string.flatMap(ImageKind.init(rawValue:)),
      let width = json["width"]?.int, let height = json["height"]?.int,
      let isDecoded = json["decoded"]?.bool, let rows = json["metadata"]?.array,
      let values = json["findings"]?.array
    else { return nil }
    let metadata = rows.compactMap { row -> ImageMetadata? in
      guard let kind = row["kind"]?.string, let place = row["place"]?.string,
        let bytes = row["bytes"]?.int
      else { return nil }
      return ImageMetadata(kind: kind, place: place, bytes: bytes)
    }
    let findings = values.compactMap(ImageFinding.init(json:))
    guard metadata.count == rows.count, findings.count == values.count else { return nil }
    self.init(
      kind: kind, width: width, height: height, isDecoded: isDecoded, metadata: metadata,
      findings: findings)
  }
}

extension ImageSettings {
  /// As an object.
  package var json: JSON {
    [
      "sizes": .array(sizes.map { .int($0) }), "copy_size": copySize.map { .int($0) } ?? .null,
      "pixels": .int(pixels),
    ]
  }

  /// Reads what `json` writes.
  package init?(json: JSON) {
    guard let sizes = json["sizes"]?.array?.compactMap(\.int) else { return nil }
    self.init(
      sizes: sizes, copySize: json["copy_size"]?.int,
      pixels: json["pixels"]?.int ?? ImageLimits.pixels)
  }
}
