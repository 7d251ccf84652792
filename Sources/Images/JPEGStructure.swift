/// The segments of a JPEG (ITU-T T.81, annex B) and what programs put into them.

extension ImageContainer {
  /// Walks the segments and, by their marks, over the scans.
  mutating func readJPEG(_ bytes: [UInt8]) {
    let data = ByteNumbers(bytes: bytes)
    var at = 2
    for _ in 0..<ImageLimits.parts {
      guard let marker = nextMarker(bytes, &at) else {
        return fault("the file ends before its end mark")
      }
      switch marker {
      case 0xD9:
        isComplete = true
        return noteTrailing(bytes, from: at)
      case 0x01, 0xD0...0xD8: continue
      default: break
      }
      guard let length = data.number(at, 2), length >= 2 else {
        return fault("a segment without a length")
      }
      takeSegment(marker, data, at + 2, min(length - 2, max(0, bytes.count - at - 2)))
      at += length
      guard at <= bytes.count else { return fault("the file ends within a segment") }
    }
    fault("more than \(ImageLimits.parts) segments")
  }

  /// The next marker from `at` on; `at` moves behind it. Stuffed bytes and restart marks belong to a
  /// scan and are passed over.
  private func nextMarker(_ bytes: [UInt8], _ at: inout Int) -> UInt8? {
    while at + 1 < bytes.count {
      guard bytes[at] == 0xFF else {
        at += 1
        continue
      }
      let code = bytes[at + 1]
      if code == 0xFF {
        at += 1
        continue
      }
      at += 2
      if code != 0, !(0xD0...0xD7).contains(code) { return code }
    }
    return nil
  }

  private mutating func takeSegment(_ marker: UInt8, _ data: ByteNumbers, _ at: Int, _ length: Int)
  {
    switch marker {
    case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
      guard width == 0 else { return fault("two headers of frames") }
      height = data.number(at + 1, 2) ?? 0
      width = data.number(at + 3, 2) ?? 0
    case 0xE1:
      if data.starts("Exif\0", at: at), length > 6 {
        take(ExifFacts(Array(data.bytes[at + 6..<at + length])), "APP1", length)
      } else {
        note(data.starts("http://ns.adobe.com/x", at: at) ? "xmp" : "unknown", "APP1", length)
      }
    case 0xE2:
      let isProfile = data.starts("ICC_PROFILE", at: at)
      let isMany = data.starts("MPF", at: at)
      note(isProfile ? "icc" : isMany ? "more-pictures" : "unknown", "APP2", length)
    case 0xED: note("iptc", "APP13", length)
    case 0xE0:
      let extends = data.starts("JFXX", at: at)
      if extends || (length > 14 && data.starts("JFIF", at: at)) {
        note("thumbnail", "APP0", length)
      }
    case 0xEE: break
    case 0xE3...0xEF: note("unknown", "APP\(marker - 0xE0)", length)
    case 0xFE: note("comment", "COM", length)
    default: break
    }
  }
}
