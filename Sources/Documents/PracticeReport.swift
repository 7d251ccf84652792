/// The state of a system against every practice, free of any one format; `HTMLReport` writes it.

/// What a report shows.
package struct PracticeReport: Sendable, Equatable {
  /// How a practice stands, for colour and symbol; the word itself is shown too.
  package enum Tone: String, Sendable, CaseIterable {
    case good, neutral, warning, bad
  }

  /// One practice.
  package struct Row: Sendable, Equatable {
    /// Id, such as `2.2d`.
    package let id: String
    /// What it asks, in a line.
    package let title: String
    /// Its state in a word or two.
    package let state: String
    /// How to show the state.
    package let tone: Tone
    /// Why.
    package let reason: String
    /// Evidence, one line each: type, signer, age.
    package let evidence: [String]
    /// The command to run next, if there is one.
    package let next: String?
    /// Whether a release has to have it closed.
    package let isDemanded: Bool

    /// A row.
    package init(
      id: String, title: String, state: String, tone: Tone, reason: String, evidence: [String],
      next: String?, isDemanded: Bool
    ) {
      self.id = id
      self.title = title
      self.state = state
      self.tone = tone
      self.reason = reason
      self.evidence = evidence
      self.next = next
      self.isDemanded = isDemanded
    }
  }

  /// One area of the guidelines.
  package struct Section: Sendable, Equatable {
    /// Short id, for links within the page: `1` to `4`, `X`.
    package let id: String
    /// Its name.
    package let title: String
    /// Its practices.
    package let rows: [Row]

    /// An area.
    package init(id: String, title: String, rows: [Row]) {
      self.id = id
      self.title = title
      self.rows = rows
    }
  }

  /// The name of the system.
  package let system: String
  /// Facts above the table: owner, criticality, digests, time.
  package let facts: [(name: String, value: String)]
  /// The areas.
  package let sections: [Section]

  /// A report.
  package init(system: String, facts: [(name: String, value: String)], sections: [Section]) {
    self.system = system
    self.facts = facts
    self.sections = sections
  }

  package static func == (left: PracticeReport, right: PracticeReport) -> Bool {
    left.system == right.system && left.sections == right.sections
      && left.facts.elementsEqual(right.facts) { $0 == $1 }
  }
}
