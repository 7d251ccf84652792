/// The arguments that allowed names are called with by their own libraries.

import Formats

/// What is unusual about a call.
struct ShapeFault {
  let words: String
  /// Whether no library could have written it by accident.
  var isAttack = false
}

extension PickleJudge {
  /// What is unusual about the call of an allowed name; `nil` if nothing is.
  mutating func shapeFault(
    _ call: PickleCall, _ rule: CallableRule, _ name: CallableName, at index: Int32
  ) -> ShapeFault? {
    guard call.wellFormed else { return ShapeFault(words: "its arguments are computed") }
    switch rule.role {
    case .value, .storage: return ShapeFault(words: "it is a value, yet it is called")
    case .call: return generatorFault(call, name.dotted)
    case .lookup: return nil
    case .dataClass: return sizeFault(call, name.dotted).map { ShapeFault(words: $0) }
    case .instance, .distribution, .design:
      let isBare = call.opcode == .newObj && call.arguments.isEmpty
      return isBare
        ? nil : ShapeFault(words: "it is initialised with arguments of the file", isAttack: true)
    case .wrap: return wrapFault(call.arguments, name.dotted)
    case .encode: return encodeFault(call).map { ShapeFault(words: $0) }
    case .load: return name.isKerasLoader ? kerasFault(call, name) : loadFault(call)
    case .attribute: return attributeFault(call)
    case .bind:
      return bindFault(call)
    case .typeOf, .typeName:
      guard let value = resolved(.call(index)), policy.rule(for: value) != nil else {
        return ShapeFault(words: "the type that it names is none of data", isAttack: true)
      }
      return nil
    case .item:
      guard call.arguments.count == 2, let base = call.arguments.first,
        trace.imported(base) != nil, self.rule(base)?.role.isHeld == true
      else { return ShapeFault(words: "it takes an item of something unknown", isAttack: true) }
      return nil
    case .apply: return applyFault(call)
    }
  }

  private func bindFault(_ call: PickleCall) -> ShapeFault? {
    let words = "what it binds is not an allowed name"
    guard let first = call.arguments.first, let name = resolved(first) else {
      return ShapeFault(words: words, isAttack: true)
    }
    if rule(first)?.role.isHeld == true || isMaker(first) { return nil }
    // A function of a project is unknown, whether bound or not.
    return ShapeFault(
      words: words,
      isAttack: policy.library(of: name.module) != nil || policy.danger(of: name) != nil)
  }

  /// Constructors that would take a number as a size, or a range as elements, and fill memory.
  private func sizeFault(_ call: PickleCall, _ dotted: String) -> String? {
    let growing: Set<String> = [
      "builtins.bytes", "builtins.bytearray", "builtins.list", "builtins.tuple", "builtins.set",
      "builtins.frozenset", "builtins.dict", "builtins.str", "collections.deque",
      "collections.Counter", "collections.OrderedDict", "collections.UserList", "array.array",
      "torch.Tensor",
    ]
    if dotted == "builtins.iter", call.arguments.count > 1 { return "it calls a function" }
    guard growing.contains(dotted) else { return nil }
    for argument in call.arguments {
      if let made = trace.call(argument), let callee = trace.imported(made.callee),
        Self.endless.contains(callee.name)
      {
        return "it is filled from a range"
      }
      if case .int(let size) = argument, dotted != "collections.deque",
        size.magnitude > 1 << 16
      {
        return "it is given a size"
      }
    }
    return nil
  }

  /// Iterators that give more elements than the file holds.
  private static let endless: Set<String> = [
    "range", "xrange", "count", "cycle", "repeat", "product", "permutations", "combinations",
    "combinations_with_replacement", "zip", "izip", "enumerate", "chain", "reversed",
  ]

  /// numpy's random states are made by a function that is handed over, and that is called.
  private func generatorFault(_ call: PickleCall, _ dotted: String) -> ShapeFault? {
    guard dotted.hasPrefix("numpy.random.") else { return nil }
    for argument in call.arguments {
      guard let name = resolved(argument) else { continue }
      let isMaker = name.name == "__bit_generator_ctor" && name.module == "numpy.random._pickle"
      guard isMaker || rule(argument)?.role == .dataClass else {
        return ShapeFault(words: "it is handed \(name.dotted), which it calls", isAttack: true)
      }
    }
    return nil
  }

