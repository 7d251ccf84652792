/// XML and what looks like it: PMML, OpenVINO's layers, SVG, HTML.

import Bytes
import Formats

extension Inspector {
  /// Reads markup; `nil` if the text is none.
  mutating func inspectMarkup(_ bytes: [UInt8], _ place: Place) -> Assessment? {
    let head = String(decoding: bytes.prefix(512), as: UTF8.self).lowercased()
    let start = head.drop { $0.isWhitespace }
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return html(bytes, place) }
    guard start.hasPrefix("<?xml") || start.hasPrefix("<!") || Self.startsTag(start),
      !start.hasPrefix("<?php"), let document = try? XMLDocument(bytes)
    else { return nil }
    return judge(document, bytes, place)
  }

  private static func startsTag(_ text: Substring) -> Bool {
    guard text.first == "<", let next = text.dropFirst().first else { return false }
    return next.isLetter || next == "_"
  }

  private mutating func judge(_ document: XMLDocument, _ bytes: [UInt8], _ place: Place)
    -> Assessment
  {
    var result = Assessment(format: "xml")
    for oddity in document.oddities { note(oddity, place, &result) }
    if let fault = document.fault {
      note(InspectionRules.xmlBroken, .unknown, fault.words, place, at: fault.offset)
      result.lacks("the document is not well-formed")
    }
    for element in document.elements
    where element.name.lowercased().hasSuffix("include")
      && element.name.contains(":")
    {
      odd("an include", InspectionRules.xmlEntity, element.offset, place, &result)
    }
    switch document.elements.first.map({ Self.local($0.name) }) {
    case "PMML": judgePMML(document, place, &result)
    case "net": judgeOpenVINO(document, place, &result)
    case "svg": judgeActive(bytes, "svg", place, &result)
    case "html": judgeActive(bytes, "html", place, &result)
    case "stylesheet", "transform":
      odd("a style sheet that is a program", InspectionRules.xmlUnknown, 0, place, &result)
    default: judgeActive(bytes, "xml", place, &result)
    }
    return result
  }

  private static func local(_ name: String) -> String {
    name.split(separator: ":").last.map(String.init) ?? name
  }

  private mutating func odd(
    _ words: String, _ rule: InspectionRule, _ offset: UInt64, _ place: Place,
    _ result: inout Assessment, verdict: ArtefactVerdict = .suspicious, excerpt: String = ""
  ) {
    note(rule, verdict, words, place, at: offset, excerpt: excerpt)
    result.verdict = max(result.verdict, verdict)
  }

  private mutating func note(
    _ oddity: XMLDocument.Oddity, _ place: Place, _ result: inout Assessment
  ) {
    switch oddity {
    case .documentType(let words, let offset): documentType(words, offset, place, &result)
    case .entity(let name, let offset):
      odd(
        "the entity \(name)", InspectionRules.xmlEntity, offset, place, &result, excerpt: name)
    case .instruction(let name, let offset):
      odd(
        "the processing instruction \(name)", InspectionRules.xmlUnknown, offset, place, &result,
        excerpt: name)
    }
  }

  /// Only the public types of the W3C, without declarations, are ordinary: drawing programs write them.
  private mutating func documentType(
    _ words: String, _ offset: UInt64, _ place: Place, _ result: inout Assessment
  ) {
    if words.contains("[") || words.contains("<!ENTITY") || words.contains("SYSTEM") {
      odd(
        "a document type that declares or fetches something", InspectionRules.xmlEntity, offset,
        place, &result, verdict: .malicious, excerpt: words)
    } else if !words.contains("PUBLIC \"-//W3C//DTD SVG")
      && !words.contains("PUBLIC \"-//W3C//DTD X")
    {
      odd(
        "a document type", InspectionRules.xmlEntity, offset, place, &result, excerpt: words)
    }
  }

  // MARK: kinds

  private mutating func html(_ bytes: [UInt8], _ place: Place) -> Assessment? {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    var result = Assessment(format: "html")
    judgeActive(bytes, "html", place, &result)
    return result
  }

  private mutating func judgeActive(
    _ bytes: [UInt8], _ format: String, _ place: Place, _ result: inout Assessment
  ) {
    result.format = format
    guard let found = MarkupSigns.script(bytes) else { return }
    odd(
      "the document holds \(found)", InspectionRules.xmlScript, 0, place, &result, excerpt: found)
    result.capability = max(result.capability, .codeOnUse)
  }

  /// PMML (dmg.org, 4.4): extensions and functions of the reader's own are beyond the standard.
  private mutating func judgePMML(
    _ document: XMLDocument, _ place: Place, _ result: inout Assessment
  ) {
    result.format = "pmml"
    for element in document.elements {
      if element.name == "Extension",
        let name = element.attribute("extender") ?? element.attribute("name"),
        name.lowercased().contains("script") || name.lowercased().contains("java")
          || (element.attribute("value") ?? "").contains("Runtime")
      {
        odd(
          "the extension \(name)", InspectionRules.xmlUnknown, element.offset, place, &result,
          excerpt: name)
      }
      if element.name == "Apply", let function = element.attribute("function"),
        function.contains(".") || function.contains("/")
      {
        odd(
          "the function \(function), which is a class of the reader's", InspectionRules.xmlUnknown,
          element.offset, place, &result, excerpt: function)
      }
    }
  }

  /// OpenVINO's intermediate representation: layers outside the operation sets come from libraries
  /// that have to be loaded beside the model.
  private mutating func judgeOpenVINO(
    _ document: XMLDocument, _ place: Place, _ result: inout Assessment
  ) {
    result.format = "openvino-ir"
    for element in document.elements where element.name == "layer" {
      guard let set = element.attribute("version") else { continue }
      let isKnown =
        set.hasPrefix("opset") && Int(set.dropFirst(5)) != nil || set == "experimental"
        || set == "ie_internal_opset" || set == "type_relaxed_opset"
      if !isKnown {
        odd(
          "a layer of the set \(set)", InspectionRules.xmlUnknown, element.offset, place, &result,
          excerpt: element.attribute("type") ?? "")
      }
    }
    for element in document.elements {
      for (name, value) in element.attributes
      where ["library", "extension", "path", "source", "custom_library"].contains(name)
        && (value.hasSuffix(".so") || value.hasSuffix(".dll") || Self.leavesFolder(value))
      {
        odd(
          "the attribute \(name) leads to \(value)", InspectionRules.settingsPath, element.offset,
          place, &result, verdict: .malicious, excerpt: value)
      }
    }
  }
}
