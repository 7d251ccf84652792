/// Placeholders until the data lands.
extension Guidelines {
  static let designPractices: [Practice] = []
  static let developmentPractices: [Practice] = []
  static let deploymentPractices: [Practice] = []
  static let operationPractices: [Practice] = []
  static let acrossPractices: [Practice] = []
}
extension MessageCatalogue {
  static let manifest: [MessageEntry] = []
  static let scan: [MessageEntry] = []
  static let evidence: [MessageEntry] = []
  static let ledger: [MessageEntry] = []
  static let gate: [MessageEntry] = []
  static let gateway: [MessageEntry] = []
  static let evaluation: [MessageEntry] = []
  static let usage: [MessageEntry] = []
  static let system: [MessageEntry] = []
}
