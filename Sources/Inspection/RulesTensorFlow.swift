/// The rules about TensorFlow graphs and checkpoints.

extension InspectionRules {
  private static let export =
    "Do not use it unless you know why the model needs this; export it again without."

  static let tensorFlowDangerous = make(
    "GH-TF-001", .critical, "Operator that runs Python or writes files",
    "The graph has an operator that calls a Python function or writes a file whenever the graph runs.",
    "Do not use this file.", [maliciousModel])
  static let tensorFlowFile = make(
    "GH-TF-002", .high, "Operator that touches files",
    "The graph has an operator that reads, lists or writes files of the system on which it runs.",
    export, ["CWE-73"])
  static let tensorFlowPath = make(
    "GH-TF-003", .critical, "Operator that touches a file the graph names",
    "The graph itself says which file of the system is read, listed or written when it runs.",
    "Do not use this file.", ["CWE-73", maliciousModel])
  static let tensorFlowCheckpoint = make(
    "GH-TF-004", .info, "Operators that save and restore",
    "The functions with which TensorFlow saves and restores this model use checkpoint operators, as "
      + "in every SavedModel with variables.",
    "Nothing.")
  static let tensorFlowUnknown = make(
    "GH-TF-005", .high, "Operator that is not known",
    "The graph has an operator that TensorFlow does not register. It needs a library of native code "
      + "that comes with the model.",
    export)
  static let tensorFlowReaching = make(
    "GH-TF-006", .high, "Operator that reaches beyond the graph",
    "The graph has an operator that talks to other machines, runs compiled programs, or stops the "
      + "process.",
    export)
  static let tensorFlowAsset = make(
    "GH-TF-007", .critical, "Asset outside the model",
    "A file that the model calls its own lies at a path that is absolute or goes up.",
    "Do not use this file.", ["CWE-22"])
  static let tensorFlowLambda = make(
    "GH-TF-008", .critical, "Keras layer with Python code in it",
    "The metadata of Keras holds a layer whose function is Python bytecode. Keras runs it when the "
      + "model is loaded as a Keras model.",
    "Do not use this file.", [unsafeDeserialisation, "CVE-2024-3660"])
  static let tensorFlowClass = make(
    "GH-TF-009", .low, "Keras object of a class of its own",
    "The metadata of Keras names a class that is not Keras' own. Keras uses it only if the program "
      + "that loads the model registered it.",
    "Nothing, if the loading program does not register classes.")
  static let checkpointBroken = make(
    "GH-TF-010", .medium, "Broken checkpoint index",
    "The table of a TensorFlow checkpoint breaks its rules, or places tensors where no data can be.",
    "Get the file again and compare its digest with the publisher's.")
  static let checkpointPath = make(
    "GH-TF-011", .medium, "Checkpoint in another directory",
    "The file that names the latest checkpoint points to another directory.",
    "Correct the path, or load the checkpoint by its own name.", ["CWE-22"])
  static let tensorFlowModule = make(
    "GH-TF-012", .medium, "Compiled module inside the graph",
    "The graph carries a module of another compiler (StableHLO), which is not followed here.",
    "Export the model as an ordinary graph to have it followed.")

  static let tensorFlow = [
    tensorFlowDangerous, tensorFlowFile, tensorFlowPath, tensorFlowCheckpoint, tensorFlowUnknown,
    tensorFlowReaching, tensorFlowAsset, tensorFlowLambda, tensorFlowClass, checkpointBroken,
    checkpointPath, tensorFlowModule,
  ]
}
