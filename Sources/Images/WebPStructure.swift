/// The chunks of a WebP (RFC 9649) and what programs put into them.

extension ImageContainer {
  /// Walks the chunks of the RIFF.
  mutating func readWebP(_ bytes: [UInt8]) {
    let data = ByteNumbers(bytes: bytes, isLittle: true)
    guard let announced = data.number(4, 4), announced >= 4 else {
      return fault("a RIFF without a length")
    }
    let end = announced + 8 + announced % 2
    if end > bytes.count { fault("the file ends before its announced end") }
    var at = 12
    var pictures = 0
    for _ in 0..<ImageLimits.parts where at + 8 <= min(end, bytes.count) {
      guard let name = data.name(at, 4), let length = data.number(at + 4, 4) else { break }
      let held = min(length, max(0, bytes.count - at - 8))
      if held < length { fault("the file ends within a chunk") }
      takeWebPChunk(name, data, at + 8, held, &pictures)
      at += 8 + length + length % 2
    }
    if at + 8 <= min(end, bytes.count) { fault("more than \(ImageLimits.parts) chunks") }
    isComplete = end <= bytes.count && pictures > 0
    frames = max(0, pictures - 1)
    if end < bytes.count { noteTrailing(bytes, from: end) }
  }

  private mutating func takeWebPChunk(
    _ name: String, _ data: ByteNumbers, _ at: Int, _ length: Int, _ pictures: inout Int
  ) {
    switch name {
    case "VP8X":
      announce((data.number(at + 4, 3) ?? 0) + 1, (data.number(at + 7, 3) ?? 0) + 1)
    case "VP8 ":
      pictures += 1
      announce((data.number(at + 6, 2) ?? 0) & 0x3FFF, (data.number(at + 8, 2) ?? 0) & 0x3FFF)
    case "VP8L":
      pictures += 1
      let packed = data.number(at + 1, 4) ?? 0
      announce((packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1)
    case "ANMF": pictures += 1
    case "ALPH", "ANIM": break
    case "EXIF":
      let isPrefixed = data.starts("Exif\0\0", at: at) && length > 6
      let start = isPrefixed ? at + 6 : at
      take(ExifFacts(Array(data.bytes[start..<at + length])), name, length)
    case "XMP ": note("xmp", "XMP", length)
    case "ICCP": note("icc", name, length)
    default: note("unknown", TextForm.printable(name), length)
    }
  }

  /// The first announcement counts: the canvas where there is one.
  private mutating func announce(_ across: Int, _ down: Int) {
    guard width == 0 else { return }
    (width, height) = (across, down)
  }
}
