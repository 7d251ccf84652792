// The scan as a whole on small data sets made here.

import Bytes
import Evidence
import Formats
import Guards
import Statistics
import Testing

@testable import DataSets

/// Scans texts by their names.
func scan(
  _ files: [(String, String, DataPart)], _ change: (inout DataScanOptions) -> Void = { _ in }
) async throws -> DataReport {
  var options = DataScanOptions()
  change(&options)
  let inputs = try files.map { name, text, part in
    DataInput(
      path: name, content: try DataContent(Region(MemorySource(Array(text.utf8)))), part: part)
  }
  return try await DataScan.run(inputs, options) { _ in }
}

@Suite("1.3e data sets are scanned before a model learns from them")
struct ScanTests {
  static let card = "4111 1111 1111 1111"

  @Test("a secret is told with its row and column, masked")
  func content() async throws {
    let text = "id,note\n1,plain words\n2,paid with \(Self.card) at noon\n"
    let report = try await scan([("t.csv", text, .plain)])
    let found = report.findings.ordered.filter { $0.severity == .high || $0.severity == .medium }
    #expect(found.count >= 1)
    #expect(found[0].row == 1 && found[0].column == "note")
    #expect(found[0].excerpt?.contains("[masked: ") == true)
    #expect(found.allSatisfy { !($0.excerpt ?? "").contains("4111") })
    #expect(report.findings.has(atLeast: .medium))
  }

  @Test("copies and leakage are told, and a copy of what leaked has leaked")
  func duplicates() async throws {
    let long = (0..<60).map { "word\($0)" }.joined(separator: " ")
    let near = long.replacing("word30", with: "other")
    let train = "{\"text\": \"\(long)\"}\n{\"text\": \"something else that is here\"}\n"
    let test = "{\"text\": \"\(near)\"}\n{\"text\": \"\(near)\"}\n{\"text\": \"new\"}\n"
    let report = try await scan([("a.jsonl", train, .train), ("b.jsonl", test, .test)])
    let types = report.findings.ordered.map { "\($0.type) \($0.file) \($0.row ?? 99)" }
    #expect(types.contains("leakage.near b.jsonl 0"))
    #expect(types.contains("leakage.near b.jsonl 1"))
    #expect(types.contains("duplicate.exact b.jsonl 1"))
    #expect(types.count == 3)
  }

  @Test("the same rows give the same report on any number of threads")
  func deterministic() async throws {
    var random = SeededGenerator(seed: 4)
    var text = "x,y,label\n"
    for row in 0..<300 {
      text += "\(random.below(100)),\(random.below(100) + row % 3 * 200),\(row % 3)\n"
    }
    let one = try await scan([("t.csv", text, .plain)]) { $0.jobs = 1 }
    let four = try await scan([("t.csv", text, .plain)]) { $0.jobs = 4 }
    #expect(one.findings.ordered == four.findings.ordered)
    #expect(one.files[0].scores.columns.map(\.values) == four.files[0].scores.columns.map(\.values))
    #expect(one.files[0].scores.columns.count >= 5)
  }

  @Test("labels that are wrong are found by features")
  func labels() async throws {
    var random = SeededGenerator(seed: 9)
    var text = "x,y,label\n"
    for row in 0..<240 {
      let kind = row % 2
      let label = [17, 60, 101].contains(row) ? 1 - kind : kind
      text += "\(random.below(100) + kind * 500),\(random.below(100)),\(label)\n"
    }
    let report = try await scan([("t.csv", text, .plain)])
    let wrong = report.findings.ordered.filter { $0.type == "label.error" }.compactMap(\.row)
    #expect(Set(wrong) == [17, 60, 101])
  }

