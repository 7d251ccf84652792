/// What lies around the pixels: the announced size, metadata, animation, what follows the end. Told
/// from the file's structure, before any decoder sees it.

/// Kinds of files.
package enum ImageKind: String, Sendable, Equatable {
  case png
  case jpeg
  case gif
  case webp
  case bmp
  case tiff
  case heif
  case unknown

  /// Whether its pixels are decoded.
  package var isDecoded: Bool { self == .png || self == .jpeg || self == .webp }

  /// Told by the first bytes.
  package init(_ bytes: [UInt8]) {
    func starts(_ text: [UInt8], at offset: Int = 0) -> Bool {
      bytes.count >= offset + text.count && bytes[offset..<offset + text.count].elementsEqual(text)
    }
    if starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if starts([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if starts(Array("GIF8".utf8)) {
      self = .gif
    } else if starts(Array("RIFF".utf8)), starts(Array("WEBP".utf8), at: 8) {
      self = .webp
    } else if starts(Array("BM".utf8)) {
      self = .bmp
    } else if starts([0x49, 0x49, 0x2A, 0]) || starts([0x4D, 0x4D, 0, 0x2A]) {
      self = .tiff
    } else if starts(Array("ftyp".utf8), at: 4) {
      self = .heif
    } else {
      self = .unknown
    }
  }
}

/// Something beside the pixels that `prepare` leaves out.
package struct ImageMetadata: Sendable, Hashable {
  /// `exif`, `xmp`, `icc`, `iptc`, `text`, `comment`, `thumbnail`, `time`, `unknown`.
  package let kind: String
  /// Where it lies: the chunk or the segment.
  package let place: String
  /// Its length in bytes.
  package let bytes: Int

  /// From its parts.
  package init(kind: String, place: String, bytes: Int) {
    self.kind = kind
    self.place = place
    self.bytes = bytes
  }
}

/// What a file holds beside pixels.
package struct ImageContainer: Sendable, Equatable {
  /// Told by the first bytes.
  package let kind: ImageKind
  /// The size that the file announces, before orientation; 0 if it announces none.
  package var width = 0
  /// As the width.
  package var height = 0
  /// EXIF's orientation, 1 to 8.
  package var orientation = 1
  /// What lies beside the pixels, in the order of the file.
  package var metadata: [ImageMetadata] = []
  /// Whether it says where the picture was taken.
  package var hasLocation = false
  /// Frames of an animation beside the picture itself; 0 if there is none.
  package var frames = 0
  /// Whether the end of the picture was reached.
  package var isComplete = false
  /// Bytes after the end of the picture, and what they look like.
  package var trailingBytes = 0
  /// Their kind, in words; `nil` for what is not known.
  package var trailingKind: String?
  /// What is wrong with the structure.
  package var faults: [String] = []

  /// Reads the structure of a PNG, JPEG or WebP; of other kinds only their name.
  package init(_ bytes: [UInt8]) {
    kind = ImageKind(bytes)
    switch kind {
    case .png: readPNG(bytes)
    case .jpeg: readJPEG(bytes)
    case .webp: readWebP(bytes)
    default: break
    }
  }

  /// Notes metadata, up to the bound.
  mutating func note(_ kind: String, _ place: String, _ bytes: Int) {
    guard metadata.count < ImageLimits.metadataNames else { return }
    metadata.append(ImageMetadata(kind: kind, place: place, bytes: bytes))
  }

  /// Notes a fault once.
  mutating func fault(_ words: String) {
    if !faults.contains(words), faults.count < ImageLimits.metadataNames { faults.append(words) }
  }

  /// Takes over what EXIF says.
  mutating func take(_ exif: ExifFacts, _ place: String, _ count: Int) {
    note("exif", place, count)
    if exif.hasThumbnail { note("thumbnail", place, count) }
    if exif.hasLocation { hasLocation = true }
    if let value = exif.orientation { orientation = value }
  }

  /// Notes what follows the end of the picture.
  mutating func noteTrailing(_ bytes: [UInt8], from offset: Int) {
    let rest = bytes[min(offset, bytes.count)...]
    guard let first = rest.first else { return }
    // Cameras and programs fill up with zeros; that hides nothing.
    guard rest.contains(where: { $0 != first }) || first != 0 else { return }
    trailingBytes = rest.count
    trailingKind = TrailingData.name(Array(rest.prefix(ImageLimits.trailingSniff)))
  }
}

/// What bytes after a picture look like.
enum TrailingData {
  private static let marks: [(mark: [UInt8], name: String)] = [
    ([0x50, 0x4B, 3, 4], "a zip archive"), ([0x50, 0x4B, 5, 6], "a zip archive"),
    (Array("%PDF".utf8), "a PDF"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    (Array("MZ".utf8), "a program"), ([0x89, 0x50, 0x4E, 0x47], "another PNG"),
    ([0xFF, 0xD8, 0xFF], "another JPEG"), (Array("Rar!".utf8), "a rar archive"),
    ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"), ([0x1F, 0x8B], "a gzip file"),
    (Array("<?php".utf8), "a PHP script"), (Array("#!".utf8), "a script"),
    (Array("<html".utf8), "an HTML page"), (Array("<script".utf8), "a script"),
  ]

  /// The name of what begins here or a little later; `nil` for what is not known.
  static func name(_ bytes: [UInt8]) -> String? {
    for (mark, name) in marks where bytes.starts(with: mark) { return name }
    for (mark, name) in marks where mark.count >= 4 && contains(bytes, mark) { return name }
    let readable = bytes.count { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x0D || $0 == 9 }
    return bytes.count >= 8 && readable * 10 >= bytes.count * 9 ? "text" : nil
  }

  private static func contains(_ bytes: [UInt8], _ mark: [UInt8]) -> Bool {
    guard let first = mark.first, bytes.count >= mark.count else { return false }
    return (0...bytes.count - mark.count).contains { at in
      bytes[at] == first && bytes[at..<at + mark.count].elementsEqual(mark)
    }
  }
}

/// Numbers in bytes, checked.
struct ByteNumbers {
  let bytes: [UInt8]
  /// Lowest byte first.
  var isLittle = false

  func number(_ offset: Int, _ length: Int) -> Int? {
    guard offset >= 0, length <= 4, length <= bytes.count, offset <= bytes.count - length else {
      return nil
    }
    var value = 0
    for index in 0..<length {
      let byte = Int(bytes[offset + (isLittle ? length - 1 - index : index)])
      value = value << 8 | byte
    }
    return value
  }

  func name(_ offset: Int, _ length: Int) -> String? {
    guard offset >= 0, length <= bytes.count, offset <= bytes.count - length else { return nil }
    return String(decoding: bytes[offset..<offset + length], as: UTF8.self)
  }

  func starts(_ text: String, at offset: Int) -> Bool {
    let text = Array(text.utf8)
    guard offset >= 0, text.count <= bytes.count, offset <= bytes.count - text.count else {
      return false
    }
    return bytes[offset..<offset + text.count].elementsEqual(text)
  }
}
