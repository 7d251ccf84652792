/// TorchScript: the program of an archive, as source and as bytecode for small devices.

import Bytes
import Formats

extension Inspector {
  /// Judges the source of one module.
  mutating func inspectScript(_ region: Region, _ place: Place) -> Assessment {
    var result = Assessment(format: "torchscript", capability: .codeOnUse)
    guard region.count <= UInt64(InspectionLimits.textInMemory),
      let bytes = try? region.bytes(0, Int(region.count))
    else {
      note(InspectionRules.torchBroken, .unknown, "a module that is too long to be read", place)
      result.lacks("TorchScript code was not read")
      return result
    }
    let script: TorchScriptNames
    do throws(FormatError) {
      script = try TorchScriptNames(bytes)
    } catch {
      note(
        InspectionRules.torchBroken, .unknown, "the code cannot be followed: \(error.words)", place,
        at: error.offset)
      result.lacks("TorchScript code was not read")
      return result
    }
    for name in script.names {
      judge(policy.grade(name), name.parts.joined(separator: "."), name.offset, place, &result)
    }
    if let offset = script.pythonCall, bytes[offset...].dropFirst().first.map(isNameStart) == true {
      judge(.dangerous, "a function of Python", offset, place, &result)
    }
    return result
  }

  private func isNameStart(_ byte: UInt8) -> Bool {
    byte == 0x5F || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  private mutating func judge(
    _ grade: OperatorGrade, _ name: String, _ offset: Int, _ place: Place,
    _ result: inout Assessment
  ) {
    switch grade {
    case .known: break
    case .unknown:
      result.verdict = max(result.verdict, .suspicious)
      note(
        InspectionRules.torchOperator, .suspicious, "the program uses \(name)", place,
        at: UInt64(offset))
    case .dangerous:
      result.verdict = .malicious
      note(
        InspectionRules.torchDangerous, .malicious, "the program uses \(name)", place,
        at: UInt64(offset))
    }
  }

  /// Operators that the bytecode of a mobile archive names: texts such as `aten::relu`.
  mutating func inspectBytecode(_ region: Region, _ place: Place) -> Assessment {
    var result = Assessment(format: "torchscript", capability: .codeOnUse)
    for text in Set(runStream(region, at: 0).strings).sorted() {
      guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("::") else { continue }
      let name = String(text[text.index(colon, offsetBy: 2)...].prefix { $0 != "." })
      judge(
        policy.grade(operator: name, in: String(text[..<colon])), Excerpt.clean(text), 0, place,
        &result)
    }
    return result
  }
}
