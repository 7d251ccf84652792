/// What the numbers of a file say: labels, outliers, poison.

import Bytes

/// Judges the numeric columns of one file.
struct NumberJudge {
  let file: String
  let options: DataScanOptions
  let checks: Set<DataCheck>
  let classes: [String]

  /// Fewest rows from which on anything can be said.
  static let fewest = 10
  private static let listedRows = 1_000

  /// Label errors by given probabilities, one column for each class in the order of the classes'
  /// names.
  func labels(
    given: FeatureMatrix, _ scores: inout DataScores, _ findings: inout FindingList
  ) -> String {
    guard given.width >= classes.count, given.count > 0 else {
      return "not done: \(classes.count) classes, and \(given.width) columns of probabilities"
    }
    // Libraries order classes by name; numbers by value.
    let order = Self.sorted(classes)
    let places = classes.map { name in order.firstIndex(of: name) ?? 0 }
    let labels = given.labels.map { $0 >= 0 ? places[$0] : -1 }
    let names = order + (order.count..<given.width).map { "class \($0)" }
    report(
      ConfidentLearning(labels: labels, probabilities: given.values, classes: given.width),
      given.rows, names, &scores, &findings)
    return "done: by the given probabilities" + (given.isSampled ? ", on a sample" : "")
  }

  /// The names in the order in which libraries number classes.
  static func sorted(_ names: [String]) -> [String] {
    let numbers = names.compactMap(Double.init)
    guard numbers.count == names.count else { return names.sorted() }
    return zip(numbers, names).sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
  }

  /// Label errors of texts by the built-in model.
  func labels(
    texts: TokenStore, _ probabilities: [Double], _ scores: inout DataScores,
    _ findings: inout FindingList
  ) -> String {
    report(
      ConfidentLearning(
        labels: texts.labels, probabilities: probabilities, classes: classes.count),
      texts.rows, classes, &scores, &findings)
    return "done: by the built-in model of texts" + (texts.isSampled ? ", on a sample" : "")
  }

  private func report(
    _ learning: ConfidentLearning, _ rows: [UInt64], _ names: [String],
    _ scores: inout DataScores, _ findings: inout FindingList
  ) {
    scores.add("label_quality", learning.quality, rows)
    for issue in learning.issues {
      findings.add(
        DataFinding(
          "label.error", file: file, row: rows[issue.place],
          message: "the label is \(shown(names[issue.given])), everything else speaks for "
            + shown(names[issue.suggested]), score: issue.confidence,
          details: [
            "given": .string(names[issue.given]), "suggested": .string(names[issue.suggested]),
          ]))
    }
  }

  private func shown(_ name: String) -> String { "\"\(name.prefix(40))\"" }

  /// Everything that is told from features.
  func features(
    _ raw: FeatureMatrix, hasProbabilities: Bool, isText: Bool, _ scores: inout DataScores,
    _ findings: inout FindingList
  ) async -> [DataCheck: String] {
    let matrix = raw.completed()
    let neighbours = await Neighbours(matrix, seed: options.seed, jobs: options.jobs)
    let part = raw.isSampled ? ", on a sample" : ""
    var done: [DataCheck: String] = [:]
    if checks.contains(.outliers) {
      let outliers = await OutlierScores(
        matrix, neighbours, seed: options.seed, jobs: options.jobs)
      report(outliers, matrix, &scores, &findings)
      done[.outliers] = "done" + part
    }
    let labelled = matrix.labels.contains { $0 >= 0 }
    let classCount = classes.count
    guard labelled, classCount >= 2 else {
      let why = "not done: " + (labelled ? "one class" : "no label")
      if checks.contains(.poison) { done[.poison] = why }
      if checks.contains(.labels), !hasProbabilities, !isText { done[.labels] = why }
      return done
    }
    if checks.contains(.labels), !hasProbabilities, !isText {
      done[.labels] = await judgeLabels(matrix, neighbours, part, &scores, &findings)
    }
    if checks.contains(.poison) {
      let poison = await PoisonSearch(
        matrix, neighbours, classes: classCount, share: options.poisonShare, seed: options.seed,
        jobs: options.jobs)
      scores.add("poison", poison.scores, matrix.rows)
      for suspicion in poison.suspicions { report(suspicion, matrix, &findings) }
      done[.poison] = "done" + part
    }
    return done
  }

  private func judgeLabels(
    _ matrix: FeatureMatrix, _ neighbours: Neighbours, _ part: String,
    _ scores: inout DataScores, _ findings: inout FindingList
  ) async -> String {
    guard classes.count * 2 <= matrix.count, classes.count <= 200 else {
      return "not done: too many classes for so few rows"
    }
    let probabilities = await HeldOutModel.probabilities(
      matrix, neighbours, classes: classes.count, seed: options.seed, jobs: options.jobs)
    report(
      ConfidentLearning(
        labels: matrix.labels, probabilities: probabilities, classes: classes.count),
      matrix.rows, classes, &scores, &findings)
    return "done: by the built-in model of features" + part
  }

  private func report(
    _ outliers: OutlierScores, _ matrix: FeatureMatrix, _ scores: inout DataScores,
    _ findings: inout FindingList
  ) {
    scores.add("mahalanobis", outliers.mahalanobis, matrix.rows)
    scores.add("neighbour_distance", outliers.neighbour, matrix.rows)
    scores.add("isolation", outliers.isolation, matrix.rows)
    scores.add("outlier", outliers.combined, matrix.rows)
    for place in outliers.apart {
      findings.add(
        DataFinding(
          "outlier.row", file: file, row: matrix.rows[place],
          message: "the features lie far from those of all other rows",
          score: outliers.combined[place],
          details: [
            "mahalanobis": .double(outliers.mahalanobis[place]),
            "neighbour_distance": .double(outliers.neighbour[place]),
            "isolation": .double(outliers.isolation[place]),
          ]))
    }
  }

  private func report(
    _ suspicion: ClassSuspicion, _ matrix: FeatureMatrix, _ findings: inout FindingList
  ) {
    let name = shown(classes[suspicion.label])
    let rows = suspicion.rows.prefix(Self.listedRows).map { JSON.int(matrix.rows[$0]) }
    for reason in suspicion.reasons {
      var details: JSONObject = [
        "class": .string(classes[suspicion.label]), "class_rows": .int(suspicion.count),
        "remove": .array(Array(rows)), "remove_count": .int(suspicion.rows.count),
      ]
      switch reason {
      case .group(let share, let separation):
        details["share"] = .double(share)
        findings.add(
          DataFinding(
            "poison.group", file: file,
            message:
              "\(Self.percent(share)) of class \(name) form a group of their own that stands "
              + "\(Int(separation)) deviations apart", score: separation, details: details))
      case .misplaced(let count, let usual):
        details["misplaced"] = .int(count)
        findings.add(
          DataFinding(
            "poison.misplaced", file: file,
            message: "\(count) of \(suspicion.count) rows of class \(name) lie among rows of other "
              + "classes; in the other classes \(Self.percent(usual)) do",
            score: Double(count) / Double(suspicion.count), details: details))
      }
    }
  }

  private static func percent(_ share: Double) -> String {
    "\((share * 1_000).rounded() / 10) %"
  }
}

extension DataScores {
  /// Adds a score of the rows `numbers`. All scores of a file are about the same rows, except where
  /// one was drawn from a sample of its own: then it is left out.
  mutating func add(_ name: String, _ values: [Double], _ numbers: [UInt64]) {
    if rows.isEmpty { rows = numbers }
    guard rows == numbers else { return }
    columns.append((name, values))
  }
}
