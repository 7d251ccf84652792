/// Which part of a checkpoint is converted.

/// The rule: the part that is asked for; else, if the checkpoint is a dict that holds no tensor
/// directly, the first of `state_dict`, `model_state_dict`, `model`, `module`, `model_weights` (Keras)
/// that is a dict with tensors; else the whole. States of optimizers and schedulers stay out unless they are asked for.
struct TensorSelection {
  /// The key that was chosen; empty for the whole.
  private(set) var key = ""
  /// What is laid flat: the names before it, and the part.
  private(set) var parts: [(prefix: [String], tree: TensorTree)] = []
  /// Entries beside it that are left out.
  private(set) var beside: [(path: String, tree: TensorTree, reason: String)] = []

  static let modelKeys = ["state_dict", "model_state_dict", "model", "module", "model_weights"]
  static let optimizerKeys: Set<String> = [
    "optimizer", "optimizers", "optim", "optimizer_state_dict", "optimizer_states",
    "optimizer_state", "optimizer_weights", "optim_state_dict", "opt_state", "lr_scheduler",
    "lr_schedulers",
    "scheduler", "scheduler_state_dict", "lr_scheduler_state_dict", "scaler", "grad_scaler",
    "scaler_state_dict",
  ]

  init(of source: TensorSource, _ options: ConversionOptions) throws(ConversionRefusal) {
    guard case .group(let root) = source.root else {
      guard options.key == nil else { throw ConversionRefusal("it has no keys to choose from") }
      parts = [(["tensor"], source.root)]
      return
    }
    if let wanted = options.key {
      let (path, tree) = try Self.find(wanted, in: root)
      key = path
      parts = [([], tree)]
      if case .tensor = tree { parts = [([path], tree)] }
      addRest(of: root, except: Self.firstKey(path, root), options)
      return
    }
    guard source.layout != .plain else {
      parts = [([], source.root)]
      return
    }
    let chosen = source.layout == .checkpoint ? Self.modelKey(of: root) : nil
    if let chosen, let tree = root[chosen] {
      key = chosen
      parts = [([], tree)]
      addRest(of: root, except: chosen, options)
    } else {
      takeAll(of: root, options)
    }
  }

  private static func modelKey(of root: TensorGroup) -> String? {
    for entry in root.entries { if case .tensor = entry.value { return nil } }
    return modelKeys.first { key in
      if case .group(let group)? = root[key] { group.tensors > 0 } else { false }
    }
  }

  private mutating func takeAll(of root: TensorGroup, _ options: ConversionOptions) {
    var kept: [(key: String, value: TensorTree)] = []
    for (key, value) in root.entries {
      if Self.isOptimizer(key, value), !options.includesOptimizer {
        beside.append((key, value, "state of training, left out unless it is asked for"))
      } else {
        kept.append((key, value))
      }
    }
    parts = [([], .group(TensorGroup(kept, kind: root.kind)))]
  }

  private static func isOptimizer(_ key: String, _ value: TensorTree) -> Bool {
    if case .tensor = value { false } else { optimizerKeys.contains(key) }
  }

  private mutating func addRest(
    of root: TensorGroup, except chosen: String, _ options: ConversionOptions
  ) {
    for (other, value) in root.entries where other != chosen {
      if Self.isOptimizer(other, value) {
        if options.includesOptimizer {
          parts.append(([other], value))
        } else {
          beside.append((other, value, "state of training, left out unless it is asked for"))
        }
      } else {
        beside.append((other, value, "it lies beside \(Excerpt.clean(key))"))
      }
    }
  }

  // MARK: a key by name

  private static func firstKey(_ path: String, _ root: TensorGroup) -> String {
    if root[path] != nil { return path }
    return root.entries.first { path.hasPrefix($0.key + ".") }?.key ?? path
  }

  /// The part below `wanted`: the whole text as one key where there is such a key, else key by key.
  private static func find(_ wanted: String, in root: TensorGroup) throws(ConversionRefusal)
    -> (String, TensorTree)
  {
    var group = root
    var rest = wanted[...]
    for _ in 0..<InspectionLimits.conversionDepth {
      if let tree = group[String(rest)] { return (wanted, tree) }
      guard let (key, value) = group.entries.first(where: { rest.hasPrefix($0.key + ".") }),
        case .group(let inner) = value
      else { break }
      rest = rest.dropFirst(key.count + 1)
      group = inner
    }
    let keys = group.entries.prefix(12).map { Excerpt.clean($0.key) }.joined(separator: ", ")
    throw ConversionRefusal("there is no key \(Excerpt.clean(wanted)); there are: \(keys)")
  }
}
