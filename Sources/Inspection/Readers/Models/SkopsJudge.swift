/// Judges the schema of a skops file: a tree of nodes, each with the loader that makes it and the
/// class or function that is made (skops `io/_audit.py`, `io/_general.py`). Names are judged by the
/// same policy as those of pickles.

import Bytes
import Formats

/// Walks a schema.
struct SkopsJudge {
  let policy: InspectionPolicy
  private(set) var findings: [KerasFinding] = []
  /// Members that nodes refer to.
  private(set) var files: Set<String> = []
  private(set) var isCut = false
  private var nodesLeft = InspectionLimits.kerasObjects
  private var reported: Set<String> = []

  init(policy: InspectionPolicy) { self.policy = policy }

  /// Whether a document is a schema, or a node of one.
  static func isSchema(_ json: JSON) -> Bool {
    json["_skops_version"] != nil
      || json["__loader__"]?.string != nil && json["__class__"] != nil && json["__module__"] != nil
  }

  private mutating func add(
    _ rule: InspectionRule, _ verdict: ArtefactVerdict, _ message: String, excerpt: String = ""
  ) {
    guard reported.insert(rule.id + message).inserted else { return }
    findings.append(
      KerasFinding(rule: rule, verdict: verdict, message: message, excerpt: excerpt))
  }

  // MARK: walk

  /// Judges `json` and everything in it. JSON is bounded in depth by its reader.
  mutating func judge(_ json: JSON) {
    guard nodesLeft > 0 else { return isCut = true }
    nodesLeft -= 1
    switch json {
    case .array(let elements): for element in elements { judge(element) }
    case .object(let object):
      if let loader = object["__loader__"] { judgeNode(loader.string ?? "", json) }
      for (_, value) in object.members { judge(value) }
    default: break
    }
  }

  // MARK: nodes

  /// Loaders that make an instance of the class that they name, or of a fixed one.
  private static let makers: Set<String> = [
    "DictNode", "DefaultDictNode", "ListNode", "SetNode", "TupleNode", "BytesNode",
    "BytearrayNode", "SliceNode", "ObjectNode", "ConstructorFromReduceNode", "ReduceNode",
    "NdArrayNode", "MaskedArrayNode", "RandomStateNode", "RandomGeneratorNode", "DTypeNode",
    "SparseMatrixNode", "LossNode", "TreeNode", "_DictWithDeprecatedKeysNode", "SGDNode",
    "QuantileForestNode",
  ]

  private mutating func judgeNode(_ loader: String, _ node: JSON) {
    guard let module = node["__module__"]?.string, let name = node["__class__"]?.string else {
      return add(
        InspectionRules.skopsBroken, .unknown, "a node without module or class", excerpt: loader)
    }
    let full = CallableName(module: module, name: name)
    if let file = node["file"]?.string { files.insert(file) }
    switch loader {
    case "JsonNode", "CachedNode": judgeValue(full, loader)
    case "FunctionNode":
      // Files of protocol 0 name the function beside the class, and the loader takes that one.
      if let content = node["content"], content.object != nil {
        judgeFunction(
          CallableName(
            module: content["module_path"]?.string ?? "", name: content["function"]?.string ?? ""))
        if ["function", "ufunc", "builtin_function_or_method"].contains(name) { return }
      }
      judgeFunction(full)
    case "TypeNode": judgeType(full)
    case "PartialNode": judgePartial(full)
    case "MethodNode": judgeMethod(full, node)
    case "OperatorFuncNode": judgeOperator(full, node)
    case "RandomGeneratorNode":
      judgeType(full)
      judgeGenerator(node)
    case let known where Self.makers.contains(known): judgeType(full)
    default:
      add(
        InspectionRules.skopsUnknown, .suspicious, "the loader \(loader) is not known",
        excerpt: loader)
      judgeType(full)
    }
  }

  /// Values that are made from a text alone; the class is not used.
  private mutating func judgeValue(_ name: CallableName, _ loader: String) {
    if policy.danger(of: name) != nil { contradict("\(loader) of \(name.dotted)", name) }
  }

  private mutating func contradict(_ words: String, _ name: CallableName) {
    add(InspectionRules.skopsMismatch, .malicious, words, excerpt: name.dotted)
  }

  private mutating func judgeType(_ name: CallableName) {
    if policy.rule(for: name) != nil || Self.own.contains(name.dotted) { return }
    if let danger = policy.danger(of: name) {
      return add(
        InspectionRules.skopsNode, .malicious, "\(name.dotted), which \(danger.words)",
        excerpt: name.dotted)
    }
    if name.name.contains(".") || name.name.hasPrefix("__") {
      return add(
        InspectionRules.skopsNode, .malicious, "\(name.dotted) reaches through attributes",
        excerpt: name.dotted)
    }
    add(
      InspectionRules.skopsUnknown, .suspicious, "\(name.dotted) is not on the list of data",
      excerpt: name.dotted)
  }

  /// Types that skops writes and pickles do not need by these names.
  private static let own: Set<String> = [
    "builtins.map", "builtins.NoneType", "builtins.type", "numpy.ma.MaskedArray", "numpy.memmap",
    "numpy.ma.core.MaskedArray", "numpy.random.RandomState", "numpy.random.Generator",
    "numpy.ndarray", "sklearn.tree._tree.Tree", "collections.OrderedDict",
  ]

  private mutating func judgeFunction(_ name: CallableName) {
    let isUfunc =
      name.module == "scipy.special" || name.module == "scipy.special._ufuncs"
      || name.module == "numpy" && Self.arrayFunctions.contains(name.name)
    if isUfunc, name.name.utf8.allSatisfy({ $0 != UInt8(ascii: ".") }) { return }
    judgeType(name)
  }

