/// The rules about TensorFlow Lite, Core ML and the programs and engines of other runtimes.

extension InspectionRules {
  static let liteGraphs: [InspectionRule] = []
  static let otherGraphs: [InspectionRule] = []
}
