/// What an ONNX model (`onnx.proto`) does and refers to: operators, functions, tensors, files
/// beside it. Read in one walk; the data of tensors is passed over.

import Bytes

/// The facts of one model.
package struct ONNXModel: Sendable {
  /// An operator by domain and name; the default domain is written out.
  package struct Operator: Hashable, Sendable, Comparable {
    /// `ai.onnx`, `com.microsoft`, ...
    package let domain: String
    /// `Conv`, `If`, ...
    package let name: String

    package static func < (left: Operator, right: Operator) -> Bool {
      (left.domain, left.name) < (right.domain, right.name)
    }
  }

  /// A tensor whose data lies in another file.
  package struct External: Sendable {
    /// The tensor's name.
    package let tensor: String
    /// Key and value of each entry that says where.
    package let entries: [(key: String, value: String)]
    /// Bytes that the shape asks for; `nil` if that cannot be told.
    package let needed: UInt64?
    /// Where it stands.
    package let offset: UInt64
  }

  /// A tensor that does not fit its data.
  package struct Fault: Sendable {
    /// What is wrong.
    package let words: String
    /// Where it stands.
    package let offset: UInt64
  }

  /// Operators of all graphs and functions, with the place of the first use.
  package fileprivate(set) var operators: [Operator: UInt64] = [:]
  /// Functions that the model defines, each with what its body calls and how often.
  package fileprivate(set) var functions: [Operator: [Operator: Int]] = [:]
  /// Tensors whose data lies elsewhere.
  package fileprivate(set) var externals: [External] = []
  /// Whether there are more of them than are kept.
  package fileprivate(set) var hasMoreExternals = false
  /// Tensors that do not fit their data.
  package fileprivate(set) var faults: [Fault] = []
  /// Metadata of the model.
  package fileprivate(set) var metadata: [(key: String, value: String, offset: UInt64)] = []
  /// Nodes that carry a compiled engine: the text that says where it lies, if any.
  package fileprivate(set) var engines: [(path: String?, offset: UInt64)] = []
  /// Operators that ask for a tensor of an absurd size, by the constants that they are given.
  package fileprivate(set) var demands: [(name: String, elements: UInt64, offset: UInt64)] = []
  /// What did not fit the schema.
  package let audit: ProtobufAudit

  /// Whether the content is a model: a whole message with the fields that loaders ask for.
  package static func isCandidate(_ region: Region) -> Bool {
    guard let first = try? region.bytes(0, 1)[0], first & 7 <= 3 || first & 7 == 5,
      let outline = ProtobufOutline(region), outline.allows(1, .varint),
      outline.has(1, .varint) || outline.has(8, .bytes)
    else { return false }
    for (number, type) in [(UInt32(7), "GraphProto"), (25, "FunctionProto")] {
      var budget = FormatLimits.protobufOutermost
      if outline.has(number, .bytes), let range = outline.first[number],
        let message = try? ProtobufMessage(type, .onnx, region, range, budget: &budget),
        !message.fields.isEmpty, message.strangers.count < message.fields.count,
        number == 7 || outline.has(8, .bytes), isPlausible(message)
      {
        return true
      }
    }
    return false
  }

  /// A graph's first node names an operator.
  private static func isPlausible(_ graph: ProtobufMessage) -> Bool {
    var budget = FormatLimits.protobufOutermost
    guard graph.has("node") else {
      return graph.has("initializer") || graph.has("input") || graph.has("output")
        || graph.has("name")
    }
    guard let nodes = try? graph.message("node", budget: &budget) else { return false }
    return nodes.has("op_type")
  }

  /// Reads a model.
  package init(_ region: Region) throws(FormatError) {
    var walk = ProtobufWalk(region, .onnx)
    var reading = ONNXReading()
    try walk.run("ModelProto") { (message, ancestors) throws(FormatError) in
      try reading.visit(message, ancestors)
    }
    operators = reading.operators
    functions = reading.functions
    externals = reading.externals
    hasMoreExternals = reading.hasMoreExternals
    faults = reading.faults
    metadata = reading.metadata
    engines = reading.engines
    demands = reading.demands()
    audit = walk.audit
  }
}

