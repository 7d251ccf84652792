/// Judges what a pickle stream does, by the policy: at the import, the call or the write itself,
/// whether or not its result is used and whether or not the stream is whole.

import Formats

/// A finding of the judge, without its place in the artefact.
struct PickleFinding: Equatable {
  let rule: InspectionRule
  let verdict: ArtefactVerdict
  let message: String
  let offset: UInt64
  let excerpt: String
}

/// A storage that a PyTorch stream refers to.
struct TorchStorage: Equatable {
  let key: String
  /// Bytes that its tensors need; `nil` if the type is not known.
  let bytes: UInt64?
  /// How its numbers are stored, if they are floating-point.
  var kind: FloatKind?
}

/// The judgement of one stream.
struct PickleJudge {
  let trace: PickleTrace
  let policy: InspectionPolicy
  /// Whether names that belong into a PyTorch container may stand.
  let isTorch: Bool
  private(set) var findings: [PickleFinding] = []
  /// Byte strings that a nested loader reads.
  private(set) var nestedLoads: [PickleBytes] = []
  private(set) var storages: [TorchStorage] = []
  private var called: Set<Int32> = []
  private var reported: Set<String> = []

  init(_ trace: PickleTrace, policy: InspectionPolicy, isTorch: Bool) {
    self.trace = trace
    self.policy = policy
    // A tensor pickled on its own keeps its storage in a nested stream.
    self.isTorch = isTorch || trace.imports.contains { $0.name == "_load_from_bytes" }
    for call in trace.calls {
      if case .global(let index) = call.callee { called.insert(index) }
    }
  }

  /// Whether something runs at load that is not on the list.
  var runsCode: Bool { findings.contains { $0.verdict >= .suspicious } }

  mutating func judge() {
    for event in trace.events {
      switch event {
      case .imported(let index): judgeImport(index)
      case .computedImport(let offset):
        add(InspectionRules.computedImport, .malicious, "an import whose name is computed", offset)
      case .called(let index): judgeCall(trace.calls[Int(index)])
      case .built(let target, _, let offset): judgeState(target, offset)
      case .wrote(let target, let opcode, let offset): judgeWrite(target, opcode, offset)
      case .extended(let code, let offset):
        add(
          InspectionRules.extensionRegistry, .suspicious, "extension \(code) of the loader is used",
          offset)
      case .persisted(let index): judgePersistent(trace.persistents[Int(index)])
      case .outOfBand(let offset):
        add(InspectionRules.outOfBand, .unknown, "a buffer from outside the file", offset)
      case .straddledFrame(let offset):
        add(
          InspectionRules.straddledFrame, .suspicious, "an opcode reaches over its frame", offset)
      }
    }
  }

  private mutating func add(
    _ rule: InspectionRule, _ verdict: ArtefactVerdict, _ message: String, _ offset: UInt64,
    excerpt: String = ""
  ) {
    // One reason for each thing, however often it happens.
    guard reported.insert(rule.id + message).inserted else { return }
    findings.append(
      PickleFinding(
        rule: rule, verdict: verdict, message: message, offset: offset, excerpt: excerpt))
  }

  // MARK: names

  /// The name that the loader looks for: old modules are mapped below protocol 3.
  func name(_ entry: PickleImport) -> CallableName {
    guard entry.protocolVersion < 3 else { return Self.plainName(entry) }
    switch (entry.module, entry.name) {
    case ("__builtin__", "xrange"): return CallableName(module: "builtins", name: "range")
    case ("__builtin__", "unicode"): return CallableName(module: "builtins", name: "str")
    case ("__builtin__", "long"): return CallableName(module: "builtins", name: "int")
    case ("__builtin__", "reduce"): return CallableName(module: "functools", name: "reduce")
    case ("__builtin__", let name): return CallableName(module: "builtins", name: name)
    case ("copy_reg", let name): return CallableName(module: "copyreg", name: name)
    default: return Self.plainName(entry)
    }
  }

  private func rule(_ value: PickleValue) -> CallableRule? {
    trace.imported(value).flatMap { policy.rule(for: name($0)) }
  }

