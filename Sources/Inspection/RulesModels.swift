/// The rules about the formats of HDF5, Keras, skops, tree libraries, JAX, R, Torch7 and MATLAB.

extension InspectionRules {
  private static let fresh = "Get the file again and compare its digest with the publisher's."
  private static let refuse = "Do not load it. Ask its publisher for weights alone."

  static let hdf5Broken = make(
    "GH-H5-001", .medium, "Broken HDF5 file",
    "The structure of the file cannot be followed to its end: it is cut, damaged, or uses a part of "
      + "the format that is not read here.",
    fresh)
  static let hdf5Arithmetic = make(
    "GH-H5-002", .high, "HDF5 sizes that do not add up",
    "A shape, size or address overflows or does not fit its storage. Readers without checks go "
      + "wrong in memory there.",
    "Do not load it. " + fresh, ["CWE-190"])
  static let hdf5Outside = make(
    "GH-H5-003", .critical, "Data that is read from other files",
    "The file refers to other files: external storage, an external link, or a virtual data set. "
      + "Loading it reads whatever lies at that path of the machine that loads it.",
    refuse, ["CWE-73"])
  static let hdf5Code = make(
    "GH-H5-004", .high, "Asks for code of the reader",
    "The file names a link class, a filter or a driver that is not part of the HDF5 library. The "
      + "library then looks for a plug-in to run.",
    "Load it only with plug-ins switched off.", ["CWE-829"])
  static let hdf5Hidden = make(
    "GH-H5-005", .high, "Bytes that belong to no object",
    "Before or after the objects lie bytes that the file does not account for; they may serve "
      + "another reader.",
    fresh)
  static let hdf5Pickle = make(
    "GH-H5-006", .high, "Pickle inside an HDF5 file",
    "A value of the file is a pickle that does more than make data. PyTables and pandas unpickle "
      + "such values when they are read.",
    refuse, [unsafeDeserialisation])

  static let kerasLambda = make(
    "GH-KER-001", .critical, "Python code inside a Keras model",
    "The configuration holds a function as byte code (a `Lambda` layer, or a `__lambda__` value). "
      + "Building the model runs it; older versions and HDF5 files do so without being asked.",
    refuse, [unsafeDeserialisation, "CVE-2024-3660"])
  static let kerasModule = make(
    "GH-KER-002", .critical, "Keras configuration that names code outside of Keras",
    "The configuration asks for a class or function of another module. Keras imports it and calls "
      + "it with arguments from the file.",
    refuse, [unsafeDeserialisation, "CVE-2025-1550"])
  static let kerasFunction = make(
    "GH-KER-003", .critical, "Function of Keras used as a weapon",
    "The configuration uses a function of Keras that no layer needs, such as one that downloads or "
      + "unpacks files.",
    refuse, [unsafeDeserialisation, "CVE-2025-8747"])
  static let kerasForeign = make(
    "GH-KER-004", .critical, "Layer that loads foreign code",
    "The layer wraps a model of another framework, which is unpickled, imported or read from a path "
      + "when the model is built.",
    refuse, [unsafeDeserialisation, "CVE-2025-49655"])
  static let kerasPath = make(
    "GH-KER-005", .high, "Layer that reads a file of the machine",
    "A layer takes its vocabulary, or other content, from a path or an address instead of from the "
      + "model file. Loading the model reads it.",
    "Load it only in a sandbox without network and files.", ["CWE-73", "CVE-2025-12058"])
  static let kerasCustom = make(
    "GH-KER-006", .medium, "Custom object in a Keras model",
    "The model needs a class that is registered by a project's own code; what it does is not in the "
      + "file.",
    "Read the project's code before you load the model with it.")
  static let kerasUnknown = make(
    "GH-KER-007", .medium, "Class that is not known in Keras",
    "The configuration names a class or function that is on no list of the objects of Keras.",
    "Read the configuration before you load the model.")
  static let kerasBroken = make(
    "GH-KER-008", .medium, "Keras model that cannot be followed",
    "The configuration or the metadata is missing, or is no JSON.", fresh)

  static let skopsNode = make(
    "GH-SKO-001", .critical, "skops file that reaches code",
    "The schema names a function or method that runs commands, imports by name, or otherwise leads "
      + "to code when the file is loaded.",
    "Do not load it.", [unsafeDeserialisation])
  static let skopsUnknown = make(
    "GH-SKO-002", .medium, "Type that skops files do not need",
    "The schema names a type or function that is on no list of data.",
    "Read the list of untrusted types before you load it.")
  static let skopsMismatch = make(
    "GH-SKO-003", .critical, "Node of a skops file that contradicts itself",
    "The loader and the class that a node names do not belong together: what is checked for trust "
      + "is not what would be made.",
    "Do not load it.", [unsafeDeserialisation, "CVE-2025-54412"])
  static let skopsBroken = make(
    "GH-SKO-004", .medium, "skops file that cannot be followed",
    "The schema is no JSON, or lacks what its nodes refer to.", fresh)