/// Collects facts during a walk.
private struct ONNXReading {
  typealias Operator = ONNXModel.Operator
  var operators: [Operator: UInt64] = [:]
  var functions: [Operator: [Operator: Int]] = [:]
  var externals: [ONNXModel.External] = []
  var hasMoreExternals = false
  var faults: [ONNXModel.Fault] = []
  var metadata: [(key: String, value: String, offset: UInt64)] = []
  var engines: [(path: String?, offset: UInt64)] = []
  /// Products of short lists of whole numbers, by the name of the tensor.
  private var products: [String: UInt64] = [:]
  /// Operators whose output has the shape that an input lists.
  private var shapes: [(name: String, input: String, offset: UInt64)] = []
  /// The function whose body is being walked, and where it ends.
  private var function: (name: Operator, end: UInt64)?
  private var budget = FormatLimits.protobufFields

  mutating func visit(_ message: ProtobufMessage, _ ancestors: [ProtobufMessage])
    throws(FormatError)
  {
    switch message.type.name {
    case "NodeProto":
      try visit(node: message)
      try visit(shape: message)
    case "FunctionProto": try visit(function: message)
    case "TensorProto":
      try visit(tensor: message)
      try visit(list: message, ancestors)
    case "StringStringEntryProto" where ancestors.count == 1:
      guard metadata.count < FormatLimits.graphTexts else { return }
      metadata.append(
        (
          try message.text("key") ?? "", try message.text("value") ?? "",
          message.range.lowerBound
        ))
    default: break
    }
  }

  private mutating func visit(function message: ProtobufMessage) throws(FormatError) {
    let name = try named(message, "name")
    guard functions.count < FormatLimits.graphOperators else {
      throw .limit(offset: message.range.lowerBound, "the number of functions")
    }
    function = (name, message.range.upperBound)
    functions[name] = functions[name] ?? [:]
  }

  private mutating func visit(node message: ProtobufMessage) throws(FormatError) {
    let name = try named(message, "op_type")
    let at = message.range.lowerBound
    if operators[name] == nil {
      guard operators.count < FormatLimits.graphOperators else {
        throw .limit(offset: at, "the number of different operators")
      }
      operators[name] = at
    }
    if let function, at < function.end { functions[function.name]?[name, default: 0] += 1 }
    if name.name == "EPContext", engines.count < FormatLimits.protobufOddities {
      engines.append((try enginePath(message), at))
    }
  }

  private func named(_ message: ProtobufMessage, _ field: String) throws(FormatError) -> Operator {
    let domain = try message.text("domain") ?? ""
    return Operator(
      domain: domain.isEmpty ? "ai.onnx" : domain, name: try message.text(field) ?? "")
  }

  /// The path of a compiled engine that is not embedded.
  private mutating func enginePath(_ node: ProtobufMessage) throws(FormatError) -> String? {
    var path: String?
    var isEmbedded = true
    for attribute in try node.messages("attribute", budget: &budget) {
      switch try attribute.text("name") {
      case "embed_mode": isEmbedded = attribute.int("i") == 1
      case "ep_cache_context": path = try attribute.text("s")
      default: break
      }
    }
    return isEmbedded ? nil : path
  }

  // MARK: tensors

  /// Bits of one element by `TensorProto.DataType`; texts have none.
  private static let bits: [UInt64: UInt64] = [
    1: 32, 2: 8, 3: 8, 4: 16, 5: 16, 6: 32, 7: 64, 9: 8, 10: 16, 11: 64, 12: 32, 13: 64, 14: 64,
    15: 128, 16: 16, 17: 8, 18: 8, 19: 8, 20: 8, 21: 4, 22: 4, 23: 4, 24: 8, 25: 2, 26: 2,
  ]

  private mutating func visit(tensor message: ProtobufMessage) throws(FormatError) {
    let at = message.range.lowerBound
    var elements: UInt64 = 1
    for length in try message.ints("dims", limit: FormatLimits.graphDimensions) {
      let (product, overflow) = elements.multipliedReportingOverflow(by: length)
      guard length <= UInt64(Int64.max), !overflow, product <= UInt64(Int64.max) else {
        return fault("the shape of a tensor overflows or is negative", at)
      }
      elements = product
    }
    let bits = message.int("data_type").flatMap { Self.bits[$0] }
    let (needed, overflow) = elements.multipliedReportingOverflow(by: bits ?? 8)
    guard !overflow, needed <= UInt64.max - 8 else {
      return fault("the size of a tensor overflows", at)
    }
    if message.has("external_data") || message.int("data_location") == 1 {
      return try visit(external: message, bits == nil ? nil : (needed + 7) / 8)
    }
    guard let bits else {
      // Texts are counted one by one; another type is none that loaders know.
      if message.int("data_type") != 8 { fault("a tensor of an unknown type", at) }
      return
    }
    if message.has("raw_data") {
      if message.bytes(of: "raw_data") != (needed + 7) / 8 {
        fault("the shape of a tensor does not fit its data", at)
      }
    } else {
      checkNumbers(message, elements, bits, at)
    }
  }