  private mutating func judgeImport(_ index: Int32) {
    let entry = trace.imports[Int(index)]
    let name = name(entry)
    if let rule = policy.rule(for: name) {
      if rule.context == .torch, !isTorch {
        add(
          InspectionRules.argumentShape, .suspicious,
          "\(name.dotted) stands outside a PyTorch container", entry.offset)
      }
      return
    }
    let isCalled = called.contains(index)
    let words = isCalled ? "calls \(name.dotted)" : "imports \(name.dotted)"
    let excerpt = "\(entry.opcode.name) \(entry.module) \(entry.name)"
    if let danger = policy.danger(of: name) ?? policy.danger(of: Self.plainName(entry)) {
      let dotted = name.name.contains(".") ? InspectionRules.dottedName : nil
      return add(
        dotted ?? InspectionRules.dangerousCallable, .malicious,
        "\(words), which \(danger.words)", entry.offset, excerpt: excerpt)
    }
    if name.name.contains("."), let first = name.name.unicodeScalars.first,
      !first.properties.isUppercase
    {
      return add(
        InspectionRules.dottedName, .malicious, "\(words), a dotted name", entry.offset,
        excerpt: excerpt)
    }
    add(
      isCalled ? InspectionRules.unknownCall : InspectionRules.unknownImport, .suspicious,
      "\(words), which is not on the list of names that data needs", entry.offset,
      excerpt: excerpt)
  }

  // MARK: calls

  private mutating func judgeCall(_ call: PickleCall) {
    switch call.callee {
    case .global: break
    case .opaque:
      return add(
        InspectionRules.unknownCall, .suspicious, "calls something that is not known", call.offset)
    case .persistent(let index) where isLegacyClass(trace.persistents[Int(index)].id):
      return add(
        InspectionRules.unknownCall, .suspicious, "makes an instance of a class of a project",
        call.offset)
    default:
      return add(
        InspectionRules.computedCall, .malicious, "calls the result of something computed",
        call.offset, excerpt: call.opcode.name)
    }
    guard let entry = trace.imported(call.callee), let rule = rule(call.callee) else { return }
    let dotted = name(entry).dotted
    guard let fault = shapeFault(call, rule, dotted) else { return }
    add(InspectionRules.argumentShape, .suspicious, "\(dotted): \(fault)", call.offset)
  }

  /// What is unusual about the call of an allowed name; `nil` if nothing is.
  private mutating func shapeFault(_ call: PickleCall, _ rule: CallableRule, _ dotted: String)
    -> String?
  {
    guard call.wellFormed else { return "its arguments are computed" }
    switch rule.role {
    case .value, .storage: return "it is a value, yet it is called"
    case .call: return nil
    case .dataClass: return sizeFault(call, dotted)
    case .wrap:
      guard let first = call.arguments.first, self.rule(first) != nil else {
        return "its class is not an allowed name"
      }
      return dotted.hasSuffix("._reconstruct") ? shapeOfArray(call) : nil
    case .encode: return encodeFault(call)
    case .load:
      guard call.arguments.count == 1, case .bytes(let index, _)? = call.arguments.first else {
        return "what it loads cannot be seen"
      }
      nestedLoads.append(trace.bytes[Int(index)])
      return nil
    }
  }

  /// Constructors that would take a number as a size, or a range as elements, and fill memory.
  private func sizeFault(_ call: PickleCall, _ dotted: String) -> String? {
    let growing: Set<String> = [
      "builtins.bytes", "builtins.bytearray", "builtins.list", "builtins.tuple", "builtins.set",
      "builtins.frozenset", "builtins.dict", "builtins.str", "collections.deque",
      "collections.Counter", "collections.OrderedDict", "collections.UserList", "array.array",
    ]
    guard growing.contains(dotted) else { return nil }
    for argument in call.arguments {
      if let made = trace.call(argument), let callee = trace.imported(made.callee),
        callee.name == "range"
      {
        return "it is filled from a range"
      }
      if case .int(let size) = argument, dotted != "collections.deque", abs(size) > 1 << 16 {
        return "it is given a size"
      }
    }
    return nil
  }

