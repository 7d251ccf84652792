/// The rules about data sets.

extension InspectionRules {
  private static let again = "Get the file again and compare its digest with the publisher's."

  static let datasetBroken = make(
    "GH-DAT-001", .medium, "Broken data set",
    "The file breaks its format's rules or uses a part of it that is not read here, so that not "
      + "all of its texts were seen.",
    again)
  static let datasetFormula = make(
    "GH-DAT-002", .high, "Cell that acts in a spreadsheet",
    "A text is a formula that starts a program, or sends or fetches something, when the data set "
      + "is opened in a spreadsheet.",
    "Do not open it in a spreadsheet; remove the cell.", ["CWE-1236"])
  static let datasetHidden = make(
    "GH-DAT-003", .medium, "Bytes that belong to no column",
    "Parts of the file belong to no column and to no index. They were inspected on their own.",
    again)
  static let datasetOutside = make(
    "GH-DAT-004", .high, "Column in another file",
    "The file takes columns from other files, by paths of its own choice.",
    "Use only data sets that are whole.", ["CWE-73"])
  static let datasetPickle = make(
    "GH-DAT-005", .medium, "Pickle in a cell",
    "A value of the data set is itself a pickle, which was inspected. Programs that unpickle the "
      + "column run what it holds.",
    "Store values as values.", [unsafeDeserialisation])

  static let datasets = [
    datasetBroken, datasetFormula, datasetHidden, datasetOutside, datasetPickle,
  ]
}
