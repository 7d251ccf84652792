/// The rules about PyTorch's archives and programs.

extension InspectionRules {
  private static let askForWeights =
    "Ask for a plain state dict or safetensors, or read the program before you use the model."

  static let torchProgram = make(
    "GH-PT-003", .info, "Program of known operators",
    "The container holds a program (TorchScript or an exported graph) that runs when the model is "
      + "used. Only operators were found in it that compute with tensors.",
    "Nothing has to be done; set limits of time and memory where it runs.")
  static let torchOperator = make(
    "GH-PT-004", .high, "Operator that is not known",
    "The program uses an operator, a class or a construct that is not on the list. It may belong to "
      + "an extension whose native code has to be trusted.",
    askForWeights)
  static let torchDangerous = make(
    "GH-PT-005", .critical, "Program that reaches out of the model",
    "The program reads or writes files, calls other machines, or names functions of Python that run "
      + "whatever the file's author chose.",
    "Do not use this model. Find out how it came here.", [maliciousModel])
  static let torchExpression = make(
    "GH-PT-006", .critical, "Symbolic expression that is code",
    "The exported program holds an expression of sizes that is more than arithmetic. PyTorch hands "
      + "such texts to a reader that evaluates them as Python.",
    "Do not load this file.", ["CWE-95", maliciousModel])
  static let torchNative = make(
    "GH-PT-007", .critical, "Native code in the package",
    "The package holds compiled code that is loaded into the process when the model is loaded.",
    "Compile the model yourself from its exported program.", [maliciousModel])
  static let torchPython = make(
    "GH-PT-008", .high, "Python code in the package",
    "The package brings Python code that its loader runs (a handler of TorchServe, the modules of "
      + "torch.package).",
    "Read the code as you would a program's, or serve the weights with a handler of your own.")
  static let torchBroken = make(
    "GH-PT-009", .medium, "Program that cannot be read",
    "The program or its description breaks off or is not of the form that PyTorch writes.",
    "Get the file again and compare its digest with the publisher's.")

  static let torchPrograms = [
    torchProgram, torchOperator, torchDangerous, torchExpression, torchNative, torchPython,
    torchBroken,
  ]
}
