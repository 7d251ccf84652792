/// The rules about code: Python files, notebooks, shell scripts.

extension InspectionRules {
  private static let read = "Read the code before it runs anywhere; use a model that needs none."

  static let pythonCommands = make(
    "GH-PY-001", .critical, "Code that runs commands",
    "The code runs programs of the system, or hands the function that does it to something else.",
    "Do not run it.", ["CWE-78", maliciousModel])
  static let pythonEvaluates = make(
    "GH-PY-002", .high, "Code made from text",
    "The code evaluates text as code (`exec`, `eval`, `compile`). If the text is decoded or fetched, "
      + "nobody can read what will run.",
    "Do not run it.", ["CWE-95"])
  static let pythonSends = make(
    "GH-PY-003", .critical, "Code that sends data out",
    "The code opens a connection and sends what it finds on the machine, or does so as soon as it is "
      + "imported.",
    "Do not run it.", ["CWE-200", maliciousModel])
  static let pythonNative = make(
    "GH-PY-004", .high, "Code that reaches machine code",
    "The code loads native libraries or writes memory (`ctypes`, `cffi`, compiled extensions).",
    read,
    ["CWE-114"])
  static let pythonDeserialises = make(
    "GH-PY-005", .high, "Code that loads pickles",
    "The code loads serialised objects, which may run other code.", read, [unsafeDeserialisation])
  static let pythonFiles = make(
    "GH-PY-006", .critical, "Code that touches startup files or secrets",
    "The code writes where programs are started from, deletes broadly, or reads files that hold "
      + "secrets.",
    "Do not run it.", [maliciousModel])
  static let pythonInsides = make(
    "GH-PY-007", .high, "Code that hides what it calls",
    "The code reaches for Python's insides, takes members by names made at run time, or replaces "
      + "members of modules.",
    read)
  static let pythonBeyond = make(
    "GH-PY-008", .medium, "Code that does more than compute",
    "The code imports or calls something beyond the libraries of computing that are allowed here: "
      + "network, files, processes, or libraries that are not known.",
    read)
  static let pythonBroken = make(
    "GH-PY-009", .medium, "Code that cannot be parsed",
    "The file is no Python 3, or in an encoding that hides it, so that nothing can be promised.",
    read)
  static let pythonNoted = make(
    "GH-PY-010", .info, "Code",
    "The file is code that runs when the model is used. It imports and calls only allow-listed "
      + "libraries of computing.",
    "Load it only from a pinned revision.")
  static let notebookCommand = make(
    "GH-PY-011", .high, "Commands in a notebook",
    "A cell of the notebook runs commands of the system when it is executed.",
    "Read the notebook before it is executed.", ["CWE-78"])
  static let script = make(
    "GH-PY-012", .medium, "Script",
    "The file is a script for a shell or another interpreter.",
    "Read it before it runs anywhere; a model needs none.")
  static let scriptDangerous = make(
    "GH-PY-013", .critical, "Script that fetches and runs",
    "The script fetches something from the network and runs it, opens a shell to another machine, or "
      + "writes where programs are started from.",
    "Do not run it.", [maliciousModel])

  static let compiledPython = make(
    "GH-PY-014", .high, "Compiled Python code",
    "The file is Python code in compiled form, which is imported like its source and cannot be read.",
    "Delete it; Python compiles the source again.", [maliciousModel])

  static let code = [
    pythonCommands, pythonEvaluates, pythonSends, pythonNative, pythonDeserialises, pythonFiles,
    pythonInsides, pythonBeyond, pythonBroken, pythonNoted, notebookCommand, script,
    scriptDangerous, compiledPython,
  ]
}
