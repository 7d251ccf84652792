/// Messages about bills of materials.

extension MessageCatalogue {
  static let bom: [MessageEntry] = [
    MessageEntry(
      "GH-0350", "A file of a bill can't be read",
      "A bill of materials, a lock file, an advisory or an answer is missing, closed to this user, a directory, or larger than is read.",
      "Name another file, or give this user the right to read it."),
    MessageEntry(
      "GH-0351", "Not a bill of materials that is read",
      "CycloneDX 1.4 to 1.7 and SPDX 3.0 are read, in strict JSON: no doubled keys, nothing after the end. XML, tag-value and SPDX 2 are not.",
      "Ask for the bill in one of these formats, or convert it with the tool that made it."),
    MessageEntry(
      "GH-0352", "A lock file can't be read",
      "The file has the name of a lock file, but not its content; or its name is that of none that is known.",
      "Write it anew with its own tool, or leave it out."),
    MessageEntry(
      "GH-0353", "Not a time",
      "The time of a bill is given in whole seconds since 1970, by `--timestamp` or by the environment variable SOURCE_DATE_EPOCH.",
      "Give a number, such as the time of the last commit."),
    MessageEntry(
      "GH-0354", "No advisories to look up in",
      "A look-up without advisories would find nothing and prove nothing, so it is an error. Advisories are JSON files in the format of OSV, single, in directories or in zip archives.",
      "Fetch the archive of your ecosystems from osv.dev, and name it with `--osv`."),
    MessageEntry(
      "GH-0355", "Not an answer to vulnerabilities",
      "OpenVEX and the analyses in a CycloneDX bill are read, in strict JSON.",
      "Give a file in one of these formats."),
    MessageEntry(
      "GH-0356", "No such supplier",
      "A supplier's bill is recorded under the name that the manifest has for the supplier.",
      "Declare the supplier under `suppliers`, or correct the name."),
    MessageEntry(
      "GH-0357", "A supplier's signature does not verify",
      "The bill carries no signature of the key that was given, or was changed after it was signed.",
      "Get bill and key again from the supplier, each by its own way; do not use this one."),
    MessageEntry(
      "GH-0358", "The bill of materials is missing or out of date",
      "A release needs a signed bill of materials that names every asset by its present digest; after any change it has to be made anew.",
      "`gatehouse bom --record` makes and records one."),
  ]
}