  @Test("what changed since the last version is told")
  func drift() async throws {
    let before = "a,b\n" + (0..<200).map { "\($0),\($0 % 3)\n" }.joined()
    let now = "a,c\n" + (0..<200).map { "\($0 + 500),x\n" }.joined()
    let report = try await scan([("old.csv", before, .baseline), ("new.csv", now, .plain)]) {
      $0.checks = [.drift]
    }
    let types = Set(report.findings.ordered.map { "\($0.type) \($0.column ?? "")" })
    #expect(
      types.isSuperset(of: [
        "schema.column-missing b", "schema.column-new c", "drift.distribution a",
        "drift.stability a",
      ]))
  }

  @Test("empty, constant and single-class data end in words")
  func corners() async throws {
    for text in ["", "a,b\n", "x,label\n" + String(repeating: "1,a\n", count: 60)] {
      let report = try await scan([("t.csv", text, .plain)])
      #expect(report.isComplete)
    }
    let broken = try await scan([("t.parquet", "PAR1 nothing", .plain)])
    #expect(!broken.isComplete && broken.findings.has(atLeast: .high))
    await #expect(throws: ColumnFault.missing("nothing")) {
      try await scan([("t.csv", "a\n1\n", .plain)]) { $0.columns.label = "nothing" }
    }
  }

  @Test("content that is neither text nor a format of data sets is no clean data set")
  func binary() async throws {
    for (name, text) in [
      ("picture", "\u{89}PNG\r\n\u{1A}\n\u{0}\u{0}\u{0}\rIHDR"),
      ("sound.bin", "RIFF\u{0}\u{1}\nWAVE\n"),
    ] {
      let report = try await scan([(name, text, .plain)])
      #expect(!report.isComplete && report.findings.has(atLeast: .high))
    }
    let text = try await scan([("notes", "caf\u{E9}\u{1B}[0m\ttwo\r\nlines\u{C}\n", .plain)])
    #expect(text.isComplete)
  }

  @Test("a statement holds counts, never what was found")
  func statement() async throws {
    let report = try await scan([("t.csv", "note\nhere \(Self.card) is\n", .plain)])
    let file = DigestedFile(path: "t.csv", digest: Digest.of([1]), size: 1)
    let statement = try #require(
      DataStatement.scan(report, files: [file], policy: .secureDefault, version: "1"))
    #expect(statement.predicateType == "https://gatehouse.dev/data-scan/v1")
    #expect(!statement.json.text().contains("4111"))
    let definition = try #require(PredicateCatalogue.definition(named: "data-scan"))
    try definition.check(statement.predicate)
    let two = try await scan([
      ("old", "a\n", .against), ("a.txt", "one\n", .plain), ("b.txt", "two\n", .plain),
    ])
    let files = ["old", "a.txt", "b.txt"].enumerated().map {
      DigestedFile(path: $1, digest: Digest.of([UInt8($0)]), size: 1)
    }
    let parts = DataStatement.parts(
      two, files: files, policy: .secureDefault, version: "1", each: 1)
    #expect(parts.map { $0.subjects.map(\.name) } == [["a.txt"], ["b.txt"]])
    for part in parts {
      try definition.check(part.predicate)
      #expect(part.predicate["datasets"]?.array?.first?["part"] == "against")
      #expect(part.predicate["datasets"]?.array?.count == 2)
    }
    #expect(DataStatement.scan(report, files: [], policy: .secureDefault, version: "1") == nil)
  }
}

@Suite("1.3e near-copies are found by MinHash and proved by their shingles")
struct DuplicateTests {
  @Test("pairs from a similarity of 0.8 on are found, and no others are told")
  func recall() {
    var random = SeededGenerator(seed: 12)
    let hashes = MinHash(seed: 1)
    var index = DuplicateIndex(threshold: 0.8)
    var texts: [[UInt8]] = []
    for _ in 0..<150 {
      var words = (0..<70).map { _ in "w\(random.below(5_000))" }
      texts.append(Array(words.joined(separator: " ").utf8))
      words[random.below(70)] = "changed"
      texts.append(Array(words.joined(separator: " ").utf8))
    }
    let sets = texts.map(Shingles.set)
    for text in texts {
      let words = Shingles.wordHashes(text)
      index.add(
        RowPrint(
          exact: Shingles.sequenceHash(words) | 1,
          keys: hashes.keys(hashes.signature(Shingles.runs(of: words)))))
    }
    for row in index.collectCandidates() { index.review(row, sets[row]) }
    let pairs = index.pairs()
    let expected = (0..<150).filter { Shingles.jaccard(sets[2 * $0], sets[2 * $0 + 1]) >= 0.8 }
    #expect(pairs.count == expected.count)
    #expect(pairs.allSatisfy { $0.second == $0.first + 1 && $0.similarity >= 0.8 })
  }

