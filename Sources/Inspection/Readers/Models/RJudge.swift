/// Judges an object of R: data is data; what R evaluates by itself, what runs when the object is
/// used, and what that code calls.

import Formats

/// Walks an object.
struct RJudge {
  let object: RObject
  private(set) var findings: [KerasFinding] = []
  private(set) var offsets: [UInt64] = []
  /// Whether there is anything that R evaluates when the object is used.
  private(set) var holdsCode = false
  private var reported: Set<String> = []
  /// Names that the object itself gives a value, whose code is judged where it stands.
  private var own: Set<String> = []
  /// Whether code looks functions up by what a variable says, and whether it puts texts together.
  private var looksUp = false
  private var puts = false

  init(_ object: RObject) { self.object = object }

  private mutating func add(
    _ rule: InspectionRule, _ verdict: ArtefactVerdict, _ message: String, at offset: UInt64,
    excerpt: String = ""
  ) {
    guard reported.insert(rule.id + message).inserted else { return }
    findings.append(
      KerasFinding(rule: rule, verdict: verdict, message: message, excerpt: excerpt))
    offsets.append(offset)
  }

  /// Judges every item. Items are judged where they stand in the file; the tree needs no walk,
  /// except for what lies in environments.
  mutating func judge() {
    own = ownNames()
    if object.isWorkspace { judgeWorkspace() }
    let sheltered = bindings()
    for (index, node) in object.nodes.enumerated() {
      if node.hasActiveBinding {
        add(
          InspectionRules.rCode, .suspicious, "a binding runs a function when it is read",
          at: node.offset)
      }
      switch node.kind {
      case .promise: judgePromise(node, sheltered.contains(Int32(index)))
      case .call: judgeCall(node)
      case .closure:
        holdsCode = true
      case .byteCode: judgeByteCode(node)
      case .builtin: judgeName(node.name, at: node.offset, as: "the function")
      case .persistent:
        add(
          InspectionRules.rHook, .suspicious, "a reference that a hook of the loader resolves",
          at: node.offset, excerpt: node.name)
      default: break
      }
    }
    judgeLookups()
  }

  /// Names that are decoded and then called cannot be judged.
  private mutating func judgeLookups() {
    guard looksUp, puts else { return }
    add(
      InspectionRules.rCode, .suspicious, "code that decodes texts and looks functions up by name",
      at: 0)
  }

  /// Names that R calls by itself when a workspace is there (`?Startup`), or that every session
  /// uses.
  private mutating func judgeWorkspace() {
    guard let root = at(object.root), root.kind == .pairs else { return }
    for (name, child) in zip(root.tags, root.children) {
      guard let value = at(child), value.kind == .closure || value.kind == .byteCode else {
        continue
      }
      if RNames.automatic.contains(name) {
        add(
          InspectionRules.rCall, .malicious, "R calls \(name) of the workspace by itself",
          at: value.offset, excerpt: name)
      } else if RNames.everyday.contains(name) {
        add(
          InspectionRules.rCode, .suspicious, "the workspace has a \(name) of its own",
          at: value.offset, excerpt: name)
      }
    }
  }

  /// Parameters, local variables and bindings.
  private func ownNames() -> Set<String> {
    var names: Set<String> = []
    for node in object.nodes {
      switch node.kind {
      case .pairs: names.formUnion(node.tags)
      case .call:
        guard node.children.count > 1, let head = at(node.children[0]),
          ["<-", "<<-", "="].contains(head.name), let target = at(node.children[1])
        else { continue }
        names.insert(target.name)
      default: continue
      }
    }
    return names
  }

  /// Items that are values of bindings in environments: they are looked at only by name.
  private func bindings() -> Set<Int32> {
    var found: Set<Int32> = []
    for node in object.nodes where node.kind == .environment {
      for child in node.children {
        var lists = [child]
        // The frame is a pairlist, the table of a hashed one a vector of pairlists.
        if let table = at(child), table.kind == .list { lists += table.children }
        for list in lists {
          if let pairs = at(list), pairs.kind == .pairs { found.formUnion(pairs.children) }
        }
      }
    }
    return found
  }

  private func at(_ index: Int32) -> RNode? {
    object.nodes.indices.contains(Int(index)) ? object.nodes[Int(index)] : nil
  }

  // MARK: code

  /// A promise that was not yet kept is evaluated as soon as R looks at it.
  private mutating func judgePromise(_ node: RNode, _ isBinding: Bool) {
    guard node.children.count == 3, let value = at(node.children[1]),
      let expression = at(node.children[2])
    else { return }
    holdsCode = true
    let isOpen = value.kind == .unbound
    let runs = expression.kind == .call || expression.kind == .byteCode
    if !isBinding, runs || isOpen {
      return add(
        InspectionRules.rPromise, .malicious, "an expression that is evaluated on sight",
        at: node.offset)
    }
    if isOpen, runs {
      add(
        InspectionRules.rCode, .suspicious, "an expression that is evaluated when a name is used",
        at: node.offset)
    }
  }

