/// What a TensorFlow graph (SavedModel, MetaGraphDef, GraphDef: `tensorflow/core/protobuf`) does:
/// operators with the function that they stand in, and those that touch files with the text that
/// names the file, as far as it stands in the graph.

import Bytes

/// The facts of one file.
package struct TensorFlowGraph: Sendable {
  /// The three files that hold graphs.
  package enum Kind: String, Sendable, CaseIterable {
    case savedModel = "SavedModel"
    case metaGraph = "MetaGraphDef"
    case graph = "GraphDef"
  }

  /// A use of an operator whose arguments matter.
  package struct Use: Sendable {
    /// The operator.
    package let op: String
    /// The node's name.
    package let node: String
    /// The function that it stands in; `nil` in the main graph.
    package let function: String?
    /// Texts of constants that its inputs come from.
    package fileprivate(set) var constants: [(node: String, text: String)] = []
    /// Whether its inputs come from constants alone, so that nobody but the graph names the file.
    package fileprivate(set) var isFixed = false
    /// Texts of its attributes.
    package let attributes: [(key: String, texts: [String])]
    /// Where it stands.
    package let offset: UInt64
    fileprivate let inputs: [String]
    fileprivate let scope: Range<UInt64>
    fileprivate let isFunction: Bool
  }

  /// Operators with the place of their first use.
  package fileprivate(set) var operators: [String: UInt64] = [:]
  /// Functions of the library.
  package fileprivate(set) var functions: Set<String> = []
  /// Uses of the operators that were asked for.
  package fileprivate(set) var uses: [Use] = []
  /// Names of files that the model calls its assets, with the tensors that stand for them.
  package fileprivate(set) var assets: [(file: String, tensor: String, offset: UInt64)] = []
  /// Metadata that Keras and others keep in the object graph.
  package fileprivate(set) var metadata: [(key: String, value: Range<UInt64>)] = []
  /// Tensors that do not fit their data.
  package fileprivate(set) var faults: [(words: String, offset: UInt64)] = []
  /// Texts of constants that look like paths to other places.
  package fileprivate(set) var paths: [(text: String, node: String)] = []
  /// What did not fit the schema.
  package let audit: ProtobufAudit

  /// Reads a file of this kind; `watched` are the operators whose arguments matter.
  package init(_ region: Region, _ kind: Kind, watched: Set<String>) throws(FormatError) {
    var walk = ProtobufWalk(region, .tensorFlow)
    var reading = TensorFlowReading(watched)
    try walk.run(kind.rawValue) { (message, ancestors) throws(FormatError) in
      try reading.visit(message, ancestors)
    }
    try reading.resolve(region)
    operators = reading.operators
    functions = reading.functions
    uses = reading.uses
    assets = reading.assets
    metadata = reading.metadata
    faults = reading.faults
    paths = reading.paths
    audit = walk.audit
  }

  // MARK: telling the kinds

  /// Whether the content is of this kind.
  package static func isCandidate(_ region: Region, _ kind: Kind) -> Bool {
    guard let first = try? region.bytes(0, 1)[0], [0x08, 0x0A, 0x12, 0x1A, 0x22].contains(first)
    else { return false }
    switch kind {
    case .savedModel:
      guard let outline = ProtobufOutline(region), outline.allows(1, .varint),
        outline.has(2, .bytes), let range = outline.first[2]
      else { return false }
      return isMetaGraph(region, range)
    case .metaGraph: return isMetaGraph(region, 0..<region.count)
    case .graph: return isGraph(region, 0..<region.count)
    }
  }

  private static func isMetaGraph(_ region: Region, _ range: Range<UInt64>) -> Bool {
    guard let outline = ProtobufOutline(region, range), outline.has(2, .bytes),
      outline.allows(1, .bytes), let graph = outline.first[2]
    else { return false }
    // Either there is a graph, or the description says that TensorFlow wrote it.
    return isGraph(region, graph)
      || outline.first[1].flatMap { ProtobufOutline(region, $0) }?.has(5, .bytes) == true
        && !isGraph(region, range)
  }

  private static func isGraph(_ region: Region, _ range: Range<UInt64>) -> Bool {
    guard let outline = ProtobufOutline(region, range), outline.allows(1, .bytes),
      outline.allows(2, .bytes), outline.allows(4, .bytes)
    else { return false }
    if outline.has(1, .bytes), let node = outline.first[1] {
      return isNode(region, node)
    }
    guard outline.has(2, .bytes), let library = outline.first[2],
      let functions = ProtobufOutline(region, library), let first = functions.first[1]
    else { return false }
    return isFunction(region, first)
  }

  private static func isNode(_ region: Region, _ range: Range<UInt64>) -> Bool {
    var budget = 10_000
    guard
      let node = try? ProtobufMessage("NodeDef", .tensorFlow, region, range, budget: &budget),
      node.strangers.count < node.fields.count, let op = try? node.bytes("op", limit: 256)
    else { return false }
    return !op.isEmpty && op.allSatisfy { isIdentifier($0) }
  }

  private static func isFunction(_ region: Region, _ range: Range<UInt64>) -> Bool {
    var budget = FormatLimits.protobufOutermost
    guard
      let function = try? ProtobufMessage(
        "FunctionDef", .tensorFlow, region, range, budget: &budget),
      let signature = try? function.message("signature", budget: &budget),
      let name = try? signature.bytes("name", limit: 4_096)
    else { return false }
    return !name.isEmpty && name.allSatisfy { isIdentifier($0) }
  }

  private static func isIdentifier(_ byte: UInt8) -> Bool {
    byte == 0x5F || byte == 0x3E || byte == 0x2E || byte == 0x2F || byte == 0x2D
      || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }
}

