/// ONNX models: operators against the lists, functions, and the files that tensors refer to.

package import Bytes
import Formats

extension Inspector {
  mutating func inspectONNX(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "onnx")
    do throws(FormatError) {
      let model = try ONNXModel(region)
      judgeOperators(model, place, &result)
      judgeFunctions(model, place, &result)
      judgeExternals(model, place, &result)
      for fault in model.faults {
        judge(
          InspectionRules.graphTensor, .suspicious, fault.words, place, at: fault.offset, &result)
      }
      for demand in model.demands.prefix(8) {
        judge(
          InspectionRules.graphExpansion, .suspicious,
          "the operator \(demand.name) asks for \(demand.elements) elements", place,
          at: demand.offset, &result)
      }
      noteAddresses(model.metadata, place)
      judge(model.audit, region, place, &result)
    } catch {
      fail(error, place, &result)
    }
    return result
  }

  private mutating func judgeOperators(
    _ model: ONNXModel, _ place: Place, _ result: inout Assessment
  ) {
    for name in model.operators.keys.sorted() {
      guard model.functions[name] == nil || ONNXPolicy.role(of: name) == .python else { continue }
      judge(operator: name, at: model.operators[name] ?? 0, place, &result)
    }
    for engine in model.engines {
      result.capability = max(result.capability, .codeOnUse)
      judge(
        InspectionRules.onnxEngine, .suspicious, "a node carries a compiled engine", place,
        at: engine.offset, &result)
      if let path = engine.path, let hazard = PathHazard.of(path), hazard.leaves {
        judge(
          InspectionRules.onnxPath, .malicious, "a compiled engine lies at \(hazard.words)", place,
          at: engine.offset, excerpt: path, &result)
      }
    }
  }

  /// An operator against the lists.
  mutating func judge(
    operator name: ONNXModel.Operator, at offset: UInt64, _ place: Place,
    _ result: inout Assessment
  ) {
    let words = "\(name.domain) \(name.name)"
    switch ONNXPolicy.role(of: name) {
    case .allowed where name.name != "EPContext": return
    case .python:
      judge(
        InspectionRules.onnxPython, .malicious, "the operator \(words) calls Python", place,
        at: offset, excerpt: words, &result)
    case .allowed,
      .unknown where name.name == "EPContext":
      judge(
        InspectionRules.onnxEngine, .suspicious, "a node carries a compiled engine", place,
        at: offset, &result)
    case .unknown:
      judge(
        InspectionRules.onnxOperator, .suspicious, "the operator \(words) is not known", place,
        at: offset, excerpt: words, &result)
    }
    result.capability = max(result.capability, .codeOnUse)
  }

  // MARK: functions

  private mutating func judgeFunctions(
    _ model: ONNXModel, _ place: Place, _ result: inout Assessment
  ) {
    for name in model.functions.keys.sorted() where ONNXPolicy.isStandard(name) {
      judge(
        InspectionRules.onnxShadow, .suspicious,
        "a function is called \(name.domain) \(name.name) like an operator", place, &result)
    }
    var expansion = CallExpansion(model.functions)
    for name in model.functions.keys.sorted() {
      guard let words = expansion.fault(of: name) else { continue }
      judge(
        InspectionRules.graphExpansion, .suspicious, "the function \(name.name) \(words)", place,
        &result)
      return
    }
  }

  // MARK: other files

  private mutating func judgeExternals(
    _ model: ONNXModel, _ place: Place, _ result: inout Assessment
  ) {
    if model.hasMoreExternals { result.lacks("too many tensors lie in other files") }
    var files: Set<String> = []
    for external in model.externals {
      for entry in external.entries where entry.key == "location" {
        judgeLocation(entry.value, external, place, &result)
        files.insert(entry.value)
      }
      if !external.entries.contains(where: { $0.key == "location" }) {
        judge(
          InspectionRules.onnxExternalEntry, .suspicious,
          "the tensor \(external.tensor) does not say where its data lies", place,
          at: external.offset, &result)
      }
      judgeEntries(external, place, &result)
    }
    if let first = files.min() {
      let words = files.count == 1 ? first : "\(first) and \(files.count - 1) more"
      note(InspectionRules.onnxExternal, .safe, "tensors lie in \(words)", place)
    }
  }

  private mutating func judgeLocation(
    _ path: String, _ external: ONNXModel.External, _ place: Place, _ result: inout Assessment
  ) {
    // The mark with which ONNX Runtime refers to memory of its own process.
    let hazard =
      path.contains("_ORT_MEM_ADDR_")
      ? PathHazard(words: "an address in memory", leaves: true) : PathHazard.of(path)
    guard let hazard else { return }
    judge(
      InspectionRules.onnxPath, hazard.leaves ? .malicious : .suspicious,
      "the tensor \(external.tensor) lies at \(hazard.words)", place, at: external.offset,
      excerpt: path, &result)
  }

  private mutating func judgeEntries(
    _ external: ONNXModel.External, _ place: Place, _ result: inout Assessment
  ) {
    var seen: Set<String> = []
    for (key, value) in external.entries {
      var words: String?
      var verdict = ArtefactVerdict.suspicious
      switch key {
      case "location", "checksum", "basepath": break
      case "offset":
        if UInt64(value).map({ $0 > UInt64(Int64.max) }) ?? true { words = "an offset" }
      case "length":
        if let length = UInt64(value), length <= UInt64(Int64.max) {
          if let needed = external.needed, length != needed {
            words = "a length that is not its own"
          }
        } else {
          words = "a length"
        }
      default:
        // The Python package writes any key to its object as an attribute.
        words = "the key \(key)"
        if key.hasPrefix("_") { verdict = .malicious }
      }
      if key == "basepath", let hazard = PathHazard.of(value), hazard.leaves {
        judge(
          InspectionRules.onnxPath, .malicious, "the data lies below \(hazard.words)", place,
          at: external.offset, excerpt: value, &result)
      }
      if !seen.insert(key).inserted { words = "two entries \(key)" }
      guard let words else { continue }
      judge(
        InspectionRules.onnxExternalEntry, verdict,
        "the tensor \(external.tensor) has \(words)", place, at: external.offset, excerpt: value,
        &result)
    }
  }
}