  /// Numbers in typed fields: those of fixed width can be counted from their bytes.
  private mutating func checkNumbers(
    _ message: ProtobufMessage, _ elements: UInt64, _ bits: UInt64, _ at: UInt64
  ) {
    let type = message.int("data_type")
    if type == 1 || type == 14 {
      let bytes = elements.multipliedReportingOverflow(by: type == 1 ? 4 : 8)
      if bytes.overflow || message.bytes(of: "float_data") != bytes.partialValue {
        fault("the shape of a tensor does not fit its numbers", at)
      }
    } else if type == 11 || type == 15 {
      let bytes = elements.multipliedReportingOverflow(by: type == 11 ? 8 : 16)
      if bytes.overflow || message.bytes(of: "double_data") != bytes.partialValue {
        fault("the shape of a tensor does not fit its numbers", at)
      }
    } else {
      // Varints take one to ten bytes each; four bits or two share one number.
      let least = elements / (bits < 8 ? 8 / bits : 1)
      let bytes =
        message.bytes(of: "int32_data") + message.bytes(of: "int64_data")
        + message.bytes(of: "uint64_data")
      if bytes < least { fault("a tensor has fewer numbers than its shape", at) }
    }
  }

  private mutating func visit(external message: ProtobufMessage, _ needed: UInt64?)
    throws(FormatError)
  {
    guard externals.count < FormatLimits.graphExternals else {
      hasMoreExternals = true
      return
    }
    var entries: [(key: String, value: String)] = []
    for entry in try message.messages("external_data", budget: &budget).prefix(64) {
      entries.append((try entry.text("key") ?? "", try entry.text("value") ?? ""))
    }
    externals.append(
      ONNXModel.External(
        tensor: try message.text("name") ?? "", entries: entries, needed: needed,
        offset: message.range.lowerBound))
  }

  // MARK: shapes that constants ask for

  private mutating func visit(shape node: ProtobufMessage) throws(FormatError) {
    let name = try node.text("op_type") ?? ""
    guard let index = ["ConstantOfShape": 0, "Expand": 1, "Tile": 1][name],
      shapes.count < FormatLimits.graphUses, (try node.text("domain") ?? "").isEmpty
    else { return }
    let inputs = try node.texts("input")
    if index < inputs.count { shapes.append((name, inputs[index], node.range.lowerBound)) }
  }

  private mutating func visit(list tensor: ProtobufMessage, _ ancestors: [ProtobufMessage])
    throws(FormatError)
  {
    guard tensor.int("data_type") == 7, tensor.all("dims").count <= 1,
      products.count < FormatLimits.graphUses, tensor.bytes(of: "raw_data") <= 64,
      tensor.bytes(of: "int64_data") <= 64
    else { return }
    var values = try tensor.ints("int64_data", limit: 64)
    if let raw = try tensor.bytes("raw_data", limit: 64) {
      for start in stride(from: 0, to: raw.count - raw.count % 8, by: 8) {
        values.append((0..<8).reduce(0) { $0 | UInt64(raw[start + $1]) << UInt64(8 * $1) })
      }
    }
    var product: UInt64 = 1
    for value in values where Int64(bitPattern: value) > 0 {
      let (next, overflow) = product.multipliedReportingOverflow(by: value)
      product = overflow ? .max : next
    }
    // A constant's value is known by the node's output.
    let node = ancestors.last { $0.type.name == "NodeProto" }
    var name = try node?.texts("output").first
    if name == nil { name = try tensor.text("name") }
    if let name { products[name] = product }
  }

  func demands() -> [(name: String, elements: UInt64, offset: UInt64)] {
    shapes.compactMap { shape in
      guard let product = products[shape.input], product > FormatLimits.graphElements else {
        return nil
      }
      return (shape.name, product, shape.offset)
    }
  }

  private mutating func fault(_ words: String, _ at: UInt64) {
    guard faults.count < FormatLimits.protobufOddities else { return }
    faults.append(ONNXModel.Fault(words: words, offset: at))
  }
}
