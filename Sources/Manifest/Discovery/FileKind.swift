/// What a file of an AI system is, told from its first bytes and from its name.

/// What the content of a model file looks like.
enum ModelContent {
  /// The format that the first bytes of `file` show; `nil` when they show none.
  static func format(of file: ListedFile) -> String? {
    let head = file.head
    if head.starts(with: Array("GGUF".utf8)) { return "GGUF" }
    if isSafetensors(file) { return "safetensors" }
    if head.starts(with: [0x93] + Array("NUMPY".utf8)) { return "npy" }
    if head.starts(with: [0x89] + Array("HDF".utf8)) { return "HDF5" }
    if head.count >= 8, head[4..<8].elementsEqual("TFL3".utf8) { return "TFLite" }
    if head.starts(with: Array("PK\u{3}\u{4}".utf8)) { return "zip" }
    if head.count >= 2, head[0] == 0x80, (2...5).contains(head[1]) { return "pickle" }
    return nil
  }

  /// Eight bytes of length, then a JSON object of that length.
  private static func isSafetensors(_ file: ListedFile) -> Bool {
    guard file.head.count >= 10, file.head[8] == UInt8(ascii: "{") else { return false }
    let length = file.head[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return length >= 2 && file.size >= 8 && length <= file.size - 8
  }

  /// Endings that model files have, with the contents that fit each.
  static let byEnding: [String: Set<String>] = [
    "safetensors": ["safetensors"], "gguf": ["GGUF"], "pt": ["zip", "pickle"],
    "pth": ["zip", "pickle"], "ckpt": ["zip", "pickle", "HDF5"], "bin": ["zip", "pickle"],
    "pkl": ["pickle"], "pickle": ["pickle"], "joblib": ["pickle"], "npz": ["zip"],
    "h5": ["HDF5"], "hdf5": ["HDF5"], "keras": ["zip", "HDF5"], "onnx": [], "tflite": ["TFLite"],
  ]

  /// Contents that only models have, whatever the file is called.
  static let alone: Set<String> = ["GGUF", "safetensors", "TFLite"]
}

/// What discovery takes a file for.
enum FileKind: Equatable {
  /// A model; `doubt` says how name and content disagree.
  case model(doubt: String?)
  case dataset
  case prompt
  case tool
  case notebook
  case requirements

  private static let dataEndings: Set<String> = [
    "csv", "tsv", "jsonl", "ndjson", "parquet", "arrow",
  ]
  private static let textEndings: Set<String> = ["txt", "md", "jinja", "jinja2", "j2", "prompt"]
  private static let knowledge: Set<String> = ["knowledge", "kb", "corpus", "dataset", "datasets"]
  private static let requirementNames: Set<String> = [
    "pyproject.toml", "poetry.lock", "uv.lock", "pipfile", "pipfile.lock", "environment.yml",
    "environment.yaml", "package.json", "package-lock.json",
  ]

  /// The kind of `file`; `nil` for files that a manifest does not name.
  static func of(_ file: ListedFile) -> FileKind? {
    if let model = model(file) { return model }
    let ending = file.ending
    if ending == "ipynb" { return .notebook }
    if isRequirements(file) { return .requirements }
    if dataEndings.contains(ending) { return .dataset }
    if ending == "json" { return isTool(file) ? .tool : nil }
    guard textEndings.contains(ending) else { return nil }
    if ending == "prompt" || !file.words.isDisjoint(with: ["prompt", "prompts"]) { return .prompt }
    if file.folders.contains(where: { knowledge.contains($0.lowercased()) }) { return .dataset }
    return nil
  }

  private static func model(_ file: ListedFile) -> FileKind? {
    let content = ModelContent.format(of: file)
    if let fitting = ModelContent.byEnding[file.ending] {
      if file.ending == "onnx" || content.map(fitting.contains) == true {
        return .model(doubt: nil)
      }
      // A .bin may be anything; only its content makes it a model.
      if file.ending == "bin", content == nil { return nil }
      return .model(
        doubt: "called .\(file.ending), but its content looks like \(content ?? "something else")")
    }
    guard let content, ModelContent.alone.contains(content) else { return nil }
    return .model(doubt: "its content is \(content), whatever its name says")
  }

  private static func isRequirements(_ file: ListedFile) -> Bool {
    let name = file.name.lowercased()
    return requirementNames.contains(name)
      || (name.hasPrefix("requirements") && (name.hasSuffix(".txt") || name.hasSuffix(".in")))
  }

  private static func isTool(_ file: ListedFile) -> Bool {
    !file.words.isDisjoint(with: ["tool", "tools", "function", "functions"])
      && ToolFile(file) != nil
  }
}
