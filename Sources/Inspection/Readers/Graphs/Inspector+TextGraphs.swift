/// Graphs that are written as text: turned to bytes and judged by the readers of the binary forms.

import Bytes
import Formats

/// A format of messages that is also written as text.
struct TextGraph: Sendable {
  /// Fields with which such a text may start.
  let names: Set<String>
  let schema: ProtobufSchema
  let root: String
  /// Judges the bytes that the text stands for.
  let read: @Sendable (inout Inspector, Region, Place) -> Assessment?

  /// All of them; a text is read as the first whose schema it fits.
  static let all = [
    TextGraph(
      names: ["saved_model_schema_version", "meta_graphs"], schema: .tensorFlow,
      root: "SavedModel", read: { $0.inspectTensorFlow($1, .savedModel, $2) }),
    TextGraph(
      names: ["meta_info_def", "graph_def", "saver_def"], schema: .tensorFlow,
      root: "MetaGraphDef", read: { $0.inspectTensorFlow($1, .metaGraph, $2) }),
    TextGraph(
      names: ["node", "versions", "library"], schema: .tensorFlow, root: "GraphDef",
      read: { $0.inspectTensorFlow($1, .graph, $2) }),
    TextGraph(
      names: ["ir_version", "graph", "opset_import", "producer_name"], schema: .onnx,
      root: "ModelProto", read: { $0.inspectONNX($1, $2) }),
    TextGraph(
      names: ["name", "layer", "layers", "input", "input_dim", "input_shape", "force_backward"],
      schema: .caffe, root: "NetParameter", read: { $0.inspectCaffe($1, $2) }),
  ]

  private static let starts = all.reduce(into: Set<String>()) { $0.formUnion($1.names) }

  /// Whether the content starts like one of them.
  static func isCandidate(_ region: Region) -> Bool {
    guard let head = try? region.head(4_096), head.first != 0x7B else { return false }
    return TextMessage.starts(head, with: starts)
  }
}

extension Inspector {
  mutating func inspectTextGraph(_ region: Region, _ place: Place) -> Assessment? {
    guard region.count <= UInt64(FormatLimits.textMessage),
      let bytes = try? region.bytes(0, Int(region.count)),
      let head = try? region.head(4_096)
    else { return nil }
    for graph in TextGraph.all where TextMessage.starts(head, with: graph.names) {
      guard let encoded = TextMessage.encoded(bytes, graph.schema, graph.root),
        var result = graph.read(&self, Region(MemorySource(encoded)), place)
      else { continue }
      result.format += "-text"
      return result
    }
    return nil
  }
}