  /// numpy always writes `(0,)` here; anything large would reserve memory.
  private func shapeOfArray(_ call: PickleCall) -> String? {
    guard call.arguments.count > 1, let shape = trace.node(call.arguments[1]) else {
      return "its shape is computed"
    }
    let small = shape.elements.allSatisfy { if case .int(0) = $0 { true } else { false } }
    return small && shape.count <= 1 ? nil : "its shape is not empty"
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

  // MARK: writes

  private mutating func judgeState(_ target: PickleValue, _ offset: UInt64) {
    switch target {
    case .call, .opaque: break  // judged at its call, import or extension code
    case .global:
      let name = trace.imported(target).map { self.name($0).dotted } ?? ""
      add(
        InspectionRules.stateOnNonInstance, .malicious, "sets attributes on \(name)", offset)
    default:
      add(
        InspectionRules.stateOnNonInstance, .malicious, "sets attributes on something unknown",
        offset)
    }
  }

  private mutating func judgeWrite(_ target: PickleValue, _ opcode: PickleOpcode, _ offset: UInt64)
  {
    switch target {
    case .call(let index):
      let callee = trace.calls[Int(index)].callee
      guard let rule = rule(callee), rule.role == .call || rule.role == .encode else { return }
      add(
        InspectionRules.argumentShape, .suspicious,
        "items are written into the result of a function", offset, excerpt: opcode.name)
    case .opaque: break
    default:
      let name = trace.imported(target).map { self.name($0).dotted } ?? "something unknown"
      add(
        InspectionRules.foreignWrite, .malicious, "writes items into \(name)", offset,
        excerpt: opcode.name)
    }
  }

  // MARK: persistent ids

  /// `("module", class, file, source)`: how old versions of PyTorch name the classes of a project.
  private func isLegacyClass(_ id: PickleValue) -> Bool {
    guard isTorch, let node = trace.node(id), node.elements.count == 4 else { return false }
    return trace.text(node.elements[0]) == "module" && trace.imported(node.elements[1]) != nil
  }

  private mutating func judgePersistent(_ persistent: PicklePersistent) {
    guard isTorch, let storage = torchStorage(persistent.id) else {
      return add(
        InspectionRules.persistentID, .suspicious,
        "a persistent id that is no storage of a PyTorch container", persistent.offset)
    }
    storages.append(storage)
  }

  /// `("storage", class, key, location, count, ...)`, as `torch.save` writes it.
  private func torchStorage(_ id: PickleValue) -> TorchStorage? {
    guard let node = trace.node(id), node.kind == .tuple, (5...6).contains(node.elements.count),
      trace.text(node.elements[0]) == "storage", let kind = trace.imported(node.elements[1]),
      policy.rule(for: name(kind))?.role == .storage, let key = trace.text(node.elements[2]),
      trace.text(node.elements[3]) != nil, case .int(let count) = node.elements[4], count >= 0
    else { return nil }
    let (bytes, overflow) = UInt64(count).multipliedReportingOverflow(
      by: Self.elementBytes[kind.name] ?? 1)
    return TorchStorage(
      key: key, bytes: overflow || Self.elementBytes[kind.name] == nil ? nil : bytes,
      kind: FloatKind(torchStorage: kind.name))
  }

  static let elementBytes: [String: UInt64] = [
    "UntypedStorage": 1, "_UntypedStorage": 1, "ByteStorage": 1, "CharStorage": 1,
    "BoolStorage": 1, "QInt8Storage": 1, "QUInt8Storage": 1, "QUInt4x2Storage": 1,
    "QUInt2x4Storage": 1, "HalfStorage": 2, "BFloat16Storage": 2, "ShortStorage": 2,
    "FloatStorage": 4, "IntStorage": 4, "QInt32Storage": 4, "DoubleStorage": 8, "LongStorage": 8,
    "ComplexFloatStorage": 8, "ComplexDoubleStorage": 16,
  ]
}
