/// Texts: content that is whole UTF-8. What has no mark of its own is told from its syntax; the
/// name may add a reader, never take one away.

import Bytes
import Formats

extension Inspector {
  /// Reads a text; `nil` if the content is none, or too long to be held.
  mutating func inspectText(_ region: Region, _ place: Place) -> Assessment? {
    guard region.count <= UInt64(InspectionLimits.textInMemory),
      let head = try? region.head(InspectionLimits.textHead), Self.mayBeText(head, place.name),
      let bytes = try? region.bytes(0, Int(region.count))
    else { return nil }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard let first = body.first(where: { !Self.isSpace($0) }) else { return nil }
    let kind = TextKind(name: place.name)
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      if let json = inspectJSON(body, place) { return json }
      if kind == .json { return brokenJSON(body, place) }
    }
    if let asset = inspectAsset(bytes, place) { return asset }
    if first == UInt8(ascii: "<"), kind != .template, kind != .prose, !ShortText.isVocabulary(body),
      let markup = inspectMarkup(body, place)
    {
      return markup
    }
    if let found = byName(kind, body, place) { return found }
    if let yaml = inspectYAML(body, place, isNamed: false) { return yaml }
    if let code = inspectPython(bytes, place) { return code }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "["), kind != .prose,
      !Self.isSection(body)
    {
      return brokenJSON(body, place)
    }
    return inspectScript(body, place, isNamed: false) ?? inspectPlain(body, region, place)
  }

  /// What the name says about a text without a mark.
  private mutating func byName(_ kind: TextKind, _ bytes: [UInt8], _ place: Place) -> Assessment? {
    switch kind {
    case .template:
      var result = Assessment(format: "jinja")
      inspectTemplate("the template", bytes, place, &result)
      return result
    case .yaml: return inspectYAML(bytes, place, isNamed: true)
    case .python: return inspectPython(bytes, place)
    case .requirements: return inspectRequirements(bytes, place)
    case .script: return inspectScript(bytes, place)
    case .json, .prose, .other: return nil
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// Whether the start of the content has no byte that no text has. Code that colours what it prints
  /// may have control characters in its constants.
  private static func mayBeText(_ head: [UInt8], _ name: String = "") -> Bool {
    let isCode = TextKind(name: name) == .python
    return head.allSatisfy { $0 >= 0x20 || isSpace($0) || $0 == 0x0C || isCode && $0 == 0x1B }
  }

  // MARK: JSON

  /// Reads a JSON document and judges it by every shape that it has; `nil` if it is none.
  private mutating func inspectJSON(_ bytes: [UInt8], _ place: Place) -> Assessment? {
    var result = Assessment(format: "json")
    let json: JSON
    do throws(JSONError) {
      json = try JSON.parse(bytes, limits: .modelHeader)
    } catch {
      guard case .duplicateKey = error.kind else {
        guard let lenient = LenientJSON.parse(bytes) else { return nil }
        judge(lenient, place, &result)
        return result
      }
      note(
        InspectionRules.settingsDuplicate, .suspicious, error.description, place,
        at: UInt64(error.offset))
      result.verdict = .suspicious
      result.lacks("a key stands twice")
      return result
    }
    judge(json, place, &result)
    return result
  }

  private mutating func judge(_ json: JSON, _ place: Place, _ result: inout Assessment) {
    for shape in JSONShape.all where shape.recognises(json) {
      result.format = shape.name
      shape.judge(&self, json, place, &result)
    }
    guard result.format != "jupyter-notebook" else { return }
    var walk = SettingsWalk()
    walkSettings(json, place, &result, &walk)
    if result.format != "tokenizer" { inspectSecrets(in: json, place, &result) }
  }

  private mutating func brokenJSON(_ bytes: [UInt8], _ place: Place) -> Assessment? {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    var words = "no whole JSON document"
    var offset: UInt64 = 0
    do throws(JSONError) { _ = try JSON.parse(bytes, limits: .modelHeader) } catch {
      words = error.description
      offset = UInt64(error.offset)
    }
    note(InspectionRules.settingsBroken, .unknown, words, place, at: offset)
    var result = Assessment(format: "json")
    result.lacks("the document is broken")
    return result
  }

  /// Whether the text starts with `[a section]` of settings, which no JSON has.
  private static func isSection(_ bytes: [UInt8]) -> Bool {
    let line = bytes.drop(while: isSpace).prefix { $0 != 0x0A && $0 != 0x0D }
    let inner = line.dropFirst().dropLast()
    let isLetter = { (byte: UInt8) in byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
    return line.first == UInt8(ascii: "[") && line.last == UInt8(ascii: "]") && inner.count > 1
      && inner.contains(where: isLetter)
      && inner.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || ".-_ ".utf8.contains($0) }
  }

  // MARK: plain text

  /// Whether bytes without a name that says so are text: long enough, in words, of varied letters.
  /// Numbers of a few kinds of bytes happen to be letters too.
  private static func looksLikeText(_ bytes: [UInt8]) -> Bool {
    if ShortText.isPlain(bytes) { return true }
    guard bytes.count >= InspectionLimits.shortestText else { return false }
    let head = bytes.prefix(InspectionLimits.textHead)
    return head.contains { $0 == 0x20 || $0 == 0x0A } && Set(head).count >= 8
  }

  /// Prose, tables, lists of words: whole UTF-8 without control characters.
  private mutating func inspectPlain(_ bytes: [UInt8], _ region: Region, _ place: Place)
    -> Assessment?
  {
    let isNamed = TextKind(name: place.name) == .prose
    let isVocabulary = ShortText.isVocabulary(bytes)
    guard isNamed || isVocabulary || Self.looksLikeText(bytes), Self.mayBeText(bytes),
      let text = String(validating: bytes, as: UTF8.self), KnownFormats.name(of: region) == nil,
      !text.hasPrefix("<?"),
      !text.hasPrefix("<!") || text.hasPrefix("<!--"),
      !isBeginningOfPickle(region)
    else { return nil }
    var result = Assessment(format: "text")
    if text.hasPrefix("---") { frontMatter(text, place, &result) }
    // A vocabulary lists whatever characters its texts have.
    if !isVocabulary, let found = TextSigns.hidden(text) {
      note(InspectionRules.textHidden, .suspicious, "the text has \(found)", place)
      result.verdict = max(result.verdict, .suspicious)
    }
    if let found = TextSigns.pipeline(text) {
      note(
        InspectionRules.textCommand, .suspicious, "the text has a command that fetches and runs",
        place, excerpt: found)
      result.verdict = max(result.verdict, .suspicious)
    }
    if let found = MarkupSigns.script(bytes), found == "<script" || found.hasPrefix("javascript") {
      note(InspectionRules.xmlScript, .suspicious, "the text holds \(found)", place, excerpt: found)
      result.verdict = max(result.verdict, .suspicious)
    }
    inspectSecrets(bytes, place, &result)
    return result
  }

  /// Whether the text is also the start of a pickle of protocol 0, which is all letters: such a
  /// loader has run what stands there.
  private mutating func isBeginningOfPickle(_ region: Region) -> Bool {
    // Everything that a pickle without control characters can start with.
    guard let first = try? region.bytes(0, 1), "(c])}ILSVFNPidlt.".utf8.contains(first[0]) else {
      return false
    }
    let trace = runStream(region, at: 0)
    guard case .failed(let error) = trace.end else { return true }
    if !trace.imports.isEmpty || !trace.calls.isEmpty { return true }
    if case .truncated = error { return trace.opcodes >= 2 || region.count < 2 }
    return false
  }

  /// The YAML between `---` lines at the start of a model card.
  private mutating func frontMatter(_ text: String, _ place: Place, _ result: inout Assessment) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first?.trimmingSuffix(\.isWhitespace) == "---",
      let end = lines.dropFirst().firstIndex(where: { $0.trimmingSuffix(\.isWhitespace) == "---" })
    else { return }
    let body = Array(lines[1..<end].joined(separator: "\n").utf8)
    guard let document = try? YAMLDocument(body) else { return }
    result.format = "model-card"
    judge(tagsOf: document, place, &result)
  }
}

