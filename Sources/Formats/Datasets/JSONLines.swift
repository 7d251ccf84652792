/// JSON lines: one JSON value in each line of a text.

import Bytes

/// Reads the texts of JSON lines; throws at the first line that is no JSON.
package struct JSONLines: DatasetText {
  private var lines: LineReader
  private var cells: [DatasetCell] = []
  private var row: UInt64 = 0

  /// Starts at the first line.
  package init(_ region: Region) { lines = LineReader(region) }

  /// Whether the content starts with two or more lines, the first of which is an object or array
  /// of JSON and the second of which starts like one.
  package static func isCandidate(_ region: Region) -> Bool {
    guard let first = try? region.bytes(0, 1), first[0] == 0x7B || first[0] == 0x5B else {
      return false
    }
    var lines = LineReader(region)
    guard let line = try? lines.next(limit: FormatLimits.datasetLine), line.isEnded,
      isOpening(line.line), isClosing(line.line),
      let second = try? region.bytes(lines.offset, 1), second[0] == first[0]
    else { return false }
    return (try? JSON.parse(line.line)) != nil
  }

  private static func isOpening(_ line: [UInt8]) -> Bool {
    line.first == 0x7B || line.first == 0x5B
  }

  private static func isClosing(_ line: [UInt8]) -> Bool {
    let last = line.last { $0 != 0x0D && $0 != 0x20 }
    return last == 0x7D || last == 0x5D
  }

  /// The next cell; `nil` after the last.
  package mutating func next() throws(FormatError) -> DatasetCell? {
    while cells.isEmpty {
      let start = lines.offset
      guard let (line, _) = try lines.next(limit: FormatLimits.datasetLine) else { return nil }
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
      let json: JSON
      do { json = try JSON.parse(line) } catch {
        throw .malformed(offset: start, FormatError.Fault("line \(row + 1) is no JSON"))
      }
      collect(json, "", start)
      cells.reverse()
      row += 1
    }
    return cells.removeLast()
  }

  /// The depth is bounded by that of the parser.
  private mutating func collect(_ json: JSON, _ path: String, _ offset: UInt64) {
    switch json {
    case .string(let text):
      cells.append(DatasetCell(row: row, column: path, text: Array(text.utf8), offset: offset))
    case .array(let values):
      for value in values { collect(value, path, offset) }
    case .object(let object):
      for (key, value) in object.members {
        collect(value, path.isEmpty ? key : "\(path.prefix(200)).\(key)", offset)
      }
    default: return
    }
  }
}