/// Collects facts during a walk.
private struct TensorFlowReading {
  let watched: Set<String>
  var operators: [String: UInt64] = [:]
  var functions: Set<String> = []
  var uses: [TensorFlowGraph.Use] = []
  var assets: [(file: String, tensor: String, offset: UInt64)] = []
  var metadata: [(key: String, value: Range<UInt64>)] = []
  var faults: [(words: String, offset: UInt64)] = []
  var paths: [(text: String, node: String)] = []
  private var function: (name: String, range: Range<UInt64>)?
  private var budget = FormatLimits.protobufFields

  init(_ watched: Set<String>) { self.watched = watched }

  mutating func visit(_ message: ProtobufMessage, _ ancestors: [ProtobufMessage])
    throws(FormatError)
  {
    switch message.type.name {
    case "NodeDef": try visit(node: message, ancestors)
    case "FunctionDef": try visit(function: message)
    case "AssetFileDef":
      guard assets.count < FormatLimits.graphTexts else { return }
      let tensor = try message.message("tensor_info", budget: &budget)?.text("name") ?? ""
      assets.append((try message.text("filename") ?? "", tensor, message.range.lowerBound))
    case "SavedUserObject":
      guard metadata.count < FormatLimits.graphTexts, let field = message.all("metadata").last,
        !field.content.isEmpty
      else { return }
      metadata.append((try message.text("identifier") ?? "", field.content))
    case "TensorProto":
      try visit(tensor: message)
      try visit(texts: message, ancestors)
    default: break
    }
  }

  private mutating func visit(function message: ProtobufMessage) throws(FormatError) {
    let name = try message.message("signature", budget: &budget)?.text("name") ?? ""
    guard functions.count < FormatLimits.graphOperators else {
      throw .limit(offset: message.range.lowerBound, "the number of functions")
    }
    function = (name, message.range)
    functions.insert(name)
  }

  private mutating func visit(node message: ProtobufMessage, _ ancestors: [ProtobufMessage])
    throws(FormatError)
  {
    let op = try message.text("op") ?? ""
    let at = message.range.lowerBound
    if operators[op] == nil {
      guard operators.count < FormatLimits.graphOperators else {
        throw .limit(offset: at, "the number of different operators")
      }
      operators[op] = at
    }
    let inside = function.flatMap { $0.range.contains(at) ? $0.name : nil }
    guard watched.contains(op) else { return }
    guard uses.count < FormatLimits.graphUses else {
      throw .limit(offset: at, "the number of operators that touch files")
    }
    uses.append(
      TensorFlowGraph.Use(
        op: op, node: try message.text("name") ?? "", function: inside,
        attributes: try texts(message), offset: at, inputs: try message.texts("input"),
        scope: ancestors.last?.range ?? message.range, isFunction: inside != nil))
  }

  private mutating func texts(_ node: ProtobufMessage) throws(FormatError)
    -> [(key: String, texts: [String])]
  {
    var result: [(key: String, texts: [String])] = []
    for entry in try node.messages("attr", budget: &budget).prefix(64) {
      guard let value = try entry.message("value", budget: &budget) else { continue }
      var found = try value.text("s").map { [$0] } ?? []
      if let list = try value.message("list", budget: &budget) {
        found += try Array(list.texts("s").prefix(64))
      }
      if !found.isEmpty { result.append((try entry.text("key") ?? "", found)) }
    }
    return result
  }

  // MARK: tensors

  /// Bytes of one element by `DataType`, for types whose content is plain.
  private static let widths: [UInt64: UInt64] = [
    1: 4, 2: 8, 3: 4, 4: 1, 5: 2, 6: 1, 8: 8, 9: 8, 10: 1, 14: 2, 17: 2, 18: 16, 19: 2, 22: 4,
    23: 8,
  ]

