/// Writing that a person does not see: letters that hardly differ from a flat ground, and content that
/// lies beneath transparency.

/// Both searches.
enum HiddenText {
  /// Side of the tiles whose ground is determined.
  private static let tile = 32
  /// Largest difference in a channel that counts as not seen: about a twentieth of the range.
  static let unseen = 14
  /// Difference that makes content beneath transparency readable.
  private static let readable = 24
  /// Alpha up to which a pixel is not seen.
  private static let clear: UInt8 = 16
  /// Letters that are enough for a finding, and pixels that the fewest letters have.
  private static let fewestLetters = 10
  private static let fewestPixels = 60

  /// Lines of letters of low contrast in an opaque picture.
  static func lowContrast(_ bitmap: Bitmap) -> ImageFinding? {
    let (mask, marked) = bitmap.faintMarks(tile: tile, unseen: unseen)
    guard marked >= fewestPixels else { return nil }
    return finding(.lowContrastText, TextLines.find(in: mask)) { letters in
      "\(letters) shapes like letters differ from their flat ground by less than a person sees"
    }
  }

  /// Content beneath transparency, and writing that shows on a dark ground only.
  static func inAlpha(_ bitmap: Bitmap) -> [ImageFinding] {
    if bitmap.alphaCounts(clear: clear).clear >= fewestPixels {
      let (mask, varied) = bitmap.marksBeneath(clear: clear, readable: readable)
      let lines = varied >= fewestPixels ? TextLines.find(in: mask) : []
      let found = finding(.hiddenInAlpha, lines) { letters in
        "\(letters) shapes like letters lie beneath transparency; "
          + "a program that ignores alpha sees them"
      }
      if let found { return [found] }
      if varied * 100 >= bitmap.width * bitmap.height {
        return [
          ImageFinding(
            .hiddenInAlpha, score: 0.5,
            reason: "a picture lies beneath transparency; a program that ignores alpha sees it")
        ]
      }
    }
    // White or nearly white writing and nothing else: not seen on a white page.
    let (mask, marked) = bitmap.whiteMarks(least: UInt8(255 - unseen))
    guard marked >= fewestPixels else { return [] }
    let found = finding(.hiddenInAlpha, TextLines.find(in: mask)) { letters in
      "\(letters) white shapes like letters on a transparent ground: unseen on a white page"
    }
    return found.map { [$0] } ?? []
  }

  private static func finding(
    _ type: ImageFindingType, _ lines: [TextLine], _ words: (Int) -> String
  ) -> ImageFinding? {
    let letters = lines.reduce(0) { $0 + $1.letters }
    guard letters >= fewestLetters, let first = lines.first else { return nil }
    let region = lines.dropFirst().reduce(first.region) { $0.union($1.region) }
    let score = 0.6 + 0.39 * min(1, Double(letters) / 60)
    return ImageFinding(type, region: region, score: score, reason: words(letters))
  }
}