/// Judges the files beside an ONNX model that hold its tensors, which have no mark of their own.
package enum ExternalTensors {
  /// Whether `data`, which the model calls `location`, holds the tensors that the model lists and
  /// nothing else besides zeros between them. Then it is data only, although it is of an unknown
  /// format when it is looked at alone.
  package static func isAccountedFor(
    by model: some ByteSource, location: String, data: some ByteSource
  ) -> Bool {
    let region = Region(model)
    guard ONNXModel.isCandidate(region), let read = try? ONNXModel(region),
      !read.hasMoreExternals, PathHazard.of(location) == nil,
      let ranges = ranges(of: read.externals, location, data.count), !ranges.isEmpty
    else { return false }
    // Tensors may be shared; exporters align them to pages of at most 64 KiB.
    var end: UInt64 = 0
    let last = data.count..<data.count
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) + [last] {
      if range.lowerBound > end {
        let length = range.lowerBound - end
        guard length < 65_536, let gap = try? data.read(at: end, length: Int(length)),
          gap.allSatisfy({ $0 == 0 })
        else { return false }
      }
      end = max(end, range.upperBound)
    }
    return true
  }

  private static func ranges(
    of externals: [ONNXModel.External], _ location: String, _ size: UInt64
  ) -> [Range<UInt64>]? {
    var ranges: [Range<UInt64>] = []
    for tensor in externals {
      let entries = Dictionary(tensor.entries, uniquingKeysWith: { _, last in last })
      guard entries["location"] == location else { continue }
      let start = entries["offset"].map { UInt64($0) } ?? 0
      guard let start, let length = tensor.needed ?? entries["length"].flatMap({ UInt64($0) })
      else { return nil }
      let (end, overflow) = start.addingReportingOverflow(length)
      guard !overflow, end <= size else { return nil }
      ranges.append(start..<end)
    }
    return ranges
  }
}

/// How far functions that call each other expand when a loader inlines them.
struct CallExpansion<Name: Hashable & Comparable> {
  private let calls: [Name: [Name: Int]]
  private var sizes: [Name: Int] = [:]
  private var active: Set<Name> = []

  init(_ calls: [Name: [Name: Int]]) { self.calls = calls }

  /// Why the expansion of a function does not end soon.
  mutating func fault(of name: Name) -> String? {
    do {
      return try size(of: name, 0) > InspectionLimits.graphExpansion
        ? "expands to too many nodes" : nil
    } catch {
      return "calls itself"
    }
  }

  private struct Endless: Error {}

  private mutating func size(of name: Name, _ depth: Int) throws(Endless) -> Int {
    if let known = sizes[name] { return known }
    guard let body = calls[name] else { return 1 }
    guard depth < InspectionLimits.graphCalls, active.insert(name).inserted else {
      throw Endless()
    }
    var total = 1
    for (callee, count) in body {
      let (part, overflow) = try size(of: callee, depth + 1).multipliedReportingOverflow(by: count)
      let (sum, tooLarge) = total.addingReportingOverflow(part)
      total = overflow || tooLarge ? Int.max : sum
    }
    active.remove(name)
    sizes[name] = total
    return total
  }
}
