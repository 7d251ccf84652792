/// What a TensorFlow Lite model (`schema.fbs`, file identifier TFL3) does: operators, tensors and
/// their buffers, what follows the buffer in the file.

import Bytes

/// The facts of one model.
package struct LiteModel: Sendable {
  /// One operator of the model's list.
  package struct Operator: Sendable {
    /// Its number among the built-in ones; 32 is one with a name of its own.
    package let code: Int64
    /// Its own name.
    package let custom: String
    /// Where it stands.
    package let offset: UInt64
  }

  /// Operators that the model lists.
  package private(set) var operators: [Operator] = []
  /// Options of operators with names of their own: by operator, where the bytes lie.
  package private(set) var customOptions: [(operator: Int, range: Range<UInt64>)] = []
  /// Targets of calls into libraries of the runtime.
  package private(set) var calls: [(name: String, offset: UInt64)] = []
  /// Names of files in which tensors lie.
  package private(set) var externals: [(name: String, offset: UInt64)] = []
  /// What does not fit.
  package private(set) var faults: [(words: String, offset: UInt64)] = []
  /// Parts of the file that belong to nothing.
  package private(set) var gaps: [Range<UInt64>] = []
  /// What the verifier noticed.
  package let audit: FlatAudit

  private var ranges: [Range<UInt64>] = []
  private var left = FormatLimits.graphNodes

  /// Number of the built-in operator that stands for one with its own name.
  package static let custom: Int64 = 32

  /// Whether the content carries the identifier.
  package static func isCandidate(_ region: Region) -> Bool {
    (try? region.bytes(4, 4)) == Array("TFL3".utf8)
  }

  /// Whether the whole buffer can be followed, so that what comes after it is an appendix.
  package static func isWhole(_ region: Region) -> Bool {
    isCandidate(region)
      && (try? FlatVerifier.audit(FlatBuffer(region, .tensorFlowLite), "Model")) != nil
  }

  /// Reads a model.
  package init(_ region: Region) throws(FormatError) {
    let buffer = FlatBuffer(region, .tensorFlowLite)
    audit = try FlatVerifier.audit(buffer, "Model")
    let root = try buffer.root("Model")
    let version = try root.int("Version")
    if version != 3 { fault("the version \(version) of the format", 0) }
    try readOperators(root)
    let buffers = try readBuffers(root, region)
    let graphs = try root.count("Subgraphs")
    for index in 0..<graphs {
      if let graph = try root.table("Subgraphs", at: index) {
        try readGraph(graph, buffers, graphs, region)
      }
    }
    try readMetadata(root, buffers)
    gaps = audit.gaps(region.count, besides: ranges)
  }

  private mutating func fault(_ words: String, _ at: UInt64) {
    if faults.count < FormatLimits.protobufOddities { faults.append((words, at)) }
  }

  private mutating func spend(_ count: UInt64, _ at: UInt64) throws(FormatError) {
    guard count <= left else { throw .limit(offset: at, "the number of tensors and operators") }
    left -= count
  }

  private mutating func readOperators(_ root: FlatTable) throws(FormatError) {
    let count = try root.count("OperatorCodes")
    try spend(count, 0)
    for index in 0..<count {
      guard let table = try root.table("OperatorCodes", at: index) else { continue }
      let old = Int64(Int8(truncatingIfNeeded: try table.int("DeprecatedBuiltinCode")))
      let new = Int64(Int32(truncatingIfNeeded: try table.int("BuiltinCode")))
      operators.append(
        Operator(
          code: max(old, new), custom: try table.text("CustomCode") ?? "",
          offset: table.position))
    }
  }

  /// Sizes of the buffers; `nil` for those whose bytes lie in another file.
  private mutating func readBuffers(_ root: FlatTable, _ region: Region) throws(FormatError)
    -> [UInt64]
  {
    let count = try root.count("Buffers")
    try spend(count, 0)
    var sizes: [UInt64] = []
    for index in 0..<count {
      guard let table = try root.table("Buffers", at: index) else { continue }
      let offset = try table.int("Offset")
      let size = try table.int("Size")
      if offset > 1 {
        sizes.append(size)
        keep(offset, size, region, table.position)
      } else {
        sizes.append(try table.vector("Data")?.count ?? 0)
      }
    }
    return sizes
  }

  private mutating func keep(
    _ offset: UInt64, _ size: UInt64, _ region: Region, _ at: UInt64
  ) {
    let (end, overflow) = offset.addingReportingOverflow(size)
    guard !overflow, end <= region.count else { return fault("data that lies beyond the file", at) }
    ranges.append(offset..<end)
  }

  // MARK: graphs

  /// Bytes of one element by `TensorType`, for types whose content is plain.
  private static let widths: [UInt64: UInt64] = [
    0: 4, 1: 2, 2: 4, 3: 1, 4: 8, 6: 1, 7: 2, 8: 8, 9: 1, 10: 8, 11: 16, 12: 8, 15: 4, 16: 2,
    18: 2,
  ]

  private mutating func readGraph(
    _ graph: FlatTable, _ buffers: [UInt64], _ graphs: UInt64, _ region: Region
  ) throws(FormatError) {
    let tensors = try graph.count("Tensors")
    try spend(tensors, graph.position)
    for index in 0..<tensors {
      if let tensor = try graph.table("Tensors", at: index) { try check(tensor, buffers) }
    }
    for name in ["Inputs", "Outputs"] {
      try check(try graph.vector(name), below: tensors, "a tensor that does not exist")
    }
    let operators = try graph.count("Operators")
    try spend(operators, graph.position)
    for index in 0..<operators {
      guard let node = try graph.table("Operators", at: index) else { continue }
      try read(node, tensors, graphs, region)
    }
  }

  private mutating func check(_ tensor: FlatTable, _ buffers: [UInt64]) throws(FormatError) {
    let buffer = try tensor.int("Buffer")
    guard buffer < UInt64(max(1, buffers.count)) else {
      return fault("a tensor in a buffer that does not exist", tensor.position)
    }
    let size = buffers.isEmpty ? 0 : buffers[Int(buffer)]
    guard let shape = try tensor.vector("Shape") else { return }
    try spend(shape.count, tensor.position)
    var bytes: UInt64 = Self.widths[try tensor.int("Type")] ?? 0
    for axis in 0..<shape.count {
      let length = try shape.signed(axis)
      // Unknown lengths stand as -1 where there is no data.
      guard length >= 0 else {
        if size > 0 || length < -1 { fault("a negative shape", tensor.position) }
        return
      }
      let (product, overflow) = bytes.multipliedReportingOverflow(by: UInt64(length))
      guard !overflow, product <= UInt64(Int64.max) else {
        return fault("the shape of a tensor overflows", tensor.position)
      }
      bytes = product
    }
    let isPlain = Self.widths[try tensor.int("Type")] != nil
    let isSparse = try tensor.table("Sparsity") != nil
    if buffer > 0, size > 0, isPlain, !isSparse, bytes != size {
      fault("the shape of a tensor does not fit its data", tensor.position)
    }
  }

  private mutating func check(_ list: FlatVector?, below count: UInt64, _ words: String)
    throws(FormatError)
  {
    guard let list else { return }
    try spend(list.count, list.start)
    for index in 0..<list.count {
      let number = try list.signed(index)
      guard number >= -1, number < Int64(clamping: count) else { return fault(words, list.start) }
    }
  }

  private mutating func read(
    _ node: FlatTable, _ tensors: UInt64, _ graphs: UInt64, _ region: Region
  ) throws(FormatError) {
    let index = try node.int("OpcodeIndex")
    guard index < UInt64(operators.count) else {
      return fault("an operator that does not exist", node.position)
    }
    for name in ["Inputs", "Outputs", "Intermediates"] {
      try check(try node.vector(name), below: tensors, "a tensor that does not exist")
    }
    for name in ["BuiltinOptions", "BuiltinOptions2"] {
      guard let options = try node.table(name) else { continue }
      try check(options, graphs)
    }
    let large = try node.int("LargeCustomOptionsOffset")
    let size = try node.int("LargeCustomOptionsSize")
    if large > 1 { keep(large, size, region, node.position) }
    guard operators[Int(index)].code == Self.custom,
      customOptions.count < FormatLimits.graphUses
    else { return }
    if let options = try node.vector("CustomOptions") {
      customOptions.append((Int(index), options.range))
    } else if large > 1, let end = ranges.last {
      customOptions.append((Int(index), end))
    }
  }

  private mutating func check(_ options: FlatTable, _ graphs: UInt64) throws(FormatError) {
    for name in options.numberNames where name.hasSuffix("SubgraphIndex") || name == "Subgraph" {
      let index = Int64(Int32(truncatingIfNeeded: try options.int(name)))
      if index < -1 || index >= Int64(clamping: graphs) {
        fault("a graph that does not exist", options.position)
      }
    }
    if options.name == "StablehloCustomCallOptions", calls.count < FormatLimits.protobufOddities {
      calls.append((try options.text("CallTargetName") ?? "", options.position))
    }
  }

  private mutating func readMetadata(_ root: FlatTable, _ buffers: [UInt64]) throws(FormatError) {
    let entries = try root.count("Metadata")
    try spend(entries, 0)
    for index in 0..<entries {
      if let entry = try root.table("Metadata", at: index),
        try entry.int("Buffer") >= UInt64(buffers.count)
      {
        fault("metadata in a buffer that does not exist", entry.position)
      }
    }
    let groups = try root.count("ExternalBufferGroups")
    try spend(groups, 0)
    for index in 0..<groups {
      guard externals.count < FormatLimits.graphTexts,
        let group = try root.table("ExternalBufferGroups", at: index)
      else { continue }
      externals.append((try group.text("Name") ?? "", group.position))
    }
  }
}
