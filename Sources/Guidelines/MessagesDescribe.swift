/// Messages about what is described and inspected: manifest (GH-01xx) and scan (GH-02xx).

extension MessageCatalogue {
  static let manifest: [MessageEntry] = [
    MessageEntry(
      "GH-0101", "The manifest can't be read",
      "There is no file at the path, or the system did not let it be read.",
      "Check the path, or run `gatehouse init` to write one."),
    MessageEntry(
      "GH-0102", "The manifest is not UTF-8 text",
      "The file holds bytes that are not UTF-8, or control characters that YAML does not allow.",
      "Save the file as UTF-8; the issue names the line."),
    MessageEntry(
      "GH-0103", "The manifest is not YAML",
      "The file can't be read as YAML 1.1. The place is where the reader gave up; the cause is often a line above it.",
      "Look at indentation, quotes and colons near the place."),
    MessageEntry(
      "GH-0104", "The manifest is nested too deep",
      "More than 32 levels of lists and mappings. No part of a manifest needs more than seven.",
      "Remove the nesting; `gatehouse manifest schema` shows the shape."),
    MessageEntry(
      "GH-0105", "Anchors, aliases and tags are refused",
      "A manifest is read by people who decide about risks: each value stands where it is used. Aliases could also blow a small file up to gigabytes.",
      "Write the value out at each place. Quote a text that begins with `&`, `*` or `!`."),
    MessageEntry(
      "GH-0106", "More than one document",
      "The file holds several YAML documents, and only one of them could count.",
      "Keep one document; remove the `---` between them."),
    MessageEntry(
      "GH-0107", "A key appears twice",
      "Readers disagree about which of the two counts, so neither does.",
      "Remove one of them."),
    MessageEntry(
      "GH-0108", "Unknown key",
      "The key is not part of the format. It may be misspelt, and a misspelt setting would leave a default in force unseen.",
      "Use the key that the hint names, or remove the line."),
    MessageEntry(
      "GH-0109", "A key is missing",
      "Something that has no safe default is not there.",
      "Add the key; `docs/reference/manifest.md` says what it means."),
    MessageEntry(
      "GH-0110", "Wrong type",
      "The value is of another kind than the key needs: a list where a text is expected, say.",
      "Write the value as expected. Quote a number or `true` that is meant as text."),
    MessageEntry(
      "GH-0111", "Value not allowed",
      "The value is outside the range, not one of the choices, or not of the right form.",
      "Use a value that the message names."),
    MessageEntry(
      "GH-0112", "Path not allowed",
      "Paths in a manifest are relative to it and stay below it, so that a manifest can't point at files elsewhere. Only TLS files and credentials may have absolute paths.",
      "Write a relative path without `..`, with `/` between its parts."),
    MessageEntry(
      "GH-0113", "A secret stands in the manifest",
      "Manifests are committed, digested and shown to people. A credential in one is as good as published. The value is not repeated in any message.",
      "Replace it by `{env: NAME}` or `{file: path}`, and change the credential: it may have been seen."
    ),
    MessageEntry(
      "GH-0114", "Nothing of that name is declared",
      "A part refers to another that the manifest does not declare.",
      "Declare it, or use the name in the hint."),
    MessageEntry(
      "GH-0115", "A name is used twice",
      "Two parts of the same kind have the same name, or a flow names one of several kinds. A reference to it would be ambiguous.",
      "Rename one of them."),
    MessageEntry(
      "GH-0116", "Data would go above its label",
      "Along a flow or a route, data would reach a place whose label does not allow it, or a flow declares a lower label than what it carries.",
      "Lower what is sent, or raise the label of the place after deciding that this is right."),
    MessageEntry(
      "GH-0117", "Keys that exclude each other",
      "Exactly one of several keys has to be there: a model has files or an API, a credential is in the environment or in a file.",
      "Keep the one that is meant."),
    MessageEntry(
      "GH-0118", "An address without protection",
      "Anyone on the network could read the traffic: serving beyond this machine needs TLS, and so does an upstream outside the organisation.",
      "Add `serving.tls`, listen on 127.0.0.1, or use an https address."),
    MessageEntry(
      "GH-0119", "The manifest is empty",
      "The file holds no document, only white space or comments.",
      "`gatehouse init` writes one from what lies in the directory."),
    MessageEntry(
      "GH-0120", "The manifest is too large",
      "A manifest describes one system and has at most 1 MiB. A larger file is refused before it is parsed.",
      "Move long texts into documents and name their paths."),
    MessageEntry(
      "GH-0121", "A manifest is already there",
      "`gatehouse init` does not overwrite a manifest, since people decided what stands in it.",
      "Look at it first; `--force` overwrites it, `--dry-run` prints the new one."),
    MessageEntry(
      "GH-0122", "The directory can't be looked at",
      "`gatehouse init` could not list the directory, or write into it.",
      "Check the path and its permissions."),
  ]

