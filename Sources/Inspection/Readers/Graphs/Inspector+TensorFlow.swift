/// TensorFlow graphs: operators against the lists, files that they touch, assets, and what Keras
/// keeps beside the graph.

import Bytes
import Formats

extension Inspector {
  mutating func inspectTensorFlow(
    _ region: Region, _ kind: TensorFlowGraph.Kind, _ place: Place
  ) -> Assessment? {
    let formats: [TensorFlowGraph.Kind: String] = [
      .savedModel: "tensorflow-savedmodel", .metaGraph: "tensorflow-metagraph",
      .graph: "tensorflow-graph",
    ]
    var result = Assessment(format: formats[kind] ?? "tensorflow")
    do throws(FormatError) {
      let graph = try TensorFlowGraph(region, kind, watched: TensorFlowPolicy.watched)
      judgeOperators(graph, place, &result)
      for use in graph.uses { judge(use, graph, place, &result) }
      judgeAssets(graph, place, &result)
      for fault in graph.faults {
        judge(
          InspectionRules.graphTensor, .suspicious, fault.words, place, at: fault.offset, &result)
      }
      for entry in graph.metadata { judgeKeras(entry.value, region, place, &result) }
      judge(graph.audit, region, place, &result)
    } catch {
      fail(error, place, &result)
    }
    return result
  }

  private mutating func judgeOperators(
    _ graph: TensorFlowGraph, _ place: Place, _ result: inout Assessment
  ) {
    for op in graph.operators.keys.sorted() {
      let at = graph.operators[op] ?? 0
      switch TensorFlowPolicy.role(of: op) {
      case .unknown where graph.functions.contains(op): continue
      case .unknown:
        judge(
          InspectionRules.tensorFlowUnknown, .suspicious, "the operator \(op) is not known", place,
          at: at, excerpt: op, &result)
        result.capability = max(result.capability, .codeOnUse)
      case .reaching:
        judge(
          InspectionRules.tensorFlowReaching, .suspicious,
          "the operator \(op) reaches beyond the graph", place, at: at, excerpt: op, &result)
        result.capability = max(result.capability, .codeOnUse)
      case .allowed where op == "XlaCallModule":
        judge(
          InspectionRules.tensorFlowModule, .unknown, "a compiled module is not followed", place,
          at: at, &result)
        result.capability = max(result.capability, .codeOnUse)
      default: break
      }
    }
    let savers = graph.uses.filter { TensorFlowPolicy.role(of: $0.op) == .checkpoint }
    if let first = savers.first {
      note(
        InspectionRules.tensorFlowCheckpoint, .safe,
        "\(Set(savers.map(\.op)).sorted().joined(separator: ", ")) save or restore the model",
        place, at: first.offset)
    }
  }

  // MARK: operators that matter

  private mutating func judge(
    _ use: TensorFlowGraph.Use, _ graph: TensorFlowGraph, _ place: Place,
    _ result: inout Assessment
  ) {
    switch TensorFlowPolicy.role(of: use.op) {
    case .dangerous:
      judge(
        InspectionRules.tensorFlowDangerous, .malicious,
        "the operator \(use.op)\(Self.where(use)) runs code or writes files", place,
        at: use.offset, excerpt: use.constants.first?.text ?? use.op, &result)
      result.capability = max(result.capability, .codeOnUse)
    case .file, .records: judgeFile(use, graph, place, &result)
    case .checkpoint: judgeCheckpoint(use, place, &result)
    case .asset: judgeAsset(use, graph, place, &result)
    case .output: judgeOutput(use, place, &result)
    default: break
    }
  }

  private static func `where`(_ use: TensorFlowGraph.Use) -> String {
    use.function.map { " in \($0.prefix(64))" } ?? ""
  }

  private mutating func judgeFile(
    _ use: TensorFlowGraph.Use, _ graph: TensorFlowGraph, _ place: Place,
    _ result: inout Assessment
  ) {
    // An empty name is the cache in memory; these two take their descriptors from the graph.
    var names = use.constants.map(\.text).filter { !$0.isEmpty }
    if use.op == "ImmutableConst" {
      names = use.attributes.filter { $0.key == "memory_region_name" }.flatMap(\.texts)
      // The package that the graph itself lies in.
      if names.allSatisfy({ $0.hasPrefix("memmapped_package://") }) { return }
    }
    if use.op.hasPrefix("CacheDataset"), names.isEmpty { return }
    if use.op == "DecodeProtoV2" || use.op == "EncodeProto" {
      let sources = use.attributes.first { $0.key == "descriptor_source" }?.texts ?? []
      guard sources.contains(where: { !$0.hasPrefix("local://") && !$0.hasPrefix("bytes://") })
      else { return }
    }
    result.capability = max(result.capability, .codeOnUse)
    // The name may come through the arguments of functions: then any such constant counts.
    let other = graph.paths.first { path in
      !graph.assets.contains { $0.tensor.prefix { $0 != ":" } == path.node }
    }
    // Graphs of training name the files of their data, wherever those lay.
    let isRecords = TensorFlowPolicy.role(of: use.op) == .records
    let path = names.first(where: Self.looksLikePath) ?? other?.text
    if let path, !isRecords || PathHazard.isSensitive(path) {
      judge(
        InspectionRules.tensorFlowPath, .malicious,
        "the operator \(use.op)\(Self.where(use)) touches a file that the graph names", place,
        at: use.offset, excerpt: path, &result)
    } else {
      judge(
        InspectionRules.tensorFlowFile, .suspicious,
        "the operator \(use.op)\(Self.where(use)) touches files", place, at: use.offset,
        excerpt: use.op, &result)
    }
  }

