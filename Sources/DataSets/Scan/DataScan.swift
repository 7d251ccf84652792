/// The scan of data sets: one pass over each file, and a second one where rows have to be seen again.

import Bytes
import Formats

/// A scan of several files.
package struct DataScan {
  private let options: DataScanOptions
  private var findings = FindingList()
  private var files: [FileScan] = []
  private var index: DuplicateIndex

  /// Nothing scanned yet.
  package init(_ options: DataScanOptions) {
    self.options = options
    index = DuplicateIndex(threshold: options.similarity)
  }

  /// Batches that are looked at side by side, for each processor.
  private static let ahead = 2

  /// Scans `inputs`. `progress` gets the bytes of the current pass that are done.
  /// Throws `ColumnFault` for columns that are not there.
  package static func run(
    _ inputs: [DataInput], _ options: DataScanOptions, progress: (UInt64) -> Void
  ) async throws -> DataReport {
    var scan = DataScan(options)
    // What others are compared with comes first, so that copies point to it.
    let order: [DataPart] = [.baseline, .against, .train, .plain, .test]
    let sorted = order.flatMap { part in inputs.filter { $0.part == part } }
    var done: UInt64 = 0
    for input in sorted {
      try await scan.first(input) { progress(done + $0) }
      done += input.content.region.count
    }
    await scan.conclude()
    return DataReport(
      files: scan.files.map(\.report), findings: scan.findings, seed: options.seed)
  }

  // MARK: the first pass

  private mutating func first(_ input: DataInput, _ progress: (UInt64) -> Void) async throws {
    var file: FileScan
    do {
      file = try FileScan(input, options)
    } catch let fault as ColumnFault {
      throw fault
    } catch {
      file = FileScan(unreadable: input, options, Self.words(error))
      files.append(file)
      return
    }
    file.firstRow = index.count
    do {
      var reader = try DataReader(input.content.region, name: input.path, format: file.format)
      while true {
        var batches: [[DataRow]] = []
        while batches.count < Self.ahead * max(1, options.jobs) {
          let batch = try reader.batch()
          guard !batch.isEmpty else { break }
          batches.append(batch)
        }
        guard !batches.isEmpty else { break }
        await take(batches, reader.columns, &file)
        progress(reader.position)
      }
    } catch {
      file.fail(Self.words(error))
    }
    files.append(file)
  }

  private mutating func take(
    _ batches: [[DataRow]], _ names: ColumnNames, _ file: inout FileScan
  ) async {
    let examiner = file.examiner
    let examined = await Parallel.map(batches, jobs: options.jobs) {
      examiner.examine($0, names)
    }
    for (rows, seen) in zip(batches, examined) {
      file.absorb(rows, seen, names, &findings, &index)
    }
  }

  static func words(_ error: any Error) -> String {
    switch error {
    case let error as FormatError: error.words
    default: "\(error)"
    }
  }

  // MARK: what follows

  private mutating func conclude() async {
    for place in files.indices { await files[place].conclude(&findings) }
    if let baseline = files.first(where: { $0.input.part == .baseline }),
      options.checks.contains(.drift)
    {
      for place in files.indices
      where files[place].input.part != .baseline && files[place].input.part != .against {
        compare(place, baseline)
      }
    }
    review()
    if options.checks.contains(.duplicates) {
      let pairs = index.pairs()
      let words = index.isPartial ? "done, on a part of the rows" : "done"
      for place in files.indices where files[place].examiner.checks.contains(.duplicates) {
        files[place].set(.duplicates, words)
      }
      DuplicateReport(files: files).add(pairs, &findings)
    }
  }

  private mutating func compare(_ place: Int, _ baseline: FileScan) {
    let file = files[place]
    let drift = SchemaDrift(before: baseline.report.profile, now: file.report.profile)
    for finding in drift.findings {
      findings.add(
        DataFinding(
          finding.type, file: file.input.path, column: finding.column, message: finding.message,
          score: finding.score))
    }
    files[place].set(drift: drift.columns)
    files[place].set(.drift, "done: against \(baseline.input.path)")
  }

  /// The second pass: texts of rows that may be alike, and the words behind the hashes of triggers.
  private mutating func review() {
    let candidates = options.checks.contains(.duplicates) ? index.collectCandidates() : []
    for place in files.indices {
      let file = files[place]
      let own = candidates.filter {
        $0 >= file.firstRow && $0 < file.firstRow + file.report.rows
      }
      let wanted = Set(file.triggers.flatMap { [$0.token] + $0.companions.prefix(8) })
      guard !own.isEmpty || !wanted.isEmpty else { continue }
      var names: [UInt32: String] = [:]
      var last = own.max() ?? -1
      if !wanted.isEmpty { last = .max }
      visit(file) { row, number in
        let isCandidate = own.contains(number)
        guard isCandidate || !wanted.isEmpty else { return number < last }
        let text = file.examiner.text(of: row)
        if isCandidate { index.review(number, Shingles.set(of: text)) }
        if names.count < wanted.count {
          Tokens.names(text, wanted: wanted) { names[$0] = names[$0] ?? $1 }
        }
        return number < last
      }
      for trigger in file.triggers { add(trigger, names, file) }
    }
  }

  /// Gives every row with its number in the index to `body`, which tells whether to go on.
  private func visit(_ file: FileScan, _ body: (DataRow, Int) -> Bool) {
    guard
      var reader = try? DataReader(
        file.input.content.region, name: file.input.path, format: file.format)
    else { return }
    var number = file.firstRow
    while let row = try? reader.next(), number < file.firstRow + file.report.rows {
      guard body(row, number) else { return }
      number += 1
    }
  }

  private mutating func add(_ trigger: Trigger, _ names: [UInt32: String], _ file: FileScan) {
    let word = masked(names[trigger.token] ?? "", file)
    let label = file.classes.names[trigger.label]
    let with = trigger.companions.compactMap { names[$0] }.filter { $0 != word }.prefix(8)
    let against =
      trigger.contradicted > 0
      ? "; in \(trigger.contradicted) of them everything else speaks for another label" : ""
    findings.add(
      DataFinding(
        "trigger.token", file: file.input.path,
        column: file.roles.text.first.map { file.names.names[$0] },
        message: "\"\(word)\" comes in \(trigger.rows) rows, \(trigger.labelled) of them with the "
          + "label \"\(label.prefix(40))\"" + against,
        score: trigger.z,
        details: [
          "token": .string(word), "label": .string(label), "rows": .int(trigger.rows),
          "with_label": .int(trigger.labelled), "contradicted": .int(trigger.contradicted),
          "adjusted_p": .double(trigger.adjusted),
          "companions": .strings(with.map { masked($0, file) }),
          "examples": .array(trigger.examples.map { .int($0) }),
        ]))
  }

  /// A word may itself be a secret.
  private func masked(_ word: String, _ file: FileScan) -> String {
    let text = Array(word.utf8.prefix(200))
    let found = file.examiner.search.findings(in: text, column: "")
    return String(decoding: MaskedText.whole(text, found), as: UTF8.self)
  }
}
