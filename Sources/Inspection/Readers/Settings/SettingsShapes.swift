/// The documents of settings that stand in repositories of models: each says which code its loader
/// will import, or where it will read.

import Bytes
import Formats

extension JSONShape {
  /// Settings of Hugging Face repositories, diffusers, sentence-transformers; notebooks.
  static let settings: [JSONShape] = [
    JSONShape(
      name: "jupyter-notebook",
      recognises: { $0["nbformat"] != nil && ($0["cells"] ?? $0["worksheets"])?.array != nil },
      judge: { $0.judgeNotebook($1, $2, &$3) }),
    JSONShape(
      name: "shard-index", recognises: { $0["weight_map"]?.object != nil },
      judge: { $0.judgeShardIndex($1, $2, &$3) }),
    JSONShape(
      name: "diffusers-index",
      recognises: { $0["_class_name"] != nil && $0["_diffusers_version"] != nil },
      judge: { $0.judgeDiffusers($1, $2, &$3) }),
    JSONShape(
      name: "sentence-transformers-modules",
      recognises: { json in
        guard let list = json.array, !list.isEmpty else { return false }
        return list.allSatisfy { $0["type"]?.string != nil && $0["path"]?.string != nil }
      },
      judge: { $0.judgeSentenceModules($1, $2, &$3) }),
    JSONShape(
      name: "adapter-config", recognises: { $0["peft_type"] != nil },
      judge: { $0.judgeAdapter($1, $2, &$3) }),
    JSONShape(
      name: "tokenizer",
      recognises: { $0["added_tokens"]?.array != nil && $0["model"]?.object != nil },
      judge: { _, _, _, _ in }),
    JSONShape(
      name: "model-config",
      recognises: { $0["model_type"]?.string != nil || $0["architectures"]?.array != nil },
      judge: { $0.judgeModelConfig($1, $2, &$3) }),
  ]
}

extension Inspector {
  // MARK: shards

  /// A map from tensors to files: the files must lie beside it.
  fileprivate mutating func judgeShardIndex(
    _ json: JSON, _ place: Place, _ result: inout Assessment
  ) {
    var seen: Set<String> = []
    for (tensor, value) in json["weight_map"]?.object?.members ?? [] {
      guard let file = value.string else {
        note(
          InspectionRules.settingsBroken, .unknown, "the shard of \(tensor) is no text", place)
        result.lacks("a shard's name is no text")
        return
      }
      guard seen.insert(file).inserted, Self.leavesFolder(file) else { continue }
      note(
        InspectionRules.settingsPath, .malicious, "the shard \(file) lies outside the folder",
        place,
        excerpt: file)
      result.verdict = .malicious
    }
  }

  /// Whether a name leads out of the folder that it is read in.
  static func leavesFolder(_ name: String) -> Bool {
    let path = name.replacing("\\", with: "/")
    return path.hasPrefix("/") || path.contains("://") || path.hasPrefix("~")
      || path.split(separator: "/").contains("..") || path.contains("\0")
      || (path.dropFirst().first == ":" && path.first?.isLetter == true)
  }

  // MARK: diffusers

  private static let diffusersLibraries: Set<String> = [
    "diffusers", "transformers", "stable_diffusion", "onnxruntime", "flax", "optimum", "peft",
    "onnx", "flaxdiffusers", "paddlenlp", "ppdiffusers", "k_diffusion", "safetensors",
  ]

  fileprivate mutating func judgeDiffusers(
    _ json: JSON, _ place: Place, _ result: inout Assessment
  ) {
    if json["_class_name"]?.string == nil {
      settingsCode(
        "the pipeline's class comes from a file of the repository", "_class_name", place, &result)
    }
    for (name, value) in json.object?.members ?? [] where !name.hasPrefix("_") {
      guard let pair = value.array, pair.count == 2, let library = pair[0].string,
        pair[1].string != nil, !Self.diffusersLibraries.contains(library)
      else { continue }
      // Pipelines of the library itself name their own modules.
      if library.hasPrefix("diffusers.") || library.hasPrefix("transformers.") { continue }
      judgeTarget(
        library + "." + (pair[1].string ?? ""), named: name, place, &result,
        isKnown: json["_class_name"]?.string?.hasSuffix("Pipeline") == true
          && library.hasPrefix("pipeline_"))
    }
  }

  // MARK: sentence-transformers

  fileprivate mutating func judgeSentenceModules(
    _ json: JSON, _ place: Place, _ result: inout Assessment
  ) {
    for module in json.array ?? [] {
      let type = module["type"]?.string ?? ""
      let path = module["path"]?.string ?? ""
      if Self.leavesFolder(path) {
        note(
          InspectionRules.settingsPath, .malicious, "a module lies at \(path)", place, excerpt: path
        )
        result.verdict = .malicious
      }
      let parts = type.split(separator: ".")
      let isOwn =
        parts.first == "sentence_transformers" && parts.count >= 2
        && parts.allSatisfy { !Self.leadingAway.contains(String($0)) }
      if !isOwn { judgeTarget(type, named: "type", place, &result) }
    }
  }

  // MARK: adapters

  fileprivate mutating func judgeAdapter(
    _ json: JSON, _ place: Place, _ result: inout Assessment
  ) {
    if let mapping = json["auto_mapping"]?.object {
      let library = mapping["parent_library"]?.string ?? ""
      let name = mapping["base_model_class"]?.string ?? ""
      let root = library.prefix { $0 != "." }
      let isKnown =
        ["transformers", "torch", "timm", "diffusers", "sentence_transformers"].contains(
          String(root))
        && library.split(separator: ".").allSatisfy { !Self.leadingAway.contains(String($0)) }
      if !isKnown, !library.isEmpty {
        judgeTarget(library + "." + name, named: "auto_mapping", place, &result)
      }
    }
    if let core = json["megatron_core"]?.string, core != "megatron.core" {
      judgeTarget(core, named: "megatron_core", place, &result)
    }
  }

  // MARK: configurations of models

  fileprivate mutating func judgeModelConfig(
    _ json: JSON, _ place: Place, _ result: inout Assessment
  ) {
    for key in ["_attn_implementation", "attn_implementation", "_attn_implementation_internal"] {
      if let name = json[key]?.string, name.contains("/") {
        settingsCode("the attention \(name) is fetched as compiled code", key, place, &result)
      }
    }
    for key in ["_name_or_path", "name_or_path", "_commit_hash"] {
      if let name = json[key]?.string, name.contains("://") {
        note(
          InspectionRules.settingsAddress, .suspicious, "\(key) is the address \(name)", place,
          excerpt: name)
        result.verdict = max(result.verdict, .suspicious)
      }
    }
  }

  /// Notes that a document makes its loader run code of the repository.
  mutating func settingsCode(
    _ words: String, _ excerpt: String, _ place: Place, _ result: inout Assessment
  ) {
    note(InspectionRules.settingsCode, .suspicious, words, place, excerpt: excerpt)
    result.verdict = max(result.verdict, .suspicious)
    result.capability = max(result.capability, .codeOnLoad)
  }
}
