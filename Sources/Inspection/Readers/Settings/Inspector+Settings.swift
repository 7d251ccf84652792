/// A walk through a document of settings, JSON or YAML: what its keys make a loader do, templates in
/// it, and texts that matter wherever they stand.

import Bytes
import Formats

/// What is left of the bounds of one walk.
struct SettingsWalk {
  var templates = InspectionLimits.templates
  var depth = 0
}

extension Inspector {
  /// Judges every member of `json`, at any depth.
  mutating func walkSettings(
    _ json: JSON, _ place: Place, _ result: inout Assessment, _ walk: inout SettingsWalk
  ) {
    walk.depth += 1
    defer { walk.depth -= 1 }
    switch json {
    case .object(let object):
      for (key, value) in object.members {
        judgeMember(key, value, object, place, &result, &walk)
        walkSettings(value, place, &result, &walk)
      }
    case .array(let elements):
      for element in elements { walkSettings(element, place, &result, &walk) }
    case .string(let text): judgeText(text, place, &result)
    default: break
    }
  }

  private mutating func judgeMember(
    _ key: String, _ value: JSON, _ object: JSONObject, _ place: Place, _ result: inout Assessment,
    _ walk: inout SettingsWalk
  ) {
    switch key {
    case "_target_", "_target", "__target__", "class_path", "_partial_target_":
      if key == "class_path", object["init_args"] == nil, value.string?.contains(".") != true {
        return
      }
      if let target = value.string { judgeTarget(target, named: key, place, &result) }
      if key == "_target_", value.string == "functools.partial" { partial(object, place, &result) }
    case "target" where object["params"] != nil, "type" where object["init_parameters"] != nil:
      if let target = value.string, target.contains(".") {
        judgeTarget(target, named: key, place, &result)
      }
    case "chat_template", "default_chat_template", "prompt_template", "tool_use_template":
      judgeTemplates(key, value, place, &result, &walk)
    case "auto_map": judgeAutoMap(value, place, &result)
    case "custom_generate":
      if value.string != nil { settingsCode("custom_generate names code", key, place, &result) }
    case "custom_pipelines", "custom_pipeline":
      if value.object?.count != 0, !value.isNull {
        settingsCode("\(key) names code for pipelines", key, place, &result)
        judgeReferences(value, place, &result)
      }
    case "trust_remote_code":
      if value.bool == true {
        settingsCode("trust_remote_code is set", key, place, &result)
      }
    case "py/reduce", "py/function", "py/repr", "py/newargs", "py/newargsex", "py/initargs",
      "py/object", "py/type", "py/ref", "py/mod", "py/module":
      judgePicklesOfJSON(key, value, place, &result)
    default: break
    }
  }

  /// `functools.partial` as a target calls its first argument.
  private mutating func partial(
    _ object: JSONObject, _ place: Place, _ result: inout Assessment
  ) {
    for value in object["_args_"]?.array ?? [] {
      if let name = value.string, name.contains(".") {
        judgeTarget(name, named: "_args_", place, &result)
      }
    }
  }

  // MARK: templates

  private mutating func judgeTemplates(
    _ key: String, _ value: JSON, _ place: Place, _ result: inout Assessment,
    _ walk: inout SettingsWalk
  ) {
    switch value {
    case .string(let text):
      guard walk.templates > 0 else {
        result.lacks("too many templates")
        return
      }
      walk.templates -= 1
      guard key == "chat_template" || text.contains("{%") || text.contains("{{") else { return }
      // A name of a file beside it is no template.
      if !text.contains("{"), text.utf8.count < 256 { return }
      inspectTemplate(key, Array(text.utf8), place, &result)
    case .array(let list):
      for element in list {
        let name = element["name"]?.string ?? key
        if let template = element["template"] {
          judgeTemplates("chat_template", template, place, &result, &walk)
        } else if element.string != nil {
          judgeTemplates(name, element, place, &result, &walk)
        }
      }
    case .object(let members):
      for (_, template) in members.members {
        judgeTemplates("chat_template", template, place, &result, &walk)
      }
    default: break
    }
  }

