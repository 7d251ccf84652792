/// Secrets and addresses in texts, found by the guards' own rules. What is found is shown masked.

import Bytes
import Formats
import Guards

extension Inspector {
  private static let guards = TextGuard(policy: GuardPolicy())

  /// Looks for secrets and doubtful addresses in a text.
  mutating func inspectSecrets(_ bytes: [UInt8], _ place: Place, _ result: inout Assessment) {
    guard bytes.count <= InspectionLimits.secretBytes else { return }
    var types: Set<String> = []
    for finding in Self.guards.findings(in: bytes, origin: .model)
    where finding.type.hasPrefix("secret.")
      && finding.confidence >= InspectionLimits.secretConfidence
    {
      guard types.insert(finding.type).inserted, types.count <= InspectionLimits.textFindings else {
        continue
      }
      let range = finding.range
      let head = bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + 4)]
      note(
        InspectionRules.textSecret, .suspicious, "the text holds a \(finding.type)", place,
        at: UInt64(range.lowerBound), excerpt: String(decoding: head, as: UTF8.self) + "[masked]")
      result.verdict = max(result.verdict, .suspicious)
    }
    if let found = TextSigns.address(bytes) {
      note(
        InspectionRules.textAddress, .suspicious, "the text names \(found)", place, excerpt: found)
      result.verdict = max(result.verdict, .suspicious)
    }
  }

  /// The same for the texts of a document, which are looked at together.
  mutating func inspectSecrets(in json: JSON, _ place: Place, _ result: inout Assessment) {
    var texts: [UInt8] = []
    Self.gather(json, "", into: &texts)
    inspectSecrets(texts, place, &result)
  }

  private static func gather(_ json: JSON, _ key: String, into texts: inout [UInt8]) {
    guard texts.count <= InspectionLimits.secretBytes else { return }
    switch json {
    case .string(let text):
      guard text.utf8.count > 7 else { return }
      if !key.isEmpty { texts += Array("\(key): ".utf8) }
      texts += Array(text.utf8)
      texts.append(0x0A)
    case .array(let elements): for element in elements { gather(element, "", into: &texts) }
    case .object(let members):
      for (key, value) in members.members { gather(value, key, into: &texts) }
    default: break
    }
  }
}
