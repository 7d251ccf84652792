/// Judges a Keras configuration: the objects that Keras would make from it, each by module and
/// name.
/// The configuration is a program: what it names is imported and called (keras
/// `saving/serialization_lib.py`, `legacy/saving/serialization.py`).

import Bytes
import Formats

/// Something found in a configuration.
struct KerasFinding: Equatable {
  let rule: InspectionRule
  let verdict: ArtefactVerdict
  let message: String
  var excerpt = ""
}

/// Walks a configuration.
struct KerasJudge {
  let policy: InspectionPolicy
  private(set) var findings: [KerasFinding] = []
  /// Pickles of other frameworks, in base64.
  private(set) var embedded: [String] = []
  /// Whether a bound was met.
  private(set) var isCut = false
  private var objectsLeft = InspectionLimits.kerasObjects
  private var reported: Set<String> = []

  init(policy: InspectionPolicy) { self.policy = policy }

  /// Whether a document is the configuration of a Keras model or of a part of one.
  static func isConfiguration(_ json: JSON) -> Bool {
    guard let object = json.object, json["class_name"]?.string != nil else { return false }
    return object["config"] != nil || object["module"] != nil || object["registered_name"] != nil
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
    guard objectsLeft > 0 else { return isCut = true }
    objectsLeft -= 1
    switch json {
    case .array(let elements): for element in elements { judge(element) }
    case .object(let object):
      if let name = object["class_name"]?.string { judgeObject(name, json) }
      for (key, value) in object.members {
        judgeField(key, value)
        judge(value)
      }
    default: break
    }
  }

  /// Fields that mean code wherever they stand.
  private mutating func judgeField(_ key: String, _ value: JSON) {
    // Keras writes beside a function how it is held.
    if key.hasSuffix("_type"), value.string == "lambda" {
      add(InspectionRules.kerasLambda, .malicious, "the field \(key) announces byte code")
    }
    switch key {
    case "__lambda__":
      add(InspectionRules.kerasLambda, .malicious, "a function as byte code")
    case "activation", "recurrent_activation":
      if let name = value.string, !KerasNames.has(name), name != "leaky_relu" {
        add(
          InspectionRules.kerasCustom, .suspicious, "the activation \(name) is none of Keras",
          excerpt: name)
      }
    case "function":
      if let parts = value.array, let code = parts.first?.string, code.utf8.count > 40 {
        add(
          InspectionRules.kerasLambda, .malicious, "a function as byte code",
          excerpt: String(code.prefix(60)))
      }
    default: break
    }
  }

  /// Judges a text that is no JSON to this program, but may be to Python: only what is certain.
  mutating func judge(broken bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let compact = String(text.unicodeScalars.filter { $0.value > 0x20 })
    for mark in ["\"__lambda__\"", "\"class_name\":\"Lambda\"", "\"TorchModuleWrapper\""]
    where compact.contains(mark) {
      add(
        InspectionRules.kerasLambda, .malicious, "a broken configuration with \(mark)",
        excerpt: mark)
    }
    for piece in compact.split(separator: "\"module\":\"").dropFirst() {
      let module = String(piece.prefix { $0 != "\"" }.prefix(200))
      if KerasNames.isForeign(module) { foreign(module, "") }
    }
  }

  // MARK: one object

  private mutating func judgeObject(_ name: String, _ json: JSON) {
    let module = json["module"]?.string
    let registered = json["registered_name"]?.string
    switch name {
    case "__lambda__":
      return add(InspectionRules.kerasLambda, .malicious, "a function as byte code")
    case "Lambda": return judgeLambda(json["config"] ?? .null, module)
    case "function": return judgeFunction(json, module)
    case "TFOpLambda", "TensorFlowOpLayer": return judgeOperation(name, json["config"] ?? .null)
    case "__tensor__", "__numpy__", "__bytes__", "__ellipsis__", "__slice__", "__tuple__",
      "__keras_tensor__", "TensorShape", "__tuple", "__dict__", "__set__":
      return
    case "__typespec__", "TypeSpec":
      let root = module.map { $0.prefix { $0 != "." } } ?? "tensorflow"
      if root != "tensorflow" {
        add(
          InspectionRules.kerasModule, .malicious, "a type is imported from \(module ?? "")",
          excerpt: module ?? "")
      }
      return
    default: break
    }
    judgeClass(name, module, registered, json["config"] ?? .null)
  }

  private mutating func judgeClass(
    _ name: String, _ module: String?, _ registered: String?, _ config: JSON
  ) {
    judgeContent(name, config)
    guard let module else {
      // Before Keras 2.13 a configuration has names alone; its optimizers were registered so.
      if name.hasPrefix("Custom>"), KerasNames.has(String(name.dropFirst(7))) { return }
      if let registered, registered.contains(">") { return custom(name, registered) }
      if !KerasNames.has(name) { custom(name, registered ?? name) }
      return
    }
    if KerasNames.has(name, in: module) || KerasNames.isFamily(name, in: module) { return }
    if module == "builtins" {
      guard !KerasNames.builtinValues.contains(name) else { return }
      return foreign(module, name)
    }
    if KerasNames.isKeras(module) { return unknownOfKeras(module, name) }
    let danger = policy.danger(of: CallableName(module: module, name: name)) != nil
    // Classes of projects have capitals; functions are what attackers name.
    let isFunction = name == name.lowercased() && name.contains { $0.isLowercase }
    if danger || isFunction || KerasNames.isForeign(module) { return foreign(module, name) }
    custom(name, "\(module).\(name)")
  }

