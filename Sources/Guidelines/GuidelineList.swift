/// The 17 guidelines of the source, and the principles across them. Pages are those printed in the
/// "Guidelines for secure AI system development" (NCSC, CISA and partners, November 2023).

extension Guidelines {
  /// All guidelines in the order of the source; `X` stands for the principles across all areas.
  package static let guidelines: [Guideline] = [
    Guideline(
      id: "1.1", area: .design, title: "Raise staff awareness of threats and risks", sourcePage: 9),
    Guideline(id: "1.2", area: .design, title: "Model the threats to your system", sourcePage: 9),
    Guideline(
      id: "1.3", area: .design,
      title: "Design your system for security as well as functionality and performance",
      sourcePage: 9),
    Guideline(
      id: "1.4", area: .design,
      title: "Consider security benefits and trade-offs when selecting your AI model",
      sourcePage: 10),
    Guideline(id: "2.1", area: .development, title: "Secure your supply chain", sourcePage: 12),
    Guideline(
      id: "2.2", area: .development, title: "Identify, track and protect your assets",
      sourcePage: 12),
    Guideline(
      id: "2.3", area: .development, title: "Document your data, models and prompts",
      sourcePage: 12),
    Guideline(id: "2.4", area: .development, title: "Manage your technical debt", sourcePage: 13),
    Guideline(id: "3.1", area: .deployment, title: "Secure your infrastructure", sourcePage: 14),
    Guideline(
      id: "3.2", area: .deployment, title: "Protect your model continuously", sourcePage: 14),
    Guideline(
      id: "3.3", area: .deployment, title: "Develop incident management procedures",
      sourcePage: 14),
    Guideline(id: "3.4", area: .deployment, title: "Release AI responsibly", sourcePage: 15),
    Guideline(
      id: "3.5", area: .deployment, title: "Make it easy for users to do the right things",
      sourcePage: 15),
    Guideline(
      id: "4.1", area: .operation, title: "Monitor your system's behaviour", sourcePage: 16),
    Guideline(id: "4.2", area: .operation, title: "Monitor your system's inputs", sourcePage: 16),
    Guideline(
      id: "4.3", area: .operation, title: "Follow a secure by design approach to updates",
      sourcePage: 16),
    Guideline(
      id: "4.4", area: .operation, title: "Collect and share lessons learned", sourcePage: 16),
    Guideline(id: "X", area: .across, title: "Principles across all areas", sourcePage: 5),
  ]

  /// Every practice, in the order of the source.
  package static let practices: [Practice] =
    designPractices + developmentPractices + deploymentPractices + operationPractices
    + acrossPractices
}
