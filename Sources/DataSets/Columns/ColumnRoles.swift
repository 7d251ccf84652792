/// Which column is what: text, label, features, probabilities. Told from a look at the first rows
/// where nobody says it.

/// What the caller says about the columns.
package struct ColumnOptions: Sendable, Equatable {
  /// Columns of text; empty to have them told.
  package var text: [String] = []
  /// The column of the label.
  package var label: String?
  /// Columns of features, `*` for any rest of a name; empty to have them told.
  package var features: [String] = []
  /// Columns of the probabilities of a model, one for each class; or one column of lists.
  package var probabilities: [String] = []

  /// Nothing said.
  package init() {}
}

/// Why the columns that were named cannot be used.
package enum ColumnFault: Error, Sendable, Equatable {
  /// No column fits the name.
  case missing(String)
  /// Probabilities without a label say nothing.
  case noLabel
}

/// The places of the columns that are used.
package struct ColumnRoles: Sendable, Equatable {
  /// Columns whose text is compared and counted.
  package var text: [Int] = []
  /// The label.
  package var label: Int?
  /// Features: numbers, or one column of lists.
  package var features: [Int] = []
  /// Probabilities.
  package var probabilities: [Int] = []

  /// No roles.
  package init() {}

  private static let labelNames: Set<String> = [
    "label", "labels", "target", "class", "category", "y", "sentiment", "intent", "is_spam", "spam",
    "species", "outcome", "diagnosis", "toxic", "gold", "label_text", "classification", "topic",
  ]
  private static let rowNames: Set<String> = [
    "id", "idx", "index", "row", "rowid", "row_id", "uid", "uuid", "guid", "key", "unnamed: 0",
    "__index_level_0__", "timestamp", "time", "date", "created_at",
  ]

  /// The roles of the columns of `profile` (of the first rows), as `options` say and else as their
  /// values suggest.
  package init(_ profile: DataProfile, _ options: ColumnOptions) throws(ColumnFault) {
    let names = profile.columns.map(\.name)
    if let label = options.label { self.label = try Self.places([label], names).first }
    text = try Self.places(options.text, names)
    features = try Self.places(options.features, names)
    probabilities = try Self.places(options.probabilities, names)
    if label == nil { label = Self.label(profile, besides: Set(text + features + probabilities)) }
    guard probabilities.isEmpty || label != nil else { throw .noLabel }
    let taken = Set([label].compactMap { $0 } + probabilities)
    features.removeAll { taken.contains($0) }
    if options.text.isEmpty { text = Self.texts(profile, besides: taken.union(features)) }
    if options.features.isEmpty {
      features = Self.features(profile, besides: taken.union(text))
    }
  }

  private static func places(_ wanted: [String], _ names: [String]) throws(ColumnFault) -> [Int] {
    var places: [Int] = []
    for want in wanted {
      let found = names.indices.filter { fits(names[$0], want) && !places.contains($0) }
      guard !found.isEmpty else { throw .missing(want) }
      places += found
    }
    return places
  }

  /// A name itself, or one with a star for any rest.
  private static func fits(_ name: String, _ pattern: String) -> Bool {
    guard let star = pattern.firstIndex(of: "*") else { return name == pattern }
    let (head, tail) = (pattern[..<star], pattern[pattern.index(after: star)...])
    return name.count >= head.count + tail.count && name.hasPrefix(head) && name.hasSuffix(tail)
  }

  private static func label(_ profile: DataProfile, besides: Set<Int>) -> Int? {
    profile.columns.indices.filter { index in
      let column = profile.columns[index]
      let last = column.name.lowercased().split(separator: ".").last.map(String.init) ?? ""
      guard !besides.contains(index), labelNames.contains(last), column.present > 0,
        column.lists == 0, let distinct = column.distinct
      else { return false }
      return distinct >= 1 && distinct <= max(20, min(200, profile.rows / 4))
        && column.meanWords <= 6
    }.min { rank(profile.columns[$0].name) < rank(profile.columns[$1].name) }
  }

  private static func rank(_ name: String) -> Int {
    let order = ["label", "labels", "target", "class", "y"]
    return order.firstIndex(of: name.lowercased()) ?? order.count
  }

  /// Columns of sentences; if there are none, those of texts that differ from row to row.
  private static func texts(_ profile: DataProfile, besides: Set<Int>) -> [Int] {
    let columns = profile.columns.indices.filter {
      let column = profile.columns[$0]
      return !besides.contains($0) && column.texts * 2 > column.present && column.texts > 0
        && !rowNames.contains(column.name.lowercased())
    }
    let sentences = columns.filter { profile.columns[$0].meanWords >= 3 }
    if !sentences.isEmpty { return sentences }
    return columns.filter { profile.columns[$0].meanWords >= 1.5 }
  }

  private static func features(_ profile: DataProfile, besides: Set<Int>) -> [Int] {
    let columns = profile.columns.indices.filter { !besides.contains($0) }
    let vectors = columns.filter {
      let column = profile.columns[$0]
      return column.type == "list" && column.least == column.most && column.most >= 2
    }
    if let vector = vectors.first { return [vector] }
    return columns.filter {
      let column = profile.columns[$0]
      let isRow =
        rowNames.contains(column.name.lowercased())
        || column.isCounter && column.type == "integer" && column.present > 2
      return column.isNumeric && !isRow
    }
  }
}
