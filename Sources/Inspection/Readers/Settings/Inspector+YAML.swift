/// YAML files: tags that make objects, targets of Hydra, MLflow's descriptions of models, lists of
/// packages.

import Bytes
import Formats

extension Inspector {
  /// Reads YAML; `nil` if a text without a name that says so does not look like it.
  mutating func inspectYAML(_ bytes: [UInt8], _ place: Place, isNamed: Bool) -> Assessment? {
    guard isNamed || Self.looksLikeYAML(bytes) else { return nil }
    var result = Assessment(format: "yaml")
    let document: YAMLDocument
    do throws(FormatError) {
      document = try YAMLDocument(bytes)
    } catch {
      guard isNamed || Self.holdsPythonTag(bytes) else { return nil }
      note(InspectionRules.yamlBroken, .unknown, error.words, place, at: error.offset)
      result.lacks("the YAML is not understood")
      if Self.holdsPythonTag(bytes) {
        note(InspectionRules.yamlTag, .malicious, "the text holds !!python/", place)
        result.verdict = .malicious
        result.capability = .codeOnLoad
      }
      return result
    }
    if !isNamed, !document.documents.contains(where: { $0.object != nil || $0.array != nil }),
      document.tags.isEmpty
    {
      return nil
    }
    judge(tagsOf: document, place, &result)
    judgeSize(document, place, isNamed, &result)
    var walk = SettingsWalk()
    for json in document.documents {
      if json["flavors"]?.object != nil { judgeMLmodel(json, place, &result) }
      if json["dependencies"]?.array != nil { judgeEnvironment(json, place, &result) }
      for shape in JSONShape.settings where shape.recognises(json) {
        shape.judge(&self, json, place, &result)
      }
      walkSettings(json, place, &result, &walk)
      inspectSecrets(in: json, place, &result)
    }
    return result
  }

  private static let pythonTags = BytePatterns(["!!python/", "yaml.org,2002:python/"])

  private static func holdsPythonTag(_ bytes: [UInt8]) -> Bool { pythonTags.occur(in: bytes) }

  /// A document mark, a tag, or a key in the first line that says something.
  private static func looksLikeYAML(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes.prefix(InspectionLimits.textHead), as: UTF8.self)
    if holdsPythonTag(bytes) || text.hasPrefix("%YAML") { return true }
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    guard let first = lines.first else { return false }
    if first.trimmingSuffix(\.isWhitespace) == "---" {
      // A model card has a second mark, and prose after it.
      return !lines.dropFirst().contains { $0.trimmingSuffix(\.isWhitespace) == "---" }
    }
    return lines.prefix(4).allSatisfy { line in
      let start = line.drop { $0 == " " }
      if start.hasPrefix("- ") { return true }
      let key = start.prefix { $0.isLetter || $0.isNumber || "_.-/".contains($0) }
      guard !key.isEmpty else { return false }
      let rest = start.dropFirst(key.count)
      return rest == ":" || rest.hasPrefix(": ") || rest == ":\r"
    }
  }

  // MARK: tags

  private static let plainTags: Set<String> = [
    "!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq", "!!set", "!!omap", "!!pairs",
    "!!binary", "!!timestamp", "!!merge", "!!python/tuple", "!!python/str", "!!python/unicode",
    "!!python/int", "!!python/long", "!!python/float", "!!python/bool", "!!python/none",
    "!!python/list", "!!python/dict", "!!python/complex", "!!python/bytes", "!ref", "!copy",
    "!tuple", "!PLACEHOLDER",
  ]

  /// Judges the tags of a document.
  mutating func judge(
    tagsOf document: YAMLDocument, _ place: Place, _ result: inout Assessment
  ) {
    for tag in document.tags where !Self.plainTags.contains(tag.name) {
      if tag.name.contains("python/") {
        pythonTag(tag, place, &result)
      } else if let colon = tag.name.firstIndex(of: ":"), tag.name.hasPrefix("!"),
        ["!new", "!name", "!apply", "!module", "!class"].contains(tag.name[..<colon])
      {
        let target = String(tag.name[tag.name.index(after: colon)...])
        judgeTarget(target, named: String(tag.name[..<colon]), place, &result)
      } else if ["!!javax.", "!!java.", "!!com.sun.", "!!org.", "!ruby/", "!!ruby/"].contains(
        where: { tag.name.hasPrefix($0) })
      {
        note(
          InspectionRules.yamlTag, .malicious, "line \(tag.line) makes a loader build \(tag.name)",
          place, excerpt: tag.name)
        result.verdict = .malicious
        result.capability = .codeOnLoad
      } else {
        note(
          InspectionRules.yamlUnknownTag, .suspicious, "line \(tag.line) has the tag \(tag.name)",
          place, excerpt: tag.name)
        result.verdict = max(result.verdict, .suspicious)
      }
    }
  }

  private mutating func pythonTag(_ tag: YAMLTag, _ place: Place, _ result: inout Assessment) {
    let target = tag.name.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
    let parts = target.split(separator: ".").map(String.init)
    let name = CallableName(
      module: parts.dropLast().joined(separator: "."), name: parts.last ?? "")
    let isData = policy.rule(for: name) != nil || target == "argparse.Namespace"
    note(
      InspectionRules.yamlTag, isData ? .suspicious : .malicious,
      "line \(tag.line) makes a loader build \(tag.name)", place, excerpt: tag.name)
    result.verdict = max(result.verdict, isData ? .suspicious : .malicious)
    result.capability = .codeOnLoad
  }

  private mutating func judgeSize(
    _ document: YAMLDocument, _ place: Place, _ isNamed: Bool, _ result: inout Assessment
  ) {
    if document.unfolded > InspectionLimits.yamlUnfolded {
      note(
        InspectionRules.yamlBomb, .suspicious, "aliases unfold to \(document.unfolded) nodes", place
      )
      result.verdict = max(result.verdict, .suspicious)
    }
    if isNamed, let key = document.duplicates.first {
      note(
        InspectionRules.settingsDuplicate, .suspicious, "the key \(key) stands twice", place,
        excerpt: key)
      result.verdict = max(result.verdict, .suspicious)
    }
  }

  // MARK: environments

  private mutating func judgeEnvironment(
    _ json: JSON, _ place: Place, _ result: inout Assessment
  ) {
    for (number, value) in (json["dependencies"]?.array ?? []).enumerated() {
      for line in ([value] + (value["pip"]?.array ?? [])).compactMap(\.string) {
        judgeRequirement(line, number + 1, place, &result)
      }
    }
  }
}
