/// What the judgement of a repository as a whole needs to know of each file: its name and a few facts
/// that were taken from its content. Pure values; who scans a folder gathers them.

package import Bytes
import Formats

/// One file of a repository.
package struct RepositoryFile: Sendable, Equatable {
  /// The path inside the repository, `/` between its parts.
  package let path: String
  /// What its own inspection found.
  package let verdict: ArtefactVerdict
  /// The format that its own inspection told.
  package let format: String
  /// Its size in bytes.
  package let size: UInt64
  /// SHA-256 of its content, if it was read to its end.
  package let digest: Digest?
  /// What it says about other files.
  package let facts: RepositoryFacts

  /// A file with its facts.
  package init(
    path: String, verdict: ArtefactVerdict, format: String, size: UInt64 = 0,
    digest: Digest? = nil, facts: RepositoryFacts = .init()
  ) {
    self.path = path
    self.verdict = verdict
    self.format = format
    self.size = size
    self.digest = digest
    self.facts = facts
  }
}

/// What a file says about other files.
package struct RepositoryFacts: Sendable, Equatable {
  /// Python files that the settings name (`auto_map`, custom pipelines), with `.py`.
  package var code: [String] = []
  /// Code in other repositories that the settings name.
  package var foreignCode: [String] = []
  /// Shards that an index names.
  package var shards: [String] = []
  /// Tensors by name with their shapes, where a header or a pickle of PyTorch lists them.
  package var tensors: [String: [UInt64]] = [:]
  /// Tensors that are others under a second name, by that name.
  package var aliases: [String: String] = [:]
  /// The first bytes of a part of an image: all of a document, the beginning of a layer.
  package var head: [UInt8] = []
  /// Files that the document names beside it (MLflow's `model_path`, for example).
  package var companions: [String] = []
  /// The licence that a model card or settings state.
  package var license: String?
  /// The base model that a model card or settings state.
  package var baseModel: String?
  /// The architectures that settings state.
  package var architectures: [String] = []

  /// No facts.
  package init() {}

  /// Whether the content of a file with this name is worth reading for facts.
  package static func areExpected(in path: String) -> Bool {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    return name.hasSuffix(".json") || name == "readme.md" || name == "mlmodel"
      || name.hasSuffix(".safetensors") || WeightFile.isPickled(name) || isImagePart(path)
  }

  /// Whether a path is that of a part of an OCI layout.
  private static func isImagePart(_ path: String) -> Bool {
    path.contains("blobs/sha256/") || path.contains("blobs/sha512/")
      || path.split(separator: "/").last == "index.json"
  }

  /// Reads the facts of a file; a file that cannot be read has none.
  package init(path: String, _ source: some ByteSource) {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let region = Region(source)
    if name.hasSuffix(".safetensors") {
      if let file = try? Safetensors(region) {
        for tensor in file.tensors { tensors[tensor.name] = tensor.shape }
      }
      return
    }
    if WeightFile.isPickled(name) {
      weights(region)
      return
    }
    if Self.isImagePart(path) { imagePart(region) }
    guard region.count <= InspectionLimits.factBytes,
      let bytes = try? region.bytes(0, Int(region.count))
    else { return }
    if name == "readme.md" {
      card(bytes)
    } else if name == "mlmodel" {
      if let document = try? YAMLDocument(bytes).documents.first { flavours(document) }
    } else if let json = try? JSON.parse(bytes, limits: .standard) {
      settings(json)
    }
  }

  // MARK: weights and images

  /// The tensors of a pickle of PyTorch, by the names that its loader gives them.
  private mutating func weights(_ region: Region) {
    guard let reader = TensorSourceReader.all.first(where: { $0.recognises(region) }),
      let source = try? reader.read(region, .standard),
      let plan = try? ConversionPlanner.plan(source, sourceBytes: region.count, .init())
    else { return }
    for tensor in plan.outline.tensors { tensors[tensor.name] = tensor.shape }
    for alias in plan.outline.aliases { aliases[alias.name] = alias.kept }
  }

  private mutating func imagePart(_ region: Region) {
    let isDocument = (try? region.bytes(0, 1)) == [UInt8(ascii: "{")]
    let most = isDocument ? InspectionLimits.imageDocument : InspectionLimits.imageHead
    head = (try? region.bytes(0, Int(min(region.count, most)))) ?? []
  }

  // MARK: documents

  private mutating func settings(_ json: JSON) {
    references(json["auto_map"])
    for (_, pipeline) in json["custom_pipelines"]?.object?.members ?? [] {
      references(pipeline["impl"])
    }
    if let name = json["_class_name"]?.array?.first?.string { code.append(name + ".py") }
    for (_, value) in json["weight_map"]?.object?.members ?? [] {
      if let shard = value.string, !shards.contains(shard) { shards.append(shard) }
      if shards.count >= InspectionLimits.factList { break }
    }
    license = json["license"]?.string
    baseModel = json["base_model_name_or_path"]?.string
    architectures = (json["architectures"]?.array ?? []).prefix(8).compactMap(\.string)
  }

  private mutating func references(_ value: JSON?) {
    switch value {
    case .string(let text):
      guard code.count < InspectionLimits.factList else { return }
      if text.contains("--") {
        foreignCode.append(text)
      } else if let module = text.split(separator: ".").first, text.contains(".") {
        code.append(module + ".py")
      }
    case .array(let list): for inner in list { references(inner) }
    case .object(let members): for (_, inner) in members.members { references(inner) }
    default: break
    }
  }

  private mutating func card(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first?.trimmingSuffix(\.isWhitespace) == "---",
      let end = lines.dropFirst().firstIndex(where: { $0.trimmingSuffix(\.isWhitespace) == "---" }),
      let front = try? YAMLDocument(Array(lines[1..<end].joined(separator: "\n").utf8)).documents
        .first
    else { return }
    license = front["license"]?.string ?? front["license"]?[0]?.string
    baseModel = front["base_model"]?.string ?? front["base_model"]?[0]?.string
  }

  private mutating func flavours(_ json: JSON) {
    for (_, flavour) in json["flavors"]?.object?.members ?? [] {
      for key in ["model_path", "data", "pickled_model", "python_model", "code", "model_code_path"]
      {
        if let path = flavour[key]?.string { companions.append(path) }
      }
    }
  }
}
