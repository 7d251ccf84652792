/// Pictures made for the tests: gradients, letters, attacks.

import Testing

@testable import Images

enum Pictures {
  /// A picture from a function of the place.
  static func make(_ width: Int, _ height: Int, _ colour: (Int, Int) -> [UInt8]) throws -> Bitmap {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(width * height * 4)
    for y in 0..<height { for x in 0..<width { pixels += colour(x, y) } }
    return try #require(Bitmap(width: width, height: height, pixels: pixels))
  }

  /// A soft gradient, as a sky has it.
  static func gradient(_ width: Int, _ height: Int) throws -> Bitmap {
    try make(width, height) { x, y in
      [
        UInt8(60 + x * 120 / width), UInt8(80 + y * 120 / height),
        UInt8(150 + (x + y) * 60 / (width + height)), 255,
      ]
    }
  }

  /// Five by seven dots of some letters, a row of bits each.
  private static let letters: [[UInt8]] = [
    [14, 17, 17, 31, 17, 17, 17], [30, 17, 30, 17, 17, 17, 30], [14, 17, 16, 16, 16, 17, 14],
    [31, 16, 30, 16, 16, 16, 31], [17, 17, 31, 17, 17, 17, 17], [16, 16, 16, 16, 16, 16, 31],
    [17, 27, 21, 17, 17, 17, 17], [14, 17, 17, 17, 17, 17, 14], [31, 4, 4, 4, 4, 4, 4],
  ]

  /// Whether a letter covers the place: lines of letters from the corner on, `scale` pixels a dot.
  static func ink(_ x: Int, _ y: Int, scale: Int) -> Bool {
    let (column, row) = (x / scale, y / scale)
    guard column >= 4, row >= 4, row % 12 < 7, column % 7 < 5 else { return false }
    let letter = letters[(column / 7 * 5 + row / 12 * 7) % letters.count]
    return letter[row % 12] >> UInt8(4 - column % 7) & 1 == 1
  }

  /// A gradient whose pixels that a program looks at, when it shrinks by `ratio`, show letters.
  static func attack(small: Int, ratio: Int, pixels changed: Range<Int>, from: (Int, Int) -> Int)
    throws -> Bitmap
  {
    let cover = try gradient(small * ratio, small * ratio)
    var pixels = cover.pixels
    for y in 0..<cover.height {
      for x in 0..<cover.width
      where changed.contains(x % ratio) && changed.contains(y % ratio) {
        let value = UInt8(from(x / ratio, y / ratio))
        let at = (y * cover.width + x) * 4
        for channel in 0..<3 { pixels[at + channel] = value }
      }
    }
    return try #require(Bitmap(width: cover.width, height: cover.height, pixels: pixels))
  }

  /// Noise that is the same every time.
  static func noise(_ width: Int, _ height: Int, around middle: Int, within range: Int) throws
    -> Bitmap
  {
    var state: UInt64 = 88_172_645_463_325_252
    return try make(width, height) { _, _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      let value = UInt8(
        max(0, min(255, middle - range + Int(state >> 20 % 1024) % (2 * range + 1))))
      return [value, value, value, 255]
    }
  }
}

/// Files cut and changed by hand.
enum PNGSurgery {
  /// CRC-32 as PNG has it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }

  static func number(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32(24 - 8 * $0)) }
  }

  static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return number(UInt32(content.count)) + body + number(checksum(body))
  }

  /// Puts a chunk right behind the header.
  static func insert(_ chunk: [UInt8], into png: [UInt8]) -> [UInt8] {
    Array(png[0..<33]) + chunk + Array(png[33...])
  }

  /// Another announced size, with a right checksum.
  static func resize(_ png: [UInt8], _ width: UInt32, _ height: UInt32) -> [UInt8] {
    let header = number(width) + number(height) + Array(png[24..<29])
    return Array(png[0..<8]) + chunk("IHDR", header) + Array(png[33...])
  }

  /// A TIFF structure with an orientation and, if asked for, a directory of a place.
  static func exif(orientation: UInt8, place: Bool) -> [UInt8] {
    var bytes: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, place ? 2 : 1]
    bytes += [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
    if place { bytes += [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38] }
    bytes += [0, 0, 0, 0]
    if place { bytes += [0, 1, 0, 0, 0, 1, 0, 0, 0, 4, 2, 3, 0, 0, 0, 0, 0, 0] }
    return bytes
  }
}
