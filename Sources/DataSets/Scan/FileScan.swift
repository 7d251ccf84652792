/// The scan of one file: what is gathered in the pass over its rows, and what follows from it.

import Bytes
import Formats
import Guards
import Statistics

/// A file to scan.
package struct DataInput: Sendable {
  /// Its path, as it is shown.
  package let path: String
  /// Its content.
  package let content: DataContent
  /// What it is to the scan.
  package let part: DataPart

  /// A file with its content.
  package init(path: String, content: DataContent, part: DataPart) {
    self.path = path
    self.content = content
    self.part = part
  }
}

/// What is gathered about one file.
struct FileScan {
  let input: DataInput
  let options: DataScanOptions
  let format: DataFormat
  let roles: ColumnRoles
  let examiner: RowExaminer
  private let features: ColumnNumbers?
  private let probabilities: ColumnNumbers?
  private(set) var report: DataFileReport
  private(set) var classes = ClassNames()
  private(set) var matrix: FeatureMatrix?
  private var given: FeatureMatrix?
  private(set) var tokens = TokenStore()
  /// The class of each row, for rows that are the same but have different labels.
  private(set) var labels: [Int32] = []
  /// The number of the file's first row in the index of duplicates.
  var firstRow = 0
  private(set) var triggers: [Trigger] = []
  private(set) var names = ColumnNames()
  private var faults: [RowFault: (count: Int, rows: [UInt64])] = [:]

  /// Looks at the first rows to tell what the columns are.
  init(_ input: DataInput, _ options: DataScanOptions) throws {
    self.input = input
    self.options = options
    var reader = try DataReader(input.content.region, name: input.path)
    format = reader.format
    var sample: [DataRow] = []
    var profile = DataProfile(seed: options.seed)
    var bytes = 0
    while sample.count < DataLimits.sampleRows, bytes < DataLimits.sampleBytes,
      let row = try? reader.next()
    {
      bytes += row.weight
      sample.append(row)
      profile.add(row, reader.columns)
    }
    profile.settle()
    let isBeside = input.part == .against || input.part == .baseline
    let wanted = isBeside ? Self.shared(options.columns, profile) : options.columns
    roles = try ColumnRoles(profile, wanted)
    let checks: Set<DataCheck> =
      switch input.part {
      case .against: options.checks.intersection([.duplicates])
      case .baseline: []
      default: options.checks
      }
    let isLabelled = roles.label != nil
    examiner = RowExaminer(
      roles: roles, search: CellSearch(policy: options.policy), hashes: MinHash(seed: options.seed),
      checks: checks,
      wantsTokens: isLabelled && !roles.text.isEmpty
        && !checks.isDisjoint(with: [.triggers, .labels]))
    let wantsMatrix = !checks.isDisjoint(with: [.labels, .outliers, .poison])
    features = wantsMatrix ? ColumnNumbers(roles.features, sample: sample) : nil
    probabilities =
      checks.contains(.labels) ? ColumnNumbers(roles.probabilities, sample: sample) : nil
    matrix = features.map { FeatureMatrix(width: $0.width, seed: options.seed) }
    given = probabilities.map { FeatureMatrix(width: $0.width, seed: options.seed) }
    report = DataFileReport(
      path: input.path, part: input.part, format: format.name,
      compression: input.content.compression, profile: DataProfile(seed: options.seed))
  }

  /// A file that cannot be read at all.
  init(unreadable input: DataInput, _ options: DataScanOptions, _ words: String) {
    self.input = input
    self.options = options
    format = .text
    roles = ColumnRoles()
    examiner = RowExaminer(
      roles: roles, search: CellSearch(policy: options.policy), hashes: MinHash(seed: options.seed),
      checks: [], wantsTokens: false)
    (features, probabilities) = (nil, nil)
    report = DataFileReport(
      path: input.path, part: input.part, format: "unknown",
      compression: input.content.compression, profile: DataProfile(seed: options.seed))
    report.fault = words
  }

  /// Other files may lack columns that are named for the scanned ones.
  private static func shared(_ options: ColumnOptions, _ profile: DataProfile) -> ColumnOptions {
    var shared = ColumnOptions()
    let names = Set(profile.columns.map(\.name))
    shared.text = options.text.filter { names.contains($0) }
    shared.label = options.label.flatMap { names.contains($0) ? $0 : nil }
    return shared
  }

