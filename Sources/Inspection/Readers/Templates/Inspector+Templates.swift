/// Templates, wherever they stand: in GGUF, in tokenizers' and processors' settings, in files of
/// their own.

import Bytes
import Formats

extension Inspector {
  /// Judges the template `text`, which `key` names.
  mutating func inspectTemplate(
    _ key: String, _ text: [UInt8], at offset: UInt64 = 0, _ place: Place,
    _ result: inout Assessment
  ) {
    result.capability = max(result.capability, .codeOnUse)
    let template: JinjaTemplate
    do throws(FormatError) {
      template = try JinjaTemplate(text)
    } catch {
      note(
        InspectionRules.templateBroken, .unknown, "\(key): \(error.words)", place, at: offset)
      result.lacks("a template cannot be followed")
      // What cannot be parsed here may still be rendered elsewhere.
      broken(key, text, offset, place, &result)
      return
    }
    note(TemplateJudge.judge(template), key, offset, place, &result)
  }

  private mutating func note(
    _ findings: TemplateFindings, _ key: String, _ offset: UInt64, _ place: Place,
    _ result: inout Assessment
  ) {
    if let first = findings.dangerous.first {
      note(
        InspectionRules.templateDangerous, .malicious, "\(key) reaches for \(first)", place,
        at: offset, excerpt: first)
      result.verdict = max(result.verdict, .malicious)
    }
    if let first = findings.unknown.first {
      note(
        InspectionRules.templateUnknown, .suspicious, "\(key) uses the \(first)", place,
        at: offset, excerpt: first)
      result.verdict = max(result.verdict, .suspicious)
    }
    if let first = findings.costly.first {
      note(
        InspectionRules.templateCostly, .suspicious, "\(key) asks for \(first)", place,
        at: offset, excerpt: first)
      result.verdict = max(result.verdict, .suspicious)
    }
    if findings == TemplateFindings() {
      note(InspectionRules.templateNoted, .safe, "\(key) runs with each use", place, at: offset)
    }
  }

  /// Names that no template needs, in a text that is no whole template.
  private mutating func broken(
    _ key: String, _ text: [UInt8], _ offset: UInt64, _ place: Place, _ result: inout Assessment
  ) {
    let words = String(decoding: text.prefix(FormatLimits.templateBytes), as: UTF8.self)
      .split { !($0 == "_" || $0.isLetter) }
    guard let found = words.first(where: { TemplateNames.isDunder(String($0)) }) else { return }
    note(
      InspectionRules.templateDangerous, .malicious, "\(key) holds \(found)", place, at: offset,
      excerpt: String(found))
    result.verdict = max(result.verdict, .malicious)
  }
}
