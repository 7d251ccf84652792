/// The rules about archives other than zip: tar, 7z, ar, cpio, rar, and about image layouts.

extension InspectionRules {
  private static let again = "Do not use it as it is. Get it again from its publisher."
  private static let unpack = "Do not unpack it with tools that trust names and links."

  static let archiveName = make(
    "GH-TAR-001", .high, "Name that leaves the directory",
    "The name of a member is absolute, goes up, or holds control characters. Unpacking may write "
      + "outside the directory.",
    unpack, ["CWE-22"])
  static let archiveLink = make(
    "GH-TAR-002", .high, "Link that leaves the directory",
    "A member is a link to something outside the archive; what is written or read through it "
      + "afterwards lies outside.",
    unpack, ["CWE-59"])
  static let archiveThroughLink = make(
    "GH-TAR-003", .critical, "Member written through a link",
    "The path of a member leads through a link that another member made and that leaves the "
      + "directory: unpacking writes a file of the archive's choice to a place of its choice.",
    "Do not unpack it.", ["CWE-59", "CWE-22"])
  static let archiveDevice = make(
    "GH-TAR-004", .high, "Device or pipe in the archive",
    "A member is a device or a pipe. Models need none; reading or writing it reaches the system.",
    unpack, ["CWE-434"])
  static let archiveTwoNames = make(
    "GH-TAR-005", .high, "Two names or sizes for one member",
    "The archive gives one member two names or two sizes; which one counts depends on the reader. "
      + "The content was inspected by each reading.",
    again, ["CWE-436"])
  static let archiveDuplicate = make(
    "GH-TAR-006", .medium, "Two members of one name",
    "Two members have the same name, or names that are the same where case, final dots and doubled "
      + "slashes do not count. Readers differ in which one they take.",
    again, ["CWE-436"])
  static let archiveAfterEnd = make(
    "GH-TAR-007", .high, "Bytes outside the archive's members",
    "Bytes follow the end of the archive or lie where only some readers look: other readers find "
      + "members there. They were inspected on their own.",
    again, ["CWE-436"])
  static let archiveBroken = make(
    "GH-TAR-008", .medium, "Broken archive",
    "The structure of the archive breaks its own rules or ends early; readers differ in what they "
      + "make of it.",
    "Get the file again and compare its digest with the publisher's.")
  static let archiveEncrypted = make(
    "GH-7Z-001", .medium, "Encrypted archive",
    "The archive or its list of members is encrypted, so its content is not known.",
    "Decrypt the archive and scan what was in it.")
  static let archiveMethod = make(
    "GH-7Z-002", .medium, "Compression that is not read",
    "Members are compressed in a way that is not read here, so their content is not known.",
    "Unpack the archive in an isolated place and scan what was in it.")
  static let archiveUnread = make(
    "GH-RAR-001", .medium, "Archive of a kind that is not read",
    "The archive's format is not read here, so nothing can be promised about its members. Some "
      + "loaders and programs open it all the same.",
    "Unpack it in an isolated place and scan what was in it.")

  static let archives = [
    archiveName, archiveLink, archiveThroughLink, archiveDevice, archiveTwoNames, archiveDuplicate,
    archiveAfterEnd, archiveBroken, archiveEncrypted, archiveMethod, archiveUnread,
  ]
}
