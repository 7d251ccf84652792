/// Models of LightGBM in its own text form (LightGBM `src/boosting/gbdt_model_text.cpp`,
/// `src/io/tree.cpp`): sections of `key=value`, trees, parameters.

import Bytes

/// A read model.
package struct LightGBM: Sendable {
  /// Number of trees.
  package private(set) var trees = 0
  /// Parameters, as `[name: value]` gives them.
  package private(set) var parameters: [(name: String, value: String)] = []
  private var features: Int?

  private static let mark = Array("tree\nversion=v".utf8)

  /// Whether the content starts as LightGBM's models do.
  package static func isCandidate(_ region: Region) -> Bool {
    guard let head = try? region.head(24) else { return false }
    return head.filter { $0 != 0x0D }.starts(with: mark)
  }

  /// Keys before the first tree.
  private static let headKeys: Set<String> = [
    "version", "num_class", "num_tree_per_iteration", "label_index", "max_feature_idx",
    "objective", "feature_names", "monotone_constraints", "feature_infos", "tree_sizes",
    "init_score", "quantile",
  ]

  /// Keys of a tree, with what their number of values is: leaves, inner nodes, or free.
  private enum Length { case leaves, inner, free }
  private static let treeKeys: [String: Length] = [
    "num_leaves": .free, "num_cat": .free, "split_feature": .inner, "split_gain": .inner,
    "threshold": .inner, "decision_type": .inner, "left_child": .inner, "right_child": .inner,
    "leaf_value": .leaves, "leaf_weight": .leaves, "leaf_count": .leaves,
    "internal_value": .inner, "internal_weight": .inner, "internal_count": .inner,
    "cat_boundaries": .free, "cat_threshold": .free, "is_linear": .free, "leaf_const": .leaves,
    "num_features": .leaves, "leaf_features": .free, "leaf_coeff": .free, "shrinkage": .free,
    "leaf_parent": .leaves, "leaf_depth": .leaves, "internal_depth": .inner,
  ]

  private enum Section { case head, tree, ended, importances, parameters, last }

  /// Reads the whole text.
  package init(_ region: Region) throws(FormatError) {
    var reader = WindowReader(region)
    var section = Section.head
    var tree = Tree()
    while reader.remaining > 0 {
      let start = reader.offset
      let text = try Self.line(&reader)
      if text.isEmpty || text == "tree" && start == 0 { continue }
      switch section {
      case .head, .tree:
        if text.hasPrefix("Tree=") {
          try tree.finish(features, at: start)
          trees += 1
          guard trees <= FormatLimits.trees else { throw .limit(offset: start, "the trees") }
          tree = Tree()
          section = .tree
        } else if text == "end of trees" {
          try tree.finish(features, at: start)
          section = .ended
        } else if section == .tree {
          try tree.take(text, at: start)
        } else {
          try takeHead(text, at: start)
        }
      default: try takeRest(text, at: start, &section)
      }
    }
    guard section == .last || section == .ended || section == .importances else {
      throw .truncated(offset: reader.offset)
    }
  }

  private static func line(_ reader: inout WindowReader) throws(FormatError) -> String {
    var bytes: [UInt8] = []
    let start = reader.offset
    while reader.remaining > 0 {
      let byte = try reader.u8()
      if byte == 0x0A { break }
      bytes.append(byte)
      guard bytes.count <= FormatLimits.treeLine else {
        throw .limit(offset: start, "the length of a line")
      }
    }
    if bytes.last == 0x0D { bytes.removeLast() }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .malformed(offset: start, "a line that is no text")
    }
    return text
  }

  private mutating func takeHead(_ text: String, at offset: UInt64) throws(FormatError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let key = String(parts[0])
    if parts.count == 1, key == "average_output" { return }
    guard Self.headKeys.contains(key) else {
      throw .unsupported(offset: offset, "a line of the head")
    }
    guard parts.count == 2, key == "max_feature_idx" else { return }
    guard let index = Int(parts[1]), index >= 0, index < Int.max else {
      throw .malformed(offset: offset, "arithmetic: an impossible number of features")
    }
    features = index + 1
  }

  private mutating func takeRest(_ text: String, at offset: UInt64, _ section: inout Section)
    throws(FormatError)
  {
    switch text {
    case "feature_importances:", "feature importances:": section = .importances
    case "parameters:": section = .parameters
    case "end of parameters": section = .last
    default:
      if text.hasPrefix("pandas_categorical:") {
        section = .last
      } else if section == .parameters, text.hasPrefix("["), text.hasSuffix("]") {
        let parts = text.dropFirst().dropLast().split(separator: ":", maxSplits: 1)
        let value = parts.count > 1 ? parts[1].drop { $0 == " " } : ""
        parameters.append((String(parts.first ?? ""), String(value)))
      } else if section != .importances || !text.contains("=") {
        throw .unsupported(offset: offset, "a line after the trees")
      }
    }
  }

  /// What one section `Tree=` says.
  private struct Tree {
    var leaves: Int?
    var counts: [(key: String, count: Int, wanted: Length)] = []
    var children: [Int] = []
    var features: [Int] = []

    mutating func take(_ text: String, at offset: UInt64) throws(FormatError) {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let key = String(parts[0])
      guard parts.count == 2, let length = LightGBM.treeKeys[key] else {
        throw .unsupported(offset: offset, "a line of a tree")
      }
      let values = parts[1].split(separator: " ")
      if length != .free { counts.append((key, values.count, length)) }
      switch key {
      case "num_leaves":
        guard values.count == 1, let count = Int(values[0]), count >= 1,
          count <= FormatLimits.treeNodes
        else { throw .malformed(offset: offset, "arithmetic: an impossible number of leaves") }
        leaves = count
      case "left_child", "right_child": children += try integers(values, offset)
      case "split_feature": features += try integers(values, offset)
      default: break
      }
    }

    private func integers(_ values: [Substring], _ offset: UInt64) throws(FormatError) -> [Int] {
      var numbers: [Int] = []
      for value in values {
        guard let number = Int(value) else {
          throw .malformed(offset: offset, "an index that is no number")
        }
        numbers.append(number)
      }
      return numbers
    }

    /// Checks what the lines say together: the library follows children without a look.
    func finish(_ known: Int?, at offset: UInt64) throws(FormatError) {
      guard let leaves else { return }
      for entry in counts where leaves > 1 && entry.count > 0 {
        guard entry.count == (entry.wanted == .leaves ? leaves : leaves - 1) else {
          throw .malformed(
            offset: offset, FormatError.Fault("arithmetic: the values of \(entry.key) do not fit"))
        }
      }
      for child in children where leaves > 1 {
        guard child >= 0 ? child < leaves - 1 : child >= -leaves else {
          throw .malformed(offset: offset, "arithmetic: a child beyond its tree")
        }
      }
      for feature in features where leaves > 1 {
        guard feature >= 0, known.map({ feature < $0 }) ?? true else {
          throw .malformed(offset: offset, "arithmetic: a feature that does not exist")
        }
      }
    }
  }
}
