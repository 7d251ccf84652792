/// Labels of what passes through a model, as pure functions over the manifest's lattice: a message
/// has the join of what its origin declares and what was detected in it; an answer has the join of
/// everything that reached the model (guidelines 2.2e). A join never lowers, so that whatever is
/// added, nothing gets less sensitive.

package import Bytes

/// What every text from an origin is taken to be, before anything is looked at.
package struct OriginLabels: Sendable, Hashable {
  /// The operator's prompt.
  package var system: DataLabel
  /// What callers send.
  package var user: DataLabel
  /// Results of tools, where the tool is not known.
  package var tool: DataLabel
  /// What was fetched for the model.
  package var retrieved: DataLabel

  /// Labels by origin; what nobody declared about users is the lowest, about data the highest.
  package init(
    system: DataLabel = .lowest, user: DataLabel = .lowest, tool: DataLabel = .highest,
    retrieved: DataLabel = .highest
  ) {
    self.system = system
    self.user = user
    self.tool = tool
    self.retrieved = retrieved
  }

  /// The label that `origin` declares; the model's own words have that of all it may have read.
  package subscript(origin: Origin) -> DataLabel {
    switch origin {
    case .system: system
    case .user: user
    case .tool: tool
    case .retrieved: retrieved
    case .model: DataLabel.join([system, user, tool, retrieved])
    }
  }
}

/// Labels of messages and answers.
package enum ContentLabels {
  /// The label of one message: what is declared joined with what its findings imply. Findings that
  /// were masked or removed count too: they were in it, and others of the kind may be.
  package static func message(declared: DataLabel, findings: some Sequence<Finding>) -> DataLabel {
    declared.join(detected(findings))
  }

  /// What findings imply together; the lowest label for none.
  package static func detected(_ findings: some Sequence<Finding>) -> DataLabel {
    DataLabel.join(findings.map(\.label))
  }

  /// The label of an answer: the join of the labels of all that reached the model.
  package static func answer(to messages: some Sequence<DataLabel>) -> DataLabel {
    DataLabel.join(messages)
  }
}

extension GuardPolicy {
  /// What is done about `finding` where the text goes to a place that may hold data up to `place`.
  ///
  /// Secrets and personal data that may not go there are masked at least, whatever the policy says
  /// otherwise; personal data that is declared to go there is reported instead of masked, unless the
  /// policy blocks it. The operator's own prompt goes where the manifest sends it.
  package func action(for finding: Finding, to place: DataLabel) -> GuardAction {
    let action = action(for: finding)
    guard finding.origin != .system else { return action }
    switch finding.family {
    case .secrets, .personalData:
      guard finding.label.flows(to: place) else { return max(action, .mask) }
      return finding.family == .personalData && action == .mask ? .flag : action
    default: return action
    }
  }
}
