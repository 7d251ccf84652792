/// The rules about formats of tensors, and about artefacts as a whole.

extension InspectionRules {
  private static let again = "Get the file again and compare its digest with the publisher's."

  static let safetensorsLayout = make(
    "GH-STF-001", .high, "Tensors do not fill the file",
    "The tensors of the file overlap, leave gaps, or end before or after the end of the file. The "
      + "reference reader refuses it; hidden bytes may serve another reader.",
    "Do not use it. " + again)
  static let safetensorsDuplicate = make(
    "GH-STF-002", .high, "Key twice in the header",
    "Which of the two counts depends on the reader.", "Do not use it. " + again, ["CWE-436"])
  static let safetensorsHeader = make(
    "GH-STF-003", .medium, "Broken safetensors header",
    "The header is no valid safetensors header (length, JSON, data type, shape or offsets).", again)
  static let safetensorsTooLarge = make(
    "GH-STF-004", .medium, "Header too large to follow",
    "The header is larger than the bound of the format or of this reader.", again, ["CWE-400"])
  static let ggufBroken = make(
    "GH-GGUF-001", .medium, "Broken GGUF header",
    "The header ends early or holds a type, version or text that the format does not know.", again)
  static let ggufArithmetic = make(
    "GH-GGUF-002", .high, "GGUF sizes that do not add up",
    "A count, size or offset overflows, or points beyond the file. Readers without checks go wrong "
      + "in memory there.",
    "Do not load it. " + again, ["CWE-190"])
  static let ggmlBroken = make(
    "GH-GGML-001", .medium, "GGML file that cannot be followed",
    "The file has the mark of a model from before GGUF, but its sizes, vocabulary or tensors do not add "
      + "up, or are those of another program.",
    "Use the model in GGUF.")
  static let numpyBroken = make(
    "GH-NPY-001", .medium, "Broken numpy header",
    "The header is no valid .npy header, or the data does not fit it.", again)
  static let numpyObjects = make(
    "GH-NPY-002", .low, "Array of objects",
    "The array holds Python objects in an embedded pickle, which was inspected as such. numpy "
      + "loads it only with `allow_pickle=True`.",
    "Store numbers as numbers.", [unsafeDeserialisation])

  static let tensors = [
    safetensorsLayout, safetensorsDuplicate, safetensorsHeader, safetensorsTooLarge, ggufBroken,
    ggufArithmetic, ggmlBroken, numpyBroken, numpyObjects,
  ]

  static let unknownFormat = make(
    "GH-ART-001", .low, "Unknown format",
    "The content is no format that is read here, so nothing can be promised about it.",
    "Leave it out of the model, or convert it to a known format.")
  static let empty = make(
    "GH-ART-002", .low, "Empty",
    "There is nothing in it.", "Leave it out, or get the file again.")
  static let unreadable = make(
    "GH-ART-003", .medium, "Not readable",
    "The content could not be read to its end.",
    "Make the file readable and scan it again.")
  static let budget = make(
    "GH-ART-004", .medium, "Larger than the bounds",
    "Depth, number of members or bytes exceed a bound of the inspection; what lies beyond was not read.",
    "Scan the parts on their own.", ["CWE-400"])
  static let polyglot = make(
    "GH-ART-005", .high, "Several formats at once",
    "The content is valid as more than one format, so that loaders and scanners may see different "
      + "things. All were inspected; the worst counts.",
    "Do not use it. " + again, ["CWE-436"])
  static let unsupported = make(
    "GH-ART-006", .low, "Format that is not read yet",
    "The format is known, but its content is not read here, so nothing can be promised about it.",
    "Unpack or convert it, and scan the result.")

  static let artefacts = [unknownFormat, empty, unreadable, budget, polyglot, unsupported]
}
