/// Lays a tree of tensors flat and plans the result.

import Bytes
import Formats

/// The work of planning one conversion.
struct ConversionPlanner {
  private let storages: [TensorStorage]
  private var named: [String: TensorView] = [:]
  private var dropped: [DroppedValue] = []
  private var droppedCount = 0
  private var refused: [RefusedValue] = []
  private var bytesLeft: UInt64

  private init(_ source: TensorSource, sourceBytes: UInt64) {
    storages = source.storages
    let (scaled, overflow) = sourceBytes.multipliedReportingOverflow(
      by: InspectionLimits.conversionFactor)
    let (bound, beyond) = scaled.addingReportingOverflow(InspectionLimits.conversionGrowth)
    bytesLeft = overflow || beyond ? UInt64(Int64.max) : bound
  }

  /// The plan for `source`, which was read from `sourceBytes` bytes.
  static func plan(_ source: TensorSource, sourceBytes: UInt64, _ options: ConversionOptions)
    throws(ConversionRefusal) -> ConversionPlan
  {
    let selection = try TensorSelection(of: source, options)
    var planner = ConversionPlanner(source, sourceBytes: sourceBytes)
    if source.withAttributes > 0 {
      planner.drop([], "attributes of \(source.withAttributes) tensors", "safetensors keeps none")
    }
    for (path, tree, reason) in selection.beside { planner.drop([path], tree.words, reason) }
    for (prefix, tree) in selection.parts {
      // Shared values are reached on many ways: what a small file holds may be endless.
      guard tree.values <= InspectionLimits.conversionValues else {
        throw ConversionRefusal("it has too many values", at: Self.shown(prefix))
      }
      planner.lay(tree, prefix)
    }
    if planner.refused.isEmpty, planner.named.isEmpty {
      planner.refuse([], "it holds no tensors")
    }
    guard planner.refused.isEmpty else { throw ConversionRefusal(planner.refused) }
    return try planner.finish(key: selection.key, framework: source.framework)
  }

  // MARK: laying flat

  private mutating func refuse(_ path: [String], _ reason: String) {
    guard refused.count < InspectionLimits.conversionReasons else { return }
    refused.append(RefusedValue(path: Self.shown(path), reason: Excerpt.clean(reason)))
  }

  private mutating func drop(_ path: [String], _ what: String, _ reason: String) {
    droppedCount += 1
    guard dropped.count < InspectionLimits.conversionDropped else { return }
    dropped.append(
      DroppedValue(path: Self.shown(path), what: Excerpt.clean(what), reason: reason))
  }

  private static func shown(_ path: [String]) -> String {
    Excerpt.clean(path.joined(separator: "."))
  }

  private mutating func lay(_ tree: TensorTree, _ path: [String]) {
    guard refused.count < InspectionLimits.conversionReasons else { return }
    switch tree {
    case .tensor(let view): add(view, path)
    case .data(let words): drop(path, words, "no tensor")
    case .refused(let reason): refuse(path, reason)
    case .group(let group):
      guard group.tensors > 0 || group.refusals > 0 else {
        return drop(path, tree.words, "no tensor in it")
      }
      for (key, value) in group.entries { lay(value, path + [key]) }
    }
  }

  private mutating func add(_ view: TensorView, _ path: [String]) {
    let name = path.joined(separator: ".")
    guard name.utf8.count <= InspectionLimits.conversionName else {
      return refuse(path, "its name is too long")
    }
    guard name != "__metadata__" else {
      return refuse(path, "safetensors keeps this name for itself")
    }
    guard named[name] == nil else { return refuse(path, "two tensors would have this name") }
    guard view.bytes <= bytesLeft else {
      return refuse(path, "the result would be much larger than its source")
    }
    bytesLeft -= view.bytes
    named[name] = view
  }

  // MARK: the result

  private func finish(key: String, framework: String) throws(ConversionRefusal) -> ConversionPlan {
    let names = named.keys.sorted { Self.precedes($0, $1) }
    var metadata = ["format": framework]
    var kept: [TensorView: String] = [:]
    var aliases: [TensorAlias] = []
    var tensors: [PlannedTensor] = []
    for name in names {
      guard let view = named[name] else { continue }
      if view.bytes > 0, let first = kept[view], metadata[name] == nil {
        aliases.append(TensorAlias(name: name, kept: first))
        metadata[name] = first
      } else {
        if kept[view] == nil { kept[view] = name }
        tensors.append(PlannedTensor(name: name, view: view))
      }
    }
    tensors.sort {
      $0.view.type == $1.view.type
        ? Self.precedes($0.name, $1.name) : $0.view.type > $1.view.type
    }
    let outline = ConversionOutline(
      key: key, tensors: tensors.map(\.outlined), aliases: aliases,
      separated: Self.separated(tensors), dropped: dropped, droppedCount: droppedCount,
      metadata: metadata)
    guard outline.header.count <= Int(FormatLimits.safetensorsHeaderInMemory) else {
      throw ConversionRefusal("it has so many tensors that the header would be too large")
    }
    return ConversionPlan(outline: outline, tensors: tensors, storages: storages)
  }

  /// By the bytes of UTF-8, as the reference sorts.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// The tensors of which another tensor holds some of the bytes.
  private static func separated(_ tensors: [PlannedTensor]) -> [String] {
    var groups: [Int: [PlannedTensor]] = [:]
    for tensor in tensors where tensor.view.bytes > 0 {
      groups[tensor.view.storage, default: []].append(tensor)
    }
    var names: [String] = []
    for group in groups.values where group.count > 1 {
      let ordered = group.sorted {
        ($0.view.extent.lowerBound, $0.view.extent.upperBound)
          < ($1.view.extent.lowerBound, $1.view.extent.upperBound)
      }
      var end: UInt64 = 0
      for tensor in ordered {
        if tensor.view.extent.lowerBound < end { names.append(tensor.name) }
        end = max(end, tensor.view.extent.upperBound)
      }
    }
    return names.sorted { precedes($0, $1) }
  }
}
