/// Finds what looks like lines of letters in a mask: connected pieces of the size of letters, side by
/// side on a line, of differing shapes. It reads nothing; it tells writing from noise.

/// Marks over the pixels of a picture.
struct Mask: Sendable {
  let width: Int
  let height: Int
  var marks: [UInt8]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    marks = [UInt8](repeating: 0, count: width * height)
  }
}

/// A line of letters.
struct TextLine: Sendable, Equatable {
  var region: ImageRegion
  var letters: Int
}

/// Lines of letters in a mask.
enum TextLines {
  /// Letters that make a line.
  private static let letters = 6
  /// Sizes of letters in pixels.
  private static let heights = 5...140
  private static let widest = 220
  private static let fewestPixels = 6

  private struct Piece {
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int
    var pixels: Int
    var width: Int { right - left + 1 }
    var height: Int { bottom - top + 1 }
  }

  private struct Row {
    var pieces: [Piece]
  }

  /// The lines, from the top.
  static func find(in mask: Mask) -> [TextLine] {
    let all = pieces(mask)
    let letters = all.filter { piece in
      heights.contains(piece.height) && piece.width <= widest && piece.pixels >= fewestPixels
        && piece.width <= 5 * piece.height && piece.pixels * 12 >= piece.width * piece.height
    }
    guard letters.count >= Self.letters else { return [] }
    let lines = rows(letters.sorted { ($0.left, $0.top) < ($1.left, $1.top) }).compactMap(line)
      .sorted { ($0.region.y, $0.region.x) < ($1.region.y, $1.region.x) }
    return lines.prefix(ImageLimits.lines).filter { !isNoise($0, all) }
  }

  /// Noise has specks of every size where writing has letters and a few dots.
  private static func isNoise(_ line: TextLine, _ pieces: [Piece]) -> Bool {
    let region = line.region
    let inside = pieces.count { piece in
      piece.left >= region.x && piece.right < region.x + region.width && piece.top >= region.y
        && piece.bottom < region.y + region.height
    }
    return inside > 2 * line.letters
  }

  /// Pieces that hang together, eight neighbours counted; too many or too large ones are no letters.
  private static func pieces(_ mask: Mask) -> [Piece] {
    var marks = mask.marks
    var found: [Piece] = []
    var waiting: [Int] = []
    let (width, height) = (mask.width, mask.height)
    for start in marks.indices where marks[start] == 1 {
      guard found.count < ImageLimits.pieces else { return found }
      var piece = Piece(
        left: start % width, top: start / width, right: start % width, bottom: start / width,
        pixels: 0)
      marks[start] = 0
      waiting.append(start)
      while let at = waiting.popLast() {
        let (x, y) = (at % width, at / width)
        piece.pixels += 1
        piece.left = min(piece.left, x)
        piece.right = max(piece.right, x)
        piece.bottom = max(piece.bottom, y)
        piece.top = min(piece.top, y)
        for down in max(0, y - 1)...min(height - 1, y + 1) {
          for across in max(0, x - 1)...min(width - 1, x + 1)
          where marks[down * width + across] == 1 {
            marks[down * width + across] = 0
            waiting.append(down * width + across)
          }
        }
      }
      if piece.pixels <= ImageLimits.piecePixels { found.append(piece) }
    }
    return found
  }

  /// Puts letters, which come from left to right, into rows: each joins the row whose last letter is
  /// of its height, on its level and near. Rows are kept by level, so that few are looked at.
  private static func rows(_ letters: [Piece]) -> [Row] {
    let band = 32
    var rows: [Row] = []
    var byBand: [Int: [Int]] = [:]
    for letter in letters {
      let bands = (letter.top / band - 1)...(letter.bottom / band + 1)
      var best: (row: Int, gap: Int)?
      for index in bands.flatMap({ byBand[$0] ?? [] }) {
        guard let last = rows[index].pieces.last, fits(last, letter) else { continue }
        let gap = letter.left - last.right
        if best.map({ gap < $0.gap }) ?? true { best = (index, gap) }
      }
      if let best {
        rows[best.row].pieces.append(letter)
        // A row drops out of reach of its first band when it slopes; its last one counts.
        let level = letter.top / band
        if byBand[level]?.contains(best.row) != true { byBand[level, default: []].append(best.row) }
      } else {
        byBand[letter.top / band, default: []].append(rows.count)
        rows.append(Row(pieces: [letter]))
      }
    }
    return rows
  }

  private static func fits(_ last: Piece, _ next: Piece) -> Bool {
    let taller = max(last.height, next.height)
    let overlap = min(last.bottom, next.bottom) - max(last.top, next.top) + 1
    let gap = next.left - last.right
    return min(last.height, next.height) * 5 >= taller * 2
      && overlap * 2 >= min(last.height, next.height)
      && gap <= 3 * taller && gap >= -taller
  }

  /// A row as a line, if there are enough letters and they are not all alike.
  private static func line(_ row: Row) -> TextLine? {
    guard row.pieces.count >= letters, let first = row.pieces.first else { return nil }
    let sizes = row.pieces.map { Double($0.pixels) }
    let mean = sizes.reduce(0, +) / Double(sizes.count)
    let variance = sizes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sizes.count)
    let shapes = Set(row.pieces.map { $0.width << 20 | $0.pixels })
    guard variance > 0.02 * mean * mean, shapes.count * 3 >= min(row.pieces.count, 12) else {
      return nil
    }
    var region = ImageRegion(x: first.left, y: first.top, width: first.width, height: first.height)
    for piece in row.pieces.dropFirst() {
      region = region.union(
        ImageRegion(x: piece.left, y: piece.top, width: piece.width, height: piece.height))
    }
    return TextLine(region: region, letters: row.pieces.count)
  }
}
