/// Graphs that are JSON documents: MXNet's symbols, PaddlePaddle's programs, the manifest of a Core
/// ML package.

import Bytes
import Formats

extension JSONShape {
  /// Documents that describe graphs.
  static let graphs = [
    JSONShape(
      name: "mxnet-symbol",
      recognises: { json in
        json["nodes"]?.array?.contains { $0["op"] != nil && $0["inputs"] != nil } == true
      },
      judge: { $0.judgeMXNet($1, $2, &$3) }),
    JSONShape(
      name: "paddle-pir",
      recognises: {
        $0["base_code"]?["magic"]?.string == "pir" && $0["program"]?.object != nil
      },
      judge: { $0.judgePIR($1, $2, &$3) }),
    JSONShape(
      name: "tensorflow-js",
      recognises: {
        $0["modelTopology"]?.object != nil && $0["weightsManifest"]?.array != nil
      },
      judge: { $0.judgeTensorFlowJS($1, $2, &$3) }),
    JSONShape(
      name: "coreml-manifest",
      recognises: { $0["itemInfoEntries"]?.object != nil && $0["rootModelIdentifier"] != nil },
      judge: { $0.judgeManifest($1, $2, &$3) }),
  ]
}

extension Inspector {
  fileprivate mutating func judgeMXNet(
    _ json: JSON, _ place: Place, _ result: inout Assessment, _ depth: Int = 0
  ) {
    guard depth < 32 else { return result.lacks("graphs in graphs, too deep") }
    for node in json["nodes"]?.array ?? [] {
      let op = node["op"]?.string ?? ""
      let words = op.lowercased()
      if ["_native", "_ndarray", "_customfunction"].contains(words) {
        judge(
          InspectionRules.otherPython, .malicious, "the operator \(op) calls into the process",
          place, excerpt: op, &result)
      } else if op == "Custom" || op == "_npi_Custom" {
        judge(
          InspectionRules.otherOperator, .suspicious,
          "an operator is written in Python by the user", place,
          excerpt: node["attrs"]?["op_type"]?.string ?? op, &result)
      } else if op != "null", !MXNetPolicy.isKnown(op) {
        judge(
          InspectionRules.otherOperator, .suspicious, "the operator \(op) is not known", place,
          excerpt: op, &result)
      } else {
        for graph in node["subgraphs"]?.array ?? [] { judgeMXNet(graph, place, &result, depth + 1) }
        continue
      }
      result.capability = max(result.capability, .codeOnUse)
    }
  }

  // MARK: PaddlePaddle

  /// Programs as PaddlePaddle 3 writes them: regions of blocks of operators, each with its name
  /// behind the number of its dialect.
  fileprivate mutating func judgePIR(
    _ json: JSON, _ place: Place, _ result: inout Assessment
  ) {
    var names: Set<String> = []
    guard Self.operators(json["program"] ?? .null, &names, 0) else {
      return result.lacks("the program is nested too deep")
    }
    for name in names.sorted() {
      let parts = name.split(separator: ".", maxSplits: 1)
      judge(
        paddle: parts.count == 2 ? String(parts[1]) : name, at: 0, place, &result)
    }
  }

  private static func operators(_ json: JSON, _ names: inout Set<String>, _ depth: Int) -> Bool {
    guard depth < 256 else { return false }
    if let array = json.array {
      return array.allSatisfy { operators($0, &names, depth + 1) }
    }
    guard let object = json.object else { return true }
    if let ops = object["ops"]?.array {
      // "p" is a parameter.
      for op in ops {
        if let name = op["#"]?.string, name != "p", names.count < 20_000 { names.insert(name) }
      }
    }
    return object.members.allSatisfy { operators($0.value, &names, depth + 1) }
  }

  // MARK: TensorFlow.js

  fileprivate mutating func judgeTensorFlowJS(
    _ json: JSON, _ place: Place, _ result: inout Assessment
  ) {
    var nodes = json["modelTopology"]?["node"]?.array ?? []
    let library = json["modelTopology"]?["library"]?["function"]?.array ?? []
    let functions = Set(library.compactMap { $0["signature"]?["name"]?.string })
    for function in library { nodes += function["nodeDef"]?.array ?? [] }
    for op in Set(nodes.compactMap { $0["op"]?.string }).sorted() where !functions.contains(op) {
      let role = TensorFlowPolicy.role(of: op)
      guard role != .allowed, role != .asset else { continue }
      judge(
        role == .dangerous
          ? InspectionRules.tensorFlowDangerous : InspectionRules.tensorFlowUnknown,
        role == .dangerous ? .malicious : .suspicious,
        "the operator \(op) is not one that only computes", place, excerpt: op, &result)
      result.capability = max(result.capability, .codeOnUse)
    }
    for group in json["weightsManifest"]?.array ?? [] {
      for path in (group["paths"]?.array ?? []).compactMap(\.string) {
        guard let hazard = PathHazard.of(path) else { continue }
        judge(
          InspectionRules.otherPath, hazard.leaves ? .malicious : .suspicious,
          "weights lie at \(hazard.words)", place, excerpt: path, &result)
      }
    }
  }

  // MARK: Core ML

  fileprivate mutating func judgeManifest(
    _ json: JSON, _ place: Place, _ result: inout Assessment
  ) {
    for (_, item) in json["itemInfoEntries"]?.object?.members ?? [] {
      guard let path = item["path"]?.string, let hazard = PathHazard.of(path) else { continue }
      judge(
        InspectionRules.otherPath, hazard.leaves ? .malicious : .suspicious,
        "a part of the package lies at \(hazard.words)", place, excerpt: path, &result)
    }
  }
}
