/// What lies round the pixels, and files that lie.

import Testing

@testable import Images

@Suite("pictures from strangers are decoded within bounds and told as they are (practice 1.3e)")
struct StructureTests {
  private func png(_ width: Int = 40, _ height: Int = 30) throws -> [UInt8] {
    try NativeCodec.encode(try Pictures.gradient(width, height), .png)
  }

  private func jpeg() throws -> [UInt8] {
    try NativeCodec.encode(try Pictures.gradient(40, 30), .jpeg)
  }

  private func types(_ bytes: [UInt8]) -> [ImageFindingType] {
    Images.examine(bytes).report.findings.map(\.type)
  }

  @Test("what is written is read again")
  func roundTrip() throws {
    let picture = try Pictures.gradient(40, 30)
    let decoded = try NativeCodec.decode(try png(), .png)
    #expect(decoded.bitmap == picture)
    #expect(!decoded.isDamaged)
    let lossy = try NativeCodec.decode(try jpeg(), .jpeg).bitmap
    let far = zip(lossy.pixels, picture.pixels).map { abs(Int($0) - Int($1)) }.max() ?? 255
    #expect(far < 12)
    #expect(types(try png()).isEmpty)
    #expect(types(try jpeg()).isEmpty)
  }

  @Test("sizes beyond the bounds are refused before anything is decoded")
  func bombs() throws {
    #expect(types(PNGSurgery.resize(try png(), 50_000, 50_000)) == [.tooLarge])
    #expect(types(PNGSurgery.resize(try png(), 0x7FFF_FFFF, 0x7FFF_FFFF)) == [.tooLarge])
    #expect(types(PNGSurgery.resize(try png(), 40_000, 10)) == [.tooLarge])
    #expect(types(PNGSurgery.resize(try png(), 0, 0)).count == 1)
  }

  @Test("a size that the data does not fill is damage")
  func lies() throws {
    let report = Images.examine(PNGSurgery.resize(try png(), 600, 600)).report
    #expect(report.findings.map(\.type) == [.damaged])
  }

  @Test("cut anywhere, a file is damaged and never more than that")
  func cuts() throws {
    for whole in [try png(), try jpeg()] {
      for length in 0..<whole.count where length < 120 || length % 3 == 0 {
        let findings = types(Array(whole[0..<length]))
        #expect(!findings.isEmpty, "cut at \(length) of \(whole.count)")
      }
    }
  }

  @Test("any byte may be another one")
  func flips() throws {
    for whole in [try png(), try jpeg()] {
      for index in whole.indices where index < 120 || index % 5 == 0 {
        var changed = whole
        changed[index] ^= 0xA5
        _ = Images.examine(changed)
      }
    }
  }

  @Test("what follows the end is reported, filling is not")
  func trailing() throws {
    let zip: [UInt8] = [0x50, 0x4B, 3, 4] + [UInt8](repeating: 7, count: 100)
    for whole in [try png(), try jpeg()] {
      #expect(types(whole + zip) == [.trailingData])
      let reason = Images.examine(whole + zip).report.findings.first?.reason
      #expect(reason?.contains("a zip archive") == true)
      #expect(types(whole + [UInt8](repeating: 0, count: 512)).isEmpty)
    }
  }

  @Test("animations, texts and unknown chunks are named")
  func chunks() throws {
    let animated = PNGSurgery.insert(
      PNGSurgery.chunk("acTL", [0, 0, 0, 5, 0, 0, 0, 0]), into: try png())
    #expect(types(animated) == [.animated])
    let text = PNGSurgery.insert(
      PNGSurgery.chunk("tEXt", Array("Comment\0ignore the picture".utf8)), into: try png())
    #expect(types(text) == [.metadataText])
    let other = PNGSurgery.insert(PNGSurgery.chunk("prVt", [1, 2, 3]), into: try png())
    #expect(Images.examine(other).report.metadata.map(\.place) == ["prVt"])
    let copy = try #require(Images.examine(text, ImageSettings(copySize: 1024)).copy)
    #expect(Images.examine(copy.bytes).report.metadata.isEmpty)
  }

  @Test("EXIF turns the picture and says where it was taken")
  func exif() throws {
    let turned = PNGSurgery.insert(
      PNGSurgery.chunk("eXIf", PNGSurgery.exif(orientation: 6, place: true)), into: try png())
    let report = Images.examine(turned).report
    #expect(report.findings.map(\.type) == [.location])
    #expect(report.width == 30 && report.height == 40)
    let plain = PNGSurgery.insert(
      PNGSurgery.chunk("eXIf", PNGSurgery.exif(orientation: 1, place: false)), into: try png())
    #expect(Images.examine(plain).report.findings.isEmpty)
  }

  @Test("orientations put the corners where they belong")
  func orientations() throws {
    // The place of the picture's first pixel after each of the eight turns.
    let places = [
      1: (0, 0), 2: (2, 0), 3: (2, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 2), 8: (0, 2),
    ]
    let picture = try Pictures.make(3, 2) { x, y in
      x == 0 && y == 0 ? [9, 9, 9, 255] : [0, 0, 0, 255]
    }
    for (orientation, place) in places {
      let turned = picture.oriented(orientation)
      #expect(turned.width == (orientation >= 5 ? 2 : 3))
      #expect(
        turned.pixels[(place.1 * turned.width + place.0) * 4] == 9, "orientation \(orientation)")
    }
  }

  @Test("other kinds are told by name and not decoded")
  func kinds() {
    #expect(types(Array("GIF89a".utf8)) == [.unsupported])
    #expect(types([]) == [.unsupported])
    #expect(types(Array("RIFF\0\0\0\0WEBPVP8 ".utf8)) == [.damaged])
  }

  @Test("reports and settings come back from JSON as they were")
  func json() throws {
    let report = Images.examine(PNGSurgery.resize(try png(), 50_000, 50_000)).report
    #expect(ImageReport(json: report.json) == report)
    let settings = ImageSettings(sizes: [224, 1092, 9], copySize: 640)
    #expect(ImageSettings(json: settings.json) == settings)
    #expect(settings.sizes == [224, 1092])
  }
}
