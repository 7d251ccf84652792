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

/// Content inside a stream that a nested loader reads.
enum PickleNested: Equatable {
  /// A byte string as it stands.
  case bytes(PickleBytes)
  /// A text whose characters are the bytes, as protocols below 3 write byte strings.
  case latin1(PickleValue)
  /// One of the two, which Keras loads as an archive of its own, without its safe mode.
  indirect case keras(PickleNested)
}

/// The judgement of one stream.
struct PickleJudge {
  let trace: PickleTrace
  let policy: InspectionPolicy
  /// Whether names that belong into a PyTorch container may stand.
  let isTorch: Bool
  private(set) var findings: [PickleFinding] = []
  /// What a nested loader reads.
  var nestedLoads: [PickleNested] = []
  var storages: [TorchStorage] = []
  /// The names of the imports, and the rules for them.
  let names: [CallableName]
  let rules: [CallableRule?]
  /// Calls that make types of numpy arrays whose elements are pointers.
  var pointerTypes: Set<Int32> = []
  /// Elements of states that may still be looked at.
  private var workLeft = InspectionLimits.stateElements
  private var called: Set<Int32> = []
  private var reported: Set<String> = []
  private var worst: ArtefactVerdict = .safe

  init(_ trace: PickleTrace, policy: InspectionPolicy, isTorch: Bool, isScript: Bool = false) {
    self.trace = trace
    self.policy = policy
    // A tensor pickled on its own keeps its storage in a nested stream.
    names = trace.imports.map(Self.name)
    rules = names.map { name in
      // Classes of TorchScript are those of the archive's own program, which is judged beside it.
      if isScript, name.module == "__torch__" || name.module.hasPrefix("__torch__.") {
        return CallableRule(role: .instance, context: .torch)
      }
      return policy.rule(for: name)
    }
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
      case .called(let index): judgeCall(index)
      case .built(let target, let state, let offset): judgeState(target, state, offset)
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

  /// Takes `count` elements off the budget; `false` when it is used up.
  mutating func spend(_ count: Int) -> Bool {
    guard count <= workLeft else { return false }
    workLeft -= count
    return true
  }

  mutating func add(
    _ rule: InspectionRule, _ verdict: ArtefactVerdict, _ message: String, _ offset: UInt64,
    excerpt: String = ""
  ) {
    // More reasons than anybody reads are kept only where they are worse.
    guard findings.count < InspectionLimits.pickleFindings || verdict > worst else { return }
    worst = max(worst, verdict)
    // One reason for each thing, however often it happens.
    guard reported.insert(rule.id + message).inserted else { return }
    findings.append(
      PickleFinding(
        rule: rule, verdict: verdict, message: message, offset: offset, excerpt: excerpt))
  }

  // MARK: imports

  private mutating func judgeImport(_ index: Int32) {
    let entry = trace.imports[Int(index)]
    let name = names[Int(index)]
    let isCalled = called.contains(index)
    if let rule = rules[Int(index)] {
      if rule.context == .torch, !isTorch {
        add(
          InspectionRules.argumentShape, .suspicious,
          "\(name.dotted) stands outside a PyTorch container", entry.offset)
      }
      if policy.isOwned(name) {
        add(
          InspectionRules.ownClass, .safe, "\(name.dotted) is allowed by the project's own list",
          entry.offset)
      }
      // Names that may be called in one way only are data nowhere else: who holds them may call them.
      if rule.role.isHeld || isCalled || rule.role == .wrap { return }
      return add(
        InspectionRules.dangerousCallable, .malicious,
        "\(name.dotted) is handed over instead of called", entry.offset)
    }
    judgeForeign(name, entry, isCalled)
  }

  /// A name that is not on the list.
  private mutating func judgeForeign(
    _ name: CallableName, _ entry: PickleImport, _ isCalled: Bool
  ) {
    let words = isCalled ? "calls \(name.dotted)" : "imports \(name.dotted)"
    let excerpt = "\(entry.opcode.name) \(entry.module) \(entry.name)"
    if let danger = policy.danger(of: name) ?? policy.danger(of: Self.plainName(entry)) {
      let rule = danger == .bytecode ? InspectionRules.bytecode : InspectionRules.dangerousCallable
      return add(
        name.name.contains(".") ? InspectionRules.dottedName : rule, .malicious,
        "\(words), which \(danger.words)", entry.offset, excerpt: excerpt)
    }
    if name.name.contains("."), !isClassPath(name.name) {
      return add(
        InspectionRules.dottedName, .malicious, "\(words), a dotted name", entry.offset,
        excerpt: excerpt)
    }
    // What a call amounts to is judged at the call.
    guard !isCalled else { return }
    add(
      InspectionRules.unknownImport, .suspicious,
      "\(words), which is not on the list of names that data needs", entry.offset,
      excerpt: excerpt)
  }

  /// `Outer.Inner`: the first part is written as classes are.
  private func isClassPath(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first(where: { $0 != "_" }) else { return false }
    return first.properties.isUppercase
  }

  /// joblib before 0.10 keeps arrays in files beside the pickle, which its wrappers name.
  private mutating func judgeOldWrapper(_ call: PickleCall, _ offset: UInt64) {
    guard let name = resolved(classBehind(call)), name.name.hasSuffix("NDArrayWrapper") else {
      return
    }
    add(InspectionRules.outOfBand, .unknown, "an array in a file beside this one", offset)
  }

  // MARK: writes

  private mutating func judgeState(
    _ target: PickleValue, _ state: PickleValue, _ offset: UInt64
  ) {
    switch target {
    case .opaque: break
    case .call(let index):
      let call = trace.calls[Int(index)]
      if dotted(call.callee) == "numpy.dtype", let fault = typeFault(index, state) {
        return add(InspectionRules.dangerousCallable, .malicious, fault, offset)
      }
      judgeOldWrapper(call, offset)
      judgeState(of: call, state, offset)
    case .global:
      let name = dotted(target)
      add(
        InspectionRules.stateOnNonInstance, .malicious, "sets attributes on \(name)", offset)
    default:
      add(
        InspectionRules.stateOnNonInstance, .malicious, "sets attributes on something unknown",
        offset)
    }
  }

  /// State for the result of a call; most of it was judged at the call.
  private mutating func judgeState(
    of call: PickleCall, _ state: PickleValue, _ offset: UInt64
  ) {
    guard let rule = rule(call.callee) else { return }
    switch rule.role {
    case .attribute, .typeOf, .typeName, .item, .lookup:
      add(
        InspectionRules.stateOnNonInstance, .malicious,
        "sets attributes on what \(dotted(call.callee)) answers", offset)
    case .bind:
      guard let parts = trace.node(state), parts.kind == .tuple, let first = parts.elements.first,
        call.arguments.first.map({ isMaker($0) }) == true
          ? isMaker(first) : self.rule(first)?.role.isHeld == true
      else {
        return add(
          InspectionRules.stateOnNonInstance, .malicious,
          "changes what \(dotted(call.callee)) calls", offset)
      }
    default: judgeFilling(of: call, state, offset)
    }
  }

  /// States that hold a text which the class executes.
  private mutating func judgeFilling(
    of call: PickleCall, _ state: PickleValue, _ offset: UInt64
  ) {
    let role = self.rule(classBehind(call))?.role
    guard role == .distribution || role == .design else { return }
    guard spend(trace.node(state)?.elements.count ?? 0) else {
      return add(
        InspectionRules.dangerousCallable, .malicious, "a state too large to be followed", offset)
    }
    if role == .distribution {
      guard let fault = ScipyDistribution.fault(in: state, trace) else { return }
      return add(InspectionRules.dangerousCallable, .malicious, fault, offset)
    }
    guard let fault = StatsmodelsDesign.fault(in: state, trace) else { return }
    add(
      fault.isAttack ? InspectionRules.dangerousCallable : InspectionRules.unknownCall,
      fault.isAttack ? .malicious : .suspicious, fault.words, offset)
  }

  private mutating func judgeWrite(_ target: PickleValue, _ opcode: PickleOpcode, _ offset: UInt64)
  {
    switch target {
    case .call(let index):
      let callee = trace.calls[Int(index)].callee
      switch rule(callee)?.role {
      case .call, .encode, .bind, .apply, .distribution, .design:
        add(
          InspectionRules.argumentShape, .suspicious,
          "items are written into the result of a function", offset, excerpt: opcode.name)
      case .attribute, .typeOf, .typeName, .item, .lookup:
        add(
          InspectionRules.foreignWrite, .malicious,
          "writes items into what \(dotted(callee)) answers", offset, excerpt: opcode.name)
      default: break
      }
    case .opaque: break
    default:
      let name = dotted(target)
      add(
        InspectionRules.foreignWrite, .malicious, "writes items into \(name)", offset,
        excerpt: opcode.name)
    }
  }
}