/// What a name says about a text.
enum TextKind {
  case json, template, yaml, python, requirements, script, prose, other

  init(name: String) {
    let file = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let lower = file.lowercased()
    let ending = lower.split(separator: ".").last.map(String.init) ?? ""
    switch ending {
    case "json", "ipynb": self = .json
    case "jinja", "jinja2", "j2": self = .template
    case "yaml", "yml": self = .yaml
    case "py", "pyw", "pyi": self = .python
    case "md", "markdown", "rst", "csv", "tsv", "txt", "text", "log", "tex", "license", "notice",
      "readme", "authors", "version", "gitattributes", "gitignore", "names", "labels":
      self = lower.hasPrefix("requirements") ? .requirements : .prose
    case "sh", "bash", "zsh", "bat", "cmd", "ps1", "vbs", "js", "mjs", "cjs", "ts", "pl", "rb",
      "php", "lua", "r", "jl", "c", "cc", "cpp", "cu", "cuh", "h", "hpp", "rs", "go", "java",
      "swift", "service", "mk", "cmake":
      self = .script
    case "toml", "cfg": self = .requirements
    default:
      if lower.hasPrefix("requirements") {
        self = .requirements
      } else if lower == "mlmodel" {
        self = .yaml
      } else if ["dockerfile", "makefile", "pipfile"].contains(lower) {
        self = .script
      } else {
        self = .other
      }
    }
  }
}

extension TextKind {
  /// Whether a file of this name says what it has to say by being there.
  var mayBeEmpty: Bool { self == .python || self == .prose }
}

extension Substring {
  /// The text without the characters at its end that `isOut` names.
  func trimmingSuffix(_ isOut: (Character) -> Bool) -> Substring {
    var text = self
    while let last = text.last, isOut(last) { text = text.dropLast() }
    return text
  }
}
