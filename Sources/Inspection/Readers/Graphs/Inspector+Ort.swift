/// Models in ONNX Runtime's own format: the same lists as for ONNX.

import Bytes
import Formats

extension Inspector {
  mutating func inspectOrt(_ region: Region, checkpoint: Bool, _ place: Place) -> Assessment? {
    var result = Assessment(format: checkpoint ? "onnx-runtime-checkpoint" : "onnx-runtime")
    do throws(FormatError) {
      let model = try OrtModel(region, checkpoint: checkpoint)
      for name in model.operators.keys.sorted() {
        judge(operator: name, at: model.operators[name] ?? 0, place, &result)
      }
      for fault in model.faults {
        judge(
          InspectionRules.graphTensor, .suspicious, fault.words, place, at: fault.offset, &result)
      }
      judge(model.audit, region, place, &result)
      judge(gaps: model.gaps, region, place, &result)
    } catch {
      fail(error, place, &result)
    }
    return result
  }
}
