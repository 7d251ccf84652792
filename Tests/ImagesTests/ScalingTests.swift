/// Pictures that become others when they are made smaller.

import Testing

@testable import Images

@Suite("scaling attacks are found and prevented (practice 1.3e)")
struct ScalingTests {
  private func found(_ bitmap: Bitmap, sizes: [Int] = [96, 128]) -> ImageFinding? {
    ScalingAttack.finding(in: bitmap, sizes: sizes)
  }

  private func letters(_ x: Int, _ y: Int) -> Int {
    Pictures.ink(x, y, scale: 1) ? 20 : 240
  }

  @Test("letters in the one pixel of each cell that nearest scaling takes", arguments: [0, 2])
  func nearest(phase: Int) throws {
    let picture = try Pictures.attack(
      small: 96, ratio: 4, pixels: phase..<phase + 1, from: letters)
    let finding = try #require(found(picture))
    #expect(finding.score > 0.7)
    #expect(finding.region?.width ?? 0 > 200)
  }

  @Test("letters in the four pixels of each cell that bilinear and bicubic scaling weigh most")
  func bilinear() throws {
    let picture = try Pictures.attack(small: 96, ratio: 4, pixels: 1..<3, from: letters)
    #expect(found(picture) != nil)
  }

  @Test("a size that nobody configured is found by its lattice")
  func unknownSize() throws {
    let picture = try Pictures.attack(small: 90, ratio: 5, pixels: 2..<3, from: letters)
    let finding = try #require(found(picture, sizes: [336]))
    #expect(finding.reason.contains("90 x 90"))
  }

  @Test("gradients, noise, stripes and grids are ordinary")
  func ordinary() throws {
    #expect(found(try Pictures.gradient(400, 400)) == nil)
    #expect(found(try Pictures.noise(400, 400, around: 128, within: 60)) == nil)
    for period in [3, 4, 7] {
      let stripes = try Pictures.make(400, 400) { x, _ in
        x % period == 0 ? [20, 20, 20, 255] : [240, 240, 240, 255]
      }
      #expect(found(stripes) == nil, "stripes of \(period)")
      let grid = try Pictures.make(400, 400) { x, y in
        x % (5 * period) == 0 || y % (5 * period) == 0 ? [90, 90, 90, 255] : [240, 240, 240, 255]
      }
      #expect(found(grid) == nil, "a grid of \(5 * period)")
    }
  }

  @Test("the area-scaled copy shows what a person sees, the same every time")
  func prevention() throws {
    let picture = try Pictures.attack(small: 96, ratio: 4, pixels: 0..<1, from: letters)
    let cover = try Pictures.gradient(384, 384).reduced(to: 96)
    let copy = picture.reduced(to: 96)
    #expect(copy.width == 96 && copy.height == 96)
    let far = zip(copy.pixels, cover.pixels).map { abs(Int($0) - Int($1)) }.max() ?? 255
    #expect(far <= 16)
    let first = try picture.prepared(size: 96, kind: .png)
    let second = try picture.prepared(size: 96, kind: .png)
    #expect(first == second)
    let again = Images.examine(first.bytes)
    #expect(again.report.findings.isEmpty)
  }

  @Test("means over areas are exact, whichever way they are computed")
  func areas() throws {
    let picture = try Pictures.noise(420, 305, around: 128, within: 120)
    for (width, height) in [(105, 75), (50, 30), (42, 30), (17, 23)] {
      let exact = picture.moments(width: width, height: height)
      let quick = MomentPyramid(picture).moments(ScalingShape(width: width, height: height))
      let total = exact.mean.values.reduce(0, +) / Float(exact.mean.values.count)
      let other = quick.mean.values.reduce(0, +) / Float(quick.mean.values.count)
      #expect(abs(total - other) < 0.5)
      let far = zip(exact.mean.values, quick.mean.values).map { abs($0 - $1) }.max() ?? 255
      #expect(far < 40)
    }
  }
}
