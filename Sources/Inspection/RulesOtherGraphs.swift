/// The rules about TensorFlow Lite, Core ML and the programs and engines of other runtimes.

extension InspectionRules {
  private static let ask =
    "Do not use it unless you know and trust the code that it needs, or the compiler that made it."

  static let liteOperator = make(
    "GH-TFL-001", .high, "Operator that is not known",
    "The model has an operator of its own name, or of an unknown number. It needs native code that "
      + "comes with the model, or that the runtime resolves by name.",
    ask)
  static let liteIndex = make(
    "GH-TFL-002", .high, "Model that points at what does not exist",
    "A tensor, buffer, graph or segment lies beyond what is there, or its shape does not fit its "
      + "data. Runtimes without checks go wrong in memory.",
    "Do not use this file.", ["CWE-125"])
  static let liteHidden = make(
    "GH-TFL-003", .medium, "Bytes that belong to nothing",
    "The file holds bytes that no part of the model refers to.",
    "Get the file again and compare its digest with the publisher's.")
  static let litePath = make(
    "GH-TFL-004", .critical, "Data from outside the model's directory",
    "The model takes its weights from a path that is absolute or goes up.",
    "Do not use this file.", ["CWE-22"])
  static let liteEngine = make(
    "GH-TFL-005", .high, "Part compiled for another back end",
    "A part of the program was compiled for an accelerator or by another compiler. Nobody can see "
      + "what it does.",
    ask)

  static let liteGraphs = [liteOperator, liteIndex, liteHidden, litePath, liteEngine]

  static let otherGraphs: [InspectionRule] = []
}
