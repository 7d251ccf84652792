/// What lies in a directory, sorted into the parts of a manifest. A pure function of the list of
/// files; `ManifestDraft` writes the manifest from it.

/// The parts that were found.
package struct Discovery: Sendable, Equatable {
  /// Files that make one model or data set.
  package struct Group: Sendable, Equatable {
    /// A name that is free and well formed.
    package let name: String
    /// Paths, sorted.
    package let files: [String]
    /// What is odd about them.
    package let doubts: [String]
  }

  /// A tool with what its file says.
  package struct FoundTool: Sendable, Equatable {
    /// The name that other parts refer to it by.
    package let name: String
    /// Path relative to the directory.
    package let file: String
    package let description: String
  }

  /// A prompt.
  package struct FoundPrompt: Sendable, Equatable {
    /// The name that other parts refer to it by.
    package let name: String
    /// Path relative to the directory.
    package let file: String
  }

  /// Models, each with all its shards.
  package private(set) var models: [Group] = []
  /// Data sets, one for each directory and ending.
  package private(set) var datasets: [Group] = []
  /// Prompts.
  package private(set) var prompts: [FoundPrompt] = []
  /// Tools.
  package private(set) var tools: [FoundTool] = []
  /// Notebooks: not part of a manifest, but worth a look.
  package private(set) var notebooks: [String] = []
  /// Files that name software dependencies.
  package private(set) var requirements: [String] = []
  /// Dependencies without a pinned version, as "file: name".
  package private(set) var unpinned: [String] = []
  /// Providers whose client libraries are among the dependencies.
  package private(set) var providers: [String] = []
  /// Files that can't be named in a manifest, since their paths are not allowed there.
  package private(set) var unnameable: [String] = []

  /// Sorts `files` into parts.
  package init(_ files: [ListedFile]) {
    var models = Grouping()
    var datasets = Grouping()
    var names = FreeNames()
    for file in files.sorted(by: { $0.path < $1.path }) {
      guard let kind = FileKind.of(file) else { continue }
      guard Self.isNameable(file.path) else {
        unnameable.append(file.path)
        continue
      }
      switch kind {
      case .model(let doubt): models.add(file.path, key: ModelKey.of(file), doubt: doubt)
      case .dataset: datasets.add(file.path, key: DataKey.of(file), doubt: nil)
      case .prompt:
        prompts.append(FoundPrompt(name: names.take(String(file.stem)), file: file.path))
      case .tool: add(tool: file, &names)
      case .notebook: notebooks.append(file.path)
      case .requirements: add(requirements: file)
      }
    }
    self.models = models.groups(&names)
    self.datasets = datasets.groups(&names)
  }

  private mutating func add(tool file: ListedFile, _ names: inout FreeNames) {
    let found = ToolFile(file)
    var stem = String(file.stem)
    if stem.lowercased().hasSuffix(".schema") { stem = String(stem.dropLast(".schema".count)) }
    let name = names.take(found?.name ?? stem, dots: false)
    tools.append(
      FoundTool(name: name, file: file.path, description: found?.description ?? "What it does."))
  }

  private mutating func add(requirements file: ListedFile) {
    requirements.append(file.path)
    let found = RequirementsFile(file)
    unpinned += found.unpinned.map { "\(file.path): \($0)" }
    for provider in found.providers where !providers.contains(provider) {
      providers.append(provider)
    }
  }

  /// Whether the parser would take the path.
  private static func isNameable(_ path: String) -> Bool {
    guard path.unicodeScalars.count <= ManifestLimits.path, !SecretText.isIn(path),
      let pattern = try? Regex(TextRule.path.pattern).matchingSemantics(.unicodeScalar)
    else { return false }
    return ((try? pattern.wholeMatch(in: path)) ?? nil) != nil
  }
}

/// Files by what they belong to.
private struct Grouping {
  private var order: [String] = []
  private var files: [String: [String]] = [:]
  private var doubts: [String: [String]] = [:]
  private var names: [String: String] = [:]

  mutating func add(_ path: String, key: (id: String, name: String), doubt: String?) {
    if files[key.id] == nil { order.append(key.id) }
    guard order.count <= ManifestLimits.parts, files[key.id]?.count ?? 0 < ManifestLimits.files
    else { return }
    files[key.id, default: []].append(path)
    names[key.id] = key.name
    if let doubt { doubts[key.id, default: []].append("\(path): \(doubt)") }
  }

  func groups(_ free: inout FreeNames) -> [Discovery.Group] {
    order.prefix(ManifestLimits.parts).map { id in
      Discovery.Group(
        name: free.take(names[id] ?? "part"), files: files[id] ?? [], doubts: doubts[id] ?? [])
    }
  }
}

/// Which model a file belongs to: shards and files of one directory with the same stem are one.
private enum ModelKey {
  private static let generic: Set<String> = [
    "model", "pytorch_model", "weights", "adapter_model", "diffusion_pytorch_model", "checkpoint",
  ]

  static func of(_ file: ListedFile) -> (id: String, name: String) {
    let stem = String(file.stem).replacing(/-\d{5}-of-\d{5}$/, with: "")
    let folder = file.folders.joined(separator: "/")
    let last = file.folders.last.map(String.init)
    let name = generic.contains(stem.lowercased()) ? last ?? stem : stem
    return (folder + "/" + stem + "." + file.ending, name)
  }
}

/// Which data set a file belongs to: those of one directory and ending are one, except at the top.
private enum DataKey {
  static func of(_ file: ListedFile) -> (id: String, name: String) {
    guard let last = file.folders.last else { return (file.path, String(file.stem)) }
    return (file.folders.joined(separator: "/") + "/*." + file.ending, String(last))
  }
}

/// Names that are well formed and not used twice.
struct FreeNames {
  private var taken: Set<String> = []

  /// `wish`, changed as little as it takes. Tool names have no `dots`.
  mutating func take(_ wish: String, dots: Bool = true) -> String {
    var base = ""
    for character in wish {
      let allowed = character.isASCII && (character.isLetter || character.isNumber)
      base.append(
        allowed || "_-".contains(character) || (dots && character == ".") ? character : "-")
    }
    base = String(base.drop { !$0.isLetter && !$0.isNumber }.prefix(56))
    if base.isEmpty || SecretText.isIn(base) { base = "unnamed" }
    var name = base
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(base)-\(number)"
      number += 1
    }
    return name
  }
}

/// What a list of Python dependencies tells.
struct RequirementsFile {
  private(set) var unpinned: [String] = []
  private(set) var providers: [String] = []
  /// Client libraries, and whose API they call.
  private static let clients = [
    "openai": "openai", "anthropic": "anthropic", "mistralai": "mistral", "cohere": "cohere",
    "google-genai": "google", "google-generativeai": "google", "groq": "groq",
  ]
  /// Most dependencies that are looked at in one file.
  private static let limit = 500

  init(_ file: ListedFile) {
    let text = String(decoding: file.head, as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline).prefix(Self.limit) {
      let code = line.prefix { $0 != "#" && $0 != ";" }
      let name = code.drop { $0 == " " || $0 == "\"" }.prefix {
        $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0))
      }
      if let provider = Self.clients[name.lowercased()], !providers.contains(provider) {
        providers.append(provider)
      }
      let isList = file.name.lowercased().hasPrefix("requirements")
      if isList, !name.isEmpty, !code.hasPrefix("-"), !code.contains("=="), !code.contains(" @ ") {
        unpinned.append(String(name))
      }
    }
  }
}