  private func wrapFault(_ arguments: [PickleValue], _ dotted: String) -> ShapeFault? {
    guard let first = arguments.first, let rule = self.rule(first) else {
      return ShapeFault(words: "its class is not an allowed name")
    }
    guard rule.role.isHeld, rule.role != .call else {
      return ShapeFault(words: "its class is a function", isAttack: true)
    }
    if dotted == "copyreg._reconstructor", arguments.count > 1,
      let base = arguments.dropFirst().first, self.rule(base) == nil
    {
      return ShapeFault(words: "the class that it initialises is not an allowed name")
    }
    return dotted.hasSuffix("multiarray._reconstruct")
      ? shapeOfArray(arguments).map { ShapeFault(words: $0) } : nil
  }

  /// numpy always writes `(0,)` here; anything large would reserve memory.
  private func shapeOfArray(_ arguments: [PickleValue]) -> String? {
    guard arguments.count > 1, let shape = trace.node(arguments[1]) else {
      return "its shape is computed"
    }
    let isEmpty =
      shape.count <= 1
      && shape.elements.allSatisfy { if case .int(0) = $0 { true } else { false } }
    return isEmpty ? nil : "its shape is not empty"
  }

  private func encodeFault(_ call: PickleCall) -> String? {
    guard call.arguments.count == 2, let codec = trace.text(call.arguments[1]),
      codec == "latin1" || codec == "latin-1"
    else { return "its codec is not latin1" }
    switch call.arguments[0] {
    case .string, .opaqueString: return nil
    default: return "its text is computed"
    }
  }

  /// What a nested loader reads must be seen: bytes, or the text that stands for them.
  private mutating func loadFault(_ call: PickleCall) -> ShapeFault? {
    guard call.arguments.count == 1, let argument = call.arguments.first,
      let nested = nestedContent(argument)
    else { return ShapeFault(words: "what it loads cannot be seen", isAttack: true) }
    nestedLoads.append(nested)
    return nil
  }

  private func nestedContent(_ value: PickleValue) -> PickleNested? {
    switch value {
    case .bytes(let index, _): return .bytes(trace.bytes[Int(index)])
    case .call(let index):
      let made = trace.calls[Int(index)]
      guard rule(made.callee)?.role == .encode, encodeFault(made) == nil else { return nil }
      return .latin1(made.arguments[0])
    default: return nil
    }
  }

  /// Keras pickles a model as the bytes of its archive: handed over as they are, or in an
  /// `io.BytesIO` that is filled once (`keras/src/saving/keras_saveable.py`).
  private mutating func kerasFault(_ call: PickleCall, _ name: CallableName) -> ShapeFault? {
    let fault = ShapeFault(words: "what it loads cannot be seen", isAttack: true)
    guard call.arguments.count == 1, var content = call.arguments.first else { return fault }
    if case .call(let index) = content,
      resolved(trace.calls[Int(index)].callee) == CallableName(module: "_io", name: "BytesIO")
    {
      guard spend(trace.events.count) else { return fault }
      let states = trace.events.compactMap { event -> PickleValue? in
        if case .built(content, let state, _) = event { state } else { nil }
      }
      guard states.count == 1, let node = trace.node(states[0]), node.kind == .tuple,
        let bytes = node.elements.first
      else { return fault }
      content = bytes
    }
    guard let nested = nestedContent(content) else { return fault }
    nestedLoads.append(.keras(nested))
    return nil
  }

  private func attributeFault(_ call: PickleCall) -> ShapeFault? {
    guard call.arguments.count == 2, let attribute = trace.text(call.arguments[1]),
      !attribute.hasPrefix("__") || isMaker(call)
    else { return ShapeFault(words: "what it takes cannot be told", isAttack: true) }
    if isMaker(call) { return nil }
    // A method of an instance is looked for in its class.
    var base = call.arguments[0]
    let isInstance = resolved(base) == nil
    if let made = trace.call(base), resolved(base) == nil { base = classBehind(made) }
    guard let owner = resolved(base) else {
      return ShapeFault(words: "it takes '\(attribute)' of something computed", isAttack: true)
    }
    let own = CallableName(module: owner.module, name: owner.name + "." + attribute)
    if let rule = policy.rule(for: own), rule.role.isHeld || own.isKerasLoader { return nil }
    if policy.rule(for: owner)?.role == .distribution,
      ScipyDistribution.methods.contains(attribute)
    {
      return nil
    }
    // The nested class of a project is no more unknown than the project; a method of an instance
    // is held here, not called.
    let library = policy.library(of: owner.module)
    let isProject =
      (library == nil || isInstance && library == .common && policy.danger(of: own) == nil)
      && !attribute.contains(".")
    return ShapeFault(words: "it takes '\(attribute)' of \(owner.dotted)", isAttack: !isProject)
  }

