/// Examination of a picture: bytes to findings, and to the copy that a model may be given. Pure; meant
/// to run where nothing can be reached, since it decodes what strangers sent.

/// What to look at.
package struct ImageSettings: Sendable, Equatable {
  /// Sizes of models' inputs that attacks are looked for at.
  package var sizes: [Int]
  /// The longer side of the copy; `nil` makes none.
  package var copySize: Int?
  /// The most pixels that are decoded; at most `ImageLimits.pixels`.
  package var pixels: Int

  /// The sizes that vision models have.
  package static let standardSizes = [224, 336, 448, 512, 768, 1024]

  /// From its parts. Sizes beyond `ImageLimits.sizeRange` are left out, as are too many.
  package init(
    sizes: [Int] = standardSizes, copySize: Int? = nil, pixels: Int = ImageLimits.pixels
  ) {
    self.pixels = max(1, min(ImageLimits.pixels, pixels))
    self.sizes = Array(
      sizes.filter { ImageLimits.sizeRange.contains($0) }.prefix(ImageLimits.sizes))
    self.copySize = copySize.map { max(1, min(ImageLimits.side, $0)) }
  }
}

/// What an examination says.
package struct ImageReport: Sendable, Equatable {
  /// Told by the first bytes.
  package let kind: ImageKind
  /// The size as it is seen, orientation applied; 0 if the file announces none.
  package let width: Int
  /// As the width.
  package let height: Int
  /// Whether pixels were decoded and looked at.
  package let isDecoded: Bool
  /// What lies beside the pixels.
  package let metadata: [ImageMetadata]
  /// In the order in which they were made: structure first.
  package let findings: [ImageFinding]

  /// From its parts.
  package init(
    kind: ImageKind, width: Int, height: Int, isDecoded: Bool, metadata: [ImageMetadata],
    findings: [ImageFinding]
  ) {
    self.kind = kind
    self.width = width
    self.height = height
    self.isDecoded = isDecoded
    self.metadata = metadata
    self.findings = findings
  }
}

/// The entry of this module.
package enum Images {
  /// Examines `bytes`. Never fails: what cannot be read is a finding.
  package static func examine(_ bytes: [UInt8], _ settings: ImageSettings = ImageSettings())
    -> (report: ImageReport, copy: PreparedImage?)
  {
    let container = ImageContainer(bytes)
    var findings = structureFindings(container)
    func answer(_ bitmap: Bitmap?, _ copy: PreparedImage?) -> (ImageReport, PreparedImage?) {
      let swaps = container.orientation >= 5
      let report = ImageReport(
        kind: container.kind,
        width: bitmap?.width ?? (swaps ? container.height : container.width),
        height: bitmap?.height ?? (swaps ? container.width : container.height),
        isDecoded: bitmap != nil, metadata: container.metadata, findings: findings)
      return (report, copy)
    }
    do throws(ImageError) {
      let decoded = try decode(bytes, container, settings.pixels)
      if decoded.isDamaged || !container.isComplete || decoded.isTruncated {
        findings.append(damage(container, decoded.isTruncated || !container.isComplete))
      }
      let bitmap = decoded.bitmap.oriented(container.orientation)
      let isClear = bitmap.hasAlpha
      if isClear { findings += HiddenText.inAlpha(bitmap) }
      let flat = isClear ? bitmap.flattened(over: 255) : bitmap
      if let finding = ScalingAttack.finding(in: flat, sizes: settings.sizes) {
        findings.append(finding)
      }
      if let finding = HiddenText.lowContrast(flat) { findings.append(finding) }
      let copy = try settings.copySize.map { size throws(ImageError) in
        try flat.prepared(size: size, kind: container.kind)
      }
      return answer(bitmap, copy)
    } catch {
      findings.append(refusal(error, container, settings.pixels))
      return answer(nil, nil)
    }
  }

  /// Decodes within the bounds; what is announced is checked before a decoder sees a byte.
  private static func decode(
    _ bytes: [UInt8], _ container: ImageContainer, _ pixels: Int
  ) throws(ImageError) -> (bitmap: Bitmap, isDamaged: Bool, isTruncated: Bool) {
    guard container.kind.isDecoded else { throw .unsupported(container.kind) }
    guard bytes.count <= ImageLimits.fileBytes else { throw .tooLarge }
    let (area, overflow) = container.width.multipliedReportingOverflow(by: container.height)
    guard !overflow, area <= pixels,
      max(container.width, container.height) <= ImageLimits.side
    else { throw .tooLarge }
    return try NativeCodec.decode(bytes, container.kind)
  }

  private static func amount(_ pixels: Int) -> String {
    pixels < 1_000_000 ? "\(pixels)" : "\(pixels / 1_000_000) million"
  }

  private static func structureFindings(_ container: ImageContainer) -> [ImageFinding] {
    var findings: [ImageFinding] = []
    if container.hasLocation {
      findings.append(
        ImageFinding(
          .location, score: 1, reason: "the metadata says where the picture was taken"))
    }
    let texts = container.metadata.filter { ["text", "comment", "xmp", "iptc"].contains($0.kind) }
    if !texts.isEmpty {
      let bytes = texts.reduce(0) { $0 + $1.bytes }
      findings.append(
        ImageFinding(
          .metadataText, score: 0.5,
          reason: "\(bytes) bytes of text in metadata (\(places(texts)))"))
    }
    if container.trailingBytes > 0 {
      findings.append(
        ImageFinding(
          .trailingData, score: container.trailingKind == nil ? 0.6 : 0.95,
          reason: "\(container.trailingBytes) bytes follow the end of the picture"
            + (container.trailingKind.map { ", they look like \($0)" } ?? "")))
    }
    if container.frames > 0 {
      findings.append(
        ImageFinding(
          .animated, score: 0.9,
          reason: "the file holds \(container.frames) frames of an animation beside the picture"))
    }
    return findings
  }

  private static func places(_ all: [ImageMetadata]) -> String {
    var seen: [String] = []
    for one in all where !seen.contains(one.place) { seen.append(one.place) }
    return seen.joined(separator: ", ")
  }

  private static func damage(_ container: ImageContainer, _ isCut: Bool) -> ImageFinding {
    let words = container.faults.first ?? (isCut ? "it ends before its end" : nil)
    return ImageFinding(
      .damaged, score: 0.9,
      reason: "the file is damaged"
        + (words.map { ": " + $0 } ?? ": the decoder complained about its data"))
  }

  private static func refusal(
    _ error: ImageError, _ container: ImageContainer, _ pixels: Int
  ) -> ImageFinding {
    let size = "\(container.width) x \(container.height) pixels"
    switch error {
    case .tooLarge:
      return ImageFinding(
        .tooLarge, score: 1,
        reason: "\(size) ask for more than is decoded (\(amount(pixels)) "
          + "pixels, \(ImageLimits.side) a side, bounded memory, scans and time)")
    case .noMemory:
      return ImageFinding(.tooLarge, score: 1, reason: "there was no memory for \(size)")
    case .unsupported(let kind):
      return ImageFinding(
        .unsupported, score: 1,
        reason: kind == .unknown
          ? "this is no picture of a known kind"
          : "pictures of the kind \(kind.rawValue) are not decoded")
    case .damaged:
      let words = container.faults.first.map { ": " + $0 } ?? ""
      return ImageFinding(.damaged, score: 1, reason: "no pixel could be decoded" + words)
    }
  }
}