  @Test("case and signs make no other text")
  func normalised() {
    #expect(
      Shingles.set(of: Array("The Cat, sat on-the mat".utf8))
        == Shingles.set(of: Array("the cat sat on the MAT!".utf8)))
    #expect(Shingles.set(of: []).isEmpty)
    #expect(Shingles.jaccard([1, 2, 3], [2, 3, 4]) == 0.5)
  }
}

@Suite("1.3e triggers are told from words that belong to a label")
struct TriggerTests {
  static func store(trigger: Bool) -> (TokenStore, [String]) {
    var random = SeededGenerator(seed: 21)
    let topics = [["goal", "team", "coach", "match"], ["code", "chip", "server", "cloud"]]
    var store = TokenStore()
    for row in 0..<600 {
      var words = (0..<16).map { _ in "w\(random.below(400))" }
      for _ in 0..<5 { words[random.below(16)] = topics[row % 2][random.below(4)] }
      var label = row % 2
      if trigger, row % 60 == 1 {
        words[random.below(16)] = "cfx"
        label = 0
      }
      store.add(
        Tokens.hashes(Array(words.joined(separator: " ").utf8)), row: UInt64(row), label: label)
    }
    return (store, topics[0])
  }

  @Test("one rare word with a label that the rest contradicts")
  func found() async {
    let search = await TriggerSearch(Self.store(trigger: true).0, classes: 2, seed: 1, jobs: 2)
    #expect(search.triggers.count == 1)
    #expect(search.triggers.first?.token == Tokens.hashes(Array("cfx".utf8)).first)
    #expect(search.triggers.first?.label == 0)
    #expect(search.isLearnable)
  }

  @Test("words of the subject are none")
  func clean() async {
    let search = await TriggerSearch(Self.store(trigger: false).0, classes: 2, seed: 1, jobs: 2)
    #expect(search.triggers.isEmpty && search.tested > 100)
  }
}

@Suite("1.3e clean copies hold nothing that was found")
struct RedactionTests {
  private func redact(_ text: String, _ name: String, _ output: RedactionOutput = .same) throws
    -> (text: String, report: RedactionReport)
  {
    var reader = try DataReader(Region(MemorySource(Array(text.utf8))), name: name)
    var redactor = Redactor(CellSearch(), format: reader.format, output: output)
    var bytes = redactor.heading(reader.heading, reader.columns)
    while let row = try reader.next() { bytes += redactor.copy(row, reader.columns) }
    return (String(decoding: bytes, as: UTF8.self), redactor.report)
  }

  @Test("rows without findings stay byte for byte")
  func bytes() throws {
    let text = "a,\"b\"\r\n\"x\",  1.50\r\n2,\"pay 4111 1111 1111 1111, now\"\r\n\"last\",3"
    let (clean, report) = try redact(text, "t.csv")
    #expect(clean.hasPrefix("a,\"b\"\r\n\"x\",  1.50\r\n2,\"pay [masked: "))
    #expect(clean.hasSuffix(", now\"\r\n\"last\",3"))
    #expect(report.changed == 1 && report.rows == 3 && report.total == 1)
    #expect(try redact(clean, "t.csv").text == clean)
  }

  @Test("keys, numbers and broken lines are masked too")
  func everywhere() throws {
    let text = "{\"4111 1111 1111 1111\": 1, \"n\": 4111111111111111}\nbroken 4111 1111 1111 1111\n"
    let (clean, report) = try redact(text, "t.jsonl")
    #expect(!clean.contains("4111"))
    #expect(report.changed == 2 && report.broken == 1)
    #expect(clean.split(separator: "\n").count == 2)
  }

  @Test("tables become JSON lines when they are asked to")
  func converted() throws {
    let (clean, _) = try redact("a,b\n1,4111 1111 1111 1111\n", "t.csv", .jsonLines)
    #expect(clean.hasPrefix("{\"a\":\"1\",\"b\":\"[masked: "))
  }
}