  private mutating func judgeCall(_ node: RNode) {
    holdsCode = true
    guard let first = node.children.first, let head = at(first) else { return }
    switch head.kind {
    case .symbol:
      if head.name == "::" || head.name == ":::" { return judgeQualified(node) }
      if RNames.native.contains(head.name) { return judgeNative(node, head.name) }
      judgeName(head.name, at: node.offset, as: "a call of")
      if RNames.decoders.contains(head.name) { puts = true }
      if RNames.higherOrder.contains(head.name) { judgeArguments(node) }
    case .texts:
      for text in head.texts { judgeName(text, at: node.offset, as: "a call of") }
    case .builtin, .closure, .call, .reference, .byteCode: break
    default: break
    }
  }

  /// A function of a package, by both names.
  private mutating func judgeQualified(_ node: RNode) {
    let names = node.children.dropFirst().map { index -> String in
      guard let part = at(index) else { return "" }
      return part.kind == .symbol ? part.name : part.texts.first ?? ""
    }
    guard names.count == 2 else { return }
    let full = "\(names[0])::\(names[1])"
    if RNames.dangerous.contains(names[1]) || RNames.armedPackages.contains(names[0]) {
      return add(
        InspectionRules.rCall, .malicious, "a use of \(full.prefix(100))", at: node.offset,
        excerpt: full)
    }
    if RNames.ordinary.contains(names[1]) { return }
    add(
      InspectionRules.rCode, .suspicious, "a use of \(full.prefix(100)), which is not known",
      at: node.offset, excerpt: full)
  }

  /// Calls of compiled code by a name that its package gives it.
  private mutating func judgeNative(_ node: RNode, _ name: String) {
    let target = node.children.count > 1 ? at(node.children[1]) : nil
    if let target, target.kind == .symbol, target.name.hasPrefix("C_") { return }
    add(
      InspectionRules.rCode, .suspicious, "\(name) of compiled code that is not named",
      at: node.offset)
  }

  /// Functions that are handed to a function that calls them.
  private mutating func judgeArguments(_ node: RNode) {
    if let head = at(node.children[0]), RNames.byName.contains(head.name), node.children.count > 1,
      let first = at(node.children[1]), first.kind == .call, !first.children.isEmpty,
      let inner = at(first.children[0]), RNames.texts.contains(inner.name)
    {
      add(
        InspectionRules.rCall, .malicious, "\(head.name) of a name that is put together",
        at: node.offset, excerpt: head.name)
    }
    if let head = at(node.children[0]), RNames.lookups.contains(head.name), node.children.count > 1,
      let first = at(node.children[1]), first.kind == .symbol || first.kind == .call
    {
      looksUp = true
    }
    let findsByName = at(node.children[0]).map { RNames.byName.contains($0.name) } ?? false
    for child in node.children.dropFirst() {
      guard let argument = at(child) else { continue }
      let names = argument.kind == .symbol ? [argument.name] : argument.texts
      // A variable may have the name of a function; a text that is looked up is the function.
      let known =
        findsByName && argument.kind == .texts ? RNames.dangerous : RNames.commands
      for name in names where known.contains(name) {
        judgeName(name, at: node.offset, as: "a call of")
      }
    }
  }

  /// Byte code finds functions by the symbols among its constants.
  private mutating func judgeByteCode(_ node: RNode) {
    holdsCode = true
    for child in node.children {
      guard let constant = at(child), constant.kind == .symbol else { continue }
      if RNames.commands.contains(constant.name) {
        judgeName(constant.name, at: node.offset, as: "byte code with")
      }
    }
  }

  private mutating func judgeName(_ name: String, at offset: UInt64, as words: String) {
    if RNames.dangerous.contains(name) {
      return add(
        InspectionRules.rCall, .malicious, "\(words) \(name)", at: offset, excerpt: name)
    }
    if RNames.ordinary.contains(name) || own.contains(name) { return }
    add(
      InspectionRules.rCode, .suspicious, "\(words) \(name.prefix(80)), which is not known",
      at: offset,
      excerpt: name)
  }
}

extension Inspector {
  mutating func inspectR(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "r-data")
    do throws(FormatError) {
      let object = try RObject(region)
      if object.isWorkspace { result.format = "r-workspace" }
      var judge = RJudge(object)
      judge.judge()
      for (finding, offset) in zip(judge.findings, judge.offsets) {
        note(
          finding.rule, finding.verdict, finding.message, place, at: offset,
          excerpt: finding.excerpt)
        result.verdict = max(result.verdict, finding.verdict)
        if finding.rule == InspectionRules.rPromise {
          result.capability = max(result.capability, .codeOnLoad)
        }
      }
      if judge.holdsCode {
        result.capability = max(result.capability, .codeOnUse)
        if judge.findings.isEmpty {
          note(InspectionRules.rFormula, .safe, "the object holds expressions", place)
        }
      }
    } catch {
      note(InspectionRules.rBroken, .unknown, error.words, place, at: error.offset)
      result.lacks("the object cannot be followed")
    }
    return result
  }
}
