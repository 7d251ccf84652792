/// What a model in ONNX Runtime's own format (`ort.fbs`, file identifier ORTM) does: the same facts as
/// of an ONNX model, in a FlatBuffer.

import Bytes

/// The facts of one model.
package struct OrtModel: Sendable {
  /// Operators of all graphs, with the place of the first use.
  package private(set) var operators: [ONNXModel.Operator: UInt64] = [:]
  /// What does not fit.
  package private(set) var faults: [(words: String, offset: UInt64)] = []
  /// Parts of the file that belong to nothing.
  package let gaps: [Range<UInt64>]
  /// What the verifier noticed.
  package let audit: FlatAudit

  /// Whether the content carries the identifier of a model, or of a training checkpoint.
  package static func isCandidate(_ region: Region, checkpoint: Bool) -> Bool {
    (try? region.bytes(4, 4)) == Array((checkpoint ? "ODTC" : "ORTM").utf8)
  }

  /// Reads a model, or a checkpoint of its training.
  package init(_ region: Region, checkpoint: Bool) throws(FormatError) {
    var operators: [ONNXModel.Operator: UInt64] = [:]
    var faults: [(words: String, offset: UInt64)] = []
    let buffer = FlatBuffer(region, .onnxRuntime)
    audit = try FlatVerifier.audit(buffer, checkpoint ? "Checkpoint" : "InferenceSession") {
      (table) throws(FormatError) in
      switch table.name {
      case "Node":
        let domain = try table.text("Domain") ?? ""
        let name = ONNXModel.Operator(
          domain: domain.isEmpty ? "ai.onnx" : domain, name: try table.text("OpType") ?? "")
        guard operators.count < FormatLimits.graphOperators else {
          throw .limit(offset: table.position, "the number of different operators")
        }
        operators[name] = operators[name] ?? table.position
      case "Tensor" where faults.count < FormatLimits.protobufOddities:
        if let words = try Self.fault(of: table) { faults.append((words, table.position)) }
      case "Graph" where faults.count < FormatLimits.protobufOddities:
        if let words = try Self.fault(in: table) { faults.append((words, table.position)) }
      default: break
      }
    }
    self.operators = operators
    self.faults = faults
    gaps = audit.gaps(region.count)
  }

  /// Bytes of one element by `TensorDataType`, for types whose content is plain.
  private static let widths: [UInt64: UInt64] = [
    1: 4, 2: 1, 3: 1, 4: 2, 5: 2, 6: 4, 7: 8, 9: 1, 10: 2, 11: 8, 12: 4, 13: 8, 14: 8, 15: 16,
    16: 2, 17: 1, 18: 1, 19: 1, 20: 1,
  ]

  private static func fault(of tensor: FlatTable) throws(FormatError) -> String? {
    guard var bytes = widths[try tensor.int("DataType")], let data = try tensor.vector("RawData")
    else { return nil }
    if let dims = try tensor.vector("Dims") {
      guard dims.count <= UInt64(FormatLimits.graphDimensions) else {
        return "a tensor of too many dimensions"
      }
      for index in 0..<dims.count {
        let (product, overflow) = bytes.multipliedReportingOverflow(by: try dims.number(index))
        guard !overflow, product <= UInt64(Int64.max) else {
          return "the shape of a tensor overflows or is negative"
        }
        bytes = product
      }
    }
    return bytes == data.count ? nil : "the shape of a tensor does not fit its data"
  }

  /// Nodes name each other by their index.
  private static func fault(in graph: FlatTable) throws(FormatError) -> String? {
    let last = try graph.int("MaxNodeIndex")
    for name in ["Nodes", "NodeEdges"] {
      for index in 0..<(try graph.count(name)) {
        guard let entry = try graph.table(name, at: index) else { continue }
        if try entry.int(name == "Nodes" ? "Index" : "NodeIndex") >= last {
          return "a node that does not exist"
        }
      }
    }
    return nil
  }
}
