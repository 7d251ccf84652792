// The run behind `gatehouse guard bench`: rows are read in order and judged in batches on all cores,
// so that memory stays bounded whatever the size of the file.

import Bytes
import Formats
import Foundation
import Guards
import Statistics
import Store

/// One row of the data.
struct BenchRow: Sendable {
  let text: [UInt8]
  let key: BenchTally.Key
  let origin: Origin
}

/// Counts by source and label.
struct BenchTally: Sendable {
  /// What rows are counted by.
  struct Key: Sendable, Hashable {
    let source: String
    let label: JSON
  }

  /// How many rows there were, and how many were flagged.
  struct Count: Sendable {
    var rows = 0
    var flagged = 0
    /// Rows by the hundredth of their score.
    var scores = [Int](repeating: 0, count: 101)

    mutating func add(_ other: Count) {
      rows += other.rows
      flagged += other.flagged
      for index in scores.indices { scores[index] += other.scores[index] }
    }
  }

  private(set) var counts: [Key: Count] = [:]

  /// Counts one row.
  mutating func add(_ key: Key, isFlagged: Bool, score: Double) {
    counts[key, default: Count()].rows += 1
    if isFlagged { counts[key, default: Count()].flagged += 1 }
    counts[key, default: Count()].scores[Int(min(1, max(0, score)) * 100)] += 1
  }

  /// Takes over the counts of another.
  mutating func add(_ other: BenchTally) {
    for (key, count) in other.counts {
      counts[key, default: Count()].add(count)
    }
  }

  /// How well the scores part the rows that are labelled 1 from those labelled 0, whatever the
  /// threshold: the area under the ROC curve; `nil` where one of the two is missing.
  private var area: Double? {
    let all = totals
    guard let attacks = all.first(where: { Self.isPositive($0.label) == true })?.count,
      let others = all.first(where: { Self.isPositive($0.label) == false })?.count
    else { return nil }
    var below = 0.0
    var pairs = 0.0
    for index in attacks.scores.indices {
      pairs += Double(attacks.scores[index]) * (below + Double(others.scores[index]) / 2)
      below += Double(others.scores[index])
    }
    let whole = Double(attacks.rows) * Double(others.rows)
    return whole > 0 ? pairs / whole : nil
  }

  /// Whether a label says that the guards should flag; `nil` for words.
  private static func isPositive(_ label: JSON) -> Bool? {
    switch label {
    case .bool(let flag): flag
    case .number(let number): number.int.flatMap { $0 == 1 ? true : $0 == 0 ? false : nil }
    case .string(let text): text == "1" ? true : text == "0" ? false : nil
    default: nil
    }
  }

  private var sorted: [(key: Key, count: Count)] {
    counts.map { ($0.key, $0.value) }
      .sorted { ($0.0.source, $0.0.label.text()) < ($1.0.source, $1.0.label.text()) }
  }

  private var totals: [(label: JSON, count: Count)] {
    var all: [JSON: Count] = [:]
    for (key, count) in counts {
      all[key.label, default: Count()].add(count)
    }
    return all.map { ($0.key, $0.value) }.sorted { $0.0.text() < $1.0.text() }
  }

  /// For programs.
  func json(_ policy: GuardPolicy, _ judge: BenchJudge) -> JSON {
    [
      "schema_version": 1, "rules": .string(GuardPolicy.ruleSetVersion),
      "policy": .string(policy.digest.hex), "origin": .string(judge.origin.rawValue),
      "threshold": .double(
        judge.origin == .user ? policy.userInjectionThreshold : policy.dataInjectionThreshold),
      "detectors": .strings(judge.families.map(\.rawValue).sorted()), "confidence": .double(0.95),
      "sources": .array(
        sorted.map {
          Self.json($0.count, ["source": .string($0.key.source), "label": $0.key.label])
        }
      ),
      "auc": area.map { .double($0) } ?? .null,
      "totals": .array(totals.map { Self.json($0.count, ["label": $0.label]) }),
    ]
  }

  private static func json(_ count: Count, _ start: JSONObject) -> JSON {
    let bounds = clopperPearson(hits: count.flagged, trials: count.rows)
    var object = start
    object["n"] = .int(count.rows)
    object["flagged"] = .int(count.flagged)
    object["rate"] = .double(Double(count.flagged) / Double(max(1, count.rows)))
    object["low"] = .double(bounds.lowerBound)
    object["high"] = .double(bounds.upperBound)
    return .object(object)
  }

  /// For people.
  func lines(_ style: Style) -> [String] {
    let rows =
      sorted.map { (Console.printable($0.key.source), $0.key.label.text(), $0.count) }
      + totals.map { ("all", $0.label.text(), $0.count) }
    let width = max(8, rows.map(\.0.count).max() ?? 0)
    var lines = [style.bold(Self.row("source", width, "label", "n", "flagged", "rate", "95 %"))]
    for (source, label, count) in rows {
      let bounds = clopperPearson(hits: count.flagged, trials: count.rows)
      lines.append(
        Self.row(
          source, width, Console.printable(String(label.prefix(8))), "\(count.rows)",
          "\(count.flagged)", Self.percent(Double(count.flagged) / Double(max(1, count.rows))),
          "\(Self.percent(bounds.lowerBound)) to \(Self.percent(bounds.upperBound))"))
    }
    if let area {
      let rounded = (area * 1_000).rounded() / 1_000
      lines += ["", "area under the ROC curve of label 1 against label 0: \(rounded)"]
    }
    return lines
  }