  static let scan: [MessageEntry] = [
    MessageEntry(
      "GH-0201", "Nothing to scan",
      "The path does not exist, or the directory holds no regular files.",
      "Check the path."),
    MessageEntry(
      "GH-0202", "The file can't be read",
      "The system refused to open or read it, or it changed while it was read. A file that can't be read is `unknown`, never safe.",
      "Check permissions and the disk, then scan again."),
    MessageEntry(
      "GH-0203", "Not a regular file",
      "Sockets, devices, pipes and links that lead out of the directory are not followed.",
      "Name the file itself."),
    MessageEntry(
      "GH-0204", "The scan found something",
      "At least one file is suspicious or malicious. Each reason names the rule, the place and what to do.",
      "Do not load the file. Read the reasons; get the model as safetensors from its source."),
    MessageEntry(
      "GH-0205", "Some files are unknown",
      "The format is not known, or not all of the file could be judged. What is unknown is not safe.",
      "Convert it to a format that only holds data, such as safetensors or GGUF."),
    MessageEntry(
      "GH-0206", "A limit of the scan was reached",
      "The file has more members, levels or bytes than a scan looks at. It is judged `unknown`, with partial coverage.",
      "Split the file, or treat it as untrusted."),
    MessageEntry(
      "GH-0207", "The file is cut off",
      "Lengths in the file point beyond its end. It was damaged on the way, or made to confuse readers.",
      "Get the file again and compare its digest with the one at the source."),
    MessageEntry(
      "GH-0208", "Name and content disagree",
      "The file's extension says one format and its bytes another. Loaders decide by either, so this hides code.",
      "Do not load it before you know why; ask its source."),
    MessageEntry(
      "GH-0209", "The scan could not be recorded",
      "The verdict stands, but no evidence of it reached the ledger.",
      "Look at the message of the ledger below it; scan again with `--record` afterwards."),
    MessageEntry(
      "GH-0210", "The output is there already",
      "`gatehouse convert` does not overwrite a file, and never its own source.",
      "Name another output, or use `--force`."),
    MessageEntry(
      "GH-0211", "The source changed while it was converted",
      "What was read may not be what was inspected, so the result was thrown away.",
      "Find out who writes to the file; convert a copy."),
    MessageEntry(
      "GH-0212", "The result does not match its source",
      "The file was read back after it was written, and holds other bytes. It was thrown away.",
      "Check the disk and its memory, then convert again."),
    MessageEntry(
      "GH-0213", "The policy can't be used",
      "A line of the policy file is not understood, or allows a name that no project may allow.",
      "Mend the line that is named; `gatehouse rules --export-policy` shows the form."),
    MessageEntry(
      "GH-0220", "There is no bubblewrap on this system",
      "`gatehouse sandbox run` runs foreign programs only inside the namespaces that bubblewrap makes.",
      "Install it (`apt-get install bubblewrap`) and run the command again."),
    MessageEntry(
      "GH-0221", "There is nothing to record the run about",
      "Evidence is about files and their digests, and no file was given with `--read`.",
      "Name the file that the program reads with `--read`."),
    MessageEntry(
      "GH-0222", "The sandbox could not be started",
      "The program was not run: the system refused the namespaces, or a file could not be shown in them.",
      "Try `bwrap --ro-bind / / true`; if it fails, user namespaces are not allowed here."),
  ]
}
