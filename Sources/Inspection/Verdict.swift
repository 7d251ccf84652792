/// The words in which an inspection answers: verdict, coverage, capability, severity.

/// What an artefact was judged to be. The order is that of concern: the worst member wins.
package enum ArtefactVerdict: String, Sendable, CaseIterable, Comparable {
  /// Known format, read whole, every construct on the allow-list.
  case safe
  /// Not known, not readable or not read whole: nothing can be promised.
  case unknown
  /// Something in it is not on the allow-list.
  case suspicious
  /// Something in it is made to run code or to deceive a loader.
  case malicious

  /// 0 for `safe` up to 3 for `malicious`.
  package var rank: Int {
    switch self {
    case .safe: 0
    case .unknown: 1
    case .suspicious: 2
    case .malicious: 3
    }
  }

  package static func < (left: ArtefactVerdict, right: ArtefactVerdict) -> Bool {
    left.rank < right.rank
  }
}

/// How much of an artefact was read and understood.
package enum Coverage: Sendable, Equatable {
  /// All of it.
  case complete
  /// Not all of it; each reason says what is missing.
  case partial(reasons: [String])

  /// `complete` or `partial`.
  package var word: String {
    switch self {
    case .complete: "complete"
    case .partial: "partial"
    }
  }

  /// Both together: partial as soon as one of them is; at most `InspectionLimits.coverageReasons`.
  package func joined(with other: Coverage) -> Coverage {
    var all: [String] = []
    for side in [self, other] {
      if case .partial(let reasons) = side {
        for reason in reasons where !all.contains(reason) { all.append(reason) }
      }
    }
    return self == .complete && other == .complete
      ? .complete : .partial(reasons: Array(all.prefix(InspectionLimits.coverageReasons)))
  }
}

/// What loading or using the artefact may do.
package enum Capability: String, Sendable, Comparable {
  /// Nothing but data and allow-listed constructors of data.
  case dataOnly = "data-only"
  /// Could not be read, so nothing can be said.
  case unreadable
  /// Holds a program that runs when the model is used (a chat template, say).
  case codeOnUse = "code-on-use"
  /// Calls something when it is loaded.
  case codeOnLoad = "code-on-load"

  private var rank: Int {
    switch self {
    case .dataOnly: 0
    case .unreadable: 1
    case .codeOnUse: 2
    case .codeOnLoad: 3
    }
  }

  package static func < (left: Capability, right: Capability) -> Bool {
    left.rank < right.rank
  }
}

/// How much a reason matters.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  case info, low, medium, high, critical

  private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}