  /// Whether a constant may name a file, and is no mode or type of compression.
  private static func looksLikePath(_ text: String) -> Bool {
    text.contains("/") || text.contains("\\") || text.contains(".") || text.contains("*")
  }

  private mutating func judgeCheckpoint(
    _ use: TensorFlowGraph.Use, _ place: Place, _ result: inout Assessment
  ) {
    // The prefix is the first input; the names of tensors, which hold slashes too, are others.
    if let bad = use.constants.first(where: { text in
      PathHazard.of(text.text)?.leaves == true && !Self.isTemporarySuffix(text.text)
    }) {
      judge(
        InspectionRules.tensorFlowPath, .malicious,
        "the operator \(use.op)\(Self.where(use)) uses a file that the graph names", place,
        at: use.offset, excerpt: bad.text, &result)
      result.capability = max(result.capability, .codeOnUse)
      return
    }
    let function = use.function ?? ""
    let isSaver =
      use.function == nil || function.contains("traced_save")
      || function.contains("traced_restore")
    guard !isSaver else { return }
    judge(
      InspectionRules.tensorFlowFile, .suspicious,
      "the operator \(use.op)\(Self.where(use)) stands outside of saving and restoring", place,
      at: use.offset, excerpt: use.op, &result)
    result.capability = max(result.capability, .codeOnUse)
  }

  /// What TensorFlow's own saver appends to the prefix, or matches it against.
  private static func isTemporarySuffix(_ text: String) -> Bool {
    text == "^s3://.*" || text == ".part" || text.hasPrefix("_temp") || text.hasPrefix("_temp_")
  }

  private mutating func judgeAsset(
    _ use: TensorFlowGraph.Use, _ graph: TensorFlowGraph, _ place: Place,
    _ result: inout Assessment
  ) {
    for constant in use.constants where Self.looksLikePath(constant.text) {
      // The path of the machine that exported it stands there; loaders put the asset's instead.
      let isBound = graph.assets.contains { $0.tensor.prefix { $0 != ":" } == constant.node }
      guard !isBound else { continue }
      let leaves = PathHazard.of(constant.text)?.leaves == true
      judge(
        leaves ? InspectionRules.tensorFlowPath : InspectionRules.tensorFlowFile,
        leaves ? .malicious : .suspicious,
        "the operator \(use.op)\(Self.where(use)) reads a file that is no asset", place,
        at: use.offset, excerpt: constant.text, &result)
      result.capability = max(result.capability, .codeOnUse)
    }
  }

  private mutating func judgeOutput(
    _ use: TensorFlowGraph.Use, _ place: Place, _ result: inout Assessment
  ) {
    let targets = use.attributes.filter {
      ["output_stream", "debug_urls", "debug_ops_spec"].contains($0.key)
    }
    .flatMap(\.texts)
    if let target = targets.first(where: { $0.contains("://") }) {
      judge(
        InspectionRules.tensorFlowPath, .malicious,
        "the operator \(use.op)\(Self.where(use)) writes where the graph says", place,
        at: use.offset, excerpt: target, &result)
      result.capability = max(result.capability, .codeOnUse)
    } else if use.op != "PrintV2", !use.op.hasPrefix("Copy") {
      judge(
        InspectionRules.tensorFlowReaching, .suspicious,
        "the operator \(use.op)\(Self.where(use)) belongs to a debugger", place, at: use.offset,
        excerpt: use.op, &result)
    }
  }

  private mutating func judgeAssets(
    _ graph: TensorFlowGraph, _ place: Place, _ result: inout Assessment
  ) {
    for asset in graph.assets {
      guard let hazard = PathHazard.of(asset.file) else { continue }
      judge(
        InspectionRules.tensorFlowAsset, hazard.leaves ? .malicious : .suspicious,
        "an asset lies at \(hazard.words)", place, at: asset.offset, excerpt: asset.file, &result)
    }
  }
}
