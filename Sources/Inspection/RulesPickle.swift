/// The rules about pickle streams.

extension InspectionRules {
  private static let doNotLoad =
    "Do not load this file. Ask its author for the weights as safetensors, and find out how it came here."
  private static let convert =
    "Load it only if you trust its author; better ask for the weights as safetensors, or allow the class by name if it is your own."

  static let dangerousCallable = make(
    "GH-PKL-001", .critical, "Dangerous callable",
    "Loading the file imports a name that is known to run commands, evaluate code, turn text into "
      + "callables, open files or connections, or load further objects. Data never needs it.",
    doNotLoad, [unsafeDeserialisation, maliciousModel])
  static let unknownCall = make(
    "GH-PKL-002", .high, "Call of a name that is not allowed",
    "Loading the file calls a function or class that is not on the list of constructors of data. "
      + "Whether the call harms cannot be told from the file.",
    convert, [unsafeDeserialisation])
  static let unknownImport = make(
    "GH-PKL-003", .medium, "Import of a name that is not allowed",
    "Loading the file imports a module and takes a name from it that is not on the list of names "
      + "that data needs. Importing alone runs the module's code.",
    convert, [unsafeDeserialisation])
  static let computedImport = make(
    "GH-PKL-004", .critical, "Import whose name is computed",
    "The name to import is not a constant in the stream. No program writes that; it hides what is "
      + "imported from scanners.",
    doNotLoad, [unsafeDeserialisation, maliciousModel])
  static let computedCall = make(
    "GH-PKL-005", .critical, "Call of something computed",
    "The stream calls the result of another call or of a persistent id instead of an imported "
      + "name, which is how text is turned into code step by step.",
    doNotLoad, [unsafeDeserialisation, maliciousModel])
  static let extensionRegistry = make(
    "GH-PKL-006", .high, "Extension registry",
    "The stream takes an object from the loader's extension registry. What that is depends on the "
      + "machine that loads the file.",
    convert, [unsafeDeserialisation])
  static let stateOnNonInstance = make(
    "GH-PKL-007", .critical, "State set on something that is no instance of data",
    "The stream sets attributes on a module, a function, a class or an unknown object, which can "
      + "replace what other code calls later.",
    doNotLoad, [unsafeDeserialisation, maliciousModel])
  static let foreignWrite = make(
    "GH-PKL-008", .critical, "Items written into an object that is not the stream's own",
    "The stream stores items into an imported object (`sys.modules`, say), which changes the "
      + "program that loads it.",
    doNotLoad, [unsafeDeserialisation, maliciousModel])
  static let persistentID = make(
    "GH-PKL-009", .medium, "Persistent id that is no PyTorch storage",
    "A persistent id is resolved by the loader's own code. Only the form that PyTorch writes for "
      + "its storages is known here.",
    convert)
  static let brokenStream = make(
    "GH-PKL-010", .medium, "Broken stream",
    "The stream breaks off. A loader runs it up to the break, so what comes before counts.",
    "Get the file again and compare its digest with the publisher's.")
  static let straddledFrame = make(
    "GH-PKL-011", .high, "Opcode reaches over the end of its frame",
    "Loaders disagree on what follows, so a scanner may see another program than the loader. Both "
      + "readings were followed. No program writes this.",
    doNotLoad, [unsafeDeserialisation])
  static let nestedStream = make(
    "GH-PKL-012", .high, "Another pickle inside",
    "A byte string of the stream is itself a whole pickle that imports names. Something may load "
      + "it later; it was judged as if it were loaded.",
    convert, [unsafeDeserialisation])
  static let trailingBytes = make(
    "GH-PKL-013", .low, "Bytes after the end",
    "After the end of the stream there are bytes that are no further stream.",
    "Find out what wrote them; get the file again from its publisher.")
  static let streamBudget = make(
    "GH-PKL-014", .medium, "Too large to follow",
    "The stream exceeds a bound of the reader (opcodes, containers, memo). Ordinary models do not.",
    "Ask for the weights as safetensors.", ["CWE-400"])
  static let argumentShape = make(
    "GH-PKL-015", .high, "Allowed name used in an unusual way",
    "A constructor of data is called with arguments, or in a way, that its own library never writes.",
    convert, [unsafeDeserialisation])
  static let outOfBand = make(
    "GH-PKL-016", .low, "Buffers outside the file",
    "The stream refers to buffers that are handed over beside it, so it is not complete by itself.",
    "Inspect the buffers too, or store the object in one file.")
  static let dottedName = make(
    "GH-PKL-017", .critical, "Dotted name",
    "The stream reaches through one imported object to an attribute of another (`torch` + "
      + "`os.system`, say), which hides what is really imported.",
    doNotLoad, [unsafeDeserialisation, maliciousModel])

  static let libraryCall = make(
    "GH-PKL-018", .critical, "Call into a library that data has no use for",
    "Loading the file calls a function or class of Python's standard library or of a well-known "
      + "package, with arguments of the file's choice. Data is made by constructors alone, and all "
      + "that libraries write with are on the list; anything else is there to run something.",
    doNotLoad, [unsafeDeserialisation, maliciousModel])
  static let bytecode = make(
    "GH-PKL-019", .critical, "Functions or classes as bytecode",
    "The file holds functions or classes as Python bytecode (as cloudpickle and dill write them), "
      + "which the loader turns into running code. Nothing about them can be known from outside.",
    "Load it only if you trust its author as you would a program's; better ask for the weights as "
      + "safetensors and for the code as source.",
    [unsafeDeserialisation])
  static let ownClass = make(
    "GH-PKL-020", .info, "Class allowed by the project's own list",
    "The file makes instances of a class that the project's signed list allows. Its code was not "
      + "judged.",
    "Keep the list short, and take classes off that are no longer used.")

  static let pickle = [
    dangerousCallable, unknownCall, unknownImport, computedImport, computedCall,
    extensionRegistry, stateOnNonInstance, foreignWrite, persistentID, brokenStream,
    straddledFrame, nestedStream, trailingBytes, streamBudget, argumentShape, outOfBand,
    dottedName, libraryCall, bytecode, ownClass,
  ]
}
