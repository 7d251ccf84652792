/// How sensitive data is, as a lattice: four levels, and beside them a flag for personal data.
/// What is made from several inputs carries the join of their labels (guidelines 2.2).

/// How much harm disclosure would do, from none to most.
package enum Sensitivity: String, CaseIterable, Comparable, Hashable, Sendable {
  /// Anyone may read it.
  case `public`
  /// For the organisation and those it works with.
  case `internal`
  /// For named groups; disclosure harms.
  case confidential
  /// For named people; disclosure harms gravely.
  case restricted

  private var rank: Int {
    switch self {
    case .public: 0
    case .internal: 1
    case .confidential: 2
    case .restricted: 3
    }
  }

  /// From least to most.
  package static func < (left: Sensitivity, right: Sensitivity) -> Bool {
    left.rank < right.rank
  }
}

/// The label of data or of a place where data may go. Labels are partly ordered: one may flow to
/// another when neither its level nor its personal-data flag is above.
package struct DataLabel: Hashable, Sendable, CustomStringConvertible {
  /// The level.
  package let level: Sensitivity
  /// Whether people can be recognised in the data.
  package let personalData: Bool

  /// Joins a level and the flag.
  package init(_ level: Sensitivity, personalData: Bool = false) {
    self.level = level
    self.personalData = personalData
  }

  /// The bottom of the lattice: public, nothing personal.
  package static let lowest = DataLabel(.public)
  /// The top of the lattice: restricted and personal. What nobody labelled is treated as this.
  package static let highest = DataLabel(.restricted, personalData: true)

  /// The lowest label that is at or above both.
  package func join(_ other: DataLabel) -> DataLabel {
    DataLabel(max(level, other.level), personalData: personalData || other.personalData)
  }

  /// The join of all; the lowest label for none.
  package static func join(_ labels: some Sequence<DataLabel>) -> DataLabel {
    labels.reduce(.lowest) { $0.join($1) }
  }

  /// Whether data with this label may go where data up to `place` is allowed.
  package func flows(to place: DataLabel) -> Bool {
    level <= place.level && (!personalData || place.personalData)
  }

  /// "confidential", or "confidential with personal data".
  package var description: String {
    personalData ? "\(level.rawValue) with personal data" : level.rawValue
  }
}
