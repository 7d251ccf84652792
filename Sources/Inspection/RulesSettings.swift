/// The rules about documents of settings, and about texts.

extension InspectionRules {
  static let settingsCode = make(
    "GH-CFG-001", .medium, "Settings that ask for the repository's own code",
    "A loader that trusts the repository imports Python code that it names (`auto_map`, custom "
      + "pipelines, `trust_remote_code`).",
    "Read that code, pin the revision, or use a model whose code is part of the library.",
    ["CWE-829"])
  static let settingsTargetDangerous = make(
    "GH-CFG-002", .critical, "Settings that make a loader run something",
    "The loader imports and calls what the settings name; here it is a function that runs commands, "
      + "evaluates text, or resolves names.",
    "Do not load it.", ["CWE-94", "CVE-2025-23304"])
  static let settingsTarget = make(
    "GH-CFG-003", .medium, "Settings that name unknown code",
    "The loader imports and calls what the settings name, and it is not on the allow-list.",
    "Check what the name is before the model is loaded.", ["CWE-829"])
  static let settingsPath = make(
    "GH-CFG-004", .high, "Settings that lead out of their folder",
    "A file that the settings name lies outside the folder of the model.",
    "Do not load it.", ["CWE-22"])
  static let settingsForeign = make(
    "GH-CFG-005", .medium, "Code from another repository",
    "The settings name code in another repository, which can change without this one.",
    "Pin that repository's revision, or copy the code and read it.", ["CWE-829"])
  static let settingsBroken = make(
    "GH-CFG-006", .medium, "Broken document",
    "The document breaks the rules of its format, so that nothing can be promised about it.",
    "Get the file again and compare its digest with the publisher's.")
  static let settingsAddress = make(
    "GH-CFG-007", .low, "Address in settings",
    "A name that is usually that of a model is an address of the network.",
    "Check where it leads.")
  static let settingsDuplicate = make(
    "GH-CFG-008", .medium, "Key twice in a document",
    "Which of the two counts depends on the reader.", "Remove one of them.", ["CWE-436"])
  static let yamlTag = make(
    "GH-YML-001", .critical, "YAML that makes Python objects",
    "The document has tags such as `!!python/object/apply`, with which unsafe loaders call what it "
      + "names.",
    "Do not load it.", [unsafeDeserialisation])
  static let yamlUnknownTag = make(
    "GH-YML-002", .medium, "YAML with tags that are not known",
    "A tag outside the core schema makes loaders build objects of their own.",
    "Check which program the document is meant for.")
  static let yamlBomb = make(
    "GH-YML-003", .high, "YAML that grows without measure",
    "Aliases of aliases unfold to more than any settings need.", "Do not load it.", ["CWE-776"])
  static let yamlBroken = make(
    "GH-YML-004", .medium, "YAML that is not understood",
    "The document is broken, or uses a part of YAML that is not read here.",
    "Write it in plainer YAML and scan it again.")
  static let xmlEntity = make(
    "GH-XML-001", .high, "XML with a document type or entities",
    "Document types, entities and includes make readers fetch files and addresses, or grow without "
      + "measure.",
    "Do not read it.", ["CWE-611"])
  static let xmlScript = make(
    "GH-XML-002", .medium, "Document with scripts",
    "The document holds scripts, event handlers or embedded content that run where it is shown.",
    "Do not open it in a browser.", ["CWE-79"])
  static let xmlBroken = make(
    "GH-XML-003", .medium, "Broken XML",
    "The document is not well-formed, so that nothing can be promised about it.",
    "Get the file again and compare its digest with the publisher's.")
  static let xmlUnknown = make(
    "GH-XML-004", .medium, "XML with constructs that are not allowed",
    "The document has processing instructions, extensions or layers beyond the known ones.",
    "Check which program the document is meant for.")
  static let textHidden = make(
    "GH-TXT-001", .medium, "Hidden text",
    "Characters that turn the direction of writing, or that show nothing, make a text read otherwise "
      + "than a program sees it.",
    "Remove the characters, and look at what they hid.", ["CWE-1007"])
  static let textCommand = make(
    "GH-TXT-002", .medium, "Command in a text",
    "The text holds a command that fetches something and runs it, or opens a shell.",
    "Do not follow it.")
  static let textSecret = make(
    "GH-TXT-003", .medium, "Secret in a text",
    "The text holds what looks like a key, a token or a password.",
    "Revoke it, and remove it from the file and its history.", ["CWE-798"])
  static let textAddress = make(
    "GH-TXT-004", .low, "Address with a reason for doubt",
    "The text names a host by its number, or a service that is used to collect data or to reach "
      + "machines behind firewalls.",
    "Check why it is there.")
  static let requirement = make(
    "GH-REQ-001", .medium, "Requirement from an address",
    "A package is installed from an address, a version control system or another index; installing it "
      + "runs its code.",
    "Require a released version, with its hash.", ["CWE-829"])
  static let modelFlavour = make(
    "GH-MLF-001", .medium, "MLflow model with its own code",
    "The model is loaded by a module, a pickled object or code paths that it brings along.",
    "Read the code, and inspect the pickled object.", ["CWE-829"])
  static let modelFlavourDangerous = make(
    "GH-MLF-002", .critical, "MLflow model that makes its loader run something",
    "The loader module is one that runs commands, evaluates text, or lies outside the model.",
    "Do not load it.", ["CWE-94"])

  static let documents = [
    settingsCode, settingsTargetDangerous, settingsTarget, settingsPath, settingsForeign,
    settingsBroken, settingsAddress, settingsDuplicate, yamlTag, yamlUnknownTag, yamlBomb,
    yamlBroken, xmlEntity, xmlScript, xmlBroken, xmlUnknown, textHidden, textCommand, textSecret,
    textAddress, requirement, modelFlavour, modelFlavourDangerous,
  ]
}