  // MARK: code of repositories

  private mutating func judgeAutoMap(_ value: JSON, _ place: Place, _ result: inout Assessment) {
    guard !value.isNull, value.object?.count != 0 else { return }
    settingsCode(
      "auto_map makes loaders import code of the repository when they trust it", "auto_map", place,
      &result)
    judgeReferences(value, place, &result)
  }

  /// References such as `modeling_x.Class` and `owner/name--modeling_x.Class`.
  private mutating func judgeReferences(
    _ value: JSON, _ place: Place, _ result: inout Assessment
  ) {
    switch value {
    case .object(let members):
      for (_, inner) in members.members { judgeReferences(inner, place, &result) }
    case .array(let list): for inner in list { judgeReferences(inner, place, &result) }
    case .string(let text):
      guard text.contains(".") || text.contains("/") else { return }
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      let isForeign = text.contains("--")
      let file = isForeign ? String(parts.last ?? "") : text
      if Self.leavesFolder(file) || (isForeign && Self.leavesFolder(text)) || file.contains("/") {
        note(
          InspectionRules.settingsPath, .malicious, "the code \(text) lies outside the folder",
          place,
          excerpt: text)
        result.verdict = .malicious
      } else if isForeign {
        note(
          InspectionRules.settingsForeign, .suspicious, "the code comes from \(text)", place,
          excerpt: text)
        result.verdict = max(result.verdict, .suspicious)
      }
    default: break
    }
  }

  /// What jsonpickle writes: its reader calls what these keys name.
  private mutating func judgePicklesOfJSON(
    _ key: String, _ value: JSON, _ place: Place, _ result: inout Assessment
  ) {
    if key == "py/reduce" || key == "py/repr" || key == "py/function" || key == "py/mod" {
      note(
        InspectionRules.settingsTargetDangerous, .malicious,
        "\(key) makes jsonpickle call what it names", place, excerpt: key)
      result.verdict = .malicious
      result.capability = .codeOnLoad
    } else if let target = value.string {
      judgeTarget(target, named: key, place, &result)
    }
  }

  // MARK: texts

  /// Texts inside a document that matter for themselves.
  mutating func judgeText(_ text: String, _ place: Place, _ result: inout Assessment) {
    guard text.utf8.count > 7 else { return }
    if let found = TextSigns.pipeline(text) {
      note(
        InspectionRules.textCommand, .suspicious, "a text is a command that fetches and runs",
        place,
        excerpt: found)
      result.verdict = max(result.verdict, .suspicious)
    }
    if text.hasPrefix("$") { dollarCode(text, place, &result) }
    packedPickle(text, place, &result)
  }

  /// MONAI bundles evaluate texts that start with `$` as Python.
  private mutating func dollarCode(_ text: String, _ place: Place, _ result: inout Assessment) {
    guard text.contains("("), text.utf8.count < 1 << 16,
      let module = try? PythonModule(Array(text.dropFirst().replacing("@", with: "").utf8))
    else { return }
    for finding in PythonJudge(module, isScript: true).findings where finding.verdict == .malicious
    {
      note(
        finding.rule, .malicious, "a text that is evaluated \(finding.words)", place,
        excerpt: finding.construct)
      result.verdict = .malicious
      result.capability = .codeOnLoad
    }
  }

  /// Base64 of a pickle, told by how its first opcodes look in base64.
  private mutating func packedPickle(
    _ text: String, _ place: Place, _ result: inout Assessment
  ) {
    guard text.utf8.count > 11,
      ["gAS", "gAR", "gAN", "gAJ", "gAU", "gAV", "Y29z", "Y3Bvc2l4", "Y19f"]
        .contains(where: { text.hasPrefix($0) }),
      text.utf8.allSatisfy({ TextSigns.isBase64($0) }), let bytes = PythonScopes.base64(text),
      nestedLeft > 0
    else { return }
    nestedLeft -= 1
    let region = Region(MemorySource(bytes))
    guard let pickle = inspectPickle(region, place.member("base64 text"), others: false) else {
      return
    }
    result.join(pickle)
  }
}
