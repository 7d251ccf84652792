/// WebP: the lossy and the lossless form, extended files, animations, damage. The files were written by
/// Pillow 13 (libwebp) from one gradient of 24 x 16 pixels: red is 10 x, green 15 y, blue 6 (x + y).

import Bytes
import Testing

@testable import Images

@Suite("1.3e WebP is decoded like the other kinds")
struct WebPTests {
  static let lossy =
    "UklGRm4AAABXRUJQVlA4IGIAAAAQBACdASoYABAAPm0uk0WkIqGYBABABsS2AE6ZQjgbyAAwkuxjrwCCUAD+/W8T2fCdo5F+khSwKO4htVjHpu81kaRV8PGXQ+N+wJLnXlO8NdiYECk2E1Q7P1Bm7O2/RwAAAA=="
  static let lossless =
    "UklGRiwAAABXRUJQVlA4TB8AAAAvF8ADALmM6H/sIqL/ASEB4YH/j0VxFMYgJgC41s0AAA=="
  /// Its first pixel is clear; EXIF turns it, XMP stands beside it.
  static let extended =
    "UklGRpAAAABXRUJQVlA4WAoAAAAcAAAAFwAADwAAVlA4TDsAAAAvF8ADELmM6H8sIoah/xGAiAPjppv/f1aWZCJtm5/Wv9sRBWkbsKi7AoIi/0ebAD1Vxo1dxq3T3ZHdfQBFWElGGgAAAE1NACoAAAAIAAEBEgADAAAAAQAGAAAAAAAAWE1QIAwAAAA8eDp4bXBtZXRhLz4="
  /// The gradient, then red, then green.
  static let animated =
    "UklGRgoBAABXRUJQVlA4WAoAAAACAAAAFwAADwAAQU5JTQYAAAAAAAAAAABBTk1GfgAAAAAAAAAAABcAAA8AADIAAAJWUDhMZgAAAC8XwAMAzXQhov8BBm0bSTKD4w93/xwDsWDSPX/RDIQEiYn/b62hwG0bZXgM2S8UAAAAAAAAAAD4vsto1DAHY2fblIb3I8uS8873tguQ50FXVA9u/Q3PV/fvXPiXWzuxvV6R/Y+iAEFOTUYoAAAAAAAAAAAAFwAADwAAMgAAAFZQOEwPAAAALxfAAwAHEP2P/gciov8BAEFOTUYoAAAAAAAAAAAAFwAADwAAMgAAAFZQOEwPAAAALxfAAwAH0P+I/gciov8BAA=="

  static func bytes(_ text: String) throws -> [UInt8] { try #require(Base64.decode(text)) }

  static func pixel(_ bitmap: Bitmap, _ x: Int, _ y: Int) -> [UInt8] {
    Array(bitmap.pixels[(y * bitmap.width + x) * 4..<(y * bitmap.width + x) * 4 + 4])
  }

  @Test("the lossless form gives every pixel back")
  func lossless() throws {
    let bytes = try Self.bytes(Self.lossless)
    let decoded = try NativeCodec.decode(bytes, .webp)
    #expect(!decoded.isDamaged && !decoded.isTruncated)
    for (x, y) in [(0, 0), (23, 0), (0, 15), (23, 15), (7, 9)] {
      #expect(
        Self.pixel(decoded.bitmap, x, y) == [
          UInt8(x * 10), UInt8(y * 15), UInt8((x + y) * 6), 255,
        ])
    }
    let report = Images.examine(bytes).report
    #expect(report.kind == .webp && report.isDecoded && report.findings.isEmpty)
    #expect(report.width == 24 && report.height == 16)
  }

  @Test("the lossy form gives nearly every pixel back")
  func lossy() throws {
    let bytes = try Self.bytes(Self.lossy)
    let decoded = try NativeCodec.decode(bytes, .webp)
    let pixel = Self.pixel(decoded.bitmap, 12, 8)
    for (value, expected) in zip(pixel, [120, 120, 120, 255]) {
      #expect(abs(Int(value) - expected) < 24)
    }
    #expect(Images.examine(bytes).report.findings.isEmpty)
  }

  @Test("EXIF turns, XMP is named, and the copy has neither")
  func extended() throws {
    let (report, copy) = Images.examine(
      try Self.bytes(Self.extended), ImageSettings(copySize: 64))
    #expect(report.width == 16 && report.height == 24)
    #expect(report.metadata.map(\.kind) == ["exif", "xmp"])
    #expect(report.findings.map(\.type) == [.metadataText])
    #expect(copy?.kind == .png)
  }

  @Test("of an animation the first frame is looked at, and the others are named")
  func animated() throws {
    let bytes = try Self.bytes(Self.animated)
    let decoded = try NativeCodec.decode(bytes, .webp)
    #expect(Self.pixel(decoded.bitmap, 7, 9) == [70, 135, 96, 255])
    let report = Images.examine(bytes).report
    #expect(report.findings.map(\.type) == [.animated])
    #expect(report.findings.first?.reason.contains("2 frames") == true)
  }

  @Test("what was cut off, changed or appended is a finding, never a trap")
  func damaged() throws {
    for text in [Self.lossy, Self.lossless, Self.extended, Self.animated] {
      let whole = try Self.bytes(text)
      for count in 12..<whole.count {
        let report = Images.examine(Array(whole[..<count])).report
        #expect(!report.findings.isEmpty, "cut at \(count)")
      }
      for place in 12..<whole.count {
        var changed = whole
        changed[place] ^= 0xFF
        _ = Images.examine(changed)
      }
      let types = Images.examine(whole + Array("PK\u{3}\u{4}archive".utf8)).report.findings
      #expect(types.contains { $0.type == .trailingData })
    }
  }

  @Test("a canvas larger than the bound is refused before it is decoded")
  func large() throws {
    var bytes = try Self.bytes(Self.extended)
    bytes.replaceSubrange(24..<30, with: [0xFF, 0x3F, 0, 0xFF, 0x3F, 0])
    #expect(Images.examine(bytes).report.findings.contains { $0.type == .tooLarge })
  }
}