  private mutating func custom(_ name: String, _ full: String) {
    add(
      InspectionRules.kerasCustom, .suspicious, "\(full) is a class of a project", excerpt: full)
  }

  private mutating func foreign(_ module: String, _ name: String) {
    add(
      InspectionRules.kerasModule, .malicious, "\(module).\(name) is imported and called",
      excerpt: "\(module).\(name)")
  }

  /// Functions that no layer needs do something else; classes may be of a newer version.
  private mutating func unknownOfKeras(_ module: String, _ name: String) {
    let isFunction = name.first.map { $0.isLowercase || $0 == "_" } ?? true
    let armed = ["utils", "saving", "models", "config", "datasets", "backend", "callbacks"]
      .contains {
        module == "keras.\($0)" || module.contains(".\($0).") || module.hasSuffix(".\($0)")
      }
    if isFunction || (armed && !name.hasSuffix("Layer")) {
      add(
        InspectionRules.kerasFunction, .malicious, "\(module).\(name) is called",
        excerpt: "\(module).\(name)")
    } else {
      add(
        InspectionRules.kerasUnknown, .suspicious, "\(module).\(name) is not known",
        excerpt: "\(module).\(name)")
    }
  }

  /// Classes of Keras whose arguments matter.
  private mutating func judgeContent(_ name: String, _ config: JSON) {
    if KerasNames.unpickling.contains(name) {
      add(InspectionRules.kerasForeign, .malicious, "\(name) unpickles a PyTorch module")
      if let module = config["module"]?.string ?? config["module"]?["config"]?["value"]?.string {
        embedded.append(module)
      }
    }
    if KerasNames.wrapping.contains(name) {
      add(InspectionRules.kerasForeign, .suspicious, "\(name) wraps functions of another framework")
    }
    if KerasNames.reading.contains(name) {
      path(config["filepath"]?.string ?? "", of: name, field: "filepath")
    }
    for field in KerasNames.pathFields.sorted() {
      if let text = config[field]?.string, !KerasNames.reading.contains(name) {
        path(text, of: name, field: field)
      }
    }
  }

  private mutating func path(_ text: String, of name: String, field: String) {
    let leaves =
      text.hasPrefix("/") || text.hasPrefix("~") || text.contains("..") || text.contains("://")
      || text.contains("\\") || text.dropFirst().hasPrefix(":")
    add(
      InspectionRules.kerasPath,
      leaves || KerasNames.reading.contains(name) ? .malicious : .suspicious,
      "\(name) takes its \(field) from \(text)", excerpt: text)
  }

  // MARK: functions

  /// Layers that Keras 2 makes from functions of TensorFlow, by their names or as a graph node.
  private mutating func judgeOperation(_ name: String, _ config: JSON) {
    let function = config["function"]?.string ?? config["node_def"]?["op"]?.string ?? ""
    if name == "TFOpLambda", KerasNames.tensorFunctions.contains(function) { return }
    if KerasNames.isArmed(function) {
      return add(
        InspectionRules.kerasFunction, .malicious, "tf.\(function) is called", excerpt: function)
    }
    add(
      InspectionRules.kerasUnknown, .suspicious, "\(name) of \(function), which is not known",
      excerpt: function)
  }

  private mutating func judgeLambda(_ config: JSON, _ module: String?) {
    let function = config["function"]
    for field in ["function", "output_shape", "mask"] where field != "function" || function != nil {
      let isCode =
        ["lambda", "raw"].contains(config[field + "_type"]?.string ?? "")
        && config[field]?.isNull == false
      let isMarshal = (config[field]?[0]?.string?.utf8.count ?? 0) > 40
      guard isCode || isMarshal else { continue }
      return add(
        InspectionRules.kerasLambda, .malicious, "a Lambda layer holds its \(field) as byte code",
        excerpt: String(config[field]?[0]?.string?.prefix(60) ?? ""))
    }
    if function?.array != nil || function?["class_name"]?.string == "__lambda__" {
      return add(
        InspectionRules.kerasLambda, .malicious, "a Lambda layer holds a function as byte code",
        excerpt: String(function?[0]?.string?.prefix(60) ?? ""))
    }
    if function?.object != nil { return }  // judged as the object that it is
    let name = function?.string ?? "nothing"
    let from = config["module"]?.string ?? ""
    if policy.danger(of: CallableName(module: from, name: name)) != nil
      || KerasNames.isForeign(from) || from == "builtins"
    {
      return foreign(from, name)
    }
    if KerasNames.isKeras(from), !KerasNames.has(name, in: from), !KerasNames.has(name) {
      return unknownOfKeras(from, name)
    }
    add(
      InspectionRules.kerasCustom, .suspicious, "a Lambda layer calls \(name) of a project",
      excerpt: name)
  }

  private mutating func judgeFunction(_ json: JSON, _ module: String?) {
    let name = json["config"]?.string ?? json["config"]?["name"]?.string ?? ""
    let registered = json["registered_name"]?.string
    if let module, module != "builtins" {
      if KerasNames.has(name, in: module) { return }
      if KerasNames.isKeras(module) { return unknownOfKeras(module, name) }
      return foreign(module, name)
    }
    if KerasNames.has(name) { return }
    let full = registered.flatMap { $0 == "function" ? nil : $0 } ?? name
    add(
      InspectionRules.kerasCustom, .suspicious, "\(full) is a function of a project", excerpt: full)
  }
}
