/// Writing that a person does not see.

import Testing

@testable import Images

@Suite("writing without contrast or beneath transparency is reported (practice 1.3e)")
struct HiddenTextTests {
  private func page(_ paper: UInt8, _ ink: UInt8, scale: Int = 2) throws -> Bitmap {
    try Pictures.make(320, 120) { x, y in
      let value = Pictures.ink(x, y, scale: scale) ? ink : paper
      return [value, value, value, 255]
    }
  }

  @Test(
    "letters a little off white, grey or black",
    arguments: [(255, 250), (255, 254), (128, 136), (0, 8)])
  func lowContrast(paper: UInt8, ink: UInt8) throws {
    let finding = try #require(HiddenText.lowContrast(try page(paper, ink)))
    #expect(finding.type == .lowContrastText)
    #expect(finding.score > 0.7)
  }

  @Test("letters that can be read are ordinary")
  func readable() throws {
    #expect(HiddenText.lowContrast(try page(255, 0)) == nil)
    #expect(HiddenText.lowContrast(try page(255, 180)) == nil)
  }

  @Test("gradients, noise and dotted patterns are no letters")
  func ordinary() throws {
    #expect(HiddenText.lowContrast(try Pictures.gradient(400, 300)) == nil)
    #expect(HiddenText.lowContrast(try Pictures.noise(300, 200, around: 4, within: 4)) == nil)
    #expect(HiddenText.lowContrast(try Pictures.noise(300, 200, around: 128, within: 2)) == nil)
    let dots = try Pictures.make(300, 200) { x, y in
      x % 16 < 6 && y % 16 < 6 ? [250, 250, 250, 255] : [255, 255, 255, 255]
    }
    #expect(HiddenText.lowContrast(dots) == nil)
  }

  @Test("letters after a lossy encoding")
  func lossy() throws {
    let encoded = try NativeCodec.encode(try page(255, 247), .jpeg, quality: 92)
    #expect(HiddenText.lowContrast(try NativeCodec.decode(encoded, .jpeg).bitmap) != nil)
  }

  @Test("letters beneath transparency")
  func alpha() throws {
    let picture = try Pictures.make(320, 120) { x, y in
      let value: UInt8 = Pictures.ink(x, y, scale: 2) ? 0 : 255
      return [value, value, value, 0]
    }
    let findings = HiddenText.inAlpha(picture)
    #expect(findings.map(\.type) == [.hiddenInAlpha])
    #expect(findings.first?.score ?? 0 > 0.7)
  }

  @Test("white letters on a transparent ground")
  func whiteOnNothing() throws {
    let picture = try Pictures.make(320, 120) { x, y in
      [255, 255, 255, Pictures.ink(x, y, scale: 2) ? 255 : 0]
    }
    #expect(HiddenText.inAlpha(picture).map(\.type) == [.hiddenInAlpha])
  }

  @Test("black letters on a transparent ground and cut-outs are ordinary")
  func cutOut() throws {
    let letters = try Pictures.make(320, 120) { x, y in
      [0, 0, 0, Pictures.ink(x, y, scale: 2) ? 255 : 0]
    }
    #expect(HiddenText.inAlpha(letters).isEmpty)
    let disc = try Pictures.make(300, 300) { x, y in
      let inside = (x - 150) * (x - 150) + (y - 150) * (y - 150) < 100 * 100
      return inside ? [UInt8(x % 256), 90, 60, 255] : [0, 0, 0, 0]
    }
    #expect(HiddenText.inAlpha(disc).isEmpty)
  }
}