  static let treesBroken = make(
    "GH-TREE-001", .medium, "Broken model of a tree library",
    "The structure of the model cannot be followed.", fresh)
  static let treesArithmetic = make(
    "GH-TREE-002", .high, "Trees that do not add up",
    "A count, index or size of the model points beyond what is there. Readers without checks go "
      + "wrong in memory there.",
    "Do not load it. " + fresh, ["CWE-129"])
  static let treesPath = make(
    "GH-TREE-003", .medium, "Setting that names a file or machine",
    "The model's parameters name files, commands or machines, which training continued from the "
      + "model would use.",
    "Remove the setting before you train further.")

  static let msgpackBroken = make(
    "GH-JAX-001", .medium, "Broken MessagePack",
    "The content breaks off or breaks the rules of MessagePack or of Flax.", fresh)
  static let msgpackExtension = make(
    "GH-JAX-002", .medium, "Extension type that Flax does not write",
    "A value is of an application's own type; what reads it is not known.",
    "Find out which program wrote it.")
  static let orbax = make(
    "GH-JAX-003", .high, "Checkpoint that reads other files",
    "A node of the checkpoint's database refers to a file outside of the checkpoint. Loading it "
      + "reads whatever lies there.",
    "Do not load it. " + fresh, ["CWE-73"])

  static let zarrCodec = make(
    "GH-JAX-004", .high, "Array that is unpickled",
    "The description of the array names a codec that makes objects from bytes, such as pickle, or "
      + "one that is not known.",
    "Do not load it with codecs that make objects.", [unsafeDeserialisation])

  static let rPromise = make(
    "GH-R-001", .critical, "Promise in an R file",
    "The file holds an expression that R evaluates as soon as the value is looked at.",
    "Do not load it.", [unsafeDeserialisation, "CVE-2024-27322"])
  static let rCode = make(
    "GH-R-002", .medium, "Functions in an R file",
    "The file holds functions, byte code or environments. They run when the object is used.",
    "Load it only if you trust who wrote it.")
  static let rCall = make(
    "GH-R-003", .critical, "Expression that runs commands in an R file",
    "The file holds code that calls the operating system, the network or the evaluator.",
    "Do not load it.", [unsafeDeserialisation])
  static let rBroken = make(
    "GH-R-004", .medium, "Broken R file",
    "The content breaks the rules of R's serialisation.", fresh)
  static let rHook = make(
    "GH-R-005", .high, "Reference that a hook resolves in an R file",
    "The file holds references to the outside (external pointers, weak references, persistent names "
      + "or packages that are loaded).",
    "Load it only if you trust who wrote it.")
  static let rFormula = make(
    "GH-R-006", .info, "Expressions in an R model",
    "The object holds formulas or calls, which R evaluates when the model is used. Only names of "
      + "modelling were found in them.",
    "Load it only if you trust who wrote it.")

  static let torch7Function = make(
    "GH-T7-001", .critical, "Function in a Torch7 file",
    "The file holds Lua byte code, which is loaded with the file.",
    "Do not load it.", [unsafeDeserialisation])
  static let torch7Class = make(
    "GH-T7-002", .medium, "Class that Torch7 does not bring",
    "The file holds objects of a class that is none of Torch7's tensors or layers; their code reads "
      + "the content.",
    "Load it only with code that you know.")
  static let torch7Broken = make(
    "GH-T7-003", .medium, "Broken Torch7 file",
    "The content breaks the rules of Torch7's serialisation.", fresh)

  static let matlabCode = make(
    "GH-MAT-001", .medium, "Functions or objects in a MATLAB file",
    "The file holds function handles or objects, whose code runs when they are loaded or used.",
    "Load it only if you trust who wrote it.")
  static let matlabBroken = make(
    "GH-MAT-002", .medium, "Broken MATLAB file",
    "The structure of the file cannot be followed.", fresh)

  static let models = [
    hdf5Broken, hdf5Arithmetic, hdf5Outside, hdf5Code, hdf5Hidden, hdf5Pickle, kerasLambda,
    kerasModule, kerasFunction, kerasForeign, kerasPath, kerasCustom, kerasUnknown, kerasBroken,
    skopsNode, skopsUnknown, skopsMismatch, skopsBroken, treesBroken, treesArithmetic, treesPath,
    msgpackBroken, msgpackExtension, orbax, zarrCodec, rPromise, rCode, rCall, rBroken, rHook,
    rFormula,
    torch7Function, torch7Class, torch7Broken, matlabCode, matlabBroken,
  ]
}
