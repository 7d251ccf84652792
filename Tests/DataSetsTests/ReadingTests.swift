// Reading of data sets: formats, and files that break their rules.

import Bytes
import Formats
import Testing

@testable import DataSets

/// Rows of a text in the format that its name says.
func rows(_ text: String, _ name: String) throws -> (rows: [DataRow], columns: [String]) {
  try rows(Array(text.utf8), name)
}

func rows(_ bytes: [UInt8], _ name: String) throws -> (rows: [DataRow], columns: [String]) {
  var reader = try DataReader(Region(MemorySource(bytes)), name: name)
  var rows: [DataRow] = []
  while let row = try reader.next() { rows.append(row) }
  return (rows, reader.columns.names)
}

@Suite("1.3e data sets are read as they are")
struct ReadingTests {
  @Test("the format is told by content first")
  func formats() throws {
    func tell(_ text: String, _ name: String) throws -> String {
      try DataFormat.tell(Region(MemorySource(Array(text.utf8))), name: name).name
    }
    #expect(try tell("{\"a\": 1}\n{\"a\": 2}\n", "x") == "jsonl")
    #expect(try tell("[{\"a\": 1}]", "x.json") == "json")
    #expect(try tell("a;b\n1;2\n", "x") == "csv")
    #expect(try tell("a\tb\n", "x.tsv.gz") == "tsv")
    #expect(try tell("some words\nand more", "x") == "text")
    #expect(throws: FormatError.self) { try tell("no parquet", "x.parquet") }
  }

  @Test("tables keep quoted lines, uneven rows and their bytes")
  func tables() throws {
    let text = "a,b\r\n\"x\ny\",\"1,\"\"2\"\r\n3\r\n4,5,6\r\n"
    let (found, columns) = try rows(text, "t.csv")
    #expect(columns == ["a", "b", "beyond the columns"])
    #expect(found.count == 3)
    #expect(found[0].cells[0].value == .text(Array("x\ny".utf8)))
    #expect(found[0].cells[1].value == .text(Array("1,\"2".utf8)))
    #expect(found[1].fault == .uneven && found[2].fault == .uneven)
    #expect("a,b\r\n" + found.map { String(decoding: $0.raw, as: UTF8.self) }.joined() == text)
  }

  @Test("a quote that is never closed costs one row")
  func brokenQuotes() throws {
    let (found, _) = try rows("a,b\n1,\"x\n2,3\n4,5\n", "t.csv")
    #expect(found.map(\.fault) == [.quote, nil, nil])
    #expect(found[2].cells.map(\.value) == [.text([0x34]), .text([0x35])])
    let many = "a,b\n" + String(repeating: "1,\"x\n", count: 101)
    #expect(try rows(many, "t.csv").rows.count <= 101)
  }

  @Test("a table without names gets numbers")
  func noHeading() throws {
    let (found, columns) = try rows("1,2\n3,4\n", "t.csv")
    #expect(found.count == 2 && columns == ["column 1", "column 2"])
    #expect(try rows("", "t.csv").rows.isEmpty)
  }

  @Test("lines that are no JSON, and keys that come twice, are rows with a fault")
  func lines() throws {
    let text =
      "{\"a\": {\"b\": [\"x\", \"y\"]}, \"v\": [1, 2.5, null]}\nnonsense\n{\"a\": 1, \"a\": 2}\n"
    let (found, columns) = try rows(text, "t.jsonl")
    #expect(columns == ["a.b", "v", "line"])
    #expect(found.map(\.fault) == [nil, .notJSON, .doubledKey])
    #expect(found[0].cells.count == 3)
    #expect(found[0].cells[2].value == .list([.integer(1), .number(2.5), .null]))
    let numbers = try rows("{\"x\": -Infinity, \"y\": NaN}\n", "t.jsonl").rows
    #expect(numbers[0].cells.map(\.value) == [.null, .null] && numbers[0].fault == nil)
  }

  @Test("text that is no UTF-8 is kept and told")
  func encoding() throws {
    let (found, _) = try rows(Array("t\ncaf".utf8) + [0xE9, 0x0A], "t.csv")
    #expect(found[0].fault == .notUTF8)
    #expect(found[0].cells[0].value == .text(Array("caf".utf8) + [0xE9]))
  }

  @Test("numbers in texts are numbers, and what is missing is missing")
  func numbers() {
    #expect(NumberText.value(Array("-1.5e3".utf8)) == -1_500)
    #expect(NumberText.value(Array("inf".utf8)) == .infinity)
    #expect(NumberText.value(Array("0x10".utf8)) == nil)
    #expect(NumberText.value(Array("12 apples".utf8)) == nil)
    #expect(NumberText.isMissing(Array("NaN".utf8)) && NumberText.isMissing([]))
    #expect(!NumberText.isMissing(Array("nine".utf8)))
  }

  @Test("damaged Parquet files end in an error, never in a trap")
  func damagedParquet() {
    var bytes = Array("PAR1".utf8) + [UInt8](repeating: 0x15, count: 60)
    bytes += [40, 0, 0, 0] + Array("PAR1".utf8)
    for place in bytes.indices {
      for bit in [0, 3, 7] {
        var bad = bytes
        bad[place] ^= 1 << UInt8(bit)
        _ = try? rows(bad, "x.parquet")
      }
    }
  }
}