  private static func row(
    _ source: String, _ width: Int, _ label: String, _ n: String, _ flagged: String,
    _ rate: String, _ interval: String
  ) -> String {
    func left(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    return left(source, width) + "  " + left(label, 8) + right(n, 8) + right(flagged, 9)
      + right(rate, 10) + "   " + interval
  }

  private static func percent(_ share: Double) -> String {
    let rounded = (share * 10_000).rounded() / 100
    return "\(rounded) %"
  }
}

/// Reads rows and judges them.
enum GuardBench {
  /// Bytes of unpacked data that may be held, and that may be unpacked at all.
  private static let keep: UInt64 = 64 << 20
  private static let unpacked: UInt64 = 64 << 30
  /// Rows, and bytes of their lines, in one batch.
  private static let batchRows = 256
  private static let batchBytes = 1 << 20

  /// Judges all rows of the file at `path`.
  static func run(_ path: String, _ judge: BenchJudge, _ console: Console) async throws
    -> BenchTally
  {
    let region = try open(path)
    var reader = BenchReader(region, path, judge.origin)
    var progress = ProgressLine("measured", total: region.count, unit: .bytes, console: console)
    defer { progress.finish() }
    let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)
    return try await withThrowingTaskGroup(of: BenchTally.self) { group in
      var tally = BenchTally()
      var running = 0
      while true {
        let batch = try reader.batch(rows: batchRows, bytes: batchBytes)
        if batch.isEmpty { break }
        group.addTask { await judged(batch, judge) }
        running += 1
        if running > cores, let done = try await group.next() {
          tally.add(done)
          running -= 1
        }
        progress.update(reader.offset)
      }
      for try await done in group { tally.add(done) }
      return tally
    }
  }

  @concurrent
  private static func judged(_ batch: [BenchRow], _ judge: BenchJudge) async -> BenchTally {
    var tally = BenchTally()
    for row in batch {
      let judged = judge.judge(row.text, origin: row.origin)
      tally.add(row.key, isFlagged: judged.isFlagged, score: judged.score)
    }
    return tally
  }

  /// The content of the file, unpacked if it is compressed.
  private static func open(_ path: String) throws -> Region {
    if path == "-" { return unpack(Region(MemorySource(try GuardInput.read("-")))) }
    do {
      return unpack(Region(try FileSource(path: path)))
    } catch {
      throw Diagnosis(
        "GH-0820", "the data cannot be read", at: Console.printable(path),
        why: FileManager.default.fileExists(atPath: path)
          ? "it is no file that this user may read" : "there is no such file",
        remedy: "name a file of JSON lines with the keys text, label and source")
    }
  }

  private static func unpack(_ region: Region) -> Region {
    guard let kind = [Compression.gzip, .zstd, .xz, .bzip2].first(where: { $0.starts(region) })
    else { return region }
    return Unpacked(region, kind, joins: true, keep: keep, limit: unpacked, work: unpacked).content
  }
}

/// Rows out of JSON lines, with errors that name the line.
struct BenchReader {
  private var lines: LineReader
  private let path: String
  private let origin: Origin
  private var number = 0

  /// Starts at the first line; rows without an origin have `origin`.
  init(_ region: Region, _ path: String, _ origin: Origin) {
    lines = LineReader(region)
    self.path = path
    self.origin = origin
  }

  /// Bytes read so far.
  var offset: UInt64 { lines.offset }

  /// The next rows: at most `rows`, and until their lines have `bytes` together; empty at the end.
  mutating func batch(rows: Int, bytes: Int) throws -> [BenchRow] {
    var batch: [BenchRow] = []
    var size = 0
    while batch.count < rows, size < bytes {
      number += 1
      let line: [UInt8]
      do throws(FormatError) {
        guard let next = try lines.next(limit: GuardInput.mostBytes) else { break }
        line = next.line
      } catch {
        throw fault("it cannot be read on: \(error.words)")
      }
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
      size += line.count
      batch.append(try row(line))
    }
    return batch
  }

  private func row(_ line: [UInt8]) throws -> BenchRow {
    let bare = line.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(line.dropFirst(3)) : line
    let json: JSON
    do {
      json = try JSON.parse(bare)
    } catch {
      throw fault("\(error)")
    }
    guard let text = json["text"]?.string else { throw fault("it has no \"text\"") }
    var origin = origin
    if let named = json["origin"], !named.isNull {
      guard let known = named.string.flatMap(Origin.init(rawValue:)) else {
        throw fault("its \"origin\" is none of system, user, tool, retrieved, model")
      }
      origin = known
    }
    let source = json["source"].map { $0.string ?? $0.text() } ?? "unnamed"
    return BenchRow(
      text: Array(text.utf8),
      key: BenchTally.Key(source: source, label: json["label"] ?? .null), origin: origin)
  }

  private func fault(_ why: String) -> Diagnosis {
    Diagnosis(
      "GH-0821", "a row of the data cannot be used",
      at: "\(Console.printable(path)):\(number)", why: Console.printable(why),
      remedy: "each line is a JSON object with \"text\", \"label\" and \"source\"")
  }
}
