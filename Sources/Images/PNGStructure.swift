/// The chunks of a PNG (W3C PNG, third edition).

extension ImageContainer {
  /// Walks the chunks; checks neither checksums nor pixels, which the decoder does.
  mutating func readPNG(_ bytes: [UInt8]) {
    let data = ByteNumbers(bytes: bytes)
    var at = 8
    for index in 0..<ImageLimits.parts {
      guard let length = data.number(at, 4), let name = data.name(at + 4, 4) else {
        return fault("the file ends within its structure")
      }
      guard length <= bytes.count - at - 8 else {
        takeChunk(name, data, at + 8, bytes.count - at - 8)
        return fault("the file ends within a chunk")
      }
      guard index > 0 || name == "IHDR" else { return fault("the first chunk is not IHDR") }
      takeChunk(name, data, at + 8, length)
      at += length + 12
      if name == "IEND" {
        isComplete = at <= bytes.count
        return noteTrailing(bytes, from: at)
      }
    }
    fault("more than \(ImageLimits.parts) chunks")
  }

  private mutating func takeChunk(_ name: String, _ data: ByteNumbers, _ at: Int, _ length: Int) {
    switch name {
    case "IHDR":
      guard width == 0 else { return fault("two headers") }
      width = data.number(at, 4) ?? 0
      height = data.number(at + 4, 4) ?? 0
    case "IDAT", "PLTE", "tRNS", "IEND", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "hIST",
      "sPLT", "cICP", "mDCV", "cLLI":
      break
    case "tEXt", "zTXt", "iTXt":
      note(data.starts("XML:com.adobe.xmp", at: at) ? "xmp" : "text", name, length)
    case "eXIf":
      take(ExifFacts(Array(data.bytes[at..<at + length])), name, length)
    case "iCCP": note("icc", name, length)
    case "tIME": note("time", name, length)
    case "acTL": frames = max(0, (data.number(at, 4) ?? 1))
    case "fcTL", "fdAT": if frames == 0 { frames = 1 }
    default: note("unknown", TextForm.printable(name), length)
    }
  }
}

/// Names out of files, for people.
enum TextForm {
  /// Letters and digits as they are, anything else as a question mark.
  static func printable(_ text: String) -> String {
    String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "?" })
  }
}