  /// Takes a batch of rows and what was seen in them.
  mutating func absorb(
    _ rows: [DataRow], _ batch: ExaminedBatch, _ known: ColumnNames, _ findings: inout FindingList,
    _ index: inout DuplicateIndex
  ) {
    names = known
    for (place, row) in rows.enumerated() {
      report.profile.add(row, known)
      report.rows += 1
      if let fault = row.fault { note(fault, row.number) }
      let label = self.label(of: row)
      if labels.count < DataLimits.duplicateRows { labels.append(Int32(label)) }
      if place < batch.prints.count { index.add(batch.prints[place]) }
      if place < batch.tokens.count {
        tokens.add(batch.tokens[place], row: row.number, label: label)
      }
      if let numbers = features?.of(row) { matrix?.add(numbers, row: row.number, label: label) }
      if let numbers = probabilities?.of(row) {
        given?.add(numbers, row: row.number, label: label)
      }
    }
    for cell in batch.cells { add(cell, &findings) }
  }

  private mutating func label(of row: DataRow) -> Int {
    guard let column = roles.label, let cell = row.cells.first(where: { $0.column == column })
    else { return -1 }
    return classes.place(of: cell.value)
  }

  private mutating func note(_ fault: RowFault, _ row: UInt64) {
    var known = faults[fault] ?? (0, [])
    known.count += 1
    if known.rows.count < DataLimits.listedEach { known.rows.append(row) }
    faults[fault] = known
  }

  private func add(_ cell: CellFinding, _ findings: inout FindingList) {
    let column = names.names[cell.column]
    findings.add(
      DataFinding(
        cell.finding.type, file: input.path, row: cell.row, column: column,
        message: GuardWords.of(cell.finding.type), excerpt: cell.excerpt,
        score: cell.finding.confidence),
      kind: .init(file: input.path, type: cell.finding.type, column: column))
  }

  mutating func fail(_ words: String) { report.fault = words }

  // MARK: after the pass

  /// Everything about this file alone.
  mutating func conclude(_ findings: inout FindingList) async {
    report.profile.settle()
    setRoles()
    addStructure(&findings)
    guard input.part != .against, input.part != .baseline else { return }
    if examiner.checks.contains(.content) {
      searchNames(&findings)
      report.checks[.content] = "done"
    }
    await judgeNumbers(&findings)
    await judgeTexts(&findings)
  }

  private mutating func setRoles() {
    var all: [(String, String)] = []
    func add(_ places: [Int], _ role: String) {
      for place in places where place < names.names.count { all.append((names.names[place], role)) }
    }
    add(roles.text, "text")
    add(roles.label.map { [$0] } ?? [], "label")
    add(roles.probabilities, "probability")
    add(roles.features, "feature")
    report.roles = all
  }

  private func addStructure(_ findings: inout FindingList) {
    for fault in RowFault.allCases {
      guard let (count, rows) = faults[fault] else { continue }
      let kind = FindingList.Kind(
        file: input.path, type: "structure.\(fault.rawValue)", column: nil)
      for index in 0..<count {
        findings.add(
          DataFinding(
            kind.type, file: input.path, row: index < rows.count ? rows[index] : nil,
            message: StructureWords.of(fault)), kind: kind)
      }
    }
    if let fault = report.fault {
      findings.add(
        DataFinding(
          "structure.unreadable", file: input.path, message: "not read to its end: \(fault)"))
    } else if report.rows == 0 {
      findings.add(DataFinding("structure.empty", file: input.path, message: "there are no rows"))
    }
    for column in report.profile.columns {
      if column.nonFinite > 0 {
        findings.add(
          DataFinding(
            "structure.non-finite", file: input.path, column: column.name,
            message: "\(column.nonFinite) values are infinite or not a number"))
      }
      if column.present > 20, column.distinct == 1, report.rows > 1 {
        findings.add(
          DataFinding(
            "structure.constant", file: input.path, column: column.name,
            message: "all values are the same"))
      }
      if column.type == "mixed" {
        findings.add(
          DataFinding(
            "structure.mixed", file: input.path, column: column.name,
            message: "values of different types"))
      }
    }
    if roles.label != nil, report.rows > 20, classes.names.count == 1 {
      findings.add(
        DataFinding("structure.one-class", file: input.path, message: "all labels are the same"))
    }
  }

