/// The rules about programs in and among models, and about the numbers of weights.

extension InspectionRules {
  private static let embedded = "CWE-506"
  private static let refuse = "Do not use it, and find out how it came here."

  static let program = make(
    "GH-EXE-001", .high, "Program",
    "The content is a program for a processor or a virtual machine. A model needs none; whatever "
      + "loads it runs it.",
    "Use it only if you know who built it and why it is here.", [embedded])
  static let programInData = make(
    "GH-EXE-002", .critical, "Program hidden among data",
    "A whole program, told by its validated header, lies where only the numbers of tensors belong. "
      + "Weights do not look like that by chance.",
    refuse, [embedded, "CWE-502"])
  static let programInside = make(
    "GH-EXE-003", .high, "Program inside other content",
    "A whole program, told by its validated header, lies inside content of another kind.",
    refuse, [embedded])
  static let llamafile = make(
    "GH-EXE-005", .high, "Program with a model inside",
    "The file is a program for several systems that carries its model as an archive (a llamafile). "
      + "Starting it runs that program; the model inside was inspected too.",
    "Take the GGUF file out and run it with a program of your own.", [embedded])
  static let programMarks = make(
    "GH-EXE-006", .medium, "Too much that looks like programs",
    "So many places look like the start of a program that not all were examined. Weights do not.",
    refuse, ["CWE-400"])
  static let changed = make(
    "GH-ART-020", .medium, "Changed while it was read",
    "The file was written to during the inspection, so that nothing that was seen is sure to be "
      + "there still.",
    "Scan it again when nothing writes to it.", ["CWE-367"])
  static let headersOnly = make(
    "GH-ART-021", .info, "Only headers were read",
    "On request, only the structure was read: no digest, no checksums, no search for programs.",
    "Scan it whole before you rely on it.")

  static let unfinished = make(
    "GH-ART-022", .high, "Inspection did not come to its end",
    "The confined process that read the file was ended: it met a bound of memory or time, asked the "
      + "system for something that reading needs not, or broke. Nothing can be promised.",
    "Do not use the file, and report it to the makers of this program.", ["CWE-400"])

  static let weightNaN = make(
    "GH-WGT-001", .low, "Weights that are no numbers",
    "A tensor holds NaN. Training went wrong, or the file was damaged.",
    "Compare the digest with the publisher's, and test the model.")
  static let weightInfinite = make(
    "GH-WGT-002", .low, "Infinite weights",
    "A tensor holds infinite numbers. Masks and limits do; other weights should not.",
    "Compare the digest with the publisher's, and test the model.")
  static let weightZero = make(
    "GH-WGT-003", .info, "Tensor of zeros",
    "All numbers of a tensor are zero, as after initialisation, or where weights were taken out.",
    "Nothing, if the model is meant to be like that.")
  static let weightConstant = make(
    "GH-WGT-004", .info, "Tensor of one value",
    "All numbers of a tensor are the same.",
    "Nothing, if the model is meant to be like that.")

  static let programs = [
    program, programInData, programInside, llamafile, programMarks, changed, headersOnly,
    unfinished,
    weightNaN, weightInfinite, weightZero, weightConstant,
  ]
}
