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

  static let otherPython = make(
    "GH-OGF-001", .critical, "Operator that runs code of the user",
    "The graph has an operator that calls Python, or code of the process that loads it, by name.",
    "Do not use this file.", [maliciousModel])
  static let otherOperator = make(
    "GH-OGF-002", .high, "Operator or layer that is not known",
    "The graph has an operator or layer that its framework does not bring along. It needs code that "
      + "comes with the model, or that the program provides.",
    ask)
  static let otherFile = make(
    "GH-OGF-003", .high, "Operator that reaches beyond the graph",
    "The graph has an operator that reads or writes files, or talks to other machines.",
    "Do not use it unless you know why the model needs this; export it again without.", ["CWE-73"])
  static let otherPath = make(
    "GH-OGF-004", .critical, "Data or model from outside",
    "The model takes data, or another model, from a path that leaves its directory.",
    "Do not use this file.", ["CWE-22"])
  static let engine = make(
    "GH-OGF-005", .high, "Compiled engine",
    "The content is a program that was compiled for an accelerator. Nobody can see what it does, and "
      + "its runtime runs it as it is.",
    "Build the engine yourself, from a model that was inspected.")

  static let otherGraphs = [otherPython, otherOperator, otherFile, otherPath, engine]
}