  /// The names of columns are texts as well.
  private func searchNames(_ findings: inout FindingList) {
    for name in names.names.prefix(DataLimits.profiledColumns) {
      let text = Array(name.utf8)
      let found = examiner.search.findings(in: text, column: "")
      for finding in found {
        let shown = String(decoding: MaskedText.whole(text, found), as: UTF8.self)
        findings.add(
          DataFinding(
            finding.type, file: input.path, column: shown,
            message: GuardWords.of(finding.type) + " in the name of a column",
            excerpt: MaskedText.excerpt(text, finding, among: found), score: finding.confidence))
      }
    }
  }

  private mutating func judgeNumbers(_ findings: inout FindingList) async {
    let judge = NumberJudge(
      file: input.path, options: options, checks: examiner.checks, classes: classes.names)
    if let given, examiner.checks.contains(.labels) {
      report.checks[.labels] = judge.labels(given: given, &report.scores, &findings)
    }
    guard let matrix, matrix.count >= NumberJudge.fewest, matrix.width > 0 else {
      let why =
        matrix == nil || roles.features.isEmpty
        ? "no numeric features" : "too few rows with all features"
      for check: DataCheck in [.outliers, .poison] where examiner.checks.contains(check) {
        report.checks[check] = "not done: \(why)"
      }
      return
    }
    let done = await judge.features(
      matrix, hasProbabilities: given != nil, isText: !roles.text.isEmpty, &report.scores, &findings
    )
    for (check, words) in done { report.checks[check] = words }
    self.matrix = nil
  }

  private mutating func judgeTexts(_ findings: inout FindingList) async {
    guard examiner.wantsTokens else {
      let why = roles.label == nil ? "no label" : "no text"
      if examiner.checks.contains(.triggers) { report.checks[.triggers] = "not done: \(why)" }
      if examiner.checks.contains(.labels), report.checks[.labels] == nil {
        report.checks[.labels] =
          roles.label == nil ? "not done: no label" : "not done: nothing to tell labels from"
      }
      return
    }
    let search = await TriggerSearch(
      tokens, classes: classes.names.count, seed: options.seed, jobs: options.jobs)
    if examiner.checks.contains(.triggers) {
      triggers = search.triggers
      let basis = search.isLearnable ? "contradiction by the rest of the text" : "the label alone"
      report.checks[.triggers] =
        search.probabilities.isEmpty
        ? "not done: too few rows or classes"
        : "done: \(search.tested) words tested by \(basis)"
          + (search.isPartial ? ", on a part of the data" : "")
    }
    guard examiner.checks.contains(.labels), report.checks[.labels] == nil else { return }
    guard search.isLearnable else {
      report.checks[.labels] = "not done: the labels cannot be told from the texts"
      return
    }
    let judge = NumberJudge(
      file: input.path, options: options, checks: examiner.checks, classes: classes.names)
    report.checks[.labels] = judge.labels(
      texts: tokens, search.probabilities, &report.scores, &findings)
  }

  mutating func set(_ check: DataCheck, _ words: String) { report.checks[check] = words }
  mutating func set(drift: [ColumnDrift]) { report.drift = drift }
}

/// Words for the faults of rows.
enum StructureWords {
  static func of(_ fault: RowFault) -> String {
    switch fault {
    case .notJSON: "the line is no JSON"
    case .doubledKey: "a key comes twice, so that readers differ on its value"
    case .uneven: "the row has another number of cells than the table has columns"
    case .quote: "a quote is never closed"
    case .notUTF8: "the text is no UTF-8"
    }
  }
}

/// Words for what the guards find.
enum GuardWords {
  static func of(_ type: String) -> String {
    let rest = type.split(separator: ".").dropFirst().joined(separator: " ")
      .replacing("-", with: " ")
    let family =
      switch type.prefix(while: { $0 != "." }) {
      case "personal": "personal data"
      case "injection": "an instruction to the reader"
      case "exfiltration": "a link that carries data away"
      case "hidden", "terminal": "characters that people do not see"
      case "prohibited": "a prohibited use"
      case "canary", "leak": "a marker of a protected prompt"
      case "list": "a listed term"
      default: "a secret"
      }
    return rest.isEmpty ? family : "\(family): \(rest)"
  }
}