  /// `getattr(cls, "__new__")` of a class of data. Below protocol 4 a call of it with keywords is
  /// written as `functools.partial(cls.__new__, cls, ...)()` (`Lib/pickle.py`, `save_reduce`).
  func isMaker(_ value: PickleValue) -> Bool { trace.call(value).map(isMaker) ?? false }

  private func isMaker(_ call: PickleCall) -> Bool {
    guard call.wellFormed, call.arguments.count == 2, rule(call.callee)?.role == .attribute,
      trace.text(call.arguments[1]) == "__new__", trace.imported(call.arguments[0]) != nil
    else { return false }
    return rule(call.arguments[0])?.role == .dataClass
  }

  private mutating func applyFault(_ call: PickleCall) -> ShapeFault? {
    let unseen = ShapeFault(words: "what it calls is not an allowed function", isAttack: true)
    guard call.arguments.count >= 2, let name = resolved(call.arguments[0]),
      let rule = policy.rule(for: name), rule.role == .call || rule.role == .wrap,
      let node = call.arguments[1...].prefix(2).compactMap({ trace.node($0) })
        .first(where: { $0.kind == .tuple }), node.elements.count == node.count
    else { return unseen }
    return rule.role == .wrap ? wrapFault(node.elements, name.dotted) : nil
  }
}

/// scipy's distributions execute `_parse_arg_template` of their state (`scipy/stats/
/// _distn_infrastructure.py`). What scipy itself writes there differs only in names of parameters.
enum ScipyDistribution {
  /// Methods that distributions hold of themselves.
  static let methods: Set<String> = [
    "_ppf_single", "_cdf_single", "_mom0_sc", "_mom1_sc", "_mom_integ0", "_mom_integ1",
    "_nonzero", "_entropy", "_pmf", "_pdf", "_cdf", "_ppf", "_sf", "_isf", "_logpdf", "_logpmf",
    "_logcdf", "_logsf", "_munp", "_stats", "_rvs",
  ]

  /// What is wrong with the state; `nil` if it is one that scipy writes.
  static func fault(in state: PickleValue, _ trace: PickleTrace) -> String? {
    guard let node = trace.node(state), node.kind == .dict, node.elements.count == node.count else {
      return "the state of a distribution is no plain dictionary"
    }
    var hasTemplate = false
    for index in stride(from: 0, to: node.elements.count - 1, by: 2) {
      guard let key = trace.text(node.elements[index]) else {
        return "the state of a distribution has a computed key"
      }
      if key.hasPrefix("_attach") {
        return "the state of a distribution replaces '\(key)'"
      }
      guard key == "_parse_arg_template" else { continue }
      guard let text = trace.text(node.elements[index + 1]), isTemplate(text) else {
        return "a distribution executes a text that scipy does not write"
      }
      hasTemplate = true
    }
    return hasTemplate ? nil : "a distribution is filled as scipy never fills it"
  }

  /// Line by line: fixed words around a list of names.
  static func isTemplate(_ text: String) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      Array($0.utf8)
    }
    guard lines.count == 10, [0, 3, 6, 9].allSatisfy({ lines[$0].isEmpty }) else { return false }
    return matches(lines[1], "def _parse_args(self, ", "):")
      && matches(lines[2], "    return (", "")
      && matches(lines[4], "def _parse_args_rvs(self, ", "):")
      && matches(lines[5], "    return self._argcheck_rvs(", ")")
      && matches(lines[7], "def _parse_args_stats(self, ", "):")
      && matches(lines[8], "    return (", "")
  }

  /// Between the words: names, numbers, commas, equals signs, and parentheses only as scipy closes
  /// its tuple. Without an opening parenthesis, a dot or a colon nothing can be called.
  private static func matches(_ line: [UInt8], _ start: String, _ end: String) -> Bool {
    guard line.starts(with: start.utf8), line.count >= start.utf8.count + end.utf8.count,
      line.suffix(end.utf8.count).elementsEqual(end.utf8)
    else { return false }
    let inner = line.dropFirst(start.utf8.count).dropLast(end.utf8.count)
    return inner.count <= 400
      && inner.allSatisfy {
        $0 == 0x5F || $0 == 0x2C || $0 == 0x20 || $0 == 0x3D || $0 == 0x27 || $0 == 0x29
          || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
      }
  }
}

extension CallableName {
  /// Whether it makes a model of Keras from the bytes of an archive.
  var isKerasLoader: Bool {
    name.hasSuffix("._unpickle_model") || name == "deserialize_model_from_bytecode"
  }
}
