/// ExecuTorch programs and their files of tensors.

import Bytes
import Formats

extension Inspector {
  mutating func inspectExecuTorch(_ region: Region, tensors: Bool, _ place: Place) -> Assessment? {
    var result = Assessment(format: tensors ? "executorch-tensors" : "executorch")
    do throws(FormatError) {
      let program = try ExecuTorchProgram(region, tensors: tensors)
      for entry in program.operators {
        let space = entry.name.split(separator: ":").first.map(String.init) ?? ""
        guard !entry.name.contains("::") || !LitePolicy.kernels.contains(space) else { continue }
        judge(
          InspectionRules.liteOperator, .suspicious, "the operator \(entry.name) is not known",
          place, at: entry.offset, excerpt: entry.name, &result)
        result.capability = max(result.capability, .codeOnUse)
      }
      for entry in program.delegates where !LitePolicy.interpreters.contains(entry.name) {
        judge(
          InspectionRules.liteEngine, .suspicious, "a part is compiled for \(entry.name)", place,
          at: entry.offset, excerpt: entry.name, &result)
        result.capability = max(result.capability, .codeOnUse)
      }
      for fault in program.faults {
        judge(InspectionRules.liteIndex, .suspicious, fault.words, place, at: fault.offset, &result)
      }
      judge(program.audit, region, place, &result)
      for segment in program.segments.prefix(10_000) {
        inspectEmbedded(segment, region, place, &result)
      }
      judge(gaps: program.gaps, region, place, &result)
    } catch {
      fail(error, place, &result)
    }
    return result
  }
}