  private mutating func visit(tensor message: ProtobufMessage) throws(FormatError) {
    let at = message.range.lowerBound
    var elements: UInt64 = 1
    for dimension in try message.message("tensor_shape", budget: &budget)?
      .messages("dim", budget: &budget).prefix(FormatLimits.graphDimensions) ?? []
    {
      let (product, overflow) = elements.multipliedReportingOverflow(
        by: dimension.int("size") ?? 0)
      guard !overflow, product <= UInt64(Int64.max) else {
        return fault("the shape of a tensor overflows or is negative", at)
      }
      elements = product
    }
    guard message.has("tensor_content"), let width = Self.widths[message.int("dtype") ?? 0] else {
      return
    }
    let (needed, overflow) = elements.multipliedReportingOverflow(by: width)
    if overflow || message.bytes(of: "tensor_content") != needed {
      fault("the shape of a tensor does not fit its data", at)
    }
  }

  /// Short lists of texts, among which there may be the path of a file.
  private mutating func visit(texts message: ProtobufMessage, _ ancestors: [ProtobufMessage])
    throws(FormatError)
  {
    let fields = message.all("string_val")
    guard fields.count <= 16, paths.count < FormatLimits.protobufOddities else { return }
    for field in fields where field.content.count > 1 {
      let text = String(decoding: try message.bytes(field, limit: 4_096), as: UTF8.self)
      guard text.hasPrefix("/") || text.hasPrefix("~/") || text.hasPrefix("../"), text.count > 2
      else { continue }
      let node = ancestors.last { $0.type.name == "NodeDef" }
      paths.append((text, try node?.text("name") ?? ""))
    }
  }

  private mutating func fault(_ words: String, _ at: UInt64) {
    guard faults.count < FormatLimits.protobufOddities else { return }
    faults.append((words, at))
  }

  // MARK: constants

  /// Operators of which only the first input is a path.
  private static let pathFirst: Set<String> = [
    "Save", "SaveSlices", "SaveV2", "Restore", "RestoreSlice", "RestoreV2", "DTensorRestoreV2",
    "CheckpointHasKey", "WriteFile", "ReadFile",
  ]

  /// Looks up the constants that the inputs of watched operators come from.
  mutating func resolve(_ region: Region) throws(FormatError) {
    var tables: [Range<UInt64>: ConstantTable] = [:]
    for index in uses.indices {
      let use = uses[index]
      if tables[use.scope] == nil {
        guard tables.count < FormatLimits.graphScopes else {
          throw .limit(offset: use.offset, "the number of functions that touch files")
        }
        tables[use.scope] = try ConstantTable(region, use.scope, use.isFunction, &budget)
      }
      // After the path come names of tensors, which may look like anything.
      let inputs = Self.pathFirst.contains(use.op) ? Array(use.inputs.prefix(1)) : use.inputs
      guard let found = try tables[use.scope]?.texts(inputs, &budget) else { continue }
      uses[index].constants = found.texts
      uses[index].isFixed = found.isFixed
    }
  }
}

/// The nodes of one graph or function by name, to follow inputs to constants.
private struct ConstantTable {
  private var nodes: [String: ProtobufMessage] = [:]

  init(_ region: Region, _ scope: Range<UInt64>, _ isFunction: Bool, _ budget: inout Int)
    throws(FormatError)
  {
    let message = try ProtobufMessage(
      isFunction ? "FunctionDef" : "GraphDef", .tensorFlow, region, scope, budget: &budget)
    for node in try message.messages(isFunction ? "node_def" : "node", budget: &budget) {
      if let name = try node.text("name") { nodes[name] = node }
    }
  }

  /// Texts of the constants from which `inputs` are made, through at most a few hundred nodes, and
  /// whether they are made from nothing else.
  func texts(_ inputs: [String], _ budget: inout Int) throws(FormatError) -> (
    texts: [(node: String, text: String)], isFixed: Bool
  ) {
    var result: [(node: String, text: String)] = []
    var queue = inputs
    var seen: Set<String> = []
    var isFixed = true
    while let input = queue.popLast() {
      guard seen.count < FormatLimits.graphTrail else {
        isFixed = false
        break
      }
      let name = String(input.prefix { $0 != ":" })
      guard !name.hasPrefix("^"), seen.insert(name).inserted else { continue }
      guard let node = nodes[name] else {
        isFixed = false
        continue
      }
      if try node.text("op") == "Const" {
        for text in try Self.constant(node, &budget) { result.append((name, text)) }
      } else {
        let inner = try node.texts("input").filter { !$0.hasPrefix("^") }
        if inner.isEmpty { isFixed = false }
        queue += inner
      }
    }
    return (
      result.sorted { ($0.node, $0.text) < ($1.node, $1.text) }, isFixed && !result.isEmpty
    )
  }

  private static func constant(_ node: ProtobufMessage, _ budget: inout Int) throws(FormatError)
    -> [String]
  {
    for entry in try node.messages("attr", budget: &budget) where try entry.text("key") == "value" {
      let value = try entry.message("value", budget: &budget)
      if let tensor = try value?.message("tensor", budget: &budget) {
        return try Array(tensor.texts("string_val").prefix(64))
      }
    }
    return []
  }
}
