/// The little of EXIF (CIPA DC-008, TIFF 6.0) that matters: orientation, and whether a place is in it.

/// What a block of EXIF says.
struct ExifFacts: Equatable {
  private(set) var orientation: Int?
  private(set) var hasLocation = false
  private(set) var hasThumbnail = false

  private enum Tag {
    static let orientation = 0x0112
    static let location = 0x8825
    static let details = 0x8769
    static let thumbnail = 0x0201
  }

  /// Reads a TIFF structure; what makes no sense is passed over.
  init(_ bytes: [UInt8]) {
    var data = ByteNumbers(bytes: bytes)
    guard let order = data.name(0, 2), order == "II" || order == "MM" else { return }
    data.isLittle = order == "II"
    guard data.number(2, 2) == 42, let first = data.number(4, 4) else { return }
    var waiting = [first]
    var seen: Set<Int> = []
    while let offset = waiting.popLast(), seen.count < ImageLimits.exifDirectories {
      guard seen.insert(offset).inserted else { continue }
      read(data, offset, isFirst: offset == first, &waiting)
    }
  }

  private mutating func read(
    _ data: ByteNumbers, _ offset: Int, isFirst: Bool, _ waiting: inout [Int]
  ) {
    guard let count = data.number(offset, 2) else { return }
    for index in 0..<min(count, ImageLimits.exifEntries) {
      let at = offset + 2 + 12 * index
      guard let tag = data.number(at, 2), let value = data.number(at + 8, 4) else { return }
      switch tag {
      case Tag.orientation:
        if isFirst, let turn = data.number(at + 8, 2), (1...8).contains(turn) { orientation = turn }
      case Tag.location:
        // An empty directory says nothing about a place.
        if let entries = data.number(value, 2), entries > 0 { hasLocation = true }
      case Tag.details: waiting.append(value)
      case Tag.thumbnail: hasThumbnail = true
      default: break
      }
    }
    if let next = data.number(offset + 2 + 12 * count, 4), next > 0 { waiting.append(next) }
  }
}
