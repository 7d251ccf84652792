/// JSON lines: one JSON value in each line of a text.

package import Bytes

/// Reads the texts of JSON lines; throws at the first line that is no JSON.
package struct JSONLines: DatasetText {
  private var lines: LineReader
  private var row: UInt64 = 0

  /// Starts at the first line.
  package init(_ region: Region) { lines = LineReader(region) }

  /// Whether the content starts with two or more lines, the first of which is an object or array
  /// of JSON and the second of which starts like one.
  package static func isCandidate(_ region: Region) -> Bool {
    guard let start = try? region.head(4) else { return false }
    let first = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start[...]
    guard let opening = first.first, opening == 0x7B || opening == 0x5B else { return false }
    var lines = LineReader(region)
    guard let line = try? lines.next(limit: FormatLimits.datasetLine), line.isEnded,
      isClosing(line.line),
      let second = try? region.bytes(lines.offset, 1), second[0] == opening
    else { return false }
    return (try? parse(line.line)) != nil
  }

  /// One line. Python and pandas write numbers that JSON does not know, and a mark of byte order may
  /// stand before the first line; for texts neither matters.
  package static func parse(_ line: [UInt8]) throws(JSONError) -> JSON {
    let bare = line.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(line.dropFirst(3)) : line
    do throws(JSONError) { return try JSON.parse(bare) } catch {
      guard let plain = withoutSpecialNumbers(bare) else { throw error }
      return try JSON.parse(plain)
    }
  }

  /// The line with `NaN` and `Infinity` outside texts as other words; `nil` if there are none.
  private static func withoutSpecialNumbers(_ line: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(line.count)
    var isText = false
    var at = 0
    while at < line.count {
      let byte = line[at]
      if isText, byte == 0x5C, at + 1 < line.count {
        result += line[at...(at + 1)]
        at += 2
        continue
      }
      if byte == 0x22 { isText.toggle() }
      let rest = line[at...]
      if !isText, byte == UInt8(ascii: "N"), rest.starts(with: "NaN".utf8) {
        result += "null".utf8
        at += 3
      } else if !isText, byte == UInt8(ascii: "I"), rest.starts(with: "Infinity".utf8) {
        if result.last == 0x2D { result.removeLast() }
        result += "null".utf8
        at += 8
      } else {
        result.append(byte)
        at += 1
      }
    }
    return result == line ? nil : result
  }

  private static func isClosing(_ line: [UInt8]) -> Bool {
    let last = line.last { $0 != 0x0D && $0 != 0x20 }
    return last == 0x7D || last == 0x5D
  }

  /// Hands every text to `body`.
  package mutating func forEach(_ body: (DatasetCell) -> Void) throws(FormatError) {
    while true {
      let start = lines.offset
      guard let (line, _) = try lines.next(limit: FormatLimits.datasetLine) else { return }
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
      let json: JSON
      do throws(JSONError) { json = try Self.parse(line) } catch {
        throw .malformed(offset: start, FormatError.Fault("line \(row + 1) is no JSON"))
      }
      visit(json, "", start, body)
      row += 1
    }
  }

  /// The depth is bounded by that of the parser.
  private func visit(
    _ json: JSON, _ path: String, _ offset: UInt64, _ body: (DatasetCell) -> Void
  ) {
    switch json {
    case .string(let text):
      body(DatasetCell(row: row, column: path, text: Array(text.utf8), offset: offset))
    case .array(let values):
      for value in values { visit(value, path, offset, body) }
    case .object(let object):
      for (key, value) in object.members {
        visit(value, path.isEmpty ? key : "\(path.prefix(200)).\(key)", offset, body)
      }
    default: return
    }
  }
}
