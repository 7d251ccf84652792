/// The rules about archives and about PyTorch containers.

extension InspectionRules {
  private static let repack =
    "Do not use it as it is: loaders may see other members than scanners. Get it again from its publisher."

  static let zipNameMismatch = make(
    "GH-ZIP-001", .high, "Names of a member differ",
    "The central directory and the local header give the same member different names; which one "
      + "counts depends on the loader. Both were inspected.",
    repack, ["CWE-436"])
  static let zipHeaderMismatch = make(
    "GH-ZIP-002", .high, "Headers of a member differ",
    "The central directory and the local header disagree on flags, method, size or checksum.",
    repack, ["CWE-436"])
  static let zipEncrypted = make(
    "GH-ZIP-003", .medium, "Encrypted member",
    "A member is marked as encrypted. Some loaders ignore the mark and load the bytes; they were "
      + "inspected as they stand.",
    "Decrypt the archive and scan what was in it.")
  static let zipChecksum = make(
    "GH-ZIP-004", .medium, "Wrong checksum",
    "The content of a member does not match its checksum. Some loaders refuse it, others do not look.",
    "Get the file again and compare its digest with the publisher's.", ["CWE-354"])
  static let zipHiddenBytes = make(
    "GH-ZIP-005", .medium, "Bytes that belong to no member",
    "Before, between or after the members lie bytes that the archive does not account for. They "
      + "were inspected on their own.",
    repack)
  static let zipDuplicate = make(
    "GH-ZIP-006", .high, "Two members of one name",
    "Which of them a loader takes is not defined. Both were inspected.", repack, ["CWE-436"])
  static let zipUnsafeName = make(
    "GH-ZIP-007", .high, "Name that leaves the directory",
    "The name of a member is absolute, goes up, or holds control characters. Unpacking may write "
      + "outside the directory.",
    "Do not unpack it with tools that trust names.", ["CWE-22"])
  static let zipMethod = make(
    "GH-ZIP-008", .medium, "Compression that is not read",
    "A member is compressed in a way that is not read here, so its content is not known.",
    "Repack the archive with stored or deflated members.")
  static let zipBomb = make(
    "GH-ZIP-009", .high, "Decompression bomb",
    "A member unpacks to far more than ordinary data does, or to more than it announces.",
    "Do not unpack it.", ["CWE-409"])
  static let zipBroken = make(
    "GH-ZIP-010", .medium, "Broken archive",
    "The structure of the archive breaks its own rules; loaders differ in what they make of it.",
    "Get the file again and compare its digest with the publisher's.")
  static let zipOrphan = make(
    "GH-ZIP-011", .high, "Member missing from the directory",
    "The archive holds a member that its directory does not list. Loaders that read from the front "
      + "see it. It was inspected too.",
    repack, ["CWE-436"])
  static let zipLink = make(
    "GH-ZIP-012", .medium, "Link that leaves the directory",
    "A member is a symbolic link to something outside the archive; unpacking may follow it.",
    "Do not unpack it with tools that follow links.", ["CWE-59"])
  static let zipOverlap = make(
    "GH-ZIP-013", .high, "Members overlap",
    "Two members share bytes of the archive, as in bombs and in archives made to deceive.",
    repack, ["CWE-436"])
  static let zipThroughLink = make(
    "GH-ZIP-014", .critical, "Member written through a link",
    "The path of a member leads through a link that another member made and that leaves the "
      + "directory: unpacking writes a file of the archive's choice to a place of its choice.",
    "Do not unpack it.", ["CWE-59", "CWE-22"])
  static let torchStorage = make(
    "GH-PT-001", .medium, "Storage does not fit the tensors",
    "The tensors name a storage that is missing, or whose size differs from what they need.",
    "Get the file again and compare its digest with the publisher's.")
  static let torchScript = make(
    "GH-PT-002", .medium, "Program inside the model",
    "The container holds TorchScript code, which runs when the model is used. It is not analysed.",
    "Ask for a plain state dict or safetensors.")

  static let containers = [
    zipNameMismatch, zipHeaderMismatch, zipEncrypted, zipChecksum, zipHiddenBytes, zipDuplicate,
    zipUnsafeName, zipMethod, zipBomb, zipBroken, zipOrphan, zipLink, zipOverlap, zipThroughLink,
    torchStorage,
    torchScript,
  ]
}