  /// Functions of numpy that transform arrays and nothing else.
  private static let arrayFunctions: Set<String> = [
    "ravel", "reshape", "clip", "round", "around", "nan_to_num", "log", "exp", "cumsum", "cumprod",
    "diff", "median", "mean", "var", "std", "sum", "max", "min", "argmax", "argmin", "nanmean",
    "nanmedian", "nansum", "nanmax", "nanmin", "nanstd", "nanvar", "squeeze", "transpose", "stack",
    "hstack", "vstack", "concatenate", "column_stack", "asarray", "unique", "where", "sort",
    "argsort", "flip", "roll", "tile", "repeat", "isin", "expand_dims", "atleast_2d", "identity",
    "zeros_like", "ones_like", "full_like", "percentile", "quantile", "dot", "real", "imag",
  ]

  private mutating func judgePartial(_ name: CallableName) {
    // The function inside is a node of its own.
    if name.dotted != "functools.partial" { contradict("PartialNode of \(name.dotted)", name) }
  }

  private mutating func judgeMethod(_ name: CallableName, _ node: JSON) {
    let owner = node["content"]?["obj"]
    let inner = CallableName(
      module: owner?["__module__"]?.string ?? "", name: owner?["__class__"]?.string ?? "")
    let method = node["content"]?["func"]?.string ?? ""
    if inner != name {
      return contradict("a method of \(name.dotted) is taken from \(inner.dotted)", name)
    }
    if method.hasPrefix("_") || method.contains(".") || method.isEmpty {
      return add(
        InspectionRules.skopsNode, .malicious, "the method \(method) of \(name.dotted) is taken",
        excerpt: method)
    }
    add(
      InspectionRules.skopsUnknown, .suspicious, "the method \(method) of \(name.dotted) is taken",
      excerpt: method)
  }

  private mutating func judgeOperator(_ name: CallableName, _ node: JSON) {
    guard name.module == "operator" else {
      return contradict("OperatorFuncNode of \(name.dotted) calls operator.\(name.name)", name)
    }
    switch name.name {
    case "itemgetter": return
    case "attrgetter", "methodcaller":
      let texts = Self.contents(of: node["attrs"] ?? .null, 0)
      guard !texts.contains(where: { $0.contains("__") || $0.contains("system") }) else {
        return add(
          InspectionRules.skopsNode, .malicious, "operator.\(name.name) reaches for attributes",
          excerpt: name.name)
      }
      add(
        InspectionRules.skopsUnknown, .suspicious, "operator.\(name.name) takes attributes by name",
        excerpt: name.name)
    default:
      add(
        InspectionRules.skopsMismatch, .malicious, "operator.\(name.name) is called",
        excerpt: name.name)
    }
  }

  /// The texts that the nodes below `json` hold.
  private static func contents(of json: JSON, _ depth: Int) -> [String] {
    guard depth < FormatLimits.hdf5Depth else { return [] }
    switch json {
    case .array(let elements): return elements.flatMap { contents(of: $0, depth + 1) }
    case .object(let object):
      return object.members.flatMap { key, value -> [String] in
        if key == "content", let text = value.string { return [text] }
        return contents(of: value, depth + 1)
      }
    default: return []
    }
  }

  /// The bit generator is looked up by its name in numpy.
  private mutating func judgeGenerator(_ node: JSON) {
    let known = ["PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"]
    let state = node["content"]?["bit_generator"]
    let text =
      state?["content"]?["bit_generator"]?["content"]?.string ?? state?["bit_generator"]?.string
    guard let text, !known.contains(text.filter { $0 != "\"" }) else { return }
    add(
      InspectionRules.skopsMismatch, .malicious, "the bit generator numpy.random.\(text)",
      excerpt: text)
  }
}

extension Inspector {
  /// Judges a schema as a document.
  mutating func judgeSkops(_ json: JSON, _ place: Place, _ result: inout Assessment) {
    var judge = SkopsJudge(policy: policy)
    judge.judge(json)
    for finding in judge.findings {
      note(finding.rule, finding.verdict, finding.message, place, excerpt: finding.excerpt)
      if finding.verdict == .unknown { result.lacks("a node of the schema is not understood") }
      result.verdict = max(result.verdict, finding.verdict)
      if finding.verdict > .unknown { result.capability = max(result.capability, .codeOnLoad) }
    }
    if judge.isCut {
      note(InspectionRules.budget, .unknown, "the schema has too many nodes", place)
      result.lacks("a schema larger than the bounds")
    }
  }

  /// What only the archive shows: a schema that can be read, and the members that it names.
  mutating func judgeSkopsArchive(
    _ names: Set<String>, _ content: (String) -> Region?, _ place: Place, _ result: inout Assessment
  ) {
    guard let region = content("schema.json"), let bytes = try? region.bytes(0, Int(region.count)),
      let json = try? JSON.parse(bytes, limits: .modelHeader)
    else {
      note(InspectionRules.skopsBroken, .unknown, "schema.json is no JSON", place)
      return result.lacks("the schema cannot be read")
    }
    var judge = SkopsJudge(policy: policy)
    judge.judge(json)
    if !SkopsJudge.isSchema(json) { judgeSkops(json, place.member("schema.json"), &result) }
    let missing = judge.files.subtracting(names).sorted()
    guard let first = missing.first else { return }
    note(InspectionRules.skopsBroken, .unknown, "the member \(first) is missing", place)
    result.lacks("a member of the schema is missing")
  }
}
