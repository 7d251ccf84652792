/// The rules about formats that hold computation graphs: ONNX, TensorFlow, TensorFlow Lite, Core ML,
/// and the engines and programs of other runtimes.

extension InspectionRules {
  private static let ask =
    "Do not use it unless you know and trust the code that its operators need; export the model "
    + "again with ordinary operators."
  private static let again = "Get the file again and compare its digest with the publisher's."
  private static let refuse = "Do not use this file."

  // MARK: what all graphs have

  static let graphStranger = make(
    "GH-GRF-001", .medium, "Fields that the format does not know",
    "The file holds fields that no version of the format has. Loaders pass over them; they may carry "
      + "anything.",
    again)
  static let graphAmbiguous = make(
    "GH-GRF-002", .medium, "Message that can be read in two ways",
    "A field that may stand once stands twice, or a tag is spelled in a way that no writer uses, so "
      + "that loaders may differ.",
    again, ["CWE-436"])
  static let graphBroken = make(
    "GH-GRF-003", .medium, "Broken graph",
    "The file ends early or breaks the rules of its format.", again)
  static let graphBudget = make(
    "GH-GRF-004", .medium, "Graph beyond the bounds",
    "Nesting, number of fields or number of operators exceed a bound of the reader. Ordinary models "
      + "do not.",
    again, ["CWE-400"])
  static let graphEmbedded = make(
    "GH-GRF-005", .high, "Foreign content inside the graph",
    "A text or byte field of the graph starts like a program, an archive or a pickle.",
    refuse, [maliciousModel])
  static let graphScript = make(
    "GH-GRF-006", .medium, "Words of a script inside the graph",
    "A text of the graph holds words with which scripts start programs or decode others.",
    "Read the text; do not use the file if nobody can say why it is there.")
  static let graphAddress = make(
    "GH-GRF-007", .info, "Address in the metadata",
    "The metadata of the model names an address on a network. No loader asks it.",
    "Nothing, unless the address surprises you.")
  static let graphTensor = make(
    "GH-GRF-008", .high, "Tensor that does not fit its data",
    "The shape of a tensor overflows, is negative, or asks for other bytes than are there. Loaders "
      + "without checks go wrong in memory.",
    refuse, ["CWE-190"])
  static let graphExpansion = make(
    "GH-GRF-009", .high, "Graph that expands without end",
    "Functions of the graph call themselves or each other so often, or an operator asks for so large "
      + "a tensor, that the loader runs out of memory.",
    refuse, ["CWE-674"])

  static let graphCompanion = make(
    "GH-GRF-010", .info, "Data that another file accounts for",
    "The file has no format of its own. A file beside it lists the tensors in it, and they fill it "
      + "without gap or rest. The digest of that file is the excerpt.",
    "Keep both files together, and sign both.")

  // MARK: ONNX

  static let onnxPython = make(
    "GH-ONNX-001", .critical, "Operator that runs Python",
    "The graph has an operator that calls Python code by name when the model is used.",
    refuse, [maliciousModel])
  static let onnxOperator = make(
    "GH-ONNX-002", .high, "Operator that is not known",
    "The graph has an operator that is neither in ONNX nor in ONNX Runtime. It needs a library of "
      + "native code that comes with the model.",
    ask)
  static let onnxPath = make(
    "GH-ONNX-003", .critical, "Data from outside the model's directory",
    "A tensor takes its data from a path that is absolute, goes up, or is no path of a file beside "
      + "the model. Loading it reads other files of the system.",
    refuse, ["CWE-22", "CVE-2022-25882", "CVE-2024-27318"])
  static let onnxExternal = make(
    "GH-ONNX-004", .info, "Weights in another file",
    "Tensors take their data from a file beside the model.",
    "Keep both files together, and scan and sign both.")
  static let onnxExternalEntry = make(
    "GH-ONNX-005", .high, "Place of a tensor that makes no sense",
    "The entry that says where a tensor's data lies has an unknown key, or an offset or length that "
      + "is no number, overflows, or does not fit the tensor.",
    refuse)
  static let onnxEngine = make(
    "GH-ONNX-006", .high, "Compiled engine inside the model",
    "A node carries a program that was compiled for an accelerator. Nobody can see what it does.",
    ask)
  static let onnxShadow = make(
    "GH-ONNX-007", .medium, "Function with the name of an operator",
    "The model defines a function under the name of one of ONNX's own operators. Which of the two "
      + "runs depends on the runtime.",
    refuse, ["CWE-436"])

  static let graphs =
    [
      graphStranger, graphAmbiguous, graphBroken, graphBudget, graphEmbedded, graphScript,
      graphAddress, graphTensor, graphExpansion, graphCompanion, onnxPython, onnxOperator, onnxPath,
      onnxExternal,
      onnxExternalEntry, onnxEngine, onnxShadow,
    ] + tensorFlow + liteGraphs + otherGraphs
}
