/// The rules about compressed files.

extension InspectionRules {
  static let streamBroken = make(
    "GH-CMP-001", .medium, "Broken compressed stream",
    "The compressed stream breaks off, breaks its format's rules, or fails its checksum. What was "
      + "unpacked before the fault was inspected: loaders that read as they go see it too.",
    "Get the file again and compare its digest with the publisher's.", ["CWE-354"])
  static let streamTrailing = make(
    "GH-CMP-002", .high, "Bytes after the compressed stream",
    "Bytes follow the end of the compressed stream. Loaders ignore them, refuse them, or read them "
      + "as something else. They were inspected on their own.",
    "Do not use it as it is. Get it again from its publisher.", ["CWE-436"])
  static let streamBomb = make(
    "GH-CMP-003", .high, "Decompression bomb",
    "The stream unpacks to far more than ordinary data does.", "Do not unpack it.", ["CWE-409"])
  static let streamLayers = make(
    "GH-CMP-004", .high, "Streams in streams",
    "Compressed streams lie directly inside each other, more than anyone packs by intent, as in "
      + "bombs and in files that unpack to themselves.",
    "Do not unpack it.", ["CWE-409"])
  static let streamName = make(
    "GH-CMP-005", .medium, "Name that leaves the directory",
    "The header of the compressed file names a path; unpacking under that name may write outside "
      + "the directory.",
    "Unpack it under a name of your own.", ["CWE-22"])

  static let streams = [streamBroken, streamTrailing, streamBomb, streamLayers, streamName]
}
